// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/ordersorter.h"

#include "joinwright/binding/radixsort.h"

#include <bit>

namespace jw {

namespace {

constexpr quint64 LowHalf = 0xffffffff;
constexpr quint64 SignBit = quint64(1) << 63;

quint64 downwards(quint64 rank, int bits)
{
    return bits == 32 ? LowHalf - rank : ~rank;
}

quint64 changedTo(quint64 rank, const std::vector<quint32> &finals, bool descending)
{
    const quint64 given = descending ? LowHalf - rank : rank;
    const quint64 last = given < finals.size() ? finals[given] : given; // NULL may be the greatest
    return descending ? LowHalf - last : last;
}

} // namespace

OrderSorter::OrderSorter(std::vector<Column> columns, Keys keys, int keyWidth, std::optional<qint64> least)
    : m_columns(std::move(columns))
    , m_keys(keys)
    , m_keyWidth(keyWidth)
    , m_isPacked(m_columns.size() == 1 && m_columns.front().ranker->bits() == 32 && (keys == Keys::Places || least))
    , m_base(least.value_or(0) - 1)
    , m_ranks(m_columns.size(), std::vector<quint64>(ScanBlock::Capacity))
    , m_places(keyWidth)
{
}

bool OrderSorter::canSort(const std::vector<Column> &columns)
{
    return columns.size() == 1
        || (columns.size() == 2 && columns.front().ranker->bits() == 32 && columns.back().ranker->bits() == 32);
}

void OrderSorter::reserve(qsizetype rows)
{
    if (m_isPacked)
        m_packed.reserve(rows);
    else
        m_wide.reserve(rows);
}

bool OrderSorter::tagOf(const ScanBlock &block, int row, quint64 &tag)
{
    if (m_keys == Keys::Places) {
        tag = m_count++;
        return tag <= LowHalf;
    }
    const ScanCell &key = block.cell(row, int(m_columns.size()));
    if (key.kind != ScanCell::Kind::Int64)
        return false;
    tag = m_isPacked ? quint64(key.integer) - quint64(m_base) : quint64(key.integer) ^ SignBit;
    return !m_isPacked || (key.integer > m_base && tag <= LowHalf);
}

quint64 OrderSorter::combined(const std::vector<std::vector<quint64>> &ranks, int row) const
{
    quint64 rank = 0;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const int bits = m_columns[i].ranker->bits();
        const quint64 own = ranks[i][size_t(row)];
        rank = (i == 0 ? 0 : rank << 32) | (m_columns[i].descending ? downwards(own, bits) : own);
    }
    return rank;
}

void OrderSorter::addKeys(const ScanBlock &block)
{
    QList<Value> key(m_keyWidth);
    for (int row = 0; row < block.rows(); ++row) {
        for (int i = 0; i < m_keyWidth; ++i)
            key[i] = block.value(row, int(m_columns.size()) + i);
        m_places.append(key);
    }
}

int OrderSorter::add(const ScanBlock &block)
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].ranker->rank(block, int(i), m_ranks[i].data()))
            return int(i);
    }
    for (int row = 0; row < block.rows(); ++row) {
        quint64 tag = 0;
        if (!tagOf(block, row, tag))
            return int(m_columns.size());
        const quint64 rank = combined(m_ranks, row);
        if (m_isPacked)
            m_packed.append(rank << 32 | tag);
        else
            m_wide.append({rank, tag});
    }
    if (m_keys == Keys::Places)
        addKeys(block);
    return Fits;
}

template<typename Change>
void OrderSorter::changeRanks(Change change)
{
    for (quint64 &entry : m_packed)
        entry = change(entry >> 32) << 32 | (entry & LowHalf);
    for (Wide &entry : m_wide)
        entry.rank = change(entry.rank);
}

void OrderSorter::finishRanks()
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const std::vector<quint32> finals = m_columns[i].ranker->finalRanks();
        if (finals.empty())
            continue;
        const bool descending = m_columns[i].descending;
        if (i + 1 < m_columns.size()) {
            changeRanks([&](quint64 rank) { return changedTo(rank >> 32, finals, descending) << 32 | (rank & LowHalf); });
            continue;
        }
        changeRanks([&](quint64 rank) { return (rank & ~LowHalf) | changedTo(rank & LowHalf, finals, descending); });
    }
}

/// The `count` least entries: few pass the greatest of those found so far, so this costs little more than one look at
/// each.
template<typename Entry>
std::vector<Entry> OrderSorter::least(const Buffer<Entry> &entries, qsizetype count) const
{
    std::vector<Entry> found;
    const auto kept = size_t(count);
    for (const Entry &entry : entries) {
        if (found.size() >= kept && !(entry < found[kept - 1]))
            continue;
        found.push_back(entry);
        if (found.size() == kept || found.size() >= 2 * kept) {
            std::sort(found.begin(), found.end());
            found.resize(kept);
        }
    }
    std::sort(found.begin(), found.end());
    found.resize(std::min(found.size(), kept));
    return found;
}

QList<Value> OrderSorter::keyOf(quint64 tag) const
{
    if (m_keys == Keys::Places)
        return m_places.at(qsizetype(tag));
    return {Value(m_isPacked ? m_base + qint64(tag) : qint64(tag ^ SignBit))};
}

QList<QList<Value>> OrderSorter::first(qsizetype count) const
{
    QList<QList<Value>> keys;
    if (m_isPacked) {
        for (const quint64 entry : least(m_packed, count))
            keys.append(keyOf(entry & LowHalf));
    } else {
        for (const Wide &entry : least(m_wide, count))
            keys.append(keyOf(entry.tag));
    }
    return keys;
}

RowOrder OrderSorter::take()
{
    if (m_isPacked) {
        quint64 differing = 0;
        for (const quint64 entry : m_packed)
            differing |= entry ^ m_packed[0];
        radixSort(m_packed.begin(), m_packed.end(), std::bit_width(differing),
            [](quint64 entry, int shift) { return size_t(entry >> shift & 0xff); });
        auto tags = std::move(m_packed).narrowed<quint32>([](quint64 entry) { return quint32(entry); });
        return m_keys == Keys::Places ? RowOrder(std::move(m_places), std::move(tags))
                                      : RowOrder(KeyList(m_base, std::move(tags)));
    }
    quint64 ranks = 0;
    quint64 tags = 0;
    for (const Wide &entry : m_wide) {
        ranks |= entry.rank ^ m_wide[0].rank;
        tags |= entry.tag ^ m_wide[0].tag;
    }
    const int tagBits = (std::bit_width(tags) + 7) / 8 * 8; // the rank stands above the bytes of the tag that differ
    radixSort(m_wide.begin(), m_wide.end(), tagBits + std::bit_width(ranks), [tagBits](const Wide &entry, int shift) {
        return size_t((shift < tagBits ? entry.tag >> shift : entry.rank >> (shift - tagBits)) & 0xff);
    });
    if (m_keys == Keys::Places)
        return RowOrder(std::move(m_places), std::move(m_wide).narrowed<quint32>([](const Wide &entry) { return quint32(entry.tag); }));
    return RowOrder(KeyList(std::move(m_wide).narrowed<qint64>([](const Wide &entry) { return qint64(entry.tag ^ SignBit); })));
}

} // namespace jw
