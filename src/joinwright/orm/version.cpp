// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/version.h"

#include <limits>

namespace jw {

namespace {

using Type = ColumnType::Kind;

Value nextNumber(const Value &before, Type type)
{
    const qint64 last = type == Type::Int16 ? std::numeric_limits<qint16>::max()
        : type == Type::Int32               ? std::numeric_limits<qint32>::max()
                                            : std::numeric_limits<qint64>::max();
    const bool counts = before.kind() == Value::Kind::Int64 && before.toInt64() < last;
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

} // namespace jw
