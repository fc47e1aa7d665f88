// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/grouplayout.h"

#include "studio/designer/layered.h"
#include "studio/designer/packing.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace jw::studio {

namespace {

constexpr qreal PartGap = 64;
constexpr qreal LooseGap = 40; // between tables without lines
constexpr int AreasForRows = 5;

QSizeF extent(const Group &group, const GroupPart &part)
{
    QRectF bounds;
    for (size_t i = 0; i < part.items.size(); ++i)
        bounds |= QRectF(part.places[i], group.items[size_t(part.items[i])].size);
    return bounds.size();
}

/// For every item the first item of its connected part.
std::vector<int> partsOf(const Group &group)
{
    std::vector<int> root(group.items.size());
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&root](int item) {
        while (root[size_t(item)] != item)
            item = root[size_t(item)] = root[size_t(root[size_t(item)])];
        return item;
    };
    for (const GroupLink &link : group.links) {
        const auto [low, high] = std::minmax({find(link.left), find(link.right)});
        root[size_t(high)] = low;
    }
    for (size_t i = 0; i < root.size(); ++i)
        root[i] = find(int(i));
    return root;
}

/// Items in an order in which each stands near those it is linked to: breadth first from the one with the most links.
std::vector<int> byNearness(const Group &group, const std::vector<int> &items)
{
    std::vector<std::vector<int>> neighbours(group.items.size());
    for (const GroupLink &link : group.links) {
        neighbours[size_t(link.left)].push_back(link.right);
        neighbours[size_t(link.right)].push_back(link.left);
    }
    std::vector<int> starts = items;
    std::stable_sort(starts.begin(), starts.end(),
        [&](int a, int b) { return neighbours[size_t(a)].size() > neighbours[size_t(b)].size(); });
    std::vector<bool> seen(group.items.size(), false);
    std::vector<int> result;
    for (const int start : starts) {
        std::queue<int> open;
        if (!seen[size_t(start)])
            open.push(start);
        seen[size_t(start)] = true;
        for (; !open.empty(); open.pop()) {
            result.push_back(open.front());
            for (const int next : neighbours[size_t(open.front())]) {
                if (!seen[size_t(next)])
                    open.push(next);
                seen[size_t(next)] = true;
            }
        }
    }
    return result;
}

GroupPart inRows(const Group &group, const std::vector<int> &items, double aspect, qreal gap)
{
    GroupPart part;
    part.items = items;
    std::vector<QSizeF> sizes;
    for (const int item : part.items)
        sizes.push_back(group.items[size_t(item)].size);
    part.places = packRows(sizes, aspect, gap);
    part.size = extent(group, part);
    return part;
}

GroupPart inLayers(const Group &group, const std::vector<int> &items, double aspect, const std::atomic_bool *cancelled)
{
    GroupPart part;
    part.items = items;
    LayeredGraph graph;
    std::vector<int> local(group.items.size(), -1);
    for (size_t i = 0; i < items.size(); ++i) {
        local[size_t(items[i])] = int(i);
        graph.nodes.push_back(group.items[size_t(items[i])].size);
    }
    for (const GroupLink &link : group.links) {
        if (local[size_t(link.left)] >= 0)
            graph.edges.push_back({local[size_t(link.left)], local[size_t(link.right)], link.leftPort, link.rightPort});
    }
    part.places = layOutLayered(graph, aspect, cancelled);
    if (!part.places.empty())
        part.size = extent(group, part);
    return part;
}

bool isRowOfAreas(const Group &group)
{
    return std::count_if(group.items.begin(), group.items.end(),
               [](const GroupItem &item) { return item.kind == GroupItem::Kind::Area; })
        >= AreasForRows;
}

/// With many areas, each is a part of its own and links between areas only decide their order; the rest is a group of its
/// own, so links to areas are left out of it.
std::vector<GroupPart> layOutAround(const Group &group, double aspect, const std::atomic_bool *cancelled)
{
    const auto isArea = [&group](int item) { return group.items[size_t(item)].kind == GroupItem::Kind::Area; };
    std::vector<int> all(group.items.size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<int> areas;
    for (const int item : byNearness(group, all)) {
        if (isArea(item))
            areas.push_back(item);
    }
    std::vector<GroupPart> parts {inRows(group, areas, aspect, PartGap)};
    Group rest = group;
    rest.links.erase(std::remove_if(rest.links.begin(), rest.links.end(),
                         [&](const GroupLink &link) { return isArea(link.left) || isArea(link.right); }),
        rest.links.end());
    const std::vector<int> roots = partsOf(rest);
    std::vector<std::vector<int>> members(group.items.size());
    for (size_t i = 0; i < roots.size(); ++i) {
        if (!isArea(int(i)))
            members[size_t(roots[i])].push_back(int(i));
    }
    std::vector<int> loose;
    for (const auto &part : members) {
        if (part.size() == 1)
            loose.push_back(part.front());
        else if (!part.empty())
            parts.push_back(inLayers(rest, part, aspect, cancelled));
    }
    if (!loose.empty())
        parts.push_back(inRows(group, loose, aspect, LooseGap));
    return parts;
}

} // namespace

std::vector<GroupPart> layOutParts(const Group &group, double aspect, const std::atomic_bool *cancelled)
{
    std::vector<GroupPart> parts;
    if (isRowOfAreas(group)) {
        parts = layOutAround(group, aspect, cancelled);
    } else {
        const std::vector<int> roots = partsOf(group);
        std::vector<std::vector<int>> members(group.items.size());
        for (size_t i = 0; i < roots.size(); ++i)
            members[size_t(roots[i])].push_back(int(i));
        std::vector<int> loose;
        for (const auto &part : members) {
            if (part.size() > 1)
                parts.push_back(inLayers(group, part, aspect, cancelled));
            else if (part.size() == 1)
                loose.push_back(part.front());
        }
        if (!loose.empty())
            parts.push_back(inRows(group, loose, aspect, LooseGap));
    }
    if (std::any_of(parts.begin(), parts.end(), [](const GroupPart &part) { return part.places.empty(); }))
        return {};
    std::stable_sort(parts.begin(), parts.end(),
        [](const GroupPart &a, const GroupPart &b) { return a.size.height() > b.size.height(); });
    return parts;
}

std::vector<QPointF> packParts(const Group &group, const std::vector<GroupPart> &parts, double aspect, QSizeF &page)
{
    std::vector<QSizeF> sizes;
    for (const GroupPart &part : parts)
        sizes.push_back(part.size);
    const std::vector<QPointF> corners = packRows(sizes, aspect, PartGap);
    std::vector<QPointF> places(group.items.size());
    QRectF bounds;
    for (size_t p = 0; p < parts.size(); ++p) {
        bounds |= QRectF(corners[p], parts[p].size);
        for (size_t i = 0; i < parts[p].items.size(); ++i)
            places[size_t(parts[p].items[i])] = corners[p] + parts[p].places[i];
    }
    page = bounds.size();
    return places;
}

} // namespace jw::studio
