// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/fragment.h"

#include "studio/document/edits.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace jw::studio {

namespace {

// Gives every id of a fragment a new one, once.
class NewIds
{
public:
    Id of(Id old)
    {
        if (old.isNull())
            return {};
        Id &id = m_ids[old];
        if (id.isNull())
            id = Id::create();
        return id;
    }
    void set(Id old, Id now) { m_ids[old] = now; }
    bool knows(Id old) const { return m_ids.contains(old); }
    QList<Id> of(const QList<Id> &old)
    {
        QList<Id> result;
        for (Id id : old)
            result.append(of(id));
        return result;
    }

private:
    QHash<Id, Id> m_ids;
};

void keepInside(Table &table, const QSet<Id> &tables, OuterRelationships outer)
{
    if (outer == OuterRelationships::Drop) {
        table.relationships.removeIf([&](const Relationship &r) {
            return !tables.contains(r.to) || (r.isManyToMany() && !tables.contains(r.through));
        });
    }
}

void takeEnums(const Schema &from, const Table &table, Schema &to)
{
    for (const Column &column : table.columns) {
        if (const EnumType *type = from.enumType(column.type.enumType()))
            to.setEnum(*type);
    }
}

Diagram partOf(const Diagram &diagram, const QSet<Id> &wanted)
{
    Diagram part;
    part.id = diagram.id;
    part.name = diagram.name;
    for (const Placement &placement : diagram.placements) {
        if (wanted.contains(placement.table))
            part.set(placement);
    }
    for (const Area &area : diagram.areas) {
        if (wanted.contains(area.id))
            part.set(area);
    }
    for (Note note : diagram.notes) {
        if (!wanted.contains(note.id))
            continue;
        if (!wanted.contains(note.link))
            note.link = {};
        part.set(note);
    }
    return part;
}

bool isTaken(const Table &table, const QString &back, const Schema &schema)
{
    if (table.relationship(back))
        return true;
    for (const auto &[owner, relationship] : schema.relationshipsTo(table.id)) {
        if (relationship->back == back)
            return true;
    }
    return false;
}

// Copies of a table lead to the same parents: the other side's attribute must not be called the same twice.
QString uniqueBack(const Schema &schema, Id to, const QString &wanted)
{
    const Table *target = schema.table(to);
    if (wanted.isEmpty() || !target)
        return wanted;
    return uniqueName(wanted, [&](const QString &name) { return isTaken(*target, name, schema); });
}

void shareEnums(Model &model, const Schema &fragment, NewIds &ids)
{
    for (EnumType type : fragment.enums()) {
        const Id old = type.id;
        const EnumType *known = model.schema.enumType(type.name);
        if (known && known->values == type.values) {
            ids.set(old, known->id);
            continue;
        }
        ids.set(old, addEnum(model, type.name, type.values));
    }
}

void renewColumns(Table &table, NewIds &ids)
{
    for (Column &column : table.columns) {
        column.id = ids.of(column.id);
        column.was.clear();
        if (column.type.kind() == ColumnType::Kind::Enum)
            column.type = ColumnType::enumeration(ids.of(column.type.enumType()));
    }
}

// Names of constraints are unique in a schema; a copy takes the one of the naming rules.
void renewKeys(Table &table, NewIds &ids)
{
    for (Key &key : table.keys) {
        key.id = ids.of(key.id);
        key.name.clear();
        key.columns = ids.of(key.columns);
    }
    for (Check &check : table.checks) {
        check.id = Id::create();
        check.name.clear();
    }
    for (Index &index : table.indexes) {
        index.id = Id::create();
        index.was.clear();
        for (IndexPart &part : index.parts)
            part.column = ids.of(part.column);
    }
}

void renewIndexNames(Table &table, const QString &oldName, const Schema &schema)
{
    for (Index &index : table.indexes) {
        if (oldName != table.name)
            index.name.replace(oldName, table.name);
        index.name = uniqueName(index.name, [&](const QString &name) {
            return std::any_of(schema.tables().begin(), schema.tables().end(), [&](const Table &other) {
                return std::any_of(
                    other.indexes.begin(), other.indexes.end(), [&](const Index &i) { return i.name == name; });
            });
        });
    }
}

// Returns false when the relationship leads to nothing here.
bool renewRelationship(Relationship &relationship, const Schema &schema, const QSet<Id> &copied, NewIds &ids)
{
    const auto known = [&](Id table) { return copied.contains(table) || schema.table(table); };
    if (!known(relationship.to) || (relationship.isManyToMany() && !known(relationship.through)))
        return false;
    relationship.id = ids.of(relationship.id);
    relationship.columns = ids.of(relationship.columns);
    relationship.constraintName.clear();
    relationship.was.clear();
    if (copied.contains(relationship.to)) {
        relationship.to = ids.of(relationship.to);
        relationship.key = ids.of(relationship.key);
    } else {
        relationship.back = uniqueBack(schema, relationship.to, relationship.back);
    }
    if (copied.contains(relationship.through))
        relationship.through = ids.of(relationship.through);
    return true;
}

void insertTable(Model &model, Table table, const QSet<Id> &copied, NewIds &ids)
{
    const QString oldName = table.name;
    table.id = ids.of(table.id);
    table.name = uniqueTableName(model.schema, table.name);
    table.was.clear();
    if (table.name != oldName)
        table.className.clear();
    renewColumns(table, ids);
    renewKeys(table, ids);
    renewIndexNames(table, oldName, model.schema);
    QList<Relationship> kept;
    for (Relationship relationship : std::as_const(table.relationships)) {
        if (renewRelationship(relationship, model.schema, copied, ids))
            kept.append(relationship);
    }
    table.relationships = kept;
    model.schema.setTable(table);
}

QList<Id> insertDrawing(Diagram &diagram, const Diagram &part, QPoint offset, NewIds &ids)
{
    QList<Id> made;
    for (Placement placement : part.placements) {
        placement.table = ids.of(placement.table);
        placement.position += offset;
        diagram.set(placement);
    }
    for (Area area : part.areas) {
        area.id = ids.of(area.id);
        area.rect.translate(offset);
        diagram.set(area);
        made.append(area.id);
    }
    for (Note note : part.notes) {
        note.id = ids.of(note.id);
        note.link = ids.of(note.link);
        note.rect.translate(offset);
        diagram.set(note);
        made.append(note.id);
    }
    return made;
}

} // namespace

Model fragmentOf(const Model &model, Id diagramId, const QList<Id> &objects, OuterRelationships outer)
{
    const QSet<Id> wanted(objects.begin(), objects.end());
    Model fragment;
    fragment.schema.id = Id::create();
    fragment.schema.name = model.schema.name;
    fragment.schema.naming = model.schema.naming;
    for (Table table : model.schema.tables()) {
        if (!wanted.contains(table.id))
            continue;
        keepInside(table, wanted, outer);
        takeEnums(model.schema, table, fragment.schema);
        fragment.schema.setTable(table);
    }
    if (const Diagram *diagram = model.diagram(diagramId))
        fragment.diagrams.append(partOf(*diagram, wanted));
    return fragment;
}

QRect fragmentBounds(const Model &fragment)
{
    QRect bounds;
    for (const Diagram &diagram : fragment.diagrams) {
        for (const Placement &placement : diagram.placements)
            bounds |= QRect(placement.position, QSize(1, 1));
        for (const Area &area : diagram.areas)
            bounds |= area.rect;
        for (const Note &note : diagram.notes)
            bounds |= note.rect;
    }
    return bounds;
}

QList<Id> insertFragment(Model &model, Id diagramId, const Model &fragment, QPoint offset)
{
    NewIds ids;
    QSet<Id> copied;
    for (const Table &table : fragment.schema.tables())
        copied.insert(table.id);
    shareEnums(model, fragment.schema, ids);
    QList<Id> made;
    for (const Table &table : fragment.schema.tables()) {
        insertTable(model, table, copied, ids);
        made.append(ids.of(table.id));
    }
    Diagram *diagram = model.editDiagram(diagramId);
    if (diagram && !fragment.diagrams.isEmpty())
        made += insertDrawing(*diagram, fragment.diagrams.first(), offset, ids);
    return made;
}

} // namespace jw::studio
