// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

// Copy, paste and duplicate, as functions of a Model. A fragment is a Model too: some tables with the types they need
// and one diagram with their places, and the areas and notes among them.

namespace jw::studio {

/// What a fragment does with relationships that lead out of it.
enum class OuterRelationships {
    Keep, ///< for a paste into the same model
    Drop, ///< for a text, which must stand on its own
};

/// The tables, areas and notes of `objects`, as they stand in `diagram`. Columns and relationships among `objects`
/// count for nothing: their tables do.
Model fragmentOf(const Model &model, Id diagram, const QList<Id> &objects, OuterRelationships outer);
/// The rectangle around all that stands in the fragment's diagram; tables count by their top left corners.
QRect fragmentBounds(const Model &fragment);

/// Adds a copy of `fragment` to the model and to `diagram`, moved by `offset`: with new ids, names made unique and no
/// memory of old names. An enum of the same name and values is shared; relationships whose table is neither in the
/// fragment nor in the model are left out. Returns the new tables, areas and notes.
QList<Id> insertFragment(Model &model, Id diagram, const Model &fragment, QPoint offset);

} // namespace jw::studio
