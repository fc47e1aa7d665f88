// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <chrono>
#include <functional>

namespace jw {

class Dialect;

/// How often and at what pace something is tried again. Pauses are random, up to `pause`, which doubles each time.
struct RetryOptions
{
    int tries = 10; ///< in all
    std::chrono::milliseconds pause {20};
    std::chrono::milliseconds longestPause {1000};
};

/// Whether a transaction that ended with `error` may go well when it is done again, and has written nothing: a deadlock, a
/// conflict of serializable transactions, a lock that was not to be had, a connection that was lost before its COMMIT or
/// cannot be made yet. Not what a server would say again: a wrong password, no such database, no encryption.
bool isWorthAnotherTry(const Error &error, const Dialect &dialect);

/// Calls `work` until it does not throw; `again` says whether an error is worth another try, `before` runs before that try.
void runWithRetries(const RetryOptions &options, const std::function<void()> &work, const std::function<bool(const Error &)> &again,
    const std::function<void()> &before = {});

} // namespace jw
