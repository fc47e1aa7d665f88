// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/tablegeometry.h"

#include <QtCore/QSet>

class QPainter;

namespace jw::studio {

struct CanvasFonts;
class ThemeColors;

/// How much is drawn at a zoom: all from 45 %, name and bars from 18 %, boxes below.
enum class ZoomDetail : quint8 { Boxes, Bars, Full };
ZoomDetail zoomDetail(qreal zoom);

/// What distinguishes one table on the canvas from another of the same geometry.
struct TableLook
{
    Hue hue = Hue::Slate;
    bool selected = false; ///< outline 2, accent
    bool hovered = false; ///< outline 1.5, accent
    bool found = false; ///< full strength in every zoom
    bool notInDatabase = false; ///< dashed outline and a mark in the header
    bool pending = false; ///< amber dot in the header
    QSet<Id> litColumns {}; ///< rows tinted: ends of a highlighted line, selected columns
    QSet<Id> columnsNotInDatabase {}; ///< name in the second text colour with a mark before it

    friend bool operator==(const TableLook &, const TableLook &) = default;
};

/// Paints a table with its upper left corner at the painter's origin, in scene units. `zoom` is the painter's scale. Rows
/// outside `exposed` are left out; null: none are.
void paintTable(QPainter &painter, const TableGeometry &geometry, const TableLook &look, const ThemeColors &colors,
                const CanvasFonts &fonts, qreal zoom, const QRectF &exposed = {});
/// The same at a detail chosen by the caller, for previews.
void paintTable(QPainter &painter, const TableGeometry &geometry, const TableLook &look, const ThemeColors &colors,
                const CanvasFonts &fonts, qreal zoom, ZoomDetail detail);

/// The rectangle that paintTable() may touch.
QRectF tablePaintRect(const TableGeometry &geometry);

} // namespace jw::studio
