// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/rowcodec.h"
#include "joinwright/orm/session.h"

namespace jw {

/// Takes one table's rows of a running statement straight into a session: the key first, so that only rows which are
/// not in memory are decoded for good. Known rows are read again unless this transaction has read them already.
///
/// Nobody is told of anything before settle(): while the statement runs no other code does.
class RowTaker
{
public:
    /// For a result that lacks the first cell, the key of one whole number, because the key was asked for.
    static constexpr int BehindKey = -1;

    /// The cells begin at result column `column`. `mayBeAbsent`: an outer join may have found no row. `unloaded`: deferred
    /// cells that were not asked for, see RowBatch.
    RowTaker(Session::Parts &parts, const Mapper &mapper, quint16 unloaded, int column = 0, bool mayBeAbsent = false);

    /// Tells the statement what is going to be read of it.
    void announce(KeptStatement &rows) const
    {
        const int from = firstRead();
        rows.expect(m_column + from, m_codec.cells.data() + from, width() - from);
    }
    int width() const { return int(m_codec.cells.size()); }
    /// The row, with a reference that is the caller's; null where an outer join found none.
    Row *take(const KeptStatement &rows);
    /// The same for a row that is not in memory, whose key of one whole number is known.
    Row *takeNew(const KeptStatement &rows, qint64 key);
    /// What else there is of the objects has just been read.
    void readsTheRest() { m_isRest = true; }
    /// After the last row: rows that were known become what was read, where they are not edited.
    void settle();
    quint32 load() const { return m_load; } ///< what Row::load is of new rows

private:
    struct Again
    {
        Handle row;
        std::vector<Value> cells;
    };
    struct Bad
    {
        Handle row;
        QList<int> cells;
    };
    int firstRead() const { return m_column == BehindKey ? 1 : 0; }
    Row *takeKnown(Row *row, const KeptStatement &rows);
    Row *takeByCells(const KeptStatement &rows);
    void compare(Row *row);
    void settle(const Again &again);
    void tell(Row *row);
    bool isAsked(int cell) const { return !(m_codec.mapper->deferredBit(cell) & m_unloaded); }
    bool readScratch(const KeptStatement &rows);
    void noteBad(Row *row, const KeptStatement &rows);
    const Value &base(const Row *row, int cell) const;

    Session::Parts &m_parts;
    RowStore &m_store;
    const RowCodec &m_codec;
    const int m_column;
    const bool m_mayBeAbsent;
    const quint32 m_load;
    const quint16 m_unloaded;
    bool m_isRest = false;
    const bool m_tells; ///< somebody hears of rows that come into being
    std::vector<Value> m_scratch;
    std::vector<Again> m_again;
    std::vector<Bad> m_bad;
    std::vector<Handle> m_fresh;
};

} // namespace jw
