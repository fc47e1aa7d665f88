// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/events.h"

#include "joinwright/orm/mapper.h"

namespace jw {

std::shared_ptr<void> Events::listen(Event event, Id table, Handler handler)
{
    const std::lock_guard lock(m_state->mutex);
    const quint64 number = ++m_state->last;
    m_state->entries.append({number, event, table, std::move(handler)});
    ++m_state->counts[int(event)];
    const auto forget = [state = std::weak_ptr<State>(m_state), number, event](void *) {
        if (const auto left = state.lock()) {
            const std::lock_guard guard(left->mutex);
            left->entries.removeIf([number](const Entry &entry) { return entry.number == number; });
            --left->counts[int(event)];
        }
    };
    return std::shared_ptr<void>(this, forget);
}

void Events::send(Event event, const Record &record) const
{
    if (!has(event))
        return;
    QList<Entry> entries;
    {
        const std::lock_guard lock(m_state->mutex);
        entries = m_state->entries;
    }
    const Id table = record.mapper().id();
    for (const Entry &entry : std::as_const(entries)) {
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
