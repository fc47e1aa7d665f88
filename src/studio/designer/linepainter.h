// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/cardinality.h"
#include "studio/designer/route.h"

#include <QtGui/QColor>
#include <QtGui/QPainterPath>

class QPainter;

namespace jw::studio {

/// How ends of lines are drawn.
enum class Notation : quint8 { CrowsFoot, Idef1x, Uml };

struct LineLook
{
    QColor color;
    qreal width = 1.25; ///< 2 when highlighted
    QColor behindOwner; ///< what the owner's end is drawn on; fills its circle
    QColor behindTarget;
    Notation notation = Notation::CrowsFoot;
    bool dashed = false;
};

/// The way with rounded corners (radius 6, less where the stretches are shorter).
QPainterPath linePath(const Route &route);

/// Paints a line with both its ends in scene coordinates; below 45 % without the ends, in one-pixel strokes.
void paintLine(QPainter &painter, const Route &route, const LineEnds &ends, const LineLook &look, qreal zoom);
/// The same with a path made before by linePath(). Nothing is painted when no stretch comes near `exposed` (null: all is
/// exposed): the rectangle around a long line covers much that the line does not touch.
void paintLine(QPainter &painter, const Route &route, const QPainterPath &path, const LineEnds &ends,
               const LineLook &look, qreal zoom, const QRectF &exposed = {});

/// The strokes of one crow's foot, `side` -1 or +1 being where the line goes from `at`; for pictures that are not painted.
struct EndStrokes
{
    QList<QLineF> lines;
    QPointF circle; ///< its middle
    qreal circleRadius = 0; ///< 0: none; filled with what is behind
    QPolygonF diamond; ///< IDEF1X: an optional parent; filled with what is behind
    bool dot = false; ///< the circle is filled with the line's colour
    QString label; ///< UML: "0..*"
    QPointF labelAt; ///< its baseline's start, or its end when side is -1
};
EndStrokes endStrokes(const QPointF &at, int side, Cardinality cardinality, Notation notation, bool isOwner);

/// The distance from `point` to the nearest stretch of the way, in scene units; for hit tests.
qreal distanceTo(const Route &route, const QPointF &point);

} // namespace jw::studio
