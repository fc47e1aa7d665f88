// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/blockpool.h"
#include "joinwright/dialect/textform.h"
#include "joinwright/orm/changes.h"
#include "joinwright/orm/keyvalues.h"

#include <QtCore/QHash>

#include <vector>

namespace jw {

/// One row a key: the rows of one table that the database knows, held weakly. Open addressing over row pointers with
/// the upper half of the hash above the pointer; erasing shifts back, so there are no tombstones.
///
/// Texts that the database takes for the same are one key here as well, as far as their form tells; of others it has to be
/// told by learn().
class IdentityMap
{
public:
    /// `forms`: of the key's cells; none when all of them are exact.
    explicit IdentityMap(const QList<int> &keyCells, const QList<TextForm> &forms = {})
        : m_keyCells(keyCells)
        , m_forms(forms)
    {
    }

    /// Null when there is none.
    Row *find(const KeyValues &key) const;
    /// The row that has this one's key; null when there is none, or it is the row itself.
    Row *rivalOf(const Row *row) const;
    /// The same for a key of one whole number, faster.
    Row *find(qint64 key) const;
    /// The row must not be in the map, its key not NULL.
    void insert(Row *row);
    /// The same for a key of one whole number, faster.
    void insert(Row *row, qint64 key);
    /// Makes room for so many more.
    void reserve(qsizetype more);
    void erase(Row *row);
    qsizetype size() const { return m_size; }
    /// The database takes `spelling` for `key`, which is a row's: from now on it finds that row, whenever it is here.
    void learn(const KeyValues &spelling, const KeyValues &key);

    /// The key as the database knows it: what was loaded, where a key cell was edited.
    KeyValues keyOf(const Row *row) const;
    template<typename F>
    void forEach(F visit) const
    {
        for (const quint64 slot : m_slots) {
            if (slot)
                visit(rowIn(slot));
        }
    }

private:
    static constexpr int TagShift = 48; // pointers end here
    static constexpr quint64 PointerBits = (quint64(1) << TagShift) - 1;

    static Row *rowIn(quint64 slot) { return reinterpret_cast<Row *>(slot & PointerBits); }
    static quint64 tagOf(quint32 hash) { return quint64(hash >> 16) << TagShift; }
    static quint64 slotOf(Row *row) { return reinterpret_cast<quint64>(row) | tagOf(row->hash); }
    static quint32 hashOf(qint64 key)
    {
        // Neighbouring whole numbers stay together, eight to a cache line.
        return quint32(((quint64(key) >> 3) * 0x9E3779B97F4A7C15ull) >> 35) << 3 | quint32(key & 7);
    }
    static quint32 hashOf(const KeyValues &key);
    KeyValues formOf(const KeyValues &key) const;
    Row *findForm(const KeyValues &form) const;
    const Value &keyCell(const Row *row, int cell) const;
    bool matches(const Row *row, const KeyValues &key) const;
    void add(Row *row);
    void place(Row *row);
    void grow(size_t capacity);

    QList<int> m_keyCells;
    QList<TextForm> m_forms;
    QHash<QList<Value>, KeyValues> m_spellings; ///< both by their forms
    using Slots = std::vector<quint64, LargeAllocator<quint64>>;
    Slots m_slots;
    qsizetype m_size = 0;
};

inline const Value &IdentityMap::keyCell(const Row *row, int cell) const
{
    if (row->changes && row->state != RowState::Pending) [[unlikely]] {
        if (const Changes::Entry *entry = row->changes->find(cell))
            return entry->original;
    }
    return row->cells()[cell];
}

inline void IdentityMap::insert(Row *row, qint64 key)
{
    row->hash = hashOf(key);
    add(row);
}

inline Row *IdentityMap::find(qint64 key) const
{
    if (m_slots.empty())
        return nullptr;
    const quint32 hash = hashOf(key);
    const quint64 tag = tagOf(hash);
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask; m_slots[at]; at = (at + 1) & mask) {
        if ((m_slots[at] & ~PointerBits) != tag)
            continue;
        const Value &own = keyCell(rowIn(m_slots[at]), m_keyCells.constFirst());
        if (own.kind() == Value::Kind::Int64 && own.toInt64() == key)
            return rowIn(m_slots[at]);
    }
    return nullptr;
}

} // namespace jw
