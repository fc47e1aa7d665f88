// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitecodec.h"

#include <limits>

namespace jw::sqlite {

using Kind = ColumnType::Kind;

CellCodec codec(const ColumnType &type)
{
    using Way = CellCodec::Way;
    switch (type.kind()) {
    case Kind::Int16:
        return CellCodec::whole<qint16>(type);
    case Kind::Int32:
        return CellCodec::whole<qint32>(type);
    case Kind::Int64:
        return CellCodec::whole<qint64>(type);
    case Kind::Float:
    case Kind::Double:
        return {.reading = Way::Floating, .writing = Way::Floating, .type = type};
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return {.reading = Way::Text, .writing = Way::Text, .kind = Value::Kind::Text,
            .longest = type.kind() == Kind::Text ? type.length() : 0, .type = type};
    case Kind::Boolean:
        return {.reading = Way::Boolean, .writing = Way::Boolean, .type = type};
    case Kind::Date:
        return {.reading = Way::Date, .type = type};
    case Kind::Timestamp:
        return {.reading = Way::Timestamp, .writing = Way::Timestamp, .kind = Value::Kind::Timestamp, .type = type};
    case Kind::TimestampTz:
        return {.reading = Way::Timestamp, .writing = Way::Timestamp, .kind = Value::Kind::TimestampTz, .type = type};
    case Kind::Json:
    case Kind::Array:
        return {.reading = Way::Text, .kind = Value::Kind::Json, .type = type};
    default:
        return {.type = type};
    }
}

} // namespace jw::sqlite
