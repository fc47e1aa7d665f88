// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/hit.h"
#include "studio/designer/tool.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QCursor>

class QKeyEvent;
class QPainter;

namespace jw::studio {

class DiagramView;

/// The mouse on the canvas, as a tool sees it.
struct CanvasPointer
{
    QPointF scene;
    QPoint viewport;
    Qt::KeyboardModifiers modifiers;
    Hit hit; ///< what lies there
};

/// One tool of the canvas: what press, move, release and keys do while it is chosen. Edits through the view's commands.
class CanvasTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::CanvasTool)

public:
    explicit CanvasTool(DiagramView &view)
        : m_view(view)
    {
    }
    virtual ~CanvasTool() = default;

    virtual void press(const CanvasPointer &) { }
    virtual void move(const CanvasPointer &) { } ///< with the left button down
    virtual void hover(const CanvasPointer &) { } ///< without a button
    virtual void release(const CanvasPointer &) { }
    virtual void doubleClick(const CanvasPointer &) { }
    /// Whether the key was for the tool.
    virtual bool key(QKeyEvent *) { return false; }
    /// Gives up what was begun. Whether there was something.
    virtual bool cancel() { return false; }
    /// What the tool draws above the canvas, in scene coordinates.
    virtual void paint(QPainter &) const { }
    virtual QCursor cursor(const Hit &) const { return Qt::ArrowCursor; }
    /// A sentence for the status bar: what to do next.
    virtual QString hint() const { return {}; }

protected:
    DiagramView &m_view;
};

} // namespace jw::studio
