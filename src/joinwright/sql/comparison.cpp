// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/comparison.h"

#include "joinwright/core/error.h"

namespace jw {

namespace {

using TypeKind = ColumnType::Kind;
using ValueKind = Value::Kind;

enum class Family : quint8 { Number, Text, Binary, Boolean, Date, Time, Timestamp, TimestampTz, Uuid, Json, Any };

Family familyOf(const ColumnType &type)
{
    switch (type.kind()) {
    case TypeKind::Text:
    case TypeKind::Enum:
        return Family::Text;
    case TypeKind::Binary:
        return Family::Binary;
    case TypeKind::Boolean:
        return Family::Boolean;
    case TypeKind::Date:
        return Family::Date;
    case TypeKind::Time:
        return Family::Time;
    case TypeKind::Timestamp:
        return Family::Timestamp;
    case TypeKind::TimestampTz:
        return Family::TimestampTz;
    case TypeKind::Uuid:
        return Family::Uuid;
    case TypeKind::Json:
        return Family::Json;
    case TypeKind::Interval:
    case TypeKind::Array:
    case TypeKind::Native:
        return Family::Any;
    default:
        return Family::Number;
    }
}

std::optional<ColumnType> typeOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Null:
        return std::nullopt;
    case ValueKind::Bool:
        return TypeKind::Boolean;
    case ValueKind::Int64:
        return TypeKind::Int64;
    case ValueKind::Double:
        return TypeKind::Double;
    case ValueKind::Decimal:
        return TypeKind::Decimal;
    case ValueKind::Text:
        return TypeKind::Text;
    case ValueKind::Blob:
        return TypeKind::Binary;
    case ValueKind::Date:
        return TypeKind::Date;
    case ValueKind::Time:
        return TypeKind::Time;
    case ValueKind::Timestamp:
        return TypeKind::Timestamp;
    case ValueKind::TimestampTz:
        return TypeKind::TimestampTz;
    case ValueKind::Uuid:
        return TypeKind::Uuid;
    case ValueKind::Json:
        return TypeKind::Json;
    }
    Q_UNREACHABLE();
}

bool hasDigits(const Decimal &number, int most)
{
    Decimal::Unscaled limit = 1;
    for (; most > 0; --most)
        limit *= 10;
    return number.unscaled() < limit && -limit < number.unscaled();
}

bool fits(const Decimal &number, const ColumnType &type)
{
    if (number.scale() > type.scale())
        return number.rounded(type.scale()) == number && fits(number.rounded(type.scale()), type);
    return hasDigits(number, type.precision() - type.scale() + number.scale());
}

ColumnType sizeOf(const Decimal &number)
{
    return ColumnType::decimal(std::max({1, number.precision(), number.scale()}), number.scale());
}

/// A value may be longer or larger than the column takes: it is compared or calculated with, not kept.
ColumnType widened(const ColumnType &type, const Value &value)
{
    if (type.isInteger())
        return TypeKind::Int64;
    if (type.kind() == TypeKind::Text || type.kind() == TypeKind::Binary)
        return type.kind();
    const bool isSized = type.kind() == TypeKind::Decimal && type.precision() > 0;
    if (!isSized || value.isNull() || fits(value.toDecimal(), type))
        return type;
    const ColumnType own = sizeOf(value.toDecimal());
    return ColumnType::decimal(std::max(own.precision(), type.precision()), own.scale());
}

bool bindsAs(const ColumnType &type, ValueKind kind)
{
    if (type.isInteger())
        return kind == ValueKind::Int64;
    return type.kind() == TypeKind::Native || comparable(type, kind);
}

QString inWords(const Value &value)
{
    static const QHash<ValueKind, QString> words {{ValueKind::Bool, QStringLiteral("the boolean")},
        {ValueKind::Int64, QStringLiteral("the whole number")}, {ValueKind::Double, QStringLiteral("the floating number")},
        {ValueKind::Decimal, QStringLiteral("the decimal")}, {ValueKind::Text, QStringLiteral("the text")},
        {ValueKind::Blob, QStringLiteral("the binary value")}, {ValueKind::Date, QStringLiteral("the date")},
        {ValueKind::Time, QStringLiteral("the time")}, {ValueKind::Timestamp, QStringLiteral("the timestamp without zone")},
        {ValueKind::TimestampTz, QStringLiteral("the timestamp with zone")}, {ValueKind::Uuid, QStringLiteral("the UUID")},
        {ValueKind::Json, QStringLiteral("the JSON value")}};
    const QString text = value.toString();
    return words.value(value.kind()) + (value.kind() == ValueKind::Text ? QStringLiteral(" \"%1\"").arg(text.left(80))
                                                                   : QStringLiteral(" %1").arg(text.left(80)));
}

[[noreturn]] void refuseOperand(const Expr &expression, const QString &what)
{
    Error::Context context;
    context.table = expression.node().table.name;
    context.column = expression.node().kind == ExprNode::Kind::Column ? expression.node().name : QString();
    throw Error(ErrorKind::Usage,
        QStringLiteral("%1 is of type %2 and cannot be compared with %3").arg(expression.describe(), expression.type()->toString(), what),
        context);
}

bool isLiteral(const Expr &expression)
{
    return expression.node().kind == ExprNode::Kind::Literal && !expression.node().stored;
}

std::optional<ColumnType> firstType(const QList<Expr> &expressions)
{
    std::optional<ColumnType> literal;
    for (const Expr &expression : expressions) {
        if (expression.type() && expression.node().kind != ExprNode::Kind::Literal)
            return expression.type();
        if (!literal)
            literal = expression.type();
    }
    return literal;
}

bool isExact(const ColumnType &type)
{
    return type.isInteger() || type.kind() == TypeKind::Decimal;
}

ColumnType wider(const ColumnType &a, const ColumnType &b)
{
    if (a.isInteger() || b.isInteger())
        return std::max(a.kind(), b.kind()) == a.kind() ? a : b;
    const bool open = a.precision() == 0 || b.precision() == 0;
    return open ? ColumnType(TypeKind::Decimal) : ColumnType::decimal(std::max(a.precision(), b.precision()), std::max(a.scale(), b.scale()));
}

} // namespace

bool comparable(const ColumnType &type, ValueKind kind)
{
    if (kind == ValueKind::Null)
        return true;
    switch (familyOf(type)) {
    case Family::Any:
        return true;
    case Family::Number: // 0.1 as a double is not the decimal 0.1
        return kind == ValueKind::Int64 || kind == ValueKind::Decimal || (kind == ValueKind::Double && type.kind() != TypeKind::Decimal);
    case Family::Text:
        return kind == ValueKind::Text;
    case Family::Binary:
        return kind == ValueKind::Blob;
    case Family::Boolean:
        return kind == ValueKind::Bool || kind == ValueKind::Int64;
    case Family::Date:
        return kind == ValueKind::Date;
    case Family::Time:
        return kind == ValueKind::Time;
    case Family::Timestamp:
        return kind == ValueKind::Timestamp;
    case Family::TimestampTz:
        return kind == ValueKind::TimestampTz;
    case Family::Uuid:
        return kind == ValueKind::Uuid || kind == ValueKind::Text;
    case Family::Json:
        return kind == ValueKind::Json || kind == ValueKind::Text;
    }
    Q_UNREACHABLE();
}

bool comparable(const ColumnType &a, const ColumnType &b)
{
    const Family left = familyOf(a);
    const Family right = familyOf(b);
    return left == right || left == Family::Any || right == Family::Any;
}

void checkCalculable(const Expr &left, const Expr &right)
{
    // Times beside intervals and what only one database knows are that database's own affair.
    const auto isOpen = [](const Expr &operand) { return !operand.type() || familyOf(*operand.type()) == Family::Any; };
    const auto calculates = [](const Expr &operand) { return operand.type()->isNumeric() || operand.type()->kind() == TypeKind::Boolean; };
    if (isOpen(left) || isOpen(right) || (calculates(left) && calculates(right)))
        return;
    const auto named = [](const Expr &operand) { return QStringLiteral("%1 of type %2").arg(operand.describe(), operand.type()->toString()); };
    throw Error(ErrorKind::Usage, QStringLiteral("only numbers are calculated with, not %1 and %2").arg(named(left), named(right)));
}

Value uuidIn(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    const bool isZero = uuid.isNull() && QUuid().toString(QUuid::WithoutBraces) == text;
    return uuid.isNull() && !isZero ? Value() : Value(uuid);
}

void checkComparable(const Expr &expression, const Value &value)
{
    const std::optional<ColumnType> type = expression.type();
    const bool isOddUuid = type && type->kind() == TypeKind::Uuid && value.kind() == ValueKind::Text && uuidIn(value.toText()).isNull();
    if (isOddUuid || (type && !comparable(*type, value.kind())))
        refuseOperand(expression, inWords(value));
}

void checkComparable(const Expr &left, const Expr &right)
{
    if (isLiteral(right))
        return isLiteral(left) ? void() : checkComparable(left, right.node().value);
    if (isLiteral(left))
        return checkComparable(right, left.node().value);
    if (left.type() && right.type() && !comparable(*left.type(), *right.type()))
        refuseOperand(left, QStringLiteral("%1 of type %2").arg(right.describe(), right.type()->toString()));
}

std::optional<ColumnType> literalType(const std::optional<ColumnType> &neighbour, const Value &value)
{
    if (neighbour && bindsAs(*neighbour, value.kind()))
        return widened(*neighbour, value);
    return typeOf(value.kind());
}

Expr typedLike(const Expr &expression, const std::optional<ColumnType> &neighbour)
{
    if (expression.isEmpty() || !isLiteral(expression) || expression.node().type || !neighbour)
        return expression;
    const auto type = literalType(neighbour, expression.node().value);
    return type ? Expr::literal(expression.node().value, *type) : expression;
}

QList<Expr> typedAlike(const QList<Expr> &expressions)
{
    const std::optional<ColumnType> type = firstType(expressions);
    QList<Expr> typed;
    for (const Expr &expression : expressions)
        typed.append(typedLike(expression, type));
    return typed;
}

std::optional<ColumnType> sharedType(const QList<Expr> &expressions)
{
    std::optional<ColumnType> shared = firstType(expressions);
    for (const Expr &expression : expressions) {
        const auto type = expression.type();
        if (shared && type && isExact(*shared) && isExact(*type))
            shared = wider(*shared, *type);
    }
    return shared;
}

std::optional<ColumnType> calculatedType(const Expr &operand)
{
    const ExprNode &node = operand.node();
    return isLiteral(operand) && !node.type && node.value.kind() == ValueKind::Decimal ? sizeOf(node.value.toDecimal()) : operand.type();
}

} // namespace jw
