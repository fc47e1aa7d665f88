// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/canvastool.h"

namespace jw::studio {

/// Relates two tables: drag from a column or table to a table, click one after the other, or choose each by keyboard
/// (Tab and Ctrl+arrows walk) and press Return. The foreign key stands in the first.
class RelationTool : public CanvasTool
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::RelationTool)

public:
    enum class Kind : quint8 { ManyToOne, ManyToMany };

    RelationTool(DiagramView &view, Kind kind);

    /// Begins with a drag that another tool took for something else; when it ends, the other tool is back.
    void dragFrom(const CanvasPointer &pointer);
    void press(const CanvasPointer &pointer) override;
    void move(const CanvasPointer &pointer) override;
    void hover(const CanvasPointer &pointer) override;
    void release(const CanvasPointer &pointer) override;
    bool key(QKeyEvent *event) override;
    bool cancel() override;
    void paint(QPainter &painter) const override;
    QCursor cursor(const Hit &) const override { return Qt::CrossCursor; }
    QString hint() const override;

private:
    void begin(Id table, Id column);
    void end(Id table);

    Kind m_kind;
    Id m_table; // where the line begins; null: not yet
    Id m_column;
    QPointF m_to;
    Id m_target; // the table under the mouse
    bool m_fresh = false; // begun by the press that is still down
    bool m_once = false; // chosen by that press alone
};

} // namespace jw::studio
