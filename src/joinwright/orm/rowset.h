// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

#include <QtCore/QStringList>

namespace jw {

class RowSet;

/// One row of a RowSet, which must outlive it.
class ResultRow
{
public:
    ResultRow(const RowSet &rows, int row)
        : m_rows(&rows)
        , m_row(row)
    {
    }
    const Value &operator[](int column) const;
    const Value &operator[](QStringView column) const; ///< throws Error(Usage) that lists the columns
    QList<Value> values() const;

private:
    const RowSet *m_rows;
    int m_row;
};

/// Plain rows with the names of their columns: what a query of columns composed at run time brings.
class RowSet
{
public:
    RowSet() = default;
    /// `values` row by row.
    RowSet(const QStringList &columnNames, const QList<Value> &values, int rowCount)
        : m_names(columnNames)
        , m_values(values)
        , m_rows(rowCount)
    {
    }

    int rowCount() const { return m_rows; }
    int size() const { return m_rows; }
    bool isEmpty() const { return m_rows == 0; }
    int columnCount() const { return int(m_names.size()); }
    const QStringList &columnNames() const { return m_names; }
    int columnIndex(QStringView name) const; ///< throws Error(Usage) that lists the columns
    const Value &value(int row, int column) const { return m_values.at(qsizetype(row) * m_names.size() + column); }
    const Value &value(int row, QStringView column) const { return value(row, columnIndex(column)); }
    ResultRow operator[](int row) const { return ResultRow(*this, row); }
    QList<QList<Value>> rows() const;
    /// Throws Error(Value): a NULL where the program's type has none.
    [[noreturn]] void throwNull(int column) const;

    /// Walks over the rows.
    class Iterator
    {
    public:
        Iterator(const RowSet &rows, int row)
            : m_rows(&rows)
            , m_row(row)
        {
        }
        ResultRow operator*() const { return ResultRow(*m_rows, m_row); }
        Iterator &operator++()
        {
            ++m_row;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_row == other.m_row; }

    private:
        const RowSet *m_rows;
        int m_row;
    };
    Iterator begin() const { return Iterator(*this, 0); }
    Iterator end() const { return Iterator(*this, m_rows); }

private:
    QStringList m_names;
    QList<Value> m_values;
    int m_rows = 0;
};

class Connection;
struct Statement;

/// The rows of any statement as the driver gives them. Throws Error.
RowSet readRows(const Statement &statement, Connection &connection);

} // namespace jw
