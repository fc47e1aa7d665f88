// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/scan.h"
#include "joinwright/schema/columntype.h"

namespace jw {

/// How a database orders what its types leave open; asked of it, so that sorting here gives its own order.
struct OrderRules
{
    bool nullsFirst = true; ///< ascending
    bool textByBytes = false; ///< text without a collation of its own: by its bytes in UTF-8

    static OrderRules read(Connection &connection);
};

/// Turns the values of one column into whole numbers that order as the values do in the database.
///
/// Each ranker knows one shape of values only and says so when a value has another; then the next one is tried.
class Ranker
{
public:
    virtual ~Ranker() = default;

    virtual int bits() const = 0; ///< of a rank: 32 or 64
    /// Adds the ranks of a column's cells, one a row, to `ranks`. False: a value does not fit.
    virtual bool rank(const ScanBlock &block, int column, quint64 *ranks) = 0;
    /// After the last block: the final rank of each rank given so far; empty when they were final.
    virtual std::vector<quint32> finalRanks() { return {}; }

    /// The rankers that may fit a column of `type`, the fastest first. `collated`: it has a collation of its own.
    static std::vector<std::unique_ptr<Ranker>> candidates(const ColumnType &type, bool collated, const OrderRules &rules);
};

} // namespace jw
