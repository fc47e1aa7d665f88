// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/events.h"

#include "joinwright/orm/mapper.h"

#include <mutex>

namespace jw {

struct Events::State
{
    struct Entry
    {
        quint64 number;
        Event event;
        Id table;
        Handler handler;
    };

    std::mutex mutex;
    QList<Entry> entries;
    quint64 last = 0;
    std::atomic<int> counts[int(Event::Loaded) + 1] = {};
};

Events::Events()
    : m_state(std::make_shared<State>())
    , m_counts(m_state->counts)
{
}

std::shared_ptr<void> Events::listen(Event event, Id table, Handler handler)
{
    const std::lock_guard lock(m_state->mutex);
    const quint64 number = ++m_state->last;
    m_state->entries.append({number, event, table, std::move(handler)});
    ++m_state->counts[int(event)];
    const auto forget = [state = std::weak_ptr<State>(m_state), number, event](void *) {
        if (const auto left = state.lock()) {
            const std::lock_guard guard(left->mutex);
            left->entries.removeIf([number](const State::Entry &entry) { return entry.number == number; });
            --left->counts[int(event)];
        }
    };
    return std::shared_ptr<void>(this, forget);
}

void Events::send(Event event, const Record &record) const
{
    if (!has(event))
        return;
    QList<State::Entry> entries;
    {
        const std::lock_guard lock(m_state->mutex);
        entries = m_state->entries;
    }
    const Id table = record.mapper().id();
    for (const State::Entry &entry : std::as_const(entries)) {
        if (entry.event == event && (entry.table.isNull() || entry.table == table))
            entry.handler(record);
    }
}

Events &Events::everywhere()
{
    static Events events;
    return events;
}

} // namespace jw
