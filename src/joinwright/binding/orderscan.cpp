// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/orderscan.h"

#include "joinwright/engine/scan.h"

#include <limits>

namespace jw {

namespace {

constexpr size_t MostColumns = 2; // OrderSorter's ranks have room for so many

} // namespace

OrderScan::OrderScan(
    const Connection &connection, const WindowQuery &query, ScanProgress &progress, const Cancellation &cancellation)
    : m_connection(connection)
    , m_query(query)
    , m_progress(progress)
    , m_cancellation(cancellation)
{
}

std::shared_ptr<const RowOrder> OrderScan::run()
{
    if (auto order = ofEvenKeys())
        return order;
    if (!m_query.isSortIndexed) {
        if (auto order = sortedHere())
            return order;
        m_cancellation.check();
        m_progress.setCount(0);
    }
    return sortedByDatabase();
}

/// The order by the number key itself, where its numbers have no gap.
std::shared_ptr<const RowOrder> OrderScan::ofEvenKeys()
{
    if (!m_query.hasNumberKey() || m_query.sort.first().sql != m_query.keyParts().first().sql)
        return nullptr;
    const std::optional<window::Census> census = window::readEvenKeys(m_connection, m_query);
    if (!census)
        return nullptr;
    const bool down = m_query.sort.first().descending;
    KeyList keys = KeyList::evenly(down ? census->greatest : census->least, down ? -1 : 1, census->rows);
    if (m_first) {
        FirstKeys first {{}, census->rows};
        for (qsizetype i = 0; i < std::min<qsizetype>(keys.size(), FirstRows); ++i)
            first.keys.append(keys.at(i));
        m_first(first);
    }
    return std::make_shared<const RowOrder>(std::move(keys));
}

/// Columns for the attempt, which goes on to the next ranker where one cannot be combined. False: none is left.
bool OrderScan::choose(Attempt &attempt, std::vector<OrderSorter::Column> &columns, const OrderRules &rules) const
{
    columns.clear();
    const bool isSingle = m_query.sort.size() == 1;
    for (qsizetype i = 0; i < m_query.sort.size(); ++i) {
        const WindowQuery::Part &part = m_query.sort.at(i);
        Candidates candidates = Ranker::candidates(part.type, part.collated, rules);
        size_t &wanted = attempt.rankers[size_t(i)];
        while (wanted < candidates.size() && !isSingle && candidates[wanted]->bits() != 32)
            ++wanted;
        if (wanted >= candidates.size())
            return false;
        columns.push_back({std::move(candidates[wanted]), part.descending});
    }
    return OrderSorter::canSort(columns);
}

std::shared_ptr<const RowOrder> OrderScan::sortedHere()
{
    if (size_t(m_query.sort.size()) > MostColumns)
        return nullptr;
    const OrderRules rules = OrderRules::read(m_connection);
    const auto keys = m_query.hasNumberKey() ? OrderSorter::Keys::Numbers : OrderSorter::Keys::Places;
    const std::optional<qint64> least = keys == OrderSorter::Keys::Numbers ? leastKey() : std::nullopt;
    Attempt attempt {std::vector<size_t>(size_t(m_query.sort.size())), true};
    std::vector<OrderSorter::Column> columns;
    while (choose(attempt, columns, rules)) {
        OrderSorter sorter(std::move(columns), keys, m_query.keyWidth(), attempt.isNarrow ? least : std::nullopt);
        sorter.reserve(m_expected);
        const int misfit = fill(sorter);
        if (misfit == OrderSorter::Fits) {
            sorter.finishRanks();
            if (m_first)
                m_first({sorter.first(FirstRows), sorter.size()});
            m_cancellation.check();
            return std::make_shared<const RowOrder>(sorter.take());
        }
        if (size_t(misfit) < attempt.rankers.size())
            ++attempt.rankers[size_t(misfit)];
        else if (std::exchange(attempt.isNarrow, false) == false)
            return nullptr; // the keys are no numbers
    }
    return nullptr;
}

int OrderScan::fill(OrderSorter &sorter)
{
    const bool byPlace = !m_query.hasNumberKey();
    Scan scan(m_connection, int(m_query.sort.size()) + m_query.keyWidth());
    if (byPlace)
        scan.keepOrder();
    int misfit = OrderSorter::Fits;
    scan.run(m_query.sortValues(byPlace), [&](const ScanBlock &block) {
        m_cancellation.check();
        misfit = sorter.add(block);
        m_progress.setCount(block.rowsSoFar());
        return misfit == OrderSorter::Fits;
    });
    return misfit;
}

/// The least number key, where all keys lie close enough to it.
std::optional<qint64> OrderScan::leastKey()
{
    const window::Bounds bounds = window::readBounds(m_connection, m_query);
    if (!bounds.least || *bounds.least == std::numeric_limits<qint64>::min())
        return std::nullopt;
    const quint64 range = quint64(*bounds.greatest) - quint64(*bounds.least);
    return range < std::numeric_limits<quint32>::max() - 1 ? bounds.least : std::nullopt;
}

std::shared_ptr<const RowOrder> OrderScan::sortedByDatabase()
{
    if (m_first) {
        WindowQuery keysOnly = m_query;
        keysOnly.columns.clear(); // half the work of sorting whole rows
        const WindowPage found = window::readPage(m_connection, keysOnly, {}, FirstRows);
        FirstKeys first;
        for (int row = 0; row < found.rows; ++row)
            first.keys.append(found.keyValues(row));
        if (found.rows < FirstRows)
            first.rows = found.rows;
        m_first(first);
    }
    KeyList keys(m_query.keyWidth());
    QList<Value> key(m_query.keyWidth());
    Scan scan(m_connection, m_query.keyWidth());
    scan.keepOrder();
    scan.run(m_query.order(), [&](const ScanBlock &block) {
        m_cancellation.check();
        for (int row = 0; row < block.rows(); ++row) {
            for (int i = 0; i < block.columns(); ++i)
                key[i] = block.value(row, i);
            keys.append(key);
        }
        m_progress.setCount(block.rowsSoFar());
        return true;
    });
    keys.compact();
    return std::make_shared<const RowOrder>(std::move(keys));
}

} // namespace jw
