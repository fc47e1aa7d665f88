// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/ranker.h"
#include "joinwright/binding/roworder.h"

#include <optional>

namespace jw {

/// Sorts the rows of a scan by the ranks of one or two columns, and by their keys where the ranks are equal. Eight or
/// sixteen bytes a row, sorted in place.
class OrderSorter
{
public:
    /// One column of the order.
    struct Column
    {
        std::unique_ptr<Ranker> ranker;
        bool descending = false;
    };

    /// How the keys are told: by the number that they are, or by the place of the row in a scan that comes in key order.
    enum class Keys { Numbers, Places };

    /// A scan's columns are the sort columns, then `keyWidth` key columns. `least` is the least number key where all
    /// lie within 32 bits of it.
    OrderSorter(std::vector<Column> columns, Keys keys, int keyWidth, std::optional<qint64> least);

    /// Whether ranks of these columns fit together into one.
    static bool canSort(const std::vector<Column> &columns);
    void reserve(qsizetype rows);
    static constexpr int Fits = -1;
    /// Fits, or the number of the column whose ranker met a value it does not know, or the number of columns when it
    /// was a key; then the sorter is of no more use.
    int add(const ScanBlock &block);
    /// After the last block.
    void finishRanks();
    qsizetype size() const { return m_packed.size() + m_wide.size(); }
    /// The keys of the first rows in order, before all are sorted.
    QList<QList<Value>> first(qsizetype count) const;
    /// Sorts; the sorter is empty after it.
    RowOrder take();

private:
    struct Wide
    {
        quint64 rank;
        quint64 tag;
        friend auto operator<=>(const Wide &, const Wide &) = default;
    };

    template<typename Entry>
    std::vector<Entry> least(const Buffer<Entry> &entries, qsizetype count) const;
    bool tagOf(const ScanBlock &block, int row, quint64 &tag);
    void addKeys(const ScanBlock &block);
    quint64 combined(const std::vector<std::vector<quint64>> &ranks, int row) const;
    QList<Value> keyOf(quint64 tag) const;
    template<typename Change>
    void changeRanks(Change change);

    std::vector<Column> m_columns;
    const Keys m_keys;
    const int m_keyWidth;
    const bool m_isPacked; ///< rank and tag of 32 bits each
    const qint64 m_base; ///< of packed tags: one below the least key
    std::vector<std::vector<quint64>> m_ranks; ///< of one block
    Buffer<quint64> m_packed;
    Buffer<Wide> m_wide;
    KeyList m_places; ///< the keys in the scan's order
    quint64 m_count = 0;
};

} // namespace jw
