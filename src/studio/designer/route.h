// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QHash>
#include <QtCore/QRectF>
#include <QtGui/QPolygonF>

namespace jw::studio {

/// The way of one line: right-angled, from the owner's edge (first point) to the target's edge (last point).
struct Route
{
    QPolygonF points; ///< at least two

    QPointF ownerEnd() const { return points.first(); }
    QPointF targetEnd() const { return points.last(); }
    /// The side on which the line leaves the table: -1 left, +1 right.
    int ownerSide() const { return points.at(1).x() < points.at(0).x() ? -1 : 1; }
    int targetSide() const { return points.at(points.size() - 2).x() < points.last().x() ? -1 : 1; }
    /// Around all points, with room for the ends' signs.
    QRectF bounds() const { return points.boundingRect().adjusted(-8, -8, 8, 8); }

    friend bool operator==(const Route &, const Route &) = default;
};

/// Ways by relationship.
using Routes = QHash<Id, Route>;

} // namespace jw::studio
