// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlcodec.h"

#include "joinwright/core/error.h"
#include "joinwright/core/isotime.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

#include <QtCore/QJsonDocument>

#include <cmath>
#include <limits>

// Writing; reading is in mysqldecode.cpp.

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

QString described(const Value &value)
{
    static constexpr const char *Names[] = {"NULL", "the boolean", "the whole number",
        "the floating number", "the decimal", "the text", "the blob", "the date", "the time",
        "the timestamp", "the timestamp", "the UUID", "the JSON"};
    const QString name = QString::fromLatin1(Names[int(value.kind())]);
    const QString text = value.toString().left(60);
    return value.kind() == Value::Kind::Text ? u"%1 \"%2\""_s.arg(name, text) : name + u' ' + text;
}

[[noreturn]] void refuseToWrite(const Value &value, const ColumnType &type, const QString &why = {})
{
    throw Error(ErrorKind::Value,
        u"%1 does not fit the type %2%3"_s.arg(
            described(value), type.toString(), why.isEmpty() ? QString() : u": "_s + why));
}

Value wholeNumber(const Value &value, const ColumnType &type, qint64 lowest, qint64 highest)
{
    if (value.kind() != Value::Kind::Int64)
        refuseToWrite(value, type);
    const qint64 number = value.toInt64();
    if (number < lowest || number > highest)
        refuseToWrite(value, type, u"it must be from %1 to %2"_s.arg(lowest).arg(highest));
    return value;
}

Value floating(const Value &value, const ColumnType &type)
{
    if (!value.isNumber())
        refuseToWrite(value, type);
    const double number = value.toDouble();
    if (!std::isfinite(number) || (type.kind() == Kind::Float && !std::isfinite(float(number))))
        refuseToWrite(value, type, u"MariaDB keeps finite numbers only"_s);
    if (value.kind() == Value::Kind::Int64
        && (std::abs(number) >= 0x1p63 || qint64(number) != value.toInt64()))
        refuseToWrite(value, type, u"it has too many digits"_s);
    if (value.kind() == Value::Kind::Decimal
        && Decimal::fromDouble(number, value.toDecimal().scale()) != value.toDecimal())
        refuseToWrite(value, type, u"it has too many digits"_s);
    return Value(number);
}

Decimal decimalOf(const Value &value, const ColumnType &type)
{
    if (value.kind() == Value::Kind::Decimal || value.kind() == Value::Kind::Int64)
        return value.toDecimal();
    if (value.kind() != Value::Kind::Double || !std::isfinite(value.toDouble()))
        refuseToWrite(value, type);
    const auto shortest = Decimal::fromString(value.toString());
    return shortest ? *shortest : (refuseToWrite(value, type), Decimal());
}

Value decimal(const Value &value, const ColumnType &type)
{
    const bool open = type.precision() == 0;
    const int scale = open ? OpenScale : type.scale();
    const Decimal given = decimalOf(value, type);
    if (given.scale() > scale && given.rounded(scale) != given)
        refuseToWrite(value, type, u"it has more than %1 digits after the point"_s.arg(scale));
    const Decimal rounded = given.scale() > scale ? given.rounded(scale) : given;
    const int whole = std::max(0, rounded.precision() - rounded.scale());
    if (whole > (open ? OpenPrecision : type.precision()) - scale)
        refuseToWrite(value, type,
            u"it has more than %1 digits"_s.arg(open ? OpenPrecision : type.precision()));
    return Value(rounded.rounded(scale));
}

qsizetype characters(const QString &text)
{
    return text.size()
        - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

Value text(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Text && value.kind() != Value::Kind::Json)
        refuseToWrite(value, type);
    const QString string = value.toText();
    if (!string.isValidUtf16())
        refuseToWrite(value, type, u"it holds half a character (a lone surrogate)"_s);
    if (type.kind() == Kind::Text && type.length() > 0 && string.size() > type.length()
        && characters(string) > type.length())
        refuseToWrite(value, type, u"it has %1 characters"_s.arg(characters(string)));
    return value.kind() == Value::Kind::Text ? value : Value(string);
}

Value plainText(const Value &value, const ColumnType &type)
{
    return value.kind() == Value::Kind::Text ? text(value, type)
                                             : (refuseToWrite(value, type), Value());
}

Value jsonText(const Value &value, const ColumnType &type, bool array)
{
    const Value encoded = text(value, type);
    // QJsonDocument reads objects and arrays only: a lone number, text, true or null is wrapped to
    // be checked.
    QJsonParseError error;
    const QByteArray utf8 = encoded.toText().toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(array ? utf8 : '[' + utf8 + ']', &error);
    if (error.error != QJsonParseError::NoError || (array && !document.isArray()))
        refuseToWrite(value, type, array ? u"it is not a JSON array"_s : u"it is not JSON"_s);
    return encoded;
}

Value blob(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Blob)
        refuseToWrite(value, type);
    if (type.length() > 0 && value.toBlob().size() > type.length())
        refuseToWrite(value, type, u"it has %1 bytes"_s.arg(value.toBlob().size()));
    return value;
}

Value boolean(const Value &value, const ColumnType &type)
{
    if (value.kind() == Value::Kind::Bool)
        return Value(qint64(value.toBool()));
    return wholeNumber(value, type, 0, 1);
}

Value date(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Date)
        refuseToWrite(value, type);
    const QDate day = value.toDate();
    if (day.year() < 1 || day.year() > 9999) // beyond, MariaDB stores 0000-00-00 without a word
        refuseToWrite(value, type, u"the year must be from 1 to 9999"_s);
    return Value(day.toString(Qt::ISODate));
}

Value time(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Time)
        refuseToWrite(value, type);
    const QTime clock = value.toTime();
    return Value(clock.msec() ? clock.toString(Qt::ISODateWithMs) : clock.toString(Qt::ISODate));
}

Value timestamp(const Value &value, const ColumnType &type, Value::Kind wanted)
{
    if (value.kind() != wanted)
        refuseToWrite(value, type,
            value.kind() == Value::Kind::Timestamp         ? u"it has no time zone"_s
                : value.kind() == Value::Kind::TimestampTz ? u"it has a time zone"_s
                                                           : QString());
    if (!iso::isFourDigitYear(value.toMSecs()))
        refuseToWrite(value, type, u"the year must be from 1 to 9999"_s);
    // A TIMESTAMP counts seconds from 1970 in 31 bits, and zero means no moment.
    if (wanted == Value::Kind::TimestampTz
        && (value.toMSecs() < 1000 || value.toMSecs() >= 2'147'483'648'000))
        refuseToWrite(value, type,
            u"a TIMESTAMP of MariaDB reaches from 1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC"_s);
    char ascii[iso::LongestTimestamp];
    return Value(QString::fromLatin1(ascii, iso::writeTimestamp(value.toMSecs(), ascii)));
}

Value uuid(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Uuid)
        refuseToWrite(value, type);
    return Value(value.toUuid().toString(QUuid::WithoutBraces));
}

/// A value whose column type is native or unknown: by its own kind.
Value byKind(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Bool:
        return Value(qint64(value.toBool()));
    case Value::Kind::Double:
        return floating(value, Kind::Double);
    case Value::Kind::Text:
    case Value::Kind::Json:
        return text(value, ColumnType());
    case Value::Kind::Date:
        return date(value, Kind::Date);
    case Value::Kind::Time:
        return time(value, Kind::Time);
    case Value::Kind::Timestamp:
        return timestamp(value, Kind::Timestamp, Value::Kind::Timestamp);
    case Value::Kind::TimestampTz:
        return timestamp(value, Kind::TimestampTz, Value::Kind::TimestampTz);
    case Value::Kind::Uuid:
        return uuid(value, Kind::Uuid);
    default:
        return value;
    }
}

template <typename Number>
Value wholeOf(const Value &value, const ColumnType &type)
{
    return wholeNumber(
        value, type, std::numeric_limits<Number>::min(), std::numeric_limits<Number>::max());
}

template <typename Number>
CellCodec wholeCodec(const ColumnType &type)
{
    using Way = CellCodec::Way;
    return {.reading = Way::Whole,
        .writing = Way::Whole,
        .lowest = std::numeric_limits<Number>::min(),
        .highest = std::numeric_limits<Number>::max(),
        .type = type};
}

CellCodec textCodec(const ColumnType &type, Value::Kind kind, bool writesToo)
{
    using Way = CellCodec::Way;
    return {.reading = Way::Text,
        .writing = writesToo ? Way::Text : Way::Ask,
        .kind = kind,
        .longest = type.kind() == Kind::Text ? type.length() : 0,
        .type = type};
}

} // namespace

Value encode(const Value &value, const ColumnType &type)
{
    if (value.isNull())
        return value;
    switch (type.kind()) {
    case Kind::Int16:
        return wholeOf<qint16>(value, type);
    case Kind::Int32:
        return wholeOf<qint32>(value, type);
    case Kind::Int64:
        return wholeOf<qint64>(value, type);
    case Kind::Decimal:
        return decimal(value, type);
    case Kind::Float:
    case Kind::Double:
        return floating(value, type);
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return plainText(value, type);
    case Kind::Binary:
        return blob(value, type);
    case Kind::Boolean:
        return boolean(value, type);
    case Kind::Date:
        return date(value, type);
    case Kind::Time:
        return time(value, type);
    case Kind::Timestamp:
        return timestamp(value, type, Value::Kind::Timestamp);
    case Kind::TimestampTz:
        return timestamp(value, type, Value::Kind::TimestampTz);
    case Kind::Uuid:
        return uuid(value, type);
    case Kind::Json:
        return jsonText(value, type, false);
    case Kind::Array:
        return jsonText(value, type, true);
    case Kind::Native:
        return byKind(value);
    }
    Q_UNREACHABLE();
}

CellCodec codec(const ColumnType &type)
{
    using Way = CellCodec::Way;
    switch (type.kind()) {
    case Kind::Int16:
        return wholeCodec<qint16>(type);
    case Kind::Int32:
        return wholeCodec<qint32>(type);
    case Kind::Int64:
        return wholeCodec<qint64>(type);
    case Kind::Double:
        return {.reading = Way::Floating, .type = type};
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return textCodec(type, Value::Kind::Text, true);
    case Kind::Json:
    case Kind::Array:
        return textCodec(type, Value::Kind::Json, false);
    case Kind::Boolean:
        return {.reading = Way::Boolean, .writing = Way::Boolean, .type = type};
    case Kind::Date:
        return {.reading = Way::Date, .type = type};
    case Kind::Timestamp:
        return {.reading = Way::Timestamp, .kind = Value::Kind::Timestamp, .type = type};
    case Kind::TimestampTz:
        return {.reading = Way::Timestamp, .kind = Value::Kind::TimestampTz, .type = type};
    default:
        return {.type = type};
    }
}

} // namespace jw::mysql
