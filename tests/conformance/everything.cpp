// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "everything.h"

#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

struct TableMaker
{
    Table table;

    explicit TableMaker(const QString &name)
    {
        table.id = Id::create();
        table.name = name;
    }
    Id add(const QString &name, const ColumnType &type, bool nullable = false)
    {
        table.columns.append({.id = Id::create(), .name = name, .type = type, .nullable = nullable});
        return table.columns.last().id;
    }
    Id addKey()
    {
        const Id id = add(u"id"_s, Kind::Int64);
        table.columns.last().generation = Generation::Identity;
        table.keys.append({.id = Id::create(), .primary = true, .columns = {id}});
        return id;
    }
    void refer(const QString &name, const QList<Id> &columns, const Table &to, Deferral deferral = Deferral::NotDeferrable)
    {
        table.relationships.append({.id = Id::create(), .name = name, .back = name + u"_back"_s, .columns = columns, .to = to.id, .deferral = deferral});
    }
};

void addTypes(Schema &schema, Id mood, const Features &features)
{
    TableMaker types(u"types"_s);
    types.addKey();
    const QList<ColumnType> all {Kind::Int16, Kind::Int32, Kind::Int64, ColumnType::decimal(10, 2), ColumnType::decimal(30, 8), Kind::Float, Kind::Double,
        Kind::Text, ColumnType::text(40), Kind::Binary, Kind::Boolean, Kind::Date, Kind::Time, Kind::Timestamp, Kind::TimestampTz, Kind::Uuid, Kind::Json,
        Kind::Interval, ColumnType::array(Kind::Int32), ColumnType::enumeration(mood)};
    for (const ColumnType &type : all)
        types.add(u"c%1"_s.arg(types.table.columns.size()), type, true);
    types.table.columns[2].defaultValue = u"-7"_s;
    types.table.columns[8].defaultValue = u"'it''s'"_s;
    types.table.columns[11].defaultValue = u"TRUE"_s;
    types.table.columns[14].defaultValue = u"CURRENT_TIMESTAMP"_s;
    types.table.columns.last().defaultValue = u"'so so'"_s;
    if (features.comments) {
        types.table.comment = u"Every \"type\", it's said"_s;
        types.table.columns[1].comment = u"a small \\ number"_s;
    }
    schema.setTable(types.table);
}

Table partsTable()
{
    TableMaker parts(u"Odd \"Names\""_s);
    const Id a = parts.add(u"select"_s, Kind::Int32);
    const Id b = parts.add(u"B b.c"_s, ColumnType::text(20));
    const Id quantity = parts.add(u"Quantity"_s, Kind::Int32);
    parts.table.keys.append({.id = Id::create(), .name = u"pk odd"_s, .primary = true, .columns = {b, a}});
    parts.table.keys.append({.id = Id::create(), .name = u"uq odd"_s, .columns = {quantity, a}});
    parts.table.checks.append({.id = Id::create(), .name = u"ck odd"_s, .expression = u"\"Quantity\" > 0 AND \"Quantity\" BETWEEN 1 AND 1000"_s});
    parts.table.checks.append({.id = Id::create(), .name = u"ck kind"_s, .expression = u"\"B b.c\" IN ('a', 'it''s') OR \"B b.c\" LIKE 'x%'"_s});
    parts.add(u"doubled"_s, Kind::Int32, true);
    parts.table.columns.last().generation = Generation::Stored;
    parts.table.columns.last().expression = u"\"Quantity\" * (2 + 1)"_s;
    return parts.table;
}

void addIndexes(Table &table, const Features &features)
{
    const Id quantity = table.column(u"Quantity"_s)->id;
    table.indexes.append({.id = Id::create(), .name = u"ix plain"_s, .parts = {{.column = quantity, .descending = true}}});
    if (features.expressionIndexes)
        table.indexes.append({.id = Id::create(), .name = u"ix expression"_s, .parts = {{.expression = u"abs(\"Quantity\") + 1"_s}}});
    if (features.partialIndexes)
        table.indexes.append({.id = Id::create(), .name = u"ix part"_s, .parts = {{.column = quantity}}, .unique = true,
            .where = u"\"Quantity\" IS NOT NULL AND \"Quantity\" <> 3"_s});
}

/// Two tables that refer to each other, one of them by a key of two columns, and one that refers to itself.
void addCircle(Schema &schema, const Table &parts, const Features &features)
{
    TableMaker left(u"lefts"_s);
    TableMaker right(u"rights"_s);
    left.addKey();
    right.addKey();
    const Id toRight = left.add(u"right_id"_s, Kind::Int64, true);
    const Id toLeft = right.add(u"left_id"_s, Kind::Int64);
    const Id toSelf = right.add(u"parent_id"_s, Kind::Int64, true);
    const Id b = left.add(u"part_b"_s, ColumnType::text(20), true);
    const Id a = left.add(u"part_a"_s, Kind::Int32, true);
    left.refer(u"right"_s, {toRight}, right.table, features.deferrableKeys ? Deferral::InitiallyDeferred : Deferral::NotDeferrable);
    left.table.relationships.last().onDelete = ReferentialAction::SetNull;
    left.refer(u"part"_s, {b, a}, parts);
    right.refer(u"left"_s, {toLeft}, left.table);
    right.table.relationships.last().onDelete = ReferentialAction::Cascade;
    right.refer(u"parent"_s, {toSelf}, right.table);
    schema.setTable(left.table);
    schema.setTable(right.table);
}

void forgetViewTexts(Schema &schema)
{
    const QList<View> views = schema.views();
    for (View view : views) {
        view.sql.clear();
        view.columns.clear();
        schema.setView(view);
    }
}

/// Conditions and calculations of random indexes are over columns of any type.
void removeMixtures(Table &table)
{
    for (Index &index : table.indexes) {
        const Column *column = table.column(index.parts.first().column);
        if (!column->type.isNumeric())
            index.where.clear();
        if (!table.columns.first().type.isNumeric())
            index.parts.removeIf([](const IndexPart &part) { return part.column.isNull(); });
    }
}

QSet<Id> keyedColumns(const Schema &schema)
{
    QSet<Id> keyed;
    const auto add = [&](const QList<Id> &columns) { keyed.unite(QSet<Id>(columns.begin(), columns.end())); };
    for (const Table &table : schema.tables()) {
        for (const Key &key : table.keys)
            add(key.columns);
        for (const Relationship &relationship : table.relationships)
            add(relationship.columns);
        for (const Index &index : table.indexes) {
            for (const IndexPart &part : index.parts)
                keyed.insert(part.column);
        }
    }
    return keyed;
}

bool isDocument(const ColumnType &type)
{
    return type.kind() == Kind::Json || type.kind() == Kind::Array || type.kind() == Kind::Interval;
}

void removeIdentityUses(Table &table)
{
    const auto usesIdentity = [&](const QString &expression) {
        return std::any_of(table.columns.cbegin(), table.columns.cend(), [&](const Column &column) {
            return column.isIdentity() && expression.contains(QString(column.name).replace(u'"', u"\"\""_s));
        });
    };
    table.checks.removeIf([&](const Check &check) { return usesIdentity(check.expression); });
    table.columns.removeIf([&](const Column &column) { return column.isComputed() && usesIdentity(column.expression); });
}

void removeActionsOnMandatory(Table &table)
{
    for (Relationship &relationship : table.relationships) {
        const bool isMandatory
            = std::any_of(relationship.columns.begin(), relationship.columns.end(), [&](Id id) { return !table.column(id)->nullable; });
        for (ReferentialAction *action : {&relationship.onDelete, &relationship.onUpdate}) {
            if (isMandatory && (*action == ReferentialAction::SetNull || *action == ReferentialAction::Cascade))
                *action = ReferentialAction::NoAction;
        }
    }
}

} // namespace

Schema everything(const Features &features, const Capabilities &)
{
    Schema schema;
    schema.id = Id::create();
    const Id mood = schema.setEnum({.id = Id::create(), .name = u"mood"_s, .values = {u"good"_s, u"so so"_s, u"it's \"bad\""_s}}).id;
    addTypes(schema, mood, features);
    Table parts = partsTable();
    addIndexes(parts, features);
    schema.setTable(parts);
    addCircle(schema, parts, features);
    TableMaker keyless(u"keyless"_s);
    keyless.add(u"note"_s, Kind::Text, true);
    schema.setTable(keyless.table);
    schema.setView({.id = Id::create(), .name = u"a view"_s, .sql = u"SELECT count(*) AS n FROM types"_s, .columns = {u"how many"_s}});
    return schema;
}

Schema adapted(Schema schema, const Features &features, const Capabilities &can)
{
    const QSet<Id> keyed = keyedColumns(schema);
    QList<Table> tables = schema.tables();
    for (Table &table : tables) {
        for (Column &column : table.columns) {
            if (column.type.kind() == Kind::Native && !can.nativeTypes)
                column.type = ColumnType::text(30);
            if (!can.keysOverJson && isDocument(column.type) && keyed.contains(column.id))
                column.type = ColumnType::text(30);
            if (can.checksDefaults && column.type.length() > 0 && column.type.length() < 12)
                column.defaultValue.clear();
        }
        if (!can.computesFromIdentity)
            removeIdentityUses(table);
        if (!can.actsOnMandatory)
            removeActionsOnMandatory(table);
        table.indexes.removeIf([&](const Index &index) { return !index.where.isEmpty() && !features.partialIndexes; });
        if (!can.mixesTypes)
            removeMixtures(table);
    }
    schema.setTables(tables);
    return schema;
}

QStringList differences(const Dialect &dialect, const Schema &model, const Schema &read, const Capabilities &can)
{
    Schema wanted = dialect.normalized(model);
    Schema found = match(wanted, read);
    if (!can.keepsViewText) {
        forgetViewTexts(wanted);
        forgetViewTexts(found);
    }
    QStringList texts;
    for (const Change &change : diff(wanted, found).changes)
        texts.append(describe(change));
    return texts;
}
