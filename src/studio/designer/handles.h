// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QRectF>

class QPainter;

namespace jw::studio {

class ThemeColors;

/// Room around a rectangle that handles may take, in scene units, down to the zoom where they are shown.
inline constexpr qreal HandleRoom = 12;

/// Eight squares on a rectangle's corners and edges, of the same size at every zoom; none below 45 %.
void paintHandles(QPainter &painter, const QRectF &rect, const ThemeColors &colors, qreal zoom);

/// `rect` with these edges moved by `delta`, on the grid, at least `minimum` large.
QRect resized(const QRect &rect, Qt::Edges edges, QPoint delta, QSize minimum);

/// The nearest point of the grid of 8.
QPoint onGrid(const QPointF &point);
inline constexpr int Grid = 8;

} // namespace jw::studio
