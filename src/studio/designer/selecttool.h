// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/canvastool.h"

#include <QtCore/QList>
#include <QtCore/QRectF>

namespace jw {
struct Model;
}

namespace jw::studio {

/// Selects by click and rubber band; drags tables, areas and notes, edges of areas and notes, and stretches of lines.
/// A drag from a column that is selected relates it to the table where it ends.
class SelectTool : public CanvasTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::SelectTool)

public:
    using CanvasTool::CanvasTool;

    void press(const CanvasPointer &pointer) override;
    void move(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    void doubleClick(const CanvasPointer &pointer) override;
    bool cancel() override;
    void paint(QPainter &painter) const override;
    QCursor cursor(const Hit &hit) const override;

private:
    enum class Drag : quint8 { None, Move, Resize, Bend, Band };

    Drag dragOf(const Hit &hit) const;
    bool isSelectedColumn(const Hit &hit) const;
    void relate(const CanvasPointer &pointer);
    void begin();
    void click();
    void selectBand();
    QString change(Model &model) const; ///< what the drag does to a model; returns the step's text
    QPoint delta() const;

    CanvasPointer m_pressed;
    CanvasPointer m_now;
    bool m_down = false;
    bool m_wasAlone = false; // what was pressed on was the only thing selected already
    bool m_fromColumn = false; // pressed on the column that is selected
    Drag m_drag = Drag::None;
    QList<Id> m_moving;
    QList<Id> m_before; // the selection that a band adds to
    QRect m_rect; // of what is being resized
    QList<QPointF> m_way; // of the line being bent
};

} // namespace jw::studio
