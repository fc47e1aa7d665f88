// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/commontables.h"

#include "joinwright/core/error.h"
#include "joinwright/sql/window.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

class Collector
{
public:
    QList<Subquery> found;

    void visit(const Select &select)
    {
        visit(select.sourceSubquery.get());
        for (const Join &join : select.joins) {
            visit(join.subquery.get());
            visit(join.on);
        }
        for (const SelectColumn &column : select.columns)
            visit(column.expression);
        visit(select.condition);
        visit(select.groupCondition);
        for (const Expr &group : select.groups)
            visit(group);
        for (const Order &order : select.orders)
            visit(order.expression);
        for (const Select::Operand &operand : select.operands)
            visit(*operand.select);
    }

    void visit(const Expr &expression)
    {
        if (expression.isEmpty() || !expression.node().hasSelect)
            return;
        if (expression.node().select)
            visit(*expression.node().select);
        for (const Expr &argument : expression.node().arguments)
            visit(argument);
    }

private:
    void visit(const Subquery *subquery)
    {
        if (!subquery)
            return;
        if (!subquery->isCte())
            return visit(subquery->select());
        if (m_open.contains(subquery->name()))
            return; // a recursive one speaks of itself
        for (const Subquery &known : std::as_const(found)) {
            if (known == *subquery)
                return;
            if (known.name() == subquery->name())
                throw Error(ErrorKind::Usage, u"two common table expressions are called \"%1\""_s.arg(known.name()));
        }
        m_open.append(subquery->name());
        visit(subquery->select());
        m_open.removeLast();
        found.append(*subquery);
    }

    QStringList m_open;
};

} // namespace

QList<Subquery> commonTables(const Select &select)
{
    Collector collector;
    collector.visit(select);
    return collector.found;
}

QList<Subquery> commonTables(const Expr &expression)
{
    Collector collector;
    collector.visit(expression);
    return collector.found;
}

} // namespace jw
