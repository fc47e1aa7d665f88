// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/delete.h"
#include "joinwright/sql/insert.h"
#include "joinwright/sql/update.h"

namespace jw {

Insert Insert::into(const Table &table)
{
    return into(TableRef::of(table));
}

Insert Insert::into(const TableRef &table, const QList<Assignment> &values)
{
    Insert insert;
    insert.table = table;
    QList<Expr> row;
    for (const Assignment &assignment : values) {
        insert.columns.append(assignment.column);
        row.append(assignment.value);
    }
    insert.rows.append(row);
    return insert;
}

Update Update::of(const TableRef &table)
{
    Update update;
    update.table = table;
    return update;
}

Update &Update::set(const QString &column, const Expr &value)
{
    assignments.append({column, value});
    return *this;
}

Update &Update::where(const Expr &added)
{
    condition = condition && added;
    return *this;
}

Delete Delete::from(const TableRef &table)
{
    Delete statement;
    statement.table = table;
    return statement;
}

Delete &Delete::where(const Expr &added)
{
    condition = condition && added;
    return *this;
}

} // namespace jw
