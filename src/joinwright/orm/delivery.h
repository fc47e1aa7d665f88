// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

namespace jw {

/// Hands the result of `future` to `take` in the thread of `context`, through its event loop; the future returned
/// carries what `take` returns, or the exception. `failed` is called first when there is no result.
///
/// When `context` goes before the result comes, the future returned is cancelled and nothing is called.
/// (QFuture::then(context, …) of Qt 6.4 asserts in that case.)
template<typename T, typename F>
auto deliver(
    const QFuture<T> &future, QObject *context, F take, std::function<void()> failed = {})
    -> QFuture<std::invoke_result_t<F, const T &>>
{
    using R = std::invoke_result_t<F, const T &>;
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto *watcher = new QFutureWatcher<T>(context);
    const QFuture<R> result = promise->future();
    const auto finish = [watcher, failed = std::move(failed), take = std::move(take)](QPromise<R> &to) {
        try {
            QFuture<T> done = watcher->future();
            done.waitForFinished(); // rethrows
            if (done.resultCount() == 0)
                throw Error(ErrorKind::Cancelled, QStringLiteral("the work was cancelled before it began"));
            if constexpr (std::is_void_v<R>)
                take(done.resultAt(0));
            else
                to.addResult(take(done.resultAt(0)));
        } catch (...) {
            if (failed && watcher->future().resultCount() == 0)
                failed();
            to.setException(std::current_exception());
        }
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, promise, finish]() mutable {
        const auto last = std::move(promise); // whoever waits may end the session and this watcher with it
        finish(*last);
        watcher->deleteLater();
        last->finish();
    });
    watcher->setFuture(future);
    return result;
}

} // namespace jw
