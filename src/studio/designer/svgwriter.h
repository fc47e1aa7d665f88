// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"
#include "studio/designer/sheet.h"
#include "studio/theme/themecolors.h"

#include <QtCore/QByteArray>

namespace jw::studio {

/// Writes a diagram as SVG: one element a thing, styles as classes, texts as text, numbers with one decimal at most.
///
/// The same sheet and ways give the same bytes. Fonts are named, not embedded; names are placed from the left and types
/// from the right, so that another font shifts nothing.
class SvgWriter
{
public:
    SvgWriter(const Sheet &sheet, const Routes &routes, const ThemeColors &colors, Notation notation, bool background);

    QByteArray write();

private:
    void writeStyles();
    void writeGlyphs();
    void writeArea(const Area &area);
    void writeLine(const SheetLink &link, const Route &route);
    void writeEnd(const EndStrokes &strokes, int side, const QColor &behind);
    void writeNote(const Note &note);
    void writeTable(const SheetTable &table);
    void writeHeader(const TableGeometry &geometry, Hue hue);
    void writeRow(const TableGeometry &geometry, const RowGeometry &row);
    void text(const char *classes, qreal x, qreal y, const QString &content);

    const Sheet &m_sheet;
    const Routes &m_routes;
    const ThemeColors &m_colors;
    Notation m_notation;
    bool m_background;
    QByteArray m_out;
};

} // namespace jw::studio
