// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/lifeline.h"

#include "joinwright/orm/delivery.h"

#include <QtCore/QMutex>

namespace jw::studio {

namespace {

constexpr std::chrono::seconds IdleCheck(2); // a look at the socket, which sends nothing

} // namespace

/// Where workers leave what they see; outlives the lifeline as long as a job runs.
struct Lifeline::Inbox
{
    QMutex mutex;
    Lifeline *owner = nullptr; // null when it has gone
};

Lifeline::Lifeline(QObject *parent)
    : QObject(parent)
    , m_inbox(std::make_shared<Inbox>())
{
    m_inbox->owner = this;
}

Lifeline::~Lifeline()
{
    letGo();
    const QMutexLocker lock(&m_inbox->mutex);
    m_inbox->owner = nullptr;
}

void Lifeline::letGo()
{
    for (const std::shared_ptr<Worker> &worker : std::as_const(m_workers))
        worker->setWatcher({});
    m_workers.clear();
}

void Lifeline::watch(const std::shared_ptr<Worker> &worker)
{
    if (m_workers.contains(worker))
        return;
    m_workers.append(worker);
    worker->setWatcher([inbox = m_inbox, from = worker.get()](const Error *trouble) {
        const std::shared_ptr<const Error> seen = trouble ? trouble->clone() : nullptr;
        const QMutexLocker lock(&inbox->mutex);
        if (Lifeline *owner = inbox->owner)
            QMetaObject::invokeMethod(owner, [owner, from, seen] { owner->take(from, seen); }, Qt::QueuedConnection);
    }, IdleCheck);
}

void Lifeline::take(const Worker *worker, const std::shared_ptr<const Error> &trouble)
{
    m_troubles.insert(worker, trouble);
    update();
}

void Lifeline::update()
{
    const bool wasLost = isLost();
    m_trouble.reset();
    for (const std::shared_ptr<Worker> &worker : std::as_const(m_workers)) {
        if (const auto trouble = m_troubles.value(worker.get()); trouble && !m_trouble)
            m_trouble = trouble;
    }
    emit changed();
    if (wasLost && !isLost())
        emit restored();
}

void Lifeline::reconnect()
{
    if (isReconnecting())
        return;
    m_tries = int(m_workers.size());
    emit changed();
    // An empty transaction: a statement alone would not ask what became of the one before.
    const auto knock = [](Connection &connection) { const Transaction transaction(connection); };
    for (const std::shared_ptr<Worker> &worker : std::as_const(m_workers))
        deliver(
            worker->run(knock), this, [this] { tried(nullptr); }, [this](const Error &error) { tried(&error); },
            [this] { tried(nullptr); });
}

void Lifeline::tried(const Error *error)
{
    --m_tries;
    if (error && (error->kind() != ErrorKind::Connection || dynamic_cast<const UnknownOutcomeError *>(error)))
        emit answered(*error);
    emit changed();
}

} // namespace jw::studio
