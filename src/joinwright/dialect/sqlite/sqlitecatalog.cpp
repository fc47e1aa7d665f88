// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitecatalog.h"

#include "joinwright/dialect/guessnames.h"
#include "joinwright/dialect/sqlite/sqliteparser.h"
#include "joinwright/dialect/sqlite/sqliteshape.h"
#include "joinwright/dialect/sqlite/sqlitetokens.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"

#include <QtCore/QHash>

namespace jw::sqlite {

namespace {

// The pragma functions are the inner loops: CROSS JOIN keeps SQLite from turning the order round.
const QString ObjectsSql = QStringLiteral(
    "SELECT l.name, l.type, l.wr, l.strict, m.sql FROM pragma_table_list l "
    "LEFT JOIN sqlite_schema m ON m.name = l.name AND m.type IN ('table', 'view') "
    "WHERE l.schema = 'main' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.rowid");
const QString ColumnsSql = QStringLiteral(
    "SELECT l.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden "
    "FROM pragma_table_list l CROSS JOIN pragma_table_xinfo(l.name) x "
    "WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY l.name, x.cid");
const QString IndexesSql = QStringLiteral(
    "SELECT l.name, i.name, i.\"unique\", i.origin, x.cid, x.name, x.\"desc\", x.coll, m.sql "
    "FROM pragma_table_list l CROSS JOIN pragma_index_list(l.name) i CROSS JOIN pragma_index_xinfo(i.name) x "
    "LEFT JOIN sqlite_schema m ON m.name = i.name AND m.type = 'index' "
    "WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND x.key = 1 "
    "ORDER BY l.name, i.seq DESC, x.seqno");
const QString ForeignKeysSql = QStringLiteral(
    "SELECT l.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_update, f.on_delete "
    "FROM pragma_table_list l CROSS JOIN pragma_foreign_key_list(l.name) f "
    "WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "ORDER BY l.name, f.id DESC, f.seq");
const QString ViewColumnsSql = QStringLiteral("SELECT name FROM pragma_table_info(?)");

enum Hidden { Plain = 0, HiddenColumn = 1, VirtualColumn = 2, StoredColumn = 3 };

struct IndexRow
{
    qint64 column = 0; ///< -2: an expression
    QString columnName;
    bool descending = false;
    QString collation;
};

struct IndexEntry
{
    QString name;
    bool unique = false;
    QChar origin; ///< c: CREATE INDEX, u: UNIQUE, p: PRIMARY KEY
    QString sql;
    QList<IndexRow> rows;
};

struct ForeignKeyEntry
{
    QString target;
    QStringList from;
    QStringList to; ///< empty texts: the primary key
    QString onUpdate;
    QString onDelete;
};

struct ColumnRow
{
    QString name;
    QString type;
    bool notNull = false;
    Value defaultValue;
    int keyPlace = 0; ///< 1-based; 0: not in the primary key
    int hidden = Plain;
};

struct TableEntry
{
    QString name;
    QString sql;
    bool withoutRowId = false;
    bool strict = false;
    QList<ColumnRow> columns;
    QList<IndexEntry> indexes;
    QList<ForeignKeyEntry> foreignKeys;
    ParsedTable parsed;
};

QString textOf(const Value &value)
{
    return value.isNull() ? QString() : value.kind() == Value::Kind::Text ? value.toText() : value.toString();
}

Id idOf(const QString &kind, const QStringList &names)
{
    return Id::fromSeed(QStringLiteral("sqlite:") + kind + QChar(0x1f) + names.join(QChar(0x1f)));
}

ReferentialAction actionOf(const QString &words)
{
    if (words == QLatin1StringView("CASCADE"))
        return ReferentialAction::Cascade;
    if (words == QLatin1StringView("RESTRICT"))
        return ReferentialAction::Restrict;
    if (words == QLatin1StringView("SET NULL"))
        return ReferentialAction::SetNull;
    if (words == QLatin1StringView("SET DEFAULT"))
        return ReferentialAction::SetDefault;
    return ReferentialAction::NoAction;
}

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool sameTexts(const QStringList &a, const QStringList &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), sameText);
}

/// SQLite compares names without case, ASCII letters only; for names that differ elsewhere this finds nothing.
const Column *columnOf(const Table &table, const QString &name)
{
    const auto it = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column &c) { return sameText(c.name, name); });
    return it == table.columns.end() ? nullptr : &*it;
}

class Catalog
{
public:
    explicit Catalog(CatalogSource &source)
        : m_source(source)
    {
    }

    Reflection read()
    {
        readObjects();
        readColumns();
        readIndexes();
        readForeignKeys();
        for (const TableEntry &entry : std::as_const(m_entries))
            m_tables.append(table(entry));
        for (qsizetype i = 0; i < m_tables.size(); ++i)
            m_places.insert(m_tables[i].name.toLower(), i);
        for (qsizetype i = 0; i < m_tables.size(); ++i)
            addRelationships(m_tables[i], m_entries[i]);
        finishTypes();
        for (qsizetype i = 0; i < m_tables.size(); ++i)
            finishKeys(m_tables[i]);
        m_result.schema.setTables(m_tables);
        guessNames(m_result.schema);
        return m_result;
    }

private:
    void note(const QString &object, const QString &text) { m_result.notes.append({object, text}); }

    void readObjects()
    {
        QList<std::pair<QString, QString>> views;
        for (const QList<Value> &row : m_source.rows(ObjectsSql)) {
            const QString name = textOf(row[0]);
            const QString type = textOf(row[1]);
            if (type == QLatin1StringView("table"))
                addEntry(name, row);
            else if (type == QLatin1StringView("view"))
                views.append({name, textOf(row[4])});
            else if (type == QLatin1StringView("virtual"))
                note(name, QStringLiteral("a virtual table: not part of the schema"));
            else
                note(name, QStringLiteral("a shadow table, which a virtual table keeps its data in: not part of the schema"));
        }
        for (const auto &[name, sql] : std::as_const(views))
            addView(name, sql);
    }

    void addEntry(const QString &name, const QList<Value> &row)
    {
        TableEntry entry;
        entry.name = name;
        entry.withoutRowId = row[2].toInt64() != 0;
        entry.strict = row[3].toInt64() != 0;
        entry.sql = textOf(row[4]);
        entry.parsed = parseCreateTable(entry.sql);
        m_entryPlaces.insert(name, m_entries.size());
        m_entries.append(entry);
    }

    void addView(const QString &name, const QString &sql)
    {
        View view;
        view.id = idOf(QStringLiteral("view"), {name});
        view.name = name;
        view.sql = viewQuery(parseCreateView(sql));
        try {
            for (const QList<Value> &row : m_source.rows(ViewColumnsSql, {name}))
                view.columns.append(textOf(row[0]));
        } catch (const Error &error) {
            note(name, QStringLiteral("the view does not work: %1").arg(error.message()));
        }
        m_result.schema.setView(view);
    }

    TableEntry *entryOf(const QString &name)
    {
        const auto it = m_entryPlaces.constFind(name);
        return it == m_entryPlaces.cend() ? nullptr : &m_entries[*it];
    }

    void readColumns()
    {
        for (const QList<Value> &row : m_source.rows(ColumnsSql)) {
            TableEntry *entry = entryOf(textOf(row[0]));
            const int hidden = int(row[6].toInt64());
            if (entry && hidden != HiddenColumn)
                entry->columns.append({textOf(row[1]), textOf(row[2]), row[3].toInt64() != 0, row[4], int(row[5].toInt64()), hidden});
        }
    }

    void readIndexes()
    {
        for (const QList<Value> &row : m_source.rows(IndexesSql)) {
            TableEntry *entry = entryOf(textOf(row[0]));
            if (!entry)
                continue;
            const QString name = textOf(row[1]);
            if (entry->indexes.isEmpty() || entry->indexes.last().name != name)
                entry->indexes.append({name, row[2].toInt64() != 0, textOf(row[3]).at(0), textOf(row[8]), {}});
            entry->indexes.last().rows.append({row[4].toInt64(), textOf(row[5]), row[6].toInt64() != 0, textOf(row[7])});
        }
    }

    void readForeignKeys()
    {
        QString lastTable;
        qint64 lastId = -1;
        for (const QList<Value> &row : m_source.rows(ForeignKeysSql)) {
            TableEntry *entry = entryOf(textOf(row[0]));
            if (!entry)
                continue;
            if (entry->name != lastTable || row[1].toInt64() != lastId)
                entry->foreignKeys.append({textOf(row[2]), {}, {}, textOf(row[5]), textOf(row[6])});
            lastTable = entry->name;
            lastId = row[1].toInt64();
            entry->foreignKeys.last().from.append(textOf(row[3]));
            entry->foreignKeys.last().to.append(textOf(row[4]));
        }
    }

    Table table(const TableEntry &entry)
    {
        Table table;
        table.id = idOf(QStringLiteral("table"), {entry.name});
        table.name = entry.name;
        if (entry.strict)
            table.options.append(QStringLiteral("strict"));
        if (entry.withoutRowId)
            table.options.append(QStringLiteral("without rowid"));
        if (entry.parsed.autoIncrement)
            table.options.append(QStringLiteral("autoincrement"));
        for (const ColumnRow &row : entry.columns)
            table.columns.append(column(table, entry, row));
        addPrimaryKey(table, entry);
        addChecks(table, entry);
        addIndexes(table, entry);
        return table;
    }

    Column column(const Table &table, const TableEntry &entry, const ColumnRow &row)
    {
        Column column;
        column.id = idOf(QStringLiteral("column"), {table.name, row.name});
        column.name = row.name;
        QString changed;
        column.type = columnType(row.type, &changed);
        if (!changed.isEmpty())
            note(table.name + u'.' + row.name, QStringLiteral("declared %1: %2").arg(row.type, changed));
        column.nullable = !row.notNull && row.keyPlace == 0;
        column.defaultValue = defaultValue(textOf(row.defaultValue));
        const ParsedColumn *parsed = entry.parsed.column(row.name);
        if (row.hidden == VirtualColumn || row.hidden == StoredColumn) {
            column.generation = row.hidden == StoredColumn ? Generation::Stored : Generation::Virtual;
            column.expression = parsed ? withoutParentheses(parsed->expression) : QString();
        }
        if (parsed && !(isWideDecimal(column.type) && sameText(parsed->collation, DecimalCollation)))
            column.collation = parsed->collation;
        return column;
    }

    /// SQLite takes a name there, quoted or not, for a text.
    static QString defaultValue(const QString &written)
    {
        const QString text = withoutParentheses(written);
        const QList<Token> tokens = tokenize(text);
        static constexpr const char *Constants[] = {"NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"};
        const bool isName = tokens.size() == 1 && tokens.first().isName()
            && std::none_of(std::begin(Constants), std::end(Constants), [&](const char *word) { return tokens.first().is(word); });
        return isName ? u'\'' + QString(tokens.first().text).replace(u'\'', QLatin1StringView("''")) + u'\'' : text;
    }

    void addPrimaryKey(Table &table, const TableEntry &entry)
    {
        QList<std::pair<int, Id>> places;
        for (qsizetype i = 0; i < entry.columns.size(); ++i) {
            if (entry.columns[i].keyPlace > 0)
                places.append({entry.columns[i].keyPlace, table.columns[i].id});
        }
        if (places.isEmpty())
            return;
        std::sort(places.begin(), places.end());
        Key key;
        key.id = idOf(QStringLiteral("primary"), {table.name});
        key.name = entry.parsed.primaryKey.name;
        key.primary = true;
        for (const auto &[place, id] : std::as_const(places))
            key.columns.append(id);
        table.keys.append(key);
        // A primary key without an index of its own is the rowid.
        const bool hasIndex = std::any_of(entry.indexes.begin(), entry.indexes.end(), [](const IndexEntry &i) { return i.origin == u'p'; });
        if (!hasIndex && key.columns.size() == 1) {
            Column *column = table.editColumn(key.columns.first());
            column->type = ColumnType::Kind::Int64;
            column->generation = Generation::Identity; // but for a foreign key, see finishKeys()
        }
    }

    void addChecks(Table &table, const TableEntry &entry)
    {
        for (const ParsedCheck &parsed : entry.parsed.checks) {
            if (takeEnum(table, parsed))
                continue;
            Check check;
            check.id = idOf(QStringLiteral("check"), {table.name, parsed.name, parsed.expression, QString::number(table.checks.size())});
            check.name = parsed.name;
            check.expression = withoutParentheses(parsed.expression);
            table.checks.append(check);
        }
    }

    /// A check named "x_enum" that lists the texts of one column is the enum x.
    bool takeEnum(Table &table, const ParsedCheck &parsed)
    {
        const QString name = enumName(parsed.name);
        QString columnName;
        const QStringList values = name.isEmpty() ? QStringList() : parseValueList(parsed.expression, &columnName);
        const Column *found = values.isEmpty() ? nullptr : columnOf(table, columnName);
        if (!found || found->type.kind() != ColumnType::Kind::Text)
            return false;
        const EnumType *known = m_result.schema.enumType(name);
        if (known && known->values != values)
            return false;
        if (!known) {
            EnumType type;
            type.id = idOf(QStringLiteral("enum"), {name});
            type.name = name;
            type.values = values;
            known = &m_result.schema.setEnum(type);
        }
        table.editColumn(found->id)->type = ColumnType::enumeration(known->id);
        return true;
    }

    void addIndexes(Table &table, const TableEntry &entry)
    {
        for (const IndexEntry &index : entry.indexes) {
            if (index.origin == u'u')
                addUnique(table, entry, index);
            else if (index.origin == u'c')
                addIndex(table, index);
        }
    }

    void addUnique(Table &table, const TableEntry &entry, const IndexEntry &index)
    {
        QStringList names;
        Key key;
        for (const IndexRow &row : index.rows) {
            names.append(row.columnName);
            if (const Column *column = columnOf(table, row.columnName))
                key.columns.append(column->id);
        }
        key.id = idOf(QStringLiteral("unique"), QStringList {table.name} + names);
        for (const ParsedKey &parsed : entry.parsed.uniques) {
            if (sameTexts(parsed.columns, names) && !parsed.name.isEmpty())
                key.name = parsed.name;
        }
        table.keys.append(key);
    }

    void addIndex(Table &table, const IndexEntry &entry)
    {
        const ParsedIndex parsed = parseCreateIndex(entry.sql);
        Index index;
        index.id = idOf(QStringLiteral("index"), {table.name, entry.name});
        index.name = entry.name;
        index.unique = entry.unique;
        index.where = parsed.where;
        for (qsizetype i = 0; i < entry.rows.size(); ++i)
            index.parts.append(indexPart(table, entry.rows[i], parsed.parts.value(i)));
        table.indexes.append(index);
    }

    static IndexPart indexPart(const Table &table, const IndexRow &row, const ParsedIndexPart &parsed)
    {
        IndexPart part;
        part.descending = row.descending;
        const Column *column = row.column >= 0 ? columnOf(table, row.columnName) : nullptr;
        if (!column) {
            part.expression = parsed.expression;
            part.collation = parsed.collation;
            return part;
        }
        part.column = column->id;
        const QString own = !column->collation.isEmpty() ? column->collation
            : isWideDecimal(column->type)                ? QString(DecimalCollation)
                                                         : QStringLiteral("BINARY");
        if (!sameText(row.collation, own))
            part.collation = parsed.collation.isEmpty() ? row.collation : parsed.collation;
        return part;
    }

    void addRelationships(Table &table, const TableEntry &entry)
    {
        for (qsizetype i = 0; i < entry.foreignKeys.size(); ++i) {
            const ForeignKeyEntry &foreign = entry.foreignKeys[i];
            // Both lists are in the order written; should they disagree, the one over the same columns is meant.
            ParsedForeignKey parsed = entry.parsed.foreignKeys.value(i);
            if (!sameTexts(parsed.columns, foreign.from)) {
                for (const ParsedForeignKey &other : entry.parsed.foreignKeys) {
                    if (sameTexts(other.columns, foreign.from))
                        parsed = other;
                }
            }
            addRelationship(table, foreign, parsed);
        }
    }

    void addRelationship(Table &table, const ForeignKeyEntry &foreign, const ParsedForeignKey &parsed)
    {
        const QString place = table.name + u'.' + foreign.from.join(QStringLiteral(", "));
        const qsizetype targetPlace = m_places.value(foreign.target.toLower(), -1);
        if (targetPlace < 0) {
            note(place, QStringLiteral("a foreign key to %1, which is no table of this database: left out").arg(foreign.target));
            return;
        }
        Table &target = m_tables[targetPlace];
        Relationship relationship;
        for (const QString &name : foreign.from) {
            if (const Column *column = columnOf(table, name))
                relationship.columns.append(column->id);
        }
        relationship.to = target.id;
        if (!findKey(target, foreign, relationship)) {
            note(place, QStringLiteral("a foreign key to %1 (%2), which is no key there: left out")
                            .arg(foreign.target, foreign.to.join(QStringLiteral(", "))));
            return;
        }
        QStringList seed = QStringList {table.name} + foreign.from + QStringList {foreign.target};
        for (relationship.id = idOf(QStringLiteral("foreign"), seed); table.relationship(relationship.id); seed.append(QString()))
            relationship.id = idOf(QStringLiteral("foreign"), seed + QStringList {QString()});
        relationship.onDelete = actionOf(foreign.onDelete);
        relationship.onUpdate = actionOf(foreign.onUpdate);
        relationship.deferral = parsed.deferral;
        relationship.constraintName = parsed.name;
        table.relationships.append(relationship);
    }

    /// The key of `target` that the foreign key means; its columns are put in the order of that key.
    bool findKey(Table &target, const ForeignKeyEntry &foreign, Relationship &relationship)
    {
        const bool implicit = foreign.to.join(QString()).isEmpty();
        if (implicit) {
            const Key *primary = target.primaryKey();
            return primary && primary->columns.size() == relationship.columns.size();
        }
        QList<Id> wanted;
        for (const QString &name : foreign.to) {
            const Column *column = columnOf(target, name);
            if (!column)
                return false;
            wanted.append(column->id);
        }
        if (wanted.size() != relationship.columns.size())
            return false;
        adoptUniqueIndex(target, wanted);
        for (const Key &key : std::as_const(target.keys)) {
            if (orderLike(key.columns, wanted, relationship.columns)) {
                relationship.key = key.primary ? Id() : key.id;
                return true;
            }
        }
        return false;
    }

    static bool orderLike(const QList<Id> &key, const QList<Id> &wanted, QList<Id> &columns)
    {
        if (key.size() != wanted.size() || !std::is_permutation(key.begin(), key.end(), wanted.begin()))
            return false;
        QList<Id> ordered;
        for (Id id : key)
            ordered.append(columns[wanted.indexOf(id)]);
        columns = ordered;
        return true;
    }

    /// A foreign key may refer to a unique index as well; in the schema it then is a unique key.
    void adoptUniqueIndex(Table &target, const QList<Id> &wanted)
    {
        const auto isKey = [&](const Key &key) {
            return key.columns.size() == wanted.size() && std::is_permutation(key.columns.begin(), key.columns.end(), wanted.begin());
        };
        if (std::any_of(target.keys.begin(), target.keys.end(), isKey))
            return;
        for (qsizetype i = 0; i < target.indexes.size(); ++i) {
            const Index index = target.indexes[i];
            Key key;
            for (const IndexPart &part : index.parts)
                key.columns.append(part.column);
            if (!index.unique || !index.where.isEmpty() || !isKey(key))
                continue;
            key.id = index.id;
            key.name = index.name;
            target.keys.append(key);
            target.indexes.removeAt(i);
            note(target.name + u'.' + index.name, QStringLiteral("a unique index that foreign keys refer to: read as a unique key"));
            return;
        }
    }

    /// SQLite lets an INT refer to an INTEGER: such a column holds what its key holds. Again while one refers to another.
    void finishTypes()
    {
        QHash<Id, const Table *> targets;
        for (const Table &table : std::as_const(m_tables))
            targets.insert(table.id, &table);
        bool isChanged = true;
        for (qsizetype pass = 0; isChanged && pass <= m_tables.size(); ++pass) {
            isChanged = false;
            for (Table &table : m_tables) {
                for (const Relationship &relationship : std::as_const(table).relationships)
                    isChanged = takeTypes(table, relationship, *targets[relationship.to]) || isChanged;
            }
        }
    }

    static bool takeTypes(Table &table, const Relationship &relationship, const Table &target)
    {
        const Key *key = relationship.key ? target.key(relationship.key) : target.primaryKey();
        bool isChanged = false;
        for (qsizetype i = 0; key && i < std::min(key->columns.size(), relationship.columns.size()); ++i) {
            const ColumnType type = target.column(key->columns[i])->type;
            Column *column = table.editColumn(relationship.columns[i]);
            if (column->type == type || !column->type.isInteger() || !type.isInteger())
                continue;
            column->type = type;
            isChanged = true;
        }
        return isChanged;
    }

    /// A rowid that is a foreign key (one-to-one) takes its values from there.
    static void finishKeys(Table &table)
    {
        for (Column &column : table.columns) {
            if (column.isIdentity() && !isNumbered(table, column))
                column.generation = Generation::None;
        }
    }

    CatalogSource &m_source;
    Reflection m_result;
    QList<TableEntry> m_entries;
    QHash<QString, qsizetype> m_entryPlaces;
    QList<Table> m_tables; ///< as many and in the same order as m_entries
    QHash<QString, qsizetype> m_places; ///< by name in lower case
};

} // namespace

Reflection reflect(CatalogSource &source)
{
    return Catalog(source).read();
}

} // namespace jw::sqlite
