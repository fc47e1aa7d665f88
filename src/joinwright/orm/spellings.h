// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/mapper.h"

namespace jw {

class Connection;
struct RowBatch;

/// A key as a foreign key spells it, and the key of the row that the database finds by it: see IdentityMap::learn().
struct Spelling
{
    const Mapper *mapper = nullptr;
    QList<Value> written {};
    QList<Value> key {};
};

/// The cells of a key of `target`, in the order of its key cells, from values in the order of a relationship's columns; empty
/// when the relationship does not lead to the whole primary key.
QList<Value> targetKey(const Relation &toOne, const QList<Value> &values);

/// What only the database knows of the foreign keys of `members`, rows that it found for the keys `asked`.
QList<Spelling> spellingsOfMembers(
    Connection &connection, const Relation &toMany, const QList<QList<Value>> &asked, const RowBatch &members);
/// What only the database knows of the foreign keys `asked`, for which it found `parents`.
QList<Spelling> spellingsOfParents(
    Connection &connection, const Relation &toOne, const QList<QList<Value>> &asked, const RowBatch &parents);

} // namespace jw
