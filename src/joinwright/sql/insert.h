// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// One assigned or inserted column.
struct Assignment
{
    QString column;
    Expr value;
    std::optional<ColumnType> type {}; ///< of the column, if it is known: what is computed is made one of its values
};

/// What happens to a row that the table has already.
struct Conflict
{
    QStringList columns {}; ///< the key that decides; empty: any. Not every database can be told.
    QList<Assignment> assignments {}; ///< empty: the row there stays as it is
    Expr condition {}; ///< changes only rows there that meet it

    /// Whether a row that is there may stay as it is.
    bool mayKeep() const { return assignments.isEmpty() || !condition.isEmpty(); }
};

/// INSERT of one row or several, or of what a SELECT brings. Without columns it is INSERT … DEFAULT VALUES.
class Insert
{
public:
    TableRef table;
    QStringList columns;
    QList<QList<Expr>> rows; ///< each as long as `columns`
    std::shared_ptr<const Select> select; ///< instead of rows
    std::optional<Conflict> conflict;
    QStringList returning;

    static Insert into(const Table &table);
    static Insert into(const TableRef &table, const QList<Assignment> &values = {});
};

} // namespace jw
