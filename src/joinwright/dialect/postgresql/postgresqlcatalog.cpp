// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/postgresql/postgresqlcatalog.h"

#include "joinwright/dialect/guessnames.h"
#include "joinwright/dialect/postgresql/postgresqlcatalogrows.h"
#include "joinwright/dialect/postgresql/postgresqlexpression.h"
#include "joinwright/dialect/postgresql/postgresqltokens.h"
#include "joinwright/dialect/postgresql/postgresqltypes.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

Id idOf(const QString &kind, const QStringList &names)
{
    return Id::fromSeed("postgresql:"_L1 + kind + QChar(0x1f) + names.join(QChar(0x1f)));
}

ReferentialAction actionOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'r':
        return ReferentialAction::Restrict;
    case u'c':
        return ReferentialAction::Cascade;
    case u'n':
        return ReferentialAction::SetNull;
    case u'd':
        return ReferentialAction::SetDefault;
    default:
        return ReferentialAction::NoAction;
    }
}

Deferral deferralOf(const ConstraintRow &row)
{
    return row.deferred ? Deferral::InitiallyDeferred : row.deferrable ? Deferral::Deferrable : Deferral::NotDeferrable;
}

QString place(const Table &table)
{
    return table.schemaName.isEmpty() ? table.name : table.schemaName + u'.' + table.name;
}

/// A table while it is being put together.
struct Entry
{
    Table table;
    QHash<int, Id> columns; ///< by their numbers
};

class Catalog
{
public:
    explicit Catalog(CatalogSource &source)
        : m_source(source)
    {
    }

    Reflection read()
    {
        readEnums();
        readRelations();
        readColumns();
        const QList<ConstraintRow> constraints = constraintRows(m_source);
        for (const ConstraintRow &row : constraints)
            addConstraint(row);
        readIndexes();
        for (const ConstraintRow &row : constraints) { // their keys are known now
            if (row.kind == u'f')
                addRelationship(row);
        }
        for (const OtherRow &row : otherRows(m_source)) {
            if (!m_partitionNames.contains(row.object))
                note(row.object, row.text);
        }
        finish();
        return m_result;
    }

private:
    void note(const QString &object, const QString &text) { m_result.notes.append({object, text}); }
    void note(const Table &table, const QString &part, const QString &text) { note(place(table) + u'.' + part, text); }

    Entry *entry(qint64 oid)
    {
        const auto found = m_entries.find(oid);
        return found == m_entries.end() ? nullptr : &*found;
    }

    void readEnums()
    {
        for (const EnumRow &row : enumRows(m_source)) {
            const Id id = idOf(u"enum"_s, {row.schema, row.name});
            EnumType type = m_result.schema.enumType(id) ? *m_result.schema.enumType(id) : EnumType();
            type.id = id;
            type.name = row.name;
            type.schemaName = row.schema;
            type.comment = row.comment;
            if (!row.value.isNull())
                type.values.append(row.value);
            m_result.schema.setEnum(type);
            m_enums.insert(row.oid, id);
        }
    }

    void readRelations()
    {
        for (const RelationRow &row : relationRows(m_source)) {
            if (row.kind == u'v' || row.kind == u'm')
                addView(row);
            else if (row.isPartition)
                addPartition(row);
            else
                addTable(row);
        }
    }

    void addView(const RelationRow &row)
    {
        View view;
        view.id = idOf(u"view"_s, {row.schema, row.name});
        view.name = row.name;
        view.schemaName = row.schema;
        view.materialized = row.kind == u'm';
        view.sql = viewQuery(row.query);
        view.comment = row.comment;
        m_views.insert(row.oid, view);
    }

    void addPartition(const RelationRow &row)
    {
        const QString name = row.schema.isEmpty() ? row.name : row.schema + u'.' + row.name;
        m_partitionNames.insert(name);
        note(name, u"a part of a divided table, whose rows are seen there: not part of the schema"_s);
    }

    void addTable(const RelationRow &row)
    {
        Entry made;
        made.table.id = idOf(u"table"_s, {row.schema, row.name});
        made.table.name = row.name;
        made.table.schemaName = row.schema;
        made.table.comment = row.comment;
        if (row.isUnlogged)
            made.table.options.append(u"unlogged"_s);
        if (row.kind == u'p')
            made.table.options.append("partition by "_L1 + row.partitionKey);
        if (row.kind == u'f')
            note(place(made.table), u"a foreign table, whose rows another server keeps"_s);
        m_entries.insert(row.oid, made);
        m_order.append(row.oid);
    }

    void readColumns()
    {
        for (const ColumnRow &row : columnRows(m_source)) {
            if (const auto view = m_views.find(row.relation); view != m_views.end())
                view->columns.append(row.name);
            else if (Entry *owner = entry(row.relation))
                addColumn(*owner, row);
        }
    }

    void addColumn(Entry &owner, const ColumnRow &row)
    {
        Column column;
        column.id = idOf(u"column"_s, {owner.table.schemaName, owner.table.name, row.name});
        column.name = row.name;
        column.type = typeOf(owner.table, row);
        column.nullable = !row.notNull;
        column.comment = row.comment;
        column.collation = row.collation;
        if (!row.generated.isNull()) {
            column.generation = Generation::Stored;
            column.expression = row.defaultValue; // standard form when all columns are known
        } else if (!row.identity.isNull() || (row.isSerial && row.defaultValue.startsWith("nextval("_L1))) {
            column.generation = Generation::Identity;
            if (row.identity == u'a')
                note(owner.table, row.name, u"its numbers always come from the server, which refuses others: read as a number by default"_s);
        } else {
            column.defaultValue = row.defaultValue;
            column.defaultValue = standardDefault(column);
        }
        owner.columns.insert(row.number, column.id);
        owner.table.columns.append(column);
    }

    ColumnType typeOf(const Table &table, const ColumnRow &row)
    {
        if (const auto known = m_enums.constFind(row.typeOid); known != m_enums.cend())
            return ColumnType::enumeration(*known);
        if (row.typeKind == u'd') {
            note(table, row.name, u"of the domain %1 over %2: read as of a type of the database's own"_s.arg(row.type, row.baseType));
            return ColumnType::native(row.type);
        }
        if (row.typeKind == u'c')
            note(table, row.name, u"of the composite type %1: its values are read and written as text"_s.arg(row.type));
        return columnType(row.type);
    }

    static QList<Id> columnsOf(const Entry &owner, const QList<int> &numbers)
    {
        QList<Id> ids;
        for (const int number : numbers)
            ids.append(owner.columns.value(number));
        return ids;
    }

    void addConstraint(const ConstraintRow &row)
    {
        Entry *owner = entry(row.relation);
        if (!owner)
            return;
        if (row.kind == u'p' || row.kind == u'u')
            addKey(*owner, row);
        else if (row.kind == u'c')
            addCheck(owner->table, row);
        else if (row.kind == u'x')
            note(owner->table, row.name, u"an exclusion constraint: not part of the schema"_s);
    }

    void addKey(Entry &owner, const ConstraintRow &row)
    {
        Key key;
        key.id = idOf(u"key"_s, {owner.table.schemaName, owner.table.name, row.name});
        key.name = row.name;
        key.primary = row.kind == u'p';
        key.columns = columnsOf(owner, row.columns);
        if (row.deferrable)
            note(owner.table, row.name, u"a key that is checked later: read as one that is checked at once"_s);
        owner.table.keys.append(key);
    }

    static void addCheck(Table &table, const ConstraintRow &row)
    {
        Check check;
        check.id = idOf(u"check"_s, {table.schemaName, table.name, row.name});
        check.name = row.name;
        check.expression = row.expression;
        table.checks.append(check);
    }

    void readIndexes()
    {
        QString last;
        qint64 lastRelation = 0;
        for (const IndexRow &row : indexRows(m_source)) {
            Entry *owner = entry(row.relation);
            if (!owner)
                continue;
            if (row.name != last || row.relation != lastRelation)
                addIndex(owner->table, row);
            last = row.name;
            lastRelation = row.relation;
            addIndexPart(*owner, row);
        }
    }

    static void addIndex(Table &table, const IndexRow &row)
    {
        Index index;
        index.id = idOf(u"index"_s, {table.schemaName, table.name, row.name});
        index.name = row.name;
        index.unique = row.unique;
        index.method = row.method == "btree"_L1 ? QString() : row.method;
        index.where = row.where;
        index.comment = row.comment;
        table.indexes.append(index);
    }

    void addIndexPart(Entry &owner, const IndexRow &row)
    {
        if (row.isIncluded)
            return note(owner.table, row.name, u"an index that carries further columns (INCLUDE): read without them"_s);
        IndexPart part;
        part.column = owner.columns.value(row.column);
        part.expression = row.column == 0 ? row.expression : QString();
        part.descending = row.descending;
        part.collation = row.collation;
        if (row.nullsFirst != row.descending)
            note(owner.table, row.name, u"an index with NULLS %1: read without it"_s.arg(row.nullsFirst ? u"FIRST"_s : u"LAST"_s));
        if (!row.operatorClass.isEmpty())
            note(owner.table, row.name, u"an index with the operator class %1: read without it"_s.arg(row.operatorClass));
        owner.table.indexes.last().parts.append(part);
    }

    void addRelationship(const ConstraintRow &row)
    {
        Entry *owner = entry(row.relation);
        Entry *target = entry(row.target);
        if (!owner)
            return;
        if (!target)
            return note(owner->table, row.name, u"a foreign key to a table that is not part of the schema: left out"_s);
        Relationship relationship;
        relationship.id = idOf(u"foreign"_s, {owner->table.schemaName, owner->table.name, row.name});
        relationship.constraintName = row.name;
        relationship.columns = columnsOf(*owner, row.columns);
        relationship.to = target->table.id;
        relationship.onUpdate = actionOf(row.onUpdate);
        relationship.onDelete = actionOf(row.onDelete);
        relationship.deferral = deferralOf(row);
        if (findKey(target->table, columnsOf(*target, row.targetColumns), relationship))
            owner->table.relationships.append(relationship);
        else
            note(owner->table, row.name, u"a foreign key to columns of %1 that are no key there: left out"_s.arg(target->table.name));
    }

    /// The key of `target` that is meant; the relationship's columns are put in the order of that key.
    bool findKey(Table &target, const QList<Id> &wanted, Relationship &relationship)
    {
        adoptUniqueIndex(target, wanted);
        for (const Key &key : std::as_const(target.keys)) {
            if (key.columns.size() != wanted.size() || !std::is_permutation(key.columns.begin(), key.columns.end(), wanted.begin()))
                continue;
            QList<Id> ordered;
            for (const Id id : key.columns)
                ordered.append(relationship.columns[wanted.indexOf(id)]);
            relationship.columns = ordered;
            relationship.key = key.primary ? Id() : key.id;
            return true;
        }
        return false;
    }

    /// A foreign key may refer to a unique index as well; in the schema it then is a unique key.
    void adoptUniqueIndex(Table &target, const QList<Id> &wanted)
    {
        const auto isSame = [&](const QList<Id> &columns) {
            return columns.size() == wanted.size() && std::is_permutation(columns.begin(), columns.end(), wanted.begin());
        };
        if (std::any_of(target.keys.begin(), target.keys.end(), [&](const Key &key) { return isSame(key.columns); }))
            return;
        for (qsizetype i = 0; i < target.indexes.size(); ++i) {
            const Index index = target.indexes[i];
            Key key {.id = index.id, .name = index.name};
            for (const IndexPart &part : index.parts)
                key.columns.append(part.column);
            if (!index.unique || !index.where.isEmpty() || !isSame(key.columns))
                continue;
            target.keys.append(key);
            target.indexes.removeAt(i);
            return note(target, index.name, u"a unique index that foreign keys refer to: read as a unique key"_s);
        }
    }

    static void standardize(Table &table)
    {
        const Table before = table;
        for (Column &column : table.columns)
            column.expression = standardExpression(column.expression, &before);
        for (Check &check : table.checks)
            check.expression = standardExpression(check.expression, &before);
        for (Index &index : table.indexes) {
            index.where = standardExpression(index.where, &before);
            for (IndexPart &part : index.parts)
                part.expression = standardExpression(part.expression, &before);
        }
    }

    void finish()
    {
        QList<Table> tables;
        for (const qint64 oid : std::as_const(m_order)) {
            standardize(m_entries[oid].table);
            tables.append(m_entries[oid].table);
        }
        m_result.schema.setTables(tables);
        for (const View &view : std::as_const(m_views))
            m_result.schema.setView(view);
        guessNames(m_result.schema);
    }

    CatalogSource &m_source;
    Reflection m_result;
    QHash<qint64, Entry> m_entries;
    QList<qint64> m_order; ///< of m_entries
    QHash<qint64, View> m_views;
    QHash<qint64, Id> m_enums;
    QSet<QString> m_partitionNames;
};

} // namespace

Reflection reflect(CatalogSource &source)
{
    return Catalog(source).read();
}

} // namespace jw::postgresql
