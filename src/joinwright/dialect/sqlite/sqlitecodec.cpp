// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitecodec.h"

#include "joinwright/core/error.h"
#include "joinwright/core/isotime.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"
#include "joinwright/dialect/valuewriter.h"

#include <cmath>
#include <limits>

namespace jw::sqlite {

namespace {

void appendJsonText(QString &json, const QString &text)
{
    json += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            json += u'\\';
        if (c < u' ')
            json += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            json += c;
    }
    json += u'"';
}

using Kind = ColumnType::Kind;

constexpr qint64 MSecsPerDay = 86'400'000;
constexpr qint64 JulianDayOfEpoch = 2'440'588;

[[noreturn]] void refuseToRead(const Value &raw, const ColumnType &type)
{
    const bool isEpoch = raw.kind() == Value::Kind::Int64
        && (type.kind() == Kind::Timestamp || type.kind() == Kind::TimestampTz || type.kind() == Kind::Date);
    throw Error(ErrorKind::Value,
        Error::phrase("the database holds %1 where the type is %2%3", described(raw), type.toString(),
            isEpoch ? Error::phrase(" (perhaps it counts seconds or milliseconds since 1970)") : Sentence()));
}

// Writing

bool sorts(QDate date)
{
    return date.year() >= 0 && date.year() <= 9999; // four digits, or the texts would not sort
}

class Writer : public ValueWriter
{
protected:
    Value floating(const Value &value, const ColumnType &type) const override
    {
        const Value number = ValueWriter::floating(value, type);
        if (std::isnan(number.toDouble()))
            refuse(value, type, Error::phrase("SQLite would store NaN as NULL"));
        return number;
    }
    Value decimal(const Value &value, const ColumnType &type) const override
    {
        const Decimal given = decimalOf(value, type);
        if (type.precision() == 0)
            return number(given, value, type);
        if (given.scale() > type.scale() && given.rounded(type.scale()) != given)
            refuse(value, type, Error::phrase("it has more than %1 digits after the point", type.scale()));
        const Decimal scaled = given.rounded(type.scale());
        if (scaled.precision() > type.precision())
            refuse(value, type, Error::phrase("it has more than %1 digits", type.precision()));
        return type.precision() > ExactDigits ? Value(scaled.toString()) : number(scaled, value, type);
    }
    Value date(const Value &value, const ColumnType &type) const override
    {
        if (!sorts(value.toDate()))
            refuse(value, type, Error::phrase("the year must be from 0 to 9999"));
        return Value(isoDate(value.toDate().toJulianDay()));
    }
    Value time(const Value &value, const ColumnType &) const override { return Value(isoTime(value.toTime().msecsSinceStartOfDay(), value.microseconds())); }
    Value timestamp(const Value &value, const ColumnType &type) const override
    {
        if (!iso::isFourDigitYear(value.toMSecs()))
            refuse(value, type, Error::phrase("the year must be from 0 to 9999"));
        return Value(isoTimestamp(value.toMSecs(), value.microseconds()));
    }

private:
    /// As a number: whole when it is, so that SQLite compares and shows it as people expect.
    static Value number(const Decimal &decimal, const Value &value, const ColumnType &type)
    {
        const Decimal whole = decimal.rounded(0);
        if (whole == decimal && whole.unscaled() >= std::numeric_limits<qint64>::min()
            && whole.unscaled() <= std::numeric_limits<qint64>::max())
            return Value(qint64(whole.unscaled()));
        const double number = decimal.toDouble();
        if (Decimal::fromDouble(number, decimal.scale()) != decimal)
            refuse(value, type, Error::phrase("SQLite would not keep all its digits"));
        return Value(number);
    }
};

// Reading

/// The number that `length` digits at `at` stand for; -1 when they are not all digits.
int digits(QStringView text, qsizetype at, int length)
{
    if (at + length > text.size())
        return -1;
    int number = 0;
    for (qsizetype i = at; i < at + length; ++i) {
        const int digit = text[i].unicode() - u'0';
        if (digit < 0 || digit > 9)
            return -1;
        number = number * 10 + digit;
    }
    return number;
}

/// Days since 1970 of "YYYY-MM-DD" at the start of `text`.
std::optional<qint64> readDays(QStringView text)
{
    if (text.size() < 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > iso::daysInMonth(year, month))
        return std::nullopt;
    return iso::daysFromCivil(year, month, day);
}

struct Clock
{
    int msecs = 0;
    QStringView rest; ///< what follows: a zone
    int micros = 0;
};

/// "HH:MM[:SS[.fff…]]"; digits beyond the microsecond are cut.
std::optional<Clock> readClock(QStringView text)
{
    if (text.size() < 5 || text[2] != u':')
        return std::nullopt;
    const int hour = digits(text, 0, 2);
    const int minute = digits(text, 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    Clock clock {(hour * 60 + minute) * 60'000, text.sliced(5)};
    if (!clock.rest.startsWith(u':'))
        return clock;
    const int second = digits(text, 6, 2);
    if (second < 0 || second > 59)
        return std::nullopt;
    clock.msecs += second * 1000;
    clock.rest = text.sliced(8);
    if (!clock.rest.startsWith(u'.'))
        return clock;
    qsizetype at = 1;
    int micros = 0;
    for (int weight = 100'000; at < clock.rest.size() && clock.rest[at].isDigit(); ++at, weight /= 10)
        micros += digits(clock.rest, at, 1) * weight;
    if (at == 1)
        return std::nullopt;
    clock.msecs += micros / 1000;
    clock.micros = micros % 1000;
    clock.rest = clock.rest.sliced(at);
    return clock;
}

/// Milliseconds east of UTC of "", "Z", "+02", "+0200", "+02:00"; `given` says whether there was a zone.
std::optional<qint64> readZone(QStringView text, bool &given)
{
    text = text.trimmed();
    given = !text.isEmpty();
    if (!given || text == u"Z" || text == u"z" || text == u"UTC")
        return 0;
    if (text[0] != u'+' && text[0] != u'-')
        return std::nullopt;
    const int hours = digits(text, 1, 2);
    const qsizetype at = text.size() > 3 && text[3] == u':' ? 4 : 3;
    const int minutes = text.size() == 3 ? 0 : digits(text, at, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || (text.size() != 3 && text.size() != at + 2))
        return std::nullopt;
    const qint64 offset = (hours * 60 + minutes) * 60'000LL;
    return text[0] == u'-' ? -offset : offset;
}

std::optional<Value> readTimestamp(QStringView text, Value::Kind kind)
{
    const auto days = readDays(text);
    if (!days)
        return std::nullopt;
    if (text.size() == 10)
        return Value::fromMSecs(kind, *days * MSecsPerDay);
    if (text[10] != u' ' && text[10] != u'T')
        return std::nullopt;
    const auto clock = readClock(text.sliced(11));
    bool zoned = false;
    const auto offset = clock ? readZone(clock->rest, zoned) : std::nullopt;
    if (!offset || (zoned && *offset != 0 && kind == Value::Kind::Timestamp))
        return std::nullopt;
    return Value::fromMSecs(kind, *days * MSecsPerDay + clock->msecs - *offset, clock->micros);
}

std::optional<Value> readDate(QStringView text)
{
    const auto days = readDays(text);
    if (!days)
        return std::nullopt;
    if (text.size() > 10) {
        const auto midnight = readTimestamp(text, Value::Kind::Timestamp);
        if (!midnight || midnight->toMSecs() != *days * MSecsPerDay || midnight->microseconds() != 0)
            return std::nullopt;
    }
    return Value(QDate::fromJulianDay(*days + JulianDayOfEpoch));
}

std::optional<Value> readTime(QStringView text)
{
    const auto clock = readClock(text);
    if (!clock || !clock->rest.trimmed().isEmpty())
        return std::nullopt;
    return Value::timeOfDay(clock->msecs, clock->micros);
}

std::optional<Value> readWhole(const Value &raw, qint64 lowest, qint64 highest)
{
    if (raw.kind() == Value::Kind::Double) {
        const double number = raw.toDouble();
        if (std::abs(number) >= 0x1p53 || std::trunc(number) != number)
            return std::nullopt;
        return readWhole(Value(qint64(number)), lowest, highest);
    }
    if (raw.kind() != Value::Kind::Int64 || raw.toInt64() < lowest || raw.toInt64() > highest)
        return std::nullopt;
    return raw;
}

std::optional<Value> readDecimal(const Value &raw, const ColumnType &type)
{
    const bool open = type.precision() == 0;
    if (raw.kind() == Value::Kind::Double) {
        const auto shortest = std::isfinite(raw.toDouble()) ? Decimal::fromString(raw.toString()) : std::nullopt;
        if (!shortest)
            return std::nullopt;
        // What a calculation left in the sixteenth digit (0.1 + 0.2) is rounded away; other digits are not ours to cut.
        const Decimal rounded = open ? *shortest : shortest->rounded(type.scale());
        if (rounded != *shortest && std::abs(rounded.toDouble() - raw.toDouble()) > std::abs(raw.toDouble()) * 1e-14)
            return std::nullopt;
        return Value(rounded);
    }
    std::optional<Decimal> number;
    if (raw.kind() == Value::Kind::Int64)
        number = raw.toDecimal();
    else if (raw.kind() == Value::Kind::Text)
        number = Decimal::fromString(raw.toText());
    if (!number)
        return std::nullopt;
    if (open)
        return Value(*number);
    if (number->scale() > type.scale() && number->rounded(type.scale()) != *number)
        return std::nullopt;
    return Value(number->rounded(type.scale()));
}

std::optional<Value> readBoolean(const Value &raw)
{
    if (raw.kind() == Value::Kind::Int64 && (raw.toInt64() == 0 || raw.toInt64() == 1))
        return Value(raw.toInt64() == 1);
    if (raw.kind() != Value::Kind::Text)
        return std::nullopt;
    const QString word = raw.toText().toLower();
    if (word == QLatin1StringView("true") || word == QLatin1StringView("false"))
        return Value(word == QLatin1StringView("true"));
    return std::nullopt;
}

std::optional<Value> readUuid(const Value &raw)
{
    if (raw.kind() == Value::Kind::Blob && raw.toBlob().size() == 16)
        return Value(QUuid::fromRfc4122(raw.toBlob()));
    if (raw.kind() != Value::Kind::Text)
        return std::nullopt;
    QString text = raw.toText();
    if (text.size() == 32) // Django writes no dashes
        text = text.first(8) + u'-' + text.sliced(8, 4) + u'-' + text.sliced(12, 4) + u'-' + text.sliced(16, 4) + u'-' + text.sliced(20);
    const QUuid uuid(text);
    if (uuid.isNull() && text.count(u'0') != 32)
        return std::nullopt;
    return Value(uuid);
}

std::optional<Value> readText(const Value &raw)
{
    if (raw.kind() == Value::Kind::Text)
        return raw;
    if (raw.kind() == Value::Kind::Int64 || raw.kind() == Value::Kind::Double)
        return Value(raw.toString());
    return std::nullopt;
}

std::optional<Value> read(const Value &raw, const ColumnType &type)
{
    const bool isText = raw.kind() == Value::Kind::Text;
    switch (type.kind()) {
    case Kind::Int16:
        return readWhole(raw, std::numeric_limits<qint16>::min(), std::numeric_limits<qint16>::max());
    case Kind::Int32:
        return readWhole(raw, std::numeric_limits<qint32>::min(), std::numeric_limits<qint32>::max());
    case Kind::Int64:
        return readWhole(raw, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    case Kind::Decimal:
        return readDecimal(raw, type);
    case Kind::Float:
    case Kind::Double:
        return raw.isNumber() ? std::optional(Value(raw.toDouble())) : std::nullopt;
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
        return readText(raw);
    case Kind::Binary:
        return raw.kind() == Value::Kind::Blob ? std::optional(raw) : std::nullopt;
    case Kind::Boolean:
        return readBoolean(raw);
    case Kind::Date:
        return isText ? readDate(raw.toText()) : std::nullopt;
    case Kind::Time:
        return isText ? readTime(raw.toText()) : std::nullopt;
    case Kind::Timestamp:
        return isText ? readTimestamp(raw.toText(), Value::Kind::Timestamp) : std::nullopt;
    case Kind::TimestampTz:
        return isText ? readTimestamp(raw.toText(), Value::Kind::TimestampTz) : std::nullopt;
    case Kind::Uuid:
        return readUuid(raw);
    case Kind::Json:
    case Kind::Array: {
        const auto text = readText(raw);
        return text ? std::optional(Value::json(text->toText())) : std::nullopt;
    }
    case Kind::Native:
        return raw;
    }
    Q_UNREACHABLE();
}

void appendNumber(QString &text, int number, int width)
{
    const qsizetype start = text.size();
    text.resize(start + width);
    for (qsizetype i = start + width - 1; i >= start; --i, number /= 10)
        text[i] = QChar(u'0' + number % 10);
}

} // namespace

QString isoDate(qint64 julianDay)
{
    const QDate date = QDate::fromJulianDay(julianDay);
    QString text;
    text.reserve(10);
    appendNumber(text, date.year(), 4);
    text += u'-';
    appendNumber(text, date.month(), 2);
    text += u'-';
    appendNumber(text, date.day(), 2);
    return text;
}

QString isoTime(int msecs, int micros)
{
    QString text;
    text.reserve(12);
    appendNumber(text, msecs / 3'600'000, 2);
    text += u':';
    appendNumber(text, msecs / 60'000 % 60, 2);
    text += u':';
    appendNumber(text, msecs / 1000 % 60, 2);
    if (msecs % 1000 || micros) {
        text += u'.';
        appendNumber(text, msecs % 1000, 3);
    }
    if (micros)
        appendNumber(text, micros, 3);
    return text;
}

QString isoTimestamp(qint64 msecs, int micros)
{
    char text[iso::LongestTimestamp];
    return QString::fromLatin1(text, iso::writeTimestamp({msecs, micros}, text));
}

Value encode(const Value &value, const ColumnType &type)
{
    return Writer().write(value, type);
}

bool fitsJson(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return true;
    case Value::Kind::Text:
    case Value::Kind::Json: // half of a pair is nothing that UTF-8 has
        return !value.toText().contains(QChar(u'\0')) && value.toText().isValidUtf16();
    default:
        return false; // SQLite reads numbers with a point as near as it can, which is not always the same
    }
}

QString jsonList(const QList<Value> &values)
{
    QString json(u'[');
    for (const Value &value : values) {
        if (json.size() > 1)
            json += u',';
        if (value.isNull())
            json += QLatin1StringView("null");
        else if (value.kind() == Value::Kind::Bool || value.kind() == Value::Kind::Int64)
            json += QString::number(value.toInt64());
        else
            appendJsonText(json, value.toText());
    }
    return json + u']';
}

Value decode(const Value &raw, const ColumnType &type)
{
    if (raw.isNull())
        return raw;
    std::optional<Value> value = read(raw, type);
    if (!value)
        refuseToRead(raw, type);
    return *std::move(value);
}

} // namespace jw::sqlite
