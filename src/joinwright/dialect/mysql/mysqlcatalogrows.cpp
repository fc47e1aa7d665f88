// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlcatalogrows.h"

namespace jw::mysql {

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1StringView TablesSql(
    "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT FROM "
    "information_schema.TABLES"
    " WHERE TABLE_SCHEMA = DATABASE() ORDER BY BINARY TABLE_NAME");
constexpr QLatin1StringView ColumnsSql(
    "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, COLUMN_TYPE, EXTRA, "
    "GENERATION_EXPRESSION, COLLATION_NAME,"
    " COLUMN_COMMENT FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY "
    "BINARY TABLE_NAME, ORDINAL_POSITION");
constexpr QLatin1StringView IndexesSql(
    "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE, INDEX_COMMENT, COLUMN_NAME, COLLATION, "
    "SUB_PART FROM"
    " information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY BINARY TABLE_NAME, "
    "BINARY INDEX_NAME, SEQ_IN_INDEX");
constexpr QLatin1StringView ForeignKeysSql(
    "SELECT TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, "
    "COLUMN_NAME, REFERENCED_COLUMN_NAME FROM"
    " information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND "
    "REFERENCED_TABLE_NAME IS NOT NULL"
    " ORDER BY BINARY TABLE_NAME, BINARY CONSTRAINT_NAME, ORDINAL_POSITION");
constexpr QLatin1StringView ActionsSql("SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, "
                                       "DELETE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS"
                                       " WHERE CONSTRAINT_SCHEMA = DATABASE()");
constexpr QLatin1StringView ChecksSql(
    "SELECT TABLE_NAME, CONSTRAINT_NAME, LEVEL, CHECK_CLAUSE FROM "
    "information_schema.CHECK_CONSTRAINTS"
    " WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY BINARY TABLE_NAME, BINARY CONSTRAINT_NAME");
constexpr QLatin1StringView ViewsSql(
    "SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA = "
    "DATABASE() ORDER BY BINARY TABLE_NAME");
constexpr QLatin1StringView OthersSql(
    "SELECT CONCAT(EVENT_OBJECT_TABLE, '.', TRIGGER_NAME), 'trigger' FROM "
    "information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
    " UNION ALL SELECT ROUTINE_NAME, LOWER(ROUTINE_TYPE) FROM information_schema.ROUTINES WHERE "
    "ROUTINE_SCHEMA = DATABASE()"
    " UNION ALL SELECT EVENT_NAME, 'event' FROM information_schema.EVENTS WHERE EVENT_SCHEMA = "
    "DATABASE() ORDER BY 2, 1");

/// The server prints some of its texts as bytes.
QString cellOf(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Text:
        return value.toText();
    case Value::Kind::Blob:
        return QString::fromUtf8(value.toBlob());
    default:
        return value.toString();
    }
}

class CatalogReader
{
public:
    explicit CatalogReader(CatalogSource &source)
        : m_source(source)
    {
    }

    CatalogRows read()
    {
        const auto database = m_source.rows(u"SELECT DATABASE()"_s);
        m_result.database = database.isEmpty() ? QString() : cellOf(database.first().value(0));
        readTables();
        readViews();
        readColumns();
        readIndexes();
        readForeignKeys();
        readChecks();
        readOthers();
        return std::move(m_result);
    }

private:
    TableRows *tableOf(const QString &name)
    {
        const auto it = m_places.constFind(name);
        return it == m_places.cend() ? nullptr : &m_result.tables[*it];
    }

    void readTables()
    {
        for (const QList<Value> &row : m_source.rows(TablesSql)) {
            const QString name = cellOf(row[0]);
            const QString type = cellOf(row[1]);
            if (type == "SEQUENCE"_L1) {
                m_result.notes.append({name, u"a sequence: not part of the schema"_s});
            } else if (type == "BASE TABLE"_L1 || type == "SYSTEM VERSIONED"_L1) {
                m_places.insert(name, m_result.tables.size());
                m_result.tables.append({.name = name,
                    .type = type,
                    .engine = cellOf(row[2]),
                    .collation = cellOf(row[3]),
                    .options = cellOf(row[4]),
                    .comment = cellOf(row[5]),
                    .columns = {},
                    .indexes = {},
                    .foreignKeys = {},
                    .checks = {}});
            }
        }
    }

    void readViews()
    {
        for (const QList<Value> &row : m_source.rows(ViewsSql)) {
            m_views.insert(cellOf(row[0]), m_result.views.size());
            m_result.views.append({cellOf(row[0]), cellOf(row[1]), {}});
        }
    }

    void readColumns()
    {
        for (const QList<Value> &row : m_source.rows(ColumnsSql)) {
            const QString name = cellOf(row[0]);
            if (TableRows *table = tableOf(name))
                table->columns.append(columnOf(row));
            else if (const auto it = m_views.constFind(name); it != m_views.cend())
                m_result.views[*it].columns.append(cellOf(row[1]));
        }
    }

    static ColumnRow columnOf(const QList<Value> &row)
    {
        ColumnRow column;
        column.name = cellOf(row[1]);
        if (const QString text = cellOf(row[2]); !row[2].isNull() && text != "NULL"_L1)
            column.defaultValue = text;
        column.nullable = cellOf(row[3]) == "YES"_L1;
        column.type = cellOf(row[4]);
        column.extra = cellOf(row[5]);
        column.expression = cellOf(row[6]);
        column.collation = cellOf(row[7]);
        column.comment = cellOf(row[8]);
        return column;
    }

    void readIndexes()
    {
        for (const QList<Value> &row : m_source.rows(IndexesSql)) {
            TableRows *table = tableOf(cellOf(row[0]));
            if (!table)
                continue;
            const QString name = cellOf(row[1]);
            if (table->indexes.isEmpty() || table->indexes.last().name != name)
                table->indexes.append(
                    {name, row[2].toInt64() == 0, cellOf(row[3]), cellOf(row[4]), {}});
            table->indexes.last().parts.append({cellOf(row[5]), cellOf(row[6]) == "D"_L1,
                row[7].isNull() ? 0 : int(row[7].toInt64())});
        }
    }

    void readForeignKeys()
    {
        for (const QList<Value> &row : m_source.rows(ForeignKeysSql)) {
            TableRows *table = tableOf(cellOf(row[0]));
            if (!table)
                continue;
            const QString name = cellOf(row[1]);
            if (table->foreignKeys.isEmpty() || table->foreignKeys.last().name != name)
                table->foreignKeys.append({name, cellOf(row[2]), cellOf(row[3]), {}, {}, {}, {}});
            table->foreignKeys.last().from.append(cellOf(row[4]));
            table->foreignKeys.last().to.append(cellOf(row[5]));
        }
        for (const QList<Value> &row : m_source.rows(ActionsSql))
            setActions(tableOf(cellOf(row[0])), cellOf(row[1]), cellOf(row[2]), cellOf(row[3]));
    }

    static void setActions(
        TableRows *table, const QString &name, const QString &onUpdate, const QString &onDelete)
    {
        if (!table)
            return;
        for (ForeignKeyRow &key : table->foreignKeys) {
            if (key.name != name)
                continue;
            key.onUpdate = onUpdate;
            key.onDelete = onDelete;
        }
    }

    void readChecks()
    {
        for (const QList<Value> &row : m_source.rows(ChecksSql)) {
            if (TableRows *table = tableOf(cellOf(row[0])))
                table->checks.append(
                    {cellOf(row[1]), cellOf(row[2]) == "Column"_L1, cellOf(row[3])});
        }
    }

    void readOthers()
    {
        for (const QList<Value> &row : m_source.rows(OthersSql))
            m_result.notes.append(
                {cellOf(row[0]), u"a %1: not part of the schema"_s.arg(cellOf(row[1]))});
    }

    CatalogSource &m_source;
    CatalogRows m_result;
    QHash<QString, qsizetype> m_places;
    QHash<QString, qsizetype> m_views;
};

} // namespace

CatalogRows readCatalog(CatalogSource &source)
{
    return CatalogReader(source).read();
}

} // namespace jw::mysql
