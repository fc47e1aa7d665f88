// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <QtCore/QFutureWatcher>

#include <type_traits>

namespace jw {

/// Hands the result of `future` to `done` in the thread of `context`, an Error to `failed`. A cancelled job says
/// nothing, and nothing is called once `context` is gone. (QFuture::then() asserts that its context outlives the job.)
template<typename T, typename Done, typename Failed>
void deliver(QFuture<T> future, QObject *context, Done done, Failed failed)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done, failed]() mutable {
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
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Cancelled)
                failed(error);
        }
    });
    watcher->setFuture(future);
}

} // namespace jw
