// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"

#include <QtCore/QElapsedTimer>

#include <atomic>
#include <mutex>

namespace jw {

/// Hands every statement to those who listen, in the thread that ran it.
class LogHub : public std::enable_shared_from_this<LogHub>
{
public:
    std::shared_ptr<void> add(Engine::Log log);
    void publish(const LogEntry &entry);
    bool hasListeners() const { return m_count > 0; }

private:
    std::mutex m_mutex;
    QList<std::weak_ptr<Engine::Log>> m_logs;
    std::atomic_int m_count = 0; ///< so that nobody pays for a log without readers
};

/// One statement on its way into the log, also when it fails.
class LoggedStatement
{
public:
    LoggedStatement(LogHub &hub, const QString &sql, const QList<Value> &values)
        : m_hub(hub)
        , m_isOn(hub.hasListeners())
    {
        if (!m_isOn)
            return;
        m_entry.sql = sql;
        m_entry.values = values;
        m_timer.start();
    }

    template<typename Work>
    auto during(Work work)
    {
        try {
            return work();
        } catch (const Error &error) {
            m_entry.error = error.message();
            publish(-1);
            throw;
        }
    }

    void publish(qint64 rows)
    {
        if (!m_isOn)
            return;
        m_entry.microseconds = m_timer.nsecsElapsed() / 1000;
        m_entry.rows = rows;
        m_hub.publish(m_entry);
    }

private:
    LogHub &m_hub;
    const bool m_isOn;
    LogEntry m_entry;
    QElapsedTimer m_timer;
};

} // namespace jw
