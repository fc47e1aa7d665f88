// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/cyclebreaker.h"

namespace jw {

namespace {

/// The number of the cycle (strongly connected component) that each node is part of. Takes the nodes as a depth-first
/// search finished them, and walks the reversed edges from the last.
QList<int> cycles(const QList<QList<int>> &dependencies, const QList<int> &finished)
{
    QList<QList<int>> dependents(dependencies.size());
    for (int node = 0; node < dependencies.size(); ++node) {
        for (const int dependency : dependencies[node])
            dependents[dependency].append(node);
    }
    QList<int> cycle(dependencies.size(), -1);
    for (auto root = finished.crbegin(); root != finished.crend(); ++root) {
        QList<int> open {*root};
        while (!open.isEmpty()) {
            const int node = open.takeLast();
            if (cycle[node] >= 0)
                continue;
            cycle[node] = *root;
            open += dependents[node];
        }
    }
    return cycle;
}

} // namespace

TopologicalOrder breakCycles(const QList<QList<int>> &dependencies, const QSet<std::pair<int, int>> &required)
{
    const TopologicalOrder first = topologicalSort(dependencies);
    if (first.cut.isEmpty())
        return first;
    const QList<int> cycle = cycles(dependencies, first.order);
    QList<QList<int>> kept(dependencies.size());
    QList<std::pair<int, int>> dropped;
    for (int node = 0; node < dependencies.size(); ++node) {
        for (const int dependency : dependencies[node]) {
            if (cycle[node] == cycle[dependency] && !required.contains({node, dependency}))
                dropped.append({node, dependency});
            else
                kept[node].append(dependency);
        }
    }
    TopologicalOrder result = topologicalSort(kept);
    QList<int> place(dependencies.size());
    for (int i = 0; i < result.order.size(); ++i)
        place[result.order[i]] = i;
    for (const auto &edge : std::as_const(dropped)) {
        if (place[edge.second] > place[edge.first])
            result.cut.append(edge);
    }
    return result;
}

} // namespace jw
