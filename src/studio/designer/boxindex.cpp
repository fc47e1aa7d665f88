// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/boxindex.h"

#include <algorithm>
#include <cmath>

namespace jw::studio {

namespace {

constexpr qreal Slack = 0.01; // edges that touch do not overlap

} // namespace

BoxIndex::BoxIndex(std::vector<QRectF> boxes)
    : m_boxes(std::move(boxes))
{
    for (const QRectF &box : m_boxes)
        m_bounds |= box;
    // A few cells a box, however far apart a person has put them.
    const qreal cells = 8 * qreal(m_boxes.size()) + 64;
    m_cell = std::max({256.0, std::sqrt(m_bounds.width() * m_bounds.height() / cells), m_bounds.width() / 4096,
        m_bounds.height() / 4096});
    m_columns = int(m_bounds.width() / m_cell) + 1;
    m_rows = int(m_bounds.height() / m_cell) + 1;
    m_starts.assign(size_t(m_columns) * size_t(m_rows) + 1, 0);
    const auto forCells = [this](const QRectF &box, auto &&visit) {
        for (int row = rowOf(box.top()); row <= rowOf(box.bottom()); ++row) {
            for (int column = columnOf(box.left()); column <= columnOf(box.right()); ++column)
                visit(size_t(row) * size_t(m_columns) + size_t(column));
        }
    };
    for (const QRectF &box : m_boxes)
        forCells(box, [this](size_t cell) { ++m_starts[cell + 1]; });
    for (size_t cell = 1; cell < m_starts.size(); ++cell)
        m_starts[cell] += m_starts[cell - 1];
    m_items.resize(size_t(m_starts.back()));
    std::vector<int> next(m_starts.begin(), m_starts.end() - 1);
    for (size_t i = 0; i < m_boxes.size(); ++i)
        forCells(m_boxes[i], [&](size_t cell) { m_items[size_t(next[cell]++)] = int(i); });
}

int BoxIndex::columnOf(qreal x) const
{
    return std::clamp(int(std::floor((x - m_bounds.left()) / m_cell)), 0, m_columns - 1);
}

int BoxIndex::rowOf(qreal y) const
{
    return std::clamp(int(std::floor((y - m_bounds.top()) / m_cell)), 0, m_rows - 1);
}

template<typename Visit>
void BoxIndex::visit(int row, int firstColumn, int lastColumn, const Visit &visit) const
{
    const size_t base = size_t(row) * size_t(m_columns);
    const int first = m_starts[base + size_t(firstColumn)];
    const int last = m_starts[base + size_t(lastColumn) + 1];
    for (int i = first; i < last; ++i) // the cells of a row lie side by side
        visit(m_boxes[size_t(m_items[size_t(i)])], m_items[size_t(i)]);
}

bool BoxIndex::isFree(qreal x1, qreal y1, qreal x2, qreal y2) const
{
    bool free = true;
    const int lastRow = rowOf(y2);
    for (int row = rowOf(y1); row <= lastRow && free; ++row) {
        visit(row, columnOf(x1), columnOf(x2), [&](const QRectF &box, int) {
            if (box.left() < x2 - Slack && box.right() > x1 + Slack && box.top() < y2 - Slack && box.bottom() > y1 + Slack)
                free = false;
        });
    }
    return free;
}

qreal BoxIndex::up(qreal x1, qreal x2, qreal y, qreal limit) const
{
    const int first = columnOf(x1);
    const int last = columnOf(x2);
    for (int row = rowOf(y); row >= 0; --row) {
        qreal found = limit;
        visit(row, first, last, [&](const QRectF &box, int) {
            if (box.left() < x2 - Slack && box.right() > x1 + Slack && box.top() < y - Slack)
                found = std::max(found, std::min(box.bottom(), y));
        });
        if (found > limit || m_bounds.top() + row * m_cell < limit)
            return found;
    }
    return limit;
}

qreal BoxIndex::down(qreal x1, qreal x2, qreal y, qreal limit) const
{
    const int first = columnOf(x1);
    const int last = columnOf(x2);
    for (int row = rowOf(y); row < m_rows; ++row) {
        qreal found = limit;
        visit(row, first, last, [&](const QRectF &box, int) {
            if (box.left() < x2 - Slack && box.right() > x1 + Slack && box.bottom() > y + Slack)
                found = std::min(found, std::max(box.top(), y));
        });
        if (found < limit || m_bounds.top() + (row + 1) * m_cell > limit)
            return found;
    }
    return limit;
}

int BoxIndex::boxAt(const QPointF &point) const
{
    int found = -1;
    visit(rowOf(point.y()), columnOf(point.x()), columnOf(point.x()), [&](const QRectF &box, int index) {
        if (box.left() + Slack < point.x() && box.right() - Slack > point.x() && box.top() + Slack < point.y()
            && box.bottom() - Slack > point.y())
            found = index;
    });
    return found;
}

} // namespace jw::studio
