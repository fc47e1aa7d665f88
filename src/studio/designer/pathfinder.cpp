// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/pathfinder.h"

#include "studio/designer/router.h"

#include <algorithm>
#include <cmath>

namespace jw::studio {

namespace {

constexpr qreal BendCost = 40;
constexpr qreal CrowdCost = 16; // for each line too many in a channel
constexpr qreal SharedRoom = 24; // tracks nearer than this are one channel
constexpr qreal LeastStub = 22;
constexpr qreal SignHalf = 6; // half the height of a crow's foot
constexpr size_t MostAccesses = 24; // of one end on one side

QRectF boundsAround(const BoxIndex &index)
{
    QRectF bounds;
    for (const QRectF &box : index.boxes())
        bounds |= box;
    return bounds.adjusted(-400, -400, 400, 400);
}

} // namespace

Pathfinder::Pathfinder(const BoxIndex &index, const BoxIndex &across)
    : m_index(index)
    , m_across(across)
    , m_bounds(boundsAround(index))
    , m_vertical(makeTracks(index, across, m_bounds, {router::Stub, LeastStub}))
    , m_horizontal(makeTracks(across, index, turned(m_bounds), {20, 10}))
{
    connect();
    m_reached.resize(m_nodes.size() * 2);
    m_endOfTrack.assign(m_vertical.size(), -1);
    m_rank.resize(m_nodes.size());
    for (size_t track = 0; track < m_vertical.size(); ++track) {
        for (size_t i = 0; i < m_onVertical[track].size(); ++i)
            m_rank[size_t(m_onVertical[track][i])] = int(i);
        m_loads.emplace_back(m_onVertical[track].size() + 1);
        m_lanes.push_back(lanesOf(m_vertical[track]));
    }
}

/// How many lines find room beside each other where the track is narrowest.
int Pathfinder::lanesOf(const Track &track) const
{
    const qreal left = m_across.up(track.from, track.to, track.at, m_bounds.left());
    const qreal right = m_across.down(track.from, track.to, track.at, m_bounds.right());
    return std::max(1, int((right - left - 2 * LeastStub) / router::Lane) + 1);
}

size_t Pathfinder::pieceAt(int track, qreal y) const
{
    const auto &column = m_onVertical[size_t(track)];
    return size_t(std::lower_bound(column.begin(), column.end(), y, [this](int node, qreal at) {
        return m_horizontal[size_t(m_nodes[size_t(node)].horizontal)].at < at;
    }) - column.begin());
}

int Pathfinder::excess(int track, size_t piece) const
{
    const Load &load = m_loads[size_t(track)][piece];
    return load.lastKey == m_key ? 0 : std::clamp(load.lines + 1 - m_lanes[size_t(track)], 0, 8);
}

/// What a stretch costs beside its length because lines run there already.
qreal Pathfinder::congestion(int track, qreal from, qreal to) const
{
    const auto [low, high] = std::minmax(from, to);
    int most = 0;
    for (size_t piece = pieceAt(track, low); piece <= pieceAt(track, high); ++piece)
        most = std::max(most, excess(track, piece));
    return most * (CrowdCost + 0.2 * (high - low));
}

void Pathfinder::remember(const Path &path, const PathEnd &owner, const PathEnd &target, int key)
{
    for (size_t i = 0; i < path.stretches.size(); i += 2) { // the vertical ones
        const auto heightOf = [&](size_t stretch) { return m_horizontal[size_t(path.stretches[stretch].track)].at; };
        const qreal from = i == 0 ? owner.y : heightOf(i - 1);
        const qreal to = i + 1 == path.stretches.size() ? target.y : heightOf(i + 1);
        const auto [low, high] = std::minmax(from, to);
        load(path.stretches[i].track, low, high, key);
    }
}

/// Tracks that lie close together share their room, so a line on one weighs on all of them.
void Pathfinder::load(int track, qreal low, qreal high, int key)
{
    const qreal at = m_vertical[size_t(track)].at;
    const auto byX = [](const Track &other, qreal x) { return other.at < x; };
    auto it = std::lower_bound(m_vertical.begin(), m_vertical.end(), at - SharedRoom, byX);
    for (; it != m_vertical.end() && it->at <= at + SharedRoom; ++it) {
        if (it->from > high || it->to < low)
            continue;
        const int other = int(it - m_vertical.begin());
        for (size_t piece = pieceAt(other, low); piece <= pieceAt(other, high); ++piece) {
            Load &load = m_loads[size_t(other)][piece];
            load.lines += load.lastKey != key;
            load.lastKey = key;
        }
    }
}

qreal Pathfinder::Access::cost() const
{
    return length + 4 * std::max(0.0, router::Stub - length);
}

void Pathfinder::connect()
{
    m_onVertical.resize(m_vertical.size());
    for (size_t h = 0; h < m_horizontal.size(); ++h) { // sorted by y
        const Track &row = m_horizontal[h];
        int previous = -1;
        auto it = std::lower_bound(m_vertical.begin(), m_vertical.end(), row.from,
            [](const Track &track, qreal x) { return track.at < x; });
        for (; it != m_vertical.end() && it->at <= row.to; ++it) {
            if (it->from > row.at || it->to < row.at)
                continue;
            const int node = int(m_nodes.size());
            auto &column = m_onVertical[size_t(it - m_vertical.begin())];
            m_nodes.push_back({int(it - m_vertical.begin()), int(h)});
            if (previous >= 0) {
                m_nodes.back().next[2] = previous;
                m_nodes[size_t(previous)].next[3] = node;
            }
            if (!column.empty()) {
                m_nodes.back().next[0] = column.back();
                m_nodes[size_t(column.back())].next[1] = node;
            }
            column.push_back(node);
            previous = node;
        }
    }
}

std::vector<Pathfinder::Access> Pathfinder::accesses(const PathEnd &end) const
{
    std::vector<Access> result;
    const QRectF &box = m_index.boxes()[size_t(end.box)];
    const auto atX = [](const Track &track, qreal x) { return track.at < x; };
    for (const int side : Sides) {
        const qreal edge = side < 0 ? box.left() : box.right();
        const qreal reach = side < 0 ? m_across.up(end.y - SignHalf, end.y + SignHalf, edge, m_bounds.left())
                                     : m_across.down(end.y - SignHalf, end.y + SignHalf, edge, m_bounds.right());
        const auto [low, high] = std::minmax(edge, reach);
        const auto first = std::lower_bound(m_vertical.begin(), m_vertical.end(), low + 1, atX);
        const auto last = std::lower_bound(m_vertical.begin(), m_vertical.end(), high - 1, atX);
        std::vector<Access> onSide;
        for (auto it = first; it < last; ++it) { // no room at all puts the last before the first
            if (it->from <= end.y && it->to >= end.y)
                onSide.push_back({int(it - m_vertical.begin()), side, std::abs(it->at - edge)});
        }
        std::stable_sort(onSide.begin(), onSide.end(), [](const Access &a, const Access &b) { return a.length < b.length; });
        // Tracks nearer than the stub only where there is nothing else.
        const auto far = std::find_if(onSide.begin(), onSide.end(), [](const Access &a) { return a.length >= LeastStub - 0.5; });
        if (far != onSide.end())
            onSide.erase(onSide.begin(), far);
        onSide.resize(std::min(onSide.size(), MostAccesses));
        result.insert(result.end(), onSide.begin(), onSide.end());
    }
    return result;
}

bool Pathfinder::isStraight(const PathEnd &owner, const PathEnd &target, Path &path) const
{
    if (owner.box == target.box || std::abs(owner.y - target.y) > 0.5)
        return false;
    const QRectF &a = m_index.boxes()[size_t(owner.box)];
    const QRectF &b = m_index.boxes()[size_t(target.box)];
    path.ownerSide = a.right() <= b.left() ? 1 : -1;
    path.targetSide = -path.ownerSide;
    const auto [low, high] = path.ownerSide > 0 ? std::pair(a.right(), b.left()) : std::pair(b.right(), a.left());
    return low < high && m_index.isFree(low, owner.y - SignHalf, high, owner.y + SignHalf);
}

std::optional<Path> Pathfinder::find(const PathEnd &owner, const PathEnd &target, int key)
{
    m_key = key;
    Path straight;
    if (isStraight(owner, target, straight))
        return straight;
    begin(owner, target);
    while (!m_queue.empty() && m_queue.front().estimate < m_goal.cost) {
        std::pop_heap(m_queue.begin(), m_queue.end());
        const int state = m_queue.back().state;
        m_queue.pop_back();
        if (!m_reached[size_t(state)].done)
            expand(state);
    }
    for (const Access &end : m_ends)
        m_endOfTrack[size_t(end.track)] = -1;
    if (m_goal.end < 0)
        return std::nullopt;
    const Path path = trace();
    remember(path, owner, target, key);
    return path;
}

void Pathfinder::begin(const PathEnd &owner, const PathEnd &target)
{
    ++m_round;
    m_queue.clear();
    m_goal = {};
    m_starts = accesses(owner);
    m_ends = accesses(target);
    const QRectF &box = m_index.boxes()[size_t(target.box)];
    m_targetEdges[0] = {box.left() - LeastStub, target.y};
    m_targetEdges[1] = {box.right() + LeastStub, target.y};
    for (size_t i = 0; i < m_ends.size(); ++i) {
        int &end = m_endOfTrack[size_t(m_ends[i].track)];
        if (end < 0 || m_ends[i].length < m_ends[size_t(end)].length)
            end = int(i);
    }
    for (size_t i = 0; i < m_starts.size(); ++i) {
        const Access &start = m_starts[i];
        offerGoal(start.track, owner.y, start.cost() + BendCost, -1, int(i));
        const auto &column = m_onVertical[size_t(start.track)];
        const auto below = std::lower_bound(column.begin(), column.end(), owner.y, [this](int node, qreal y) {
            return m_horizontal[size_t(m_nodes[size_t(node)].horizontal)].at < y;
        });
        const auto offerStart = [&](int node) {
            const qreal way = std::abs(m_horizontal[size_t(m_nodes[size_t(node)].horizontal)].at - owner.y);
            const qreal crowd = congestion(start.track, owner.y, owner.y);
            offer(node, 0, start.cost() + BendCost + way + crowd, -2 - int(i));
        };
        if (below != column.end())
            offerStart(*below);
        if (below != column.begin())
            offerStart(*(below - 1));
    }
}

qreal Pathfinder::estimate(const Node &node) const
{
    const qreal x = m_vertical[size_t(node.vertical)].at;
    const qreal y = m_horizontal[size_t(node.horizontal)].at;
    const qreal across = std::min(std::abs(x - m_targetEdges[0].x()), std::abs(x - m_targetEdges[1].x()));
    return across + LeastStub + std::abs(y - m_targetEdges[0].y()) + BendCost;
}

void Pathfinder::offer(int node, int direction, qreal cost, int previous)
{
    const int state = node * 2 + direction;
    Reached &reached = m_reached[size_t(state)];
    if (reached.round == m_round && reached.cost <= cost)
        return;
    reached = {cost, previous, m_round, false};
    m_queue.push_back({cost + estimate(m_nodes[size_t(node)]), state});
    std::push_heap(m_queue.begin(), m_queue.end());
}

void Pathfinder::offerGoal(int track, qreal y, qreal cost, int last, int start)
{
    const int end = m_endOfTrack[size_t(track)];
    if (end < 0)
        return;
    qreal whole = cost + std::abs(m_targetEdges[0].y() - y) + BendCost + m_ends[size_t(end)].cost();
    if (whole < m_goal.cost)
        whole += congestion(track, y, m_targetEdges[0].y());
    if (whole < m_goal.cost)
        m_goal = {whole, last, start, end};
}

void Pathfinder::expand(int state)
{
    Reached &reached = m_reached[size_t(state)];
    reached.done = true;
    const Node &node = m_nodes[size_t(state / 2)];
    const int direction = state % 2;
    const qreal cost = reached.cost;
    const qreal x = m_vertical[size_t(node.vertical)].at;
    const qreal y = m_horizontal[size_t(node.horizontal)].at;
    offerGoal(node.vertical, y, cost + (direction == 0 ? 0 : BendCost), state, -1);
    for (int side = 0; side < 4; ++side) {
        const int next = node.next[size_t(side)];
        if (next < 0)
            continue;
        const int along = side < 2 ? 0 : 1;
        const Node &other = m_nodes[size_t(next)];
        qreal way = along == 0 ? std::abs(m_horizontal[size_t(other.horizontal)].at - y)
                               : std::abs(m_vertical[size_t(other.vertical)].at - x);
        if (along == 0) {
            const int rank = std::max(m_rank[size_t(state / 2)], m_rank[size_t(next)]); // of the lower node: the piece above it
            way *= 1 + 0.2 * excess(node.vertical, size_t(rank));
        }
        offer(next, along, cost + way + (along == direction ? 0 : BendCost), state);
    }
}

Path Pathfinder::trace() const
{
    Path path;
    path.targetSide = m_ends[size_t(m_goal.end)].side;
    std::vector<PathStretch> backwards {{true, m_ends[size_t(m_goal.end)].track}};
    int state = m_goal.last;
    int start = m_goal.start;
    while (state >= 0) {
        const Node &node = m_nodes[size_t(state / 2)];
        const PathStretch stretch = state % 2 == 0 ? PathStretch {true, node.vertical} : PathStretch {false, node.horizontal};
        if (backwards.back().vertical != stretch.vertical || backwards.back().track != stretch.track)
            backwards.push_back(stretch);
        state = m_reached[size_t(state)].previous;
        if (state < -1)
            start = -2 - state;
    }
    path.ownerSide = m_starts[size_t(start)].side;
    path.stretches.assign(backwards.rbegin(), backwards.rend());
    return path;
}

} // namespace jw::studio
