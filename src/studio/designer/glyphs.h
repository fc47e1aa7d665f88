// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointF>

class QColor;
class QPainter;

namespace jw::studio::glyphs {

/// Where the glyph of a row begins, so that it fills x 9 to 20.
inline constexpr double RowLeft = 9;

/// A key; `left` is the middle of its left edge. Drawn like the icon of the same meaning.
void paintKey(QPainter &painter, const QPointF &left, const QColor &color);
/// An arrow out of a ring: a foreign key.
void paintForeignKey(QPainter &painter, const QPointF &left, const QColor &color);
/// A broken ring with a plus: in the model, not in the database yet.
void paintAbsent(QPainter &painter, const QPointF &centre, const QColor &color);

} // namespace jw::studio::glyphs
