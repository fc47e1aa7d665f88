// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/postgresql/postgresqlshape.h"

#include "joinwright/dialect/postgresql/postgresqlexpression.h"
#include "joinwright/dialect/postgresql/postgresqltokens.h"
#include "joinwright/dialect/postgresql/postgresqltypes.h"

#include <QtCore/QRegularExpression>

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// The one that names without a schema stand for.
QString schemaNameOf(const QString &name)
{
    return name == "public"_L1 ? QString() : name;
}

void normalizeColumn(const Table &table, const Schema &schema, Column &column)
{
    const bool isKnownEnum = column.type.kind() == ColumnType::Kind::Enum && schema.enumType(column.type.enumType());
    if (!isKnownEnum)
        column.type = column.type.kind() == ColumnType::Kind::Enum ? ColumnType() : storedType(column.type);
    if (column.isComputed())
        column.generation = Generation::Stored; // the only kind before PostgreSQL 18
    else
        column.generation = isNumbered(column) ? Generation::Identity : Generation::None;
    if (table.isPrimary(column.id))
        column.nullable = false;
    if (column.isIdentity())
        column.nullable = false;
    column.defaultValue = column.isIdentity() || column.isComputed() ? QString() : standardDefault(column);
    column.expression = standardExpression(column.expression, &table);
    column.collation = collationOf(column.collation);
}

void normalizeIndex(const Table &table, Index &index)
{
    index.method = methodOf(index);
    index.where = standardExpression(index.where, &table);
    for (IndexPart &part : index.parts) {
        part.prefix = 0;
        part.expression = standardExpression(part.expression, &table);
        part.collation = collationOf(part.collation);
        const Column *column = table.column(part.column);
        if (column && part.collation == collationOf(column->collation))
            part.collation.clear(); // an index takes its column's collation
        if (!index.method.isEmpty())
            part.descending = false; // only a tree has an order
    }
}

Table normalizedTable(const Schema &schema, const Table &model)
{
    Table table = model;
    table.schemaName = schemaNameOf(model.schemaName);
    table.options.clear();
    if (isUnlogged(model))
        table.options.append(u"unlogged"_s);
    if (const QString by = partitioning(model); !by.isEmpty())
        table.options.append(by);
    for (Column &column : table.columns)
        normalizeColumn(model, schema, column);
    for (Index &index : table.indexes)
        normalizeIndex(model, index);
    for (Check &check : table.checks)
        check.expression = standardExpression(check.expression, &model);
    return table;
}

} // namespace

bool isNumbered(const Column &column)
{
    return column.isIdentity() && column.type.isInteger();
}

QString collationOf(const QString &collation)
{
    // Those of other databases: of SQLite, and "utf8mb4_general_ci" and its like.
    static const QStringList others {u"binary"_s, u"nocase"_s, u"rtrim"_s};
    static const QStringList endings {u"_ci"_s, u"_cs"_s, u"_bin"_s};
    const bool ends = std::any_of(endings.begin(), endings.end(), [&](const QString &ending) { return collation.endsWith(ending); });
    return ends || others.contains(collation, Qt::CaseInsensitive) ? QString() : collation;
}

TextForm textForm(const Column &column)
{
    // The server's own collations all tell every two texts apart; of one that somebody made only the server knows.
    static const QRegularExpression own(u"^(pg_catalog\\.)?(default|c(\\..*)?|posix|ucs_basic|unicode|und|.*-x-icu|[a-z]{2,3}_[a-z]{2}.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString collation = collationOf(column.collation);
    const QString type = column.type.kind() == ColumnType::Kind::Native ? column.type.nativeType().toLower() : QString();
    return {.trimsBlanks = type.startsWith("char"_L1) || type == "bpchar"_L1,
        .isPartial = type == "citext"_L1 || (!collation.isEmpty() && !own.match(collation).hasMatch())};
}

QString partitioning(const Table &table)
{
    for (const QString &option : table.options) {
        if (option.startsWith("partition by "_L1, Qt::CaseInsensitive))
            return "partition by "_L1 + option.sliced(13);
    }
    return {};
}

bool isUnlogged(const Table &table)
{
    return table.options.contains("unlogged"_L1, Qt::CaseInsensitive);
}

QString methodOf(const Index &index)
{
    static const QStringList known {u"hash"_s, u"gin"_s, u"gist"_s, u"spgist"_s, u"brin"_s, u"bloom"_s};
    const QString method = index.method.toLower();
    return known.contains(method) ? method : QString();
}

Schema normalized(const Schema &schema)
{
    Schema result = schema;
    QList<Table> tables;
    for (const Table &table : schema.tables())
        tables.append(normalizedTable(schema, table));
    result.setTables(tables);
    for (EnumType type : schema.enums()) {
        type.schemaName = schemaNameOf(type.schemaName);
        result.setEnum(type);
    }
    for (View view : schema.views()) {
        view.schemaName = schemaNameOf(view.schemaName);
        view.sql = viewQuery(view.sql);
        result.setView(view);
    }
    return result;
}

} // namespace jw::postgresql
