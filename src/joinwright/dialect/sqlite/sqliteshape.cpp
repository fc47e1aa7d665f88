// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqliteshape.h"

#include "joinwright/dialect/sqlite/sqlitetokens.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"

#include <QtCore/QSet>

namespace jw::sqlite {

namespace {

constexpr QLatin1StringView EnumSuffix("_enum");
constexpr QLatin1StringView Integer("INTEGER");

bool hasOption(const Table &table, QLatin1StringView option)
{
    return table.options.contains(option, Qt::CaseInsensitive);
}

QString normalizedExpression(const QString &expression)
{
    return withoutParentheses(expression);
}

void normalizeColumn(const Schema &schema, const Table &table, Column &column)
{
    const ColumnType type = storedType(schema, table, column);
    const bool numbered = isNumbered(table, column);
    if (!column.isComputed())
        column.generation = numbered ? Generation::Identity : Generation::None;
    if (table.isPrimary(column.id))
        column.nullable = false;
    column.type = type;
    column.collation = knownCollation(column.collation);
    column.defaultValue = normalizedExpression(column.defaultValue);
    column.expression = normalizedExpression(column.expression);
}

void normalizeIndex(const Table &table, Index &index)
{
    index.method.clear();
    index.where = normalizedExpression(index.where);
    for (IndexPart &part : index.parts) {
        part.prefix = 0;
        part.expression = normalizedExpression(part.expression);
        part.collation = knownCollation(part.collation);
        const Column *column = table.column(part.column);
        if (column && part.collation.compare(knownCollation(column->collation), Qt::CaseInsensitive) == 0)
            part.collation.clear(); // an index takes its column's collation
    }
}

void normalizeOptions(Table &table)
{
    QStringList options;
    for (QLatin1StringView known : {QLatin1StringView("strict"), QLatin1StringView("without rowid"), QLatin1StringView("autoincrement")}) {
        if (hasOption(table, known))
            options.append(known);
    }
    const auto numbered = [&](const Column &column) { return isNumbered(table, column); };
    if (std::none_of(table.columns.begin(), table.columns.end(), numbered))
        options.removeAll(QLatin1StringView("autoincrement"));
    table.options = options;
}

Table normalizedTable(const Schema &schema, const Table &model)
{
    Table table = model;
    table.schemaName.clear();
    normalizeOptions(table);
    // Judged by the model's table: normalising one column must not change what the next one is.
    for (Column &column : table.columns)
        normalizeColumn(schema, model, column);
    for (Index &index : table.indexes)
        normalizeIndex(table, index);
    for (Check &check : table.checks)
        check.expression = normalizedExpression(check.expression);
    return table;
}

QSet<Id> usedEnums(const Schema &schema)
{
    QSet<Id> used;
    for (const Table &table : schema.tables()) {
        for (const Column &column : table.columns) {
            if (const EnumType *type = enumOf(schema, column))
                used.insert(type->id);
        }
    }
    return used;
}

} // namespace

bool isStrict(const Table &table)
{
    return hasOption(table, QLatin1StringView("strict"));
}

bool isWithoutRowId(const Table &table)
{
    return table.primaryKey() && hasOption(table, QLatin1StringView("without rowid"));
}

bool hasAutoIncrement(const Table &table)
{
    return hasOption(table, QLatin1StringView("autoincrement"));
}

bool isSoleKey(const Table &table, const Column &column)
{
    const Key *primary = table.primaryKey();
    return primary && primary->columns == QList<Id> {column.id};
}

bool isRowId(const Table &table, const Column &column)
{
    return isSoleKey(table, column) && !isWithoutRowId(table) && !column.isComputed()
        && declaredType(table, column).compare(Integer, Qt::CaseInsensitive) == 0;
}

bool isNumbered(const Table &table, const Column &column)
{
    const auto isKey = [&](const Relationship &r) { return r.isForeignKey() && r.columns == QList<Id> {column.id}; };
    return isRowId(table, column) && std::none_of(table.relationships.begin(), table.relationships.end(), isKey);
}

QString declaredType(const Table &table, const Column &column)
{
    const bool strict = isStrict(table);
    if (isSoleKey(table, column) && !isWithoutRowId(table)) {
        if (column.isIdentity() && column.type.isInteger())
            return QString(Integer);
        // A key of whole numbers that come from elsewhere must not become the rowid, which numbers rows by itself;
        // the foreign key of a one-to-one relationship may, for its value always comes from the other table.
        const auto isKey = [&](const Relationship &r) { return r.isForeignKey() && r.columns == QList<Id> {column.id}; };
        const bool isForeign = std::any_of(table.relationships.begin(), table.relationships.end(), isKey);
        if (column.type.kind() == ColumnType::Kind::Int64 && !strict && !isForeign)
            return QStringLiteral("BIGINT");
    }
    return declaredType(column.type, strict);
}

ColumnType storedType(const Schema &schema, const Table &table, const Column &column)
{
    if (isRowId(table, column))
        return ColumnType::Kind::Int64;
    if (column.type.kind() == ColumnType::Kind::Enum && enumOf(schema, column))
        return column.type;
    return columnType(declaredType(table, column));
}

QString knownCollation(const QString &collation)
{
    static const QStringList known {QStringLiteral("binary"), QStringLiteral("nocase"), QStringLiteral("rtrim"), DecimalCollation};
    return known.contains(collation, Qt::CaseInsensitive) ? collation : QString();
}

TextForm textForm(const Column &column)
{
    TextForm form;
    if (column.collation.compare(QLatin1StringView("nocase"), Qt::CaseInsensitive) == 0)
        form.letters = TextForm::Letters::AsciiCase;
    form.trimsBlanks = column.collation.compare(QLatin1StringView("rtrim"), Qt::CaseInsensitive) == 0;
    return form;
}

const EnumType *enumOf(const Schema &schema, const Column &column)
{
    if (column.type.kind() != ColumnType::Kind::Enum)
        return nullptr;
    const EnumType *type = schema.enumType(column.type.enumType());
    return type && !type->values.isEmpty() ? type : nullptr;
}

QString enumConstraint(const QString &name)
{
    return name + EnumSuffix;
}

QString enumName(const QString &constraint)
{
    return constraint.size() > EnumSuffix.size() && constraint.endsWith(EnumSuffix) ? constraint.chopped(EnumSuffix.size())
                                                                                     : QString();
}

Schema normalized(const Schema &schema)
{
    Schema result = schema;
    QList<Table> tables;
    for (const Table &table : schema.tables())
        tables.append(normalizedTable(schema, table));
    result.setTables(tables);
    const QSet<Id> used = usedEnums(schema);
    for (EnumType type : schema.enums()) {
        type.schemaName.clear();
        if (used.contains(type.id))
            result.setEnum(type);
        else
            result.removeEnum(type.id); // an enum is the CHECK of its columns: without any it is nowhere
    }
    for (View view : schema.views()) {
        view.schemaName.clear();
        view.materialized = false;
        view.sql = viewQuery(view.sql);
        result.setView(view);
    }
    return result;
}

} // namespace jw::sqlite
