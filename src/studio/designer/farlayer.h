// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/route.h"
#include "studio/designer/sheet.h"

#include <QtCore/QSet>

class QPainter;

namespace jw::studio {

struct CanvasFonts;
class ThemeColors;

/// What keeps full strength when everything is small.
struct FarLook
{
    QSet<Id> selected; ///< tables: filled with the accent
    QSet<Id> found; ///< tables: accent outline and band
    QSet<Id> related; ///< tables: tinted; neighbours of what is selected
    Id hovered; ///< a table
    QSet<Id> litLines; ///< relationships

    friend bool operator==(const FarLook &, const FarLook &) = default;
};

/// The whole diagram below 18 %, painted from flat arrays without antialiasing: areas, lines, boxes with header bands.
///
/// Names of areas are painted at constant size. Build it anew when the sheet or the ways change; painting changes nothing.
class FarLayer
{
public:
    FarLayer() = default;
    FarLayer(const Sheet &sheet, const Routes &routes);

    /// Paints what meets `exposed` (scene). The painter has the view's transform: translation and `zoom` alone.
    void paint(QPainter &painter, const QRectF &exposed, const FarLook &look, const ThemeColors &colors,
               const CanvasFonts &fonts, qreal zoom) const;

    /// The table at a point of the scene; null: none.
    Id tableAt(const QPointF &point) const;

private:
    struct Box
    {
        QRectF rect;
        Id id;
        Hue hue;
    };
    struct Line
    {
        Id relationship;
        int first = 0; ///< into m_points
        int count = 0;
        QRectF bounds;
    };

    class Painting;

    QList<Box> m_boxes;
    QList<Line> m_lines;
    QList<QPointF> m_points;
    QList<Area> m_areas;
    QList<Note> m_notes;
};

} // namespace jw::studio
