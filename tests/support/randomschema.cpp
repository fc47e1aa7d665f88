// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/randomschema.h"

using namespace Qt::StringLiterals;

namespace jw::test {

namespace {

using Kind = ColumnType::Kind;

QString sqlName(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

bool isComparable(const Column &column)
{
    return column.type.isInteger() && !column.isComputed();
}

const Column *comparableColumn(const Table &table)
{
    const auto it = std::find_if(table.columns.begin(), table.columns.end(), isComparable);
    return it == table.columns.end() ? nullptr : &*it;
}

} // namespace

QString RandomSchema::name(const QString &base)
{
    static const QStringList twists {u"%1"_s, u"%1"_s, u"%1"_s, u"%1 with space"_s, u"%1\"; DROP TABLE x; --"_s, u"%1'quote"_s,
        u"%1]bracket["_s, u"%1`tick"_s, u"Łódź %1"_s, u"%1.dot"_s, u"%1,(comma)"_s, u"select %1"_s, u"%1?:x"_s, u"%1/*no*/"_s};
    return twists[below(int(twists.size()))].arg(base + QString::number(++m_counter));
}

ColumnType RandomSchema::type()
{
    switch (below(23)) {
    case 0:
        return Kind::Int16;
    case 1:
        return Kind::Int32;
    case 2:
    case 3:
        return Kind::Int64;
    case 4:
        return ColumnType::decimal(10, 2);
    case 5:
        return ColumnType::decimal(30, 8);
    case 6:
        return Kind::Float;
    case 7:
        return Kind::Double;
    case 8:
        return ColumnType::text(1 + below(200));
    case 9:
        return Kind::Binary;
    case 10:
        return ColumnType::binary(1 + below(64));
    case 11:
        return Kind::Boolean;
    case 12:
        return Kind::Date;
    case 13:
        return Kind::Time;
    case 14:
        return Kind::Timestamp;
    case 15:
        return Kind::TimestampTz;
    case 16:
        return Kind::Uuid;
    case 17:
        return Kind::Json;
    case 18:
        return Kind::Interval;
    case 19:
        return ColumnType::array(chance(50) ? ColumnType(Kind::Int32) : ColumnType::decimal(20, 3));
    case 20:
        return m_enums.isEmpty() ? ColumnType() : ColumnType::enumeration(m_enums[below(int(m_enums.size()))].id);
    case 21:
        return ColumnType::native(u"GEOMETRY(4)"_s);
    default:
        return Kind::Text;
    }
}

QString RandomSchema::defaultFor(const ColumnType &type)
{
    if (type.isInteger())
        return chance(50) ? u"-7"_s : u"1 + (2 * 3)"_s;
    if (type.kind() == Kind::Text)
        return chance(50) ? u"'it''s (open'"_s : u"lower('X')"_s;
    if (type.kind() == Kind::Timestamp || type.kind() == Kind::TimestampTz)
        return u"CURRENT_TIMESTAMP"_s;
    return type.kind() == Kind::Boolean ? u"TRUE"_s : QString();
}

Table RandomSchema::table()
{
    Table table;
    table.id = Id::fromNumber(m_random.generate64());
    table.name = name(u"t"_s);
    const int count = 2 + below(7);
    for (int i = 0; i < count; ++i) {
        Column column;
        column.id = Id::fromNumber(m_random.generate64());
        column.name = name(u"c"_s);
        column.type = type();
        column.nullable = chance(50);
        if (chance(30))
            column.defaultValue = defaultFor(column.type);
        if (column.type.kind() == Kind::Text && chance(20))
            column.collation = u"NOCASE"_s;
        table.columns.append(column);
    }
    addKeys(table);
    addGenerated(table);
    addIndexes(table);
    addChecks(table);
    return table;
}

void RandomSchema::addKeys(Table &table)
{
    Key key;
    key.id = Id::fromNumber(m_random.generate64());
    key.primary = true;
    key.columns = {table.columns[0].id};
    switch (below(4)) {
    case 0: // numbered by the database
        table.columns[0].type = Kind::Int64;
        table.columns[0].generation = Generation::Identity;
        table.columns[0].defaultValue.clear();
        table.columns[0].collation.clear();
        if (chance(30))
            table.options = {u"autoincrement"_s};
        break;
    case 1: // composite, not in the order of the columns
        key.columns = {table.columns[1].id, table.columns[0].id};
        table.columns[1].nullable = false;
        break;
    case 2: // whole numbers from elsewhere
        table.columns[0].type = Kind::Int64;
        table.columns[0].defaultValue.clear();
        break;
    default:
        if (chance(40))
            table.options = {u"without rowid"_s};
    }
    table.columns[0].nullable = false;
    if (chance(40))
        key.name = name(u"pk"_s);
    table.keys.append(key);
    if (table.columns.size() > 3 && chance(40))
        table.keys.append({Id::fromNumber(m_random.generate64()), chance(50) ? name(u"uq"_s) : QString(), false,
            {table.columns[2].id, table.columns[3].id}, {}});
}

void RandomSchema::addGenerated(Table &table)
{
    const Column *source = comparableColumn(table);
    if (!source || !chance(40))
        return;
    Column column;
    column.id = Id::fromNumber(m_random.generate64());
    column.name = name(u"g"_s);
    column.type = Kind::Int64;
    column.nullable = true;
    column.generation = chance(50) ? Generation::Stored : Generation::Virtual;
    column.expression = sqlName(source->name) + u" * (2 + 1)"_s;
    table.columns.append(column);
}

void RandomSchema::addIndexes(Table &table)
{
    for (int i = below(3); i > 0; --i) {
        Index index;
        index.id = Id::fromNumber(m_random.generate64());
        index.name = name(u"ix"_s);
        index.unique = chance(30);
        const Column &column = table.columns[below(int(table.columns.size()))];
        index.parts.append({column.id, {}, chance(40), column.type.kind() == Kind::Text && chance(50) ? u"RTRIM"_s : QString(), 0});
        if (chance(30))
            index.parts.append({{}, u"abs("_s + sqlName(table.columns[0].name) + u") + 1"_s, chance(50), {}, 0});
        if (chance(30))
            index.where = sqlName(column.name) + u" IS NOT NULL AND ("_s + sqlName(column.name) + u") <> 3"_s;
        table.indexes.append(index);
    }
}

void RandomSchema::addChecks(Table &table)
{
    const Column *column = comparableColumn(table);
    if (column && chance(50))
        table.checks.append({Id::fromNumber(m_random.generate64()), chance(70) ? name(u"ck"_s) : QString(),
            sqlName(column->name) + u" > 0 OR ("_s + sqlName(column->name) + u" = -1)"_s, {}});
}

void RandomSchema::addRelationship(Schema &schema, Id owner, Id targetId)
{
    const Table target = *schema.table(targetId);
    const Key key = target.keys[below(int(target.keys.size()))];
    Table *table = schema.editTable(owner);
    Relationship relationship;
    relationship.id = Id::fromNumber(m_random.generate64());
    relationship.to = targetId;
    relationship.key = key.primary ? Id() : key.id;
    relationship.name = u"r%1"_s.arg(++m_counter);
    relationship.back = u"b%1"_s.arg(m_counter);
    for (Id id : key.columns) {
        Column column;
        column.id = Id::fromNumber(m_random.generate64());
        column.name = name(u"fk"_s);
        column.type = target.column(id)->type;
        column.nullable = chance(50);
        table->columns.append(column);
        relationship.columns.append(column.id);
    }
    relationship.onDelete = ReferentialAction(below(5));
    relationship.onUpdate = ReferentialAction(below(5));
    relationship.deferral = Deferral(below(3));
    if (chance(40))
        relationship.constraintName = name(u"fk"_s);
    table->relationships.append(relationship);
}

void RandomSchema::addViews(Schema &schema)
{
    QString from = sqlName(schema.tables().first().name);
    for (int i = below(3); i > 0; --i) {
        View view;
        view.id = Id::fromNumber(m_random.generate64());
        view.name = name(u"v"_s);
        view.sql = u"SELECT count(*) AS n, ';' AS mark FROM "_s + from;
        if (chance(50))
            view.columns = {u"how many"_s, u"mark"_s};
        schema.setView(view);
        from = sqlName(view.name);
    }
}

Schema RandomSchema::make()
{
    Schema schema;
    schema.id = Id::fromNumber(m_random.generate64());
    for (int i = below(3); i > 0; --i)
        m_enums.append({Id::fromNumber(m_random.generate64()), name(u"e"_s), {}, {u"open"_s, u"it's"_s, u"a,b"_s, name(u"x"_s)}, {}, {}, {}});
    for (const EnumType &type : std::as_const(m_enums))
        schema.setEnum(type);
    QList<Id> ids;
    for (int i = 2 + below(5); i > 0; --i)
        ids.append(schema.setTable(table()).id);
    for (int i = below(6); i > 0; --i)
        addRelationship(schema, ids[below(int(ids.size()))], ids[below(int(ids.size()))]);
    addViews(schema);
    return schema;
}

} // namespace jw::test
