// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushshapes.h"

namespace jw {

/// Several new rows of one table in one INSERT, with keys that are ours: given by the program, or handed out here while
/// the transaction lets nobody else write and the database has nothing of its own to say about them.
class InsertBatch
{
public:
    InsertBatch(Connection &connection, FlushShapes &shapes)
        : m_connection(connection)
        , m_shapes(shapes)
    {
    }

    /// How many rows like `operation` go into one statement; 1 where this database takes them one by one.
    int rowsPerStatement(const FlushOperation &operation) const;
    /// The key that the table's next row would get; nothing when only the database may number rows.
    std::optional<qint64> nextKey(const Mapper &mapper) const;
    /// Writes these operations, which are alike. The first row gets `key`, the next ones the numbers after it; without one
    /// their keys are among their values. `current` follows the operation that is being bound. Throws Error: none is written.
    void write(const FlushOperation *operations, int count, std::optional<qint64> key, int *current);

private:
    void prepare(const FlushOperation &operation, int count, bool withKey);

    Connection &m_connection;
    FlushShapes &m_shapes;
    const FlushOperation *m_like = nullptr;
    int m_count = 0;
    bool m_withKey = false;
    KeptStatement m_statement;
};

} // namespace jw
