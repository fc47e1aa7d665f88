// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlcatalog.h"

#include "joinwright/dialect/guessnames.h"
#include "joinwright/dialect/mysql/mysqlcatalogrows.h"
#include "joinwright/dialect/mysql/mysqlenums.h"
#include "joinwright/dialect/mysql/mysqlexpression.h"
#include "joinwright/dialect/mysql/mysqlshape.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

Id idOf(const QString &kind, const QStringList &names)
{
    return Id::fromSeed(u"mysql:"_s + kind + QChar(0x1f) + names.join(QChar(0x1f)));
}

ReferentialAction actionOf(const QString &words)
{
    if (words == "CASCADE"_L1)
        return ReferentialAction::Cascade;
    return words == "SET NULL"_L1 ? ReferentialAction::SetNull : ReferentialAction::NoAction;
}

/// MariaDB compares names of columns without case.
const Column *columnNamed(const Table &table, const QString &name)
{
    const auto it = std::find_if(table.columns.begin(), table.columns.end(),
        [&](const Column &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == table.columns.end() ? nullptr : &*it;
}

/// "CONSTRAINT_1", which the server makes up.
bool isMadeUp(const QString &constraint)
{
    static constexpr QLatin1StringView Prefix("CONSTRAINT_");
    return constraint.startsWith(Prefix) && constraint.sliced(Prefix.size()).toInt() > 0;
}

class CatalogBuilder
{
public:
    explicit CatalogBuilder(CatalogRows rows)
        : m_rows(std::move(rows))
    {
        m_result.notes = m_rows.notes;
    }

    Reflection built()
    {
        for (const TableRows &rows : std::as_const(m_rows.tables)) {
            m_places.insert(rows.name, m_tables.size());
            m_tables.append(table(rows));
        }
        for (qsizetype i = 0; i < m_tables.size(); ++i) {
            for (const ForeignKeyRow &foreign : m_rows.tables[i].foreignKeys)
                addRelationship(m_tables[i], foreign);
        }
        m_result.schema.setTables(m_tables);
        for (const EnumType &type : m_enums.all())
            m_result.schema.setEnum(type);
        for (const ViewRow &rows : std::as_const(m_rows.views))
            addView(rows);
        guessNames(m_result.schema);
        return m_result;
    }

private:
    void note(const QString &object, const QString &text) { m_result.notes.append({object, text}); }

    Table table(const TableRows &rows)
    {
        Table table;
        table.id = idOf(u"table"_s, {rows.name});
        table.name = rows.name;
        table.comment = rows.comment;
        if (rows.engine.compare("InnoDB"_L1, Qt::CaseInsensitive) != 0 && !rows.engine.isEmpty())
            table.options.append(EngineOption + rows.engine);
        if (rows.collation != DefaultCollation && !rows.collation.isEmpty())
            table.options.append(CollateOption + rows.collation);
        if (rows.options.contains("partitioned"_L1))
            note(rows.name, u"its partitions are not part of the schema"_s);
        if (rows.type == "SYSTEM VERSIONED"_L1)
            note(
                rows.name, u"it keeps old versions of its rows, which is not part of the schema"_s);
        for (const ColumnRow &row : rows.columns)
            table.columns.append(column(table, rows, row));
        for (const IndexRow &row : rows.indexes)
            addIndex(table, rows, row);
        for (const CheckRow &row : rows.checks)
            addCheck(table, row);
        return table;
    }

    static bool isJson(const TableRows &rows, const ColumnRow &row)
    {
        const auto isValidity = [&](const CheckRow &check) {
            const QList<Token> tokens = tokenize(check.clause, Spelling::Server);
            return check.ofColumn && check.name == row.name && tokens.size() == 4
                && tokens[0].is("json_valid") && tokens[2].text == row.name;
        };
        return row.type == "longtext"_L1
            && std::any_of(rows.checks.begin(), rows.checks.end(), isValidity);
    }

    ColumnType typeOf(const Table &table, const TableRows &rows, const ColumnRow &row)
    {
        if (isJson(rows, row))
            return Kind::Json;
        if (row.type.startsWith("enum("_L1)) {
            Column column;
            column.name = row.name;
            const QStringList values = valuesIn(row.type);
            return ColumnType::enumeration(
                m_enums.entry(values, table, column, idOf(u"enum"_s, values)).id);
        }
        QString changed;
        const ColumnType type = columnType(row.type, &changed);
        if (!changed.isEmpty())
            note(table.name + u'.' + row.name, u"declared %1: %2"_s.arg(row.type, changed));
        return type;
    }

    Column column(const Table &table, const TableRows &rows, const ColumnRow &row)
    {
        Column column;
        column.id = idOf(u"column"_s, {table.name, row.name});
        column.name = row.name;
        column.type = typeOf(table, rows, row);
        column.nullable = row.nullable;
        column.comment = row.comment;
        if (column.type.isTextual() && row.collation != rows.collation)
            column.collation = row.collation;
        if (row.extra.contains("auto_increment"_L1))
            column.generation = Generation::Identity;
        else if (row.extra.contains("GENERATED"_L1))
            column.generation
                = row.extra.contains("VIRTUAL"_L1) ? Generation::Virtual : Generation::Stored;
        if (column.isComputed())
            column.expression = standardExpression(row.expression, Spelling::Server);
        else if (row.defaultValue)
            column.defaultValue = standardDefault(*row.defaultValue, column.type, true);
        noteExtras(table, row);
        return column;
    }

    void noteExtras(const Table &table, const ColumnRow &row)
    {
        const QString place = table.name + u'.' + row.name;
        if (row.extra.contains("on update"_L1))
            note(place,
                u"every UPDATE sets it to the current time, which is not part of the schema"_s);
        if (row.extra.contains("INVISIBLE"_L1))
            note(place, u"it is invisible to SELECT *, which is not part of the schema"_s);
    }

    /// InnoDB makes an index of the constraint's name for a foreign key that no other index helps.
    static bool isOfForeignKey(const TableRows &rows, const IndexRow &row)
    {
        return !row.unique
            && std::any_of(
                rows.foreignKeys.begin(), rows.foreignKeys.end(), [&](const ForeignKeyRow &key) {
                    const auto same = [](const IndexPartRow &part, const QString &name) {
                        return part.prefix == 0 && !part.descending
                            && part.column.compare(name, Qt::CaseInsensitive) == 0;
                    };
                    return key.name == row.name
                        && std::equal(row.parts.begin(), row.parts.end(), key.from.begin(),
                            key.from.end(), same);
                });
    }

    void addIndex(Table &table, const TableRows &rows, const IndexRow &row)
    {
        if (isOfForeignKey(rows, row))
            return;
        Index index;
        index.id = idOf(u"index"_s, {table.name, row.name});
        index.name = row.name;
        index.unique = row.unique;
        index.comment = row.comment;
        if (row.type == "FULLTEXT"_L1 || row.type == "SPATIAL"_L1)
            index.method = row.type.toLower();
        for (const IndexPartRow &part : row.parts) {
            const Column *column = columnNamed(table, part.column);
            if (column)
                index.parts.append({.column = column->id,
                    .descending = part.descending,
                    .prefix = index.method.isEmpty() ? part.prefix : 0});
        }
        if (index.name == "PRIMARY"_L1 || isUniqueKey(index))
            table.keys.append(keyOf(index));
        else
            table.indexes.append(index);
    }

    static Key keyOf(const Index &index)
    {
        Key key;
        key.id = index.id;
        key.primary = index.name == "PRIMARY"_L1;
        key.name = key.primary ? QString() : index.name;
        for (const IndexPart &part : index.parts)
            key.columns.append(part.column);
        return key;
    }

    static void addCheck(Table &table, const CheckRow &row)
    {
        const Column *column = row.ofColumn ? columnNamed(table, row.name) : nullptr;
        if (column && column->type.kind() == Kind::Json)
            return;
        Check check;
        check.id = idOf(u"check"_s, {table.name, row.name, QString::number(table.checks.size())});
        check.name = row.ofColumn || isMadeUp(row.name) ? QString() : row.name;
        check.expression = standardExpression(row.clause, Spelling::Server);
        table.checks.append(check);
    }

    void addView(const ViewRow &rows)
    {
        if (rows.sql.isEmpty())
            note(rows.name, u"the user may not see the query of this view"_s);
        View view;
        view.id = idOf(u"view"_s, {rows.name});
        view.name = rows.name;
        view.sql = standardQuery(rows.sql, m_rows.database);
        view.columns = rows.columns;
        m_result.schema.setView(view);
    }

    void addRelationship(Table &table, const ForeignKeyRow &foreign)
    {
        const QString place = table.name + u'.' + foreign.from.join(u", "_s);
        const qsizetype targetPlace
            = foreign.database == m_rows.database ? m_places.value(foreign.target, -1) : -1;
        if (targetPlace < 0)
            return note(place,
                u"a foreign key to %1.%2, which is no table of this database: left out"_s.arg(
                    foreign.database, foreign.target));
        const Table &target = m_tables[targetPlace];
        Relationship relationship;
        relationship.id = idOf(u"foreign"_s, {table.name, foreign.name});
        relationship.to = target.id;
        relationship.constraintName = foreign.name;
        relationship.onDelete = actionOf(foreign.onDelete);
        relationship.onUpdate = actionOf(foreign.onUpdate);
        for (const QString &name : foreign.from) {
            if (const Column *column = columnNamed(table, name))
                relationship.columns.append(column->id);
        }
        if (!findKey(target, foreign, relationship))
            return note(place,
                u"a foreign key to %1 (%2), which is no key there: left out"_s.arg(
                    foreign.target, foreign.to.join(u", "_s)));
        table.relationships.append(relationship);
    }

    /// The key of `target` that the foreign key means; its columns are put in the order of that
    /// key.
    static bool findKey(
        const Table &target, const ForeignKeyRow &foreign, Relationship &relationship)
    {
        QList<Id> wanted;
        for (const QString &name : foreign.to) {
            if (const Column *column = columnNamed(target, name))
                wanted.append(column->id);
        }
        for (const Key &key : target.keys) {
            if (wanted.size() != relationship.columns.size() || key.columns.size() != wanted.size()
                || !std::is_permutation(key.columns.begin(), key.columns.end(), wanted.begin()))
                continue;
            QList<Id> ordered;
            for (Id id : key.columns)
                ordered.append(relationship.columns[wanted.indexOf(id)]);
            relationship.columns = ordered;
            relationship.key = key.primary ? Id() : key.id;
            return true;
        }
        return false;
    }

    const CatalogRows m_rows;
    Reflection m_result;
    EnumBook m_enums;
    QList<Table> m_tables; ///< as many and in the same order as the rows
    QHash<QString, qsizetype> m_places;
};

} // namespace

Reflection reflect(CatalogSource &source)
{
    return CatalogBuilder(readCatalog(source)).built();
}

} // namespace jw::mysql
