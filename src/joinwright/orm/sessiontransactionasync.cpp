// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The transaction of a session whose I/O is a worker's.
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/sessiontransaction.h"
#include "joinwright/orm/workercall.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// Tells the future of a flush how far it is, and ends the flush once that is cancelled. The promise goes with its session,
/// whatever the worker still has to do.
FlushWatch watchFor(const std::weak_ptr<QPromise<void>> &future)
{
    return [future](int written) {
        const auto promise = future.lock();
        if (promise && promise->isCanceled())
            throw Error(ErrorKind::Cancelled, u"cancelled while it was written"_s);
        if (promise)
            promise->setProgressValue(written);
    };
}

} // namespace

SessionTransaction::~SessionTransaction()
{
    if (m_underWay || m_inWorker->isOpen())
        m_parts.worker->run([transaction = m_inWorker](Connection &connection) { transaction->rollback(connection); });
}

void SessionTransaction::checkIdle(const QString &what) const
{
    if (!m_parts.worker)
        throw Error(ErrorKind::Usage, u"%1 needs a session on a worker"_s.arg(what));
    if (m_underWay)
        throw Error(ErrorKind::Usage, u"%1 while the worker writes already"_s.arg(what));
    refuseWithinFlush(what);
}

QFuture<void> SessionTransaction::flushAsync()
{
    return writeAsync(u"flush() in a worker"_s, Then::Stay);
}

QFuture<void> SessionTransaction::commitAsync()
{
    return writeAsync(u"commit() in a worker"_s, Then::Commit);
}

QFuture<void> SessionTransaction::writeAsync(const QString &what, Then then)
{
    checkIdle(what);
    prepare({});
    const auto planned = std::make_shared<PlannedFlush>(FlushPlanner(m_parts.mapping, m_parts.work, m_parts.graph).plan());
    const int position = m_parts.journal.position();
    sent(*planned);
    const auto promise = std::make_shared<QPromise<void>>();
    promise->setProgressRange(0, planned->runs->size());
    const auto job = [runs = planned->runs, mapping = m_parts.mapping, transaction = m_inWorker, then, watch = watchFor(promise)](Connection &connection) {
        return transaction->flush(connection, *runs, watch, then == Then::Commit);
    };
    const auto take = [this, planned, then, position](const QFuture<FlushResult> &done) {
        std::optional<FlushResult> result;
        try {
            result = resultOf(done);
        } catch (...) {
            failed(*planned);
            throw;
        }
        written(*planned, *result, then, position);
    };
    const auto ends = then == Then::Commit ? WhenSessionEnds::Finish : WhenSessionEnds::Cancel;
    return callWorkerInto(promise, *m_parts.worker, &m_parts.context, job, take, ends);
}

void SessionTransaction::sent(const PlannedFlush &planned)
{
    m_underWay = true;
    if (!m_inWorker->isOpen())
        m_loadsAtBegin = m_parts.loads;
    m_parts.journal.setFloor(m_parts.journal.position());
    for (const Handle &row : planned.rows)
        row.row()->flags |= row.state() == RowState::Pending ? Row::Sent : 0;
    m_parts.notify(&SessionObserver::historyChanged);
    planned.runs->freeze();
}

void SessionTransaction::failed(const PlannedFlush &planned)
{
    m_underWay = false;
    for (const Handle &row : planned.rows)
        row.row()->flags &= quint8(~Row::Sent);
    // A call that never began has ended nothing.
    withdraw(m_inWorker->isOpen() ? m_parts.synchronizer.flushCount() : 0);
}

void SessionTransaction::written(const PlannedFlush &planned, const FlushResult &result, Then then, int position)
{
    m_underWay = false;
    if (then == Then::Commit) {
        committed(planned, result, position);
    } else {
        m_parts.synchronizer.apply(planned, result, Synchronizer::Memory::Keep);
        settleFloor();
    }
    m_parts.notify(&SessionObserver::historyChanged);
    sendAfter(planned);
}

void SessionTransaction::committed(const PlannedFlush &planned, const FlushResult &result, int position)
{
    QList<Handle> inserted;
    for (const Handle &row : planned.rows) {
        if (row.row()->flags & Row::Sent)
            inserted.append(row);
    }
    m_parts.synchronizer.apply(planned, result, Synchronizer::Memory::Drop);
    m_parts.synchronizer.settle();
    m_parts.journal.dropBefore(position);
    m_parts.journal.persisted(inserted);
    m_mark = 0;
    m_parts.notify(&SessionObserver::committed);
}

QFuture<void> SessionTransaction::rollbackAsync()
{
    checkIdle(u"rollback() in a worker"_s);
    m_underWay = true;
    const bool hadTransaction = m_inWorker->isOpen();
    const auto job = [transaction = m_inWorker](Connection &connection) { transaction->rollback(connection); };
    const auto take = [this, hadTransaction](const QFuture<void> &done) {
        m_underWay = false;
        resultOf(done);
        returnToMark(hadTransaction);
    };
    return callWorkerFuture(*m_parts.worker, &m_parts.context, job, take, WhenSessionEnds::Finish);
}

} // namespace jw
