// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "joinwright/engine/link.h"
#include "joinwright/engine/loghub.h"

#include <QtCore/QSet>
#include <QtCore/QThread>

namespace jw {

/// What the copies of an Engine share: its address, its idle connections (one a thread), its listeners.
struct Engine::Data : std::enable_shared_from_this<Engine::Data>
{
    Data(const Url &url, const EngineOptions &options);
    ~Data();

    std::shared_ptr<Link> take();
    void giveBack(std::shared_ptr<Link> link);
    /// Closes the idle connection of the calling thread.
    void closeThread();
    /// Whether a connection that was lost may be replaced by a new one: those to files are not
    /// lost.
    bool isServer() const { return !url.isFile() && !url.isMemory(); }

    Url url;
    EngineOptions options;
    const Dialect &dialect;
    LinkOptions linkOptions;
    QString version;
    const std::shared_ptr<LogHub> logs = std::make_shared<LogHub>();

private:
    friend class Engine;
    std::shared_ptr<Link> firstLink();
    void watch(QThread *thread);
    void close(QThread *thread);
    void tidy() const;

    std::mutex m_mutex;
    std::shared_ptr<Link> m_memory; ///< the one connection of a database in memory
    QHash<QThread *, std::shared_ptr<Link>> m_idle;
    QSet<QThread *> m_watched;
    bool m_hadSideFiles = false;
};

/// What the engine's other classes need of a connection that they work on.
struct ConnectionAccess
{
    Link &link;
    LogHub &logs;
    bool isShared = false; ///< by all threads: a database in memory
    std::function<std::unique_lock<std::recursive_mutex>()> enter; ///< see Connection::Data::enter()
};
ConnectionAccess accessTo(const Connection &connection);

/// What the copies of a Connection share; giving the link back when the last one goes.
struct Connection::Data
{
    Data(std::shared_ptr<Engine::Data> engineData, std::shared_ptr<Link> openLink)
        : engine(engineData)
        , handle(std::move(engineData))
        , link(std::move(openLink))
        , thread(QThread::currentThread())
        , threadId(QThread::currentThreadId())
        , isShared(engine->url.isMemory())
    {
    }
    ~Data();
    Data(const Data &) = delete;
    Data &operator=(const Data &) = delete;

    /// Throws Error(Usage) in another thread; a database in memory is guarded by a mutex instead, and throws Error(Busy)
    /// while another user has a transaction open there, at once in the same thread, else after the engine's busyTimeout.
    std::unique_lock<std::recursive_mutex> enter() const;
    /// The link, a new one if the old one was lost outside of a transaction. Throws
    /// ConnectionError.
    Link &ready();
    /// After a statement failed: remembers when its transaction is gone with it.
    void failed(const Error &error);
    /// Whether a transaction was committed and nobody could tell what became of it: the next begin() asks again.
    bool isInDoubt() const { return !m_unknown.isEmpty(); }
    /// The same link, from any thread.
    std::shared_ptr<Link> currentLink() const;
    std::shared_ptr<PreparedStatement> execute(const QString &sql, const QList<Value> &values);
    /// See Link::keep(). Users of a shared link bind while others run theirs: each has statements of its own.
    std::shared_ptr<PreparedStatement> keep(const QString &sql, const TextPlaces &texts = {}) { return ready().keep(sql, texts, !isShared); }
    void begin(const QString &sql, bool writing);
    void commit();
    void ended(); ///< the transaction has
    /// Ends what is being read here, within the transaction or not.
    void cutReaders() { link->cutReaders(isShared ? this : nullptr); }
    /// Of a database in memory: while it is held no other thread uses the link. Else of nothing.
    std::unique_lock<std::recursive_mutex> lockShared() const;
    void leaveLock() const; ///< after enter(), whose lock was released without unlocking
    void run(const QString &sql); ///< with log
    void leave() noexcept;
    /// Whether the transaction that is open belongs to another user of a database in memory.
    bool isOthersTransaction() const;

    static Data &of(const Connection &connection) { return *connection.d; }
    friend ConnectionAccess accessTo(const Connection &connection)
    {
        Data &data = of(connection);
        return {data.ready(), *data.engine->logs, data.isShared,
            [&data] { return data.enter(); }};
    }

    std::shared_ptr<Engine::Data> engine;
    Engine handle;
    std::shared_ptr<Link> link;
    QThread *thread;
    const Qt::HANDLE threadId; ///< of the same thread, quicker to compare
    const bool isShared; ///< by all threads: a database in memory
    bool isTransactionLost
        = false; ///< with its connection, or ended by the server; until rollback()

private:
    std::unique_lock<std::recursive_mutex> enterShared() const;
    void leaveShared() noexcept;
    void replaceLink();
    QString transactionId();
    QString transactionState(const QString &id);
    void settle(const QString &id, const Error &error);
    void checkUnknown();

    bool m_isWriting = false; ///< the transaction under way is to write
    mutable std::mutex m_linkMutex;
    QString m_unknown; ///< the transaction whose COMMIT nobody could tell about yet
};

} // namespace jw
