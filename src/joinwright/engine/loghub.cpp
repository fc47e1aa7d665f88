// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/loghub.h"

namespace jw {

std::shared_ptr<void> LogHub::add(Engine::Log log)
{
    std::shared_ptr<Engine::Log> token(new Engine::Log(std::move(log)), [weak = weak_from_this()](Engine::Log *listener) {
        if (const auto hub = weak.lock())
            --hub->m_count;
        delete listener;
    });
    const std::lock_guard lock(m_mutex);
    m_logs.removeIf([](const auto &weak) { return weak.expired(); });
    m_logs.append(token);
    ++m_count;
    return token;
}

void LogHub::publish(const LogEntry &entry)
{
    QList<std::shared_ptr<Engine::Log>> logs;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &weak : std::as_const(m_logs)) {
            if (auto log = weak.lock())
                logs.append(log);
        }
    }
    for (const auto &log : std::as_const(logs))
        (*log)(entry);
}

} // namespace jw
