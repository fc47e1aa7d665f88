// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/hit.h"

#include "studio/designer/canvaspainter.h"
#include "studio/designer/diagramscene.h"

namespace jw::studio {

namespace {

constexpr qreal LineReach = 6; // screen pixels
constexpr qreal HandleReach = 5;
constexpr qreal TitleHeight = 28;

Qt::Edges edgesAt(const QRectF &rect, const QPointF &point, qreal reach)
{
    if (!rect.adjusted(-reach, -reach, reach, reach).contains(point))
        return {};
    Qt::Edges edges;
    edges.setFlag(Qt::LeftEdge, qAbs(point.x() - rect.left()) <= reach);
    edges.setFlag(Qt::RightEdge, qAbs(point.x() - rect.right()) <= reach);
    edges.setFlag(Qt::TopEdge, qAbs(point.y() - rect.top()) <= reach);
    edges.setFlag(Qt::BottomEdge, qAbs(point.y() - rect.bottom()) <= reach);
    return edges;
}

Hit handleAt(const DiagramScene &scene, const QPointF &point, qreal zoom)
{
    for (Id id : scene.highlights().selected) {
        const bool resizable = scene.diagram().area(id) || scene.diagram().note(id);
        const Qt::Edges edges = resizable ? edgesAt(scene.rectOf(id), point, HandleReach / zoom) : Qt::Edges();
        if (edges)
            return {Hit::Kind::Handle, id, {}, edges};
    }
    return {};
}

Hit noteAt(const Sheet &sheet, const QPointF &point)
{
    for (auto note = sheet.notes.rbegin(); note != sheet.notes.rend(); ++note) {
        if (noteOutline(note->rect).contains(point))
            return {Hit::Kind::Note, note->id};
    }
    return {};
}

// The table painted last lies on top.
Hit tableAt(const Sheet &sheet, const QPointF &point)
{
    for (auto table = sheet.tables.rbegin(); table != sheet.tables.rend(); ++table) {
        if (!table->rect.contains(point))
            continue;
        const RowGeometry *row = table->geometry.rowAt(point - table->rect.topLeft());
        return {Hit::Kind::Table, table->id, row ? row->column : Id()};
    }
    return {};
}

int segmentAt(const Route &route, const QPointF &point)
{
    int best = -1;
    qreal bestDistance = 0;
    for (int i = 0; i + 1 < route.points.size(); ++i) {
        const qreal distance = distanceTo(Route {QPolygonF {route.points[i], route.points[i + 1]}}, point);
        if (best < 0 || distance < bestDistance) {
            best = i;
            bestDistance = distance;
        }
    }
    return best;
}

Hit lineAt(const DiagramScene &scene, const QPointF &point, qreal zoom)
{
    const qreal reach = LineReach / zoom;
    Hit hit;
    qreal nearest = reach;
    for (const SheetLink &link : scene.sheet().links) {
        const auto route = scene.routes().constFind(link.relationship);
        if (route == scene.routes().constEnd()
            || !route->points.boundingRect().adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        const qreal distance = distanceTo(*route, point);
        if (distance > nearest)
            continue;
        nearest = distance;
        hit = {Hit::Kind::Line, link.relationship, {}, {}, segmentAt(*route, point)};
    }
    return hit;
}

// The smallest area under the point: they are sorted with the larger ones first.
Hit areaAt(const Sheet &sheet, const QPointF &point, qreal zoom)
{
    for (auto area = sheet.areas.rbegin(); area != sheet.areas.rend(); ++area) {
        const QRectF rect = area->rect;
        if (!rect.contains(point))
            continue;
        const bool title = point.y() < rect.top() + TitleHeight || edgesAt(rect, point, HandleReach / zoom);
        return {title ? Hit::Kind::AreaTitle : Hit::Kind::AreaFill, area->id};
    }
    return {};
}

} // namespace

Hit hitAt(const DiagramScene &scene, const QPointF &point, qreal zoom)
{
    if (const Hit hit = handleAt(scene, point, zoom))
        return hit;
    if (const Hit hit = noteAt(scene.sheet(), point))
        return hit;
    if (const Hit hit = tableAt(scene.sheet(), point))
        return hit;
    if (const Hit hit = lineAt(scene, point, zoom))
        return hit;
    return areaAt(scene.sheet(), point, zoom);
}

} // namespace jw::studio
