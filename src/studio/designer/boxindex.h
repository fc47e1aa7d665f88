// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QRectF>

#include <vector>

namespace jw::studio {

/// Finds rectangles by place: a grid of cells, each knowing the rectangles that touch it. Built once, then only asked.
class BoxIndex
{
public:
    explicit BoxIndex(std::vector<QRectF> boxes);

    const std::vector<QRectF> &boxes() const { return m_boxes; }
    /// No box reaches into the interior of this rectangle (which may be without width or height).
    bool isFree(qreal x1, qreal y1, qreal x2, qreal y2) const;
    /// How far the strip between `x1` and `x2` is free upwards from `y`: the lower edge of the first box, or `limit`.
    qreal up(qreal x1, qreal x2, qreal y, qreal limit) const;
    /// The same downwards.
    qreal down(qreal x1, qreal x2, qreal y, qreal limit) const;
    /// The index of a box whose interior holds the point; -1: none.
    int boxAt(const QPointF &point) const;

private:
    int columnOf(qreal x) const;
    int rowOf(qreal y) const;
    template<typename Visit>
    void visit(int row, int firstColumn, int lastColumn, const Visit &visit) const;

    std::vector<QRectF> m_boxes;
    QRectF m_bounds;
    qreal m_cell = 256;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<int> m_starts; // of each cell in m_items, one more at the end
    std::vector<int> m_items;
};

/// The rectangle with its axes exchanged: what works on rows works on columns too.
inline QRectF turned(const QRectF &rect)
{
    return {rect.y(), rect.x(), rect.height(), rect.width()};
}

} // namespace jw::studio
