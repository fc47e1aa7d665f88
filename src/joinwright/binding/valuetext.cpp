// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/valuetext.h"

#include "joinwright/core/error.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

[[noreturn]] void refuse(QStringView text, const Sentence &expected)
{
    throw Error(ErrorKind::Value, Error::phrase("'%1' is not %2.", text, expected));
}

Value integerFrom(QStringView text, const ColumnType &type)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok)
        refuse(text, Error::phrase("a whole number"));
    const qint64 most = type.kind() == ColumnType::Kind::Int16 ? std::numeric_limits<qint16>::max()
        : type.kind() == ColumnType::Kind::Int32               ? std::numeric_limits<qint32>::max()
                                                               : std::numeric_limits<qint64>::max();
    if (number > most || number < -most - 1)
        refuse(text, Error::phrase("between %1 and %2", -most - 1, most));
    return number;
}

Value decimalFrom(QStringView text, const ColumnType &type)
{
    const std::optional<Decimal> number = Decimal::fromString(text);
    if (!number)
        refuse(text, Error::phrase("a decimal number with a point"));
    if (type.precision() == 0)
        return *number;
    const Decimal rounded = number->rounded(type.scale());
    if (rounded != *number)
        refuse(text, Error::phrase("a number with at most %1 digits after the point", type.scale()));
    if (rounded.precision() - type.scale() > type.precision() - type.scale())
        refuse(text, Error::phrase("a number with at most %1 digits before the point", type.precision() - type.scale()));
    return rounded;
}

Value doubleFrom(QStringView text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok)
        refuse(text, Error::phrase("a number with a point"));
    return number;
}

Value booleanFrom(QStringView text)
{
    static const QStringList yes {u"true"_s, u"yes"_s, u"1"_s, u"t"_s, u"y"_s, u"on"_s};
    static const QStringList no {u"false"_s, u"no"_s, u"0"_s, u"f"_s, u"n"_s, u"off"_s};
    if (yes.contains(text, Qt::CaseInsensitive))
        return true;
    if (no.contains(text, Qt::CaseInsensitive))
        return false;
    refuse(text, Error::phrase("true or false"));
}

QDate dateFrom(QStringView text)
{
    static const QRegularExpression pattern(u"^(-?\\d{1,4})-(\\d{1,2})-(\\d{1,2})$"_s);
    const auto match = pattern.match(text);
    const QDate date = match.hasMatch()
        ? QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt())
        : QDate();
    if (!date.isValid())
        refuse(text, Error::phrase("a date like 2026-11-23"));
    return date;
}

/// To the microsecond, which a QTime has no place for.
Value timeFrom(QStringView text)
{
    static const QRegularExpression pattern(u"^(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6}))?)?$"_s);
    const auto match = pattern.match(text);
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.hasMatch() || !time.isValid())
        refuse(text, Error::phrase("a time like 14:30 or 14:30:05.250"));
    const int micros = match.captured(4).leftJustified(6, u'0').toInt();
    return Value::timeOfDay(time.msecsSinceStartOfDay() + micros / 1000, micros % 1000);
}

/// Takes "Z" or "+01:00" off the end of a time: how far it is ahead of UTC, in minutes; nothing where no zone stands.
std::optional<int> takeZone(QStringView &time)
{
    static const QRegularExpression pattern(u"\\s*(?:Z|([+-])(\\d{2})(?::?(\\d{2}))?)$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(time);
    if (!match.hasMatch())
        return std::nullopt;
    time = time.left(match.capturedStart());
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    return match.captured(1) == "-"_L1 ? -minutes : minutes;
}

Value timestampFrom(QStringView text, bool zoned)
{
    const qsizetype split = std::max(text.indexOf(u'T'), text.indexOf(u' '));
    QStringView clock = split < 0 ? QStringView() : text.mid(split + 1).trimmed();
    const std::optional<int> ahead = zoned ? takeZone(clock) : std::nullopt;
    if (ahead && (clock.isEmpty() || std::abs(*ahead) > 18 * 60))
        refuse(text, Error::phrase("a moment like 2026-11-23T14:30:00+01:00"));
    const QDate date = dateFrom(split < 0 ? text : text.left(split));
    const Value time = split < 0 ? Value(QTime(0, 0)) : timeFrom(clock);
    const qint64 msecs = QDateTime(date, time.toTime(), Qt::UTC).toMSecsSinceEpoch() - ahead.value_or(0) * 60'000LL;
    return Value::fromMSecs(zoned ? Value::Kind::TimestampTz : Value::Kind::Timestamp, msecs, time.microseconds());
}

Value blobFrom(QStringView text)
{
    const QStringView digits = text.startsWith("0x"_L1, Qt::CaseInsensitive) ? text.mid(2) : text;
    static const QRegularExpression hex(u"^([0-9a-fA-F]{2})*$"_s);
    if (!hex.match(digits).hasMatch())
        refuse(text, Error::phrase("bytes in hexadecimal, like 0xCAFE"));
    return QByteArray::fromHex(digits.toLatin1());
}

Value jsonFrom(QStringView text)
{
    // QJsonDocument takes objects and arrays only; a scalar is read inside an array.
    QJsonParseError error;
    QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error);
    if (error.error != QJsonParseError::NoError || text.trimmed().isEmpty())
        refuse(text.left(40), Error::phrase("JSON (%1)", error.errorString()));
    return Value::json(text.toString());
}

Value textFrom(QStringView text, const ColumnType &type)
{
    if (type.kind() == ColumnType::Kind::Text && type.length() > 0 && text.size() > type.length())
        refuse(text.left(40), Error::phrase("a text of at most %1 characters (it has %2)", type.length(), text.size()));
    return text;
}

Value enumFrom(QStringView text, const ColumnType &type, const Schema &schema)
{
    const EnumType *values = schema.enumType(type.enumType());
    if (values && !values->values.contains(text))
        refuse(text, Error::phrase("one of %1", values->values.join(", "_L1)));
    return text;
}

Value uuidFrom(QStringView text)
{
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull() && text.count(u'0') < 32)
        refuse(text, Error::phrase("a UUID"));
    return uuid;
}

} // namespace

QString textOf(const Value &value, const ColumnType &type)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Decimal: {
        const Decimal number = value.toDecimal();
        return (number.scale() < type.scale() ? number.rounded(type.scale()) : number).toString();
    }
    case Value::Kind::Uuid:
        return value.toUuid().toString(QUuid::WithoutBraces);
    case Value::Kind::Text:
    case Value::Kind::Json:
        return value.toText();
    default:
        return value.toString();
    }
}

Value valueFromText(QStringView text, const ColumnType &type, const Schema &schema)
{
    const QStringView trimmed = text.trimmed();
    switch (type.kind()) {
    case ColumnType::Kind::Int16:
    case ColumnType::Kind::Int32:
    case ColumnType::Kind::Int64:
        return integerFrom(trimmed, type);
    case ColumnType::Kind::Decimal:
        return decimalFrom(trimmed, type);
    case ColumnType::Kind::Float:
    case ColumnType::Kind::Double:
        return doubleFrom(trimmed);
    case ColumnType::Kind::Boolean:
        return booleanFrom(trimmed);
    case ColumnType::Kind::Date:
        return dateFrom(trimmed);
    case ColumnType::Kind::Time:
        return timeFrom(trimmed);
    case ColumnType::Kind::Timestamp:
        return timestampFrom(trimmed, false);
    case ColumnType::Kind::TimestampTz:
        return timestampFrom(trimmed, true);
    case ColumnType::Kind::Uuid:
        return uuidFrom(trimmed);
    case ColumnType::Kind::Json:
        return jsonFrom(text);
    case ColumnType::Kind::Binary:
        return blobFrom(trimmed);
    case ColumnType::Kind::Enum:
        return enumFrom(text, type, schema);
    default:
        return textFrom(text, type);
    }
}

std::optional<std::pair<QDate, QDate>> daysOf(QStringView text)
{
    static const QRegularExpression pattern(u"^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?$"_s);
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(1).toInt();
    const int month = match.captured(2).toInt();
    const int day = match.captured(3).toInt();
    const QDate first(year, month ? month : 1, day ? day : 1);
    if (!first.isValid())
        return std::nullopt;
    return std::pair(first, day ? first.addDays(1) : month ? first.addMonths(1) : first.addYears(1));
}

} // namespace jw
