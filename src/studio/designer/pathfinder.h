// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/tracks.h"

#include <array>
#include <optional>
#include <vector>

namespace jw::studio {

/// One end of a line: the box it belongs to and the height at which it leaves.
struct PathEnd
{
    int box = -1;
    qreal y = 0;
};

/// One stretch of a way before it has its lane: along a vertical or a horizontal track.
struct PathStretch
{
    bool vertical = false;
    int track = -1; ///< into Pathfinder::vertical() or horizontal()
};

/// Sides and stretches of a way; without stretches it is one straight line.
struct Path
{
    int ownerSide = 1; ///< -1 left, +1 right
    int targetSide = -1;
    std::vector<PathStretch> stretches; ///< begins and ends with a vertical one
};

/// Searches ways along tracks around boxes, shortest first, each bend costing as much as some pixels of length. Every way
/// found is remembered: where a channel has more lines than lanes, the next ones rather go elsewhere.
class Pathfinder
{
public:
    /// `boxes` as in the sheet; both indexes are kept by reference.
    Pathfinder(const BoxIndex &index, const BoxIndex &across);

    /// Nothing when there is no way (boxes that lie on one another). Lines of one `key` share a lane.
    std::optional<Path> find(const PathEnd &owner, const PathEnd &target, int key);

    const std::vector<Track> &vertical() const { return m_vertical; }
    const std::vector<Track> &horizontal() const { return m_horizontal; }
    const QRectF &bounds() const { return m_bounds; }

private:
    static constexpr int Sides[] = {-1, 1};

    /// A crossing of a vertical and a horizontal track with its neighbours along both; -1: none.
    struct Node
    {
        int vertical;
        int horizontal;
        std::array<int, 4> next {-1, -1, -1, -1}; // up, down, left, right
    };
    /// A vertical track that a line can turn into, straight from its table.
    struct Access
    {
        int track;
        int side;
        qreal length; // from the table's edge
        qreal cost() const; // more than its length where the room is too narrow for a whole stub
    };
    struct Step // of the search: a node reached along a vertical (0) or a horizontal (1) track
    {
        qreal estimate;
        int state;
        bool operator<(const Step &other) const { return estimate > other.estimate; }
    };
    struct Reached
    {
        qreal cost = 0;
        int previous = -1; // state; -2 - access index at the start
        unsigned round = 0;
        bool done = false;
    };
    /// The lines on a piece of a vertical track between two crossings.
    struct Load
    {
        int lines = 0;
        int lastKey = -1;
    };
    struct Goal
    {
        qreal cost = 1e18;
        int last = -1; // state
        int start = -1; // access of the owner, when no crossing was needed
        int end = -1; // access of the target
    };

    void connect();
    std::vector<Access> accesses(const PathEnd &end) const;
    bool isStraight(const PathEnd &owner, const PathEnd &target, Path &path) const;
    int lanesOf(const Track &track) const;
    size_t pieceAt(int track, qreal y) const;
    int excess(int track, size_t piece) const;
    qreal congestion(int track, qreal from, qreal to) const;
    void remember(const Path &path, const PathEnd &owner, const PathEnd &target, int key);
    void load(int track, qreal low, qreal high, int key);
    void begin(const PathEnd &owner, const PathEnd &target);
    void expand(int state);
    void offer(int node, int direction, qreal cost, int previous);
    void offerGoal(int track, qreal y, qreal cost, int last, int start);
    qreal estimate(const Node &node) const;
    Path trace() const;

    const BoxIndex &m_index;
    const BoxIndex &m_across;
    QRectF m_bounds;
    std::vector<Track> m_vertical;
    std::vector<Track> m_horizontal;
    std::vector<Node> m_nodes;
    std::vector<std::vector<int>> m_onVertical; // nodes of each vertical track from top to bottom
    std::vector<int> m_rank; // of each node on its vertical track
    std::vector<int> m_lanes; // of each vertical track
    std::vector<std::vector<Load>> m_loads; // of each vertical track: before, between and after its nodes

    // of the search that runs
    unsigned m_round = 0;
    int m_key = -1;
    std::vector<Reached> m_reached; // by state: node * 2 + direction
    std::vector<Step> m_queue;
    std::vector<Access> m_starts;
    std::vector<Access> m_ends;
    std::vector<int> m_endOfTrack; // access of the target by vertical track, or -1
    QPointF m_targetEdges[2];
    Goal m_goal;
};

} // namespace jw::studio
