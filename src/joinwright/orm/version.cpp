// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/version.h"

#include "joinwright/orm/mapper.h"
#include "joinwright/sql/case.h"

#include <limits>

namespace jw {

namespace {

using Type = ColumnType::Kind;

qint64 lastNumber(Type type)
{
    return type == Type::Int16 ? std::numeric_limits<qint16>::max()
        : type == Type::Int32  ? std::numeric_limits<qint32>::max()
                               : std::numeric_limits<qint64>::max();
}

Value nextNumber(const Value &before, Type type)
{
    const bool counts = before.kind() == Value::Kind::Int64 && before.toInt64() < lastNumber(type);
    return counts ? before.toInt64() + 1 : qint64(1);
}

Value nextMoment(const Value &before, Value::Kind kind)
{
    // Clocks stand still for a millisecond, and go backwards when they are set.
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return Value::fromMSecs(kind, before.kind() == kind ? std::max(now, before.toMSecs() + 1) : now);
}

} // namespace

Value nextVersion(const Value &before, const ColumnType &type)
{
    switch (type.kind()) {
    case Type::Timestamp:
        return nextMoment(before, Value::Kind::Timestamp);
    case Type::TimestampTz:
        return nextMoment(before, Value::Kind::TimestampTz);
    case Type::Uuid:
        return QUuid::createUuid();
    default:
        return nextNumber(before, type.kind());
    }
}

Expr nextVersionOf(const Mapper &mapper)
{
    const ColumnType &type = mapper.type(mapper.versionCell());
    if (!type.isInteger()) {
        const Value now = nextVersion(Value(), type);
        return Expr::literal(type.kind() == Type::Uuid ? now : nextVersion(now, type), type);
    }
    const Expr version = mapper.expression(mapper.versionCell());
    return when(version < Value(lastNumber(type.kind())), version + Expr(1)).otherwise(Expr(1));
}

} // namespace jw
