// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jw::studio {

namespace {

/// Edges by node, each as an index into the graph's list; `out` by the left node.
struct Adjacency
{
    std::vector<std::vector<int>> out;
    std::vector<std::vector<int>> in;

    explicit Adjacency(const LayeredGraph &graph)
        : out(graph.nodes.size())
        , in(graph.nodes.size())
    {
        for (size_t e = 0; e < graph.edges.size(); ++e) {
            out[size_t(graph.edges[e].left)].push_back(int(e));
            in[size_t(graph.edges[e].right)].push_back(int(e));
        }
    }
};

/// Marks the edges that close a cycle in a depth-first walk, and lists the nodes so that all others lead forward.
class Walk
{
public:
    Walk(const LayeredGraph &graph, const Adjacency &adjacency)
        : m_graph(graph)
        , m_adjacency(adjacency)
        , m_state(graph.nodes.size(), White)
        , reversed(graph.edges.size(), false)
    {
        for (const bool sourcesOnly : {true, false}) {
            for (size_t node = 0; node < graph.nodes.size(); ++node) {
                if (m_state[node] == White && (!sourcesOnly || adjacency.in[node].empty()))
                    from(int(node));
            }
        }
        std::reverse(order.begin(), order.end());
    }

private:
    enum State : char { White, Open, Closed };

    void from(int root)
    {
        std::vector<std::pair<int, size_t>> stack {{root, 0}};
        m_state[size_t(root)] = Open;
        while (!stack.empty()) {
            const int node = stack.back().first;
            const auto &edges = m_adjacency.out[size_t(node)];
            if (stack.back().second == edges.size()) {
                m_state[size_t(node)] = Closed;
                order.push_back(node);
                stack.pop_back();
                continue;
            }
            const int edge = edges[stack.back().second++];
            const int next = m_graph.edges[size_t(edge)].right;
            if (m_state[size_t(next)] == Open)
                reversed[size_t(edge)] = true;
            else if (m_state[size_t(next)] == White) {
                m_state[size_t(next)] = Open;
                stack.emplace_back(next, 0);
            }
        }
    }

    const LayeredGraph &m_graph;
    const Adjacency &m_adjacency;
    std::vector<State> m_state;

public:
    std::vector<bool> reversed;
    std::vector<int> order; ///< of nodes
};

/// The graph without cycles: edges as pairs of nodes that lead forward.
std::vector<std::pair<int, int>> forwardEdges(const LayeredGraph &graph, const std::vector<bool> &reversed)
{
    std::vector<std::pair<int, int>> result;
    for (size_t e = 0; e < graph.edges.size(); ++e) {
        const auto &edge = graph.edges[e];
        result.push_back(reversed[e] ? std::pair(edge.right, edge.left) : std::pair(edge.left, edge.right));
    }
    return result;
}

void tighten(std::vector<int> &ranks, const std::vector<int> &order, const std::vector<std::pair<int, int>> &edges)
{
    std::vector<std::vector<int>> next(ranks.size());
    std::vector<int> entering(ranks.size(), 0);
    for (const auto &[from, to] : edges) {
        next[size_t(from)].push_back(to);
        ++entering[size_t(to)];
    }
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const auto &targets = next[size_t(*it)];
        if (targets.empty() || int(targets.size()) <= entering[size_t(*it)])
            continue;
        int nearest = ranks[size_t(targets.front())];
        for (const int target : targets)
            nearest = std::min(nearest, ranks[size_t(target)]);
        ranks[size_t(*it)] = nearest - 1;
    }
}

} // namespace

Ranking rankNodes(const LayeredGraph &graph)
{
    const Adjacency adjacency(graph);
    const Walk walk(graph, adjacency);
    Ranking result {std::vector<int>(graph.nodes.size(), 0), walk.reversed};
    const auto edges = forwardEdges(graph, walk.reversed);
    std::vector<std::vector<int>> next(graph.nodes.size());
    for (const auto &[from, to] : edges)
        next[size_t(from)].push_back(to);
    for (const int node : walk.order) {
        for (const int target : next[size_t(node)])
            result.ranks[size_t(target)] = std::max(result.ranks[size_t(target)], result.ranks[size_t(node)] + 1);
    }
    tighten(result.ranks, walk.order, edges);
    const int lowest = *std::min_element(result.ranks.begin(), result.ranks.end());
    for (int &rank : result.ranks)
        rank -= lowest;
    return result;
}

std::vector<int> wrapRanks(const LayeredGraph &graph, const std::vector<int> &ranks, qreal height, qreal gap)
{
    // Within a rank, what refers to much stands left, near what it refers to; neighbours of one table stay together.
    std::vector<int> balance(ranks.size(), 0);
    std::vector<int> neighbour(ranks.size(), -1);
    for (const auto &edge : graph.edges) {
        --balance[size_t(edge.right)];
        ++balance[size_t(edge.left)];
        neighbour[size_t(edge.right)] = edge.left;
    }
    std::vector<int> order(ranks.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto key = [&](int node) {
            return std::tuple(ranks[size_t(node)], balance[size_t(node)] > 0, neighbour[size_t(node)]);
        };
        return key(a) < key(b);
    });
    std::vector<qreal> heights(ranks.empty() ? 0 : size_t(*std::max_element(ranks.begin(), ranks.end())) + 1, 0);
    for (const int node : order)
        heights[size_t(ranks[size_t(node)])] += graph.nodes[size_t(node)].height() + gap;
    std::vector<int> columns(ranks.size(), 0);
    int column = 0;
    qreal filled = 0;
    int previous = -1;
    for (const int node : order) {
        const int rank = ranks[size_t(node)];
        const qreal all = heights[size_t(rank)];
        const qreal share = all / std::max(1.0, std::ceil(all / height - 0.15)); // columns of one rank get equal parts
        const qreal own = graph.nodes[size_t(node)].height() + gap;
        if (previous >= 0 && (rank != previous || filled + own / 2 > share)) {
            ++column;
            filled = 0;
        }
        columns[size_t(node)] = column;
        filled += own;
        previous = rank;
    }
    return columns;
}

} // namespace jw::studio
