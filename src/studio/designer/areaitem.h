// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"

#include <QtWidgets/QGraphicsItem>

namespace jw::studio {

/// One area of the canvas with its name. Takes no events: the view's tools do.
class AreaItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    explicit AreaItem(const Area &area);

    /// `order`: smaller areas lie above larger ones.
    void setArea(const Area &area, int order);
    void setLook(bool selected, bool hovered);

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Area m_area;
    bool m_selected = false;
    bool m_hovered = false;
};

} // namespace jw::studio
