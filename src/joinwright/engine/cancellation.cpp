// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/cancellation.h"

#include "joinwright/core/error.h"

namespace jw {

void Cancellation::cancel()
{
    // Held while interrupting: the job cannot end and make room for another one in between.
    const QMutexLocker lock(&m_mutex);
    m_cancelled = true;
    if (m_running)
        m_running->interrupt();
}

bool Cancellation::isCancelled() const
{
    const QMutexLocker lock(&m_mutex);
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
