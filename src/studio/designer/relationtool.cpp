// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/relationtool.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/router.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace jw::studio {

RelationTool::RelationTool(DiagramView &view, Kind kind)
    : CanvasTool(view)
    , m_kind(kind)
{
}

void RelationTool::begin(Id table, Id column)
{
    m_table = table;
    m_column = m_kind == Kind::ManyToOne ? column : Id();
    m_to = m_view.diagramScene().rectOf(table).center();
    emit m_view.statusText(hint());
}

void RelationTool::end(Id table)
{
    DiagramView &view = m_view; // choosing another tool ends this one
    const Id from = m_table;
    const Id column = m_column;
    const bool many = m_kind == Kind::ManyToMany;
    view.setTool(Tool::Select);
    if (many)
        view.commands().relateManyToMany(from, table);
    else
        view.commands().relate(from, column, table);
}

void RelationTool::dragFrom(const CanvasPointer &pointer)
{
    m_once = true;
    press(pointer);
}

void RelationTool::press(const CanvasPointer &pointer)
{
    if (!pointer.hit.isTable()) {
        cancel();
    } else if (!m_table) {
        begin(pointer.hit.object, pointer.hit.column);
        m_fresh = true;
    } else {
        end(pointer.hit.object);
    }
}

void RelationTool::move(const CanvasPointer &pointer)
{
    hover(pointer);
}

void RelationTool::hover(const CanvasPointer &pointer)
{
    if (!m_table)
        return;
    m_to = pointer.scene;
    m_target = pointer.hit.isTable() ? pointer.hit.object : Id();
    m_view.viewport()->update();
}

void RelationTool::release(const CanvasPointer &pointer)
{
    if (!std::exchange(m_fresh, false) || !m_table)
        return;
    if (pointer.hit.isTable() && pointer.hit.object != m_table)
        end(pointer.hit.object);
    else if (m_once)
        m_view.setTool(Tool::Select); // ends this one
    else if (!pointer.hit.isTable())
        cancel();
}

bool RelationTool::key(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Id current = m_view.selection().current();
    const Table *table = tableWith(m_view.document().schema(), current);
    if (!isReturn || !table)
        return false;
    if (m_table)
        end(table->id);
    else
        begin(table->id, table->column(current) ? current : Id());
    return true;
}

bool RelationTool::cancel()
{
    m_fresh = false;
    m_target = {};
    m_view.viewport()->update();
    return std::exchange(m_table, Id()) != Id();
}

void RelationTool::paint(QPainter &painter) const
{
    const SheetTable *from = m_view.diagramScene().sheet().table(m_table);
    if (!from)
        return;
    const ThemeColors &colors = Theme::instance().colors();
    QColor accent = colors.color(Token::AccentLine);
    if (const SheetTable *to = m_view.diagramScene().sheet().table(m_target)) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(to->rect, TableGeometry::CornerRadius, TableGeometry::CornerRadius);
    }
    if (from->rect.contains(m_to))
        return;
    const Route route = router::directRoute(from->rect, from->rect.top() + from->geometry.portY(m_column), m_to);
    painter.setPen(QPen(accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(linePath(route));
    painter.setBrush(accent);
    painter.drawEllipse(m_to, 3, 3);
}

QString RelationTool::hint() const
{
    if (m_table)
        return m_kind == Kind::ManyToMany
            ? tr("%1: choose the other table").arg(nameOf(m_view.document().model(), m_table))
            : tr("%1 refers to … : choose the other table").arg(nameOf(m_view.document().model(), m_table));
    return m_kind == Kind::ManyToMany ? tr("Drag from one table to the other, or choose each and press Return")
                                      : tr("Drag from the table or column that refers to the other table, or choose each and press Return");
}

} // namespace jw::studio
