// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/linepainter.h"

#include "joinwright/schema/diagram.h"

#include <QtWidgets/QGraphicsItem>

namespace jw::studio {

/// One line on the canvas with its crow's feet. Takes no events: the view's tools do.
class RelationshipItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    /// What distinguishes one line from another of the same way.
    struct Look
    {
        LineEnds ends;
        Hue ownerGround = Hue::Slate; ///< the area that each end is drawn on; Slate: the bare canvas
        Hue targetGround = Hue::Slate;
        Notation notation = Notation::CrowsFoot;
        bool lit = false;
        bool dashed = false;

        friend bool operator==(const Look &, const Look &) = default;
    };

    RelationshipItem();

    void setRoute(const Route &route);
    const Route &route() const { return m_route; }
    void setLook(const Look &look);
    const Look &look() const { return m_look; }

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Route m_route;
    QPainterPath m_path;
    QRectF m_bounds;
    Look m_look;
};

} // namespace jw::studio
