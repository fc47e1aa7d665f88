// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/cancellation.h"
#include "joinwright/engine/worker.h"
#include "joinwright/orm/delivery.h"

namespace jw {

/// What becomes of a worker's job when the session that asked for it ends.
enum class WhenSessionEnds : quint8 {
    Cancel, ///< nobody wants its result
    Finish, ///< it writes: what was sent is written
};

/// Cancels the job behind `result` when `result` is cancelled, and as `ends` says when `context` goes, or its watchers before.
template<typename T>
void followCancel(const QFuture<T> &result, QObject *context, const std::shared_ptr<Cancellation> &job, WhenSessionEnds ends)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, context, [job] { job->cancel(); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    if (ends == WhenSessionEnds::Cancel)
        QObject::connect(watcher, &QObject::destroyed, [job] { job->cancel(); }); // nothing is left to stop when all has finished
    watcher->setFuture(result);
}

/// Runs `job(Connection &)` in the worker, after what it was given before, and `take` with the finished job in the thread
/// of `context`; see deliverInto(). The job may tell the promise how far it is.
///
/// cancel() on the future returned keeps a job that waits from beginning and interrupts the statement of one that runs;
/// a job that had finished nevertheless is taken all the same, so that objects follow what is in the database.
template<typename Job, typename Take, typename R>
QFuture<R> callWorkerInto(const std::shared_ptr<QPromise<R>> &promise, Worker &worker, QObject *context, Job job, Take take, WhenSessionEnds ends)
{
    const auto cancellation = std::make_shared<Cancellation>();
    const auto stoppable = [cancellation, job = std::move(job)](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        return job(connection);
    };
    const QFuture<R> result = deliverInto(promise, worker.run(stoppable), context, std::move(take));
    followCancel(result, context, cancellation, ends);
    return result;
}

/// The same where the job tells nothing before it has finished.
template<typename Job, typename Take>
auto callWorkerFuture(Worker &worker, QObject *context, Job job, Take take, WhenSessionEnds ends = WhenSessionEnds::Cancel)
{
    using T = std::invoke_result_t<Job, Connection &>;
    using R = std::invoke_result_t<Take, QFuture<T>>;
    return callWorkerInto(std::make_shared<QPromise<R>>(), worker, context, std::move(job), std::move(take), ends);
}

/// The same for who only wants the result.
template<typename Job, typename Take>
auto callWorker(Worker &worker, QObject *context, Job job, Take take)
{
    using T = std::invoke_result_t<Job, Connection &>;
    return callWorkerFuture(worker, context, std::move(job), [take = std::move(take)](const QFuture<T> &done) {
        if constexpr (std::is_void_v<T>) {
            resultOf(done);
            return take();
        } else {
            return take(resultOf(done));
        }
    });
}

} // namespace jw
