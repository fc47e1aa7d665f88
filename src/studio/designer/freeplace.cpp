// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/freeplace.h"

#include "studio/designer/handles.h"
#include "studio/designer/sheet.h"

namespace jw::studio {

namespace {

constexpr qreal Gap = 40; // between neighbours, and from one try to the next
constexpr int Rings = 200;

bool isFree(const Sheet &sheet, const QRectF &place)
{
    const QRectF wanted = place.adjusted(-Gap / 2, -Gap / 2, Gap / 2, Gap / 2);
    const auto covers = [&](const auto &item) { return wanted.intersects(item.rect); };
    return std::none_of(sheet.tables.begin(), sheet.tables.end(), covers)
        && std::none_of(sheet.notes.begin(), sheet.notes.end(), covers);
}

} // namespace

QPoint freePlaceOn(const Sheet &sheet, const QPointF &middle, const QSizeF &size)
{
    const QPointF start = middle - QPointF(size.width(), size.height()) / 2;
    for (int ring = 0; ring < Rings; ++ring) {
        for (int side = -ring; side <= ring; ++side) {
            for (const QPointF &offset : {QPointF(side, ring), QPointF(ring, side), QPointF(side, -ring), QPointF(-ring, side)}) {
                if (isFree(sheet, {start + offset * Gap, size}))
                    return onGrid(start + offset * Gap);
            }
        }
    }
    return onGrid(start);
}

} // namespace jw::studio
