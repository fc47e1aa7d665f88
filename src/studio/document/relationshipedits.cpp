// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/relationshipedits.h"

#include "joinwright/schema/naming.h"
#include "studio/document/edits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

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

bool haveSameTypes(const Table &table, const Key &own, const Table &other, const Key &theirs)
{
    return std::equal(own.columns.begin(), own.columns.end(), theirs.columns.begin(), theirs.columns.end(),
        [&](Id mine, Id referred) { return table.column(mine)->type == other.column(referred)->type; });
}

/// Whether the class of `table` extends that of `base`, directly or over others.
bool extends(const Schema &schema, Id table, Id base)
{
    QSet<Id> seen;
    for (const Table *at = schema.table(table); at && !seen.contains(at->id);) {
        seen.insert(at->id);
        const Relationship *up = at->inheritance();
        if (up && up->to == base)
            return true;
        at = up ? schema.table(up->to) : nullptr;
    }
    return false;
}

} // namespace

bool canExtend(const Schema &schema, Id table, Id base)
{
    const Key *own = referableKey(schema, table);
    const Key *theirs = referableKey(schema, base);
    return own && theirs && table != base && haveSameTypes(*schema.table(table), *own, *schema.table(base), *theirs)
        && !extends(schema, base, table);
}

void setExtended(Model &model, Id table, Id base)
{
    if (!model.schema.table(table) || (!base.isNull() && !canExtend(model.schema, table, base)))
        return;
    for (Relationship &relationship : model.schema.editTable(table)->relationships)
        relationship.inherits = false;
    if (base.isNull())
        return;
    const QList<Id> key = referableKey(model.schema, table)->columns;
    Table *owner = model.schema.editTable(table);
    auto link = std::find_if(owner->relationships.begin(), owner->relationships.end(), [&](const Relationship &relationship) {
        const Key *referred = model.schema.keyOf(relationship);
        return relationship.to == base && relationship.columns == key && referred && referred->primary;
    });
    if (link == owner->relationships.end()) {
        relate(model, table, key, base, ReferentialAction::Cascade);
        owner = model.schema.editTable(table);
        link = owner->relationships.end() - 1;
    }
    link->inherits = true;
    for (Column &column : owner->columns) {
        if (key.contains(column.id))
            column.generation = Generation::None; // the key is that of the class at the root
    }
}

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
