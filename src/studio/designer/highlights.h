// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace jw {
class Schema;
}

namespace jw::studio {

struct Sheet;
class Selection;

/// What is lit on one diagram because of what is selected and what the mouse is on. A value.
///
/// A lit line lights its two columns and outlines its two tables.
struct Highlights
{
    QSet<Id> selected; ///< tables, relationships, areas and notes
    QSet<Id> outlined; ///< tables: under the mouse, at a lit line's ends, or with a selected column
    QSet<Id> litLines; ///< relationships
    QHash<Id, QSet<Id>> litColumns; ///< by table
    QSet<Id> related; ///< neighbours of selected tables: seen from far

    static Highlights of(const Schema &schema, const Sheet &sheet, const Selection &selection);

    /// Every table and relationship whose look may differ between two states.
    static QSet<Id> changes(const Highlights &before, const Highlights &after);

    friend bool operator==(const Highlights &, const Highlights &) = default;
};

} // namespace jw::studio
