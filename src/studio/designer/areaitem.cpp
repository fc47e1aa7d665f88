// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/areaitem.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaspainter.h"
#include "studio/designer/handles.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionGraphicsItem>

namespace jw::studio {

AreaItem::AreaItem(const Area &area)
    : m_area(area)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void AreaItem::setArea(const Area &area, int order)
{
    setZValue(-1 + order * 1e-4);
    if (m_area == area)
        return;
    prepareGeometryChange();
    m_area = area;
    update();
}

void AreaItem::setLook(bool selected, bool hovered)
{
    if (m_selected == selected && m_hovered == hovered)
        return;
    m_selected = selected;
    m_hovered = hovered;
    update();
}

QRectF AreaItem::boundingRect() const
{
    return QRectF(m_area.rect).adjusted(-HandleRoom, -HandleRoom, HandleRoom, HandleRoom);
}

void AreaItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const qreal zoom = option->levelOfDetailFromTransform(painter->worldTransform());
    const ThemeColors &colors = Theme::instance().colors();
    paintArea(*painter, m_area, colors, CanvasFonts::instance(), zoom, m_selected, m_hovered);
    if (m_selected)
        paintHandles(*painter, m_area.rect, colors, zoom);
}

} // namespace jw::studio
