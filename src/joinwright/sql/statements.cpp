// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/case.h"
#include "joinwright/sql/delete.h"
#include "joinwright/sql/insert.h"
#include "joinwright/sql/update.h"
#include "joinwright/sql/window.h"

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

Case &Case::when(const Expr &condition, const Expr &result)
{
    m_parts << condition << result;
    return *this;
}

Expr Case::otherwise(const Expr &result) const
{
    return Expr::choice(m_parts, result);
}

Case::operator Expr() const
{
    return Expr::choice(m_parts, {});
}

Case when(const Expr &condition, const Expr &result)
{
    return Case().when(condition, result);
}

Window &Window::partitionBy(const Expr &expression)
{
    partitions.append(expression);
    return *this;
}

Window &Window::orderBy(const Order &order)
{
    orders.append(order);
    return *this;
}

Window &Window::rows(std::optional<qint64> from, std::optional<qint64> to)
{
    frame = Frame {from, to};
    return *this;
}

} // namespace jw
