// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/core/id.h"
#include "joinwright/core/value.h"

namespace jw {

/// A row that somebody else changed or deleted since it was loaded.
struct StaleRow
{
    /// One column that the two sides see differently.
    struct Cell
    {
        int cell = 0;
        QString column {};
        Value base {}; ///< what was loaded
        Value mine {};
        Value theirs {}; ///< what the database has now
    };
    int operation = -1;
    Id table {};
    QList<Value> key {};
    QString object {};
    bool isGone = false; ///< deleted: there is no `theirs`
    QList<Cell> cells {};
    QString tableName {};
    QList<Value> theirRow {}; ///< every cell as the database has it now; empty when it is gone
};

/// Rows were changed by somebody else; nothing was written. Names all of them.
class StaleDataError : public Error
{
public:
    explicit StaleDataError(const QList<StaleRow> &rows);
    const QList<StaleRow> &rows() const { return *m_rows; }
    [[noreturn]] void raise() const override;
    std::unique_ptr<Error> clone() const override;

private:
    std::shared_ptr<const QList<StaleRow>> m_rows;
};

} // namespace jw
