// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

#include <QtCore/QList>

namespace jw {

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

    /// Binds and runs it, up to the first row.
    virtual void execute(const QList<Value> &values) = 0;
    virtual bool hasColumns() const = 0; ///< whether it gives rows, if only none
    virtual bool next() = 0;
    virtual int columnCount() const = 0;
    virtual QString columnName(int column) const = 0;
    virtual Value raw(int column) const = 0;
    virtual qint64 rowsAffected() const = 0;
    virtual Value lastInsertId() const = 0;
    /// Ends its rows and lets go of its locks; it can be executed again.
    virtual void finish() = 0;
    /// Lets go of the connection, which is about to close; after that only finish() may be called.
    virtual void close() = 0;

    QString sql() const { return m_sql; }

    bool isBusy = false; ///< a Result reads from it
    bool isCut = false; ///< its rows ended with the transaction while a Result was reading

protected:
    /// Throws Error(Usage) unless as many values were given as the statement takes.
    static void checkCount(qsizetype wanted, qsizetype given);

private:
    const QString m_sql;
};

} // namespace jw
