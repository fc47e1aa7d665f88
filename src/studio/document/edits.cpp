// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/edits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct EditWords
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::Edits)
};

template<typename T>
T *byId(QList<T> &list, Id id)
{
    const auto at = std::find_if(std::as_const(list).begin(), std::as_const(list).end(), [id](const T &item) { return item.id == id; });
    return at == std::as_const(list).end() ? nullptr : &list[at - std::as_const(list).begin()];
}

template<typename T>
bool hasId(const QList<T> &list, Id id)
{
    return std::any_of(list.begin(), list.end(), [id](const T &item) { return item.id == id; });
}

Table *editTableWith(Schema &schema, Id object)
{
    const Table *table = tableWith(schema, object);
    return table ? schema.editTable(table->id) : nullptr;
}

void keepOldName(QStringList &was, const QString &before, const QString &now)
{
    was.removeAll(now);
    if (!before.isEmpty() && before != now && !was.contains(before))
        was.prepend(before);
}

// The foreign key columns that stand for `column` in other tables get its type, and so on from them.
void spreadType(Schema &schema, Id tableId, Id columnId, QSet<Id> &seen)
{
    if (seen.contains(columnId))
        return;
    seen.insert(columnId);
    const ColumnType type = schema.table(tableId)->column(columnId)->type;
    QList<std::pair<Id, Id>> followers;
    for (const auto &[owner, relationship] : schema.relationshipsTo(tableId)) {
        const Key *key = schema.keyOf(*relationship);
        const qsizetype place = key ? key->columns.indexOf(columnId) : -1;
        if (place >= 0 && place < relationship->columns.size())
            followers.append({owner->id, relationship->columns[place]});
    }
    for (const auto &[owner, follower] : followers) {
        Column *column = schema.editTable(owner)->editColumn(follower);
        if (!column || column->type == type)
            continue;
        column->type = type;
        spreadType(schema, owner, follower, seen);
    }
}

void forgetEnum(Schema &schema, Id type)
{
    schema.removeEnum(type);
    for (const Table &table : QList<Table>(schema.tables())) {
        for (const Column &column : table.columns) {
            if (column.type.kind() == ColumnType::Kind::Enum && column.type.enumType() == type)
                schema.editTable(table.id)->editColumn(column.id)->type = ColumnType();
        }
    }
}

void removePart(Table &table, Id object)
{
    table.keys.removeIf([object](const Key &key) { return key.id == object; });
    table.relationships.removeIf([object](const Relationship &r) { return r.id == object; });
    table.indexes.removeIf([object](const Index &index) { return index.id == object; });
    table.checks.removeIf([object](const Check &check) { return check.id == object; });
}

// A relationship that named this key has lost what it refers to.
void removeRelationshipsToKey(Schema &schema, Id key)
{
    for (const Table &table : QList<Table>(schema.tables())) {
        for (const Relationship &relationship : table.relationships) {
            if (relationship.key == key)
                removePart(*schema.editTable(table.id), relationship.id);
        }
    }
}

void deleteObject(Model &model, Id object)
{
    Schema &schema = model.schema;
    switch (kindOf(model, object)) {
    case ObjectKind::Table:
        return schema.removeTableFully(object);
    case ObjectKind::Column:
        return schema.removeColumnFully(tableWith(schema, object)->id, object);
    case ObjectKind::Key:
        removeRelationshipsToKey(schema, object);
        return removePart(*editTableWith(schema, object), object);
    case ObjectKind::Relationship:
    case ObjectKind::Index:
    case ObjectKind::Check:
        return removePart(*editTableWith(schema, object), object);
    case ObjectKind::Enum:
        return forgetEnum(schema, object);
    case ObjectKind::View:
        return schema.removeView(object);
    case ObjectKind::Diagram:
        model.diagrams.removeIf([object](const Diagram &diagram) { return diagram.id == object; });
        return;
    case ObjectKind::Area:
    case ObjectKind::Note:
        for (Diagram &diagram : model.diagrams)
            diagram.remove(object);
        return;
    case ObjectKind::None:
        return;
    }
}

QSet<Id> drawnIds(const Schema &schema)
{
    QSet<Id> ids;
    for (const Table &table : schema.tables()) {
        ids.insert(table.id);
        for (const Relationship &relationship : table.relationships)
            ids.insert(relationship.id);
    }
    return ids;
}

// Only what went just now: ids that the model never had belong to somebody else's branch and stay in the file.
void removeFromDiagrams(Model &model, const QSet<Id> &gone)
{
    if (gone.isEmpty())
        return;
    for (Diagram &diagram : model.diagrams) {
        for (Id id : gone)
            diagram.remove(id);
        for (qsizetype i = 0; i < diagram.notes.size(); ++i) {
            if (gone.contains(std::as_const(diagram.notes)[i].link))
                diagram.notes[i].link = {};
        }
    }
}

template<typename T>
bool renameIn(T *object, const QString &name, bool isNew)
{
    if (!object)
        return false;
    if (!isNew)
        keepOldName(object->was, object->name, name);
    object->name = name;
    return true;
}

template<typename T>
bool renamePlain(T *object, const QString &name)
{
    if (object)
        object->name = name;
    return object;
}

void renameInTable(Table &table, Id object, const QString &name, bool isNew)
{
    if (table.id == object)
        renameIn(&table, name, isNew);
    else if (hasId(table.columns, object))
        renameIn(byId(table.columns, object), name, isNew);
    else if (hasId(table.relationships, object))
        renameIn(byId(table.relationships, object), name, isNew);
    else if (hasId(table.indexes, object))
        renameIn(byId(table.indexes, object), name, isNew);
    else if (!renamePlain(byId(table.keys, object), name))
        renamePlain(byId(table.checks, object), name);
}

void renameInDiagrams(Model &model, Id object, const QString &name)
{
    for (Diagram &diagram : model.diagrams) {
        if (diagram.id == object)
            diagram.name = name;
        else if (diagram.area(object))
            byId(diagram.areas, object)->name = name;
        else if (diagram.note(object))
            byId(diagram.notes, object)->text = name;
    }
}

void renameObject(Model &model, Id object, const QString &name, bool isNew)
{
    if (Table *table = editTableWith(model.schema, object))
        return renameInTable(*table, object, name, isNew);
    if (const EnumType *found = model.schema.enumType(object)) {
        EnumType type = *found;
        renameIn(&type, name, isNew);
        model.schema.setEnum(type);
    } else if (const View *known = model.schema.view(object)) {
        View view = *known;
        renameIn(&view, name, isNew);
        model.schema.setView(view);
    } else {
        renameInDiagrams(model, object, name);
    }
}

QString uniqueIndexName(const Schema &schema, const QString &wanted)
{
    return uniqueName(wanted, [&](const QString &name) {
        return std::any_of(schema.tables().begin(), schema.tables().end(), [&](const Table &table) {
            return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index &i) { return i.name == name; });
        });
    });
}

} // namespace

Model newModel(const QString &name)
{
    Model model;
    model.schema.id = Id::create();
    model.schema.name = name;
    Diagram diagram;
    diagram.id = Id::create();
    diagram.name = EditWords::tr("Main");
    model.diagrams.append(diagram);
    return model;
}

ObjectKind kindOf(const Model &model, Id object)
{
    if (object.isNull())
        return ObjectKind::None;
    if (const Table *table = tableWith(model.schema, object)) {
        return table->id == object ? ObjectKind::Table
            : table->column(object) ? ObjectKind::Column
            : table->relationship(object) ? ObjectKind::Relationship
            : table->key(object) ? ObjectKind::Key
            : hasId(table->indexes, object) ? ObjectKind::Index
            : ObjectKind::Check;
    }
    if (model.schema.enumType(object))
        return ObjectKind::Enum;
    if (model.schema.view(object))
        return ObjectKind::View;
    for (const Diagram &diagram : model.diagrams) {
        if (diagram.id == object)
            return ObjectKind::Diagram;
        if (diagram.area(object))
            return ObjectKind::Area;
        if (diagram.note(object))
            return ObjectKind::Note;
    }
    return ObjectKind::None;
}

const Table *tableWith(const Schema &schema, Id object)
{
    if (object.isNull())
        return nullptr;
    if (const Table *table = schema.table(object))
        return table;
    for (const Table &table : schema.tables()) {
        if (table.column(object) || table.relationship(object) || table.key(object) || hasId(table.indexes, object)
            || hasId(table.checks, object))
            return &table;
    }
    return nullptr;
}

QString nameOf(const Model &model, Id object)
{
    const auto in = [object](const auto &list) {
        for (const auto &item : list) {
            if (item.id == object)
                return item.name;
        }
        return QString();
    };
    if (const Table *table = tableWith(model.schema, object)) {
        if (table->id == object)
            return table->name;
        const QString name = in(table->columns) + in(table->relationships);
        return name.isEmpty() ? in(table->keys) + in(table->indexes) + in(table->checks) : name;
    }
    QString name = in(model.schema.enums()) + in(model.schema.views()) + in(model.diagrams);
    for (const Diagram &diagram : model.diagrams) {
        name += in(diagram.areas);
        if (const Note *note = diagram.note(object))
            name += note->text;
    }
    return name;
}

Id addTable(Model &model, const QString &name)
{
    Column id;
    id.id = Id::create();
    id.name = u"id"_s;
    id.type = ColumnType::Kind::Int64;
    id.generation = Generation::Identity;
    Key key;
    key.id = Id::create();
    key.primary = true;
    key.columns = {id.id};
    Table table;
    table.id = Id::create();
    table.name = uniqueTableName(model.schema, name.isEmpty() ? EditWords::tr("table") : name);
    table.columns = {id};
    table.keys = {key};
    return model.schema.setTable(table).id;
}

Id addColumn(Model &model, Id tableId, Column column, int index)
{
    Table *table = model.schema.editTable(tableId);
    if (!table)
        return {};
    if (column.id.isNull() || table->column(column.id))
        column.id = Id::create();
    column.name = uniqueColumnName(*table, column.name.isEmpty() ? EditWords::tr("column") : column.name);
    table->columns.insert(index < 0 ? table->columns.size() : std::min<qsizetype>(index, table->columns.size()), column);
    return column.id;
}

Id duplicateColumn(Model &model, Id tableId, Id columnId)
{
    const Table *table = model.schema.table(tableId);
    const Column *column = table ? table->column(columnId) : nullptr;
    if (!column)
        return {};
    Column copy = *column;
    copy.id = {};
    copy.was.clear();
    copy.generation = copy.isIdentity() ? Generation::None : copy.generation;
    return addColumn(model, tableId, copy, table->columnIndex(columnId) + 1);
}

void moveColumn(Model &model, Id tableId, Id column, int index)
{
    Table *table = model.schema.editTable(tableId);
    const int from = table ? table->columnIndex(column) : -1;
    if (from >= 0)
        table->columns.move(from, std::clamp<qsizetype>(index, 0, table->columns.size() - 1));
}

void setColumn(Model &model, Id tableId, const Column &column)
{
    Table *table = model.schema.editTable(tableId);
    Column *mine = table ? table->editColumn(column.id) : nullptr;
    if (!mine)
        return;
    const Column before = *mine;
    *mine = column;
    if (before.name != column.name)
        keepOldName(mine->was, before.name, column.name);
    QSet<Id> seen;
    if (before.type != column.type)
        spreadType(model.schema, tableId, column.id, seen);
}

void setPrimaryKey(Model &model, Id tableId, const QList<Id> &columns)
{
    Table *table = model.schema.editTable(tableId);
    if (!table)
        return;
    const Key *present = table->primaryKey();
    if (present && columns.isEmpty())
        return deleteObjects(model, {present->id});
    for (Id column : columns) {
        if (Column *mine = table->editColumn(column))
            mine->nullable = false;
    }
    if (present) {
        byId(table->keys, present->id)->columns = columns;
    } else if (!columns.isEmpty()) {
        Key key;
        key.id = Id::create();
        key.primary = true;
        key.columns = columns;
        table->keys.prepend(key);
    }
}

Id addUnique(Model &model, Id tableId, const QList<Id> &columns)
{
    Table *table = model.schema.editTable(tableId);
    if (!table || columns.isEmpty())
        return {};
    Key key;
    key.id = Id::create();
    key.columns = columns;
    table->keys.append(key);
    return key.id;
}

Id addIndex(Model &model, Id tableId, const QList<Id> &columns)
{
    Table *table = model.schema.editTable(tableId);
    if (!table || columns.isEmpty())
        return {};
    Index index;
    index.id = Id::create();
    QStringList names {u"ix"_s, table->name};
    for (Id id : columns) {
        IndexPart part;
        part.column = id;
        index.parts.append(part);
        if (const Column *column = table->column(id))
            names.append(column->name);
    }
    index.name = uniqueIndexName(model.schema, names.join(u'_'));
    table->indexes.append(index);
    return index.id;
}

Id addCheck(Model &model, Id tableId, const QString &expression)
{
    Table *table = model.schema.editTable(tableId);
    if (!table)
        return {};
    Check check;
    check.id = Id::create();
    check.expression = expression;
    table->checks.append(check);
    return check.id;
}

Id addEnum(Model &model, const QString &name, const QStringList &values)
{
    EnumType type;
    type.id = Id::create();
    type.name = uniqueName(name.isEmpty() ? EditWords::tr("type") : name, [&](const QString &n) { return model.schema.enumType(n); });
    type.values = values;
    return model.schema.setEnum(type).id;
}

Id addView(Model &model, const QString &name, const QString &sql)
{
    View view;
    view.id = Id::create();
    view.name = uniqueTableName(model.schema, name.isEmpty() ? EditWords::tr("view") : name);
    view.sql = sql;
    return model.schema.setView(view).id;
}

void rename(Model &model, Id object, const QString &name)
{
    renameObject(model, object, name, false);
}

void nameNew(Model &model, Id object, const QString &name)
{
    renameObject(model, object, name, true);
}

void deleteObjects(Model &model, const QList<Id> &objects)
{
    QSet<Id> gone = drawnIds(model.schema);
    for (Id object : objects)
        deleteObject(model, object);
    gone.subtract(drawnIds(model.schema));
    removeFromDiagrams(model, gone);
}

QString uniqueName(const QString &wanted, const std::function<bool(const QString &)> &taken)
{
    QString name = wanted;
    for (int number = 2; taken(name); ++number)
        name = wanted + u'_' + QString::number(number);
    return name;
}

// Tables and views share one name space in every database; letter case does not keep two names apart everywhere.
QString uniqueTableName(const Schema &schema, const QString &wanted)
{
    return uniqueName(wanted, [&](const QString &name) {
        const auto same = [&](const auto &item) { return item.name.compare(name, Qt::CaseInsensitive) == 0; };
        return std::any_of(schema.tables().begin(), schema.tables().end(), same)
            || std::any_of(schema.views().begin(), schema.views().end(), same);
    });
}

QString uniqueColumnName(const Table &table, const QString &wanted)
{
    return uniqueName(wanted, [&](const QString &name) {
        return std::any_of(table.columns.begin(), table.columns.end(),
            [&](const Column &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    });
}

} // namespace jw::studio
