// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

#include <map>
#include <vector>

namespace jw::studio {

/// A straight run of one line, or of several lines to one key that share it. `at` is its place across the run, the rest
/// is along or about it. Vertical runs: `at` is x, the others y; horizontal ones the other way round.
struct Run
{
    struct Turn
    {
        qreal along = 0; ///< where the line turns off
        int side = 0; ///< -1 to smaller, +1 to larger `at`
    };

    int track = -1;
    int key = -1; ///< runs of one key may lie on each other
    qreal at = 0;
    qreal from = 0;
    qreal to = 0;
    qreal low = 0; ///< wanted limits of `at`, at a good distance from boxes
    qreal high = 0;
    qreal hardLow = 0; ///< limits never left
    qreal hardHigh = 0;
    std::vector<Turn> turns;
};

/// Where runs already lie; keeps those of different keys a lane apart.
class LaneBook
{
public:
    void add(qreal at, qreal from, qreal to, int key);
    bool isFree(qreal at, qreal from, qreal to, int key) const;
    /// Moves the run to the free place nearest to where it is, or onto a run of its key close by, and adds it.
    void place(Run &run);

private:
    struct Entry
    {
        qreal from;
        qreal to;
        int key;
    };
    const std::multimap<qreal, Entry>::value_type *partnerOf(const Run &run) const;

    std::multimap<qreal, Entry> m_entries;
};

/// Spreads runs of one track over lanes so that lines cross as little as possible, then places them in the book.
/// `runs` are sorted by track.
void assignLanes(std::vector<Run> &runs, LaneBook &book);

} // namespace jw::studio
