// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"
#include "joinwright/orm/record.h"

#include <atomic>
#include <functional>
#include <memory>

namespace jw {

/// What happens to one row on its way to or from the database.
///
/// The events before may change the row, other rows, add and remove some: all of it is part of the same flush. A
/// handler that throws vetoes the flush: nothing is written and every object stays as it is. The events after are told
/// within the transaction, once the whole flush is written; what a handler edits then waits for the next flush (commit()
/// flushes until nothing waits), and an exception takes the flush back. An asynchronous commit tells them when it is
/// over.
enum class Event : quint8 {
    BeforeInsert,
    BeforeUpdate,
    BeforeDelete,
    AfterInsert,
    AfterUpdate,
    AfterDelete,
    Loaded, ///< an object has come into being from a row that was read; not told when it is read again
};

/// Handlers of events, by class. A session has its own; those of Events::everywhere() are called in every session.
/// Where a class extends another one by a table of its own, its events are those of the row in that table.
/// The row of a base whose version counts is updated with every change of the object, and tells so.
///
/// Subscribing is thread-safe; handlers run in the thread of the session concerned, in the order of subscription.
class Events
{
public:
    using Handler = std::function<void(const Record &)>;

    Events();

    /// Called for rows of this table; of every table when the Id is null. The token's end unsubscribes.
    [[nodiscard]] std::shared_ptr<void> listen(Event event, Id table, Handler handler);
    bool has(Event event) const { return m_counts[int(event)].load(std::memory_order_relaxed) > 0; }
    void send(Event event, const Record &record) const;

    static Events &everywhere();

private:
    struct State;
    std::shared_ptr<State> m_state;
    const std::atomic<int> *m_counts; ///< of handlers by event, in the state
};

/// Calls `handler` with each T that `event` happens to, in every session of the program, as long as the token lives.
template<typename T, typename F>
[[nodiscard]] std::shared_ptr<void> listen(Event event, F handler)
{
    return Events::everywhere().listen(event, Id::fromNumber(T::entity.table),
        [handler = std::move(handler)](const Record &record) {
            if (record.is<T>())
                handler(T(record.row()));
        });
}

} // namespace jw
