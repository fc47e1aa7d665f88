// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/collection.h"
#include "joinwright/orm/mapper.h"

namespace jw {

class Field;

/// A row of any table: the handle without types. Columns and relationships go by name, number or id.
///
/// Wrong names throw Error(Usage) naming the table and what it has.
class Record : public Handle
{
public:
    using Handle::Handle;
    Record() = default;
    Record(const Handle &handle)
        : Handle(handle)
    {
    }

    const Mapper &mapper() const;

    /// record["total"]: reads as a Value, writes by assignment.
    Field operator[](const char *column) const;
    Field operator[](QStringView column) const;
    Field operator[](int cell) const;

    const Value &value(int cell) const { return this->cell(cell); }
    Value value(QStringView column) const;
    void setValue(int cell, const Value &value) const;
    void setValue(QStringView column, const Value &value) const;
    /// The same for a clock out of a QTime or QDateTime: the millisecond that the cell holds keeps its microseconds.
    void setToMillisecond(int cell, const Value &value) const;
    /// A text as a person typed it, read by the column's type. Throws Error(Value).
    void setText(int cell, const QString &text) const;
    /// The value as it was loaded; the same as value() when it has not changed.
    Value original(int cell) const;
    bool isDirty(int cell) const;
    QList<int> dirtyCells() const;
    /// The cell holds raw text because the database's value is none of the column's type.
    bool isBad(int cell) const;

    /// A timestamp without zone.
    bool isWallClock(int cell) const { return Handle::isWallClock(cell); }

    /// The identity as the database knows it; empty values for a row it does not know.
    QList<Value> key() const;
    /// "Order 17", "new Order"
    QString objectName() const;

    /// The row at the other end of a to-one (or one-to-one) relationship; a null Record when there is none.
    /// Loads it if need be; in an asynchronous session that throws Error(Usage).
    Record one(QStringView relation, SourceLocation where = SourceLocation::current()) const;
    Record one(int relation, SourceLocation where = SourceLocation::current()) const;
    /// The same without ever loading: a null Record also when it is not in memory.
    Record oneInMemory(int relation) const;
    void setOne(QStringView relation, const Record &target) const;
    void setOne(int relation, const Record &target) const;
    Collection<Record> many(QStringView relation) const;
    Collection<Record> many(int relation) const;
    /// What of a collection is in memory: members loaded or added; never loads.
    QList<Record> manyInMemory(int relation) const;
    bool isManyLoaded(int relation) const;

private:
    int cellIndex(QStringView column) const;
};

/// One cell of a Record as a value that can be read and assigned. Holds the row.
class Field
{
public:
    Field(const Record &record, int cell)
        : m_record(record)
        , m_cell(cell)
    {
    }
    Field(const Field &) = default;

    Value value() const { return m_record.value(m_cell); }
    operator Value() const { return value(); }
    template<typename T>
    T to() const
    {
        return fromValue<T>(value());
    }
    bool isNull() const { return value().isNull(); }

    Field &operator=(const Field &other) { return *this = other.value(); }
    template<typename T>
    Field &operator=(const T &value)
    {
        if constexpr (std::is_same_v<T, Value>)
            m_record.setValue(m_cell, value);
        else
            m_record.setToMillisecond(m_cell, toValue(value, m_record.isWallClock(m_cell)));
        return *this;
    }
    template<typename T>
    friend bool operator==(const Field &field, const T &value)
    {
        return field.value() == toValue(value);
    }
    friend QDebug operator<<(QDebug debug, const Field &field) { return debug << field.value(); }

private:
    Record m_record;
    int m_cell;
};

} // namespace jw
