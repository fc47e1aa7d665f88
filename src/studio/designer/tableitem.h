// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/sheet.h"
#include "studio/designer/tablepainter.h"

#include <QtWidgets/QGraphicsItem>

namespace jw::studio {

/// One table on the canvas; paints its own rows. Takes no events: the view's tools do.
class TableItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };

    explicit TableItem(const SheetTable &table);

    void setTable(const SheetTable &table);
    void setLook(const TableLook &look);
    const TableLook &look() const { return m_look; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    TableGeometry m_geometry;
    TableLook m_look;
};

} // namespace jw::studio
