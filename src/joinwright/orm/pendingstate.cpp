// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/pendingstate.h"

#include "joinwright/core/error.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

namespace jw {

namespace {

constexpr quint32 Magic = 0x4a575031; // "JWP1"
constexpr quint8 HasMicroseconds = 0x80; // beside the kind: they come before the rest

void write(QDataStream &out, const Value &value)
{
    out << quint8(quint8(value.kind()) | (value.microseconds() > 0 ? HasMicroseconds : 0));
    if (value.microseconds() > 0)
        out << quint16(value.microseconds());
    switch (value.kind()) {
    case Value::Kind::Null:
        return;
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        out << value.toInt64();
        return;
    case Value::Kind::Double:
        out << value.toDouble();
        return;
    case Value::Kind::Decimal:
        out << value.toDecimal().toString();
        return;
    case Value::Kind::Text:
    case Value::Kind::Json:
        out << value.toText();
        return;
    case Value::Kind::Blob:
        out << value.toBlob();
        return;
    case Value::Kind::Date:
        out << value.toDate().toJulianDay();
        return;
    case Value::Kind::Time:
        out << qint64(value.toTime().msecsSinceStartOfDay());
        return;
    case Value::Kind::Timestamp:
    case Value::Kind::TimestampTz:
        out << value.toMSecs();
        return;
    case Value::Kind::Uuid:
        out << value.toUuid();
        return;
    }
}

template<typename T>
T next(QDataStream &in)
{
    T value {};
    in >> value;
    return value;
}

Value readValue(QDataStream &in)
{
    const auto first = next<quint8>(in);
    const auto kind = Value::Kind(first & ~HasMicroseconds);
    const int micros = first & HasMicroseconds ? next<quint16>(in) % 1000 : 0;
    switch (kind) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
        return next<qint64>(in) != 0;
    case Value::Kind::Int64:
        return next<qint64>(in);
    case Value::Kind::Double:
        return next<double>(in);
    case Value::Kind::Decimal:
        if (const auto number = Decimal::fromString(next<QString>(in)))
            return *number;
        break;
    case Value::Kind::Text:
        return next<QString>(in);
    case Value::Kind::Json:
        return Value::json(next<QString>(in));
    case Value::Kind::Blob:
        return next<QByteArray>(in);
    case Value::Kind::Date:
        return QDate::fromJulianDay(next<qint64>(in));
    case Value::Kind::Time:
        return Value::timeOfDay(int(next<qint64>(in)), micros);
    case Value::Kind::Timestamp:
    case Value::Kind::TimestampTz:
        return Value::fromMSecs(kind, next<qint64>(in), micros);
    case Value::Kind::Uuid:
        return next<QUuid>(in);
    }
    in.setStatus(QDataStream::ReadCorruptData);
    return {};
}

template<typename T, typename F>
void writeList(QDataStream &out, const QList<T> &list, F each)
{
    out << quint32(list.size());
    for (const T &item : list)
        each(item);
}

template<typename F>
void readList(QDataStream &in, F each)
{
    // A damaged length must not become an allocation: items are read one by one until the data ends.
    const auto count = next<quint32>(in);
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        each();
}

void write(QDataStream &out, const PendingRow &row)
{
    out << quint8(row.kind) << row.table.toNumber();
    writeList(out, row.key, [&](const Value &value) { write(out, value); });
    writeList(out, row.cells, [&](const PendingCell &cell) {
        out << cell.column;
        write(out, cell.base);
        write(out, cell.value);
    });
    writeList(out, row.targets, [&](const std::pair<Id, int> &target) { out << target.first.toNumber() << qint32(target.second); });
}

PendingRow readRow(QDataStream &in)
{
    PendingRow row;
    row.kind = PendingRow::Kind(next<quint8>(in));
    if (row.kind > PendingRow::Kind::Deleted)
        in.setStatus(QDataStream::ReadCorruptData);
    row.table = Id::fromNumber(next<quint64>(in));
    readList(in, [&] { row.key.append(readValue(in)); });
    readList(in, [&] {
        PendingCell cell {.column = next<QString>(in)};
        cell.base = readValue(in);
        cell.value = readValue(in);
        row.cells.append(cell);
    });
    readList(in, [&] {
        const Id relationship = Id::fromNumber(next<quint64>(in));
        row.targets.append({relationship, next<qint32>(in)});
    });
    return row;
}

} // namespace

QByteArray PendingState::toBytes() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << Magic;
    writeList(out, rows, [&](const PendingRow &row) { write(out, row); });
    return bytes;
}

PendingState PendingState::fromBytes(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    PendingState state;
    if (next<quint32>(in) != Magic)
        throw FileError(Error::phrase("this is no list of pending rows"));
    readList(in, [&] { state.rows.append(readRow(in)); });
    if (in.status() != QDataStream::Ok || !in.atEnd())
        throw FileError(Error::phrase("the list of pending rows is damaged"));
    return state;
}

} // namespace jw
