// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/ordersorter.h"
#include "joinwright/binding/windowjobs.h"

namespace jw {

/// Finds the order of all rows of a sorted query; runs in a worker's thread and throws Error.
///
/// Reads the sort values once and sorts them here where it knows how the database orders them, which is several times
/// faster than the database's own sorter; leaves it to the database otherwise.
class OrderScan
{
public:
    /// The first rows of the order; `rows` in all, -1: not known yet.
    struct FirstKeys
    {
        QList<QList<Value>> keys;
        qint64 rows = -1;
    };
    static constexpr int FirstRows = 2 * window::PageRows;

    OrderScan(const Connection &connection, const WindowQuery &query, ScanProgress &progress, const Cancellation &cancellation);

    /// How many rows to expect, as far as is known: memory is set aside for them.
    void setExpected(qint64 rows) { m_expected = rows; }
    /// Called as soon as the first rows are known, which is long before the order is.
    void setFirst(std::function<void(FirstKeys)> first) { m_first = std::move(first); }

    std::shared_ptr<const RowOrder> run();

private:
    struct Attempt
    {
        std::vector<size_t> rankers; ///< a candidate a sort column
        bool isNarrow = true; ///< keys as 32-bit numbers
    };
    using Candidates = std::vector<std::unique_ptr<Ranker>>;

    std::shared_ptr<const RowOrder> ofEvenKeys();
    std::shared_ptr<const RowOrder> sortedHere();
    std::shared_ptr<const RowOrder> sortedByDatabase();
    bool choose(Attempt &attempt, std::vector<OrderSorter::Column> &columns, const OrderRules &rules) const;
    /// The column that does not fit; OrderSorter::Fits: all is read.
    int fill(OrderSorter &sorter);
    std::optional<qint64> leastKey();

    Connection m_connection;
    const WindowQuery &m_query;
    ScanProgress &m_progress;
    const Cancellation &m_cancellation;
    std::function<void(FirstKeys)> m_first;
    qint64 m_expected = 0;
};

} // namespace jw
