// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/handles.h"

#include "studio/theme/themecolors.h"

#include <QtGui/QPainter>

namespace jw::studio {

namespace {

constexpr qreal HandleSize = 7; // screen pixels
constexpr qreal FullDetail = 0.45;

} // namespace

void paintHandles(QPainter &painter, const QRectF &rect, const ThemeColors &colors, qreal zoom)
{
    if (zoom < FullDetail)
        return;
    const qreal half = HandleSize / 2 / zoom;
    painter.setPen(QPen(colors.color(Token::AccentLine), 1 / zoom));
    painter.setBrush(colors.color(Token::TableBody));
    for (qreal x : {rect.left(), rect.center().x(), rect.right()}) {
        for (qreal y : {rect.top(), rect.center().y(), rect.bottom()}) {
            if (QPointF(x, y) != rect.center())
                painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half));
        }
    }
}

QRect resized(const QRect &rect, Qt::Edges edges, QPoint delta, QSize minimum)
{
    int left = rect.x(), top = rect.y(), right = left + rect.width(), bottom = top + rect.height();
    if (edges & Qt::LeftEdge)
        left = std::min(onGrid({qreal(left + delta.x()), 0}).x(), right - minimum.width());
    if (edges & Qt::RightEdge)
        right = std::max(onGrid({qreal(right + delta.x()), 0}).x(), left + minimum.width());
    if (edges & Qt::TopEdge)
        top = std::min(onGrid({0, qreal(top + delta.y())}).y(), bottom - minimum.height());
    if (edges & Qt::BottomEdge)
        bottom = std::max(onGrid({0, qreal(bottom + delta.y())}).y(), top + minimum.height());
    return {left, top, right - left, bottom - top};
}

QPoint onGrid(const QPointF &point)
{
    return {qRound(point.x() / Grid) * Grid, qRound(point.y() / Grid) * Grid};
}

} // namespace jw::studio
