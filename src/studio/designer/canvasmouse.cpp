// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvasmouse.h"

#include "studio/designer/canvastool.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/inplacenaming.h"
#include "studio/selection/selection.h"

#include <QtGui/QMouseEvent>

namespace jw::studio {

namespace {

constexpr int EdgeWidth = 16;

} // namespace

CanvasPointer CanvasMouse::pointerAt(const QMouseEvent &event) const
{
    CanvasPointer pointer;
    pointer.viewport = event.position().toPoint();
    pointer.scene = m_view.viewportTransform().inverted().map(event.position());
    pointer.modifiers = event.modifiers();
    pointer.hit = hitAt(m_view.diagramScene(), pointer.scene, m_view.zoom());
    return pointer;
}

void CanvasMouse::press(const QMouseEvent &event)
{
    m_view.naming().finish();
    m_view.setFocus(Qt::MouseFocusReason);
    m_panning = event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && m_spaceDown);
    m_panFrom = event.position().toPoint();
    if (m_panning)
        m_view.viewport()->setCursor(Qt::ClosedHandCursor);
    else if (event.button() == Qt::LeftButton)
        m_view.toolState().press(pointerAt(event));
}

void CanvasMouse::move(const QMouseEvent &event)
{
    if (m_panning) {
        const QPoint position = event.position().toPoint();
        m_view.camera().scrollBy(m_panFrom - position);
        m_panFrom = position;
        return;
    }
    const CanvasPointer pointer = pointerAt(event);
    if (!(event.buttons() & Qt::LeftButton))
        return hover(pointer);
    scrollAtEdge(pointer.viewport);
    m_view.toolState().move(pointer);
}

void CanvasMouse::release(const QMouseEvent &event)
{
    if (std::exchange(m_panning, false))
        rest();
    else if (event.button() == Qt::LeftButton)
        m_view.toolState().release(pointerAt(event));
}

void CanvasMouse::doubleClick(const QMouseEvent &event)
{
    if (event.button() == Qt::LeftButton)
        m_view.toolState().doubleClick(pointerAt(event));
}

void CanvasMouse::holdSpace(bool down)
{
    m_spaceDown = down;
    rest();
}

void CanvasMouse::rest()
{
    m_view.viewport()->setCursor(m_spaceDown ? QCursor(Qt::OpenHandCursor) : m_view.toolState().cursor({}));
}

void CanvasMouse::hover(const CanvasPointer &pointer)
{
    m_view.selection().setHovered(pointer.hit.kind == Hit::Kind::AreaFill ? Id() : pointer.hit.object);
    m_view.viewport()->setCursor(m_spaceDown ? QCursor(Qt::OpenHandCursor) : m_view.toolState().cursor(pointer.hit));
    m_view.toolState().hover(pointer);
}

void CanvasMouse::scrollAtEdge(QPoint pointer)
{
    const QRect inner = m_view.viewport()->rect().adjusted(EdgeWidth, EdgeWidth, -EdgeWidth, -EdgeWidth);
    const QPoint nearest(std::clamp(pointer.x(), inner.left(), inner.right()), std::clamp(pointer.y(), inner.top(), inner.bottom()));
    if (pointer != nearest)
        m_view.camera().scrollBy(pointer - nearest);
}

} // namespace jw::studio
