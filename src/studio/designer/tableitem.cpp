// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/tableitem.h"

#include "studio/designer/canvasfonts.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionGraphicsItem>

namespace jw::studio {

TableItem::TableItem(const SheetTable &table)
    : m_geometry(table.geometry)
{
    setZValue(3);
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
    setPos(table.rect.topLeft());
}

void TableItem::setTable(const SheetTable &table)
{
    setPos(table.rect.topLeft());
    if (m_geometry == table.geometry)
        return;
    prepareGeometryChange();
    m_geometry = table.geometry;
    update();
}

void TableItem::setLook(const TableLook &look)
{
    if (m_look == look)
        return;
    m_look = look;
    update();
}

QRectF TableItem::boundingRect() const
{
    return tablePaintRect(m_geometry);
}

void TableItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    paintTable(*painter, m_geometry, m_look, Theme::instance().colors(), CanvasFonts::instance(),
        option->levelOfDetailFromTransform(painter->worldTransform()), option->exposedRect);
}

} // namespace jw::studio
