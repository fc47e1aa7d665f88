// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHash>

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

} // namespace jw
