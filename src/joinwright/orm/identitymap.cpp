// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/identitymap.h"

namespace jw {

quint32 IdentityMap::hashOf(const KeyValues &key)
{
    // Neighbouring whole numbers stay together, eight to a cache line.
    if (key.size() == 1 && key[0].kind() == Value::Kind::Int64) {
        const quint64 number = quint64(key[0].toInt64());
        return quint32(((number >> 3) * 0x9E3779B97F4A7C15ull) >> 32) + quint32(number & 7);
    }
    size_t hash = 0;
    for (const Value &value : key)
        hash = qHash(value, hash);
    return quint32(hash ^ (hash >> 32));
}

KeyValues IdentityMap::keyOf(const Row *row) const
{
    KeyValues key;
    for (const int cell : m_keyCells) {
        const Changes::Entry *entry
            = row->changes && row->state != RowState::Pending ? row->changes->find(cell) : nullptr;
        key.append(entry ? entry->original : row->cells()[cell]);
    }
    return key;
}

bool IdentityMap::matches(const Row *row, const KeyValues &key) const
{
    if (!row->changes && key.size() == 1)
        return row->cells()[m_keyCells[0]] == key[0];
    const KeyValues own = keyOf(row);
    return std::equal(own.begin(), own.end(), key.begin(), key.end());
}

Row *IdentityMap::find(const KeyValues &key) const
{
    if (m_slots.empty())
        return nullptr;
    const quint32 hash = hashOf(key);
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask; m_slots[at]; at = (at + 1) & mask) {
        if (m_slots[at]->hash == hash && matches(m_slots[at], key))
            return m_slots[at];
    }
    return nullptr;
}

void IdentityMap::place(Row *row)
{
    const size_t mask = m_slots.size() - 1;
    size_t at = row->hash & mask;
    while (m_slots[at])
        at = (at + 1) & mask;
    m_slots[at] = row;
}

void IdentityMap::grow()
{
    std::vector<Row *> old(m_slots.empty() ? 64 : m_slots.size() * 2);
    old.swap(m_slots);
    for (Row *row : old) {
        if (row)
            place(row);
    }
}

void IdentityMap::insert(Row *row)
{
    if (size_t(m_size + 1) * 4 > m_slots.size() * 3)
        grow();
    row->hash = hashOf(keyOf(row));
    place(row);
    ++m_size;
}

void IdentityMap::erase(Row *row)
{
    if (m_slots.empty())
        return;
    const size_t mask = m_slots.size() - 1;
    size_t at = row->hash & mask;
    while (m_slots[at] && m_slots[at] != row)
        at = (at + 1) & mask;
    if (!m_slots[at])
        return;
    --m_size;
    for (size_t next = (at + 1) & mask; m_slots[next]; next = (next + 1) & mask) {
        const size_t home = m_slots[next]->hash & mask;
        if (((next - home) & mask) >= ((next - at) & mask)) {
            m_slots[at] = m_slots[next];
            at = next;
        }
    }
    m_slots[at] = nullptr;
}

} // namespace jw
