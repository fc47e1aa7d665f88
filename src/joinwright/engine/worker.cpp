// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/worker.h"

#include "joinwright/engine/enginedata.h"

#include <condition_variable>
#include <deque>

namespace jw {

struct Worker::Data
{
    explicit Data(const Engine &e)
        : engine(e)
    {
    }

    void work();
    void runTask(Task task);
    std::optional<Task> nextTask();
    /// Opens the connection at the first task, and again after one that failed to.
    std::exception_ptr open();

    const Engine engine;
    std::unique_ptr<QThread> thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> tasks;
    std::shared_ptr<Connection::Data> running; ///< for interrupt(), under the mutex; set while a job runs
    std::optional<Connection> connection; ///< of the thread
    bool isEnding = false;
};

Worker::Worker(const Engine &engine)
    : d(std::make_unique<Data>(engine))
{
    d->thread.reset(QThread::create([data = d.get()] { data->work(); }));
    d->thread->setObjectName(QStringLiteral("joinwright worker"));
    d->thread->start();
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
        d->tasks.clear();
        if (d->running && !d->engine.url().isMemory())
            d->running->currentLink()->stop();
    }
    d->wake.notify_one();
    // A statement that began after the interrupt would be missed by a single one.
    while (!d->thread->wait(20))
        interrupt();
}

const Engine &Worker::engine() const
{
    return d->engine;
}

void Worker::interrupt()
{
    const std::lock_guard lock(d->mutex);
    if (d->running)
        d->running->currentLink()->interrupt();
}

void Worker::post(Task task)
{
    {
        const std::lock_guard lock(d->mutex);
        d->tasks.push_back(std::move(task));
    }
    d->wake.notify_one();
}

std::optional<Worker::Task> Worker::Data::nextTask()
{
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return isEnding || !tasks.empty(); });
    if (isEnding)
        return std::nullopt;
    Task task = std::move(tasks.front());
    tasks.pop_front();
    return task;
}

std::exception_ptr Worker::Data::open()
{
    if (connection)
        return nullptr;
    try {
        connection.emplace(engine.connect());
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

void Worker::Data::runTask(Task task)
{
    const std::exception_ptr broken = open();
    {
        const std::lock_guard lock(mutex);
        if (isEnding)
            return;
        running = broken ? nullptr : connection->d;
    }
    task(connection ? &*connection : nullptr, broken);
    const std::lock_guard lock(mutex);
    running.reset();
    if (connection && connection->d->link->isBroken())
        connection.reset();
}

void Worker::Data::work()
{
    while (std::optional<Task> task = nextTask())
        runTask(*std::move(task));
    connection.reset();
    engine.d->closeThread();
}

} // namespace jw
