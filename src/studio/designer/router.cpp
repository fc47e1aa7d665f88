// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/router.h"

#include "studio/designer/lanes.h"
#include "studio/designer/pathfinder.h"

#include <QtCore/QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace jw::studio {

namespace {

std::vector<QRectF> obstacles(const Sheet &sheet)
{
    std::vector<QRectF> boxes;
    for (const SheetTable &table : sheet.tables)
        boxes.push_back(table.rect);
    for (const Note &note : sheet.notes)
        boxes.push_back(note.rect);
    return boxes;
}

std::vector<QRectF> turnedAll(std::vector<QRectF> boxes)
{
    for (QRectF &box : boxes)
        box = turned(box);
    return boxes;
}

qreal edgeX(const QRectF &rect, int side)
{
    return side < 0 ? rect.left() : rect.right();
}

/// Without points that stand for nothing: doubled ones and those on a straight stretch.
QPolygonF simplified(const QPolygonF &points)
{
    QPolygonF result;
    for (const QPointF &point : points) {
        if (!result.isEmpty() && (point - result.last()).manhattanLength() < 0.01)
            continue;
        if (result.size() >= 2) {
            const QPointF a = result.at(result.size() - 2);
            const QPointF b = result.last();
            const bool straight = (std::abs(a.x() - b.x()) < 0.01 && std::abs(b.x() - point.x()) < 0.01)
                || (std::abs(a.y() - b.y()) < 0.01 && std::abs(b.y() - point.y()) < 0.01);
            if (straight)
                result.removeLast();
        }
        result.append(point);
    }
    if (result.size() == 1)
        result.append(result.first());
    return result;
}

Route bentRoute(const Sheet &sheet, const SheetLink &link)
{
    const QRectF &owner = sheet.tables.at(link.owner).rect;
    const QRectF &target = sheet.tables.at(link.target).rect;
    const auto sideTowards = [](const QRectF &rect, const QPointF &point) { return point.x() < rect.center().x() ? -1 : 1; };
    const QPointF start(edgeX(owner, sideTowards(owner, link.bends.first())), link.ownerY);
    const QPointF end(edgeX(target, sideTowards(target, link.bends.last())), link.targetY);
    QPolygonF points {start, {qreal(link.bends.first().x()), start.y()}};
    for (const QPoint bend : link.bends) {
        if (points.last().x() != bend.x() && points.last().y() != bend.y())
            points.append({qreal(bend.x()), points.last().y()});
        points.append(bend);
    }
    points.append({points.last().x(), end.y()});
    points.append(end);
    return {simplified(points)};
}

/// A line from a table to itself whose ends lie at one height ends in the header instead.
qreal targetYOf(const Sheet &sheet, const SheetLink &link)
{
    if (link.owner != link.target || std::abs(link.ownerY - link.targetY) > 1)
        return link.targetY;
    const QRectF &rect = sheet.tables.at(link.target).rect;
    const qreal header = rect.top() + TableGeometry::HeaderHeight / 2;
    return std::abs(link.ownerY - header) > 1 ? header : rect.top() + TableGeometry::HeaderHeight - 4;
}

/// One routing of some links of a sheet: ways, then lanes of the vertical runs, then of the horizontal ones.
class Routing
{
public:
    Routing(const Sheet &sheet, const std::atomic_bool *cancelled)
        : m_sheet(sheet)
        , m_index(obstacles(sheet))
        , m_across(turnedAll(m_index.boxes()))
        , m_finder(m_index, m_across)
        , m_cancelled(cancelled)
    {
    }

    /// Lines that stay: others keep off their lanes.
    void keep(const SheetLink &link, const Route &route)
    {
        const int key = keyOf(link);
        for (int i = 1; i < route.points.size(); ++i) {
            const QPointF a = route.points.at(i - 1);
            const QPointF b = route.points.at(i);
            if (a.x() == b.x())
                m_verticalBook.add(a.x(), a.y(), b.y(), key);
            else
                m_horizontalBook.add(a.y(), a.x(), b.x(), key);
        }
    }

    void add(const SheetLink &link)
    {
        if (isCancelled())
            return;
        if (!link.bends.isEmpty()) {
            m_routes.insert(link.relationship, bentRoute(m_sheet, link));
            keep(link, m_routes[link.relationship]);
            return;
        }
        const qreal targetY = targetYOf(m_sheet, link);
        auto path = m_finder.find({link.owner, link.ownerY}, {link.target, targetY}, keyOf(link));
        if (path)
            m_ways.push_back({&link, std::move(*path), targetY, {}});
        else
            m_routes.insert(link.relationship, router::directRoute(m_sheet, link));
    }

    Routes finish()
    {
        for (Way &way : m_ways)
            way.at.assign(way.path.stretches.size(), 0);
        layLanes(true);
        for (const Way &way : m_ways)
            addStubs(way);
        layLanes(false);
        for (const Way &way : m_ways)
            m_routes.insert(way.link->relationship, routeOf(way));
        return std::move(m_routes);
    }

private:
    struct Way
    {
        const SheetLink *link;
        Path path;
        qreal targetY;
        std::vector<qreal> at; // of each stretch, once it has its lane
    };
    struct Part // a stretch of a way on its track, before parts of one key are joined to runs
    {
        int track;
        int key;
        qreal from;
        qreal to;
        Way *way;
        int stretch;
        Run::Turn turns[2];
    };

    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    int keyOf(const SheetLink &link)
    {
        return m_keys.try_emplace({link.target, link.targetY}, int(m_keys.size())).first->second;
    }

    const Track &trackOf(const PathStretch &stretch) const
    {
        return stretch.vertical ? m_finder.vertical()[size_t(stretch.track)] : m_finder.horizontal()[size_t(stretch.track)];
    }

    QPointF startOf(const Way &way) const
    {
        return {edgeX(m_sheet.tables.at(way.link->owner).rect, way.path.ownerSide), way.link->ownerY};
    }
    QPointF endOf(const Way &way) const
    {
        return {edgeX(m_sheet.tables.at(way.link->target).rect, way.path.targetSide), way.targetY};
    }

    /// Where the way runs before and after a stretch, across it: the neighbours' lanes if known, else their tracks. At
    /// both ends of the way it is the table's edge.
    std::pair<qreal, qreal> reach(const Way &way, int stretch, bool known) const
    {
        const auto &stretches = way.path.stretches;
        const auto along = [&](int i) {
            return known ? way.at[size_t(i)] : trackOf(stretches[size_t(i)]).at;
        };
        const bool first = stretch == 0;
        const bool last = stretch + 1 == int(stretches.size());
        return {first ? startOf(way).y() : along(stretch - 1), last ? endOf(way).y() : along(stretch + 1)};
    }

    /// On which side of `at` the way goes on after leaving the stretch.
    int sideOf(const Way &way, int stretch, int neighbour) const
    {
        const auto &stretches = way.path.stretches;
        const qreal at = trackOf(stretches[size_t(stretch)]).at;
        if (neighbour < 0)
            return startOf(way).x() < at ? -1 : 1;
        if (neighbour >= int(stretches.size()))
            return endOf(way).x() < at ? -1 : 1;
        const auto ends = reach(way, neighbour, false);
        return (neighbour < stretch ? ends.first : ends.second) < at ? -1 : 1;
    }

    std::vector<Part> partsOf(bool vertical)
    {
        std::vector<Part> parts;
        for (Way &way : m_ways) {
            for (int i = 0; i < int(way.path.stretches.size()); ++i) {
                if (way.path.stretches[size_t(i)].vertical != vertical)
                    continue;
                const auto [before, after] = reach(way, i, !vertical);
                parts.push_back({way.path.stretches[size_t(i)].track, keyOf(*way.link), std::min(before, after),
                    std::max(before, after), &way, i, {{before, sideOf(way, i, i - 1)}, {after, sideOf(way, i, i + 1)}}});
            }
        }
        std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) {
            return std::tie(a.track, a.key, a.from) < std::tie(b.track, b.key, b.from);
        });
        return parts;
    }

    void limit(Run &run, bool vertical) const
    {
        const BoxIndex &index = vertical ? m_across : m_index;
        const QRectF bounds = vertical ? turned(m_finder.bounds()) : m_finder.bounds();
        const qreal before = index.up(run.from, run.to, run.at, bounds.top() - 400);
        const qreal after = index.down(run.from, run.to, run.at, bounds.bottom() + 400);
        const qreal wanted = vertical ? 22 : 10;
        const qreal least = vertical ? 8 : 6;
        run.low = std::min(run.at, before + wanted);
        run.high = std::max(run.at, after - wanted);
        run.hardLow = std::min(run.at, before + least);
        run.hardHigh = std::max(run.at, after - least);
    }

    /// Joins parts of one key that touch on one track, gives the runs their lanes and tells the ways.
    void layLanes(bool vertical)
    {
        const std::vector<Part> parts = partsOf(vertical);
        std::vector<Run> runs;
        std::vector<std::pair<qreal, const Part *>> places;
        for (const Part &part : parts) {
            const bool joins = !runs.empty() && runs.back().track == part.track && runs.back().key == part.key
                && part.from <= runs.back().to;
            if (!joins) {
                Run run;
                run.track = part.track;
                run.key = part.key;
                run.at = (vertical ? m_finder.vertical() : m_finder.horizontal())[size_t(part.track)].at;
                run.from = part.from;
                run.to = part.to;
                runs.push_back(run);
            }
            runs.back().to = std::max(runs.back().to, part.to);
            runs.back().turns.insert(runs.back().turns.end(), std::begin(part.turns), std::end(part.turns));
        }
        for (Run &run : runs)
            limit(run, vertical);
        assignLanes(runs, vertical ? m_verticalBook : m_horizontalBook);
        tellWays(parts, runs);
    }

    static void tellWays(const std::vector<Part> &parts, std::vector<Run> &runs)
    {
        std::stable_sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) {
            return std::tie(a.track, a.key, a.from) < std::tie(b.track, b.key, b.from);
        });
        auto run = runs.begin();
        for (const Part &part : parts) {
            while (run->track != part.track || run->key != part.key || run->to < part.to)
                ++run;
            part.way->at[size_t(part.stretch)] = run->at;
        }
    }

    void addStubs(const Way &way)
    {
        const int key = keyOf(*way.link);
        if (way.path.stretches.empty()) {
            m_horizontalBook.add(startOf(way).y(), startOf(way).x(), endOf(way).x(), key);
            return;
        }
        m_horizontalBook.add(startOf(way).y(), startOf(way).x(), way.at.front(), key);
        m_horizontalBook.add(endOf(way).y(), way.at.back(), endOf(way).x(), key);
    }

    Route routeOf(const Way &way) const
    {
        QPolygonF points {startOf(way)};
        for (size_t i = 0; i < way.path.stretches.size(); ++i) {
            const qreal at = way.at[i];
            points.append(way.path.stretches[i].vertical ? QPointF(at, points.last().y()) : QPointF(points.last().x(), at));
        }
        if (!way.path.stretches.empty())
            points.append({points.last().x(), way.targetY});
        points.append(endOf(way));
        return {simplified(points)};
    }

    const Sheet &m_sheet;
    BoxIndex m_index;
    BoxIndex m_across;
    Pathfinder m_finder;
    const std::atomic_bool *m_cancelled;
    std::map<std::pair<int, qreal>, int> m_keys; // by target table and height
    std::vector<Way> m_ways;
    LaneBook m_verticalBook;
    LaneBook m_horizontalBook;
    Routes m_routes;
};

} // namespace

Routes router::route(const Sheet &sheet, const std::atomic_bool *cancelled)
{
    Routing routing(sheet, cancelled);
    for (const SheetLink &link : sheet.links)
        routing.add(link);
    return routing.finish();
}

Routes router::reroute(const Sheet &sheet, const Routes &previous, const QList<Id> &relationships,
    const std::atomic_bool *cancelled)
{
    const QSet<Id> wanted(relationships.begin(), relationships.end());
    Routing routing(sheet, cancelled);
    Routes kept;
    for (const SheetLink &link : sheet.links) {
        const auto route = previous.constFind(link.relationship);
        if (route == previous.cend() || wanted.contains(link.relationship))
            continue;
        routing.keep(link, *route);
        kept.insert(link.relationship, *route);
    }
    for (const SheetLink &link : sheet.links) {
        if (!kept.contains(link.relationship))
            routing.add(link);
    }
    kept.insert(routing.finish());
    return kept;
}

QList<Id> router::linksOf(const Sheet &sheet, const QList<Id> &tables)
{
    QSet<int> indexes;
    for (const Id table : tables)
        indexes.insert(sheet.tableIndex(table));
    QList<Id> result;
    for (const SheetLink &link : sheet.links) {
        if (indexes.contains(link.owner) || indexes.contains(link.target))
            result.append(link.relationship);
    }
    return result;
}

QList<Id> router::linksThrough(const Routes &routes, const QList<QRectF> &rects)
{
    QList<Id> result;
    for (auto it = routes.cbegin(); it != routes.cend(); ++it) {
        const QPolygonF &points = it->points;
        const auto crosses = [&points](const QRectF &rect) {
            for (int i = 1; i < points.size(); ++i) {
                const QRectF stretch = QRectF(points.at(i - 1), points.at(i)).normalized().adjusted(-1, -1, 1, 1);
                if (stretch.intersects(rect))
                    return true;
            }
            return false;
        };
        if (std::any_of(rects.begin(), rects.end(), crosses))
            result.append(it.key());
    }
    std::sort(result.begin(), result.end());
    return result;
}

Route router::directRoute(const Sheet &sheet, const SheetLink &link)
{
    if (!link.bends.isEmpty())
        return bentRoute(sheet, link);
    const QRectF &a = sheet.tables.at(link.owner).rect;
    const QRectF &b = sheet.tables.at(link.target).rect;
    const qreal endY = targetYOf(sheet, link);
    const auto through = [&](int side, qreal x, int otherSide) {
        return Route {simplified({{edgeX(a, side), link.ownerY}, {x, link.ownerY}, {x, endY}, {edgeX(b, otherSide), endY}})};
    };
    if (b.left() - a.right() >= 2 * Stub)
        return through(1, (a.right() + b.left()) / 2, -1);
    if (a.left() - b.right() >= 2 * Stub)
        return through(-1, (a.left() + b.right()) / 2, 1);
    const bool left = link.owner == link.target || a.center().x() > b.center().x();
    return left ? through(-1, std::min(a.left(), b.left()) - Stub, -1) : through(1, std::max(a.right(), b.right()) + Stub, 1);
}

Route router::directRoute(const QRectF &table, qreal portY, const QPointF &to)
{
    const int side = to.x() < table.center().x() ? -1 : 1;
    const qreal edge = edgeX(table, side);
    const qreal x = side * (to.x() - edge) >= 2 * Stub ? (edge + to.x()) / 2 : edge + side * Stub;
    return {simplified({{edge, portY}, {x, portY}, {x, to.y()}, to})};
}

} // namespace jw::studio
