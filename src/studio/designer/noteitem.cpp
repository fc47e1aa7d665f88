// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/noteitem.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaspainter.h"
#include "studio/designer/handles.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionGraphicsItem>

namespace jw::studio {

NoteItem::NoteItem(const Note &note)
    : m_note(note)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(4);
}

void NoteItem::setNote(const Note &note, const QRectF &linkTo)
{
    if (m_note == note && m_linkTo == linkTo)
        return;
    prepareGeometryChange();
    m_note = note;
    m_linkTo = linkTo;
    update();
}

void NoteItem::setLook(bool selected, bool hovered)
{
    if (m_selected == selected && m_hovered == hovered)
        return;
    m_selected = selected;
    m_hovered = hovered;
    update();
}

QRectF NoteItem::boundingRect() const
{
    const QRectF own = QRectF(m_note.rect).adjusted(-HandleRoom, -HandleRoom, HandleRoom, HandleRoom);
    if (m_linkTo.isNull())
        return own;
    const QLineF link = noteLink(m_note.rect, m_linkTo);
    return own.united(QRectF(link.p1(), link.p2()).normalized().adjusted(-2, -2, 2, 2));
}

void NoteItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const qreal zoom = option->levelOfDetailFromTransform(painter->worldTransform());
    const ThemeColors &colors = Theme::instance().colors();
    paintNote(*painter, m_note, m_linkTo, colors, CanvasFonts::instance(), zoom, m_selected, m_hovered);
    if (m_selected)
        paintHandles(*painter, m_note.rect, colors, zoom);
}

} // namespace jw::studio
