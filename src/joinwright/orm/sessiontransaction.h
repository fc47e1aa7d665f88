// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/retry.h"
#include "joinwright/orm/flushplanner.h"
#include "joinwright/orm/persistence.h"
#include "joinwright/orm/session.h"
#include "joinwright/orm/workertransaction.h"

#include <optional>
#include <vector>

namespace jw {

/// The transaction of a session: what flush, commit, rollback and savepoints do to the database and to the objects.
class SessionTransaction
{
public:
    explicit SessionTransaction(Session::Parts &parts);
    ~SessionTransaction(); ///< what was flushed in a worker and not committed is rolled back there

    /// The session's connection within a transaction that may write. For everything that writes past the unit of work.
    Connection &beginWriting(const QString &what);
    /// Marks the state that rollback() returns to.
    void begin();
    void flush();
    void commit();
    void rollback();
    void retry(const std::function<void()> &work, const RetryOptions &options);
    // The same in the worker of the session; one of these at a time.
    QFuture<void> flushAsync();
    QFuture<void> commitAsync();
    QFuture<void> rollbackAsync();
    bool isUnderWay() const { return m_underWay; }
    /// For jobs that write past the unit of work.
    std::shared_ptr<WorkerTransaction> inWorker() const { return m_inWorker; }
    /// Undo has gone back to `position`: rollback() cannot return to a later one.
    void lowerMark(int position) { m_mark = std::min(m_mark, position); }

    quint64 openSavepoint();
    bool isOpen(quint64 savepoint) const { return levelOf(savepoint) >= 0; }
    void releaseSavepoint(quint64 savepoint);
    void rollbackToSavepoint(quint64 savepoint);

    void setAutoflush(bool on);
    bool isAutoflush() const { return m_autoflush; }
    /// Before something is read: writes what waits, when the session flushes by itself.
    void flushBeforeReading(const QString &what);

private:
    /// What handlers of events have edited goes when `work` throws: they are told again the next time.
    template<typename F>
    void orAsBefore(F work);
    void writeAll(Connection &connection);
    struct Level
    {
        quint64 number;
        QString name;
        int position; ///< in the journal
        qsizetype flushes; ///< of the synchronizer
        quint32 loads; ///< of the session
    };
    /// How far a flush that fails takes the database back; the objects' edits stay.
    enum class Failure : quint8 {
        Savepoint, ///< to the innermost open savepoint
        Whole,
    };
    /// What follows a flush.
    enum class Then : quint8 {
        Stay, ///< in the transaction
        Commit, ///< at once: nothing has to be remembered for a rollback
    };
    void refuseWithinFlush(const QString &what) const;
    bool flushOnce(const QString &before, Failure failure, Then then = Then::Stay);
    void prepare(const QString &before);
    bool write(Failure failure, Then then);
    void execute(const PlannedFlush &planned, Then then);
    bool isWatched() const;
    void flushFailed(Failure failure);
    void withdraw(qsizetype flushes);
    void undoTo(int position);
    void expireLoadedSince(quint32 load);
    void settleFloor();
    void finishCommit();
    void returnToMark(bool hadTransaction);
    void checkIdle(const QString &what) const;
    QFuture<void> writeAsync(const QString &what, Then then);
    void sent(const PlannedFlush &planned);
    void written(const PlannedFlush &planned, const FlushResult &result, Then then, int position);
    void committed(const PlannedFlush &planned, const FlushResult &result, int position);
    void failed(const PlannedFlush &planned);
    bool hears(std::initializer_list<Event> events) const;
    void sendBefore() const;
    void sendAfter(const PlannedFlush &planned) const;
    qsizetype levelOf(quint64 savepoint) const;

    Session::Parts &m_parts;
    std::optional<FlushStatements> m_statements; ///< of the session's own connection
    std::vector<Level> m_levels;
    quint64 m_lastSavepoint = 0;
    int m_mark = 0; ///< the journal's position that rollback() returns to
    quint32 m_loadsAtBegin = 0;
    bool m_autoflush = false;
    bool m_flushing = false;
    const std::shared_ptr<WorkerTransaction> m_inWorker = std::make_shared<WorkerTransaction>();
    bool m_underWay = false; ///< the worker writes or rolls back
};

} // namespace jw
