// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// A database in memory has one connection, which all its users share: each has its transaction to itself nevertheless.
#include "joinwright/engine/enginedata.h"

#include <QtCore/QDeadlineTimer>

namespace jw {

namespace {

constexpr unsigned long PauseBetweenLooks = 1; // milliseconds

} // namespace

/// While another user's transaction is open, what was sent here would be part of it: committed with it, or lost with it.
/// In the same thread nobody could end it meanwhile.
std::unique_lock<std::recursive_mutex> Connection::Data::enterShared() const
{
    std::unique_lock lock(link->mutex());
    for (QDeadlineTimer deadline(engine->options.busyTimeout); isOthersTransaction();) {
        if (link->isTransactionOfThisThread() || deadline.hasExpired())
            throw Error(ErrorKind::Busy,
                Error::phrase("another user of this database in memory has a transaction open, and it has only one "
                              "connection: commit there or roll back first"));
        lock.unlock();
        QThread::msleep(PauseBetweenLooks);
        lock.lock();
    }
    return lock;
}

std::unique_lock<std::recursive_mutex> Connection::Data::lockShared() const
{
    return isShared ? std::unique_lock(link->mutex()) : std::unique_lock<std::recursive_mutex>();
}

bool Connection::Data::isOthersTransaction() const
{
    const void *user = isShared ? link->transactionUser() : nullptr;
    return user && user != this && link->inTransaction();
}

void Connection::Data::leaveShared() noexcept
{
    const std::lock_guard lock(link->mutex());
    if (link->transactionUser() != this)
        return;
    try {
        cutReaders();
        if (link->inTransaction())
            link->run(QStringLiteral("ROLLBACK"));
    } catch (const std::exception &) {
        // It has ended by itself.
    }
    ended();
}

} // namespace jw
