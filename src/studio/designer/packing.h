// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QSizeF>

#include <vector>

namespace jw::studio {

/// Upper left corners that put blocks into rows on a page of the wanted aspect, beginning at (0, 0), `gap` apart and in
/// their order.
std::vector<QPointF> packRows(const std::vector<QSizeF> &blocks, double aspect, qreal gap);

/// The place for a block of this size nearest to `wanted` (its upper left corner) that keeps `gap` from all obstacles.
QPointF nearestFree(const QSizeF &block, const QPointF &wanted, const std::vector<QRectF> &obstacles, qreal gap);

} // namespace jw::studio
