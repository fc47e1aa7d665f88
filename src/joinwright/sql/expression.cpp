// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/expression.h"

#include "joinwright/core/error.h"
#include "joinwright/schema/table.h"
#include "joinwright/sql/select.h"

namespace jw {

namespace {

bool isPlainWord(QStringView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.isLetterOrNumber() && c.unicode() < 128) || c == QLatin1Char('_');
    });
}

/// A literal beside a column is bound as the column's type.
Expr typedLike(const Expr &expression, const Expr &neighbour)
{
    if (expression.isEmpty() || neighbour.isEmpty() || !neighbour.node().type
        || expression.node().kind != ExprNode::Kind::Literal || expression.node().type)
        return expression;
    return Expr::literal(expression.node().value, *neighbour.node().type);
}

bool comparesValues(Expr::Op op)
{
    return op <= Expr::Op::GreaterOrEqual;
}

} // namespace

TableRef TableRef::of(const Table &table, const QString &alias)
{
    return {table.id, table.schemaName, table.name, alias};
}

Expr::Expr(ExprNode node)
    : m_node(std::make_shared<const ExprNode>(std::move(node)))
{
}

Expr::Expr(const Value &value)
    : Expr(ExprNode {.kind = ExprNode::Kind::Literal, .value = value})
{
}

Expr Expr::column(const Table &table, const Column &column, const QString &alias)
{
    return Expr::column(TableRef::of(table, alias), column.name, column.type);
}

Expr Expr::column(const TableRef &table, const QString &name, const ColumnType &type)
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Column, .type = type, .table = table, .name = name});
}

Expr Expr::literal(const Value &value, const ColumnType &type)
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Literal, .value = value, .type = type});
}

Expr Expr::call(const QString &name, const QList<Expr> &arguments)
{
    if (!isPlainWord(name))
        throw Error(ErrorKind::Usage, QStringLiteral("\"%1\" is no name of an SQL function").arg(name));
    return Expr(ExprNode {.kind = ExprNode::Kind::Call, .name = name, .arguments = arguments});
}

Expr Expr::sql(const QString &text, const QList<Value> &values)
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Text, .name = text, .values = values});
}

Expr Expr::exists(const Select &select)
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Exists, .select = std::make_shared<const Select>(select)});
}

Expr Expr::scalar(const Select &select)
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Scalar, .select = std::make_shared<const Select>(select)});
}

Expr Expr::binary(Op op, const Expr &left, const Expr &right)
{
    if (left.isEmpty() || right.isEmpty())
        throw Error(ErrorKind::Usage, QStringLiteral("an SQL operator has an empty operand"));
    ExprNode node {.kind = ExprNode::Kind::Binary, .op = op};
    node.arguments = comparesValues(op) ? QList<Expr> {typedLike(left, right), typedLike(right, left)}
                                        : QList<Expr> {left, right};
    return Expr(std::move(node));
}

Expr Expr::unary(Op op, const Expr &operand)
{
    if (operand.isEmpty())
        throw Error(ErrorKind::Usage, QStringLiteral("an SQL operator has an empty operand"));
    return Expr(ExprNode {.kind = ExprNode::Kind::Unary, .op = op, .arguments = {operand}});
}

Expr Expr::operator&&(const Expr &other) const
{
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    return binary(Op::And, *this, other);
}

Expr Expr::operator||(const Expr &other) const
{
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    return binary(Op::Or, *this, other);
}

Expr Expr::operator!() const
{
    return isEmpty() ? Expr() : unary(Op::Not, *this);
}

Expr Expr::like(const QString &pattern) const
{
    return binary(Op::Like, *this, Expr(pattern));
}

Expr Expr::notLike(const QString &pattern) const
{
    return binary(Op::NotLike, *this, Expr(pattern));
}

Expr Expr::likeEscaped(const QString &before, const QString &part, const QString &after) const
{
    QString text = part;
    text.replace(QLatin1Char('\\'), QLatin1StringView("\\\\"));
    text.replace(QLatin1Char('%'), QLatin1StringView("\\%"));
    text.replace(QLatin1Char('_'), QLatin1StringView("\\_"));
    ExprNode node {.kind = ExprNode::Kind::Binary, .op = Op::Like, .escaped = text != part};
    node.arguments = {*this, Expr(before + text + after)};
    return Expr(std::move(node));
}

Expr Expr::contains(const QString &part) const
{
    return likeEscaped(QStringLiteral("%"), part, QStringLiteral("%"));
}

Expr Expr::startsWith(const QString &part) const
{
    return likeEscaped({}, part, QStringLiteral("%"));
}

Expr Expr::endsWith(const QString &part) const
{
    return likeEscaped(QStringLiteral("%"), part, {});
}

Expr Expr::inValues(const QList<Value> &values, bool negated) const
{
    ExprNode result {.kind = ExprNode::Kind::In, .negated = negated, .arguments = {*this}, .values = values};
    return Expr(std::move(result));
}

Expr Expr::inSelect(const Select &select, bool negated) const
{
    ExprNode result {.kind = ExprNode::Kind::InSelect, .negated = negated, .arguments = {*this}};
    result.select = std::make_shared<const Select>(select);
    return Expr(std::move(result));
}

Expr Expr::in(const QList<Value> &values) const
{
    return inValues(values, false);
}

Expr Expr::in(const Select &select) const
{
    return inSelect(select, false);
}

Expr Expr::notIn(const QList<Value> &values) const
{
    return inValues(values, true);
}

Expr Expr::notIn(const Select &select) const
{
    return inSelect(select, true);
}

Expr Expr::between(const Expr &low, const Expr &high) const
{
    return Expr(ExprNode {
        .kind = ExprNode::Kind::Between, .arguments = {*this, typedLike(low, *this), typedLike(high, *this)}});
}

Expr Expr::aggregate(const char16_t *name, bool distinct) const
{
    return Expr(ExprNode {.kind = ExprNode::Kind::Call,
        .distinct = distinct,
        .name = QString::fromUtf16(name),
        .arguments = {*this}});
}

Expr Expr::count() const
{
    return aggregate(u"count");
}

Expr Expr::countDistinct() const
{
    return aggregate(u"count", true);
}

Expr Expr::sum() const
{
    return aggregate(u"sum");
}

Expr Expr::avg() const
{
    return aggregate(u"avg");
}

Expr Expr::min() const
{
    return aggregate(u"min");
}

Expr Expr::max() const
{
    return aggregate(u"max");
}

Expr Expr::lower() const
{
    return aggregate(u"lower");
}

Expr Expr::upper() const
{
    return aggregate(u"upper");
}

Expr countAll()
{
    return Expr::call(QStringLiteral("count"), {Expr::sql(QStringLiteral("*"))});
}

Expr col(const Table &table, QStringView column, const QString &alias)
{
    const Column *found = table.column(column);
    if (!found) {
        Error::Context context;
        context.table = table.name;
        context.column = column.toString();
        throw Error(ErrorKind::Usage,
            QStringLiteral("the table %1 has no column \"%2\"").arg(table.name, column), context);
    }
    return Expr::column(table, *found, alias);
}

} // namespace jw
