// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/comparison.h"

#include "joinwright/core/error.h"

namespace jw {

namespace {

using Type = ColumnType::Kind;
using Kind = Value::Kind;

enum class Family : quint8 { Number, Text, Binary, Boolean, Date, Time, Timestamp, TimestampTz, Uuid, Json, Any };

Family familyOf(const ColumnType &type)
{
    switch (type.kind()) {
    case Type::Text:
    case Type::Enum:
        return Family::Text;
    case Type::Binary:
        return Family::Binary;
    case Type::Boolean:
        return Family::Boolean;
    case Type::Date:
        return Family::Date;
    case Type::Time:
        return Family::Time;
    case Type::Timestamp:
        return Family::Timestamp;
    case Type::TimestampTz:
        return Family::TimestampTz;
    case Type::Uuid:
        return Family::Uuid;
    case Type::Json:
        return Family::Json;
    case Type::Interval:
    case Type::Array:
    case Type::Native:
        return Family::Any;
    default:
        return Family::Number;
    }
}

std::optional<ColumnType> typeOf(Kind kind)
{
    switch (kind) {
    case Kind::Null:
        return std::nullopt;
    case Kind::Bool:
        return Type::Boolean;
    case Kind::Int64:
        return Type::Int64;
    case Kind::Double:
        return Type::Double;
    case Kind::Decimal:
        return Type::Decimal;
    case Kind::Text:
        return Type::Text;
    case Kind::Blob:
        return Type::Binary;
    case Kind::Date:
        return Type::Date;
    case Kind::Time:
        return Type::Time;
    case Kind::Timestamp:
        return Type::Timestamp;
    case Kind::TimestampTz:
        return Type::TimestampTz;
    case Kind::Uuid:
        return Type::Uuid;
    case Kind::Json:
        return Type::Json;
    }
    Q_UNREACHABLE();
}

/// A value may be longer or larger than the column takes: it is compared, not kept.
ColumnType widened(const ColumnType &type)
{
    if (type.isInteger())
        return Type::Int64;
    if (type.kind() == Type::Text || type.kind() == Type::Binary)
        return type.kind();
    return type;
}

bool bindsAs(const ColumnType &type, Kind kind)
{
    if (type.isInteger())
        return kind == Kind::Int64;
    return type.kind() == Type::Native || comparable(type, kind);
}

QString inWords(const Value &value)
{
    static const QHash<Kind, QString> words {{Kind::Bool, QStringLiteral("the boolean")},
        {Kind::Int64, QStringLiteral("the whole number")}, {Kind::Double, QStringLiteral("the floating number")},
        {Kind::Decimal, QStringLiteral("the decimal")}, {Kind::Text, QStringLiteral("the text")},
        {Kind::Blob, QStringLiteral("the binary value")}, {Kind::Date, QStringLiteral("the date")},
        {Kind::Time, QStringLiteral("the time")}, {Kind::Timestamp, QStringLiteral("the timestamp without zone")},
        {Kind::TimestampTz, QStringLiteral("the timestamp with zone")}, {Kind::Uuid, QStringLiteral("the UUID")},
        {Kind::Json, QStringLiteral("the JSON value")}};
    const QString text = value.toString();
    return words.value(value.kind()) + (value.kind() == Kind::Text ? QStringLiteral(" \"%1\"").arg(text.left(80))
                                                                   : QStringLiteral(" %1").arg(text.left(80)));
}

[[noreturn]] void refuse(const Expr &expression, const QString &what)
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

} // namespace

bool comparable(const ColumnType &type, Kind kind)
{
    if (kind == Kind::Null)
        return true;
    switch (familyOf(type)) {
    case Family::Any:
        return true;
    case Family::Number: // 0.1 as a double is not the decimal 0.1
        return kind == Kind::Int64 || kind == Kind::Decimal || (kind == Kind::Double && type.kind() != Type::Decimal);
    case Family::Text:
        return kind == Kind::Text;
    case Family::Binary:
        return kind == Kind::Blob;
    case Family::Boolean:
        return kind == Kind::Bool || kind == Kind::Int64;
    case Family::Date:
        return kind == Kind::Date;
    case Family::Time:
        return kind == Kind::Time;
    case Family::Timestamp:
        return kind == Kind::Timestamp;
    case Family::TimestampTz:
        return kind == Kind::TimestampTz;
    case Family::Uuid:
        return kind == Kind::Uuid || kind == Kind::Text;
    case Family::Json:
        return kind == Kind::Json || kind == Kind::Text;
    }
    Q_UNREACHABLE();
}

bool comparable(const ColumnType &a, const ColumnType &b)
{
    const Family left = familyOf(a);
    const Family right = familyOf(b);
    return left == right || left == Family::Any || right == Family::Any;
}

void checkComparable(const Expr &expression, const Value &value)
{
    if (expression.type() && !comparable(*expression.type(), value.kind()))
        refuse(expression, inWords(value));
}

void checkComparable(const Expr &left, const Expr &right)
{
    if (isLiteral(right))
        return isLiteral(left) ? void() : checkComparable(left, right.node().value);
    if (isLiteral(left))
        return checkComparable(right, left.node().value);
    if (left.type() && right.type() && !comparable(*left.type(), *right.type()))
        refuse(left, QStringLiteral("%1 of type %2").arg(right.describe(), right.type()->toString()));
}

std::optional<ColumnType> literalType(const std::optional<ColumnType> &neighbour, const Value &value)
{
    if (neighbour && bindsAs(*neighbour, value.kind()))
        return widened(*neighbour);
    return typeOf(value.kind());
}

Expr typedLike(const Expr &expression, const std::optional<ColumnType> &neighbour)
{
    if (expression.isEmpty() || !isLiteral(expression) || expression.node().type || !neighbour)
        return expression;
    const auto type = literalType(neighbour, expression.node().value);
    return type ? Expr::literal(expression.node().value, *type) : expression;
}

} // namespace jw
