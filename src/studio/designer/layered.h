// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QSizeF>

#include <atomic>
#include <vector>

namespace jw::studio {

/// A graph to be laid out in layers from left to right. Edges lead from the table referred to (left) to the one that refers.
struct LayeredGraph
{
    struct Edge
    {
        int left = -1;
        int right = -1;
        qreal leftPort = 0; ///< from the node's upper edge
        qreal rightPort = 0;
    };

    std::vector<QSizeF> nodes;
    std::vector<Edge> edges; ///< between different nodes
};

/// The upper left corners of the nodes of a connected graph, beginning at (0, 0): ranks by longest path and tightened, tall
/// ranks wrapped into several columns for the wanted aspect, crossings reduced by sweeps over barycentres, heights chosen
/// so that lines run straight where they can, columns as far apart as their lines need. Nodes never overlap. Comes back
/// empty when cancelled.
std::vector<QPointF> layOutLayered(const LayeredGraph &graph, double aspect, const std::atomic_bool *cancelled);

} // namespace jw::studio
