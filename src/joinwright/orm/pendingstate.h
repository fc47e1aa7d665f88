// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/core/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace jw {

/// A column of a pending row.
struct PendingCell
{
    QString column {};
    Value base {}; ///< what was loaded; for a changed row
    Value value {};

    friend bool operator==(const PendingCell &, const PendingCell &) = default;
};

/// One row that waits to be written.
struct PendingRow
{
    enum class Kind : quint8 { Added, Changed, Deleted };

    Kind kind = Kind::Changed;
    Id table {};
    QList<Value> key {}; ///< of changed and deleted rows
    QList<PendingCell> cells {};
    QList<std::pair<Id, int>> targets {}; ///< to-one relationships that lead to other added rows, by their number

    friend bool operator==(const PendingRow &, const PendingRow &) = default;
};

/// All that a session has not written yet, as plain data: the crash journal of the rows. Readable into a fresh session
/// of the same database by Session::restore().
struct PendingState
{
    QList<PendingRow> rows {};

    bool isEmpty() const { return rows.isEmpty(); }
    /// A compact binary form with a version; fromBytes() throws Error(File) when it is damaged.
    QByteArray toBytes() const;
    static PendingState fromBytes(const QByteArray &bytes);
    friend bool operator==(const PendingState &, const PendingState &) = default;
};

} // namespace jw
