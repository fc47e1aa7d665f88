// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/linepainter.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/tablepainter.h"

#include <QtGui/QPainter>

#include <cmath>

namespace jw::studio {

namespace {

constexpr qreal CornerRadius = 6;
constexpr qreal SignReach = 32; // how far signs and labels of an end stick out of the way

qreal length(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// The point on the way from `from` to `to` at this distance.
QPointF towards(const QPointF &from, const QPointF &to, qreal distance)
{
    const qreal whole = length(from, to);
    return whole <= 0 ? from : from + (to - from) * (distance / whole);
}

void addCrowsFoot(EndStrokes &strokes, const QPointF &at, int side, Cardinality cardinality)
{
    const auto bar = [&](qreal x) {
        strokes.lines.append({at + QPointF(side * x, -5), at + QPointF(side * x, 5)});
    };
    if (isMany(cardinality)) {
        strokes.lines.append({at + QPointF(side * 12, 0), at + QPointF(0, -6)});
        strokes.lines.append({at + QPointF(side * 12, 0), at + QPointF(0, 6)});
    } else {
        bar(8);
    }
    if (isOptional(cardinality)) {
        strokes.circle = at + QPointF(side * 16, 0);
        strokes.circleRadius = 4;
    } else {
        bar(isMany(cardinality) ? 16 : 12);
    }
}

/// IDEF1X: a dot at the child, with Z where it is one at most; a diamond at an optional parent.
void addIdef1x(EndStrokes &strokes, const QPointF &at, int side, Cardinality cardinality, bool isOwner)
{
    if (isOwner) {
        strokes.circle = at + QPointF(side * 4, 0);
        strokes.circleRadius = 4;
        strokes.dot = true;
        if (!isMany(cardinality)) {
            strokes.label = QStringLiteral("Z");
            strokes.labelAt = at + QPointF(side * 11, -5);
        }
    } else if (isOptional(cardinality)) {
        const auto corner = [&](qreal x, qreal y) { return at + QPointF(side * x, y); };
        strokes.diamond = {{corner(0, 0), corner(6, -5), corner(12, 0), corner(6, 5)}};
    }
}

void addUml(EndStrokes &strokes, const QPointF &at, int side, Cardinality cardinality)
{
    static const QString labels[] = {
        QStringLiteral("1"), QStringLiteral("0..1"), QStringLiteral("1..*"), QStringLiteral("0..*")};
    strokes.label = labels[size_t(cardinality)];
    strokes.labelAt = at + QPointF(side * 6, -5);
}

void paintEnd(QPainter &painter, const EndStrokes &strokes, int side, const LineLook &look, const QColor &behind)
{
    painter.setPen(QPen(look.color, look.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLines(strokes.lines);
    painter.setBrush(behind);
    if (!strokes.diamond.isEmpty())
        painter.drawPolygon(strokes.diamond);
    if (strokes.circleRadius > 0) {
        painter.setBrush(strokes.dot ? look.color : behind);
        painter.drawEllipse(strokes.circle, strokes.circleRadius, strokes.circleRadius);
    }
    painter.setBrush(Qt::NoBrush);
    if (!strokes.label.isEmpty()) {
        const CanvasFonts &fonts = CanvasFonts::instance();
        painter.setFont(fonts.type);
        const qreal shift = side < 0 ? fonts.typeMetrics.horizontalAdvance(strokes.label) : 0;
        painter.drawText(strokes.labelAt - QPointF(shift, 0), strokes.label);
    }
}

bool touches(const Route &route, const QRectF &rect)
{
    for (int i = 1; i < route.points.size(); ++i) {
        const QPointF &a = route.points.at(i - 1);
        const QPointF &b = route.points.at(i);
        if (std::min(a.x(), b.x()) <= rect.right() && std::max(a.x(), b.x()) >= rect.left()
            && std::min(a.y(), b.y()) <= rect.bottom() && std::max(a.y(), b.y()) >= rect.top())
            return true;
    }
    return false;
}

bool isDashed(const LineEnds &ends, const LineLook &look)
{
    return look.dashed || (look.notation == Notation::Idef1x && !ends.identifying);
}

void paintPlainLine(QPainter &painter, const Route &route, const LineLook &look)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen(look.color, look.width >= 2 ? 2 : 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawPolyline(route.points);
}

} // namespace

QPainterPath linePath(const Route &route)
{
    const QPolygonF &points = route.points;
    QPainterPath path(points.first());
    for (int i = 1; i + 1 < points.size(); ++i) {
        const QPointF corner = points.at(i);
        const qreal shortest = std::min(length(points.at(i - 1), corner), length(corner, points.at(i + 1)));
        const qreal radius = std::min(CornerRadius, shortest / 2);
        path.lineTo(towards(corner, points.at(i - 1), radius));
        path.quadTo(corner, towards(corner, points.at(i + 1), radius));
    }
    path.lineTo(points.last());
    return path;
}

EndStrokes endStrokes(const QPointF &at, int side, Cardinality cardinality, Notation notation, bool isOwner)
{
    EndStrokes strokes;
    switch (notation) {
    case Notation::CrowsFoot:
        addCrowsFoot(strokes, at, side, cardinality);
        break;
    case Notation::Idef1x:
        addIdef1x(strokes, at, side, cardinality, isOwner);
        break;
    case Notation::Uml:
        addUml(strokes, at, side, cardinality);
        break;
    }
    return strokes;
}

void paintLine(QPainter &painter, const Route &route, const LineEnds &ends, const LineLook &look, qreal zoom)
{
    if (zoomDetail(zoom) == ZoomDetail::Full)
        paintLine(painter, route, linePath(route), ends, look, zoom);
    else
        paintPlainLine(painter, route, look);
}

void paintLine(QPainter &painter, const Route &route, const QPainterPath &path, const LineEnds &ends,
    const LineLook &look, qreal zoom, const QRectF &exposed)
{
    if (!exposed.isNull() && !touches(route, exposed.adjusted(-SignReach, -SignReach, SignReach, SignReach)))
        return;
    if (zoomDetail(zoom) != ZoomDetail::Full)
        return paintPlainLine(painter, route, look);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(look.color, look.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (isDashed(ends, look))
        pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    const int ownerSide = route.ownerSide();
    const int targetSide = route.targetSide();
    paintEnd(painter, endStrokes(route.ownerEnd(), ownerSide, ends.owner, look.notation, true), ownerSide, look,
        look.behindOwner);
    paintEnd(painter, endStrokes(route.targetEnd(), targetSide, ends.target, look.notation, false), targetSide, look,
        look.behindTarget);
}

qreal distanceTo(const Route &route, const QPointF &point)
{
    qreal best = std::numeric_limits<qreal>::max();
    for (int i = 1; i < route.points.size(); ++i) {
        const QPointF a = route.points.at(i - 1);
        const QPointF b = route.points.at(i);
        const QPointF nearest(std::clamp(point.x(), std::min(a.x(), b.x()), std::max(a.x(), b.x())),
            std::clamp(point.y(), std::min(a.y(), b.y()), std::max(a.y(), b.y())));
        best = std::min(best, length(nearest, point)); // stretches are horizontal or vertical
    }
    return best;
}

} // namespace jw::studio
