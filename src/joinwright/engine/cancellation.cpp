// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/cancellation.h"

#include "joinwright/core/error.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThreadPool>

namespace jw {

namespace {

constexpr std::chrono::milliseconds FirstPause(10);
constexpr std::chrono::milliseconds LongestPause(200);

/// Stopping a statement may take a connection of its own, and a server that is gone lets one wait for that.
QThreadPool &stoppers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(8);
    return pool;
}

} // namespace

void Cancellation::cancel()
{
    if (m_cancelled.exchange(true))
        return;
    if (std::shared_ptr<Cancellation> self = weak_from_this().lock()) // else nothing can run with it
        stoppers().start([self = std::move(self)] { self->stopWhatRuns(); });
}

void Cancellation::stopWhatRuns()
{
    // Held while interrupting: the job cannot end and make room for another one in between.
    const QMutexLocker lock(&m_mutex);
    for (auto pause = FirstPause; m_running; pause = std::min(2 * pause, LongestPause)) {
        m_running->interrupt();
        m_ended.wait(&m_mutex, QDeadlineTimer(pause));
    }
}

bool Cancellation::isCancelled() const
{
    return m_cancelled;
}

[[noreturn]] static void refuse()
{
    throw Error(ErrorKind::Cancelled, QStringLiteral("The request is no longer wanted."));
}

void Cancellation::check() const
{
    if (isCancelled())
        refuse();
}

Cancellation::Running::Running(std::shared_ptr<Cancellation> cancellation, const Connection &connection)
    : m_cancellation(std::move(cancellation))
{
    // Looked at and noted together: a cancel() in between would find nothing that runs, and never be heard of.
    const QMutexLocker lock(&m_cancellation->m_mutex);
    if (m_cancellation->m_cancelled)
        refuse();
    m_cancellation->m_running = connection;
}

Cancellation::Running::~Running()
{
    const QMutexLocker lock(&m_cancellation->m_mutex);
    m_cancellation->m_running.reset();
    m_cancellation->m_ended.wakeAll();
}

} // namespace jw
