// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Writing; reading is in postgresqldecode.cpp.
#include "joinwright/dialect/postgresql/postgresqlcodec.h"

#include "joinwright/core/isotime.h"
#include "joinwright/dialect/postgresql/postgresqlarray.h"
#include "joinwright/dialect/valuewriter.h"

#include <cmath>
#include <limits>

namespace jw::postgresql {

namespace {

using Kind = ColumnType::Kind;

constexpr int LastYear = 294'276; // of a timestamp
constexpr int FirstYear = -4'713;

class Writer : public ValueWriter
{
protected:
    Value floating(const Value &value, const ColumnType &type) const override
    {
        const Value number = ValueWriter::floating(value, type);
        const double size = std::abs(number.toDouble());
        if (type.kind() == Kind::Float && std::isfinite(size) && size > double(std::numeric_limits<float>::max()))
            refuse(value, type, Error::phrase("it is too large"));
        return number;
    }
    Value decimal(const Value &value, const ColumnType &type) const override
    {
        const Decimal given = decimalOf(value, type);
        if (type.precision() == 0)
            return Value(given.toString());
        const Decimal scaled = given.scale() > type.scale() ? given.rounded(type.scale()) : given;
        if (scaled != given)
            refuse(value, type, Error::phrase("it has more than %1 digits after the point", type.scale()));
        if (scaled.precision() - scaled.scale() > type.precision() - type.scale())
            refuse(value, type, Error::phrase("it has more than %1 digits", type.precision()));
        return Value(scaled.toString());
    }
    Value text(const Value &value, const ColumnType &type) const override
    {
        const Value checked = ValueWriter::text(value, type);
        if (checked.toText().contains(QChar(u'\0')))
            refuse(value, type, Error::phrase("PostgreSQL keeps no text with a NUL character in it"));
        return checked;
    }
    Value array(const Value &value, const ColumnType &type) const override
    {
        const auto literal = arrayLiteral(text(value, type).toText());
        if (!literal)
            refuse(value, type, Error::phrase("it is not a JSON array of plain values"));
        return Value(*literal);
    }
    Value boolean(const Value &value, const ColumnType &type) const override
    {
        return Value(ValueWriter::boolean(value, type).toInt64() == 1 ? QStringLiteral("t") : QStringLiteral("f"));
    }
    Value date(const Value &value, const ColumnType &type) const override
    {
        checkYear(value, type, value.toDate().year());
        return Value(dateText(value.toDate()));
    }
    Value time(const Value &value, const ColumnType &) const override { return Value(timeText(value)); }
    Value timestamp(const Value &value, const ColumnType &type) const override
    {
        checkYear(value, type, value.toDateTime().date().year());
        const QString text = timestampText(value);
        if (value.kind() == Value::Kind::Timestamp)
            return Value(text);
        return Value(text.endsWith(QLatin1StringView(" BC")) ? text.chopped(3) + QStringLiteral("+00 BC") : text + QStringLiteral("+00"));
    }

private:
    static void checkYear(const Value &value, const ColumnType &type, int year)
    {
        if (year < FirstYear || year > LastYear)
            refuse(value, type, Error::phrase("the year must be from %1 to %2", FirstYear, LastYear));
    }
};

} // namespace

QString dateText(QDate date)
{
    const QString text = QStringLiteral("%1-%2-%3")
                             .arg(std::abs(date.year()), 4, 10, QChar(u'0'))
                             .arg(date.month(), 2, 10, QChar(u'0'))
                             .arg(date.day(), 2, 10, QChar(u'0'));
    return date.year() < 0 ? text + QStringLiteral(" BC") : text;
}

QString timeText(const Value &time)
{
    const QTime clock = time.toTime();
    if (time.microseconds() > 0)
        return clock.toString(QStringLiteral("HH:mm:ss.zzz")) + QString::number(time.microseconds()).rightJustified(3, u'0');
    return clock.toString(clock.msec() == 0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz"));
}

QString timestampText(const Value &moment)
{
    if (iso::isFourDigitYear(moment.toMSecs())) {
        char text[iso::LongestTimestamp];
        return QString::fromLatin1(text, iso::writeTimestamp({moment.toMSecs(), moment.microseconds()}, text));
    }
    const QDateTime whole = moment.toDateTime();
    QString text = dateText(whole.date());
    const bool isBefore = text.endsWith(QLatin1StringView(" BC"));
    const QString clock = timeText(Value::timeOfDay(whole.time().msecsSinceStartOfDay(), moment.microseconds()));
    text = (isBefore ? text.chopped(3) : text) + u' ' + clock;
    return isBefore ? text + QStringLiteral(" BC") : text;
}

Value encode(const Value &value, const ColumnType &type)
{
    return Writer().write(value, type);
}

CellCodec codec(const ColumnType &type)
{
    using Way = CellCodec::Way;
    switch (type.kind()) {
    case Kind::Int16:
        return CellCodec::whole<qint16>(type, CellCodec::Way::Ask);
    case Kind::Int32:
        return CellCodec::whole<qint32>(type, CellCodec::Way::Ask);
    case Kind::Int64:
        return CellCodec::whole<qint64>(type, CellCodec::Way::Ask);
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
