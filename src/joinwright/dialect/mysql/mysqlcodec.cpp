// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlcodec.h"

#include "joinwright/core/isotime.h"
#include "joinwright/dialect/mysql/mysqltypes.h"
#include "joinwright/dialect/valuewriter.h"

#include <cmath>
#include <limits>

// Writing; reading is in mysqldecode.cpp.

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

class Writer : public ValueWriter
{
protected:
    Value floating(const Value &value, const ColumnType &type) const override
    {
        const Value number = ValueWriter::floating(value, type);
        const bool isFinite = type.kind() == Kind::Float ? std::isfinite(float(number.toDouble())) : std::isfinite(number.toDouble());
        if (!isFinite)
            refuse(value, type, Error::phrase("MariaDB keeps finite numbers only"));
        return number;
    }
    Value decimal(const Value &value, const ColumnType &type) const override
    {
        const bool open = type.precision() == 0;
        const int scale = open ? OpenScale : type.scale();
        const int precision = open ? OpenPrecision : type.precision();
        const Decimal given = decimalOf(value, type);
        if (given.scale() > scale && given.rounded(scale) != given)
            refuse(value, type, Error::phrase("it has more than %1 digits after the point", scale));
        const Decimal rounded = given.scale() > scale ? given.rounded(scale) : given;
        if (std::max(0, rounded.precision() - rounded.scale()) > precision - scale)
            refuse(value, type, Error::phrase("it has more than %1 digits", precision));
        return Value(rounded.rounded(scale));
    }
    Value openDecimal(const Value &value) const override { return value; } // the server knows its column, we do not
    Value date(const Value &value, const ColumnType &type) const override
    {
        const QDate day = value.toDate();
        if (day.year() < 1 || day.year() > 9999) // beyond, MariaDB stores 0000-00-00 without a word
            refuse(value, type, Error::phrase("the year must be from 1 to 9999"));
        return Value(day.toString(Qt::ISODate));
    }
    Value time(const Value &value, const ColumnType &) const override
    {
        const QTime clock = value.toTime();
        if (value.microseconds() > 0)
            return Value(clock.toString(Qt::ISODateWithMs) + QString::number(value.microseconds()).rightJustified(3, u'0'));
        return Value(clock.toString(clock.msec() ? Qt::ISODateWithMs : Qt::ISODate));
    }
    Value timestamp(const Value &value, const ColumnType &type) const override
    {
        if (!iso::isFourDigitYear(value.toMSecs()))
            refuse(value, type, Error::phrase("the year must be from 1 to 9999"));
        // A TIMESTAMP counts seconds from 1970 in 31 bits, and zero means no moment.
        if (value.kind() == Value::Kind::TimestampTz && (value.toMSecs() < 1000 || value.toMSecs() >= 2'147'483'648'000))
            refuse(value, type, Error::phrase("a TIMESTAMP of MariaDB reaches from 1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC"));
        char ascii[iso::LongestTimestamp];
        return Value(QString::fromLatin1(ascii, iso::writeTimestamp({value.toMSecs(), value.microseconds()}, ascii)));
    }
};

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
    return Writer().write(value, type);
}

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
