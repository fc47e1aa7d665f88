// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Where the rows of a live result stand: sorted, with a window of them shown.
#include "joinwright/orm/liveresult.h"

#include "joinwright/orm/sessionparts.h"

#include <limits>

namespace jw {

int LiveResult::size() const
{
    return shown(m_end);
}

int LiveResult::indexOf(const Record &record) const
{
    const EntryPtr entry = m_byRow.value(record.row());
    const int index = entry ? find(entry) : -1;
    return index >= m_offset && index < m_end ? shown(index) : -1;
}

qint64 LiveResult::windowEnd() const
{
    return m_limit ? m_offset + *m_limit : std::numeric_limits<int>::max();
}

bool LiveResult::isWithin(const Entry &entry) const
{
    return !m_horizon || (!m_horizon->isEmpty() && m_plan->compare(entry.place, *m_horizon) <= 0);
}

bool LiveResult::isBefore(const Entry &a, const Entry &b) const
{
    const int order = m_plan->compare(a.place, b.place);
    return order < 0 || (order == 0 && a.number < b.number);
}

int LiveResult::find(const EntryPtr &entry) const
{
    if (!m_plan)
        return int(m_known.indexOf(entry));
    const auto at = std::lower_bound(m_known.begin(), m_known.end(), entry,
        [this](const EntryPtr &a, const EntryPtr &b) { return isBefore(*a, *b); });
    return int(at - m_known.begin());
}

void LiveResult::link(const EntryPtr &entry)
{
    Row *own = entry->rows.first().row();
    m_byRow.insert(own, entry);
    for (qsizetype i = 1; i < entry->rows.size(); ++i) {
        if (entry->rows[i])
            m_dependents.insert(entry->rows[i].row(), own);
    }
}

void LiveResult::unlink(const EntryPtr &entry)
{
    Row *own = entry->rows.first().row();
    m_byRow.remove(own);
    for (qsizetype i = 1; i < entry->rows.size(); ++i)
        m_dependents.remove(entry->rows[i].row(), own);
}

LiveResult::EntryPtr LiveResult::entryOf(const Handle &row, const RowTuple &rows, const QList<Handle> &held)
{
    const EntryPtr known = m_byRow.value(row.row());
    return std::make_shared<Entry>(Entry {held, m_plan->placeOf(rows), known ? known->number : m_numbers++});
}

void LiveResult::touch(Row *row)
{
    m_touched.emplace_back(row);
    if (m_isWorking)
        return; // what is read meanwhile tells of changes too
    drain();
    try {
        complete();
    } catch (const Error &error) {
        emit failed(error);
    }
}

void LiveResult::drain()
{
    if (std::exchange(m_isWorking, true))
        return;
    while (!m_touched.empty()) {
        const Handle next = std::move(m_touched.front());
        m_touched.pop_front();
        try {
            reevaluate(next);
        } catch (const Error &error) {
            emit failed(error);
        }
    }
    m_isWorking = false;
}

void LiveResult::reevaluate(const Handle &row)
{
    const EntryPtr known = m_byRow.value(row.row());
    const bool isThere = row.state() == RowState::Pending || row.state() == RowState::Persistent;
    if (!m_plan || (!m_isFilled && !known)) {
        if (known && !isThere)
            removeAt(find(known));
        else if (known)
            emit changed(find(known));
        return;
    }
    RowTuple rows;
    QList<Handle> held;
    if (isThere && !resolve(row, &rows, &held)) {
        if (const int index = known ? indexOf(Record(row)) : -1; index >= 0)
            emit changed(index); // it stays where it is until the row beside it is here
        return;
    }
    if (!isThere || !m_plan->belongs(rows)) {
        if (known)
            removeAt(find(known));
        return;
    }
    const EntryPtr fresh = entryOf(row, rows, held);
    if (known)
        return place(known, fresh);
    link(fresh);
    put(fresh);
}

void LiveResult::put(const EntryPtr &entry)
{
    insertAt(find(entry), entry);
}

/// The row stands in `known` and is to stand in `fresh`.
void LiveResult::place(const EntryPtr &known, const EntryPtr &fresh)
{
    const int from = find(known);
    int to = find(fresh);
    to -= to > from; // its own place is given up
    const bool stays = to == from && (from >= m_end || isWithin(*fresh));
    const bool movesInside = from != to && from < m_end && to < m_end && from >= m_offset && to >= m_offset && isWithin(*fresh);
    if (!stays && !movesInside) {
        removeAt(from);
        link(fresh);
        put(fresh);
        return;
    }
    unlink(known);
    link(fresh);
    if (movesInside) {
        emit moveBegan(shown(from), shown(to));
        m_known.removeAt(from);
        m_known.insert(to, fresh);
        emit moved(shown(from), shown(to));
    } else {
        m_known[from] = fresh;
        extend();
    }
    if (to >= m_offset && to < m_end)
        emit changed(shown(to));
}

void LiveResult::insertAt(int index, const EntryPtr &entry)
{
    const bool comesIn = index < m_end || (index == m_end && m_end < windowEnd() && (!m_plan || isWithin(*entry)));
    if (!comesIn) {
        m_known.insert(index, entry);
        return;
    }
    if (m_end == windowEnd()) {
        // The last one makes room.
        const int last = shown(m_end - 1);
        if (m_end > m_offset)
            emit removalBegan(last, last);
        --m_end;
        if (m_end >= m_offset)
            emit removed(last, last);
    }
    const bool shows = m_end >= m_offset;
    if (shows)
        emit insertionBegan(shown(index), shown(index));
    m_known.insert(index, entry);
    ++m_end;
    if (shows)
        emit inserted(shown(index), shown(index));
}

void LiveResult::removeAt(int index)
{
    const EntryPtr entry = m_known.at(index);
    const bool shows = index < m_end && m_end > m_offset;
    if (shows)
        emit removalBegan(shown(index), shown(index));
    unlink(entry);
    m_known.removeAt(index);
    m_end -= index < m_end;
    if (shows)
        emit removed(shown(index), shown(index));
    extend();
}

void LiveResult::extend()
{
    while (m_end < m_known.size() && m_end < windowEnd() && (!m_plan || isWithin(*m_known[m_end]))) {
        const int next = shown(m_end);
        const bool shows = m_end >= m_offset;
        if (shows)
            emit insertionBegan(next, next);
        ++m_end;
        if (shows)
            emit inserted(next, next);
    }
}

} // namespace jw
