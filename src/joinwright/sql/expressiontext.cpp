// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What an expression is: compared with another, and in words.
#include "joinwright/sql/expression.h"
#include "joinwright/sql/window.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using NodeKind = ExprNode::Kind;

QLatin1StringView nameOf(Function function)
{
    static constexpr QLatin1StringView names[] = {"count"_L1, "sum"_L1, "avg"_L1, "min"_L1, "max"_L1, "string_agg"_L1,
        "row_number"_L1, "rank"_L1, "dense_rank"_L1, "percent_rank"_L1, "cume_dist"_L1, "ntile"_L1, "lag"_L1, "lead"_L1,
        "first_value"_L1, "last_value"_L1, "nth_value"_L1, "lower"_L1, "upper"_L1, "length"_L1, "trim"_L1, "ltrim"_L1,
        "rtrim"_L1, "substring"_L1, "replace"_L1, "position"_L1, "coalesce"_L1, "nullif"_L1, "greatest"_L1, "least"_L1,
        "abs"_L1, "round"_L1, "floor"_L1, "ceiling"_L1, "year"_L1, "month"_L1, "day"_L1, "hour"_L1, "minute"_L1,
        "second"_L1, "day_of_week"_L1, "current_date"_L1, "current_time"_L1, "current_timestamp"_L1};
    static_assert(std::size(names) == size_t(Function::CurrentTimestamp) + 1);
    return names[int(function)];
}

QString listed(const QList<Expr> &expressions)
{
    QStringList texts;
    for (const Expr &expression : expressions)
        texts.append(expression.describe());
    return texts.join(u", "_s);
}

QString columnText(const ExprNode &node)
{
    const QString table = node.table.alias.isEmpty() ? node.table.name : node.table.alias;
    return table.isEmpty() ? node.name : table + u'.' + node.name;
}

bool sameOrders(const QList<Order> &a, const QList<Order> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Order &x, const Order &y) {
        return x.descending == y.descending && x.nulls == y.nulls && x.expression.isSameAs(y.expression);
    });
}

bool sameLists(const QList<Expr> &a, const QList<Expr> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Expr &x, const Expr &y) { return x.isSameAs(y); });
}

bool sameWindows(const Window *a, const Window *b)
{
    if (!a || !b)
        return a == b;
    const bool framed = a->frame.has_value() == b->frame.has_value()
        && (!a->frame || (a->frame->from == b->frame->from && a->frame->to == b->frame->to));
    return framed && sameLists(a->partitions, b->partitions) && sameOrders(a->orders, b->orders);
}

} // namespace

bool Expr::isSameAs(const Expr &other) const
{
    if (m_node == other.m_node)
        return true;
    if (isEmpty() || other.isEmpty())
        return false;
    const ExprNode &a = *m_node;
    const ExprNode &b = *other.m_node;
    return a.kind == b.kind && a.op == b.op && a.function == b.function && a.negated == b.negated
        && a.distinct == b.distinct && a.escaped == b.escaped && a.value == b.value && a.table == b.table
        && a.name == b.name && a.values == b.values && a.select == b.select && (a.kind != NodeKind::Cast || a.type == b.type)
        && sameWindows(a.window.get(), b.window.get()) && sameLists(a.arguments, b.arguments);
}

QString Expr::describe() const
{
    if (isEmpty())
        return u"nothing"_s;
    const ExprNode &node = *m_node;
    switch (node.kind) {
    case NodeKind::Column:
        return columnText(node);
    case NodeKind::Literal:
        return u"the value %1"_s.arg(node.value.toString().left(80));
    case NodeKind::Function:
        return nameOf(node.function) + u'(' + listed(node.arguments) + u')';
    case NodeKind::Call:
        return node.name + u'(' + listed(node.arguments) + u')';
    case NodeKind::Over:
        return node.arguments.first().describe() + u" over a window"_s;
    case NodeKind::Cast:
        return u"cast(%1)"_s.arg(node.arguments.first().describe());
    case NodeKind::Case:
        return u"a CASE"_s;
    case NodeKind::Scalar:
    case NodeKind::Exists:
        return u"a subquery"_s;
    case NodeKind::Text:
        return u"the SQL \"%1\""_s.arg(node.name.left(80));
    case NodeKind::Label:
        return u"the column \"%1\" of the result"_s.arg(node.name);
    case NodeKind::Excluded:
        return u"excluded."_s + node.name;
    default:
        return u"an expression of %1"_s.arg(listed(node.arguments));
    }
}

} // namespace jw
