// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Reading what the server sent, in the styles that a session is set to (dates and intervals as in ISO 8601, zone UTC).
#include "joinwright/dialect/postgresql/postgresqlcodec.h"

#include "joinwright/core/isotime.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/postgresql/postgresqlarray.h"

#include <QtCore/QRegularExpression>

#include <limits>

namespace jw::postgresql {

namespace {

using Kind = ColumnType::Kind;

[[noreturn]] void refuseToRead(const Value &raw, const ColumnType &type)
{
    throw Error(ErrorKind::Value, Error::phrase("the database holds %1 where the type is %2", raw.toString().left(60), type.toString()));
}

template<typename Number>
std::optional<Value> readWhole(const Value &raw)
{
    using Limits = std::numeric_limits<Number>;
    bool ok = raw.kind() == Value::Kind::Int64;
    const qint64 number = ok ? raw.toInt64() : raw.kind() == Value::Kind::Text ? raw.toText().toLongLong(&ok) : 0;
    return ok && number >= Limits::min() && number <= Limits::max() ? std::optional(Value(number)) : std::nullopt;
}

std::optional<Value> readFloating(const Value &raw)
{
    if (raw.isNumber())
        return Value(raw.toDouble());
    if (raw.kind() != Value::Kind::Text)
        return std::nullopt;
    bool ok = false;
    const double number = raw.toText().toDouble(&ok);
    return ok ? std::optional(Value(number)) : std::nullopt;
}

std::optional<Value> readDecimal(const Value &raw, const ColumnType &type)
{
    std::optional<Decimal> number;
    if (raw.kind() == Value::Kind::Int64)
        number = raw.toDecimal();
    else if (raw.kind() == Value::Kind::Text || raw.kind() == Value::Kind::Double)
        number = Decimal::fromString(raw.kind() == Value::Kind::Text ? raw.toText() : raw.toString());
    if (!number)
        return std::nullopt; // NaN, or more digits than we have
    if (type.precision() == 0)
        return Value(*number);
    const Decimal scaled = number->rounded(type.scale());
    return scaled == *number ? std::optional(Value(scaled)) : std::nullopt;
}

std::optional<Value> readText(const Value &raw)
{
    if (raw.kind() == Value::Kind::Text)
        return raw;
    return raw.kind() == Value::Kind::Blob ? std::nullopt : std::optional(Value(raw.toString()));
}

std::optional<Value> readBoolean(const Value &raw)
{
    if (raw.kind() == Value::Kind::Int64 && (raw.toInt64() == 0 || raw.toInt64() == 1))
        return Value(raw.toInt64() == 1);
    const QString word = raw.kind() == Value::Kind::Text ? raw.toText() : QString();
    if (word == QLatin1StringView("t") || word == QLatin1StringView("true"))
        return Value(true);
    return word == QLatin1StringView("f") || word == QLatin1StringView("false") ? std::optional(Value(false)) : std::nullopt;
}

/// The parts of "2026-11-23 09:14:00.123456+00 BC"; infinity and what the calendar does not have are none.
struct Moment
{
    QDate date;
    QTime time;
    int micros = 0; ///< beyond the millisecond
    qint64 zoneMSecs = 0;
};

int microsOf(const QRegularExpressionMatch &match)
{
    const QByteArray digits = match.captured(QStringLiteral("fraction")).toLatin1();
    return iso::readFraction(digits.constData(), digits.size());
}

QTime timeOf(const QRegularExpressionMatch &match)
{
    return {match.captured(QStringLiteral("hour")).toInt(), match.captured(QStringLiteral("minute")).toInt(),
        match.captured(QStringLiteral("second")).toInt(), microsOf(match) / 1000};
}

std::optional<Moment> momentOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(?<year>\\d{4,6})-(?<month>\\d\\d)-(?<day>\\d\\d)"
                                                           "(?:[ T](?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:\\.(?<fraction>\\d{1,6}))?)?"
                                                           "(?:Z|(?<sign>[+-])(?<zh>\\d\\d)(?::?(?<zm>\\d\\d))?)?)?(?<bc> BC)?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(QStringLiteral("year")).toInt();
    Moment moment;
    moment.date = QDate(match.captured(QStringLiteral("bc")).isEmpty() ? year : -year, match.captured(QStringLiteral("month")).toInt(),
        match.captured(QStringLiteral("day")).toInt());
    moment.time = match.captured(QStringLiteral("hour")).isEmpty() ? QTime(0, 0) : timeOf(match);
    moment.micros = microsOf(match) % 1000;
    moment.zoneMSecs = (match.captured(QStringLiteral("zh")).toInt() * 60 + match.captured(QStringLiteral("zm")).toInt()) * 60'000LL;
    if (match.captured(QStringLiteral("sign")) == QLatin1StringView("-"))
        moment.zoneMSecs = -moment.zoneMSecs;
    return moment.date.isValid() && moment.time.isValid() ? std::optional(moment) : std::nullopt;
}

std::optional<Value> readDate(const QString &text)
{
    const auto moment = momentOf(text);
    return moment && moment->time == QTime(0, 0) && moment->micros == 0 ? std::optional(Value(moment->date)) : std::nullopt;
}

std::optional<Value> readTimestamp(const QString &text, Value::Kind kind)
{
    const auto moment = momentOf(text);
    if (!moment || (kind == Value::Kind::Timestamp && moment->zoneMSecs != 0))
        return std::nullopt;
    const QDateTime whole(moment->date, moment->time, Qt::UTC);
    return Value::fromMSecs(kind, whole.toMSecsSinceEpoch() - moment->zoneMSecs, moment->micros);
}

std::optional<Value> readTime(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:\\.(?<fraction>\\d{1,6}))?)?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QTime time = match.hasMatch() ? timeOf(match) : QTime(); // 24:00:00 is no QTime
    return time.isValid() ? std::optional(Value::timeOfDay(time.msecsSinceStartOfDay(), microsOf(match) % 1000)) : std::nullopt;
}

std::optional<Value> readUuid(const QString &text)
{
    const QUuid uuid(text);
    return uuid.isNull() && text.count(u'0') != 32 ? std::nullopt : std::optional(Value(uuid));
}

std::optional<Value> readTextual(const QString &text, const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Date:
        return readDate(text);
    case Kind::Time:
        return readTime(text);
    case Kind::Timestamp:
        return readTimestamp(text, Value::Kind::Timestamp);
    case Kind::TimestampTz:
        return readTimestamp(text, Value::Kind::TimestampTz);
    case Kind::Uuid:
        return readUuid(text);
    case Kind::Json:
        return Value::json(text);
    case Kind::Array: {
        const auto array = jsonArray(text, type.element());
        return array ? std::optional(Value::json(*array)) : std::nullopt;
    }
    default:
        return std::nullopt;
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
        return readFloating(raw);
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return readText(raw);
    case Kind::Binary:
        return raw.kind() == Value::Kind::Blob ? std::optional(raw) : std::nullopt;
    case Kind::Boolean:
        return readBoolean(raw);
    case Kind::Native:
        return raw;
    default:
        return raw.kind() == Value::Kind::Text ? readTextual(raw.toText(), type) : std::nullopt;
    }
}

} // namespace

Value decode(const Value &raw, const ColumnType &type)
{
    if (raw.isNull())
        return raw;
    std::optional<Value> value = read(raw, type);
    if (!value)
        refuseToRead(raw, type);
    return *std::move(value);
}

} // namespace jw::postgresql
