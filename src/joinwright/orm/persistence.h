// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushruns.h"
#include "joinwright/orm/flushstatements.h"

#include <functional>

namespace jw {

/// What the database gave back, by operation.
struct FlushResult
{
    PagedList<qint64> numbers{}; ///< the key of a new row that got a number; empty when none did
    QHash<int, KeyValues> keys{}; ///< the key of a new row that the database made in another way
    QHash<int, QList<std::pair<int, Value>>> cells{}; ///< read back, decoded

    /// What a cell of the key of a new row is now, or one that was read back.
    Value valueOf(const FlushRuns &runs, int insert, int cell) const;
    /// What an operation has written into one of its cells.
    Value written(const FlushRuns &runs, const FlushRuns::Run &run, int operation,
        const FlushRuns::Cell &cell) const;
};

/// Is told between the statements of a flush how many of its operations are written; what it throws ends the flush.
using FlushWatch = std::function<void(int written)>;

/// Executes the operations in order on a connection that is in a transaction. Throws Error with the
/// object named; StaleDataError when rows are not as they were loaded. Touches no session.
FlushResult execute(const FlushRuns &runs, Connection &connection, FlushStatements &statements, const FlushWatch &watch = {});

} // namespace jw
