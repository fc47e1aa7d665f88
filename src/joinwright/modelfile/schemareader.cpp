// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/schemareader.h"

#include "joinwright/modelfile/diagramreader.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int ReadFormat = 1;

} // namespace

void checkFormat(JsonReader &reader)
{
    const qsizetype start = reader.position();
    const int format = reader.number(0, std::numeric_limits<int>::max());
    if (format > ReadFormat) {
        reader.failAt(start,
            Error::phrase("the file has format %1 and was made by a newer Joinwright; this one knows format %2", format, ReadFormat));
    }
    if (format != ReadFormat)
        reader.failAt(start, Error::phrase("there is no format %1; this Joinwright knows format %2", format, ReadFormat));
}

void SchemaReader::demand(bool isThere, qsizetype start, const Sentence &what, const char *key)
{
    if (!isThere)
        m_reader.failAt(start, Error::phrase("a %1 has no \"%2\"", what, QLatin1StringView(key)));
}

/// Reads an id that has to lead somewhere; checked when all is read.
Id SchemaReader::refer(Target target)
{
    m_reader.isAtObject(); // moves to the value, so that the place named is its own
    const qsizetype start = m_reader.position();
    const Id id = m_reader.id();
    m_references.append({target, id, {}, start});
    return id;
}

void SchemaReader::own(Target target, Id id)
{
    m_owned.insert(id, {target, m_table});
}

Schema SchemaReader::read(QList<Diagram> *diagrams)
{
    Schema schema;
    QList<Table> tables;
    bool hasFormat = false;
    m_reader.object(schema.unknown, [&](const QString &key) {
        if (key == "format"_L1) {
            checkFormat(m_reader);
            hasFormat = true;
        } else if (key == "id"_L1) {
            schema.id = m_reader.newId();
        } else if (key == "name"_L1) {
            schema.name = m_reader.text();
        } else if (key == "naming"_L1) {
            schema.naming = m_reader.text();
        } else if (key == "targets"_L1) {
            schema.targets = m_reader.texts();
        } else if (key == "comment"_L1) {
            schema.comment = m_reader.text();
        } else if (key == "types"_L1) {
            m_reader.array([&] { schema.setEnum(enumType()); });
        } else if (key == "tables"_L1) {
            m_reader.array([&] { tables.append(table()); });
        } else if (key == "views"_L1) {
            m_reader.array([&] { schema.setView(view()); });
        } else if (key == "diagrams"_L1 && diagrams) {
            *diagrams = DiagramReader(m_reader).readList();
        } else {
            return false;
        }
        return true;
    });
    if (!hasFormat)
        m_reader.failAt(0, Error::phrase("no \"format\" number: this is no Joinwright model"));
    m_reader.end();
    schema.setTables(tables);
    checkReferences();
    return schema;
}

EnumType SchemaReader::enumType()
{
    EnumType type;
    bool hasValues = false;
    QString alias;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(type.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            own(Target::Enum, type.id = m_reader.newId());
        else if (key == "name"_L1)
            type.name = m_reader.text();
        else if (key == "schema"_L1)
            type.schemaName = m_reader.text();
        else if (key == "enum"_L1)
            hasValues = (type.values = m_reader.texts(), true);
        else if (key == "type"_L1)
            alias = m_reader.text();
        else if (key == "comment"_L1)
            type.comment = m_reader.text();
        else if (key == "was"_L1)
            type.was = m_reader.texts();
        else
            return false;
        return true;
    });
    demand(!type.id.isNull(), start, Error::phrase("type"), "id");
    if (alias.isEmpty())
        demand(hasValues, start, Error::phrase("type"), "enum");
    else
        m_aliases.insert(type.id, {type.name, alias, start});
    return type;
}

View SchemaReader::view()
{
    View view;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(view.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            view.id = m_reader.newId();
        else if (key == "name"_L1)
            view.name = m_reader.text();
        else if (key == "schema"_L1)
            view.schemaName = m_reader.text();
        else if (key == "sql"_L1)
            view.sql = m_reader.text();
        else if (key == "materialized"_L1)
            view.materialized = m_reader.boolean();
        else if (key == "columns"_L1)
            view.columns = m_reader.texts();
        else if (key == "comment"_L1)
            view.comment = m_reader.text();
        else if (key == "was"_L1)
            view.was = m_reader.texts();
        else
            return false;
        return true;
    });
    demand(!view.id.isNull(), start, Error::phrase("view"), "id");
    return view;
}

Table SchemaReader::table()
{
    Table table;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    const qsizetype firstReference = m_references.size();
    QList<std::pair<Target, Id>> parts;
    m_reader.object(table.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            table.id = m_reader.newId();
        else if (key == "name"_L1)
            table.name = m_reader.text();
        else if (key == "schema"_L1)
            table.schemaName = m_reader.text();
        else if (key == "class"_L1)
            table.className = m_reader.text();
        else if (key == "label"_L1)
            table.label = m_reader.text();
        else if (key == "discriminator"_L1)
            table.discriminator = refer(Target::Column);
        else if (key == "discriminatorValue"_L1)
            table.discriminatorValue = m_reader.text();
        else if (key == "comment"_L1)
            table.comment = m_reader.text();
        else if (key == "was"_L1)
            table.was = m_reader.texts();
        else if (key == "options"_L1)
            table.options = m_reader.texts();
        else if (key == "columns"_L1)
            m_reader.array([&] { table.columns.append(column()); });
        else if (key == "keys"_L1)
            m_reader.array([&] { table.keys.append(this->key()); });
        else if (key == "relationships"_L1)
            m_reader.array([&] { table.relationships.append(relationship()); });
        else if (key == "indexes"_L1)
            m_reader.array([&] { table.indexes.append(index()); });
        else if (key == "checks"_L1)
            m_reader.array([&] { table.checks.append(check()); });
        else if (key == "subclasses"_L1)
            m_reader.array([&] { table.subclasses.append(subclass()); });
        else
            return false;
        return true;
    });
    demand(!table.id.isNull(), start, Error::phrase("table"), "id");
    // The id of the table may stand after its parts, so ownership is noted here.
    m_table = table.id;
    own(Target::Table, table.id);
    for (const Column &column : table.columns)
        own(Target::Column, column.id);
    for (const Key &key : table.keys)
        own(Target::Key, key.id);
    for (const Subclass &subclass : table.subclasses)
        own(Target::Subclass, subclass.id);
    for (qsizetype i = firstReference; i < m_references.size(); ++i) {
        if (m_references[i].target == Target::Column || m_references[i].target == Target::Subclass)
            m_references[i].table = table.id;
    }
    m_table = {};
    return table;
}

ColumnType SchemaReader::columnType()
{
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    const QString text = m_reader.text();
    const auto type = ColumnType::fromString(text);
    if (!type)
        m_reader.failAt(start, Error::phrase("\"%1\" is no type", text));
    if (type->kind() == ColumnType::Kind::Enum)
        m_references.append({Target::Enum, type->enumType(), {}, start});
    return *type;
}

Column SchemaReader::column()
{
    Column column;
    bool hasType = false;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(column.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            column.id = m_reader.newId();
        else if (key == "name"_L1)
            column.name = m_reader.text();
        else if (key == "type"_L1)
            hasType = (column.type = columnType(), true);
        else if (key == "nullable"_L1)
            column.nullable = m_reader.boolean();
        else if (key == "default"_L1)
            column.defaultValue = m_reader.text();
        else if (key == "generated"_L1)
            column.generation = Generation(m_reader.word({"", "identity", "stored", "virtual"}));
        else if (key == "expression"_L1)
            column.expression = m_reader.text();
        else if (key == "collation"_L1)
            column.collation = m_reader.text();
        else if (key == "member"_L1)
            column.member = m_reader.text();
        else if (key == "version"_L1)
            column.version = m_reader.boolean();
        else if (key == "deferred"_L1)
            column.deferred = m_reader.boolean();
        else if (key == "comment"_L1)
            column.comment = m_reader.text();
        else if (key == "was"_L1)
            column.was = m_reader.texts();
        else
            return false;
        return true;
    });
    demand(!column.id.isNull(), start, Error::phrase("column"), "id");
    demand(hasType, start, Error::phrase("column"), "type");
    return column;
}

QList<Id> SchemaReader::columnIds()
{
    QList<Id> result;
    m_reader.array([&] { result.append(refer(Target::Column)); });
    return result;
}

Key SchemaReader::key()
{
    Key key;
    int kinds = 0;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(key.unknown, [&](const QString &word) {
        if (word == "id"_L1) {
            key.id = m_reader.newId();
        } else if (word == "name"_L1) {
            key.name = m_reader.text();
        } else if (word == "primary"_L1 || word == "unique"_L1) {
            key.primary = word == "primary"_L1;
            key.columns = columnIds();
            ++kinds;
        } else {
            return false;
        }
        return true;
    });
    demand(!key.id.isNull(), start, Error::phrase("key"), "id");
    if (kinds != 1)
        m_reader.failAt(start, Error::phrase("a key must have either \"primary\" or \"unique\""));
    return key;
}

Relationship SchemaReader::relationship()
{
    Relationship r;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    qsizetype keyReference = -1;
    m_reader.object(r.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            r.id = m_reader.newId();
        else if (key == "name"_L1)
            r.name = m_reader.text();
        else if (key == "columns"_L1)
            r.columns = columnIds();
        else if (key == "to"_L1)
            r.to = refer(Target::Table);
        else if (key == "key"_L1)
            keyReference = (r.key = refer(Target::Key), m_references.size() - 1);
        else if (key == "through"_L1)
            r.through = refer(Target::Table);
        else if (key == "back"_L1)
            r.back = m_reader.text();
        else if (key == "virtual"_L1)
            r.isVirtual = m_reader.boolean();
        else if (key == "onDelete"_L1)
            r.onDelete = ReferentialAction(m_reader.word({"", "restrict", "cascade", "setNull", "setDefault"}));
        else if (key == "onUpdate"_L1)
            r.onUpdate = ReferentialAction(m_reader.word({"", "restrict", "cascade", "setNull", "setDefault"}));
        else if (key == "deferral"_L1)
            r.deferral = Deferral(m_reader.word({"", "deferrable", "deferred"}));
        else if (key == "constraint"_L1)
            r.constraintName = m_reader.text();
        else if (key == "onRemove"_L1)
            r.onRemove = Removal(m_reader.word({"", "delete", "nullify", "ignore"}));
        else if (key == "deleteOrphans"_L1)
            r.deleteOrphans = m_reader.boolean();
        else if (key == "explicitAdd"_L1)
            r.explicitAdd = m_reader.boolean();
        else if (key == "inherits"_L1)
            r.inherits = m_reader.boolean();
        else if (key == "comment"_L1)
            r.comment = m_reader.text();
        else if (key == "was"_L1)
            r.was = m_reader.texts();
        else
            return false;
        return true;
    });
    demand(!r.id.isNull(), start, Error::phrase("relationship"), "id");
    demand(!r.to.isNull(), start, Error::phrase("relationship"), "to");
    if (keyReference >= 0)
        m_references[keyReference].table = r.to;
    return r;
}

IndexPart SchemaReader::indexPart()
{
    IndexPart part;
    if (!m_reader.isAtObject()) {
        part.column = refer(Target::Column);
        return part;
    }
    m_reader.object(part.unknown, [&](const QString &key) {
        if (key == "column"_L1)
            part.column = refer(Target::Column);
        else if (key == "expression"_L1)
            part.expression = m_reader.text();
        else if (key == "descending"_L1)
            part.descending = m_reader.boolean();
        else if (key == "collation"_L1)
            part.collation = m_reader.text();
        else if (key == "prefix"_L1)
            part.prefix = m_reader.number(0, std::numeric_limits<int>::max());
        else
            return false;
        return true;
    });
    return part;
}

Index SchemaReader::index()
{
    Index index;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(index.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            index.id = m_reader.newId();
        else if (key == "name"_L1)
            index.name = m_reader.text();
        else if (key == "columns"_L1)
            m_reader.array([&] { index.parts.append(indexPart()); });
        else if (key == "unique"_L1)
            index.unique = m_reader.boolean();
        else if (key == "where"_L1)
            index.where = m_reader.text();
        else if (key == "method"_L1)
            index.method = m_reader.text();
        else if (key == "comment"_L1)
            index.comment = m_reader.text();
        else if (key == "was"_L1)
            index.was = m_reader.texts();
        else
            return false;
        return true;
    });
    demand(!index.id.isNull(), start, Error::phrase("index"), "id");
    return index;
}

Check SchemaReader::check()
{
    Check check;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(check.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            check.id = m_reader.newId();
        else if (key == "name"_L1)
            check.name = m_reader.text();
        else if (key == "expression"_L1)
            check.expression = m_reader.text();
        else
            return false;
        return true;
    });
    demand(!check.id.isNull(), start, Error::phrase("check"), "id");
    return check;
}

Subclass SchemaReader::subclass()
{
    Subclass subclass;
    m_reader.isAtObject();
    const qsizetype start = m_reader.position();
    m_reader.object(subclass.unknown, [&](const QString &key) {
        if (key == "id"_L1)
            subclass.id = m_reader.newId();
        else if (key == "name"_L1)
            subclass.name = m_reader.text();
        else if (key == "base"_L1)
            subclass.base = refer(Target::Subclass);
        else if (key == "value"_L1)
            subclass.value = m_reader.text();
        else if (key == "columns"_L1)
            subclass.columns = columnIds();
        else if (key == "comment"_L1)
            subclass.comment = m_reader.text();
        else
            return false;
        return true;
    });
    demand(!subclass.id.isNull(), start, Error::phrase("subclass"), "id");
    return subclass;
}

/// Types that stand for other types are not part of this format; a cycle of them is named as such.
void SchemaReader::refuseAliases()
{
    for (auto it = m_aliases.cbegin(); it != m_aliases.cend(); ++it) {
        QSet<Id> seen;
        Id next = it.key();
        while (m_aliases.contains(next) && !seen.contains(next)) {
            seen.insert(next);
            next = Id::fromString(m_aliases.value(next).target.mid(1)).value_or(Id());
        }
        if (m_aliases.contains(next))
            m_reader.failAt(it->position, Error::phrase("the type %1 stands for itself: a cycle of types", it->name));
    }
    for (const Alias &alias : std::as_const(m_aliases))
        m_reader.failAt(alias.position, Error::phrase("the type %1 has no \"enum\"", alias.name));
}

void SchemaReader::checkReferences()
{
    refuseAliases();
    const Sentence names[] = {Error::phrase("type"), Error::phrase("table"), Error::phrase("column"),
        Error::phrase("key"), Error::phrase("subclass")};
    for (const Reference &reference : std::as_const(m_references)) {
        const auto found = m_owned.constFind(reference.id);
        const Sentence &name = names[int(reference.target)];
        if (found == m_owned.constEnd() || found->first != reference.target)
            m_reader.failAt(reference.position, Error::phrase("there is no %1 %2", name, reference.id.toString()));
        if (reference.table && found->second != reference.table)
            m_reader.failAt(reference.position, Error::phrase("the %1 %2 belongs to another table", name, reference.id.toString()));
    }
}

} // namespace jw
