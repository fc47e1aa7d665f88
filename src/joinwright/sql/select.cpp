// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/select.h"

#include "joinwright/core/error.h"
#include "joinwright/sql/comparison.h"
#include "joinwright/sql/subquery.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

void checkOperand(const Select &first, const Select &other)
{
    if (first.columns.size() != other.columns.size())
        throw Error(ErrorKind::Usage,
            u"a union needs the same number of columns on both sides, here are %1 and %2"_s.arg(first.columns.size()).arg(other.columns.size()));
    for (qsizetype i = 0; i < first.columns.size(); ++i)
        checkComparable(first.columns[i].expression, other.columns[i].expression);
}

} // namespace

QString SelectColumn::resultName() const
{
    if (!name.isEmpty() || expression.isEmpty() || expression.node().kind != ExprNode::Kind::Column)
        return name;
    return expression.node().name;
}

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

Select Select::from(const Subquery &subquery, const QString &alias)
{
    Select select = from(subquery.ref(alias));
    select.sourceSubquery = std::make_shared<const Subquery>(subquery);
    return select;
}

Select &Select::column(const Expr &expression, const QString &name)
{
    if (expression.isEmpty())
        throw Error(ErrorKind::Usage, u"a column of a SELECT is empty"_s);
    columns.append({expression, name});
    return *this;
}

Select &Select::join(const TableRef &table, const Expr &on, Join::Kind kind)
{
    joins.append({kind, table, on});
    return *this;
}

Select &Select::join(const Subquery &subquery, const Expr &on, Join::Kind kind, const QString &alias)
{
    joins.append({kind, subquery.ref(alias), on, std::make_shared<const Subquery>(subquery)});
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

bool Select::isPlain() const
{
    return operands.isEmpty() && orders.isEmpty() && !maximum && !skipped;
}

Select Select::wrapped() const
{
    const Subquery inner = Subquery::derived(u"part"_s, *this);
    Select outer = from(inner);
    const QStringList names = inner.columnNames();
    for (const QString &name : names)
        outer.column(inner.column(name));
    return outer;
}

Select Select::combined(SetOperation operation, const Select &other) const
{
    checkOperand(*this, other);
    // Not every database takes parentheses here, and not all agree on which operation goes first: whatever is more than a
    // plain SELECT becomes a derived table.
    const bool chains = !operands.isEmpty() && orders.isEmpty() && !maximum && !skipped
        && std::all_of(operands.begin(), operands.end(), [&](const Operand &o) { return o.operation == operation; });
    Select result = chains || isPlain() ? *this : wrapped();
    result.operands.append({operation, std::make_shared<const Select>(other.isPlain() ? other : other.wrapped())});
    return result;
}

} // namespace jw
