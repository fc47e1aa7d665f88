// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvaskeys.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/canvaswalk.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/handles.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtGui/QKeyEvent>

namespace jw::studio::canvaskeys {

namespace {

QPoint directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

const Table *columnsTable(const DiagramView &view)
{
    const Table *table = tableWith(view.document().schema(), view.selection().current());
    return table && table->column(view.selection().current()) ? table : nullptr;
}

Id currentTable(const DiagramView &view)
{
    const QList<Id> tables = view.commands().selectedTables();
    return tables.isEmpty() ? Id() : tables.last();
}

bool goTo(DiagramView &view, Id table, bool extend)
{
    if (!table)
        return true;
    QList<Id> ids = extend ? view.selection().ids() : QList<Id>();
    ids.removeAll(table);
    ids.append(table);
    view.selection().select(ids, table);
    view.camera().show(view.diagramScene().rectOf(table));
    return true;
}

bool walkColumns(DiagramView &view, int step)
{
    const Table *table = view.document().schema().table(currentTable(view));
    if (!table || table->columns.isEmpty())
        return false;
    const int index = table->columnIndex(view.selection().current());
    const int last = int(table->columns.size()) - 1;
    const int next = index < 0 ? (step > 0 ? 0 : last) : std::clamp(index + step, 0, last);
    const Id column = table->columns[next].id;
    view.selection().select({column}, column);
    view.camera().show(view.diagramScene().rectOf(column));
    return true;
}

bool shiftColumn(DiagramView &view, int step)
{
    const Table *table = columnsTable(view);
    if (!table)
        return false;
    const Id column = view.selection().current();
    const int index = table->columnIndex(column) + step;
    view.document().edit(DiagramView::tr("Move column"),
        [&, id = table->id](Model &model) { moveColumn(model, id, column, index); });
    return true;
}

bool moveBy(DiagramView &view, QPoint step, bool fine)
{
    if (columnsTable(view))
        return step.y() != 0 && walkColumns(view, step.y());
    const QPoint delta = step * (fine ? 1 : Grid);
    if (view.selection().ids().isEmpty())
        return goTo(view, canvaswalk::next(view.diagramScene().sheet(), {}, 1), false);
    if (view.diagramScene().lineItem(view.selection().current()))
        view.commands().shiftLine(delta);
    else
        view.commands().moveSelected(delta);
    view.camera().show(view.diagramScene().rectOf(view.selection().current()));
    return true;
}

bool arrow(DiagramView &view, QPoint step, Qt::KeyboardModifiers modifiers)
{
    const bool shift = modifiers & Qt::ShiftModifier;
    if (modifiers & Qt::ControlModifier) {
        if (shift && columnsTable(view) && step.y() != 0)
            return shiftColumn(view, step.y());
        return goTo(view, canvaswalk::towards(view.diagramScene().sheet(), currentTable(view), step), shift);
    }
    if (modifiers & Qt::AltModifier && shift) {
        view.commands().resizeSelected(step * Grid);
        return true;
    }
    if (modifiers & Qt::AltModifier)
        return step.y() != 0 ? walkColumns(view, step.y()) : goTo(view, currentTable(view), false);
    return moveBy(view, step, shift);
}

bool toolKey(DiagramView &view, int key)
{
    switch (key) {
    case Qt::Key_T:
        view.setTool(Tool::Table);
        return true;
    case Qt::Key_R:
        view.setTool(Tool::Relationship);
        return true;
    case Qt::Key_M:
        view.setTool(Tool::ManyToMany);
        return true;
    case Qt::Key_A:
        view.setTool(Tool::Area);
        return true;
    case Qt::Key_N:
        view.setTool(Tool::Note);
        return true;
    case Qt::Key_V:
        view.setTool(Tool::Select);
        return true;
    default:
        return false;
    }
}

bool letter(DiagramView &view, int key)
{
    switch (key) {
    case Qt::Key_K:
        view.commands().togglePrimary();
        return true;
    case Qt::Key_O:
        view.commands().toggleOptional();
        return true;
    case Qt::Key_D:
        view.cycleDetail();
        return true;
    case Qt::Key_P:
        view.togglePinned();
        return true;
    case Qt::Key_E:
        view.expandNeighbours();
        return true;
    case Qt::Key_B:
        view.removeBends();
        return true;
    case Qt::Key_F2:
        view.rename();
        return true;
    case Qt::Key_Insert:
        view.addColumn();
        return true;
    case Qt::Key_F4:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        view.activateSelected();
        return true;
    case Qt::Key_F3:
        view.findNext();
        return true;
    case Qt::Key_Delete:
        view.deleteSelected();
        return true;
    default:
        return toolKey(view, key);
    }
}

using Slot = void (DiagramView::*)();

bool standardKey(DiagramView &view, const QKeyEvent &event)
{
    static const std::pair<QKeySequence::StandardKey, Slot> keys[] {{QKeySequence::Copy, &DiagramView::copy},
        {QKeySequence::Cut, &DiagramView::cut}, {QKeySequence::Paste, &DiagramView::paste},
        {QKeySequence::SelectAll, &DiagramView::selectAll}, {QKeySequence::ZoomIn, &DiagramView::zoomIn},
        {QKeySequence::ZoomOut, &DiagramView::zoomOut}, {QKeySequence::Find, &DiagramView::openFind}};
    for (const auto &[key, slot] : keys) {
        if (event.matches(key)) {
            (view.*slot)();
            return true;
        }
    }
    return false;
}

bool withControl(DiagramView &view, int key)
{
    switch (key) {
    case Qt::Key_D:
        view.duplicate();
        return true;
    case Qt::Key_0:
        view.fit();
        return true;
    case Qt::Key_Delete:
        view.removeFromDiagram();
        return true;
    case Qt::Key_Equal:
        view.zoomIn();
        return true;
    default:
        return false;
    }
}

} // namespace

bool press(DiagramView &view, const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (const QPoint step = directionOf(event.key()); !step.isNull())
        return arrow(view, step, modifiers);
    if (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab)
        return goTo(view, canvaswalk::next(view.diagramScene().sheet(), currentTable(view), event.key() == Qt::Key_Tab ? 1 : -1), false);
    if (standardKey(view, event))
        return true;
    if (modifiers == Qt::ControlModifier)
        return withControl(view, event.key());
    if (modifiers == Qt::ShiftModifier && event.key() == Qt::Key_F3) {
        view.findPrevious();
        return true;
    }
    return modifiers == Qt::NoModifier && letter(view, event.key());
}

} // namespace jw::studio::canvaskeys
