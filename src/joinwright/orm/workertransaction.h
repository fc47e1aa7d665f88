// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"

#include <atomic>
#include <functional>

namespace jw {

class FlushRuns;
struct FlushResult;

/// The transaction of a session on a worker: what was flushed stays in it from one job to another, until it is committed
/// or rolled back. The session's thread asks, the worker's jobs, one after the other, do all else.
class WorkerTransaction
{
public:
    bool isOpen() const { return m_isOpen; }

    /// What a job has written, and whether it is committed already.
    template<typename T>
    struct Written
    {
        T result;
        bool isCommitted = false;
    };

    /// Executes a flush in it, and commits it if that is wanted. When anything fails the whole of it is rolled back.
    FlushResult flush(Connection &connection, const FlushRuns &runs, const std::function<void(int written)> &watch, bool commits);
    void rollback(Connection &connection);
    /// Runs what writes past the unit of work: in it, when it is open, in a transaction of its own otherwise. When `work`
    /// throws, what it has written is taken back, and nothing else.
    template<typename F>
    auto write(Connection &connection, F work) -> Written<std::invoke_result_t<F>>
    {
        if (!isOpen()) {
            Transaction transaction(connection);
            auto result = work();
            transaction.commit();
            return {std::move(result), true};
        }
        checkLasts(connection);
        Step step(connection);
        auto result = work();
        step.keep();
        return {std::move(result), false};
    }

private:
    /// A savepoint around a part of it.
    class Step
    {
    public:
        explicit Step(Connection &connection);
        ~Step(); ///< takes back what was not kept
        Step(const Step &) = delete;
        Step &operator=(const Step &) = delete;
        void keep();

    private:
        Connection &m_connection;
        bool m_isKept = false;
    };
    void begin(Connection &connection);
    void checkLasts(const Connection &connection) const; ///< throws ConnectionError

    std::atomic<bool> m_isOpen = false;
};

} // namespace jw
