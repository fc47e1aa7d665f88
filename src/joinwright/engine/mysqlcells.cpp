// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/mysqlcells.h"

#include "joinwright/core/isotime.h"
#include "joinwright/core/utf8.h"

#include <QtCore/QDate>

namespace jw {

namespace {

using namespace Qt::StringLiterals;
using Way = CellCodec::Way;

constexpr unsigned BinaryCharacterSet = 63; // of a column that is no text

/// What MariaDB sends as bytes although people write it as text: UUID, INET4, INET6.
bool isWrittenAsText(const MYSQL_FIELD &field)
{
    MARIADB_CONST_STRING name{};
    if (mariadb_field_attr(&name, &field, MARIADB_FIELD_ATTR_DATA_TYPE_NAME) != 0
        || name.length == 0)
        return false;
    const QByteArrayView type(name.str, qsizetype(name.length));
    return type == "uuid" || type == "inet6" || type == "inet4";
}

bool isClock(enum_field_types type)
{
    return type == MYSQL_TYPE_TIME || type == MYSQL_TYPE_TIME2;
}

bool isDate(enum_field_types type)
{
    return type == MYSQL_TYPE_DATE || type == MYSQL_TYPE_NEWDATE;
}

/// "2026-11-23", "09:14:00.000500", "-101:00:00" or both, by the column's type: a time that is zero says nothing of its own.
QString isoText(const MYSQL_TIME &time, enum_field_types type)
{
    QString text;
    if (!isClock(type))
        text = QString::asprintf("%04u-%02u-%02u", time.year, time.month, time.day);
    if (isDate(type))
        return text;
    if (!text.isEmpty())
        text += u' ';
    text += QString::asprintf("%s%02u:%02u:%02u", time.neg ? "-" : "", time.hour, time.minute, time.second);
    return time.second_part ? text + QString::asprintf(".%06lu", time.second_part) : text;
}

bool isDay(const MYSQL_TIME &time)
{
    return time.month >= 1 && time.month <= 12 && time.day >= 1
        && int(time.day) <= iso::daysInMonth(int(time.year), int(time.month));
}

} // namespace

MysqlCells::Kind MysqlCells::kindOf(const MYSQL_FIELD &field)
{
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_YEAR:
        return Kind::Whole;
    case MYSQL_TYPE_LONGLONG:
        return field.flags & UNSIGNED_FLAG ? Kind::Unsigned : Kind::Whole;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return Kind::Floating;
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
        return Kind::Decimal;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_TIME:
    case MYSQL_TYPE_TIME2:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_DATETIME2:
    case MYSQL_TYPE_TIMESTAMP:
    case MYSQL_TYPE_TIMESTAMP2:
        return Kind::Time;
    default:
        return field.charsetnr == BinaryCharacterSet && !isWrittenAsText(field) ? Kind::Bytes
                                                                                : Kind::Text;
    }
}

MysqlCells::MysqlCells(const MYSQL_FIELD *fields, int columns)
    : m_columns(size_t(columns))
    , m_binds(size_t(columns))
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].name = QString::fromUtf8(fields[i].name, qsizetype(fields[i].name_length));
        m_columns[i].kind = kindOf(fields[i]);
        m_columns[i].type = fields[i].type;
        bind(m_columns[i], m_binds[i], fields[i].max_length);
    }
}

void MysqlCells::bind(Column &column, MYSQL_BIND &bind, unsigned long longest)
{
    bind.is_null = &column.isNull;
    bind.error = &column.isCut;
    bind.length = &column.size;
    switch (column.kind) {
    case Kind::Whole:
    case Kind::Unsigned:
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = &column.whole;
        bind.is_unsigned = column.kind == Kind::Unsigned;
        return;
    case Kind::Floating:
        bind.buffer_type = MYSQL_TYPE_DOUBLE;
        bind.buffer = &column.floating;
        return;
    case Kind::Time:
        bind.buffer_type = column.type;
        bind.buffer = &column.time;
        bind.buffer_length = sizeof column.time;
        return;
    default:
        column.bytes.resize(longest + 1);
        bind.buffer_type = column.kind == Kind::Bytes ? MYSQL_TYPE_LONG_BLOB : MYSQL_TYPE_STRING;
        bind.buffer = column.bytes.data();
        bind.buffer_length = static_cast<unsigned long>(column.bytes.size());
    }
}

Value MysqlCells::raw(int number) const
{
    const Column &column = m_columns[size_t(number)];
    if (column.isNull)
        return {};
    switch (column.kind) {
    case Kind::Whole:
        return Value(column.whole);
    case Kind::Unsigned:
        return column.whole >= 0 ? Value(column.whole)
                                 : Value(Decimal(QString::number(quint64(column.whole))));
    case Kind::Floating: // a float is what its digits say, not the nearest double
        return column.type == MYSQL_TYPE_FLOAT ? Value(double(float(column.floating)))
                                               : Value(column.floating);
    case Kind::Decimal: {
        const QString text = QString::fromLatin1(column.bytes.data(), qsizetype(column.size));
        const auto decimal = Decimal::fromString(text);
        return decimal ? Value(*decimal) : Value(text);
    }
    case Kind::Text:
        return Value(textOfUtf8({column.bytes.data(), qsizetype(column.size)}));
    case Kind::Bytes:
        return Value(QByteArray(column.bytes.data(), qsizetype(column.size)));
    case Kind::Time:
        return Value(isoText(column.time, column.type));
    }
    Q_UNREACHABLE();
}

bool MysqlCells::whole(int number, qint64 *result) const
{
    const Column &column = m_columns[size_t(number)];
    if (column.isNull
        || (column.kind != Kind::Whole && (column.kind != Kind::Unsigned || column.whole < 0)))
        return false;
    *result = column.whole;
    return true;
}

bool MysqlCells::readShortly(
    int number, const CellCodec &codec, Value &cell, TextArena &texts) const
{
    const Column &column = m_columns[size_t(number)];
    if (column.isNull) {
        cell = Value();
        return true;
    }
    switch (codec.reading) {
    case Way::Whole:
        if (column.kind != Kind::Whole || column.whole < codec.lowest
            || column.whole > codec.highest)
            return false;
        cell = Value(column.whole);
        return true;
    case Way::Boolean:
        if (column.kind != Kind::Whole || column.whole < 0 || column.whole > 1)
            return false;
        cell = Value(column.whole == 1);
        return true;
    case Way::Floating:
        if (column.type != MYSQL_TYPE_DOUBLE)
            return false;
        cell = Value(column.floating);
        return true;
    case Way::Text:
        return readText(column, codec, cell, texts);
    case Way::Date:
    case Way::Timestamp:
        return readTime(column, codec, cell);
    case Way::Ask:
        break;
    }
    return false;
}

bool MysqlCells::readText(
    const Column &column, const CellCodec &codec, Value &cell, TextArena &texts)
{
    if (column.kind != Kind::Text)
        return false;
    cell = Value::fromUtf8(codec.kind, column.bytes.data(), qsizetype(column.size), texts);
    return true;
}

bool MysqlCells::readTime(const Column &column, const CellCodec &codec, Value &cell)
{
    if (column.kind != Kind::Time || column.time.time_type == MYSQL_TIMESTAMP_TIME
        || !isDay(column.time))
        return false;
    const MYSQL_TIME &time = column.time;
    const qint64 days = iso::daysFromCivil(int(time.year), int(time.month), int(time.day));
    if (codec.reading == Way::Date) {
        cell = Value(QDate::fromJulianDay(days + 2'440'588)); // the day of 1970-01-01
        return isDate(column.type);
    }
    const qint64 seconds = ((days * 24 + time.hour) * 60 + time.minute) * 60 + time.second;
    cell = Value::fromMSecs(codec.kind, seconds * 1000 + qint64(time.second_part / 1000), int(time.second_part % 1000));
    return true;
}

} // namespace jw
