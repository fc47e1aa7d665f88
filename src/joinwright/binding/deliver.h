// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <QtCore/QFutureWatcher>

#include <type_traits>

namespace jw {

/// Hands the result of `future` to `done` in the thread of `context`, an Error to `failed`. A cancelled job calls
/// `stopped`, and nothing is called once `context` is gone. (QFuture::then() asserts that its context outlives the job.)
template<typename T, typename Done, typename Failed, typename Stopped>
void deliver(QFuture<T> future, QObject *context, Done done, Failed failed, Stopped stopped)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done, failed, stopped]() mutable {
        watcher->deleteLater();
        QFuture<T> answer = watcher->future();
        try {
            try {
                answer.waitForFinished(); // throws what the job threw
            } catch (const QUnhandledException &wrapped) {
                std::rethrow_exception(wrapped.exception()); // QtConcurrent::run() wraps what is no QException
            }
            if constexpr (std::is_void_v<T>)
                done();
            else if (answer.resultCount() > 0)
                done(answer.takeResult());
            else
                stopped();
        } catch (const Error &error) {
            if (error.kind() == ErrorKind::Cancelled)
                stopped();
            else
                failed(error);
        }
    });
    watcher->setFuture(future);
}

/// As above, for whom a cancelled job needs no word.
template<typename T, typename Done, typename Failed>
void deliver(QFuture<T> future, QObject *context, Done done, Failed failed)
{
    deliver(future, context, done, failed, [] {});
}

} // namespace jw
