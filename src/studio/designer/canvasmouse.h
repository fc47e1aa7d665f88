// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPoint>

class QMouseEvent;

namespace jw::studio {

class DiagramView;
struct CanvasPointer;

/// The mouse on a view: hands presses, moves and releases to the tool that is chosen, pans with the middle button or with
/// the space bar held down, scrolls when something is dragged to the edge, and says what it hovers over.
class CanvasMouse
{
public:
    explicit CanvasMouse(DiagramView &view)
        : m_view(view)
    {
    }

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    /// The space bar went down or up.
    void holdSpace(bool down);

private:
    CanvasPointer pointerAt(const QMouseEvent &event) const;
    void hover(const CanvasPointer &pointer);
    void scrollAtEdge(QPoint pointer);
    void rest(); ///< the pointer looks as nothing under it would make it

    DiagramView &m_view;
    bool m_spaceDown = false;
    bool m_panning = false;
    QPoint m_panFrom;
};

} // namespace jw::studio
