// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What SqlRenderer does so that values which a database keeps in different ways meet as what they are.
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/sql/comparison.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using Op = Expr::Op;
using NodeKind = ExprNode::Kind;
using TypeKind = ColumnType::Kind;

/// Of an open decimal beside one of a declared size: more than any number has that a database keeps in eight bytes.
constexpr int MostDigits = 38;
constexpr int MostPlaces = 30;

bool isDecimalType(const std::optional<ColumnType> &type)
{
    return type && type->kind() == TypeKind::Decimal;
}

bool isFloatType(const std::optional<ColumnType> &type)
{
    return type && (type->kind() == TypeKind::Float || type->kind() == TypeKind::Double);
}

/// Whether it gives what no column holds yet.
bool isCalculated(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case NodeKind::Binary:
        return true;
    case NodeKind::Function:
        return node.function == Function::Sum;
    case NodeKind::Over:
        return isCalculated(node.arguments.first());
    default:
        return false;
    }
}

bool isColumnOrValue(NodeKind kind)
{
    return kind == NodeKind::Column || kind == NodeKind::Excluded || kind == NodeKind::Literal;
}

Error::Context contextOf(const Expr &expression)
{
    Error::Context context;
    if (expression.node().kind == NodeKind::Column) {
        context.table = expression.node().table.name;
        context.column = expression.node().name;
    }
    return context;
}

/// What decimals and others are compared as: as floating numbers beside one, else with the digits of all.
ColumnType comparedType(const QList<Expr> &operands)
{
    QList<Expr> exact;
    for (const Expr &operand : operands) {
        if (isFloatType(operand.type()))
            return TypeKind::Double;
        if (isDecimalType(operand.type()) || (operand.type() && operand.type()->isInteger()))
            exact.append(operand);
    }
    return *sharedType(exact);
}

QString typed(const Expr &expression)
{
    return expression.type() ? u"%1 of type %2"_s.arg(expression.describe(), expression.type()->toString()) : expression.describe();
}

} // namespace

QString SqlRenderer::computedText(const Expr &expression, bool isOperand) const
{
    const ExprNode &node = expression.node();
    if (isColumnOrValue(node.kind) || !isDecimalType(node.type))
        return {};
    const bool calculated = isCalculated(expression);
    return calculated && isOperand ? QString() : m_dialect.computedText(*node.type, calculated);
}

void SqlRenderer::expr(const Expr &expression)
{
    const QString around = computedText(expression, std::exchange(m_isOperand, false));
    const qsizetype from = m_sql.size();
    plain(expression);
    if (around.isEmpty())
        return;
    const qsizetype place = around.indexOf("{0}"_L1);
    m_sql.insert(from, around.left(place));
    m_sql += around.mid(place + 3);
}

bool SqlRenderer::isKeptApart(const std::optional<ColumnType> &type) const
{
    return m_dialect.areKeptApart(type, TypeKind::Int64);
}

Expr SqlRenderer::alike(const Expr &expression, const ColumnType &type) const
{
    const bool isNull = expression.node().kind == NodeKind::Literal && expression.node().value.isNull();
    return isNull || !m_dialect.areKeptApart(expression.type(), type) ? expression : expression.cast(type);
}

QList<Expr> SqlRenderer::compared(const QList<Expr> &operands) const
{
    if (std::none_of(operands.begin(), operands.end(), [](const Expr &operand) { return isDecimalType(operand.type()); }))
        return operands;
    ColumnType shared = comparedType(operands);
    const bool isOpen = isDecimalType(shared) && shared.precision() == 0;
    if (isOpen && std::any_of(operands.begin(), operands.end(), [this](const Expr &operand) { return isKeptApart(operand.type()); }))
        shared = ColumnType::decimal(MostDigits, MostPlaces);
    QList<Expr> result;
    for (const Expr &operand : operands)
        result.append(alike(operand, shared));
    return result;
}

QList<Expr> SqlRenderer::argumentsOf(const ExprNode &node) const
{
    if (!isDecimalType(node.type))
        return node.arguments;
    QList<Expr> arguments = node.arguments;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const bool isOffset = i == 1 && !sharesTypes(node.function); // of lag() and their like
        if (!isOffset)
            arguments[i] = alike(arguments[i], *node.type);
    }
    return arguments;
}

void SqlRenderer::checkCalculable(const Expr &operand) const
{
    const QString why = isDecimalType(operand.type()) ? m_dialect.calculationRefusal(*operand.type()) : QString();
    if (!why.isEmpty())
        throw Error(ErrorKind::Unsupported, u"%1: %2"_s.arg(typed(operand), why), contextOf(operand));
}

void SqlRenderer::cast(const ExprNode &node)
{
    const Expr &operand = node.arguments.first();
    const QString text = m_dialect.castText(operand.type(), *node.type);
    if (text.isEmpty())
        throw Error(ErrorKind::Unsupported,
            u"this database cannot make a %2 of %1 without losing digits: convert the values that were read"_s.arg(typed(operand), node.type->toString()),
            contextOf(operand));
    pattern(text, node.arguments);
}

void SqlRenderer::assigned(const Assignment &assignment)
{
    const QString text = assignment.type ? m_dialect.assignedText(assignment.value.type(), *assignment.type) : u"{0}"_s;
    if (text.isEmpty())
        throw Error(ErrorKind::Unsupported,
            u"in this database %1 of type %2 cannot be set to %3, which would lose digits: set it in the objects"_s.arg(
                assignment.column, assignment.type->toString(), typed(assignment.value)),
            contextOf(assignment.value));
    text == u"{0}" ? expr(assignment.value) : pattern(text, {assignment.value});
}

bool SqlRenderer::remainder(const ExprNode &node)
{
    const auto left = node.arguments[0].type();
    const auto right = node.arguments[1].type();
    if (node.op != Op::Modulo || !left || !right || !left->isNumeric() || !right->isNumeric())
        return false;
    const QString text = m_dialect.remainderText(*left, *right);
    if (text.isEmpty())
        throw Error(ErrorKind::Unsupported,
            u"this database has no remainder of %1 and %2: it divides whole numbers"_s.arg(typed(node.arguments[0]), typed(node.arguments[1])));
    if (text == u"{0} % {1}")
        return false;
    pattern(text, node.arguments, 8);
    return true;
}

Select SqlRenderer::columnsAlike(const Select &select, const QList<SelectColumn> &first) const
{
    Select result = select;
    for (qsizetype i = 0; i < std::min(first.size(), result.columns.size()); ++i) {
        const auto type = first[i].expression.type();
        Expr &column = result.columns[i].expression;
        if (!type || (!isDecimalType(type) && !isDecimalType(column.type())))
            continue;
        if (isKeptApart(column.type()) && type->isNumeric() && !isFloatType(type) && !isKeptApart(type))
            throw Error(ErrorKind::Unsupported,
                u"this database keeps %1 and %2 in different ways: cast the first to the type of the second"_s.arg(typed(first[i].expression), typed(column)),
                contextOf(first[i].expression));
        column = alike(column, *type);
    }
    return result;
}

} // namespace jw
