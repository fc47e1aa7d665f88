// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

// Relating tables, as functions of a Model; see edits.h.

namespace jw::studio {

/// Why nothing can refer to this table, as a sentence for people; empty: it can be referred to.
QString whyNotReferable(const Schema &schema, Id table);

/// A foreign key from `from` to the primary key of `to`. `column` of `from` holds it when it is given and the key has
/// one column: it gets the key's type. Else the columns are made by the naming rules, mandatory unless a table refers
/// to itself. Both sides' names follow the naming rules. Null when whyNotReferable() has a reason.
Id addRelationship(Model &model, Id from, Id column, Id to);

/// Whether the class of `table` can extend that of `base`: their primary keys have the same types, and `base` does not
/// extend it.
bool canExtend(const Schema &schema, Id table, Id base);
/// Lets the class of `table` extend that of `base`, over the relationship between both primary keys, which is made where
/// there is none. A null `base`: it extends none. Nothing happens when canExtend() says no.
void setExtended(Model &model, Id table, Id base);

/// What addManyToMany() makes.
struct ManyToMany
{
    Id relationship; ///< of the left table, through `table`; null: nothing was made
    Id table; ///< the association table; it stands in no diagram yet
};
/// Relates two tables, or one with itself, over a new association table whose key are both foreign keys.
ManyToMany addManyToMany(Model &model, Id left, Id right);

/// Makes the foreign key's columns of a relationship optional or mandatory (key columns stay mandatory).
void setOptional(Model &model, Id relationship, bool optional);

} // namespace jw::studio
