// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"
#include "joinwright/engine/textplaces.h"

namespace jw {

class KeptStatement;

/// The rows of one executed statement, forward only. Reading is by position. Owns its statement until it is dropped
/// or the next statement of the same text runs on the connection.
class Result
{
public:
    Result(Result &&) noexcept;
    Result &operator=(Result &&) noexcept;
    ~Result();

    bool next(); ///< throws Error; false at the end
    int columnCount() const;
    QString columnName(int column) const;
    /// As the driver gave it: Null, Int64, Double, Text or Blob.
    Value raw(int column) const;
    /// Decoded to the exact kind of `type` by the dialect. Throws Error(Value).
    Value value(int column, const ColumnType &type) const;
    qint64 rowsAffected() const; ///< of INSERT, UPDATE, DELETE
    Value lastInsertId() const;
    /// Every row that is left, raw.
    QList<QList<Value>> all();

private:
    friend class Connection;
    struct Data;
    explicit Result(std::unique_ptr<Data> data);
    std::unique_ptr<Data> d;
};

/// One open connection; belongs to the thread that made it, except for interrupt(). A cheap handle.
/// Statements are prepared once per text and kept.
class Connection
{
public:
    const Engine &engine() const;
    const Dialect &dialect() const;

    /// Runs one statement with its values bound in order. Throws Error with SQL, native code and the object named.
    Result execute(const QString &sql, const QList<Value> &values = {});
    Result execute(const Statement &statement) { return execute(statement.sql, statement.values); }
    /// The statement, prepared, for somebody who runs it again and again. Throws Error.
    KeptStatement prepare(const QString &sql, const TextPlaces &texts = {});
    /// Runs a statement that repeats no more: not kept in the cache.
    void run(const QString &sql);

    void begin(bool writing = true);
    void commit();
    void rollback(); ///< never throws: a connection that cannot roll back is closed
    bool inTransaction() const;
    bool isReading() const; ///< some statement has rows left to be read
    void savepoint(const QString &name);
    void releaseSavepoint(const QString &name);
    void rollbackToSavepoint(const QString &name);

    /// Stops the running statement from any thread; it throws Error(Cancelled).
    void interrupt();
    Reflection reflect();

private:
    friend class Engine;
    friend class KeptStatement;
    friend class ConnectionHold;
    friend class Result;
    friend class Worker;
    struct Data;
    explicit Connection(std::shared_ptr<Data> data);
    std::shared_ptr<Data> d;
};

/// BEGIN at construction, ROLLBACK at destruction unless commit() was called.
class Transaction
{
public:
    explicit Transaction(Connection connection, bool writing = true);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Connection m_connection;
    bool m_open = true;
};

} // namespace jw
