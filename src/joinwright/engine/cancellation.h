// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"

#include <QtCore/QMutex>
#include <QtCore/QWaitCondition>

#include <atomic>
#include <memory>
#include <optional>

namespace jw {

/// Stops one job of a worker, and never the job after it: shared by the thread that asks and the thread that works.
class Cancellation : public std::enable_shared_from_this<Cancellation>
{
public:
    /// From any thread, and returns at once. A job that waits will not begin; a job that runs is interrupted by another
    /// thread until it ends: an interrupt that comes before a statement has begun is one that nobody hears.
    void cancel();
    bool isCancelled() const;
    /// Throws Error(Cancelled) when cancel() was called.
    void check() const;

    /// Made by the job at its beginning: as long as it lives, cancel() interrupts `connection`.
    class Running
    {
    public:
        /// Throws Error(Cancelled) when the job is no longer wanted.
        Running(std::shared_ptr<Cancellation> cancellation, const Connection &connection);
        ~Running();
        Running(const Running &) = delete;
        Running &operator=(const Running &) = delete;

    private:
        std::shared_ptr<Cancellation> m_cancellation;
    };

private:
    void stopWhatRuns();

    QMutex m_mutex;
    QWaitCondition m_ended; ///< when m_running is empty again
    std::optional<Connection> m_running;
    std::atomic_bool m_cancelled = false;
};

} // namespace jw
