// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

namespace jw {

// How the result of a worker reaches the thread that asked. QFuture::then(context, …) of Qt 6.4 asserts when its context
// goes before the result comes; here nothing is called then.

/// Calls `take` with `future` once it has finished, in the thread of `context`, through its event loop; never when
/// `context` goes before.
template<typename T, typename F>
void whenFinished(const QFuture<T> &future, QObject *context, F take)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, take = std::move(take)]() mutable {
        const F last = std::move(take); // whoever is called may end the context and this watcher with it
        const QFuture<T> done = watcher->future();
        watcher->deleteLater();
        last(done);
    });
    watcher->setFuture(future);
}

/// Throws what the job of a future that has finished threw, Error(Cancelled) when it has neither that nor a result.
template<typename T>
void throwUnlessDone(QFuture<T> future)
{
    try {
        future.waitForFinished(); // throws what the job threw
    } catch (const QUnhandledException &wrapped) {
        std::rethrow_exception(wrapped.exception()); // QtConcurrent::run() wraps what is no QException
    }
    bool isDone = !future.isCanceled();
    if constexpr (!std::is_void_v<T>)
        isDone = future.resultCount() > 0;
    if (!isDone)
        throw Error(ErrorKind::Cancelled, QStringLiteral("the work was cancelled before it began"));
}

/// The result of a future that has finished, or what its job threw; see throwUnlessDone().
template<typename T>
T resultOf(const QFuture<T> &future)
{
    throwUnlessDone(future);
    if constexpr (!std::is_void_v<T>)
        return future.resultAt(0);
}

/// Hands the finished `future` to `take` in the thread of `context`; the future of `promise`, which is returned, carries what
/// `take` returns, or the exception that it throws. When `context` goes before the result comes, it is cancelled.
template<typename T, typename F, typename R>
QFuture<R> deliverInto(const std::shared_ptr<QPromise<R>> &promise, const QFuture<T> &future, QObject *context, F take)
{
    promise->start();
    const QFuture<R> result = promise->future();
    whenFinished(future, context, [promise, take = std::move(take)](const QFuture<T> &done) {
        try {
            if constexpr (std::is_void_v<R>)
                take(done);
            else
                promise->addResult(take(done));
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return result;
}

/// The same for whom the future alone matters.
template<typename T, typename F>
auto deliverFuture(const QFuture<T> &future, QObject *context, F take)
{
    using R = std::invoke_result_t<F, QFuture<T>>;
    return deliverInto(std::make_shared<QPromise<R>>(), future, context, std::move(take));
}

/// Hands the result of `future` to `take` in the thread of `context`; an error of the job goes into the future returned.
template<typename T, typename F>
auto deliver(const QFuture<T> &future, QObject *context, F take)
{
    return deliverFuture(future, context, [take = std::move(take)](const QFuture<T> &done) {
        if constexpr (std::is_void_v<T>) {
            resultOf(done);
            return take();
        } else {
            return take(resultOf(done));
        }
    });
}

/// Hands the result of `future` to `done` in the thread of `context`, an Error of the job or of `done` to `failed`. A
/// cancelled job calls `stopped`. The result is taken out of the future, whatever its size.
template<typename T, typename Done, typename Failed, typename Stopped>
void deliver(const QFuture<T> &future, QObject *context, Done done, Failed failed, Stopped stopped)
{
    whenFinished(future, context, [done, failed, stopped](QFuture<T> finished) {
        try {
            throwUnlessDone(finished);
            if constexpr (std::is_void_v<T>)
                done();
            else
                done(finished.takeResult());
        } catch (const Error &error) {
            if (error.kind() == ErrorKind::Cancelled)
                stopped();
            else
                failed(error);
        }
    });
}

/// As above, for whom a cancelled job needs no word.
template<typename T, typename Done, typename Failed>
void deliver(const QFuture<T> &future, QObject *context, Done done, Failed failed)
{
    deliver(future, context, std::move(done), std::move(failed), [] {});
}

} // namespace jw
