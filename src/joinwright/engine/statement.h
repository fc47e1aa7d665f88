// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/cellcodec.h"

#include <QtCore/QList>

#include <span>

namespace jw {

class Dialect;

/// A prepared statement of one connection; it may run many times, in use by one Result at a time. Throws Error.
///
/// There are two kinds: through sqlite3 itself, and through QtSql where the driver has another copy of SQLite inside.
class PreparedStatement
{
public:
    explicit PreparedStatement(const QString &sql)
        : m_sql(sql)
    {
    }
    virtual ~PreparedStatement() = default;
    PreparedStatement(const PreparedStatement &) = delete;
    PreparedStatement &operator=(const PreparedStatement &) = delete;

    /// Binds and runs it, up to the first row. Throws Error(Usage) unless it takes as many values.
    void execute(const QList<Value> &values);
    /// Binds place number `place` (0-based) as it is, or by the codec of the column it belongs to; the value has to stay
    /// until finish().
    virtual void bind(int place, const Value &value) = 0;
    virtual void bind(int place, const Value &value, const CellCodec &codec) = 0;
    /// Binds some cells of a row, from place number `place` on; values and codecs are those of the whole row.
    virtual void bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells);
    /// Whether one run can do for many rows of values: then addRow() takes what is bound as one of them, and the next
    /// start() runs with all. False from addRow(): this row does not go with those before, and is not among them.
    virtual bool takesRows() const { return false; }
    virtual bool addRow() { return false; }
    /// Whether rows are to come one by one as they are read, in little memory; as a rule the driver knows best.
    virtual void setStreaming(bool) { }
    /// The columns from `column` on will be read by these codecs: the driver may ask for them in a form that costs less.
    /// Before start().
    virtual void expect(int, const CellCodec *, int) { }
    /// Runs it with what is bound, up to the first row.
    virtual void start() = 0;
    virtual bool hasColumns() const = 0; ///< whether it gives rows, if only none
    virtual bool next() = 0;
    virtual int columnCount() const = 0;
    virtual QString columnName(int column) const = 0;
    virtual Value raw(int column) const = 0;
    virtual bool isNull(int column) const = 0;
    virtual bool integer(int column, qint64 *number) const = 0; ///< false: something else is stored there
    /// Decodes `count` columns from `column` on; false when one does not fit and was taken as it is stored.
    virtual bool read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const = 0;
    virtual qint64 rowsAffected() const = 0;
    virtual Value lastInsertId() const = 0;
    /// Ends its rows and lets go of its locks; it can be executed again.
    virtual void finish() = 0;
    /// Lets go of the connection, which is about to close; after that only finish() may be called.
    virtual void close() = 0;

    QString sql() const { return m_sql; }

    bool isBusy = false; ///< a Result reads from it
    const void *user = nullptr; ///< who, of those who share the connection of a database in memory
    bool isKept = false; ///< its link knows that somebody may hold it beyond the cache
    bool isOutdated = false; ///< of no use any more: its connection is closed or a table was altered
    bool isCut = false; ///< its rows ended with the transaction while a Result was reading

protected:
    virtual int placeCount() const = 0;
    virtual void expectNothing() { } ///< the columns are asked for as the text says
    /// Binds what the dialect makes of a value, and keeps that until the next run.
    void bindAsked(int place, const Value &value, const CellCodec &codec, const Dialect &dialect);
    void forget()
    {
        if (!m_values.isEmpty())
            m_values.clear();
    }

private:
    const QString m_sql;
    QList<Value> m_values; ///< bound without a copy
};

} // namespace jw
