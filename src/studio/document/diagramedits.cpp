// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/diagramedits.h"

#include "studio/document/edits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

namespace jw::studio {

namespace {

struct DiagramWords
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::Edits)
};

int indexOf(const Model &model, Id diagram)
{
    for (int i = 0; i < model.diagrams.size(); ++i) {
        if (model.diagrams[i].id == diagram)
            return i;
    }
    return -1;
}

QString uniqueDiagramName(const Model &model, const QString &wanted)
{
    return uniqueName(wanted, [&](const QString &name) {
        return std::any_of(model.diagrams.begin(), model.diagrams.end(), [&](const Diagram &d) { return d.name == name; });
    });
}

void changePlacement(Diagram &diagram, Id table, const std::function<void(Placement &)> &change)
{
    const Placement *found = diagram.placement(table);
    if (!found)
        return;
    Placement placement = *found;
    change(placement);
    diagram.set(placement);
}

void moveBends(const Schema &schema, Diagram &diagram, const QSet<Id> &moved, QPoint delta)
{
    for (Bend bend : QList<Bend>(diagram.bends)) {
        const Table *owner = schema.ownerOf(bend.relationship);
        if (!owner || !moved.contains(owner->id) || !moved.contains(owner->relationship(bend.relationship)->to))
            continue;
        for (QPoint &point : bend.points)
            point += delta;
        diagram.set(bend);
    }
}

} // namespace

Id addDiagram(Model &model, const QString &name)
{
    Diagram diagram;
    diagram.id = Id::create();
    diagram.name = uniqueDiagramName(model, name.isEmpty() ? DiagramWords::tr("Diagram") : name);
    model.diagrams.append(diagram);
    return diagram.id;
}

Id duplicateDiagram(Model &model, Id original)
{
    const int index = indexOf(model, original);
    if (index < 0)
        return {};
    Diagram copy = model.diagrams[index];
    copy.id = Id::create();
    copy.name = uniqueDiagramName(model, copy.name);
    const auto areas = std::exchange(copy.areas, {});
    const auto notes = std::exchange(copy.notes, {});
    for (Area area : areas) {
        area.id = Id::create();
        copy.set(area);
    }
    for (Note note : notes) {
        note.id = Id::create();
        copy.set(note);
    }
    model.diagrams.insert(index + 1, copy);
    return copy.id;
}

void moveDiagram(Model &model, Id diagram, int index)
{
    const int from = indexOf(model, diagram);
    if (from >= 0)
        model.diagrams.move(from, std::clamp<qsizetype>(index, 0, model.diagrams.size() - 1));
}

void placeTable(Model &model, Id diagramId, Id table, QPoint position)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram || !model.schema.table(table))
        return;
    const Placement *found = diagram->placement(table);
    Placement placement = found ? *found : Placement();
    placement.table = table;
    placement.position = position;
    diagram->set(placement);
}

void removeFromDiagram(Model &model, Id diagramId, const QList<Id> &objects)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return;
    for (Id object : objects) {
        diagram->remove(object);
        for (Note note : QList<Note>(diagram->notes)) {
            if (note.link != object)
                continue;
            note.link = {};
            diagram->set(note);
        }
    }
}

void moveObjects(Model &model, Id diagramId, const QList<Id> &objects, QPoint delta)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram || delta.isNull())
        return;
    const QSet<Id> moved(objects.begin(), objects.end());
    for (Id object : moved) {
        changePlacement(*diagram, object, [&](Placement &placement) { placement.position += delta; });
        if (const Area *area = diagram->area(object))
            setRect(model, diagramId, object, area->rect.translated(delta));
        else if (const Note *note = diagram->note(object))
            setRect(model, diagramId, object, note->rect.translated(delta));
    }
    moveBends(model.schema, *diagram, moved, delta);
}

void setPositions(Model &model, Id diagramId, const QHash<Id, QPoint> &positions)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return;
    for (Placement &placement : diagram->placements)
        placement.position = positions.value(placement.table, placement.position);
}

void setDetail(Model &model, Id diagramId, const QList<Id> &tables, TableDetail detail)
{
    Diagram *diagram = model.editDiagram(diagramId);
    for (Id table : tables) {
        if (diagram)
            changePlacement(*diagram, table, [&](Placement &placement) { placement.detail = detail; });
    }
}

void setPinned(Model &model, Id diagramId, const QList<Id> &tables, bool pinned)
{
    Diagram *diagram = model.editDiagram(diagramId);
    for (Id table : tables) {
        if (diagram)
            changePlacement(*diagram, table, [&](Placement &placement) { placement.pinned = pinned; });
    }
}

Id addArea(Model &model, Id diagramId, QRect rect, const QString &name, Hue hue)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return {};
    Area area;
    area.id = Id::create();
    area.name = name.isEmpty() ? DiagramWords::tr("Area") : name;
    area.rect = rect;
    area.hue = hue;
    diagram->set(area);
    return area.id;
}

Id addNote(Model &model, Id diagramId, QRect rect, const QString &text, Id link)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return {};
    Note note;
    note.id = Id::create();
    note.text = text;
    note.rect = rect;
    note.link = link;
    diagram->set(note);
    return note.id;
}

void setRect(Model &model, Id diagramId, Id object, QRect rect)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return;
    if (const Area *found = diagram->area(object)) {
        Area area = *found;
        area.rect = rect;
        diagram->set(area);
    } else if (const Note *known = diagram->note(object)) {
        Note note = *known;
        note.rect = rect;
        diagram->set(note);
    }
}

void setHue(Model &model, Id diagramId, const QList<Id> &objects, Hue hue)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return;
    for (Area &area : diagram->areas) {
        if (objects.contains(area.id))
            area.hue = hue;
    }
    for (Note &note : diagram->notes) {
        if (objects.contains(note.id))
            note.hue = hue;
    }
}

void setNoteLink(Model &model, Id diagramId, Id noteId, Id table)
{
    Diagram *diagram = model.editDiagram(diagramId);
    const Note *found = diagram ? diagram->note(noteId) : nullptr;
    if (!found)
        return;
    Note note = *found;
    note.link = table;
    diagram->set(note);
}

void setBend(Model &model, Id diagramId, Id relationship, const QList<QPoint> &points)
{
    Diagram *diagram = model.editDiagram(diagramId);
    if (!diagram)
        return;
    const Bend *found = diagram->bend(relationship);
    if (points.isEmpty()) {
        diagram->bends.removeIf([relationship](const Bend &bend) { return bend.relationship == relationship; });
        return;
    }
    Bend bend = found ? *found : Bend();
    bend.relationship = relationship;
    bend.points = points;
    diagram->set(bend);
}

QList<Id> neighboursOf(const Schema &schema, const QList<Id> &tables)
{
    const QSet<Id> known(tables.begin(), tables.end());
    QSet<Id> found;
    for (const Table &table : schema.tables()) {
        for (const Relationship &relationship : table.relationships) {
            const QList<Id> ends {table.id, relationship.to, relationship.through};
            if (std::none_of(ends.begin(), ends.end(), [&](Id end) { return known.contains(end); }))
                continue;
            for (Id end : ends) {
                if (!known.contains(end) && schema.table(end))
                    found.insert(end);
            }
        }
    }
    QList<Id> result(found.begin(), found.end());
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace jw::studio
