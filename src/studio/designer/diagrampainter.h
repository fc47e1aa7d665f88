// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"
#include "studio/designer/sheet.h"

class QPainter;

namespace jw::studio {

class ThemeColors;

struct DiagramLook
{
    Notation notation = Notation::CrowsFoot;
    bool background = true; ///< canvas colour
    bool dots = false; ///< and its dots
};

/// Paints a whole diagram in scene coordinates with the painter as it is; `zoom` decides how much is drawn.
void renderSheet(QPainter &painter, const Sheet &sheet, const Routes &routes, const ThemeColors &colors,
                 const DiagramLook &look, qreal zoom);

/// Paints a whole diagram fitted into `target` and centred, never larger than 100 %: for the welcome page and other previews.
void renderDiagram(QPainter &painter, const Model &model, const Diagram &diagram, const ThemeColors &colors,
                   const QRectF &target, const DiagramLook &look = {});

/// Tables, areas, notes and lines of the sheet, with `margin` around.
QRectF drawnBounds(const Sheet &sheet, const Routes &routes, qreal margin = 24);

} // namespace jw::studio
