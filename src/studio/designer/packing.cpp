// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/packing.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>

namespace jw::studio {

namespace {

constexpr int MostTries = 20000;

std::vector<QPointF> rowsOfWidth(const std::vector<QSizeF> &blocks, qreal width, qreal gap, QSizeF &page)
{
    std::vector<QPointF> result;
    qreal x = 0;
    qreal y = 0;
    qreal rowHeight = 0;
    page = {};
    for (const QSizeF &block : blocks) {
        if (x > 0 && x + block.width() > width) {
            y += rowHeight + gap;
            x = 0;
            rowHeight = 0;
        }
        result.emplace_back(x, y);
        x += block.width() + gap;
        rowHeight = std::max(rowHeight, block.height());
        page = {std::max(page.width(), x - gap), y + rowHeight};
    }
    return result;
}

} // namespace

std::vector<QPointF> packRows(const std::vector<QSizeF> &blocks, double aspect, qreal gap)
{
    qreal area = 0;
    qreal widest = 0;
    for (const QSizeF &block : blocks) {
        area += (block.width() + gap) * (block.height() + gap);
        widest = std::max(widest, block.width());
    }
    const qreal ideal = std::sqrt(area * aspect);
    std::vector<QPointF> best;
    double least = 1e18;
    for (double factor = 0.7; factor < 2.01; factor += 0.1) {
        QSizeF page;
        auto tried = rowsOfWidth(blocks, std::max(widest, ideal * factor), gap, page);
        // What a window of this aspect must show to show all of it.
        const double size = std::max(page.width() / aspect, page.height());
        if (size < least - 0.5) {
            least = size;
            best = std::move(tried);
        }
    }
    return best;
}

QPointF nearestFree(const QSizeF &block, const QPointF &wanted, const std::vector<QRectF> &obstacles, qreal gap)
{
    struct Try
    {
        qreal distance;
        QPointF place;
        bool operator<(const Try &other) const { return distance > other.distance; }
    };
    const auto tryAt = [&](const QPointF &place) {
        return Try {std::hypot(place.x() - wanted.x(), place.y() - wanted.y()), place};
    };
    std::priority_queue<Try> open;
    std::set<std::pair<qreal, qreal>> seen;
    open.push(tryAt(wanted));
    qreal right = wanted.x();
    for (int tries = 0; !open.empty() && tries < MostTries; ++tries) {
        const QPointF place = open.top().place;
        open.pop();
        const QRectF rect(place, block);
        const auto hit = std::find_if(obstacles.begin(), obstacles.end(),
            [&](const QRectF &obstacle) { return obstacle.adjusted(-gap, -gap, gap, gap).intersects(rect); });
        if (hit == obstacles.end())
            return place;
        for (const QPointF &next : {QPointF(hit->right() + gap, place.y()), QPointF(hit->left() - gap - block.width(), place.y()),
                 QPointF(place.x(), hit->bottom() + gap), QPointF(place.x(), hit->top() - gap - block.height())}) {
            if (seen.insert({next.x(), next.y()}).second)
                open.push(tryAt(next));
        }
    }
    for (const QRectF &obstacle : obstacles)
        right = std::max(right, obstacle.right() + gap);
    return {right, wanted.y()};
}

} // namespace jw::studio
