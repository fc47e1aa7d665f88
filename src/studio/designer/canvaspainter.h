// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"

#include <QtGui/QPainterPath>

class QPainter;

namespace jw::studio {

struct CanvasFonts;
class ThemeColors;

/// Fills `exposed` (scene) with the canvas colour and, from 45 % on, a dot every 16 pixels.
void paintBackground(QPainter &painter, const QRectF &exposed, const ThemeColors &colors, qreal zoom);

/// An area with its label; `selected` and `hovered` as for tables. In scene coordinates.
void paintArea(QPainter &painter, const Area &area, const ThemeColors &colors, const CanvasFonts &fonts, qreal zoom,
               bool selected = false, bool hovered = false);

/// A note with its folded corner, wrapped text and, when `linkTo` is not null, the dotted line to that table's rectangle.
void paintNote(QPainter &painter, const Note &note, const QRectF &linkTo, const ThemeColors &colors,
               const CanvasFonts &fonts, qreal zoom, bool selected = false, bool hovered = false);

/// The dotted line of a note; null when the rectangles touch.
QLineF noteLink(const QRectF &note, const QRectF &table);
/// The outline of a note with its corner cut off.
QPainterPath noteOutline(const QRectF &rect);
/// A note's text in lines as they are drawn, wrapped to the width of the note.
QStringList noteLines(const Note &note, const CanvasFonts &fonts);

inline constexpr qreal AreaRadius = 10;
inline constexpr qreal NoteFold = 12;
inline constexpr qreal NotePadding = 12; ///< beside the text; above and below NoteTop, as lines are higher than letters
inline constexpr qreal NoteTop = 8;
inline constexpr qreal NoteLineHeight = 16;

} // namespace jw::studio
