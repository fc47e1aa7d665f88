// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/dataview.h"

#include "joinwright/core/error.h"
#include "studio/data/tabletext.h"
#include "studio/prompts/guard.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qsizetype SummedCells = 10'000;

} // namespace

DataView::DataView(DatabaseSession &database, std::unique_ptr<WindowModel> model, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_database(database)
    , m_selection(selection)
    , m_model(std::move(model))
    , m_layout(new QVBoxLayout(this))
    , m_bar(new FilterBar(this))
    , m_view(new GridView(this))
    , m_panel(new ValuePanel(this))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1000, 320});
    m_panel->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_bar);
    m_layout->addWidget(splitter, 1);
    setFocusProxy(m_view);
    m_view->setFocus();
    m_view->setGrid(m_model.get());
    m_bar->setGrid(m_model.get());
    m_panel->setGrid(m_model.get());
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DataView::showCellMenu);
    connect(m_view->header(), &QWidget::customContextMenuRequested, this, &DataView::showHeaderMenu);
    connect(m_view, &GridView::scrolled, this, &DataView::updateSight);
    connect(m_view, &GridView::currentMoved, this, &DataView::cursorMoved);
    connect(m_view, &GridView::refused, this, &DataView::say);
    connect(m_view, &GridView::recordWanted, this, &DataView::recordRequested);
    connect(m_view, &GridView::panelWanted, this, [this](const QModelIndex &index) {
        m_panel->show();
        m_panel->showCell(index);
        m_panel->beginEdit();
    });
    connect(m_view->header(), &GridHeader::filterRefused, this, [this](int, const QString &reason) { say(reason); });
    connect(m_bar, &FilterBar::editRequested, this, &DataView::editFilter);
    connect(m_panel, &ValuePanel::refused, this, &DataView::say);
    connect(m_panel, &ValuePanel::closeRequested, this, [this] {
        m_panel->hide();
        m_view->setFocus();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        emit selectionTextChanged(selectionText());
        emit actionsChanged();
    });
    connect(m_model.get(), &WindowModel::countChanged, this, &DataView::updateSight);
    connect(m_model.get(), &GridModel::failed, this, [this](const Error &error) { say(error.message()); });
    connect(&m_database, &DatabaseSession::commitFailed, this, &DataView::commitFailed);
    connect(&m_database, &DatabaseSession::historyChanged, this, &DataView::actionsChanged);
    connect(&m_database, &DatabaseSession::commitStateChanged, this, [this] {
        emit actionsChanged();
        emit titleChanged(title());
    });
}

DataView::~DataView()
{
    m_view->setModel(nullptr); // the view must not look at a model that goes before it
}

void DataView::setHead(QWidget *head)
{
    m_layout->insertWidget(0, head);
}

void DataView::say(const QString &text)
{
    m_status = text;
    emit statusText(text);
}

// What is in sight and selected

void DataView::updateSight()
{
    const auto [first, last] = m_view->rowsInSight();
    m_bar->setRowsInSight(first, last);
}

void DataView::cursorMoved()
{
    const QModelIndex index = m_view->currentIndex();
    const Record record = index.isValid() ? m_model->record(index.row(), index.column()) : Record();
    if (m_panel->isVisible())
        m_panel->showCell(index);
    if (!record) {
        m_selection.setRow({});
        return;
    }
    m_selection.setRow({record.mapper().id(), record.key()});
    const GridColumn &column = m_model->column(index.column());
    const QString reason = m_model->reasonAgainstEdit(index);
    QString facts = record.mapper().name() + u'.' + column.column.name + u"  "_s + m_model->schema().typeName(column.column.type);
    if (record.mapper().isRequired(column.index))
        facts += u", "_s + tr("required");
    say(reason.isEmpty() ? facts : facts + u"  ·  "_s + reason);
}

QList<int> DataView::selectedRows() const
{
    QSet<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    QList<int> sorted(rows.cbegin(), rows.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QModelIndexList DataView::selectedCells() const
{
    QModelIndexList cells = m_view->selectionModel()->selectedIndexes();
    cells.removeIf([this](const QModelIndex &cell) { return m_view->isColumnHidden(cell.column()); });
    return cells;
}

QString DataView::selectionText() const
{
    qint64 cells = 0;
    QSet<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        cells += qint64(range.width()) * range.height();
        for (int row = range.top(); row <= range.bottom() && rows.size() < SummedCells; ++row)
            rows.insert(row);
    }
    if (cells < 2)
        return {};
    const QString text = rows.size() > 1 ? tr("%n rows selected", nullptr, int(rows.size())) : tr("%n cells selected", nullptr, int(cells));
    if (cells > SummedCells)
        return text;
    Decimal sum;
    bool any = false;
    for (const QModelIndex &cell : m_view->selectionModel()->selectedIndexes()) {
        const Value value = m_model->value(cell);
        const GridColumn &column = m_model->column(cell.column());
        if (!value.isNumber() || value.kind() == Value::Kind::Double || column.primary || column.reference)
            continue;
        sum = sum + value.toDecimal();
        any = true;
    }
    return any ? text + u" · "_s + tr("sum %1").arg(sum.toString()) : text;
}

// Database

void DataView::commit()
{
    m_view->setFocus(); // ends an edit that is open
    const QString reason = m_database.reasonAgainstCommit();
    if (reason.isEmpty())
        m_database.commit();
    else
        say(reason);
}

void DataView::commitFailed(const Error &error, const Record &failing)
{
    say(error.message());
    const QList<int> rows = failing ? m_model->rowsOf(failing) : QList<int>();
    if (rows.isEmpty())
        return;
    const int column = error.column().isEmpty() ? 0 : std::max(0, failing.table().columnIndex(error.column()));
    m_view->goTo(m_model->index(rows.first(), column));
}

void DataView::refresh()
{
    m_model->reload();
}

// Cells

void DataView::setCells(const QVariant &value, const QString &text)
{
    const QModelIndexList cells = selectedCells();
    const EditScope step(m_database.session(), text);
    for (const QModelIndex &cell : cells)
        m_model->setData(cell, value);
}

void DataView::setNull()
{
    setCells(QVariant::fromValue(Value()), u"Set to NULL"_s);
}

void DataView::setDefault()
{
    const QModelIndexList cells = selectedCells();
    const EditScope step(m_database.session(), u"Set to default"_s);
    for (const QModelIndex &cell : cells) {
        const Record record = m_model->record(cell.row(), cell.column());
        if (record && record.state() != RowState::Pending) {
            say(tr("Only a new row takes the database's default; this row has its values already."));
            return;
        }
        m_model->setDefault(cell);
    }
}

void DataView::revertCells()
{
    const QModelIndexList cells = selectedCells();
    const EditScope step(m_database.session(), u"Revert cells"_s);
    for (const QModelIndex &cell : cells)
        m_model->revertCell(cell);
}

// Clipboard

/// The smallest block that holds the selection; what is not selected in it is left empty.
void DataView::copyCells(bool headers)
{
    QModelIndexList cells = selectedCells();
    if (cells.isEmpty())
        return;
    QMap<int, QHash<int, QString>> rows;
    QMap<int, int> columns; // by place on the screen
    for (const QModelIndex &cell : cells) {
        const bool null = m_model->value(cell).isNull();
        rows[cell.row()].insert(cell.column(), null ? QString() : m_model->plainText(cell) + u""_s);
        columns.insert(m_view->header()->visualIndex(cell.column()), cell.column());
    }
    QList<QStringList> block;
    if (headers) {
        block.append(QStringList());
        for (const int column : columns)
            block.last().append(m_model->column(column).column.name);
    }
    for (const QHash<int, QString> &row : rows) {
        block.append(QStringList());
        for (const int column : columns) {
            const auto cell = row.constFind(column);
            const bool null = cell != row.cend() && cell->isNull();
            block.last().append(cell == row.cend() ? u""_s : null ? QString() : cell->isEmpty() ? u""_s : *cell);
        }
    }
    QGuiApplication::clipboard()->setText(toTableText(block));
    say(tr("%n rows copied", nullptr, int(rows.size())));
}

void DataView::cut()
{
    copyCells(false);
    setNull();
}

QList<QStringList> DataView::clipboardCells() const
{
    return fromTableText(QGuiApplication::clipboard()->text());
}

QList<int> DataView::columnsFrom(int column) const
{
    QList<int> columns;
    const GridHeader *header = m_view->header();
    for (int visual = column < 0 ? 0 : header->visualIndex(column); visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    return columns;
}

// Finding

void DataView::find()
{
    const QModelIndex current = m_view->currentIndex();
    editFilter(current.isValid() ? current.column() : 0);
}

void DataView::editFilter(int column)
{
    if (m_view->isColumnHidden(column))
        m_view->showColumn(column);
    const QModelIndex top = m_model->index(std::max(0, m_view->rowsInSight().first), column);
    if (top.isValid())
        m_view->scrollTo(top);
    QLineEdit *edit = m_view->header()->filterEdit(column);
    edit->setFocus();
    edit->selectAll();
}

void DataView::toggleValuePanel()
{
    m_panel->setVisible(!m_panel->isVisible());
    if (m_panel->isVisible())
        m_panel->showCell(m_view->currentIndex());
}

void DataView::askForRow()
{
    const QString answer = Prompts::text(this, tr("Go to row"), tr("Row number"));
    bool ok = false;
    const int row = QLocale().toInt(answer, &ok);
    if (ok)
        goToRow(row - 1);
}

void DataView::setNotInDatabase(const QStringList &columns)
{
    m_bar->setNotInDatabase(columns);
}

void DataView::goToRow(int row)
{
    if (m_model->rowCount() == 0)
        return;
    const int column = std::max(0, m_view->currentIndex().column());
    m_view->goTo(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), column));
    m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
}

// Keys and menus

/// The window's actions carry the same keys; a view that stands alone obeys them too.
void DataView::keyPressEvent(QKeyEvent *event)
{
    const auto is = [event](const QKeyCombination &key) { return event->keyCombination() == key; };
    if (is(Qt::CTRL | Qt::Key_Insert)) // before Copy, which some platforms put on this key
        addRow();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Cut))
        cut();
    else if (event->matches(QKeySequence::Undo))
        undo();
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_Z) || is(Qt::CTRL | Qt::Key_Y))
        redo();
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_C))
        copyWithHeaders();
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_V))
        pasteAsRows();
    else if (is(Qt::CTRL | Qt::Key_D))
        duplicate();
    else if (is(Qt::Key_Delete))
        deleteSelected();
    else if (is(Qt::CTRL | Qt::Key_Backspace))
        setNull();
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace))
        setDefault();
    else if (is(Qt::Key_Escape))
        revertCells();
    else if (is(Qt::Key_F5))
        refresh();
    else if (is(Qt::CTRL | Qt::Key_F))
        find();
    else if (is(Qt::CTRL | Qt::Key_G))
        askForRow();
    else if (is(Qt::CTRL | Qt::Key_Return))
        commit();
    else
        QWidget::keyPressEvent(event);
}

void DataView::addMenuAction(QMenu &menu, const QString &text, const QKeySequence &key, void (DataView::*slot)())
{
    QAction *action = menu.addAction(text, this, slot);
    action->setShortcut(key); // shown only: the menu goes with its loop
}

void DataView::showCellMenu(const QPoint &place)
{
    QMenu menu(this);
    if (canEdit()) {
        addMenuAction(menu, tr("Set to &NULL"), Qt::CTRL | Qt::Key_Backspace, &DataView::setNull);
        addMenuAction(menu, tr("Set to de&fault"), Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace, &DataView::setDefault);
        addMenuAction(menu, tr("Re&vert cells"), Qt::Key_Escape, &DataView::revertCells);
        menu.addSeparator();
    }
    fillContextMenu(menu);
    menu.addSeparator();
    addMenuAction(menu, tr("&Copy"), QKeySequence::Copy, &DataView::copy);
    addMenuAction(menu, tr("Copy with &headers"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &DataView::copyWithHeaders);
    addMenuAction(menu, tr("Value &panel"), {}, &DataView::toggleValuePanel);
    addMenuAction(menu, tr("&Go to row…"), Qt::CTRL | Qt::Key_G, &DataView::askForRow);
    menu.exec(m_view->viewport()->mapToGlobal(place));
}

void DataView::showHeaderMenu(const QPoint &place)
{
    GridHeader *header = m_view->header();
    const int column = header->logicalIndexAt(place);
    QMenu menu(this);
    if (column >= 0) {
        menu.addAction(tr("Sort &ascending"), this, [this, column] { m_model->setSort({{column, false}}); });
        menu.addAction(tr("Sort &descending"), this, [this, column] { m_model->setSort({{column, true}}); });
        menu.addAction(tr("Order of the &key"), this, [this] { m_model->setSort({}); });
        menu.addSeparator();
        menu.addAction(tr("&Hide %1").arg(m_model->column(column).title), this, [header, column] { header->hideSection(column); });
    }
    QMenu *columns = menu.addMenu(tr("&Columns"));
    for (int i = 0; i < m_model->columnCount(); ++i) {
        QAction *action = columns->addAction(m_model->column(i).title);
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(i));
        connect(action, &QAction::toggled, header, [header, i](bool shown) { header->setSectionHidden(i, !shown); });
    }
    menu.exec(header->mapToGlobal(place));
    saveState();
}

// What is remembered

void DataView::saveState() const
{
    if (!m_restored || settingsKey().isEmpty())
        return;
    QSettings settings;
    settings.beginGroup(settingsKey());
    QStringList widths;
    QStringList hidden;
    QStringList sort;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const QString id = m_model->column(i).column.id.toString() + u'@' + QString::number(m_model->column(i).node);
        if (m_view->isColumnHidden(i))
            hidden.append(id);
        else
            widths.append(id + u'=' + QString::number(m_view->columnWidth(i)));
    }
    for (const SortKey &key : m_model->sortKeys())
        sort.append(m_model->column(key.column).column.id.toString() + u'@' + QString::number(m_model->column(key.column).node)
            + (key.descending ? u"-"_s : u"+"_s));
    settings.setValue(u"widths"_s, widths);
    settings.setValue(u"hidden"_s, hidden);
    settings.setValue(u"sort"_s, sort);
}

void DataView::restoreState()
{
    if (!m_restored)
        connect(m_view->header(), &QHeaderView::sectionResized, this, &DataView::saveState);
    if (!m_restored)
        connect(m_model.get(), &WindowModel::sortChanged, this, &DataView::saveState);
    m_restored = false; // nothing is saved while it is put back
    QSettings settings;
    settings.beginGroup(settingsKey());
    const auto columnOf = [this](const QString &text) {
        const QStringList parts = text.split(u'@');
        const std::optional<Id> id = Id::fromString(parts.first());
        return id && parts.size() == 2 ? m_model->columnOf(*id, parts.at(1).toInt()) : -1;
    };
    for (const QString &width : settings.value(u"widths"_s).toStringList()) {
        const int column = columnOf(width.section(u'=', 0, 0));
        if (column >= 0)
            m_view->setFixedColumnWidth(column, width.section(u'=', 1).toInt());
    }
    for (const QString &hidden : settings.value(u"hidden"_s).toStringList()) {
        if (const int column = columnOf(hidden); column >= 0)
            m_view->hideColumn(column);
    }
    QList<SortKey> sort;
    for (const QString &key : settings.value(u"sort"_s).toStringList()) {
        if (const int column = columnOf(key.chopped(1)); column >= 0)
            sort.append({column, key.endsWith(u'-')});
    }
    if (!sort.isEmpty())
        m_model->setSort(sort);
    else
        m_model->load();
    m_restored = true;
}

} // namespace jw::studio
