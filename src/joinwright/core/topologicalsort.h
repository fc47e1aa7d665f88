// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>

#include <utility>

namespace jw {

/// The result of topologicalSort(): an order, and the edges that had to be cut because they close a cycle.
struct TopologicalOrder
{
    QList<int> order; ///< every node once; a node comes after all it depends on, cut edges aside
    QList<std::pair<int, int>> cut; ///< (node, dependency) pairs left unsatisfied; empty without cycles
};

/// Sorts nodes 0 … dependencies.size() - 1 so that each comes after its dependencies; stable: among equals the
/// smaller number comes first. A node that depends on itself is not a cut.
inline TopologicalOrder topologicalSort(const QList<QList<int>> &dependencies)
{
    enum Mark : char { Unseen, Open, Done };
    TopologicalOrder result;
    QList<char> marks(dependencies.size(), Unseen);
    QList<std::pair<int, int>> stack; // node and the index of its next dependency: no recursion, models may be deep
    for (int root = 0; root < dependencies.size(); ++root) {
        if (marks[root] != Unseen)
            continue;
        stack.append({root, 0});
        marks[root] = Open;
        while (!stack.isEmpty()) {
            const int node = stack.last().first;
            if (stack.last().second == dependencies[node].size()) {
                marks[node] = Done;
                result.order.append(node);
                stack.removeLast();
                continue;
            }
            const int next = dependencies[node][stack.last().second++];
            if (marks[next] == Unseen) {
                marks[next] = Open;
                stack.append({next, 0});
            } else if (marks[next] == Open && next != node) {
                result.cut.append({node, next});
            }
        }
    }
    return result;
}

} // namespace jw
