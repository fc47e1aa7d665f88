// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvascommands.h"

#include "studio/designer/arranger.h"
#include "studio/designer/bends.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/handles.h"
#include "studio/document/diagramedits.h"
#include "studio/document/edits.h"
#include "studio/document/fragment.h"
#include "studio/document/modeldocument.h"
#include "studio/document/relationshipedits.h"
#include "studio/selection/selection.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr QPoint CopyOffset {24, 24};
constexpr QSize SmallestBox {48, 32};

TableDetail after(TableDetail detail)
{
    switch (detail) {
    case TableDetail::Full:
        return TableDetail::Keys;
    case TableDetail::Keys:
        return TableDetail::Name;
    case TableDetail::Name:
        break;
    }
    return TableDetail::Full;
}

} // namespace

CanvasCommands::CanvasCommands(DiagramScene &scene)
    : QObject(&scene)
    , m_scene(scene)
    , m_document(scene.document())
    , m_selection(scene.selection())
{
}

void CanvasCommands::edit(const QString &text, const std::function<void(Model &)> &change, const QString &mergeKey)
{
    m_document.edit(text, change, mergeKey);
}

// What is made is named next, as one step with its making: the step's key needs the id before.
Id CanvasCommands::make(const QString &text, const std::function<Id(Model &)> &change)
{
    Model after = m_document.model();
    const Id made = change(after);
    edit(text, [&](Model &model) { model = after; }, u"new:"_s + made.toString());
    m_selection.select(made);
    return made;
}

Id CanvasCommands::addTable(QPoint position)
{
    return make(tr("Add table"), [&](Model &model) {
        const Id made = studio::addTable(model);
        placeTable(model, m_scene.diagramId(), made, position);
        return made;
    });
}

Id CanvasCommands::addColumn(Id table, const Column &column)
{
    Id made;
    edit(tr("Add column %1").arg(column.name), [&](Model &model) { made = studio::addColumn(model, table, column); });
    return made;
}

Id CanvasCommands::relate(Id from, Id column, Id to)
{
    const QString reason = whyNotReferable(m_document.schema(), to);
    if (!reason.isEmpty()) {
        emit refused(reason);
        return {};
    }
    Id made;
    edit(tr("Relate %1 to %2").arg(nameOf(m_document.model(), from), nameOf(m_document.model(), to)),
        [&](Model &model) { made = addRelationship(model, from, column, to); });
    m_selection.select(made);
    return made;
}

Id CanvasCommands::relateManyToMany(Id left, Id right)
{
    for (Id end : {left, right}) {
        const QString reason = whyNotReferable(m_document.schema(), end);
        if (reason.isEmpty())
            continue;
        emit refused(reason);
        return {};
    }
    ManyToMany made;
    edit(tr("Relate %1 and %2 many-to-many").arg(nameOf(m_document.model(), left), nameOf(m_document.model(), right)),
        [&](Model &model) {
            made = addManyToMany(model, left, right);
            placeNear(model, {made.table});
        });
    m_selection.select(made.table);
    return made.relationship;
}

Id CanvasCommands::addArea(QRect rect)
{
    return make(tr("Add area"), [&](Model &model) { return studio::addArea(model, m_scene.diagramId(), rect); });
}

Id CanvasCommands::addNote(QRect rect)
{
    const QList<Id> tables = selectedTables();
    return make(tr("Add note"), [&](Model &model) {
        return studio::addNote(model, m_scene.diagramId(), rect, {}, tables.size() == 1 ? tables.first() : Id());
    });
}

void CanvasCommands::deleteSelected()
{
    const QList<Id> ids = m_selection.ids();
    if (ids.isEmpty())
        return;
    const QString name = nameOf(m_document.model(), ids.first());
    edit(ids.size() == 1 && !name.isEmpty() ? tr("Delete %1").arg(name.section(u'\n', 0, 0)) : tr("Delete %n objects", nullptr, int(ids.size())),
        [&](Model &model) { deleteObjects(model, ids); });
    m_selection.clear();
}

void CanvasCommands::removeSelectedFromDiagram()
{
    const QList<Id> ids = m_selection.ids();
    edit(tr("Remove from diagram"), [&](Model &model) { removeFromDiagram(model, m_scene.diagramId(), ids); });
    m_selection.clear();
}

void CanvasCommands::duplicateSelected()
{
    const QList<Id> ids = m_selection.ids();
    QList<Id> made;
    edit(tr("Duplicate"), [&](Model &model) {
        for (Id id : ids) {
            if (kindOf(model, id) == ObjectKind::Column)
                made.append(duplicateColumn(model, tableWith(model.schema, id)->id, id));
        }
        const Model part = fragmentOf(model, m_scene.diagramId(), ids, OuterRelationships::Keep);
        made += insertFragment(model, m_scene.diagramId(), part, CopyOffset);
    });
    if (!made.isEmpty())
        m_selection.select(made);
}

void CanvasCommands::moveSelected(QPoint delta)
{
    const QList<Id> ids = withContents(m_selection.ids());
    QStringList names;
    for (Id id : ids)
        names.append(id.toString());
    edit(tr("Move"), [&](Model &model) { moveObjects(model, m_scene.diagramId(), ids, delta); }, u"move:"_s + names.join(u' '));
}

void CanvasCommands::resizeSelected(QPoint delta)
{
    for (Id id : m_selection.ids()) {
        if (!m_scene.diagram().area(id) && !m_scene.diagram().note(id))
            continue;
        const QRect rect = resized(m_scene.rectOf(id).toRect(), Qt::RightEdge | Qt::BottomEdge, delta, SmallestBox);
        edit(tr("Resize"), [&](Model &model) { setRect(model, m_scene.diagramId(), id, rect); }, u"resize:"_s + id.toString());
    }
}

void CanvasCommands::selectAll()
{
    QList<Id> ids;
    for (const SheetTable &table : m_scene.sheet().tables)
        ids.append(table.id);
    for (const Area &area : m_scene.sheet().areas)
        ids.append(area.id);
    for (const Note &note : m_scene.sheet().notes)
        ids.append(note.id);
    m_selection.select(ids);
}

void CanvasCommands::place(const QList<Id> &tables, QPoint position)
{
    QList<Id> wanted;
    for (Id id : tables) {
        if (m_document.schema().table(id) && m_scene.sheet().tableIndex(id) < 0)
            wanted.append(id);
    }
    if (!wanted.isEmpty()) {
        edit(tr("Place %n tables", nullptr, int(wanted.size())), [&](Model &model) {
            placeTable(model, m_scene.diagramId(), wanted.first(), position);
            placeNear(model, wanted.mid(1));
        });
    }
    if (!tables.isEmpty())
        m_selection.select(tables);
}

void CanvasCommands::expandNeighbours()
{
    QList<Id> wanted;
    for (Id id : neighboursOf(m_document.schema(), selectedTables())) {
        if (m_scene.sheet().tableIndex(id) < 0)
            wanted.append(id);
    }
    if (wanted.isEmpty()) {
        emit refused(tr("All related tables stand on this diagram."));
        return;
    }
    edit(tr("Place %n related tables", nullptr, int(wanted.size())), [&](Model &model) { placeNear(model, wanted); });
}

// New tables stand somewhere before they can be measured and put near their kin.
void CanvasCommands::placeNear(Model &model, const QList<Id> &tables) const
{
    if (tables.isEmpty())
        return;
    for (Id table : tables)
        placeTable(model, m_scene.diagramId(), table, {});
    Diagram *diagram = model.editDiagram(m_scene.diagramId());
    if (!diagram)
        return;
    GeometryCache cache(CanvasFonts::instance());
    const Sheet sheet = Sheet::build(model.schema, *diagram, cache);
    arranger::placeNew(sheet, QSet<Id>(tables.begin(), tables.end())).apply(model.schema, *diagram);
}

void CanvasCommands::setDetail(TableDetail detail)
{
    QList<Id> tables = selectedTables();
    if (tables.isEmpty()) {
        for (const SheetTable &table : m_scene.sheet().tables)
            tables.append(table.id);
    }
    edit(tr("Show detail"), [&](Model &model) { studio::setDetail(model, m_scene.diagramId(), tables, detail); });
}

void CanvasCommands::cycleDetail()
{
    const QList<Id> tables = selectedTables();
    const QList<Placement> &all = m_scene.diagram().placements;
    const Placement *first = tables.isEmpty() ? (all.isEmpty() ? nullptr : &all.first()) : m_scene.diagram().placement(tables.first());
    if (first)
        setDetail(after(first->detail));
}

void CanvasCommands::togglePinned()
{
    const QList<Id> tables = selectedTables();
    const Placement *first = tables.isEmpty() ? nullptr : m_scene.diagram().placement(tables.first());
    if (!first)
        return;
    const bool pinned = !first->pinned;
    edit(pinned ? tr("Pin") : tr("Unpin"), [&](Model &model) { setPinned(model, m_scene.diagramId(), tables, pinned); });
}

void CanvasCommands::setHue(Hue hue)
{
    const QList<Id> ids = m_selection.ids();
    edit(tr("Change colour"), [&](Model &model) { studio::setHue(model, m_scene.diagramId(), ids, hue); });
}

void CanvasCommands::linkNote(Id note, Id table)
{
    edit(tr("Link note"), [&](Model &model) { setNoteLink(model, m_scene.diagramId(), note, table); });
}

void CanvasCommands::removeBends()
{
    const QList<Id> ids = m_selection.ids();
    edit(tr("Straighten line"), [&](Model &model) {
        for (Id id : ids)
            setBend(model, m_scene.diagramId(), id, {});
    });
}

void CanvasCommands::shiftLine(QPoint delta)
{
    const Id line = m_selection.current();
    const auto route = m_scene.routes().constFind(line);
    if (route == m_scene.routes().constEnd())
        return;
    const QList<QPoint> corners = pulledCorners(*route, middleSegment(*route), delta);
    edit(tr("Bend line"), [&](Model &model) { setBend(model, m_scene.diagramId(), line, corners); }, u"bend:"_s + line.toString());
}

void CanvasCommands::togglePrimary()
{
    const Table *table = tableWith(m_document.schema(), m_selection.current());
    if (!table || !table->column(m_selection.current()))
        return;
    QList<Id> columns = table->primaryKey() ? table->primaryKey()->columns : QList<Id>();
    if (!columns.removeOne(m_selection.current()))
        columns.append(m_selection.current());
    edit(tr("Change primary key"), [&, id = table->id](Model &model) { setPrimaryKey(model, id, columns); });
}

void CanvasCommands::toggleOptional()
{
    const Id id = m_selection.current();
    const Table *table = tableWith(m_document.schema(), id);
    const Column *column = table ? table->column(id) : nullptr;
    if (!column || table->isPrimary(id))
        return;
    Column changed = *column;
    changed.nullable = !changed.nullable;
    edit(changed.nullable ? tr("Make %1 optional").arg(changed.name) : tr("Make %1 mandatory").arg(changed.name),
        [&, tableId = table->id](Model &model) { setColumn(model, tableId, changed); });
}

QList<Id> CanvasCommands::selectedTables() const
{
    QList<Id> tables;
    for (Id id : m_selection.ids()) {
        const Table *table = kindOf(m_document.model(), id) == ObjectKind::Relationship ? nullptr : tableWith(m_document.schema(), id);
        if (table && m_scene.sheet().tableIndex(table->id) >= 0 && !tables.contains(table->id))
            tables.append(table->id);
    }
    return tables;
}

QList<Id> CanvasCommands::withContents(const QList<Id> &objects) const
{
    QSet<Id> all(objects.begin(), objects.end());
    const Sheet &sheet = m_scene.sheet();
    for (const Area &area : sheet.areas) {
        if (!objects.contains(area.id))
            continue;
        const QRectF rect = area.rect;
        for (const SheetTable &table : sheet.tables) {
            if (rect.contains(table.rect.center()))
                all.insert(table.id);
        }
        for (const Note &note : sheet.notes) {
            if (rect.contains(QRectF(note.rect).center()))
                all.insert(note.id);
        }
        for (const Area &inner : sheet.areas) {
            if (inner.id != area.id && rect.contains(inner.rect))
                all.insert(inner.id);
        }
    }
    QList<Id> result(all.begin(), all.end());
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace jw::studio
