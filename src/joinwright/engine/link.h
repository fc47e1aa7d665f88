// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/sqlitefile.h"
#include "joinwright/engine/sqlitenative.h"
#include "joinwright/engine/statementcache.h"
#include "joinwright/engine/textplaces.h"

#include <QtCore/QThread>
#include <QtSql/QSqlDatabase>

#include <atomic>
#include <mutex>
#include <optional>

namespace jw {

/// How a connection is to be opened.
struct LinkOptions
{
    Url url{};
    EngineOptions engine{};
    std::optional<SqliteFile> file{}; ///< of SQLite; none: in memory
    bool readOnly = false;
    bool create = false;
    bool immutable = false;
};

/// One open connection of a driver with its statements. Made and closed by the engine; used by
/// Connection and Result only. Everything but interrupt() and stop() belongs to one thread at a
/// time.
class Link
{
public:
    /// Opens one with the driver of `dialect`. Throws ConnectionError, FileError or Error(Busy).
    static std::shared_ptr<Link> open(const LinkOptions &options, const Dialect &dialect);
    virtual ~Link() = default; // each kind closes itself: its statements need it whole
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    /// The statement, prepared and executed; it is the caller's until release(). Throws Error.
    /// `streams`: see PreparedStatement::setStreaming().
    std::shared_ptr<PreparedStatement> execute(
        const QString &sql, const QList<Value> &values, bool streams = false);
    /// The free statement of this text, prepared; the caller's to bind and start(). Throws Error.
    /// `mayBeKnown`: one of the cache will do.
    std::shared_ptr<PreparedStatement> keep(const QString &sql, const TextPlaces &texts = {}, bool mayBeKnown = true);
    /// Runs what was bound; a statement that gives rows is busy until release(). Throws Error.
    void start(PreparedStatement &statement);
    /// Executes text that is not kept; no values, no placeholders looked for.
    void run(const QString &sql);
    void release(PreparedStatement &statement);
    /// Ends every statement that is being read, or those of one user: an open one would keep its transaction alive.
    void cutReaders(const void *user = nullptr);
    bool isReading() const { return !m_readers.isEmpty(); }
    void close();

    virtual bool inTransaction() const { return m_inTransaction; }
    void setInTransaction(bool on) { m_inTransaction = on; }
    /// Of those who share the link of a database in memory: who has begun the transaction, and in which thread. Null:
    /// nobody, or somebody by plain SQL.
    const void *transactionUser() const { return m_transactionUser; }
    bool isTransactionOfThisThread() const { return m_transactionThread == QThread::currentThread(); }
    void setTransactionUser(const void *user)
    {
        m_transactionThread = QThread::currentThread();
        m_transactionUser = user;
    }
    /// Stops the statement that runs.
    virtual void interrupt() = 0;
    /// From now on every statement throws Error(Cancelled).
    void stop();
    bool isStopped() const { return m_isStopped; }
    bool isBroken() const { return m_isBroken; }
    /// Whether an idle connection can still be used, as far as it shows without asking the server.
    virtual bool isAlive() { return !m_isBroken; }
    /// Throws Error(Cancelled) after stop(), ConnectionError when it is closed or lost.
    void check() const
    {
        if (m_isStopped.load(std::memory_order_relaxed) || m_isBroken) [[unlikely]]
            refuse();
    }

    /// "SQLite 3.40.1"
    virtual QString version() = 0;
    /// What runs beneath QtSql on SQLite; unusable everywhere else.
    virtual SqliteNative sqlite() const { return {}; }
    /// From hold() to letGo() many calls follow one another in this thread: the driver need not lock the connection for
    /// each. They nest.
    virtual void hold() { }
    virtual void letGo() noexcept { }
    const Dialect &dialect() const { return m_dialect; }
    std::recursive_mutex &mutex() { return m_mutex; }

protected:
    Link(const LinkOptions &options, const Dialect &dialect);

    virtual std::shared_ptr<PreparedStatement> prepare(const QString &sql, const TextPlaces &texts) = 0;
    virtual void runText(const QString &sql) = 0;
    virtual void starting() { } ///< before anything is sent
    /// After what was sent failed; may throw another error in its place.
    virtual void failed(const Error &error);
    /// Lets go of the driver; statements are closed already. Called once.
    virtual void closeDriver() = 0;
    const LinkOptions &options() const { return m_options; }
    const QString &name() const { return m_name; } ///< of the QSqlDatabase
    /// Statements are prepared anew from now on.
    void dropStatements();
    void setBroken() { m_isBroken = true; }

private:
    [[noreturn]] void refuse() const;
    template <typename Work>
    void guarded(Work work);
    std::shared_ptr<PreparedStatement> taken(const QString &sql, const TextPlaces &texts = {});
    std::shared_ptr<PreparedStatement> made(const QString &sql, const TextPlaces &texts);
    void began(PreparedStatement &statement);

    const LinkOptions m_options;
    const Dialect &m_dialect;
    const QString m_name;
    std::atomic<const void *> m_transactionUser = nullptr;
    std::atomic<const QThread *> m_transactionThread = nullptr;
    StatementCache m_cache;
    QList<PreparedStatement *> m_readers; ///< held by their Results
    QList<std::weak_ptr<PreparedStatement>>
        m_kept; ///< held by those who keep them, beyond the cache
    std::recursive_mutex m_mutex;
    std::atomic_bool m_isStopped = false;
    bool m_inTransaction = false;
    bool m_isBroken = false;
    bool m_isClosed = false;
};

} // namespace jw
