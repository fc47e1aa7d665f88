// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/orm/keyvalues.h"

namespace jw {

class Dialect;
class Mapper;
class Mapping;

/// One column that a flush writes.
struct FlushValue
{
    int cell = 0;
    Value value {}; ///< unless it comes from another operation's row
    int from = -1; ///< the operation whose row the value is taken from, once it has its key
    int fromCell = -1;
    Value base {}; ///< UPDATE: what was loaded
    bool counts = false; ///< a version that moves on from wherever it is: nothing was loaded of it
};

/// One statement of a flush, as data.
struct FlushOperation
{
    enum class Kind : quint8 { Insert, Update, Delete };

    Kind kind = Kind::Insert;
    const Mapper *mapper = nullptr;
    QList<FlushValue> values {}; ///< DELETE: the version that was loaded, as a base, where the table has versions
    KeyValues key {}; ///< UPDATE and DELETE: as the database knows the row
    int keyFrom = -1; ///< UPDATE of a row that this flush inserts: that operation
    QList<int> fetch {}; ///< cells to read back: defaults and computed columns
    Sentence reason {}; ///< "new", "name changed", "deleted", "closes the cycle over manager"

    /// "User 3", "new User"
    QString object() const;
    /// The values whose bases the row must still have: the version where there is one, else all that are written.
    QList<FlushValue> checked() const;
};

/// What a commit will do: ordered statements with their reasons. Plain data, made when somebody
/// asks: shown in the changes panel, asserted in tests. FlushRuns is what is executed.
struct FlushPlan
{
    std::shared_ptr<const Mapping> mapping;
    QList<FlushOperation> operations {};

    bool isEmpty() const { return operations.isEmpty(); }
    /// The statement of one operation as text with literals; keys not known yet show as ":order1".
    QString preview(int operation, const Dialect &dialect) const;
    QStringList preview(const Dialect &dialect) const;
    /// ":order1": the name of the key that operation hands out, counted by table.
    QString placeholderName(int operation) const;
};

} // namespace jw
