// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/retry.h"

#include <chrono>
#include <functional>
#include <memory>

namespace jw {

class Connection;

/// A database address: "sqlite:///relative.db", "sqlite:////absolute.db", "sqlite://" (memory),
/// "postgresql://user@host/db", "mysql://…". A plain path of an existing file is an SQLite database.
struct Url
{
    QString dialect;
    QString user;
    QString password; ///< never part of toString()
    QStringList hosts; ///< "host" or "host:port"
    QString database; ///< the file's path for SQLite; empty: in memory
    QList<std::pair<QString, QString>> options;

    /// Throws Error(Usage) that says what is wrong with `text`.
    static Url fromString(const QString &text);
    static Url fromFile(const QString &path);
    QString toString() const; ///< without the password
    QString label() const; ///< for people: the file's name, or database at host
    QString option(QStringView name) const;
    bool isFile() const { return dialect == QLatin1StringView("sqlite") && !database.isEmpty(); }
    bool isMemory() const { return dialect == QLatin1StringView("sqlite") && database.isEmpty(); }
};

/// How an engine opens its database and keeps connections to it.
struct EngineOptions
{
    bool readOnly = false; ///< enforced by the connection, whatever the SQL
    bool create = true; ///< make the SQLite file when it is missing; such a file gets WAL
    std::chrono::milliseconds busyTimeout {5000}; ///< for locks of others
    std::chrono::milliseconds connectTimeout {10000}; ///< of a server, also until it is back; 0: as long as it takes
    std::chrono::milliseconds statementTimeout {0}; ///< of a server; 0: none
    Isolation isolation = Isolation::Default; ///< of a server's transactions
};

/// One statement that ran, for logs and tests.
struct LogEntry
{
    QString sql;
    QList<Value> values;
    qint64 microseconds = 0;
    qint64 rows = -1; ///< affected or read; -1: unknown
    QString error; ///< empty when it went well
};

/// Knows one database and hands out connections to it. A cheap handle; copies share the same engine. Thread-safe.
///
/// The first connection is made by open(), so that a wrong address fails there and not later.
class Engine
{
public:
    /// Throws ConnectionError or FileError naming the address and the reason: no such file, a directory, not a
    /// database, no permission, locked. Never changes a file it did not create.
    static Engine open(const QString &url, const EngineOptions &options = {});
    static Engine open(const Url &url, const EngineOptions &options = {});

    Engine(const Engine &) = default;
    Engine &operator=(const Engine &) = default;

    const Url &url() const;
    const Dialect &dialect() const;
    const EngineOptions &options() const;
    bool isReadOnly() const;
    QString serverVersion() const; ///< "SQLite 3.40.1"

    /// A connection for the calling thread, taken from the pool; it goes back when the last copy is dropped.
    /// An engine in memory has one connection, whoever asks; while one of them has a transaction open there, the others
    /// get Error(Busy): those of the same thread at once, those of other threads after `busyTimeout`.
    Connection connect() const;

    /// Reads the structure of the database; in the calling thread.
    Reflection reflect() const;

    /// Runs `work` in a transaction and commits it; does both again on what isWorthAnotherTry(). `work` must have no other
    /// effects than those in the database. Throws what the last try threw.
    void retry(const std::function<void(Connection &)> &work, const RetryOptions &options = {}) const;

    using Log = std::function<void(const LogEntry &)>;
    /// Called after every statement, in the thread that ran it. One listener a token; the token's end unsubscribes.
    [[nodiscard]] std::shared_ptr<void> addLog(Log log) const;

private:
    friend class Connection;
    friend class Worker;
    struct Data;
    explicit Engine(std::shared_ptr<Data> data);
    std::shared_ptr<Data> d;
};

/// Creates every table, index, view and type of `schema` in dependency order, in one transaction where the database
/// allows it. What exists already (by name) is left alone. Throws Error naming the object.
void createAll(const Engine &engine, const Schema &schema);

} // namespace jw
