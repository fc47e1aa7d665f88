// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/variant.h"

#include "joinwright/core/error.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

Value number(double value, const ColumnType &type)
{
    // JavaScript has one kind of number.
    const bool isWhole = type.kind() != ColumnType::Kind::Float && type.kind() != ColumnType::Kind::Double;
    return isWhole && std::trunc(value) == value && std::abs(value) < 9e15 ? Value(qint64(value)) : Value(value);
}

Value moment(const QDateTime &value, const ColumnType &type)
{
    switch (type.kind()) {
    case ColumnType::Kind::Date:
        return value.date(); // QML's date picker gives a Date, with a time of day
    case ColumnType::Kind::Time:
        return value.time();
    case ColumnType::Kind::Timestamp:
        return Value::timestamp(value);
    default:
        return value;
    }
}

Value fromVariant(const QVariant &value, const ColumnType &type)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Double:
    case QMetaType::Float:
        return number(value.toDouble(), type);
    case QMetaType::QByteArray:
        return value.toByteArray();
    case QMetaType::QDate:
        return value.toDate();
    case QMetaType::QTime:
        return value.toTime();
    case QMetaType::QDateTime:
        return moment(value.toDateTime(), type);
    case QMetaType::QUuid:
        return value.toUuid();
    default:
        break;
    }
    bool ok = false;
    const qint64 whole = value.toLongLong(&ok);
    if (!ok)
        throw Error(ErrorKind::Value, u"a %1 cannot be put into a column of type %2"_s.arg(QLatin1StringView(value.typeName()), type.toString()));
    return whole;
}

} // namespace

QVariant toVariant(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
        return value.toBool();
    case Value::Kind::Int64:
        return value.toInt64();
    case Value::Kind::Double:
        return value.toDouble();
    case Value::Kind::Blob:
        return value.toBlob();
    case Value::Kind::Date:
        return value.toDate();
    case Value::Kind::Time:
        return value.toTime();
    case Value::Kind::Timestamp:
    case Value::Kind::TimestampTz:
        return value.toDateTime();
    case Value::Kind::Text:
    case Value::Kind::Json:
        return value.toText();
    case Value::Kind::Decimal:
    case Value::Kind::Uuid:
        break;
    }
    return value.toString();
}

const Value &valueInMemory(const Record &record, int cell)
{
    const bool isNoted = record.row()->flags & Row::Watched && !(record.row()->flags & Row::Expired);
    return isNoted ? record.value(cell) : record.row()->cells()[cell];
}

QVariant toVariant(const Record &record)
{
    if (record.isNull())
        return {};
    QVariantMap map;
    for (int cell = 0; cell < record.mapper().columnCount(); ++cell)
        map.insert(record.mapper().cellName(cell), toVariant(valueInMemory(record, cell)));
    return map;
}

void setFromVariant(const Record &record, int cell, const QVariant &value)
{
    const ColumnType &type = record.mapper().type(cell);
    if (value.userType() == qMetaTypeId<Value>())
        return record.setValue(cell, value.value<Value>());
    if (!value.isValid() || value.isNull())
        return record.setValue(cell, Value());
    if (value.typeId() != QMetaType::QString)
        return record.setToMillisecond(cell, fromVariant(value, type));
    const QString text = value.toString();
    const bool isText = type.kind() == ColumnType::Kind::Text || type.kind() == ColumnType::Kind::Binary;
    if (text.isEmpty() && !isText)
        return record.setValue(cell, Value());
    record.setText(cell, text);
}

} // namespace jw
