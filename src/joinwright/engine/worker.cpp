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
    void run(Job job);
    void runTask(Task task);
    void move(const Engine &target);
    /// Waits for it; looks after the connection meanwhile.
    std::optional<Job> nextJob();
    bool isWatching() const;
    void lookAfterConnection();
    /// Opens the connection at the first task, and again after one that failed to.
    std::exception_ptr open();
    void tellWatcher(const std::exception_ptr &broken);
    void tellWatcher(const Error *trouble);

    Engine engine; ///< changed by the thread, under the mutex
    std::unique_ptr<QThread> thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job> jobs;
    std::shared_ptr<Connection::Data> running; ///< for interrupt(), under the mutex; set while a job runs
    Watcher watcher; ///< under the mutex
    std::chrono::milliseconds idle {}; ///< under the mutex; how often an idle connection is looked after
    std::optional<bool> wasConnected; ///< what the watcher knows
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
        d->jobs.clear();
        if (d->running && !d->engine.url().isMemory())
            d->running->currentLink()->stop();
    }
    d->wake.notify_one();
    // A statement that began after the interrupt would be missed by a single one.
    while (!d->thread->wait(20))
        interrupt();
}

Engine Worker::engine() const
{
    const std::lock_guard lock(d->mutex);
    return d->engine;
}

void Worker::moveTo(const Engine &engine)
{
    post(Job {nullptr, engine});
}

void Worker::setWatcher(Watcher watcher, std::chrono::milliseconds idle)
{
    {
        const std::lock_guard lock(d->mutex);
        d->watcher = std::move(watcher);
        d->idle = idle;
        d->wasConnected.reset();
    }
    d->wake.notify_one();
}

void Worker::interrupt()
{
    const std::lock_guard lock(d->mutex);
    if (d->running)
        d->running->currentLink()->interrupt();
}

void Worker::post(Task task)
{
    post(Job {std::move(task)});
}

void Worker::post(Job job)
{
    {
        const std::lock_guard lock(d->mutex);
        d->jobs.push_back(std::move(job));
    }
    d->wake.notify_one();
}

std::optional<Worker::Job> Worker::Data::nextJob()
{
    const auto isAwake = [this] { return isEnding || !jobs.empty(); };
    std::unique_lock lock(mutex);
    while (!isAwake()) {
        if (!isWatching())
            wake.wait(lock);
        else if (!wake.wait_for(lock, idle, isAwake)) {
            lock.unlock();
            lookAfterConnection();
            lock.lock();
        }
    }
    if (isEnding)
        return std::nullopt;
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
}

/// One that is lost already, or in doubt, waits for who needs it.
bool Worker::Data::isWatching() const
{
    return watcher && idle.count() > 0 && connection && engine.d->isServer() && !connection->d->link->isBroken();
}

void Worker::Data::lookAfterConnection()
{
    if (connection->d->link->isAlive() || connection->d->isInDoubt())
        return;
    connection.reset();
    tellWatcher(open());
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
    {
        const std::lock_guard lock(mutex);
        running.reset();
    }
    tellWatcher(broken);
    // One that is in doubt knows what to ask for; it replaces its link itself.
    if (connection && connection->d->link->isBroken() && !connection->d->isInDoubt())
        connection.reset();
}

void Worker::Data::move(const Engine &target)
{
    connection.reset();
    engine.d->closeThread();
    const std::lock_guard lock(mutex);
    engine = target;
    wasConnected.reset();
}

void Worker::Data::tellWatcher(const std::exception_ptr &broken)
{
    if (!engine.d->isServer())
        return;
    try {
        if (broken)
            std::rethrow_exception(broken);
        if (connection->d->link->isBroken())
            throw ConnectionError(Error::phrase("the connection to the server was lost"), {.reason = ErrorReason::ConnectionLost});
        tellWatcher(static_cast<const Error *>(nullptr));
    } catch (const Error &error) {
        tellWatcher(&error);
    } catch (const std::exception &) { // of no connection
    }
}

void Worker::Data::tellWatcher(const Error *trouble)
{
    const std::lock_guard lock(mutex);
    if (std::exchange(wasConnected, !trouble) != !trouble && watcher)
        watcher(trouble);
}

void Worker::Data::run(Job job)
{
    if (job.target)
        move(*job.target);
    else
        runTask(std::move(job.task));
}

void Worker::Data::work()
{
    while (std::optional<Job> job = nextJob())
        run(*std::move(job));
    connection.reset();
    engine.d->closeThread();
}

} // namespace jw
