// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"
#include "studio/designer/sheet.h"
#include "studio/designer/tablepainter.h"

class QPainter;

namespace jw::studio {

class ThemeColors;

struct DiagramLook
{
    Notation notation = Notation::CrowsFoot;
    bool background = true; ///< canvas colour
    bool dots = false; ///< and its dots
    std::optional<ZoomDetail> detail; ///< of tables and notes; nothing: by the zoom
};

/// Paints a whole diagram in scene coordinates with the painter as it is; `zoom` is the painter's scale.
void renderSheet(QPainter &painter, const Sheet &sheet, const Routes &routes, const ThemeColors &colors,
                 const DiagramLook &look, qreal zoom);

/// Paints a diagram fitted into `target` and centred, never larger than 100 %: for the welcome page and other previews.
/// Text of columns is replaced by bars when it would be smaller than nine tenths.
void renderDiagram(QPainter &painter, const Model &model, const Diagram &diagram, const ThemeColors &colors,
                   const QRectF &target, const DiagramLook &look = {});

/// Tables, areas, notes and lines of the sheet, with `margin` around.
QRectF drawnBounds(const Sheet &sheet, const Routes &routes, qreal margin = 24);

/// What lies behind the end of a line that leaves a table on this side: the innermost area around its sign, or the canvas.
QColor colorBehind(const Sheet &sheet, const QPointF &end, int side, const ThemeColors &colors);

/// The look of a line at rest: its colour, and for its ends the colours of what they lie on.
LineLook restingLine(const Sheet &sheet, const SheetLink &link, const Route &route, const ThemeColors &colors,
                     Notation notation);

} // namespace jw::studio
