// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/gridview.h"

#include "joinwright/core/error.h"
#include "studio/data/celleditors.h"
#include "studio/data/pinnedcolumns.h"
#include "studio/data/recordpicker.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/tiptext.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int NarrowestColumn = 56;
constexpr int WidestColumn = 260;
constexpr qsizetype LongestInLine = 5000; // a longer text is no line to edit

/// A line would show the ends of lines as arrows, and take them from what is pasted.
bool isLongText(const Value &value)
{
    if (value.kind() != Value::Kind::Text)
        return false;
    const QString text = value.toText();
    const auto endsLine = [](QChar c) { return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator; };
    return text.size() > LongestInLine || std::any_of(text.cbegin(), text.cend(), endsLine);
}

/// What a key that opens an editor has typed; empty for F2 and the like.
QString typedText(QAbstractItemView::EditTrigger trigger, const QEvent *event)
{
    if (trigger != QAbstractItemView::AnyKeyPressed || !event || event->type() != QEvent::KeyPress)
        return {};
    const QString text = static_cast<const QKeyEvent *>(event)->text();
    return !text.isEmpty() && text.at(0).isPrint() ? text : QString();
}

} // namespace

GridView::GridView(QWidget *parent)
    : TallTable(parent)
    , m_delegate(new GridDelegate(this))
    , m_header(new GridHeader(this))
{
    setObjectName(u"grid"_s);
    setItemDelegate(m_delegate);
    setHorizontalHeader(m_header);
    setVerticalHeader(new GridGutter(this));
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(true);
    connect(m_delegate, &GridDelegate::refusedInEditor, this, [this](QWidget *editor, const QString &reason) {
        QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), tipText(reason), editor);
        emit refused(reason);
    });
    connect(m_delegate, &GridDelegate::drafted, this, &GridView::sayDraft);
    connect(m_delegate, &GridDelegate::typed, this, &GridView::typed);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    m_grow.setSingleShot(true);
    m_grow.setInterval(30);
    connect(&m_grow, &QTimer::timeout, this, &GridView::growColumns);
    if (auto *corner = findChild<QAbstractButton *>())
        corner->installEventFilter(this);
}

/// The corner between the heads is a plain piece of panel.
bool GridView::eventFilter(QObject *watched, QEvent *event)
{
    auto *corner = qobject_cast<QAbstractButton *>(watched);
    if (!corner || event->type() != QEvent::Paint)
        return TallTable::eventFilter(watched, event);
    const Theme &theme = Theme::instance();
    QPainter painter(corner);
    painter.fillRect(corner->rect(), theme.color(Token::Panel));
    painter.fillRect(QRect(corner->width() - 1, 0, 1, corner->height()), theme.color(Token::Hair));
    painter.fillRect(QRect(0, corner->height() - 1, corner->width(), 1), theme.color(Token::Hair));
    return true;
}

void GridView::setGrid(WindowModel *model)
{
    m_model = model;
    setModel(model);
    m_header->setGrid(model);
    connect(model, &WindowModel::aboutToRestart, this, &GridView::endEdit);
    connect(model, &GridModel::refused, this, [this](const QModelIndex &index, const Sentence &reason) { showProblem(index, wordsOf(reason)); });
    connect(model, &QAbstractItemModel::dataChanged, &m_grow, qOverload<>(&QTimer::start));
    connect(this, &GridView::scrolled, &m_grow, qOverload<>(&QTimer::start));
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int before, int after) {
        if (!m_growing && before > 0 && after > 0) // 0: it is being hidden, or shown again
            m_fixed.insert(column);
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &GridView::keepPinnedLeft);
}

void GridView::clear()
{
    endEdit();
    if (m_overlay)
        m_overlay->clear();
    setModel(nullptr);
}

// Pinned columns

QLineEdit *GridView::filterEdit(int column)
{
    return m_overlay && m_pinned.contains(column) ? m_overlay->header()->filterEdit(column) : m_header->filterEdit(column);
}

int GridView::columnOfHead(const QPoint &place) const
{
    const bool overPinned = m_overlay && place.x() < m_overlay->covered();
    return overPinned ? m_overlay->header()->logicalIndexAt(place) : m_header->logicalIndexAt(place);
}

void GridView::setBands(const QList<GridBand> &bands)
{
    m_header->setBands(bands);
    if (m_overlay)
        m_overlay->header()->setBands(bands);
}

void GridView::setFound(const QString &text)
{
    m_delegate->setFound(text);
    viewport()->update();
    if (m_overlay)
        m_overlay->setFound(text);
}

void GridView::setPinned(const QList<int> &columns)
{
    if (columns == m_pinned)
        return;
    m_pinned = columns;
    if (!m_overlay) {
        m_overlay = new PinnedColumns(*this);
        m_overlay->setDrafts(m_delegate->drafts());
        m_overlay->header()->setBands(m_header->bands());
        connect(m_overlay->header(), &QWidget::customContextMenuRequested, m_header, &QWidget::customContextMenuRequested);
    }
    m_header->setCovered(columns);
    keepPinnedLeft();
    m_overlay->setColumns(columns);
    emit pinnedChanged();
}

void GridView::keepPinnedLeft()
{
    if (std::exchange(m_placing, true))
        return;
    for (qsizetype i = 0; i < m_pinned.size(); ++i)
        m_header->moveSection(m_header->visualIndex(m_pinned.at(i)), int(i));
    m_placing = false;
}

void GridView::resizeEvent(QResizeEvent *event)
{
    TallTable::resizeEvent(event);
    if (m_overlay)
        m_overlay->follow();
    emit scrolled(); // other rows are in sight
}

/// A column that scrolls is not left under the pinned ones; a pinned one is always in sight.
void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    TallTable::scrollTo(index, hint);
    if (!m_overlay || m_pinned.isEmpty())
        return;
    if (m_pinned.contains(index.column()))
        horizontalScrollBar()->setValue(before);
    else if (const int hidden = m_overlay->covered() - visualRect(index).left(); hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

/// Qt's own way on would toggle a box that Tab comes by, and show the panel.
void GridView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    if (hint == QAbstractItemDelegate::RevertModelCache)
        m_delegate->giveUp();
    else if (!m_delegate->mayClose(editor))
        return;
    const bool goesOn = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    TallTable::closeEditor(editor, goesOn ? QAbstractItemDelegate::NoHint : hint);
    if (goesOn)
        goOn(hint);
}

void GridView::setDrafts(Drafts *drafts)
{
    m_delegate->setDrafts(drafts);
    connect(drafts, &Drafts::changed, viewport(), qOverload<>(&QWidget::update));
    if (m_overlay)
        m_overlay->setDrafts(drafts);
}

void GridView::endEdit()
{
    if (QWidget *editor = m_delegate->editor()) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
    if (m_overlay)
        m_overlay->endEdit();
}

bool GridView::isTyping() const
{
    return m_delegate->isTyping() || (m_overlay && m_overlay->isTyping());
}

/// A moment later: where the focus goes to has its say first, and a click takes tool tips away.
void GridView::sayDraft(const Record &record, int column, const QString &reason)
{
    QTimer::singleShot(0, this, [this, record, column, reason] {
        if (m_model)
            showProblem(m_model->cellOf(record, column),
                tr("%1 of %2 was not taken, and is kept as a draft: %3").arg(m_model->column(column).column.name, record.objectName(), reason));
    });
}

void GridView::goOn(QAbstractItemDelegate::EndEditHint hint)
{
    setFocus();
    const bool next = hint == QAbstractItemDelegate::EditNextItem;
    if (!next && hint != QAbstractItemDelegate::EditPreviousItem)
        return;
    const QModelIndex index = moveCursor(next ? MoveNext : MovePrevious, Qt::NoModifier);
    if (!index.isValid())
        return;
    goTo(index);
    // Going by must not toggle a box, nor take the keys to the panel, where Tab is a letter.
    if (index.flags() & Qt::ItemIsEditable && !isBoolean(index) && !isForPanel(index))
        edit(index, EditKeyPressed, nullptr);
}

void GridView::showProblem(const QModelIndex &index, const QString &reason)
{
    if (const QRect rect = visualRect(index).intersected(viewport()->rect()); !rect.isEmpty() && isVisible())
        QToolTip::showText(viewport()->mapToGlobal(rect.bottomLeft()), tipText(reason), viewport(), rect);
    emit refused(reason);
}

int GridView::neededWidth(int column, int firstRow, int lastRow) const
{
    int width = std::max(m_header->titleWidth(column), NarrowestColumn);
    for (int row = firstRow; row <= lastRow; ++row) {
        const int needed = m_delegate->textWidth(m_model->cell(row, column), m_model->column(column));
        // Numbers, dates and keys are never cut; texts may be.
        width = std::max(width, m_model->column(column).rightAligned ? needed : std::min(needed, WidestColumn));
    }
    return width;
}

/// What a double click on the edge of a head makes of the column: as wide as its cells in sight need, texts too.
int GridView::sizeHintForColumn(int column) const
{
    const auto [first, last] = rowsInSight();
    int width = std::max(m_header->titleWidth(column), NarrowestColumn);
    for (int row = std::max(first, 0); row <= last; ++row)
        width = std::max(width, m_delegate->textWidth(m_model->cell(row, column), m_model->column(column)));
    return width;
}

/// Columns fit what has been in sight: they grow, and stay where a person has put them.
void GridView::growColumns()
{
    const auto [first, last] = rowsInSight();
    if (!m_model || first < 0)
        return;
    m_growing = true;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_fixed.contains(column) || m_header->isSectionHidden(column))
            continue;
        const int needed = neededWidth(column, first, last);
        const bool untouched = columnWidth(column) == m_header->defaultSectionSize();
        if (untouched || needed > columnWidth(column))
            setColumnWidth(column, needed);
    }
    m_growing = false;
}

void GridView::resetColumns()
{
    setPinned({});
    for (int column = 0; column < m_header->count(); ++column) {
        m_header->moveSection(m_header->visualIndex(column), column);
        showColumn(column);
        setColumnWidth(column, m_header->defaultSectionSize());
    }
    m_fixed.clear();
}

void GridView::setFixedColumnWidth(int column, int width)
{
    m_fixed.insert(column);
    setColumnWidth(column, width);
}

void GridView::goTo(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

std::pair<int, int> GridView::rowsInSight() const
{
    const int first = m_model ? rowAt(0) : -1;
    if (first < 0)
        return {-1, -1};
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? m_model->rowCount() - 1 : last};
}

bool GridView::isPicked(const QModelIndex &index) const
{
    const GridColumn &column = m_model->column(index.column());
    const Table *target = column.reference ? m_model->schema().table(column.reference->to) : nullptr;
    return target && m_model->schema().keyOf(*column.reference);
}

bool GridView::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool opens = trigger & (editTriggers() | AllEditTriggers) && trigger != NoEditTriggers && trigger != CurrentChanged
        && trigger != SelectedClicked;
    if (!m_model || !index.isValid() || !opens || !(trigger & editTriggers()))
        return TallTable::edit(index, trigger, event);
    if (m_overlay && m_pinned.contains(index.column()))
        return m_overlay->edit(index, trigger, event);
    if (const Sentence reason = m_model->reasonAgainstEdit(index); !reason.isEmpty()) {
        showProblem(index, wordsOf(reason));
        return false;
    }
    const QString typed = typedText(trigger, event);
    if (isPicked(index)) {
        openPicker(index, typed);
    } else if (isBoolean(index)) {
        if (trigger == AnyKeyPressed)
            setBoolean(index, typed);
        else
            toggle(index);
    } else if (isForPanel(index)) {
        emit panelWanted(index, typed);
    } else {
        return TallTable::edit(index, trigger, event);
    }
    return false;
}

bool GridView::isBoolean(const QModelIndex &index) const
{
    return m_model->column(index.column()).column.type.kind() == ColumnType::Kind::Boolean;
}

bool GridView::isForPanel(const QModelIndex &index) const
{
    return isPanelType(m_model->column(index.column()).column.type) || isLongText(m_model->value(index));
}

void GridView::toggle(const QModelIndex &index)
{
    const Value value = m_model->value(index);
    const bool on = value.kind() == Value::Kind::Bool && value.toBool();
    m_model->setData(index, QVariant::fromValue(Value(!on)));
}

/// By a letter or figure that says so; any other is none of a boolean's.
void GridView::setBoolean(const QModelIndex &index, const QString &typed)
{
    const QString key = typed.toLower();
    if (key.isEmpty())
        return;
    const bool on = u"1tyj"_s.contains(key); // j as in "ja"
    if (on || u"0fn"_s.contains(key))
        m_model->setData(index, QVariant::fromValue(Value(on)));
}

/// A letter that no editor has taken must not move the cursor to another row, where the next one would be typed.
void GridView::keyboardSearch(const QString &)
{
}

void GridView::openPicker(const QModelIndex &index, const QString &text)
{
    const Record record = m_model->record(index.row(), index.column());
    pick(*m_model->column(index.column()).reference, index, text,
        [this, record, column = index.column(), at = QPersistentModelIndex(index)](const QList<Value> &key) {
            if (key.size() == 1 && record)
                setReference(record, column, key.first());
            else if (key.size() == 1 && at.isValid())
                m_model->setData(at, QVariant::fromValue(key.first()));
        });
}

/// Of the record that was picked for, whatever rows have been read since.
void GridView::setReference(const Record &record, int column, const Value &key)
{
    try {
        m_model->setCell(record, column, QVariant::fromValue(key));
    } catch (const Error &error) {
        showProblem(m_model->cellOf(record, column), wordsOf(error));
    }
}

void GridView::pick(const Relationship &relationship, const QModelIndex &index, const QString &text,
    const std::function<void(const QList<Value> &)> &chosen)
{
    if (!m_picker)
        m_picker = new RecordPicker(m_model->labels(), this);
    disconnect(m_picker, nullptr, this, nullptr);
    connect(m_picker, &RecordPicker::chosen, this, [this, chosen](const QList<Value> &key) {
        chosen(key);
        setFocus();
    });
    connect(m_picker, &RecordPicker::openRequested, this,
        [this, table = relationship.to](const QList<Value> &key) { emit recordWanted(table, key); });
    const QRect rect = visualRect(index);
    m_picker->popUp(relationship, QRect(viewport()->mapToGlobal(rect.topLeft()), rect.size()), text);
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    const bool opensPanel = event->key() == Qt::Key_F2 && event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy) || event->key() == Qt::Key_Delete || opensPanel) {
        event->ignore(); // the tab's: the base class copies one cell only, takes Delete for a letter, and F2 whatever is held
        return;
    }
    const QModelIndex current = currentIndex();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (m_model && current.isValid() && plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            edit(current, EditKeyPressed, event);
            return;
        case Qt::Key_Space:
            if (isBoolean(current)) {
                edit(current, EditKeyPressed, event);
                return;
            }
            break;
        case Qt::Key_F4:
            if (isPicked(current) && !m_model->value(current).isNull()) {
                emit recordWanted(m_model->column(current.column()).reference->to, {m_model->value(current)});
                return;
            }
            break;
        default:
            break;
        }
    }
    TallTable::keyPressEvent(event);
}

void GridView::mouseReleaseEvent(QMouseEvent *event)
{
    TallTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!m_model || !index.isValid() || event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    if (isBoolean(index) && GridDelegate::checkBox(visualRect(index)).contains(event->position().toPoint())
        && index == currentIndex())
        edit(index, EditKeyPressed, event);
}

/// What is cut in its cell, and why a draft is none of its column.
QString GridView::tipOf(const QModelIndex &index) const
{
    if (const Draft *draft = m_delegate->draftAt(index))
        return draft->reason;
    const GridColumn &column = m_model->column(index.column());
    const GridCell cell = m_model->cell(index.row(), index.column());
    if (cell.kind != CellKind::Value || m_delegate->textWidth(cell, column) <= columnWidth(index.column()))
        return {};
    return column.reference || isPanelType(column.column.type) ? cell.text : m_model->plainText(index);
}

bool GridView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_model)
        return TallTable::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), index.isValid() ? tipText(tipOf(index)) : QString(), viewport(), visualRect(index));
    return true;
}

void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    TallTable::currentChanged(current, previous);
    emit currentMoved();
}

void GridView::scrollContentsBy(int dx, int dy)
{
    TallTable::scrollContentsBy(dx, dy);
    emit scrolled();
}

/// A grid without rows says so instead of being blank.
void GridView::paintEvent(QPaintEvent *event)
{
    TallTable::paintEvent(event);
    if (!m_model || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(Theme::instance().font(FontRole::Ui));
    painter.setPen(Theme::instance().color(Token::Muted));
    const QString text = m_model->isFirstLoad() ? tr("Reading rows…")
        : m_model->filteredColumns().isEmpty()  ? tr("No rows yet")
                                                : tr("No row passes the filter");
    painter.drawText(viewport()->rect().adjusted(0, 40, 0, 0), Qt::AlignHCenter | Qt::AlignTop, text);
}

} // namespace jw::studio
