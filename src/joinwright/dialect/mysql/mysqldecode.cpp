// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What the driver gave, as values of a type.
#include "joinwright/core/error.h"
#include "joinwright/core/isotime.h"
#include "joinwright/dialect/mysql/mysqlcodec.h"

#include <cmath>
#include <limits>

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

constexpr qint64 DayInMSecs = 86'400'000;
constexpr qint64 JulianDayOf1970 = 2'440'588;

/// Text, or the bytes of one: what a driver cannot tell apart it gives as bytes.
std::optional<QString> textIn(const Value &raw)
{
    if (raw.kind() == Value::Kind::Text || raw.kind() == Value::Kind::Json)
        return raw.toText();
    if (raw.kind() != Value::Kind::Blob)
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(raw.toBlob());
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

/// The number that all of `text` stands for; -1 when it is empty or not digits.
int digitsOf(QStringView text)
{
    int number = text.isEmpty() ? -1 : 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + c.unicode() - u'0';
    }
    return number;
}

std::optional<qint64> daysOf(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const int year = digitsOf(text.first(4));
    const int month = digitsOf(text.sliced(5, 2));
    const int day = digitsOf(text.sliced(8, 2));
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > iso::daysInMonth(year, month))
        return std::nullopt;
    return iso::daysFromCivil(year, month, day);
}

/// "HH:MM:SS[.ffffff]" of one day.
std::optional<iso::Instant> clockOf(QStringView text)
{
    if (text.size() < 8 || text[2] != u':' || text[5] != u':')
        return std::nullopt;
    const int hour = digitsOf(text.first(2));
    const int minute = digitsOf(text.sliced(3, 2));
    const int second = digitsOf(text.sliced(6, 2));
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    int micros = 0;
    if (text.size() > 8) {
        const QByteArray fraction = text.sliced(9).toLatin1();
        micros = text[8] == u'.' ? iso::readFraction(fraction.constData(), fraction.size()) : -1;
        if (micros < 0)
            return std::nullopt;
    }
    return iso::Instant {((hour * 60 + minute) * 60 + second) * 1000 + micros / 1000, micros % 1000};
}

std::optional<Value> readTimestamp(QStringView text, Value::Kind kind)
{
    const auto days = daysOf(text.left(10));
    if (!days || text.size() == 10)
        return days ? std::optional(Value::fromMSecs(kind, *days * DayInMSecs)) : std::nullopt;
    const auto clock
        = text[10] == u' ' || text[10] == u'T' ? clockOf(text.sliced(11)) : std::nullopt;
    return clock ? std::optional(Value::fromMSecs(kind, *days * DayInMSecs + clock->msecs, clock->micros)) : std::nullopt;
}

std::optional<Value> readDate(QStringView text)
{
    const auto days = daysOf(text.left(10));
    const auto clock = text.size() > 11 ? clockOf(text.sliced(11)) : std::nullopt;
    const bool isMidnight = text.size() == 10 || (clock && clock->msecs == 0 && clock->micros == 0);
    return days && isMidnight ? std::optional(Value(QDate::fromJulianDay(*days + JulianDayOf1970)))
                              : std::nullopt;
}

std::optional<Value> readTime(QStringView text)
{
    const auto clock = clockOf(text);
    return clock ? std::optional(Value::timeOfDay(int(clock->msecs), clock->micros)) : std::nullopt;
}

std::optional<Decimal> numberIn(const Value &raw)
{
    if (raw.kind() == Value::Kind::Decimal || raw.kind() == Value::Kind::Int64)
        return raw.toDecimal();
    if (raw.kind() == Value::Kind::Double)
        return Decimal::fromString(raw.toString());
    const auto text = textIn(raw);
    return text ? Decimal::fromString(*text) : std::nullopt;
}

template <typename Number>
std::optional<Value> readWhole(const Value &raw)
{
    constexpr qint64 Lowest = std::numeric_limits<Number>::min();
    constexpr qint64 Highest = std::numeric_limits<Number>::max();
    if (raw.kind() == Value::Kind::Int64)
        return raw.toInt64() >= Lowest && raw.toInt64() <= Highest ? std::optional(raw)
                                                                   : std::nullopt;
    const auto number = numberIn(raw); // sum() of whole numbers is a decimal
    if (!number || number->rounded(0) != *number || *number < Decimal(Lowest, 0)
        || *number > Decimal(Highest, 0))
        return std::nullopt;
    return Value(qint64(number->rounded(0).unscaled()));
}

std::optional<Value> readDecimal(const Value &raw, const ColumnType &type)
{
    const auto number = numberIn(raw);
    if (!number || type.precision() == 0)
        return number ? std::optional(Value(*number)) : std::nullopt;
    if (number->scale() > type.scale() && number->rounded(type.scale()) != *number)
        return std::nullopt;
    return Value(number->rounded(type.scale()));
}

std::optional<Value> readFloating(const Value &raw, bool single)
{
    const auto text = textIn(raw);
    bool ok = raw.isNumber() || text;
    const double number = raw.isNumber() ? raw.toDouble() : text ? text->toDouble(&ok) : 0;
    if (!ok)
        return std::nullopt;
    return single ? Value(double(float(number)))
                  : Value(number); // the server prints a FLOAT with the digits that tell it
}

std::optional<Value> readBoolean(const Value &raw)
{
    if (raw.kind() != Value::Kind::Int64 || raw.toInt64() < 0 || raw.toInt64() > 1)
        return std::nullopt;
    return Value(raw.toInt64() == 1);
}

std::optional<Value> readUuid(const Value &raw)
{
    if (raw.kind() == Value::Kind::Blob && raw.toBlob().size() == 16)
        return Value(QUuid::fromRfc4122(raw.toBlob()));
    const auto text = textIn(raw);
    const QUuid uuid = text ? QUuid(*text) : QUuid();
    if (!text || (uuid.isNull() && text->count(u'0') != 32))
        return std::nullopt;
    return Value(uuid);
}

std::optional<Value> readText(const Value &raw)
{
    if (raw.kind() == Value::Kind::Text)
        return raw;
    if (raw.isNumber())
        return Value(raw.toString());
    const auto text = textIn(raw);
    return text ? std::optional(Value(*text)) : std::nullopt;
}

std::optional<Value> readBlob(const Value &raw)
{
    if (raw.kind() == Value::Kind::Blob)
        return raw;
    return raw.kind() == Value::Kind::Text ? std::optional(Value(raw.toText().toUtf8()))
                                           : std::nullopt;
}

std::optional<Value> readJson(const Value &raw)
{
    const auto text = readText(raw);
    return text ? std::optional(Value::json(text->toText())) : std::nullopt;
}

std::optional<Value> readTimed(const Value &raw, const ColumnType &type)
{
    const auto text = textIn(raw);
    if (!text)
        return std::nullopt;
    switch (type.kind()) {
    case Kind::Date:
        return readDate(*text);
    case Kind::Time:
        return readTime(*text);
    case Kind::Timestamp:
        return readTimestamp(*text, Value::Kind::Timestamp);
    default:
        return readTimestamp(*text, Value::Kind::TimestampTz);
    }
}

std::optional<Value> read(const Value &raw, const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Int16:
        return readWhole<qint16>(raw);
    case Kind::Int32:
        return readWhole<qint32>(raw);
    case Kind::Int64:
        return readWhole<qint64>(raw);
    case Kind::Decimal:
        return readDecimal(raw, type);
    case Kind::Float:
    case Kind::Double:
        return readFloating(raw, type.kind() == Kind::Float);
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return readText(raw);
    case Kind::Binary:
        return readBlob(raw);
    case Kind::Boolean:
        return readBoolean(raw);
    case Kind::Date:
    case Kind::Time:
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return readTimed(raw, type);
    case Kind::Uuid:
        return readUuid(raw);
    case Kind::Json:
    case Kind::Array:
        return readJson(raw);
    case Kind::Native:
        return raw;
    }
    Q_UNREACHABLE();
}

} // namespace

Value decode(const Value &raw, const ColumnType &type)
{
    if (raw.isNull())
        return raw;
    std::optional<Value> value = read(raw, type);
    if (!value)
        throw Error(ErrorKind::Value,
            Error::phrase("the database holds %1 where the type is %2", raw.toString().left(60), type.toString()));
    return *std::move(value);
}

} // namespace jw::mysql
