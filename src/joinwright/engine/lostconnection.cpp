// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What a connection does when its server goes away: it never repeats what may have been done.
#include "joinwright/engine/enginedata.h"

#include <QtCore/QDeadlineTimer>

namespace jw {

namespace {

constexpr unsigned long PauseBetweenTries = 100; // milliseconds

} // namespace

std::shared_ptr<Link> Connection::Data::currentLink() const
{
    const std::lock_guard lock(m_linkMutex);
    return link;
}

void Connection::Data::replaceLink()
{
    std::shared_ptr<Link> fresh = engine->take();
    const std::lock_guard lock(m_linkMutex);
    link->close(); // its statements are prepared again when they are used
    link = std::move(fresh);
}

Link &Connection::Data::ready()
{
    if (isTransactionLost)
        throw ConnectionError(Error::phrase("the transaction is gone: the connection was lost or "
                                            "the server ended it; roll back and do it again"));
    if (engine->isServer() && !link->isStopped() && !link->inTransaction() && !link->isAlive())
        replaceLink();
    return *link;
}

void Connection::Data::failed(const Error &error)
{
    if (link->inTransaction()
        && (link->isBroken() || engine->dialect.endsTransaction(error.code())))
        isTransactionLost = true;
}

void Connection::Data::begin(const QString &sql, bool writing)
{
    m_isWriting = writing;
    checkUnknown();
    try {
        run(sql);
    } catch (const ConnectionError &) {
        if (!engine->isServer() || link->isStopped())
            throw;
        run(sql); // nothing was under way, so it may be sent again
    }
    link->setInTransaction(true);
    if (isShared)
        link->setTransactionUser(this);
}

QString Connection::Data::transactionId()
{
    const QString query = engine->dialect.transactionQuery();
    if (query.isEmpty() || !m_isWriting)
        return {};
    const std::shared_ptr<PreparedStatement> statement = execute(query, {});
    const QString id
        = statement->next() && !statement->isNull(0) ? statement->raw(0).toString() : QString();
    link->release(*statement);
    return id;
}

void Connection::Data::commit()
{
    ready(); // a transaction that was lost before is not in doubt
    const QString id = transactionId();
    try {
        run(QStringLiteral("COMMIT"));
    } catch (const Error &error) {
        if (!link->isBroken() || !engine->isServer())
            throw;
        settle(id, error);
    }
    isTransactionLost = false;
    ended();
}

void Connection::Data::ended()
{
    link->setInTransaction(false);
    link->setTransactionUser(nullptr);
}

/// The answer to a COMMIT was lost: asks another connection what became of the transaction. Returns
/// when it is written.
void Connection::Data::settle(const QString &id, const Error &error)
{
    const bool hasWritten = m_isWriting && (!id.isEmpty() || engine->dialect.transactionQuery().isEmpty());
    const QString state = id.isEmpty() ? QString() : transactionState(id);
    if (state == QLatin1StringView("committed"))
        return;
    if (state == QLatin1StringView("aborted") || !hasWritten)
        throw ConnectionError(
            Error::phrase("the connection was lost during COMMIT, and nothing was written: %1", error.sentence()),
            error.context());
    m_unknown = id;
    Error::Context context = error.context();
    context.reason = ErrorReason::UnknownOutcome;
    throw UnknownOutcomeError(
        Error::phrase("the connection was lost during COMMIT, and it is not known whether the "
                      "transaction was written; look before you do it again: %1",
            error.sentence()),
        context);
}

QString Connection::Data::transactionState(const QString &id)
{
    for (QDeadlineTimer deadline(engine->options.connectTimeout);;
         QThread::msleep(PauseBetweenTries)) {
        try {
            replaceLink();
            const std::shared_ptr<PreparedStatement> statement
                = link->execute(engine->dialect.transactionStateQuery(), {Value(id)});
            const QString state = statement->next() && !statement->isNull(0)
                ? statement->raw(0).toText()
                : QString();
            link->release(*statement);
            if (state != QLatin1StringView("in progress"))
                return state;
        } catch (const Error &error) {
            if (engine->dialect.knowsNoTransaction(error.code()))
                return QStringLiteral("aborted");
            // Otherwise it is not back yet.
        }
        if (deadline.hasExpired() || link->isStopped())
            return {};
    }
}

/// Before a new transaction: whether the last one, whose end nobody could tell, was written after
/// all.
void Connection::Data::checkUnknown()
{
    if (m_unknown.isEmpty())
        return;
    const QString state = transactionState(m_unknown);
    if (state.isEmpty())
        throw UnknownOutcomeError(
            Error::phrase("it is still not known whether the transaction before was written"),
            {.reason = ErrorReason::UnknownOutcome});
    m_unknown.clear();
    if (state == QLatin1StringView("committed"))
        throw UnknownOutcomeError(
            Error::phrase("the transaction before, whose COMMIT was not answered, was written "
                          "after all; nothing was sent again"),
            {.reason = ErrorReason::WrittenAfterAll});
}

} // namespace jw
