// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"

#include <QtWidgets/QGraphicsItem>

namespace jw::studio {

/// One note of the canvas and the dotted line to its table. Takes no events: the view's tools do.
class NoteItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 4 };

    explicit NoteItem(const Note &note);

    /// `linkTo`: the rectangle of the table it belongs to; null: none.
    void setNote(const Note &note, const QRectF &linkTo);
    void setLook(bool selected, bool hovered);

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Note m_note;
    QRectF m_linkTo;
    bool m_selected = false;
    bool m_hovered = false;
};

} // namespace jw::studio
