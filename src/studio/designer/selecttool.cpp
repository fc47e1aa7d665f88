// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/selecttool.h"

#include "studio/designer/bends.h"
#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/handles.h"
#include "studio/designer/inplacenaming.h"
#include "studio/designer/relationtool.h"
#include "studio/document/diagramedits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace jw::studio {

namespace {

constexpr QSize SmallestBox {48, 32};

bool isSelectable(const Hit &hit)
{
    return hit && hit.kind != Hit::Kind::Handle;
}

} // namespace

void SelectTool::press(const CanvasPointer &pointer)
{
    Selection &selection = m_view.selection();
    m_pressed = m_now = pointer;
    m_down = true;
    m_drag = Drag::None;
    const Hit &hit = pointer.hit;
    m_wasAlone = selection.ids() == QList<Id> {hit.object};
    m_fromColumn = isSelectedColumn(hit) && !(pointer.modifiers & Qt::ControlModifier);
    m_before = selection.ids();
    if (m_fromColumn)
        return; // it stays what is selected, until a click or a drag comes of it
    if (pointer.modifiers & Qt::ControlModifier) {
        QList<Id> ids = selection.ids();
        if (isSelectable(hit) && !ids.removeOne(hit.object))
            ids.append(hit.object);
        selection.select(ids, ids.isEmpty() ? Id() : ids.last());
    } else if (isSelectable(hit) && hit.kind != Hit::Kind::AreaFill) {
        if (!selection.ids().contains(hit.object))
            selection.select({hit.object}, hit.object);
    } else if (hit.kind == Hit::Kind::Nothing) {
        selection.clear();
    }
    m_before = selection.ids();
}

bool SelectTool::isSelectedColumn(const Hit &hit) const
{
    return hit.isTable() && hit.column && m_view.selection().ids() == QList<Id> {hit.column};
}

// The other tool takes the rest of the drag.
void SelectTool::relate(const CanvasPointer &pointer)
{
    DiagramView &view = m_view; // choosing another tool ends this one
    const CanvasPointer from = m_pressed;
    view.setTool(Tool::Relationship);
    auto &tool = static_cast<RelationTool &>(view.toolState());
    tool.dragFrom(from);
    tool.move(pointer);
}

SelectTool::Drag SelectTool::dragOf(const Hit &hit) const
{
    switch (hit.kind) {
    case Hit::Kind::Handle:
        return Drag::Resize;
    case Hit::Kind::Line:
        return Drag::Bend;
    case Hit::Kind::Table:
    case Hit::Kind::Note:
    case Hit::Kind::AreaTitle:
        return Drag::Move;
    case Hit::Kind::AreaFill:
        return m_view.selection().ids().contains(hit.object) ? Drag::Move : Drag::Band;
    case Hit::Kind::Nothing:
        break;
    }
    return Drag::Band;
}

void SelectTool::begin()
{
    const DiagramScene &scene = m_view.diagramScene();
    m_drag = dragOf(m_pressed.hit);
    m_moving = m_view.commands().withContents(m_view.selection().ids());
    m_rect = scene.rectOf(m_pressed.hit.object).toRect();
    m_way = scene.routes().value(m_pressed.hit.object).points;
}

void SelectTool::move(const CanvasPointer &pointer)
{
    if (!m_down)
        return;
    m_now = pointer;
    if (m_drag == Drag::None) {
        if ((pointer.viewport - m_pressed.viewport).manhattanLength() < QApplication::startDragDistance())
            return;
        if (m_fromColumn)
            return relate(pointer);
        begin();
    }
    if (m_drag == Drag::Band)
        return selectBand();
    Model model = m_view.document().model();
    change(model);
    m_view.diagramScene().preview(model);
}

QPoint SelectTool::delta() const
{
    const QPointF moved = m_now.scene - m_pressed.scene;
    return m_now.modifiers & Qt::AltModifier ? moved.toPoint() : onGrid(moved);
}

QString SelectTool::change(Model &model) const
{
    const Id diagram = m_view.diagramId();
    const Id object = m_pressed.hit.object;
    switch (m_drag) {
    case Drag::Move:
        moveObjects(model, diagram, m_moving, delta());
        return tr("Move");
    case Drag::Resize:
        setRect(model, diagram, object, resized(m_rect, m_pressed.hit.edges, delta(), SmallestBox));
        return tr("Resize");
    case Drag::Bend:
        setBend(model, diagram, object, pulledCorners(Route {QPolygonF(m_way)}, m_pressed.hit.segment, delta()));
        return tr("Bend line");
    case Drag::Band:
    case Drag::None:
        break;
    }
    return {};
}

void SelectTool::release(const CanvasPointer &pointer)
{
    if (!std::exchange(m_down, false))
        return;
    m_now = pointer;
    const Drag drag = m_drag;
    if (drag == Drag::None)
        return click();
    if (drag != Drag::Band && !(drag == Drag::Bend && delta().isNull())) {
        QString text;
        Model after = m_view.document().model();
        text = change(after);
        m_view.document().edit(text, [&](Model &model) { model = after; });
    }
    m_drag = Drag::None;
    m_view.diagramScene().endPreview();
    m_view.viewport()->update();
}

// A second click on a table's row chooses the column; a click among many leaves the one.
void SelectTool::click()
{
    const Hit &hit = m_pressed.hit;
    if (!isSelectable(hit) || m_pressed.modifiers & Qt::ControlModifier)
        return;
    if (m_wasAlone && hit.column)
        m_view.selection().select({hit.column}, hit.column);
    else
        m_view.selection().select({hit.object}, hit.object);
}

void SelectTool::selectBand()
{
    const QRectF band = QRectF(m_pressed.scene, m_now.scene).normalized();
    QList<Id> ids = m_pressed.modifiers & Qt::ControlModifier ? m_before : QList<Id>();
    const auto add = [&](Id id) {
        if (!ids.contains(id))
            ids.append(id);
    };
    const Sheet &sheet = m_view.diagramScene().sheet();
    for (const SheetTable &table : sheet.tables) {
        if (band.intersects(table.rect))
            add(table.id);
    }
    for (const Note &note : sheet.notes) {
        if (band.intersects(note.rect))
            add(note.id);
    }
    for (const Area &area : sheet.areas) {
        if (band.contains(area.rect))
            add(area.id);
    }
    m_view.selection().select(ids);
    m_view.viewport()->update();
}

void SelectTool::doubleClick(const CanvasPointer &pointer)
{
    m_down = false;
    switch (pointer.hit.kind) {
    case Hit::Kind::Table:
        m_view.selection().select({pointer.hit.object}, pointer.hit.object);
        emit m_view.tableActivated(pointer.hit.object);
        break;
    case Hit::Kind::Line:
        emit m_view.relationshipActivated(pointer.hit.object);
        break;
    case Hit::Kind::AreaTitle:
    case Hit::Kind::AreaFill:
    case Hit::Kind::Note:
        m_view.naming().editName(pointer.hit.object);
        break;
    case Hit::Kind::Handle:
    case Hit::Kind::Nothing:
        break;
    }
}

bool SelectTool::cancel()
{
    if (!std::exchange(m_down, false))
        return false;
    m_drag = Drag::None;
    m_view.diagramScene().endPreview();
    m_view.viewport()->update();
    return true;
}

void SelectTool::paint(QPainter &painter) const
{
    if (m_drag != Drag::Band)
        return;
    const Theme &theme = Theme::instance();
    QColor fill = theme.color(Token::AccentLine);
    painter.setPen(QPen(fill, 1 / m_view.zoom()));
    fill.setAlphaF(0.08f);
    painter.setBrush(fill);
    painter.drawRect(QRectF(m_pressed.scene, m_now.scene).normalized());
}

QCursor SelectTool::cursor(const Hit &hit) const
{
    if (hit.kind == Hit::Kind::Line)
        return Qt::PointingHandCursor;
    if (isSelectedColumn(hit))
        return Qt::CrossCursor;
    if (hit.kind != Hit::Kind::Handle)
        return Qt::ArrowCursor;
    const bool level = hit.edges & (Qt::LeftEdge | Qt::RightEdge);
    const bool upright = hit.edges & (Qt::TopEdge | Qt::BottomEdge);
    if (level && upright) {
        const bool falling = hit.edges == (Qt::LeftEdge | Qt::TopEdge) || hit.edges == (Qt::RightEdge | Qt::BottomEdge);
        return falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    return level ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

} // namespace jw::studio
