// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Writing; reading is in postgresqldecode.cpp.
#include "joinwright/dialect/postgresql/postgresqlcodec.h"

#include "joinwright/core/error.h"
#include "joinwright/core/isotime.h"
#include "joinwright/dialect/postgresql/postgresqlarray.h"

#include <QtCore/QJsonDocument>

#include <cmath>
#include <limits>

namespace jw::postgresql {

namespace {

using Kind = ColumnType::Kind;

constexpr int LastYear = 294'276; // of a timestamp
constexpr int FirstYear = -4'713;

[[noreturn]] void refuseToWrite(const Value &value, const ColumnType &type, const QString &why = {})
{
    const QString text = value.toString().left(60);
    throw Error(ErrorKind::Value,
        QStringLiteral("%1 does not fit the type %2%3")
            .arg(value.kind() == Value::Kind::Text ? u'"' + text + u'"' : text, type.toString(),
                why.isEmpty() ? QString() : QStringLiteral(": ") + why));
}

template<typename Number>
Value whole(const Value &value, const ColumnType &type)
{
    using Limits = std::numeric_limits<Number>;
    if (value.kind() != Value::Kind::Int64)
        refuseToWrite(value, type);
    if (value.toInt64() < Limits::min() || value.toInt64() > Limits::max())
        refuseToWrite(value, type, QStringLiteral("it must be from %1 to %2").arg(Limits::min()).arg(Limits::max()));
    return value;
}

Value floating(const Value &value, const ColumnType &type)
{
    if (!value.isNumber())
        refuseToWrite(value, type);
    const double number = value.toDouble();
    if (value.kind() == Value::Kind::Int64 && (std::abs(number) >= 0x1p63 || qint64(number) != value.toInt64()))
        refuseToWrite(value, type, QStringLiteral("it has too many digits"));
    if (value.kind() == Value::Kind::Decimal && Decimal::fromDouble(number, value.toDecimal().scale()) != value.toDecimal())
        refuseToWrite(value, type, QStringLiteral("it has too many digits"));
    if (type.kind() == Kind::Float && std::isfinite(number) && std::abs(number) > double(std::numeric_limits<float>::max()))
        refuseToWrite(value, type, QStringLiteral("it is too large"));
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
    const Decimal given = decimalOf(value, type);
    if (type.precision() == 0)
        return Value(given.toString());
    const Decimal scaled = given.scale() > type.scale() ? given.rounded(type.scale()) : given;
    if (scaled != given)
        refuseToWrite(value, type, QStringLiteral("it has more than %1 digits after the point").arg(type.scale()));
    if (scaled.precision() - scaled.scale() > type.precision() - type.scale())
        refuseToWrite(value, type, QStringLiteral("it has more than %1 digits").arg(type.precision()));
    return Value(scaled.toString());
}

qsizetype characters(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

Value text(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Text && value.kind() != Value::Kind::Json)
        refuseToWrite(value, type);
    const QString string = value.toText();
    if (!string.isValidUtf16())
        refuseToWrite(value, type, QStringLiteral("it holds half a character (a lone surrogate)"));
    if (string.contains(QChar(u'\0')))
        refuseToWrite(value, type, QStringLiteral("PostgreSQL keeps no text with a NUL character in it"));
    if (type.kind() == Kind::Text && type.length() > 0 && string.size() > type.length() && characters(string) > type.length())
        refuseToWrite(value, type, QStringLiteral("it has %1 characters").arg(characters(string)));
    return value.kind() == Value::Kind::Text ? value : Value(string);
}

Value plainText(const Value &value, const ColumnType &type)
{
    return value.kind() == Value::Kind::Text ? text(value, type) : (refuseToWrite(value, type), Value());
}

Value json(const Value &value, const ColumnType &type)
{
    const Value encoded = text(value, type);
    QJsonParseError error;
    QJsonDocument::fromJson('[' + encoded.toText().toUtf8() + ']', &error);
    if (error.error != QJsonParseError::NoError)
        refuseToWrite(value, type, QStringLiteral("it is not JSON"));
    return encoded;
}

Value array(const Value &value, const ColumnType &type)
{
    const auto literal = arrayLiteral(text(value, type).toText());
    if (!literal)
        refuseToWrite(value, type, QStringLiteral("it is not a JSON array of plain values"));
    return Value(*literal);
}

Value blob(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Blob)
        refuseToWrite(value, type);
    if (type.length() > 0 && value.toBlob().size() > type.length())
        refuseToWrite(value, type, QStringLiteral("it has %1 bytes").arg(value.toBlob().size()));
    return value;
}

Value boolean(const Value &value, const ColumnType &type)
{
    const bool fits = value.kind() == Value::Kind::Bool || (value.kind() == Value::Kind::Int64 && (value.toInt64() == 0 || value.toInt64() == 1));
    if (!fits)
        refuseToWrite(value, type);
    return Value(value.toInt64() == 1 ? QStringLiteral("t") : QStringLiteral("f"));
}

void checkYear(const Value &value, const ColumnType &type, int year)
{
    if (year < FirstYear || year > LastYear)
        refuseToWrite(value, type, QStringLiteral("the year must be from %1 to %2").arg(FirstYear).arg(LastYear));
}

Value date(const Value &value, const ColumnType &type)
{
    if (value.kind() != Value::Kind::Date)
        refuseToWrite(value, type);
    checkYear(value, type, value.toDate().year());
    return Value(dateText(value.toDate()));
}

Value timestamp(const Value &value, const ColumnType &type, Value::Kind wanted)
{
    if (value.kind() == Value::Kind::Timestamp && wanted == Value::Kind::TimestampTz)
        refuseToWrite(value, type, QStringLiteral("it has no time zone"));
    if (value.kind() == Value::Kind::TimestampTz && wanted == Value::Kind::Timestamp)
        refuseToWrite(value, type, QStringLiteral("it has a time zone"));
    if (value.kind() != wanted)
        refuseToWrite(value, type);
    checkYear(value, type, value.toDateTime().date().year());
    const QString text = timestampText(value.toMSecs());
    if (wanted == Value::Kind::Timestamp)
        return Value(text);
    return Value(text.endsWith(QLatin1StringView(" BC")) ? text.chopped(3) + QStringLiteral("+00 BC") : text + QStringLiteral("+00"));
}

/// A value whose column type is native or unknown: by its own kind.
Value byKind(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Bool:
        return boolean(value, Kind::Boolean);
    case Value::Kind::Decimal:
        return Value(value.toDecimal().toString());
    case Value::Kind::Text:
    case Value::Kind::Json:
        return text(value, ColumnType());
    case Value::Kind::Date:
        return date(value, Kind::Date);
    case Value::Kind::Time:
        return Value(timeText(value.toTime()));
    case Value::Kind::Timestamp:
        return timestamp(value, Kind::Timestamp, Value::Kind::Timestamp);
    case Value::Kind::TimestampTz:
        return timestamp(value, Kind::TimestampTz, Value::Kind::TimestampTz);
    case Value::Kind::Uuid:
        return Value(value.toUuid().toString(QUuid::WithoutBraces));
    default:
        return value;
    }
}

template<typename Number>
CellCodec wholeCodec(const ColumnType &type)
{
    return {.reading = CellCodec::Way::Whole, .lowest = std::numeric_limits<Number>::min(), .highest = std::numeric_limits<Number>::max(), .type = type};
}

} // namespace

QString dateText(QDate date)
{
    const QString text = QStringLiteral("%1-%2-%3")
                             .arg(std::abs(date.year()), 4, 10, QChar(u'0'))
                             .arg(date.month(), 2, 10, QChar(u'0'))
                             .arg(date.day(), 2, 10, QChar(u'0'));
    return date.year() < 0 ? text + QStringLiteral(" BC") : text;
}

QString timeText(QTime time)
{
    return time.toString(time.msec() == 0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz"));
}

QString timestampText(qint64 msecs)
{
    if (iso::isFourDigitYear(msecs)) {
        char text[iso::LongestTimestamp];
        return QString::fromLatin1(text, iso::writeTimestamp(msecs, text));
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC);
    QString text = dateText(moment.date());
    const bool isBefore = text.endsWith(QLatin1StringView(" BC"));
    text = (isBefore ? text.chopped(3) : text) + u' ' + timeText(moment.time());
    return isBefore ? text + QStringLiteral(" BC") : text;
}

Value encode(const Value &value, const ColumnType &type)
{
    if (value.isNull())
        return value;
    switch (type.kind()) {
    case Kind::Int16:
        return whole<qint16>(value, type);
    case Kind::Int32:
        return whole<qint32>(value, type);
    case Kind::Int64:
        return whole<qint64>(value, type);
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
        return value.kind() == Value::Kind::Time ? Value(timeText(value.toTime())) : (refuseToWrite(value, type), Value());
    case Kind::Timestamp:
        return timestamp(value, type, Value::Kind::Timestamp);
    case Kind::TimestampTz:
        return timestamp(value, type, Value::Kind::TimestampTz);
    case Kind::Uuid:
        return value.kind() == Value::Kind::Uuid ? byKind(value) : (refuseToWrite(value, type), Value());
    case Kind::Json:
        return json(value, type);
    case Kind::Array:
        return array(value, type);
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
        return {.reading = Way::Text, .kind = Value::Kind::Text, .type = type};
    case Kind::Boolean:
        return {.reading = Way::Boolean, .type = type};
    case Kind::Date:
        return {.reading = Way::Date, .type = type};
    case Kind::Timestamp:
        return {.reading = Way::Timestamp, .kind = Value::Kind::Timestamp, .type = type};
    case Kind::TimestampTz:
        return {.reading = Way::Timestamp, .kind = Value::Kind::TimestampTz, .type = type};
    case Kind::Json:
        return {.reading = Way::Text, .kind = Value::Kind::Json, .type = type};
    default:
        return {.type = type};
    }
}

} // namespace jw::postgresql
