// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/relationshipedits.h"

#include "joinwright/schema/naming.h"
#include "studio/document/edits.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct RelationshipWords
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::RelationshipEdits)
};

const Key *referableKey(const Schema &schema, Id id)
{
    const Table *table = schema.table(id);
    const Key *key = table ? table->primaryKey() : nullptr;
    return key && !key->columns.isEmpty() ? key : nullptr;
}

// "parent_id": a table's own name would say nothing about which of two rows is meant.
QString selfColumn(const NamingRules &rules, const Column &key)
{
    return rules.isSnakeCase() ? u"parent_"_s + key.name : u"Parent"_s + key.name.left(1).toUpper() + key.name.mid(1);
}

QList<Id> makeColumns(Model &model, Id from, Id to)
{
    const NamingRules rules(model.schema);
    const Table target = *model.schema.table(to);
    QList<Id> made;
    for (Id keyColumn : target.primaryKey()->columns) {
        const Column &key = *target.column(keyColumn);
        Column column;
        column.name = from == to ? selfColumn(rules, key) : rules.foreignKeyColumn(target, key);
        column.type = key.type;
        column.nullable = from == to;
        made.append(addColumn(model, from, column));
    }
    return made;
}

// The column that a person chose gets the key's type; being a number of its own makes no sense any more.
QList<Id> takeColumn(Model &model, Id from, Id column, Id to)
{
    const Table &target = *model.schema.table(to);
    const ColumnType type = target.column(target.primaryKey()->columns.first())->type;
    Column mine = *model.schema.table(from)->column(column);
    mine.type = type;
    mine.generation = Generation::None;
    setColumn(model, from, mine);
    return {column};
}

bool canHold(const Schema &schema, Id from, Id column, Id to)
{
    const Table *owner = schema.table(from);
    return owner && owner->column(column) && !owner->column(column)->isComputed()
        && !owner->column(column)->isIdentity() && referableKey(schema, to)->columns.size() == 1 && !(from == to && referableKey(schema, to)->columns.first() == column);
}

Id relate(Model &model, Id from, const QList<Id> &columns, Id to, ReferentialAction onDelete)
{
    const NamingRules rules(model.schema);
    const Table owner = *model.schema.table(from);
    const Table target = *model.schema.table(to);
    Relationship relationship;
    relationship.id = Id::create();
    relationship.columns = columns;
    relationship.to = to;
    relationship.name = rules.relationshipName(owner, columns, target);
    relationship.back = rules.relationshipBack(owner, columns, target);
    relationship.onDelete = onDelete;
    model.schema.editTable(from)->relationships.append(relationship);
    return relationship.id;
}

Id emptyTable(Model &model, const QString &name)
{
    Table table;
    table.id = Id::create();
    table.name = name;
    return model.schema.setTable(table).id;
}

QList<Id> associate(Model &model, Id association, Id end)
{
    const Table target = *model.schema.table(end);
    const NamingRules rules(model.schema);
    QList<Id> made;
    for (Id keyColumn : target.primaryKey()->columns) {
        Column column;
        column.name = rules.foreignKeyColumn(target, *target.column(keyColumn));
        column.type = target.column(keyColumn)->type;
        made.append(addColumn(model, association, column));
    }
    return made;
}

} // namespace

QString whyNotReferable(const Schema &schema, Id id)
{
    const Table *table = schema.table(id);
    if (!table)
        return RelationshipWords::tr("There is no such table.");
    return referableKey(schema, id) ? QString()
                                    : RelationshipWords::tr("%1 has no primary key that another table could refer to.").arg(table->name);
}

Id addRelationship(Model &model, Id from, Id column, Id to)
{
    if (!model.schema.table(from) || !referableKey(model.schema, to))
        return {};
    const QList<Id> columns = canHold(model.schema, from, column, to) ? takeColumn(model, from, column, to)
                                                                      : makeColumns(model, from, to);
    return relate(model, from, columns, to, ReferentialAction::NoAction);
}

ManyToMany addManyToMany(Model &model, Id left, Id right)
{
    if (!referableKey(model.schema, left) || !referableKey(model.schema, right))
        return {};
    const NamingRules rules(model.schema);
    const Id table = emptyTable(model, rules.associationTable(*model.schema.table(left), *model.schema.table(right)));
    const QList<Id> leftColumns = associate(model, table, left);
    const QList<Id> rightColumns = associate(model, table, right);
    setPrimaryKey(model, table, leftColumns + rightColumns);
    relate(model, table, leftColumns, left, ReferentialAction::Cascade);
    relate(model, table, rightColumns, right, ReferentialAction::Cascade);

    const NamingRules now(model.schema);
    Relationship relationship;
    relationship.id = Id::create();
    relationship.to = right;
    relationship.through = table;
    relationship.name = now.manyToManyName(*model.schema.table(left), *model.schema.table(right));
    relationship.back = now.manyToManyName(*model.schema.table(right), *model.schema.table(left));
    if (left == right)
        relationship.back = relationship.name + u"_back"_s;
    model.schema.editTable(left)->relationships.append(relationship);
    return {relationship.id, table};
}

void setOptional(Model &model, Id id, bool optional)
{
    const Table *owner = model.schema.ownerOf(id);
    if (!owner)
        return;
    const QList<Id> columns = owner->relationship(id)->columns;
    Table &table = *model.schema.editTable(owner->id);
    for (Id column : columns) {
        if (!table.isPrimary(column))
            table.editColumn(column)->nullable = optional;
    }
}

} // namespace jw::studio
