// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/bends.h"

#include "studio/designer/router.h"

namespace jw::studio {

QList<QPoint> pulledCorners(const Route &route, int segment, QPoint delta)
{
    const QPolygonF &points = route.points;
    const int last = int(points.size()) - 2;
    segment = std::clamp(segment, 0, last);
    const QPointF stubs[] {points.first() + QPointF(route.ownerSide() * router::Stub, 0),
        points.last() + QPointF(route.targetSide() * router::Stub, 0)};
    const bool level = qAbs(points[segment].y() - points[segment + 1].y()) < 0.5;
    const QPointF aside = level ? QPointF(0, delta.y()) : QPointF(delta.x(), 0);

    QPolygonF corners = segment == 0 ? QPolygonF {stubs[0]} : points.mid(1, segment - 1);
    corners.append((segment == 0 ? stubs[0] : points[segment]) + aside);
    corners.append((segment == last ? stubs[1] : points[segment + 1]) + aside);
    corners += segment == last ? QPolygonF {stubs[1]} : QPolygonF(points.mid(segment + 2, last - segment - 1));
    QList<QPoint> result;
    for (const QPointF &corner : std::as_const(corners))
        result.append(corner.toPoint());
    return result;
}

int middleSegment(const Route &route)
{
    return int(route.points.size() - 2) / 2;
}

} // namespace jw::studio
