// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/talltable.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QScrollBar>

#include <utility>

namespace jw::studio {

TallTable::TallTable(QWidget *parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
}

void TallTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    m_following.reset();
    if (model) {
        m_following = std::make_unique<QObject>();
        const auto follow = [this] { followRows(); };
        connect(model, &QAbstractItemModel::rowsInserted, m_following.get(), follow);
        connect(model, &QAbstractItemModel::rowsRemoved, m_following.get(), follow);
        connect(model, &QAbstractItemModel::modelReset, m_following.get(), follow);
        connect(model, &QAbstractItemModel::layoutChanged, m_following.get(), follow);
        connect(model, &QAbstractItemModel::dataChanged, m_following.get(),
            [this](const QModelIndex &first, const QModelIndex &last) { repaintRows(first.row(), last.row()); });
    }
    followRows();
}

int TallTable::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int TallTable::wholeRowsInSight() const
{
    return std::max(1, viewport()->height() / RowHeight);
}

void TallTable::followRows()
{
    updateGeometries();
    viewport()->update();
    verticalHeader()->viewport()->update();
}

/// QTableView asks the vertical head where the rows are, which does not know.
void TallTable::repaintRows(int first, int last)
{
    if (last < topRow() || first > topRow() + wholeRowsInSight())
        return;
    viewport()->update();
    verticalHeader()->viewport()->update();
}

// Where things stand

int TallTable::topRow() const
{
    return verticalScrollBar()->value();
}

int TallTable::verticalOffset() const
{
    return topRow() * RowHeight;
}

int TallTable::rowAt(int y) const
{
    const int below = y >= 0 ? y / RowHeight : -((RowHeight - 1 - y) / RowHeight);
    const int row = topRow() + below;
    return row >= 0 && row < rowCount() ? row : -1;
}

QModelIndex TallTable::indexAt(const QPoint &place) const
{
    const int row = rowAt(place.y());
    const int column = columnAt(place.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column, rootIndex());
}

bool TallTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

QRect TallTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.parent() != rootIndex() || isIndexHidden(index))
        return {};
    return {columnViewportPosition(index.column()), (index.row() - topRow()) * RowHeight, columnWidth(index.column()), RowHeight};
}

void TallTable::updateGeometries()
{
    if (std::exchange(m_placing, true))
        return;
    const auto *head = horizontalHeader();
    placeHeads(head->isHidden() ? 0 : std::max(head->minimumHeight(), head->sizeHint().height()),
        verticalHeader()->isHidden() ? 0 : verticalHeader()->sizeHint().width());
    setScrollRanges();
    m_placing = false;
    QAbstractItemView::updateGeometries();
}

void TallTable::placeHeads(int headHeight, int gutterWidth)
{
    setViewportMargins(isRightToLeft() ? 0 : gutterWidth, headHeight, isRightToLeft() ? gutterWidth : 0, 0);
    const QRect room = viewport()->geometry();
    const int gutterLeft = isRightToLeft() ? room.right() + 1 : room.left() - gutterWidth;
    horizontalHeader()->setGeometry(room.left(), room.top() - headHeight, room.width(), headHeight);
    if (horizontalHeader()->isHidden()) // it learns of its columns' widths only here
        QMetaObject::invokeMethod(horizontalHeader(), "updateGeometries");
    verticalHeader()->setGeometry(gutterLeft, room.top(), gutterWidth, room.height());
    if (auto *corner = findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        corner->setVisible(headHeight > 0 && gutterWidth > 0);
        corner->setGeometry(gutterLeft, room.top() - headHeight, gutterWidth, headHeight);
    }
}

void TallTable::setScrollRanges()
{
    const int width = horizontalHeader()->length();
    const bool fits = width <= maximumViewportSize().width() && qint64(rowCount()) * RowHeight <= maximumViewportSize().height();
    const QSize room = fits ? maximumViewportSize() : viewport()->size();
    horizontalScrollBar()->setRange(0, width - room.width());
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(std::max(room.width() / 12, 2));
    const int rows = std::max(1, room.height() / RowHeight);
    verticalScrollBar()->setRange(0, rowCount() - rows);
    verticalScrollBar()->setPageStep(rows);
    verticalScrollBar()->setSingleStep(1);
}

void TallTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, 0);
    if (dy == 0)
        return;
    viewport()->scroll(0, dy * RowHeight);
    verticalHeader()->viewport()->scroll(0, dy * RowHeight);
}

void TallTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.parent() != rootIndex() || isIndexHidden(index))
        return;
    executeDelayedItemsLayout(); // the range may still be that of other rows
    const int rows = wholeRowsInSight();
    const int row = index.row();
    const bool above = row < topRow();
    const bool below = row >= topRow() + rows;
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - (rows - 1) / 2);
    else if (hint == PositionAtTop || (hint == EnsureVisible && above))
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below))
        verticalScrollBar()->setValue(row - rows + 1);
    scrollToColumn(index.column(), hint == PositionAtCenter);
}

void TallTable::scrollToColumn(int column, bool centered)
{
    const int left = horizontalHeader()->sectionPosition(column);
    const int width = columnWidth(column);
    const int room = viewport()->width();
    const int offset = horizontalHeader()->offset();
    if (centered)
        horizontalScrollBar()->setValue(left - (room - width) / 2);
    else if (left < offset || width > room)
        horizontalScrollBar()->setValue(left);
    else if (left + width > offset + room)
        horizontalScrollBar()->setValue(left + width - room);
}

// Painting

void TallTable::paintEvent(QPaintEvent *event)
{
    if (!model() || columnRuns(0, horizontalHeader()->count() - 1).isEmpty())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QRect dirty = event->rect();
    const int last = std::min(rowCount() - 1, topRow() + dirty.bottom() / RowHeight);
    for (int row = topRow() + dirty.top() / RowHeight; row <= last; ++row) {
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            option.rect = QRect(columnViewportPosition(column), (row - topRow()) * RowHeight, columnWidth(column), RowHeight);
            if (!isColumnHidden(column) && event->region().intersects(option.rect))
                paintCell(&painter, option, model()->index(row, column, rootIndex()));
        }
    }
}

void TallTable::paintCell(QPainter *painter, QStyleOptionViewItem option, const QModelIndex &index)
{
    option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_HasFocus, index == currentIndex() && (hasFocus() || viewport()->hasFocus()));
    if (!(index.flags() & Qt::ItemIsEnabled)) {
        option.state.setFlag(QStyle::State_Enabled, false);
        option.palette.setCurrentColorGroup(QPalette::Disabled);
    }
    itemDelegateForIndex(index)->paint(painter, option, index);
}

// Selecting

/// The columns shown between two places, as runs of columns that follow each other in the model too.
QList<std::pair<int, int>> TallTable::columnRuns(int fromVisual, int toVisual) const
{
    QList<std::pair<int, int>> runs;
    for (int visual = fromVisual; visual <= toVisual; ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        if (!runs.isEmpty() && runs.last().second + 1 == column)
            runs.last().second = column;
        else
            runs.append({column, column});
    }
    return runs;
}

void TallTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const auto [left, right] = std::minmax({rect.left(), rect.right()}); // normalized() would lose a pixel
    const auto [top, bottom] = std::minmax({rect.top(), rect.bottom()});
    const QModelIndex from = indexAt({left, top});
    const QModelIndex to = indexAt({right, bottom});
    if (!selectionModel() || !from.isValid() || !to.isValid())
        return;
    const auto visual = std::minmax({horizontalHeader()->visualIndex(from.column()), horizontalHeader()->visualIndex(to.column())});
    QItemSelection selection;
    for (const auto &[first, last] : columnRuns(visual.first, visual.second))
        selection.select(from.siblingAtColumn(first), to.siblingAtColumn(last));
    selectionModel()->select(selection, command);
}

QRegion TallTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(range.top(), topRow());
        const int bottom = std::min(range.bottom(), topRow() + viewport()->height() / RowHeight);
        for (int column = range.left(); range.isValid() && top <= bottom && column <= range.right(); ++column) {
            if (!isColumnHidden(column))
                region += QRect(columnViewportPosition(column), (top - topRow()) * RowHeight, columnWidth(column), (bottom - top + 1) * RowHeight);
        }
    }
    return region;
}

void TallTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    verticalHeader()->viewport()->update();
}

void TallTable::selectRow(int row)
{
    selectRows(row, row, QItemSelectionModel::ClearAndSelect);
}

void TallTable::selectRows(int from, int to, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel() || std::min(from, to) < 0 || std::max(from, to) >= rowCount())
        return;
    const int column = std::max(0, columnAt(isRightToLeft() ? viewport()->width() - 1 : 0));
    selectionModel()->setCurrentIndex(model()->index(to, column, rootIndex()), QItemSelectionModel::NoUpdate);
    const QItemSelection rows(model()->index(std::min(from, to), 0, rootIndex()), model()->index(std::max(from, to), 0, rootIndex()));
    selectionModel()->select(rows, command | QItemSelectionModel::Rows);
}

RowGutter *TallTable::gutter() const
{
    return qobject_cast<RowGutter *>(verticalHeader());
}

// Keys

/// The next shown column to the right (step 1) or to the left (-1); -1: none.
int TallTable::columnBeside(int column, int step) const
{
    for (int visual = horizontalHeader()->visualIndex(column) + step; visual >= 0 && visual < horizontalHeader()->count(); visual += step) {
        const int found = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(found))
            return found;
    }
    return -1;
}

/// The cell after (1) or before (-1) another in reading order; at the end of all, the cell itself.
QModelIndex TallTable::cellBeside(const QModelIndex &cell, int step) const
{
    if (const int column = columnBeside(cell.column(), step); column >= 0)
        return cell.siblingAtColumn(column);
    const int row = cell.row() + step;
    return row < 0 || row >= rowCount() ? cell : cellAtEdge(cell.siblingAtRow(row), step < 0, false);
}

/// The first or the last cell of the cell's row, or of all.
QModelIndex TallTable::cellAtEdge(const QModelIndex &cell, bool atEnd, bool ofAll) const
{
    const QList<std::pair<int, int>> runs = columnRuns(0, horizontalHeader()->count() - 1);
    if (runs.isEmpty())
        return cell;
    const int row = !ofAll ? cell.row() : atEnd ? rowCount() - 1 : 0;
    return cell.sibling(row, atEnd ? runs.last().second : runs.first().first);
}

QModelIndex TallTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = currentIndex();
    if (rowCount() == 0)
        return {};
    if (!current.isValid())
        return cellAtEdge(model()->index(0, 0, rootIndex()), false, true);
    const bool all = modifiers & Qt::ControlModifier;
    const auto rowsAway = [&](int rows) {
        return current.siblingAtRow(int(std::clamp<qint64>(qint64(current.row()) + rows, 0, rowCount() - 1)));
    };
    const auto columnAway = [&](int step) {
        const int column = columnBeside(current.column(), isRightToLeft() ? -step : step);
        return column < 0 ? current : current.siblingAtColumn(column);
    };
    switch (action) {
    case MoveUp:
        return all ? current.siblingAtRow(0) : rowsAway(-1);
    case MoveDown:
        return all ? current.siblingAtRow(rowCount() - 1) : rowsAway(1);
    case MovePageUp:
        return rowsAway(-wholeRowsInSight());
    case MovePageDown:
        return rowsAway(wholeRowsInSight());
    case MoveLeft:
        return columnAway(-1);
    case MoveRight:
        return columnAway(1);
    case MoveHome:
        return cellAtEdge(current, false, all);
    case MoveEnd:
        return cellAtEdge(current, true, all);
    case MovePrevious:
        return cellBeside(current, -1);
    case MoveNext:
        return cellBeside(current, 1);
    }
    return current;
}

// Gutter

RowGutter::RowGutter(TallTable *table)
    : QHeaderView(Qt::Vertical, table)
    , m_table(*table)
{
    setHighlightSections(false);
}

void RowGutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    for (int y = event->rect().top() / TallTable::RowHeight * TallTable::RowHeight; y <= event->rect().bottom(); y += TallTable::RowHeight) {
        if (const int row = m_table.rowAt(y); row >= 0)
            paintRow(&painter, QRect(0, y, viewport()->width(), TallTable::RowHeight), row);
    }
}

void RowGutter::mousePressEvent(QMouseEvent *event)
{
    const int row = m_table.rowAt(event->position().toPoint().y());
    if (event->button() != Qt::LeftButton || row < 0) {
        event->ignore();
        return;
    }
    m_dragging = true;
    if (!(event->modifiers() & Qt::ShiftModifier) || m_anchor < 0)
        m_anchor = row;
    const bool toggles = event->modifiers() & Qt::ControlModifier && m_anchor == row;
    m_table.selectRows(m_anchor, row, toggles ? QItemSelectionModel::Toggle : QItemSelectionModel::ClearAndSelect);
}

void RowGutter::mouseMoveEvent(QMouseEvent *event)
{
    const int row = m_table.rowAt(event->position().toPoint().y());
    if (!m_dragging || row < 0 || row == m_table.currentIndex().row())
        return;
    m_table.selectRows(m_anchor, row, QItemSelectionModel::ClearAndSelect);
    m_table.scrollTo(m_table.currentIndex());
}

void RowGutter::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
}

void RowGutter::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_table.verticalScrollBar(), event);
}

} // namespace jw::studio
