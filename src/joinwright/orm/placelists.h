// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"

#include <deque>
#include <vector>

namespace jw {

/// What many operations bind, place by place, for a statement that takes a list at each of its places.
class PlaceLists
{
public:
    explicit PlaceLists(const Dialect &dialect)
        : m_dialect(dialect)
    {
    }

    /// As with a statement; throws Error(Value) when the value does not fit its column.
    void bind(int place, const Value &value, const CellCodec &codec);
    void bind(int place, const Value &value);
    void bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells)
    {
        for (const int cell : cells)
            bind(place++, row[cell], codecs[cell]);
    }
    /// Ends the row that was bound; false when the lists are long enough without it, and it is left out.
    bool addRow();
    /// The lists have to stay until the statement has run.
    void bindTo(KeptStatement &statement);

private:
    const Dialect &m_dialect;
    std::vector<QList<Value>> m_places;
    std::deque<Value> m_lists;
    int m_rows = 0;
    qsizetype m_size = 0; ///< about so many characters
};

/// The places of a statement that are those of several rows, one row after the other.
class RowsOfPlaces
{
public:
    RowsOfPlaces(KeptStatement &statement, int placesOfRow)
        : m_statement(statement)
        , m_places(placesOfRow)
    {
    }

    void bind(int place, const Value &value, const CellCodec &codec) { m_statement.bind(m_first + place, value, codec); }
    void bind(int place, const Value &value) { m_statement.bind(m_first + place, value); }
    void bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells) { m_statement.bindCells(m_first + place, row, codecs, cells); }
    bool addRow()
    {
        m_first += m_places;
        return true;
    }

private:
    KeptStatement &m_statement;
    const int m_places;
    int m_first = 0;
};

} // namespace jw
