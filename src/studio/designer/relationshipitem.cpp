// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/relationshipitem.h"

#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionGraphicsItem>

namespace jw::studio {

namespace {

constexpr qreal PlainWidth = 1.25;
constexpr qreal LitWidth = 2;
constexpr qreal LabelRoom = 24; // UML writes its multiplicities beside the line

QColor ground(const ThemeColors &colors, Hue hue)
{
    return hue == Hue::Slate ? colors.color(Token::Canvas) : colors.hue(hue).fill;
}

} // namespace

RelationshipItem::RelationshipItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
    setZValue(1);
}

void RelationshipItem::setRoute(const Route &route)
{
    if (m_route == route)
        return;
    prepareGeometryChange();
    m_route = route;
    m_path = linePath(route);
    m_bounds = route.bounds().adjusted(-LabelRoom, -LabelRoom, LabelRoom, LabelRoom);
    update();
}

void RelationshipItem::setLook(const Look &look)
{
    if (m_look == look)
        return;
    m_look = look;
    setZValue(look.lit ? 2 : 1); // a lit line is not cut by others
    update();
}

void RelationshipItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    if (m_route.points.size() < 2)
        return;
    const ThemeColors &colors = Theme::instance().colors();
    LineLook look;
    look.color = colors.color(m_look.lit ? Token::AccentLine : Token::Line);
    look.width = m_look.lit ? LitWidth : PlainWidth;
    look.behindOwner = ground(colors, m_look.ownerGround);
    look.behindTarget = ground(colors, m_look.targetGround);
    look.notation = m_look.notation;
    look.dashed = m_look.dashed;
    paintLine(*painter, m_route, m_path, m_look.ends, look, option->levelOfDetailFromTransform(painter->worldTransform()),
        option->exposedRect);
}

} // namespace jw::studio
