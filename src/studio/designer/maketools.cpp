// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/maketools.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/handles.h"
#include "studio/designer/inplacenaming.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace jw::studio {

namespace {

constexpr QSize UsualTable {200, 60};
constexpr QSize UsualArea {400, 280};
constexpr QSize UsualNote {200, 72};
constexpr QSize SmallestBox {48, 32};
constexpr QMargins AroundTables {24, 40, 24, 24}; // the name stands above

bool isReturn(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

void TableTool::press(const CanvasPointer &pointer)
{
    make(onGrid(pointer.scene));
}

bool TableTool::key(QKeyEvent *event)
{
    if (!isReturn(event))
        return false;
    make(m_view.freePlace(UsualTable));
    return true;
}

void TableTool::make(QPoint position)
{
    DiagramView &view = m_view; // choosing another tool ends this one
    view.setTool(Tool::Select);
    const Id made = view.commands().addTable(position);
    view.naming().editName(made, true);
}

QString TableTool::hint() const
{
    return tr("Click where the table goes, or press Return");
}

void BoxTool::press(const CanvasPointer &pointer)
{
    m_down = true;
    m_from = m_to = pointer.scene;
}

void BoxTool::move(const CanvasPointer &pointer)
{
    m_to = pointer.scene;
    m_view.viewport()->update();
}

void BoxTool::release(const CanvasPointer &pointer)
{
    if (!std::exchange(m_down, false))
        return;
    m_to = pointer.scene;
    const QRectF drawn = QRectF(m_from, m_to).normalized();
    const QPoint topLeft = onGrid(drawn.topLeft());
    const QPoint size = onGrid({drawn.width(), drawn.height()});
    const bool large = size.x() >= SmallestBox.width() && size.y() >= SmallestBox.height();
    make(large ? QRect(topLeft, QSize(size.x(), size.y())) : usualAt(onGrid(m_from)));
}

bool BoxTool::key(QKeyEvent *event)
{
    if (!isReturn(event))
        return false;
    make(byKey());
    return true;
}

bool BoxTool::cancel()
{
    m_view.viewport()->update();
    return std::exchange(m_down, false);
}

void BoxTool::paint(QPainter &painter) const
{
    if (!m_down)
        return;
    painter.setPen(QPen(Theme::instance().color(Token::AccentLine), 1 / m_view.zoom(), Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(m_from, m_to).normalized());
}

void AreaTool::make(QRect rect)
{
    DiagramView &view = m_view;
    view.setTool(Tool::Select);
    const Id made = view.commands().addArea(rect);
    view.naming().editName(made, true);
}

QRect AreaTool::usualAt(QPoint position) const
{
    return {position, UsualArea};
}

QRect AreaTool::byKey() const
{
    QRectF around;
    for (Id table : m_view.commands().selectedTables())
        around |= m_view.diagramScene().rectOf(table);
    return around.isNull() ? QRect(m_view.freePlace(UsualArea), UsualArea) : around.toRect().marginsAdded(AroundTables);
}

QString AreaTool::hint() const
{
    return tr("Draw the area, or press Return for one around the selected tables");
}

void NoteTool::make(QRect rect)
{
    DiagramView &view = m_view;
    view.setTool(Tool::Select);
    const Id made = view.commands().addNote(rect);
    view.naming().editName(made, true);
}

QRect NoteTool::usualAt(QPoint position) const
{
    return {position, UsualNote};
}

QRect NoteTool::byKey() const
{
    return {m_view.freePlace(UsualNote), UsualNote};
}

QString NoteTool::hint() const
{
    return tr("Click or draw where the note goes, or press Return; it belongs to the selected table");
}

} // namespace jw::studio
