// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"

#include <QtCore/QPromise>

#include <chrono>
#include <functional>
#include <optional>

namespace jw {

/// A thread with a connection of its own: jobs run there one after the other, in the order given.
///
/// What crosses is plain data (values, batches), never a handle of a session. A job that throws puts the exception into
/// its future. Destroying the worker interrupts the running job, drops those that wait, and joins the thread.
class Worker
{
public:
    explicit Worker(const Engine &engine);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    Engine engine() const;
    /// Jobs that are asked for from now on run on a connection of `engine`, another one to the same database.
    void moveTo(const Engine &engine);

    /// Told of a server: null when a job found its connection in order again, else why there is none.
    using Watcher = std::function<void(const Error *trouble)>;
    /// `watcher` is called in the worker's thread after the first job, and whenever that has changed. While there is nothing
    /// to do, the thread looks every `idle` whether the server has closed its end, without asking it anything; a connection
    /// that is gone is made again at once, and only where that fails there is trouble. 0: it does not look.
    void setWatcher(Watcher watcher, std::chrono::milliseconds idle = {});

    /// Runs `job(Connection &)` in the thread; the future carries its result or its exception.
    template<typename Job>
    auto run(Job job) -> QFuture<std::invoke_result_t<Job, Connection &>>
    {
        using R = std::invoke_result_t<Job, Connection &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        post([promise, job = std::move(job)](Connection *connection, std::exception_ptr broken) mutable {
            try {
                if (broken)
                    std::rethrow_exception(broken);
                if (promise->isCanceled()) {
                    promise->finish();
                    return;
                }
                if constexpr (std::is_void_v<R>)
                    job(*connection);
                else
                    promise->addResult(job(*connection));
            } catch (...) {
                promise->setException(std::current_exception());
            }
            promise->finish();
        });
        return future;
    }

    /// Stops the statement that runs now, if any; its job throws Error(Cancelled). Jobs that wait go on.
    void interrupt();

private:
    using Task = std::function<void(Connection *, std::exception_ptr)>;
    struct Job
    {
        Task task; ///< null: the worker moves
        std::optional<Engine> target{};
    };
    void post(Task task);
    void post(Job job);
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace jw
