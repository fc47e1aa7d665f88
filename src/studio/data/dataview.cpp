// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/dataview.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/asyncsession.h"
#include "studio/data/commitscript.h"
#include "studio/data/gridstate.h"
#include "studio/data/relatedrows.h"
#include "studio/prompts/guard.h"

#include <QtCore/QLocale>
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
    , m_trail(new TrailBar(this))
    , m_bar(new FilterBar(this))
    , m_view(new GridView(this))
    , m_cells(new CellCommands(database, *m_view))
    , m_panel(new ValuePanel(this))
{
    m_view->setGrid(m_model.get());
    m_bar->setGrid(m_model.get());
    m_panel->setGrid(m_model.get(), &database.drafts());
    m_view->setDrafts(&database.drafts());
    m_find = new GridFindBar(*m_view, *m_cells, this);
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
    m_layout->addWidget(m_trail);
    m_layout->addWidget(m_bar);
    m_layout->addWidget(splitter, 1);
    m_layout->addWidget(m_find);
    setFocusProxy(m_view);
    m_view->setFocus();
    connectParts();
}

void DataView::connectParts()
{
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DataView::showCellMenu);
    connect(m_view->header(), &QWidget::customContextMenuRequested, this, &DataView::showHeaderMenu);
    connect(m_view, &GridView::scrolled, this, &DataView::updateSight);
    connect(m_view, &GridView::currentMoved, this, &DataView::cursorMoved);
    connect(m_view, &GridView::refused, this, &DataView::say);
    connect(m_view, &GridView::recordWanted, this, &DataView::recordRequested);
    connect(m_view, &GridView::panelWanted, this, [this](const QModelIndex &index, const QString &typed) {
        m_panel->show();
        m_panel->showCell(index);
        m_panel->beginEdit(typed);
    });
    connect(m_view, &GridView::typed, this, &DataView::actionsChanged);
    connect(m_panel, &ValuePanel::typedIn, this, &DataView::actionsChanged);
    connect(m_trail, &TrailBar::stepChosen, this, [this](int step) { emit backRequested(trail(), step); });
    connect(m_cells, &CellCommands::said, this, &DataView::say);
    connect(m_find, &GridFindBar::said, this, &DataView::say);
    connect(m_view->header(), &GridHeader::filterRefused, this, [this](int, const QString &reason) { say(reason); });
    connect(m_view->header(), &GridHeader::filterFormRequested, m_bar, &FilterBar::editFilter);
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
    connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, &DataView::updateSight); // new rows change no count
    connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, &DataView::updateSight);
    connect(m_model.get(), &GridModel::failed, this, [this](const Error &error) { say(wordsOf(error)); });
    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(0);
    connect(&m_saveLater, &QTimer::timeout, this, &DataView::saveState);
    connect(m_view->header(), &QHeaderView::sectionResized, this, &DataView::saveStateLater);
    connect(m_view->header(), &QHeaderView::sectionMoved, this, &DataView::saveStateLater);
    connect(m_view, &GridView::pinnedChanged, this, &DataView::saveStateLater);
    connect(m_model.get(), &WindowModel::sortChanged, this, &DataView::saveStateLater);
    connect(m_model.get(), &WindowModel::filtersChanged, this, &DataView::saveStateLater);
    connect(&m_database, &DatabaseSession::commitFailed, this, &DataView::commitFailed);
    connect(&m_database, &DatabaseSession::historyChanged, this, &DataView::actionsChanged);
    connect(&m_database, &DatabaseSession::historyChanged, this, &DataView::forgetMessage);
    connect(&m_database, &DatabaseSession::commitStateChanged, this, [this] {
        emit actionsChanged();
        emit titleChanged(title());
    });
}

DataView::~DataView()
{
    disconnect(&m_database, nullptr, this, nullptr);
    suspendState();
    endEdits();
    delete m_find; // its search looks at the model
    m_view->clear(); // the views must not look at a model that goes before them
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
    if (!record) {
        m_selection.setRow({});
        showInPanel(index);
        return;
    }
    m_selection.setRow({record.mapper().id(), record.key()});
    const GridColumn &column = m_model->column(index.column());
    const QString reason = wordsOf(m_model->reasonAgainstEdit(index));
    QString facts = record.mapper().name() + u'.' + column.column.name + u"  "_s + m_model->schema().typeName(column.column.type);
    if (record.mapper().isRequired(column.index))
        facts += u", "_s + tr("required");
    if (const Draft *draft = m_database.drafts().find(record, column.index))
        facts += u"  ·  "_s + draft->reason;
    m_facts = reason.isEmpty() ? facts : facts + u"  ·  "_s + reason;
    say(m_facts);
    showInPanel(index); // last: it may have to say that it could not take what was typed
}

/// What was said was about what was before this edit, undo or commit.
void DataView::forgetMessage()
{
    if (isVisible() && m_status != m_facts)
        say(m_facts);
}

void DataView::showInPanel(const QModelIndex &index)
{
    if (m_panel->isVisible())
        m_panel->showCell(index);
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
    const QString text = rows.size() > 1 ? tr("%Ln rows selected", nullptr, int(rows.size())) : tr("%Ln cells selected", nullptr, int(cells));
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

void DataView::endEdits()
{
    m_view->endEdit();
    m_panel->apply();
}

bool DataView::isTyping() const
{
    return m_view->isTyping() || (m_panel->isVisible() && m_panel->isTyped());
}

void DataView::commit()
{
    endEdits();
    m_view->setFocus();
    const QString reason = m_database.reasonAgainstCommit();
    if (reason.isEmpty())
        return commitOrAsk(m_database, this);
    if (const Draft *draft = m_database.drafts().first())
        showDraft(*draft);
    say(reason); // last: the cursor says where it stands
}

/// If its row is here.
void DataView::showDraft(const Draft &draft)
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QModelIndex cell = m_model->column(column).index == draft.cell ? m_model->cellOf(draft.record, column) : QModelIndex();
        if (cell.isValid())
            return m_view->goTo(cell);
    }
}

void DataView::commitFailed(const Error &error, const Record &failing)
{
    const QList<int> rows = failing ? m_model->rowsOf(failing) : QList<int>();
    if (!rows.isEmpty()) {
        const int column = error.column().isEmpty() ? 0 : std::max(0, failing.table().columnIndex(error.column()));
        m_view->goTo(m_model->index(rows.first(), column));
    }
    say(wordsOf(error)); // last: the cursor says where it stands
}

void DataView::refresh()
{
    m_model->reload();
}

// Filters and columns

void DataView::filterColumn()
{
    const QModelIndex current = m_view->currentIndex();
    const QList<int> columns = m_cells->columnsFrom(-1);
    if (!columns.isEmpty())
        editFilter(current.isValid() && columns.contains(current.column()) ? current.column() : columns.first());
}

void DataView::editFilter(int column)
{
    if (m_view->isColumnHidden(column))
        m_view->showColumn(column);
    const QModelIndex top = m_model->index(std::max(0, m_view->rowsInSight().first), column);
    if (top.isValid())
        m_view->scrollTo(top);
    QLineEdit *edit = m_view->filterEdit(column);
    edit->setFocus();
    edit->selectAll();
}

void DataView::togglePinned()
{
    const int column = m_view->currentIndex().column();
    if (column < 0)
        return;
    QList<int> pinned = m_view->pinned();
    if (!pinned.removeOne(column))
        pinned.append(column);
    m_view->setPinned(pinned);
}

void DataView::hideColumn()
{
    const int column = m_view->currentIndex().column();
    const QList<int> shown = m_cells->columnsFrom(-1);
    const qsizetype place = shown.indexOf(column);
    if (place < 0)
        return;
    if (shown.size() == 1)
        return say(tr("This is the last column that is shown."));
    m_view->hideColumn(column);
    m_view->goTo(m_model->index(m_view->currentIndex().row(), shown.at(place > 0 ? place - 1 : 1)));
}

void DataView::showAllColumns()
{
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->showColumn(column);
}

void DataView::toggleValuePanel()
{
    m_panel->setVisible(!m_panel->isVisible());
    if (!m_panel->isVisible())
        return m_view->setFocus();
    m_panel->showCell(m_view->currentIndex());
    m_panel->beginEdit();
    QTimer::singleShot(0, m_view, [this] { m_view->scrollTo(m_view->currentIndex()); }); // the grid is narrower now
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
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_D))
        fillDown();
    else if (is(Qt::CTRL | Qt::Key_K))
        link();
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_K))
        unlink();
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
    else if (is(Qt::Key_F3) || is(Qt::SHIFT | Qt::Key_F3))
        m_find->step(event->modifiers() & Qt::ShiftModifier);
    else if (is(Qt::CTRL | Qt::SHIFT | Qt::Key_F))
        filterColumn();
    else if (is(Qt::SHIFT | Qt::Key_F2))
        toggleValuePanel();
    else if (is(Qt::SHIFT | Qt::Key_F4))
        showRelated();
    else if (is(Qt::ALT | Qt::Key_Left))
        goBack();
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
        addMenuAction(menu, tr("F&ill down"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, &DataView::fillDown);
        addMenuAction(menu, tr("Re&vert cells"), Qt::Key_Escape, &DataView::revertCells);
        menu.addSeparator();
        addMenuAction(menu, tr("&Paste"), QKeySequence::Paste, &DataView::paste);
        fillContextMenu(menu);
        menu.addSeparator();
    }
    addMenuAction(menu, tr("&Copy"), QKeySequence::Copy, &DataView::copy);
    addMenuAction(menu, tr("Copy with &headers"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &DataView::copyWithHeaders);
    addMenuAction(menu, tr("Value pan&el"), Qt::SHIFT | Qt::Key_F2, &DataView::toggleValuePanel);
    addMenuAction(menu, tr("&Go to row…"), Qt::CTRL | Qt::Key_G, &DataView::askForRow);
    fillRelated(*menu.addMenu(tr("Rela&ted rows")));
    menu.exec(m_view->viewport()->mapToGlobal(place));
}

// Related rows

void DataView::showRelated()
{
    QMenu menu(this);
    menu.setObjectName(u"relatedMenu"_s);
    fillRelated(menu);
    const QRect cell = m_view->visualRect(m_view->currentIndex());
    menu.exec(m_view->viewport()->mapToGlobal(cell.bottomLeft()));
}

void DataView::goBack()
{
    if (!trail().isEmpty())
        emit backRequested(trail(), int(trail().size()) - 1);
}

void DataView::fillRelated(QMenu &menu)
{
    if (!trail().isEmpty()) {
        addMenuAction(menu, tr("&Back to %1").arg(trail().last().row), Qt::ALT | Qt::Key_Left, &DataView::goBack);
        menu.addSeparator();
    }
    const QModelIndex current = m_view->currentIndex();
    const Record record = current.isValid() ? m_model->record(current.row(), current.column()) : Record();
    for (const RelatedRows &related : record ? relatedRows(m_model->schema(), record) : QList<RelatedRows>()) {
        QAction *action = menu.addAction(u"%1  (%2)"_s.arg(related.name, m_model->schema().table(related.table)->name));
        action->setIcon(Theme::instance().icon(related.isForward ? u"fk"_s : u"relation"_s));
        action->setEnabled(!related.columns.isEmpty());
        const TrailStep step {record.mapper().id(), record.key(), record.objectName(), related.name, related.columns, related.values};
        connect(action, &QAction::triggered, this, [this, step, table = related.table] { emit rowsRequested(table, trail() + Trail {step}); });
    }
    if (menu.isEmpty() || menu.actions().last()->isSeparator())
        menu.addAction(tr("No related rows"))->setEnabled(false);
}

void DataView::addColumnsMenu(QMenu &menu)
{
    GridHeader *header = m_view->header();
    QMenu *columns = menu.addMenu(tr("&Columns"));
    for (int i = 0; i < m_model->columnCount(); ++i) {
        QAction *action = columns->addAction(m_model->column(i).title);
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(i));
        connect(action, &QAction::toggled, header, [header, i](bool shown) { header->setSectionHidden(i, !shown); });
    }
    menu.addAction(tr("Sho&w all columns"), this, &DataView::showAllColumns)->setEnabled(header->hiddenSectionCount() > 0);
}

void DataView::showHeaderMenu(const QPoint &place)
{
    GridHeader *header = m_view->header();
    const int column = m_view->columnOfHead(place);
    QMenu menu(this);
    if (column >= 0) {
        menu.addAction(tr("Sort &ascending"), this, [this, column] { m_model->setSort({{column, false}}); });
        menu.addAction(tr("Sort &descending"), this, [this, column] { m_model->setSort({{column, true}}); });
        menu.addAction(tr("Order of the &key"), this, [this] { m_model->setSort({}); });
        menu.addSeparator();
        const QString title = m_model->column(column).title;
        menu.addAction(tr("&Filter %1…").arg(title), this,
            [this, column, at = QRect(header->mapToGlobal(place), QSize(1, 1))] { m_bar->editFilter(column, at); });
        const bool isPinned = m_view->pinned().contains(column);
        menu.addAction(isPinned ? tr("Un&pin %1").arg(title) : tr("&Pin %1").arg(title), this, [this, column] {
            m_view->setCurrentIndex(m_model->index(std::max(0, m_view->currentIndex().row()), column));
            togglePinned();
        });
        menu.addAction(tr("&Hide %1").arg(title), this, [this, column] { m_view->hideColumn(column); })
            ->setEnabled(header->count() - header->hiddenSectionCount() > 1);
    }
    addColumnsMenu(menu);
    menu.exec(header->mapToGlobal(place));
}

// What is remembered

void DataView::saveStateLater()
{
    if (m_remembers)
        m_saveLater.start();
}

void DataView::saveState()
{
    m_saveLater.stop();
    const bool passing = !m_passing.isEmpty() && m_model->filteredColumns() == m_passing;
    if (!passing) {
        m_passing.clear();
        m_trail->setTrail({});
    }
    GridState(*m_view).save(m_stateKey, !passing);
}

void DataView::suspendState()
{
    if (m_saveLater.isActive())
        saveState();
    m_remembers = false;
}

void DataView::restoreState()
{
    suspendState();
    m_passing.clear();
    m_trail->setTrail({});
    m_stateKey = settingsKey();
    GridState(*m_view).restore(m_stateKey);
    m_remembers = true;
}

void DataView::showPassing(const QHash<int, QString> &filters, const Trail &trail)
{
    suspendState();
    m_model->start(m_model->sortKeys(), filters);
    m_passing = m_model->filteredColumns();
    m_trail->setTrail(trail);
    m_remembers = true;
}

} // namespace jw::studio
