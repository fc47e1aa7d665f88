// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/diagramscene.h"

#include "studio/designer/areaitem.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/noteitem.h"
#include "studio/designer/relationshipitem.h"
#include "studio/designer/tableitem.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/theme.h"

namespace jw::studio {

namespace {

// Removes and deletes the items whose id `wanted` does not have.
template<typename Item>
void drop(QHash<Id, Item *> &items, const QSet<Id> &wanted)
{
    items.removeIf([&](const auto &entry) {
        if (wanted.contains(entry.key()))
            return false;
        delete entry.value();
        return true;
    });
}

template<typename T>
QSet<Id> idsOf(const QList<T> &list, Id T::*id)
{
    QSet<Id> ids;
    for (const T &item : list)
        ids.insert(item.*id);
    return ids;
}

} // namespace

DiagramScene::DiagramScene(ModelDocument &document, Selection &selection, Id diagram, QObject *parent)
    : QGraphicsScene(parent)
    , m_document(document)
    , m_selection(selection)
    , m_diagramId(diagram)
    , m_cache(CanvasFonts::instance())
    , m_routes(new RouteKeeper(this))
{
    connect(&document, &ModelDocument::changed, this, &DiagramScene::follow);
    connect(&selection, &Selection::changed, this, &DiagramScene::relight);
    connect(&selection, &Selection::hoveredChanged, this, &DiagramScene::relight);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    connect(m_routes, &RouteKeeper::routed, this, [this](const QSet<Id> &relationships) {
        applyRoutes(relationships);
        m_far.reset();
        emit contentChanged();
    });
    show(document.model(), false);
}

DiagramScene::~DiagramScene() = default;

void DiagramScene::follow(const Model &before, const Model &after)
{
    const Diagram *now = after.diagram(m_diagramId);
    if (!m_previewing && before.schema == after.schema && now && *now == m_diagram)
        return;
    show(after, false);
}

void DiagramScene::preview(const Model &model)
{
    show(model, true);
}

void DiagramScene::endPreview()
{
    if (m_previewing)
        show(m_document.model(), false);
}

void DiagramScene::show(const Model &model, bool previewing)
{
    const Diagram *diagram = model.diagram(m_diagramId);
    m_previewing = previewing;
    m_diagram = diagram ? *diagram : Diagram();
    m_sheet = Sheet::build(model.schema, m_diagram, m_cache);
    m_far.reset();
    const QSet<Id> rerouted = previewing ? m_routes->preview(m_sheet) : m_routes->update(m_sheet);
    showDrawing();
    showTables();
    showLines();
    applyRoutes(rerouted);
    m_lights = Highlights::of(model.schema, m_sheet, m_selection);
    lookAtAll();
    emit contentChanged();
}

void DiagramScene::showTables()
{
    drop(m_tables, idsOf(m_sheet.tables, &SheetTable::id));
    for (const SheetTable &table : std::as_const(m_sheet.tables)) {
        TableItem *&item = m_tables[table.id];
        if (item) {
            item->setTable(table);
        } else {
            item = new TableItem(table);
            addItem(item);
        }
    }
}

void DiagramScene::showLines()
{
    drop(m_lines, idsOf(m_sheet.links, &SheetLink::relationship));
    for (const SheetLink &link : std::as_const(m_sheet.links)) {
        RelationshipItem *&item = m_lines[link.relationship];
        if (item)
            continue;
        item = new RelationshipItem;
        item->setRoute(m_routes->routes().value(link.relationship));
        addItem(item);
    }
}

void DiagramScene::showDrawing()
{
    drop(m_areas, idsOf(m_sheet.areas, &Area::id));
    int order = 0;
    for (const Area &area : std::as_const(m_sheet.areas)) {
        AreaItem *&item = m_areas[area.id];
        if (!item) {
            item = new AreaItem(area);
            addItem(item);
        }
        item->setArea(area, order++);
    }
    drop(m_notes, idsOf(m_sheet.notes, &Note::id));
    for (const Note &note : std::as_const(m_sheet.notes)) {
        NoteItem *&item = m_notes[note.id];
        if (!item) {
            item = new NoteItem(note);
            addItem(item);
        }
        const SheetTable *linked = m_sheet.table(note.link);
        item->setNote(note, linked ? linked->rect : QRectF());
    }
}

void DiagramScene::applyRoutes(const QSet<Id> &relationships)
{
    for (Id id : relationships) {
        if (RelationshipItem *item = m_lines.value(id))
            item->setRoute(m_routes->routes().value(id));
    }
}

void DiagramScene::relight()
{
    const Highlights before = m_lights;
    m_lights = Highlights::of(m_document.schema(), m_sheet, m_selection);
    const QSet<Id> changed = Highlights::changes(before, m_lights);
    for (const SheetTable &table : std::as_const(m_sheet.tables)) {
        if (changed.contains(table.id))
            look(table.id, *m_tables.value(table.id));
    }
    for (const SheetLink &link : std::as_const(m_sheet.links)) {
        if (changed.contains(link.relationship))
            look(link, *m_lines.value(link.relationship));
    }
    applyLights();
    emit lightsChanged();
}

void DiagramScene::lookAtAll()
{
    for (auto it = m_tables.constBegin(); it != m_tables.constEnd(); ++it)
        look(it.key(), *it.value());
    for (const SheetLink &link : std::as_const(m_sheet.links))
        look(link, *m_lines.value(link.relationship));
    applyLights();
}

void DiagramScene::applyLights()
{
    const Id hovered = m_selection.hovered();
    for (auto it = m_areas.constBegin(); it != m_areas.constEnd(); ++it)
        it.value()->setLook(m_lights.selected.contains(it.key()), it.key() == hovered);
    for (auto it = m_notes.constBegin(); it != m_notes.constEnd(); ++it)
        it.value()->setLook(m_lights.selected.contains(it.key()), it.key() == hovered);
}

void DiagramScene::look(Id id, TableItem &item)
{
    const SheetTable *table = m_sheet.table(id);
    if (!table)
        return;
    TableLook look;
    look.hue = table->hue;
    look.selected = m_lights.selected.contains(id);
    look.hovered = m_lights.outlined.contains(id);
    look.found = m_found.contains(id);
    look.notInDatabase = m_notInDatabase.contains(id);
    look.pending = m_pending.contains(id);
    look.litColumns = m_lights.litColumns.value(id);
    if (!m_notInDatabase.isEmpty()) {
        for (const RowGeometry &row : table->geometry.rows) {
            if (m_notInDatabase.contains(row.column))
                look.columnsNotInDatabase.insert(row.column);
        }
    }
    item.setLook(look);
}

void DiagramScene::look(const SheetLink &link, RelationshipItem &item)
{
    RelationshipItem::Look look;
    look.ends = link.ends;
    look.notation = m_notation;
    look.lit = m_lights.litLines.contains(link.relationship);
    look.dashed = link.dashed || m_notInDatabase.contains(link.relationship);
    if (item.route().points.size() >= 2) {
        look.ownerGround = m_sheet.hueAt(item.route().ownerEnd());
        look.targetGround = m_sheet.hueAt(item.route().targetEnd());
    }
    item.setLook(look);
}

const FarLayer &DiagramScene::farLayer() const
{
    if (!m_far)
        m_far.emplace(m_sheet, m_routes->routes());
    return *m_far;
}

FarLook DiagramScene::farLook() const
{
    return {m_lights.selected, m_found, m_lights.related, m_selection.hovered(), m_lights.litLines};
}

QRectF DiagramScene::rectOf(Id object) const
{
    if (const SheetTable *table = m_sheet.table(object))
        return table->rect;
    if (const Area *area = m_diagram.area(object))
        return area->rect;
    if (const Note *note = m_diagram.note(object))
        return note->rect;
    if (const auto route = routes().constFind(object); route != routes().constEnd())
        return route->bounds();
    for (const SheetTable &table : m_sheet.tables) {
        if (const RowGeometry *row = table.geometry.row(object))
            return table.geometry.rowRect(*row).translated(table.rect.topLeft());
    }
    return {};
}

QRectF DiagramScene::contentRect() const
{
    QRectF rect = m_sheet.bounds();
    for (const Route &route : routes())
        rect |= route.bounds();
    return rect;
}

void DiagramScene::setFound(const QSet<Id> &tables)
{
    if (std::exchange(m_found, tables) == tables)
        return;
    lookAtAll();
    emit lightsChanged();
}

void DiagramScene::setNotInDatabase(const QSet<Id> &ids)
{
    if (std::exchange(m_notInDatabase, ids) == ids)
        return;
    lookAtAll();
    emit lightsChanged();
}

void DiagramScene::setPending(const QSet<Id> &tables)
{
    if (std::exchange(m_pending, tables) == tables)
        return;
    lookAtAll();
    emit lightsChanged();
}

void DiagramScene::setNotation(Notation notation)
{
    if (std::exchange(m_notation, notation) == notation)
        return;
    lookAtAll();
}

} // namespace jw::studio
