// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/cardinality.h"
#include "studio/designer/tablegeometry.h"

#include "joinwright/schema/model.h"

namespace jw::studio {

/// A table that stands in the diagram. The rectangle is in scene coordinates.
struct SheetTable
{
    Id id;
    QRectF rect;
    TableGeometry geometry;
    Hue hue = Hue::Slate; ///< of the innermost area that holds the table's middle
    bool pinned = false;
};

/// A line to draw between two tables of the sheet.
struct SheetLink
{
    Id relationship;
    int owner = -1; ///< index into Sheet::tables
    int target = -1;
    QList<Id> ownerColumns; ///< lit together with the line
    QList<Id> targetColumns;
    qreal ownerY = 0; ///< scene height of the port at the owner
    qreal targetY = 0;
    LineEnds ends;
    bool dashed = false; ///< known to the model only
    QList<QPoint> bends; ///< hand-made corners from owner to target; empty: routed
};

/// Everything that one diagram shows, measured: what painters, router, arranger and pictures work on. A value.
///
/// A relationship gets a link when both its tables stand in the diagram; many-to-many ones only where their association
/// table does not. Placements of tables that the schema lacks are left out.
struct Sheet
{
    QList<SheetTable> tables; ///< sorted by id
    QList<SheetLink> links;
    QList<Area> areas; ///< larger ones first, so that they are painted below
    QList<Note> notes;

    static Sheet build(const Schema &schema, const Diagram &diagram, GeometryCache &cache);

    int tableIndex(Id table) const; ///< -1 when it does not stand here
    const SheetTable *table(Id table) const;
    /// The hue of the innermost area at this point; Slate outside of all.
    Hue hueAt(const QPointF &point) const;
    /// The smallest rectangle around tables, areas and notes; lines may stick out of it.
    QRectF bounds() const;
};

} // namespace jw::studio
