// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/row.h"

#include <QtCore/QtAlgorithms>

#include <algorithm>
#include <memory>
#include <vector>

namespace jw {

/// What was loaded of the cells that were edited; of a row that was never written: which cells
/// behind the first 32 were given a value. Lives outside the row, so that clean rows stay small. An
/// entry goes when its cell is back at what was loaded.
struct Changes
{
    struct Entry
    {
        Value original {};
        int cell = -1;
    };

    Changes() = default;
    Changes(const Changes &other)
        : m_first(other.m_first)
        , m_more(other.m_more ? std::make_unique<std::vector<Entry>>(*other.m_more) : nullptr)
    {
    }
    Changes &operator=(const Changes &) = delete;

    bool isEmpty() const { return m_first.cell < 0; }
    void append(Entry &&entry)
    {
        if (isEmpty()) {
            m_first = std::move(entry);
            return;
        }
        if (!m_more)
            m_more = std::make_unique<std::vector<Entry>>();
        m_more->push_back(std::move(entry));
    }
    template<typename F>
    void forEach(F visit) const
    {
        if (isEmpty())
            return;
        visit(m_first);
        for (size_t i = 0; m_more && i < m_more->size(); ++i)
            visit((*m_more)[i]);
    }
    const Entry *find(int cell) const
    {
        if (m_first.cell == cell)
            return &m_first;
        if (!m_more)
            return nullptr;
        const auto found = std::find_if(m_more->begin(), m_more->end(), [cell](const Entry &entry) { return entry.cell == cell; });
        return found != m_more->end() ? &*found : nullptr;
    }
    Entry *find(int cell) { return const_cast<Entry *>(std::as_const(*this).find(cell)); }
    void remove(int cell)
    {
        if (m_first.cell != cell) {
            if (m_more)
                std::erase_if(*m_more, [cell](const Entry &entry) { return entry.cell == cell; });
        } else if (m_more && !m_more->empty()) {
            m_first = std::move(m_more->front());
            m_more->erase(m_more->begin());
        } else {
            m_first = {};
        }
    }

private:
    Entry m_first {}; ///< most rows that are changed at all have no other
    std::unique_ptr<std::vector<Entry>> m_more;
};

/// A cell as the database has it.
inline const Value &storedCell(const Row *row, int cell)
{
    const Changes::Entry *entry = row->changes ? row->changes->find(cell) : nullptr;
    return entry ? entry->original : row->cells()[cell];
}

/// Whether a cell differs from what was loaded, or was given a value in a row that was never
/// written.
inline bool isTouched(const Row *row, int cell)
{
    return row->isGiven(cell) || (row->changes && row->changes->find(cell));
}

/// Calls `visit` with each cell that isTouched() and what was loaded of it: NULL in a row that was
/// never written.
template <typename F>
void visitTouched(const Row *row, F visit)
{
    for (quint32 left = row->isUnwritten() ? row->hash : 0; left; left &= left - 1)
        visit(int(qCountTrailingZeroBits(left)), Value());
    if (row->changes)
        row->changes->forEach([&visit](const Changes::Entry &entry) { visit(entry.cell, entry.original); });
}

/// The rows at the many end of one row's relationship, each counted once.
struct Members
{
    QList<Row *> rows{};
    qint32 before = 0; ///< members known when the last load began
    quint32 load = 0; ///< the load that asked for them
    bool loaded = false; ///< otherwise only what was added in memory

    ~Members()
    {
        for (Row *row : std::as_const(rows))
            deref(row);
    }
    /// From now on the list is complete: members known before stay, what the load brings is added.
    void beginLoad(quint32 number)
    {
        loaded = true;
        load = number;
        before = qint32(rows.size());
    }
    bool contains(const Row *row) const { return rows.contains(const_cast<Row *>(row)); }
    void append(Row *row)
    {
        ref(row);
        rows.append(row);
    }
    bool remove(Row *row)
    {
        if (!rows.removeOne(row))
            return false;
        deref(row);
        return true;
    }
};

} // namespace jw
