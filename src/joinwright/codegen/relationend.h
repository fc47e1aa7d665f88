// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw {

/// One side of a relationship, seen from the table that has it. Points into its schema.
struct RelationEnd
{
    const Table *table; ///< this side
    const Table *target; ///< the other side
    const Table *owner; ///< declares the relationship
    const Relationship *relationship;
    bool back; ///< this is the side that Relationship::back names
    bool many; ///< a collection
};

/// The sides of relationships that `table` has: its own, then those that lead to it. Relationships that lead nowhere
/// (their table or key is missing) are left out.
QList<RelationEnd> relationEnds(const Schema &schema, const Table &table);

/// Tables in an order in which each comes after those it refers to, cycles aside; otherwise by name.
QList<const Table *> inDependencyOrder(const Schema &schema);

/// The columns of the key that `relationship` refers to, as columns of its target; empty when something is missing.
QList<const Column *> referredColumns(const Schema &schema, const Relationship &relationship);
/// The columns of `ids` in `table`.
QList<const Column *> columnsOf(const Table &table, const QList<Id> &ids);

/// Whether `table` is nothing but the link of a many-to-many relationship: each column belongs to its primary key and
/// to a foreign key.
bool isPureAssociation(const Schema &schema, const Table &table);

/// The association table's relationship that leads to `target`: `first` takes the first one, else the last.
const Relationship *linkTo(const Table &association, Id target, bool first);

} // namespace jw
