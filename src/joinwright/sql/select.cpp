// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/select.h"

namespace jw {

Select Select::from(const Table &table, const QString &alias)
{
    return from(TableRef::of(table, alias));
}

Select Select::from(const TableRef &table)
{
    Select select;
    select.source = table;
    return select;
}

Select &Select::column(const Expr &expression, const QString &name)
{
    columns.append({expression, name});
    return *this;
}

Select &Select::join(const TableRef &table, const Expr &on, Join::Kind kind)
{
    joins.append({kind, table, on});
    return *this;
}

Select &Select::where(const Expr &added)
{
    condition = condition && added;
    return *this;
}

Select &Select::groupBy(const Expr &expression)
{
    groups.append(expression);
    return *this;
}

Select &Select::having(const Expr &added)
{
    groupCondition = groupCondition && added;
    return *this;
}

Select &Select::orderBy(const Order &order)
{
    orders.append(order);
    return *this;
}

Select &Select::limit(qint64 count)
{
    maximum = count;
    return *this;
}

Select &Select::offset(qint64 count)
{
    skipped = count;
    return *this;
}

Select &Select::distinct(bool on)
{
    isDistinct = on;
    return *this;
}

} // namespace jw
