// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

#include <memory>

namespace jw::studio {

class RowGutter;

/// A table view whose rows all have one height, as many as there are.
///
/// The vertical head of a QTableView keeps eight bytes for each row and goes over all of them whenever their number changes, which
/// takes half a second at ten million rows. Here a row's place is a product. In return rows are never hidden, moved or
/// resized, there are no spans, and nothing is dragged or dropped. It scrolls by whole rows.
class TallTable : public QTableView
{
    Q_OBJECT

public:
    static constexpr int RowHeight = 24;

    explicit TallTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &place) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

    /// The row at a pixel of the viewport, which may lie outside of it; -1: none.
    int rowAt(int y) const;
    /// The first row in sight; 0 too when there is none.
    int topRow() const;
    /// Selects the whole row and makes its first column in sight the current one.
    void selectRow(int row);
    /// Selects the rows between the two in the way of `command`.
    void selectRows(int from, int to, QItemSelectionModel::SelectionFlags command);
    RowGutter *gutter() const;

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    int rowCount() const;
    int wholeRowsInSight() const;
    void followRows();
    void repaintRows(int first, int last);
    void placeHeads(int headHeight, int gutterWidth);
    void setScrollRanges();
    void scrollToColumn(int column, bool centered);
    void paintCell(QPainter *painter, QStyleOptionViewItem option, const QModelIndex &index);
    QList<std::pair<int, int>> columnRuns(int fromVisual, int toVisual) const;
    int columnBeside(int column, int step) const;
    QModelIndex cellBeside(const QModelIndex &cell, int step) const;
    QModelIndex cellAtEdge(const QModelIndex &cell, bool atEnd, bool ofAll) const;

    std::unique_ptr<QObject> m_following; // the model's signals end here
    bool m_placing = false;
};

/// The narrow column left of the rows of a TallTable. A click selects a row, a drag several; paintRow() says what stands there.
class RowGutter : public QHeaderView
{
    Q_OBJECT

public:
    explicit RowGutter(TallTable *table);

    // It has no sections: the table knows where its rows stand.
    void setModel(QAbstractItemModel *) override {}
    void setSelectionModel(QItemSelectionModel *) override {}
    void setRootIndex(const QModelIndex &) override {}

protected:
    virtual void paintRow(QPainter *painter, const QRect &rect, int row) const = 0;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    TallTable &m_table;
    int m_anchor = -1; // the row that a range begins at
    bool m_dragging = false;
};

} // namespace jw::studio
