// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>

namespace jw {

struct Relation;

/// How the other end of a relationship comes into memory.
enum class Loading : quint8 {
    Lazy, ///< when it is looked at, for the row and its peers at once
    SelectIn, ///< with every query that brings its rows, by one more SELECT for 500 of them
    Raise, ///< not when it is looked at: that throws Error(Usage); only by with() or AsyncSession::related()
    Joined, ///< with every query that brings its rows, in the same SELECT; where that cannot be, as SelectIn
};

/// What the query that brought a row says of a look at its relationships, in place of the session's rules.
using RowRules = QHash<const Relation *, Loading>;

/// Relationships to load together with a result, or what a look at them may do: a tree of relations.
struct RelatedPath
{
    const Relation *relation = nullptr;
    QList<RelatedPath> nested {};
    Loading how = Loading::SelectIn;
    quint16 undeferred = 0; ///< deferred cells at the other end that are wanted, by Mapper::deferredBit()
};

/// A relationship that the query's own SELECT follows; see JoinedBatch.
struct JoinedPath
{
    const Relation *relation = nullptr;
    int owner = 0;
    int member = 0;
    QList<RelatedPath> nested {}; ///< what is loaded by SELECTs of its own from there
};

} // namespace jw
