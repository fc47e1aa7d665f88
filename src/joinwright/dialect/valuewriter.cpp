// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/valuewriter.h"

#include "joinwright/core/error.h"

#include <QtCore/QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace jw {

using Kind = ColumnType::Kind;

namespace {

qsizetype characters(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

} // namespace

QString described(const Value &value)
{
    static constexpr const char *Names[] = {"NULL", "the boolean", "the whole number", "the floating number",
        "the decimal", "the text", "the blob", "the date", "the time", "the timestamp", "the timestamp", "the UUID", "the JSON"};
    const QString name = QString::fromLatin1(Names[int(value.kind())]);
    const QString text = value.toString().left(60);
    return value.kind() == Value::Kind::Text ? u"%1 \"%2\""_s.arg(name, text) : name + u' ' + text;
}

void ValueWriter::refuse(const Value &value, const ColumnType &type, const Sentence &why)
{
    throw Error(ErrorKind::Value,
        Error::phrase("%1 does not fit the type %2%3", described(value), type.toString(), why.isEmpty() ? why : Error::phrase(": %1", why)));
}

void ValueWriter::expect(Value::Kind kind, const Value &value, const ColumnType &type)
{
    if (value.kind() != kind)
        refuse(value, type);
}

Value ValueWriter::write(const Value &value, const ColumnType &type) const
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
        expect(Value::Kind::Date, value, type);
        return date(value, type);
    case Kind::Time:
        expect(Value::Kind::Time, value, type);
        return time(value, type);
    case Kind::Timestamp:
        return moment(value, type, Value::Kind::Timestamp);
    case Kind::TimestampTz:
        return moment(value, type, Value::Kind::TimestampTz);
    case Kind::Uuid:
        return uuid(value, type);
    case Kind::Json:
        return json(value, type);
    case Kind::Array:
        return array(value, type);
    case Kind::Native:
        return byKind(value);
    }
    Q_UNREACHABLE();
}

/// A value whose column type is native or unknown: by its own kind.
Value ValueWriter::byKind(const Value &value) const
{
    switch (value.kind()) {
    case Value::Kind::Bool:
        return boolean(value, Kind::Boolean);
    case Value::Kind::Double:
        return floating(value, Kind::Double);
    case Value::Kind::Decimal:
        return openDecimal(value);
    case Value::Kind::Text:
    case Value::Kind::Json:
        return text(value, ColumnType());
    case Value::Kind::Date:
        return date(value, Kind::Date);
    case Value::Kind::Time:
        return time(value, Kind::Time);
    case Value::Kind::Timestamp:
        return timestamp(value, Kind::Timestamp);
    case Value::Kind::TimestampTz:
        return timestamp(value, Kind::TimestampTz);
    case Value::Kind::Uuid:
        return uuid(value, Kind::Uuid);
    default:
        return value;
    }
}

Value ValueWriter::whole(const Value &value, const ColumnType &type, qint64 lowest, qint64 highest)
{
    expect(Value::Kind::Int64, value, type);
    if (value.toInt64() < lowest || value.toInt64() > highest)
        refuse(value, type, Error::phrase("it must be from %1 to %2", lowest, highest));
    return value;
}

Value ValueWriter::floating(const Value &value, const ColumnType &type) const
{
    if (!value.isNumber())
        refuse(value, type);
    const double number = value.toDouble();
    if (value.kind() == Value::Kind::Int64 && (std::abs(number) >= 0x1p63 || qint64(number) != value.toInt64()))
        refuse(value, type, Error::phrase("it has too many digits"));
    if (value.kind() == Value::Kind::Decimal && Decimal::fromDouble(number, value.toDecimal().scale()) != value.toDecimal())
        refuse(value, type, Error::phrase("it has too many digits"));
    return Value(number);
}

Decimal ValueWriter::decimalOf(const Value &value, const ColumnType &type)
{
    if (value.kind() == Value::Kind::Decimal || value.kind() == Value::Kind::Int64)
        return value.toDecimal();
    if (value.kind() != Value::Kind::Double || !std::isfinite(value.toDouble()))
        refuse(value, type);
    const auto shortest = Decimal::fromString(value.toString());
    return shortest ? *shortest : (refuse(value, type), Decimal());
}

Value ValueWriter::openDecimal(const Value &value) const
{
    return decimal(value, Kind::Decimal);
}

Value ValueWriter::text(const Value &value, const ColumnType &type) const
{
    if (value.kind() != Value::Kind::Text && value.kind() != Value::Kind::Json)
        refuse(value, type);
    const QString string = value.toText();
    if (!string.isValidUtf16())
        refuse(value, type, Error::phrase("it holds half a character (a lone surrogate)"));
    if (type.kind() == Kind::Text && type.length() > 0 && string.size() > type.length() && characters(string) > type.length())
        refuse(value, type, Error::phrase("it has %1 characters", characters(string)));
    return value.kind() == Value::Kind::Text ? value : Value(string);
}

Value ValueWriter::plainText(const Value &value, const ColumnType &type) const
{
    expect(Value::Kind::Text, value, type);
    return text(value, type);
}

Value ValueWriter::jsonText(const Value &text, const ColumnType &type, bool isArray)
{
    // QJsonDocument reads objects and arrays only: a lone number, text, true or null is wrapped to be checked.
    QJsonParseError error;
    const QByteArray utf8 = text.toText().toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(isArray ? utf8 : '[' + utf8 + ']', &error);
    if (error.error != QJsonParseError::NoError || (isArray && !document.isArray()))
        refuse(text, type, isArray ? Error::phrase("it is not a JSON array") : Error::phrase("it is not JSON"));
    return text;
}

Value ValueWriter::json(const Value &value, const ColumnType &type) const
{
    return jsonText(text(value, type), type, false);
}

Value ValueWriter::array(const Value &value, const ColumnType &type) const
{
    return jsonText(text(value, type), type, true);
}

Value ValueWriter::blob(const Value &value, const ColumnType &type)
{
    expect(Value::Kind::Blob, value, type);
    if (type.length() > 0 && value.toBlob().size() > type.length())
        refuse(value, type, Error::phrase("it has %1 bytes", value.toBlob().size()));
    return value;
}

Value ValueWriter::boolean(const Value &value, const ColumnType &type) const
{
    return value.kind() == Value::Kind::Bool ? Value(qint64(value.toBool())) : whole(value, type, 0, 1);
}

Value ValueWriter::moment(const Value &value, const ColumnType &type, Value::Kind kind) const
{
    if (value.kind() != kind)
        refuse(value, type,
            value.kind() == Value::Kind::Timestamp         ? Error::phrase("it has no time zone")
                : value.kind() == Value::Kind::TimestampTz ? Error::phrase("it has a time zone")
                                                           : Sentence());
    return timestamp(value, type);
}

Value ValueWriter::uuid(const Value &value, const ColumnType &type)
{
    expect(Value::Kind::Uuid, value, type);
    return Value(value.toUuid().toString(QUuid::WithoutBraces));
}

} // namespace jw
