// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Expressions in which other columns stand.
#include "joinwright/sql/select.h"
#include "joinwright/sql/window.h"

#include <algorithm>

namespace jw {

namespace {

const QString &shownName(const TableRef &table)
{
    return table.alias.isEmpty() ? table.name : table.alias;
}

bool isSame(const TableRef &source, const TableRef &table)
{
    return shownName(source) == shownName(table) && (source.id == table.id || source.id.isNull());
}

bool reads(const Select &select, const TableRef &table)
{
    return isSame(select.source, table)
        || std::any_of(select.joins.begin(), select.joins.end(), [&](const Join &join) { return isSame(join.table, table); });
}

/// Puts other columns into an expression, and in what lies within it into what is not known there.
class Replacer
{
public:
    using Make = Expr (*)(ExprNode node);
    Replacer(const Expr::Replacement &replacement, Make make)
        : m_replacement(replacement)
        , m_make(make)
    {
    }

    /// The same expression when nothing in it changes.
    Expr in(const Expr &expression)
    {
        if (expression.isEmpty())
            return expression;
        const ExprNode &node = expression.node();
        if (node.kind == ExprNode::Kind::Column)
            return isInner(node.table) ? expression : m_replacement(expression);
        ExprNode copy = node;
        bool changes = false;
        for (Expr &argument : copy.arguments)
            changes = put(argument) || changes;
        if (node.select)
            changes = put(copy.select) || changes;
        if (node.window)
            changes = put(copy.window) || changes;
        return changes ? m_make(std::move(copy)) : expression;
    }

private:
    bool isInner(const TableRef &table) const
    {
        return std::any_of(m_around.begin(), m_around.end(), [&](const Select *select) { return reads(*select, table); });
    }
    bool put(Expr &expression)
    {
        const Expr before = expression;
        expression = in(before);
        return !before.isEmpty() && &before.node() != &expression.node();
    }
    bool put(QList<Expr> &expressions)
    {
        bool changes = false;
        for (Expr &expression : expressions)
            changes = put(expression) || changes;
        return changes;
    }
    bool put(QList<Order> &orders)
    {
        bool changes = false;
        for (Order &order : orders)
            changes = put(order.expression) || changes;
        return changes;
    }
    bool put(Select &select)
    {
        bool changes = put(select.condition) | put(select.groups) | put(select.groupCondition) | put(select.orders);
        for (SelectColumn &column : select.columns)
            changes = put(column.expression) || changes;
        for (Join &join : select.joins)
            changes = put(join.on) || changes;
        for (Select::Operand &operand : select.operands)
            changes = put(operand.select) || changes;
        return changes;
    }
    bool put(std::shared_ptr<const Select> &select)
    {
        const auto copy = std::make_shared<Select>(*select);
        m_around.append(select.get());
        const bool changes = put(*copy);
        m_around.removeLast();
        if (changes)
            select = copy;
        return changes;
    }
    bool put(std::shared_ptr<const Window> &window)
    {
        const auto copy = std::make_shared<Window>(*window);
        const bool changes = put(copy->partitions) | put(copy->orders);
        if (changes)
            window = copy;
        return changes;
    }

    const Expr::Replacement &m_replacement;
    Make m_make;
    QList<const Select *> m_around; ///< the sub-selects that are being looked at
};

} // namespace

Expr Expr::replacingColumns(const Replacement &replacement) const
{
    return Replacer(replacement, [](ExprNode node) { return Expr(std::move(node)); }).in(*this);
}

} // namespace jw
