// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/retry.h"

#include "joinwright/engine/connection.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>

namespace jw {

namespace {

/// What a server answers the second time too.
bool isLastWord(ErrorReason reason)
{
    return reason == ErrorReason::PasswordMissing || reason == ErrorReason::PasswordWrong || reason == ErrorReason::NoDatabase
        || reason == ErrorReason::Encryption;
}

} // namespace

bool isWorthAnotherTry(const Error &error, const Dialect &dialect)
{
    if (dynamic_cast<const UnknownOutcomeError *>(&error))
        return false; // it may have been done
    if (isLastWord(error.reason()))
        return false;
    return error.kind() == ErrorKind::Busy || error.kind() == ErrorKind::Connection || dialect.isWorthAnotherTry(error.code());
}

void runWithRetries(const RetryOptions &options, const std::function<void()> &work, const std::function<bool(const Error &)> &again,
    const std::function<void()> &before)
{
    std::chrono::milliseconds pause = options.pause;
    for (int attempt = 1;; ++attempt) {
        try {
            return work();
        } catch (const Error &error) {
            if (attempt >= options.tries || !again(error))
                throw;
        }
        // Two that met once must not meet again and again.
        QThread::msleep(QRandomGenerator::global()->bounded(quint32(pause.count()) + 1));
        pause = std::min(pause * 2, options.longestPause);
        if (before)
            before();
    }
}

void Engine::retry(const std::function<void(Connection &)> &work, const RetryOptions &options) const
{
    std::optional<Connection> connection; // one for all tries, and to have none is one of the things to be tried again
    const auto inTransaction = [&] {
        if (!connection)
            connection = connect();
        Transaction transaction(*connection);
        work(*connection);
        transaction.commit();
    };
    runWithRetries(options, inTransaction, [this](const Error &error) { return isWorthAnotherTry(error, dialect()); });
}

} // namespace jw
