// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/sqlitefile.h"
#include "joinwright/engine/sqlitenative.h"
#include "joinwright/engine/statementcache.h"

#include <QtSql/QSqlDatabase>

#include <atomic>
#include <mutex>
#include <optional>

namespace jw {

/// How an SQLite connection is to be opened.
struct LinkOptions
{
    std::optional<SqliteFile> file; ///< none: in memory
    bool readOnly = false;
    bool create = false;
    bool immutable = false;
    std::chrono::milliseconds busyTimeout {};
};

/// One open QSqlDatabase with its statements. Made and closed by the engine; used by Connection and Result only.
/// Everything but interrupt() and stop() belongs to one thread at a time.
class Link
{
public:
    /// Throws ConnectionError, FileError or Error(Busy).
    Link(const LinkOptions &options, const Dialect &dialect);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    /// The statement, prepared and executed; it is the caller's until release(). Throws Error.
    std::shared_ptr<PreparedStatement> execute(const QString &sql, const QList<Value> &values);
    /// The free statement of this text, prepared; the caller's to bind and start(). Throws Error.
    std::shared_ptr<PreparedStatement> keep(const QString &sql);
    /// Runs what was bound; a statement that gives rows is busy until release(). Throws Error.
    void start(PreparedStatement &statement);
    /// Executes text that is not kept; no values, no placeholders looked for.
    void run(const QString &sql);
    void release(PreparedStatement &statement);
    /// Ends every statement that is being read: an open one would keep its transaction alive.
    void cutReaders();

    bool inTransaction() const { return m_native.isUsable() ? m_native.inTransaction() : m_inTransaction; }
    void setInTransaction(bool on) { m_inTransaction = on; }
    void interrupt();
    /// From now on every statement throws Error(Cancelled).
    void stop();
    void close();
    bool isBroken() const { return m_isBroken; }
    /// Throws Error(Cancelled) after stop().
    void check() const;

    const Dialect &dialect() const { return m_dialect; }
    const SqliteNative &native() const { return m_native; }
    std::recursive_mutex &mutex() { return m_mutex; }

private:
    void open();
    void setUp();
    std::shared_ptr<PreparedStatement> prepare(const QString &sql);
    void leaveLogAsItIs() const;
    template<typename Work>
    auto interruptible(Work work);

    const LinkOptions m_options;
    const Dialect &m_dialect;
    const QString m_name;
    QSqlDatabase m_database;
    BusyWait m_wait;
    SqliteNative m_native;
    StatementCache m_cache;
    QList<PreparedStatement *> m_readers; ///< held by their Results
    QList<std::weak_ptr<PreparedStatement>> m_kept; ///< held by those who keep them, beyond the cache
    std::recursive_mutex m_mutex;
    std::atomic_bool m_isStopped = false;
    bool m_inTransaction = false;
    bool m_isBroken = false;
};

} // namespace jw
