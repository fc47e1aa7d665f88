// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Versions that count what a flush changes in other tables: an object of several rows has its version in the row of a class
// that its own extends.
#include "joinwright/orm/flushplanner.h"

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

void FlushPlanner::findCounting(ByTable *changed)
{
    if (std::none_of(m_tables.begin(), m_tables.end(), [](const Mapper *mapper) { return mapper->counter(); }))
        return;
    for (const auto set : {Set::Added, Set::Changed, Set::Deleted}) {
        m_work.forEach(set, [&](Row *row) {
            if (row->mapper().counter() && !(row->flags & Row::Sent))
                findCounting(row, row->mapper().name(), changed);
        });
    }
}

void FlushPlanner::findCounting(Row *row, const QString &table, ByTable *changed)
{
    Row *counter = m_graph.counter(row);
    if (!counter)
        return findAbsentCounting(row, table);
    if (counter->state != RowState::Persistent || counter->flags & Row::Sent)
        return; // it is written whole, and its version with it
    QStringList &tables = m_counting[counter];
    if (tables.isEmpty() && !UnitOfWork::contains(Set::Changed, counter))
        (*changed)[&counter->mapper()].append(counter);
    if (!tables.contains(table))
        tables.append(table);
    if (counter->mapper().counter())
        findCounting(counter, table, changed);
}

/// It is not in memory, or it is new and goes by its key alone. Nothing is known of its version then: the row's own old
/// values have to do as a check, and the others' check needs that it counts.
void FlushPlanner::findAbsentCounting(Row *row, const QString &table)
{
    const Mapper &counter = *row->mapper().counter();
    const KeyValues key = row->store->identities().keyOf(row);
    QSet<QList<Value>> &known = countedKeys(counter);
    const QList<Value> values(key.begin(), key.end());
    if (known.contains(values) || std::any_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); }))
        return;
    known.insert(values);
    m_result.counting.append(Handle(row));
    m_result.runs->addCount({.kind = FlushOperation::Kind::Update,
        .mapper = &counter,
        .values = {{.cell = counter.versionCell(), .counts = true}},
        .key = key,
        .reason = countingReason({table})});
}

/// The keys of this table's rows whose versions are seen to: the new ones at first.
QSet<QList<Value>> &FlushPlanner::countedKeys(const Mapper &counter)
{
    if (const auto known = m_countedKeys.find(&counter); known != m_countedKeys.end())
        return *known;
    QSet<QList<Value>> &keys = m_countedKeys[&counter];
    for (Row *row : std::as_const(m_new)) {
        const KeyValues key = &row->mapper() == &counter ? row->store->identities().keyOf(row) : KeyValues();
        keys.insert(QList<Value>(key.begin(), key.end()));
    }
    return keys;
}

Sentence FlushPlanner::countingReason(const QStringList &tables)
{
    return Error::phrase("counts a change in %1", tables.join(", "_L1));
}

} // namespace jw
