// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/coerce.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/changes.h"

#include <limits>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using TypeKind = ColumnType::Kind;
using ValueKind = Value::Kind;

[[noreturn]] void refuse(const QString &what, const Mapper &mapper, int cell, const Sentence &why = {})
{
    Error::Context context;
    context.table = mapper.name();
    context.column = mapper.cellName(cell);
    throw Error(ErrorKind::Value,
        Error::phrase("%1.%2 is of type %3 and cannot be %4%5", mapper.name(), mapper.cellName(cell), mapper.type(cell).toString(), what.left(80),
            why.isEmpty() ? why : Error::phrase(": %1", why)),
        context);
}

QString named(const Value &value)
{
    return value.kind() == ValueKind::Text ? u'"' + value.toString() + u'"' : value.toString();
}

Value whole(const Value &value, const Mapper &mapper, int cell)
{
    if (value.kind() != ValueKind::Int64 && value.kind() != ValueKind::Bool)
        refuse(named(value), mapper, cell);
    const qint64 number = value.toInt64();
    const TypeKind type = mapper.type(cell).kind();
    const qint64 limit = type == TypeKind::Int16 ? std::numeric_limits<qint16>::max()
        : type == TypeKind::Int32                ? std::numeric_limits<qint32>::max()
                                             : std::numeric_limits<qint64>::max();
    if (number > limit || number < -limit - 1)
        refuse(named(value), mapper, cell, Error::phrase("it is out of range"));
    return number;
}

Value decimal(const Value &value, const Mapper &mapper, int cell)
{
    if (value.kind() != ValueKind::Decimal && value.kind() != ValueKind::Int64)
        refuse(named(value), mapper, cell);
    const Decimal number = value.toDecimal();
    const ColumnType &type = mapper.type(cell);
    if (type.precision() == 0)
        return number;
    if (number.rounded(type.scale()) != number)
        refuse(named(value), mapper, cell, Error::phrase("it has more than %1 digits after the point", type.scale()));
    if (number.rounded(type.scale()).precision() > type.precision())
        refuse(named(value), mapper, cell, Error::phrase("it has too many digits"));
    return number;
}

Value expect(const Value &value, ValueKind kind, const Mapper &mapper, int cell)
{
    if (value.kind() != kind)
        refuse(named(value), mapper, cell);
    return value;
}

Value enumerated(const Value &value, const Mapper &mapper, int cell)
{
    const QStringList allowed = mapper.enumValues(cell);
    if (value.kind() != ValueKind::Text)
        refuse(named(value), mapper, cell);
    if (!allowed.isEmpty() && !allowed.contains(value.toText()))
        refuse(named(value), mapper, cell, Error::phrase("it must be one of %1", allowed.join(u", "_s)));
    return value;
}

Value uuid(const Value &value, const Mapper &mapper, int cell)
{
    if (value.kind() != ValueKind::Text)
        return expect(value, ValueKind::Uuid, mapper, cell);
    const QUuid parsed = QUuid::fromString(value.toText());
    if (parsed.isNull() && QUuid().toString(QUuid::WithoutBraces) != value.toText())
        refuse(named(value), mapper, cell);
    return parsed;
}

template<typename T>
Value parsed(const T &value, const QString &text, const Mapper &mapper, int cell)
{
    if (!value.isValid())
        refuse(u'"' + text + u'"', mapper, cell);
    return Value(value);
}

Value parsedNumber(const QString &text, const Mapper &mapper, int cell)
{
    bool ok = false;
    const TypeKind type = mapper.type(cell).kind();
    if (type == TypeKind::Decimal) {
        const auto number = Decimal::fromString(text.trimmed());
        return number ? coerce(*number, mapper, cell) : (refuse(u'"' + text + u'"', mapper, cell), Value());
    }
    if (type == TypeKind::Float || type == TypeKind::Double) {
        const double number = text.trimmed().toDouble(&ok);
        return ok ? Value(number) : (refuse(u'"' + text + u'"', mapper, cell), Value());
    }
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok ? coerce(number, mapper, cell) : (refuse(u'"' + text + u'"', mapper, cell), Value());
}

Value parsedBoolean(const QString &text, const Mapper &mapper, int cell)
{
    const QString word = text.trimmed().toLower();
    if (word == u"true" || word == u"yes" || word == u"1")
        return true;
    if (word == u"false" || word == u"no" || word == u"0")
        return false;
    refuse(u'"' + text + u'"', mapper, cell, Error::phrase("true or false was expected"));
}

Value parsedTimestamp(const QString &text, const Mapper &mapper, int cell)
{
    QString iso = text.trimmed();
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime moment = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!moment.isValid())
        refuse(u'"' + text + u'"', mapper, cell, Error::phrase("a date and time like 2026-03-01 12:30 was expected"));
    if (mapper.type(cell).kind() == TypeKind::Timestamp)
        return Value::timestamp(moment);
    return Value(moment.timeSpec() == Qt::LocalTime ? QDateTime(moment.date(), moment.time(), Qt::UTC) : moment);
}

Value parsedBinary(const QString &text)
{
    if (!text.startsWith("0x"_L1, Qt::CaseInsensitive))
        return Value(text.toUtf8());
    return Value(QByteArray::fromHex(text.mid(2).toLatin1()));
}

bool isClock(const Value &value)
{
    return value.kind() == ValueKind::Time || value.kind() == ValueKind::Timestamp || value.kind() == ValueKind::TimestampTz;
}

qint64 clockOf(const Value &value)
{
    return value.kind() == ValueKind::Time ? value.toTime().msecsSinceStartOfDay() : value.toMSecs();
}

} // namespace

Value coerce(const Value &value, const Mapper &mapper, int cell)
{
    if (value.isNull() || mapper.isExact(cell, value))
        return value;
    switch (mapper.type(cell).kind()) {
    case TypeKind::Int16:
    case TypeKind::Int32:
    case TypeKind::Int64:
        return whole(value, mapper, cell);
    case TypeKind::Decimal:
        return decimal(value, mapper, cell);
    case TypeKind::Float:
    case TypeKind::Double:
        if (!value.isNumber())
            refuse(named(value), mapper, cell);
        return value.toDouble();
    case TypeKind::Text:
        return value.kind() == ValueKind::Json ? Value(value.toText()) : expect(value, ValueKind::Text, mapper, cell);
    case TypeKind::Binary:
        return expect(value, ValueKind::Blob, mapper, cell);
    case TypeKind::Boolean:
        if (value.kind() == ValueKind::Int64 && (value.toInt64() == 0 || value.toInt64() == 1))
            return value.toBool();
        return expect(value, ValueKind::Bool, mapper, cell);
    case TypeKind::Date:
        return expect(value, ValueKind::Date, mapper, cell);
    case TypeKind::Time:
        return expect(value, ValueKind::Time, mapper, cell);
    case TypeKind::Timestamp:
        return expect(value, ValueKind::Timestamp, mapper, cell);
    case TypeKind::TimestampTz:
        return expect(value, ValueKind::TimestampTz, mapper, cell);
    case TypeKind::Uuid:
        return uuid(value, mapper, cell);
    case TypeKind::Json:
        return value.kind() == ValueKind::Text ? Value::json(value.toText()) : expect(value, ValueKind::Json, mapper, cell);
    case TypeKind::Enum:
        return enumerated(value, mapper, cell);
    case TypeKind::Interval:
    case TypeKind::Array:
    case TypeKind::Native:
        return value;
    }
    Q_UNREACHABLE();
}

const Value &keepingMicroseconds(const Value &value, const Row *row, int cell)
{
    if (!isClock(value) || value.microseconds() > 0)
        return value;
    for (const Value *known : {&std::as_const(row->cells()[cell]), &storedCell(row, cell)}) {
        if (known->kind() == value.kind() && clockOf(*known) == clockOf(value))
            return *known;
    }
    return value;
}

Value parse(const QString &text, const Mapper &mapper, int cell)
{
    switch (mapper.type(cell).kind()) {
    case TypeKind::Int16:
    case TypeKind::Int32:
    case TypeKind::Int64:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Double:
        return parsedNumber(text, mapper, cell);
    case TypeKind::Boolean:
        return parsedBoolean(text, mapper, cell);
    case TypeKind::Binary:
        return parsedBinary(text);
    case TypeKind::Date:
        return parsed(QDate::fromString(text.trimmed(), Qt::ISODate), text, mapper, cell);
    case TypeKind::Time:
        return parsed(QTime::fromString(text.trimmed(), Qt::ISODateWithMs), text, mapper, cell);
    case TypeKind::Timestamp:
    case TypeKind::TimestampTz:
        return parsedTimestamp(text, mapper, cell);
    default:
        return coerce(Value(text), mapper, cell);
    }
}

} // namespace jw
