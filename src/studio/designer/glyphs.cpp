// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/glyphs.h"

#include <QtGui/QPainter>

namespace jw::studio::glyphs {

namespace {

// The icons' 20-pixel grid, drawn at 16 pixels; their left edge lies on x 2.5.
constexpr qreal Scale = 0.78;

void begin(QPainter &painter, const QPointF &left, const QColor &color)
{
    painter.save();
    painter.translate(left);
    painter.scale(Scale, Scale);
    painter.translate(-2.5, -10);
    painter.setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

} // namespace

void paintKey(QPainter &painter, const QPointF &left, const QColor &color)
{
    begin(painter, left, color);
    painter.drawEllipse(QPointF(6.5, 10), 3.25, 3.25);
    painter.drawPolyline(QPolygonF {{9.75, 10}, {17, 10}, {17, 12.5}});
    painter.drawLine(QPointF(13.75, 10), QPointF(13.75, 12.75));
    painter.restore();
}

void paintForeignKey(QPainter &painter, const QPointF &left, const QColor &color)
{
    begin(painter, left, color);
    painter.drawEllipse(QPointF(5.25, 10), 2.5, 2.5);
    painter.drawLine(QPointF(7.75, 10), QPointF(17, 10));
    painter.drawPolyline(QPolygonF {{13.5, 6.5}, {17, 10}, {13.5, 13.5}});
    painter.restore();
}

void paintAbsent(QPainter &painter, const QPointF &centre, const QColor &color)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    QPen pen(color, 1.25, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 1.6});
    painter.setPen(pen);
    painter.drawEllipse(centre, 5.0, 5.0);
    painter.setPen(QPen(color, 1.25, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(2, 0), centre + QPointF(2, 0));
    painter.drawLine(centre - QPointF(0, 2), centre + QPointF(0, 2));
    painter.restore();
}

} // namespace jw::studio::glyphs
