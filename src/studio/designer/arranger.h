// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QHash>
#include <QtCore/QPoint>
#include <QtCore/QRect>
#include <QtCore/QSet>

#include <atomic>
#include <functional>

namespace jw::studio {

struct Sheet;

/// New places for some of a diagram's things.
struct Arrangement
{
    QHash<Id, QPoint> tables;
    QHash<Id, QRect> areas;
    QHash<Id, QPoint> notes;

    bool isEmpty() const { return tables.isEmpty() && areas.isEmpty() && notes.isEmpty(); }
    /// Writes the places into a diagram and drops the hand-made bends of lines whose tables moved.
    void apply(const Schema &schema, Diagram &diagram) const;
};

/// Arranges tables in layers, from those referred to (left) to those that refer (right). Pure functions of the sheet: the
/// same input gives the same places, in any thread. No two tables overlap in what they give.
namespace arranger {

struct Options
{
    QSet<Id> only; ///< move these tables and their notes alone; empty: everything that is not pinned
    double aspect = 1.6; ///< wanted width / height of the page
    const std::atomic_bool *cancelled = nullptr; ///< when it becomes true, comes back soon with an empty arrangement
    std::function<void(double)> progress; ///< called in the calling thread with 0 to 1
};

/// Places afresh. Members of an area (tables whose middle lies in it) stay together and the area is fitted around them.
Arrangement arrange(const Sheet &sheet, const Options &options = {});

/// Places `tables` (which stand somewhere in the sheet) near those they are related to, into free room, moving nothing else.
Arrangement placeNew(const Sheet &sheet, const QSet<Id> &tables);

} // namespace arranger

/// A diagram of all tables of the schema, arranged: what is drawn when a model has no diagrams, or a database was opened.
/// Throws nothing; `id` and `name` are given to the new diagram.
Diagram arrangedDiagram(const Schema &schema, Id id, const QString &name);

} // namespace jw::studio
