// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/identitymap.h"

namespace jw {

quint32 IdentityMap::hashOf(const KeyValues &key)
{
    if (key.size() == 1 && key[0].kind() == Value::Kind::Int64)
        return hashOf(key[0].toInt64());
    size_t hash = 0;
    for (const Value &value : key)
        hash = qHash(value, hash);
    return quint32(hash ^ (hash >> 32));
}

KeyValues IdentityMap::keyOf(const Row *row) const
{
    KeyValues key;
    for (const int cell : m_keyCells)
        key.append(keyCell(row, cell));
    return key;
}

KeyValues IdentityMap::formOf(const KeyValues &key) const
{
    KeyValues form = key;
    for (qsizetype i = 0; i < std::min<qsizetype>(key.size(), m_forms.size()); ++i)
        form[i] = m_forms[i].of(key[i]);
    return form;
}

bool IdentityMap::matches(const Row *row, const KeyValues &key) const
{
    for (qsizetype i = 0; i < key.size(); ++i) {
        const Value &own = keyCell(row, m_keyCells[i]);
        if (!(own == key[i]) && (m_forms.isEmpty() || !(m_forms[i].of(own) == key[i])))
            return false;
    }
    return key.size() == m_keyCells.size();
}

Row *IdentityMap::find(const KeyValues &key) const
{
    if (m_slots.empty())
        return nullptr;
    if (key.size() == 1 && m_keyCells.size() == 1 && key[0].kind() == Value::Kind::Int64)
        return find(key[0].toInt64());
    if (m_forms.isEmpty())
        return findForm(key);
    const KeyValues form = formOf(key);
    Row *found = findForm(form);
    if (found || m_spellings.isEmpty())
        return found;
    const auto known = m_spellings.constFind(QList<Value>(form.begin(), form.end()));
    return known == m_spellings.cend() ? nullptr : findForm(*known);
}

void IdentityMap::learn(const KeyValues &spelling, const KeyValues &key)
{
    if (m_forms.isEmpty())
        return;
    const KeyValues form = formOf(spelling);
    const KeyValues other = formOf(key);
    if (form != other)
        m_spellings.insert(QList<Value>(form.begin(), form.end()), other);
}

Row *IdentityMap::findForm(const KeyValues &key) const
{
    const quint32 hash = hashOf(key);
    const quint64 tag = tagOf(hash);
    const size_t mask = m_slots.size() - 1;
    for (size_t at = hash & mask; m_slots[at]; at = (at + 1) & mask) {
        if ((m_slots[at] & ~PointerBits) == tag && matches(rowIn(m_slots[at]), key))
            return rowIn(m_slots[at]);
    }
    return nullptr;
}

Row *IdentityMap::rivalOf(const Row *row) const
{
    const Value *single = m_keyCells.size() == 1 ? &keyCell(row, m_keyCells.constFirst()) : nullptr;
    Row *found = single && single->kind() == Value::Kind::Int64 ? find(single->toInt64()) : find(keyOf(row));
    return found == row ? nullptr : found;
}

void IdentityMap::place(Row *row)
{
    const size_t mask = m_slots.size() - 1;
    size_t at = row->hash & mask;
    while (m_slots[at])
        at = (at + 1) & mask;
    m_slots[at] = slotOf(row);
}

namespace {

/// Twice as much; a quarter of a large page is followed by a whole one.
size_t roomAfter(size_t capacity)
{
    constexpr size_t Large = LargePages::Size / sizeof(quint64);
    return capacity == Large / 4 ? Large : capacity * 2;
}

} // namespace

void IdentityMap::reserve(qsizetype more)
{
    size_t capacity = std::max<size_t>(m_slots.size(), 64);
    while (size_t(m_size + more) * 4 > capacity * 3)
        capacity = roomAfter(capacity);
    if (capacity > m_slots.size())
        grow(capacity);
}

void IdentityMap::grow(size_t capacity)
{
    Slots old(capacity);
    old.swap(m_slots);
    for (const quint64 slot : old) {
        if (slot)
            place(rowIn(slot));
    }
}

void IdentityMap::insert(Row *row)
{
    const Value *single = m_keyCells.size() == 1 ? &keyCell(row, m_keyCells.constFirst()) : nullptr;
    if (single && single->kind() == Value::Kind::Int64)
        return insert(row, single->toInt64());
    row->hash = hashOf(m_forms.isEmpty() ? keyOf(row) : formOf(keyOf(row)));
    add(row);
}

void IdentityMap::add(Row *row)
{
    if (size_t(m_size + 1) * 4 > m_slots.size() * 3)
        grow(m_slots.empty() ? 64 : roomAfter(m_slots.size()));
    place(row);
    ++m_size;
}

void IdentityMap::erase(Row *row)
{
    if (m_slots.empty())
        return;
    const size_t mask = m_slots.size() - 1;
    const quint64 slot = slotOf(row);
    size_t at = row->hash & mask;
    while (m_slots[at] && m_slots[at] != slot)
        at = (at + 1) & mask;
    if (!m_slots[at])
        return;
    --m_size;
    for (size_t next = (at + 1) & mask; m_slots[next]; next = (next + 1) & mask) {
        const size_t home = rowIn(m_slots[next])->hash & mask;
        if (((next - home) & mask) >= ((next - at) & mask)) {
            m_slots[at] = m_slots[next];
            at = next;
        }
    }
    m_slots[at] = 0;
}

} // namespace jw
