// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What may stand beside an aggregate: the rule of SQL:1999, with columns that a grouped primary key determines.
#include "joinwright/core/error.h"
#include "joinwright/sql/select.h"
#include "joinwright/sql/window.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using NodeKind = ExprNode::Kind;

bool hasAggregate(const Expr &expression)
{
    return !expression.isEmpty() && expression.node().hasAggregate;
}

bool hasWindow(const Expr &expression)
{
    return !expression.isEmpty() && expression.node().hasWindow;
}

[[noreturn]] void refuseGrouping(const Expr &expression, const QString &message)
{
    Error::Context context;
    if (expression.node().kind == NodeKind::Column) {
        context.table = expression.node().table.name;
        context.column = expression.node().name;
    }
    throw Error(ErrorKind::Usage, message, context);
}

/// The first aggregate (or window) in an expression that has one.
Expr firstOf(const Expr &expression, bool window)
{
    const ExprNode &node = expression.node();
    if (window ? node.kind == NodeKind::Over : node.kind == NodeKind::Function && isAggregate(node.function))
        return expression;
    for (const Expr &argument : node.arguments) {
        if (window ? argument.node().hasWindow : argument.node().hasAggregate)
            return firstOf(argument, window);
    }
    return expression;
}

void checkPlain(const Expr &expression, const QString &place, const QString &instead)
{
    if (hasAggregate(expression))
        refuseGrouping(expression, u"%1 is an aggregate and cannot stand in %2%3"_s.arg(firstOf(expression, false).describe(), place, instead));
    if (hasWindow(expression))
        refuseGrouping(expression,
            u"%1 cannot stand in %2: select it in a subquery and filter that"_s.arg(firstOf(expression, true).describe(), place));
}

class Checker
{
public:
    explicit Checker(const Select &select)
        : m_select(select)
    {
    }

    void check(const Expr &expression) const
    {
        if (expression.isEmpty() || isGrouped(expression))
            return;
        const ExprNode &node = expression.node();
        if (node.kind == NodeKind::Function && isAggregate(node.function))
            return checkArguments(expression);
        if (node.kind == NodeKind::Column && isOwn(node.table) && !isDetermined(node.table))
            refuseGrouping(expression,
                u"%1 stands beside an aggregate but is not grouped: group by it or put it into an aggregate (grouped: %2)"_s.arg(
                    expression.describe(), grouped()));
        if (node.kind == NodeKind::Over)
            return checkWindow(node);
        for (const Expr &argument : node.arguments)
            check(argument);
    }

private:
    static void checkArguments(const Expr &aggregate)
    {
        for (const Expr &argument : aggregate.node().arguments) {
            if (argument.node().hasAggregate)
                refuseGrouping(aggregate, u"%1 is an aggregate of an aggregate: use a subquery"_s.arg(aggregate.describe()));
        }
    }
    void checkWindow(const ExprNode &over) const
    {
        for (const Expr &argument : over.arguments.first().node().arguments)
            check(argument);
        for (const Expr &partition : over.window->partitions)
            check(partition);
        for (const Order &order : over.window->orders)
            check(order.expression);
    }
    bool isGrouped(const Expr &expression) const
    {
        return std::any_of(m_select.groups.begin(), m_select.groups.end(),
            [&](const Expr &group) { return group.isSameAs(expression); });
    }
    bool isOwn(const TableRef &table) const
    {
        return same(m_select.source, table)
            || std::any_of(m_select.joins.begin(), m_select.joins.end(), [&](const Join &join) { return same(join.table, table); });
    }
    /// As the renderer finds a column's table: one without alias means the first use of its table.
    static bool same(const TableRef &table, const TableRef &column)
    {
        return table.id == column.id && (!table.id.isNull() || table.name == column.name)
            && (table.alias == column.alias || column.alias.isEmpty());
    }
    bool isDetermined(const TableRef &table) const
    {
        int found = 0;
        int wanted = 0;
        for (const Expr &group : m_select.groups) {
            const ExprNode &node = group.node();
            if (node.kind == NodeKind::Column && node.keySize > 0 && same(node.table, table)) {
                ++found;
                wanted = node.keySize;
            }
        }
        return wanted > 0 && found == wanted;
    }
    QString grouped() const
    {
        QStringList names;
        for (const Expr &group : m_select.groups)
            names.append(group.describe());
        return names.isEmpty() ? u"nothing"_s : names.join(u", "_s);
    }

    const Select &m_select;
};

} // namespace

bool Select::isGrouped() const
{
    return !groups.isEmpty() || !groupCondition.isEmpty()
        || std::any_of(columns.begin(), columns.end(), [](const SelectColumn &c) { return hasAggregate(c.expression); })
        || (operands.isEmpty()
            && std::any_of(orders.begin(), orders.end(), [](const Order &o) { return hasAggregate(o.expression); }));
}

void checkGrouping(const Select &select)
{
    checkPlain(select.condition, u"WHERE"_s, u": use having()"_s);
    for (const Join &join : select.joins)
        checkPlain(join.on, u"ON"_s, {});
    for (const Expr &group : select.groups)
        checkPlain(group, u"GROUP BY"_s, {});
    if (hasWindow(select.groupCondition))
        refuseGrouping(select.groupCondition,
            u"%1 cannot stand in HAVING: select it in a subquery and filter that"_s.arg(firstOf(select.groupCondition, true).describe()));
    if (!select.isGrouped())
        return;
    const Checker checker(select);
    for (const SelectColumn &column : select.columns)
        checker.check(column.expression);
    checker.check(select.groupCondition);
    for (const Order &order : select.orders) {
        if (select.operands.isEmpty())
            checker.check(order.expression);
    }
}

} // namespace jw
