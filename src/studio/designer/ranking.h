// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/layered.h"

namespace jw::studio {

/// Ranks of a graph's nodes and, for each edge, whether it had to be turned round to break a cycle.
struct Ranking
{
    std::vector<int> ranks; ///< from 0
    std::vector<bool> reversed;
};

/// Ranks by longest path, tightened: nodes that more edges leave than enter move right towards them.
Ranking rankNodes(const LayeredGraph &graph);

/// Splits ranks taller than `height` into columns: a column for every node, from 0 without gaps.
std::vector<int> wrapRanks(const LayeredGraph &graph, const std::vector<int> &ranks, qreal height, qreal gap);

} // namespace jw::studio
