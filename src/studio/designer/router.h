// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/route.h"
#include "studio/designer/sheet.h"

#include <atomic>

namespace jw::studio {

/// Finds the ways of lines around tables. Pure functions of the sheet: the same input gives the same ways, in any thread.
///
/// A line leaves its table straight for at least Stub pixels where there is room, turns at right angles, keeps off tables
/// and runs at least Lane pixels beside its neighbours; lines to one key share their last stretch; a table's line to itself
/// loops beside it. Hand-made bends are kept as they are.
namespace router {

inline constexpr qreal Stub = 26; ///< wanted straight length at a table; never below 22 where the room allows
inline constexpr qreal Lane = 12; ///< distance of parallel lines

/// The ways of all links of the sheet. When `cancelled` becomes true, comes back soon with what there is.
Routes route(const Sheet &sheet, const std::atomic_bool *cancelled = nullptr);

/// `previous` with the ways of `relationships` found anew; the others stay, and their lanes are respected.
Routes reroute(const Sheet &sheet, const Routes &previous, const QList<Id> &relationships,
               const std::atomic_bool *cancelled = nullptr);

/// The relationships whose line touches one of these tables.
QList<Id> linksOf(const Sheet &sheet, const QList<Id> &tables);

/// The relationships whose way runs through one of these rectangles: when tables were moved onto lines.
QList<Id> linksThrough(const Routes &routes, const QList<QRectF> &rects);

/// A way of at most three stretches that looks at no other table: for lines that follow the mouse.
Route directRoute(const Sheet &sheet, const SheetLink &link);
/// The same from a table's edge to a free point, for a line that is being drawn.
Route directRoute(const QRectF &table, qreal portY, const QPointF &to);

} // namespace router
} // namespace jw::studio
