// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/popupframe.h"

#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QScreen>

namespace jw::studio {

namespace {

constexpr qreal CornerRadius = 6;

} // namespace

PopupFrame::PopupFrame(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
{
}

void PopupFrame::placeAt(const QRect &anchor)
{
    adjustSize();
    QPoint corner(anchor.left(), anchor.bottom() + 2);
    if (const QScreen *screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        if (corner.y() + height() > room.bottom() && anchor.top() - height() > room.top())
            corner.setY(anchor.top() - height() - 1);
        corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - width())));
    }
    move(corner);
}

void PopupFrame::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    QPainterPath shape;
    shape.addRoundedRect(rect(), CornerRadius, CornerRadius);
    setMask(QRegion(shape.toFillPolygon().toPolygon()));
}

void PopupFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::instance().color(Token::Off));
    painter.setBrush(Theme::instance().color(Token::Tip));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), CornerRadius, CornerRadius);
}

} // namespace jw::studio
