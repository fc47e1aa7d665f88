// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/cancellation.h"

#include "joinwright/core/error.h"

#include <QtCore/QThreadPool>

namespace jw {

namespace {

/// Stopping a statement may take a connection of its own, and a server that is gone lets one wait for that.
QThreadPool &stoppers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(4);
    return pool;
}

} // namespace

void Cancellation::cancel()
{
    if (m_cancelled.exchange(true))
        return;
    const std::shared_ptr<Cancellation> self = weak_from_this().lock();
    if (self && isOnServer())
        stoppers().start([self] { self->interrupt(); });
    else
        interrupt();
}

bool Cancellation::isOnServer() const
{
    const QMutexLocker lock(&m_mutex);
    return m_running && !m_running->engine().url().isFile() && !m_running->engine().url().isMemory();
}

void Cancellation::interrupt()
{
    // Held while interrupting: the job cannot end and make room for another one in between.
    const QMutexLocker lock(&m_mutex);
    if (m_running)
        m_running->interrupt();
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
}

} // namespace jw
