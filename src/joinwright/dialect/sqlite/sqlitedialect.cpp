// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitedialect.h"

#include "joinwright/dialect/sqlite/sqlitecatalog.h"
#include "joinwright/dialect/sqlite/sqlitecodec.h"
#include "joinwright/dialect/sqlite/sqliteddl.h"
#include "joinwright/dialect/sqlite/sqliteerrors.h"
#include "joinwright/dialect/sqlite/sqlitefunctions.h"
#include "joinwright/dialect/sqlite/sqlitekeywords.h"
#include "joinwright/dialect/sqlite/sqliteshape.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"

#include <cmath>

namespace jw {

namespace {

bool isPlain(QStringView identifier)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    return !identifier.isEmpty() && isLetter(identifier.front())
        && std::all_of(identifier.begin(), identifier.end(),
            [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

QString quotedText(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1StringView("''")) + u'\'';
}

QString blobLiteral(const QByteArray &blob)
{
    return QStringLiteral("X'%1'").arg(QString::fromLatin1(blob.toHex().toUpper()));
}

QString textLiteral(const QString &text)
{
    // SQL text ends at a NUL character, so such a text is written by its bytes.
    if (text.contains(QChar(u'\0')))
        return QStringLiteral("CAST(%1 AS TEXT)").arg(blobLiteral(text.toUtf8()));
    return quotedText(text);
}

QString doubleLiteral(double number)
{
    if (std::isnan(number))
        return QStringLiteral("NULL");
    if (std::isinf(number))
        return number < 0 ? QStringLiteral("-9e999") : QStringLiteral("9e999");
    const QString text = QString::number(number, 'g', QLocale::FloatingPointShortest);
    return text.contains(u'.') || text.contains(u'e') ? text : text + QStringLiteral(".0");
}

} // namespace

const SqliteDialect &SqliteDialect::instance()
{
    static const SqliteDialect dialect;
    return dialect;
}

QString SqliteDialect::name() const
{
    return QStringLiteral("sqlite");
}

const Features &SqliteDialect::features() const
{
    static const Features features = [] {
        Features sqlite;
        sqlite.returning = true;
        sqlite.hiddenKey = QStringLiteral("rowid");
        sqlite.lastInsertId = true;
        sqlite.partialIndexes = true;
        sqlite.expressionIndexes = true;
        sqlite.deferrableKeys = true;
        sqlite.fullJoin = true;
        sqlite.rowValues = true;
        sqlite.transactionalDdl = true;
        sqlite.nullsFirst = true;
        sqlite.nullsOrdering = true;
        sqlite.upsert = UpsertSyntax::OnConflict;
        sqlite.openResults = true;
        // A decimal without fraction is kept as a whole number, and 10 / 4 would be 2.
        sqlite.decimalDivision = QStringLiteral("CAST({0} AS REAL) / {1}");
        sqlite.binaryText = true;
        sqlite.asciiCase = true;
        sqlite.maxParameters = 32766;
        sqlite.rowsPerInsert = 50;
        sqlite.rowsPerUpdate = 50;
        sqlite.countsDeleted = true;
        sqlite.maxIdentifier = 1'000'000;
        return sqlite;
    }();
    return features;
}

QString SqliteDialect::quote(QStringView identifier) const
{
    if (identifier.contains(QChar(u'\0')))
        throw SchemaError(Error::phrase("a name must not hold a NUL character: \"%1\"", identifier.toString().remove(QChar(u'\0'))));
    if (isPlain(identifier) && !sqlite::isKeyword(identifier))
        return identifier.toString();
    return u'"' + identifier.toString().replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

bool SqliteDialect::isReserved(QStringView word) const
{
    return sqlite::isKeyword(word);
}

QString SqliteDialect::literal(const Value &value) const
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return QStringLiteral("NULL");
    case Value::Kind::Double:
        return doubleLiteral(value.toDouble());
    case Value::Kind::Decimal:
        return value.toDecimal().precision() > sqlite::ExactDigits ? quotedText(value.toString()) : value.toString();
    case Value::Kind::Blob:
        return blobLiteral(value.toBlob());
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return QString::number(value.toInt64());
    case Value::Kind::Text:
    case Value::Kind::Json:
        return textLiteral(value.toText());
    default:
        return quotedText(sqlite::encode(value, ColumnType::native({})).toText());
    }
}

/// What is selected has no affinity of its own, as values that are bound have none: the left side's decides. But where that
/// makes texts of bound numbers, of selected ones it does not.
QString SqliteDialect::inList(const ColumnType &type, const std::optional<ColumnType> &left, bool negated) const
{
    const bool isNumber = left && (left->isNumeric() || left->kind() == ColumnType::Kind::Boolean);
    const bool areNumbers = type.isNumeric() || type.kind() == ColumnType::Kind::Boolean || type.kind() == ColumnType::Kind::Native;
    if (areNumbers && !isNumber)
        return {};
    return negated ? QStringLiteral("NOT IN (SELECT value FROM json_each({0}))") : QStringLiteral("IN (SELECT value FROM json_each({0}))");
}

bool SqliteDialect::canList(const Value &value) const
{
    return sqlite::fitsJson(value);
}

Value SqliteDialect::list(const QList<Value> &values) const
{
    return Value(sqlite::jsonList(values));
}

QString SqliteDialect::functionText(const FunctionUse &use) const
{
    const QString own = sqlite::functionText(use);
    return own.isEmpty() ? Dialect::functionText(use) : own;
}

QString SqliteDialect::castText(const std::optional<ColumnType> &from, const ColumnType &to) const
{
    return sqlite::castText(from, to);
}

QString SqliteDialect::computedText(const ColumnType &type, bool calculates) const
{
    return sqlite::computedText(type, calculates);
}

bool SqliteDialect::areKeptApart(const std::optional<ColumnType> &a, const ColumnType &b) const
{
    return sqlite::areKeptApart(a, b);
}

QString SqliteDialect::calculationRefusal(const ColumnType &type) const
{
    return sqlite::calculationRefusal(type);
}

QString SqliteDialect::remainderText(const ColumnType &left, const ColumnType &right) const
{
    return sqlite::remainderText(left, right);
}

QString SqliteDialect::assignedText(const std::optional<ColumnType> &from, const ColumnType &to) const
{
    return sqlite::assignedText(from, to);
}

QString SqliteDialect::explainStatement(const QString &sql) const
{
    return QStringLiteral("EXPLAIN QUERY PLAN ") + sql;
}

QStringList SqliteDialect::explainedLines(const QList<QList<Value>> &rows) const
{
    return sqlite::explainedLines(rows);
}

QString SqliteDialect::typeName(const ColumnType &type, const Schema &) const
{
    return sqlite::declaredType(type);
}

ColumnType SqliteDialect::normalized(const ColumnType &type) const
{
    return type.kind() == ColumnType::Kind::Enum ? type : sqlite::columnType(sqlite::declaredType(type));
}

Schema SqliteDialect::normalized(const Schema &schema) const
{
    return sqlite::normalized(schema);
}

QStringList SqliteDialect::createStatements(const Schema &schema, const QList<Id> &only) const
{
    return sqlite::Ddl(*this, schema).create(only);
}

QStringList SqliteDialect::dropStatements(const Schema &schema) const
{
    return sqlite::Ddl(*this, schema).drop();
}

Reflection SqliteDialect::reflect(CatalogSource &source) const
{
    return sqlite::reflect(source);
}

TextForm SqliteDialect::textForm(const Schema &, const Table &, const Column &column) const
{
    return sqlite::textForm(column);
}

QString SqliteDialect::collated(const QString &expression, const QString &collation) const
{
    const QString known = sqlite::knownCollation(collation);
    return expression + QLatin1StringView(" COLLATE ") + (known.isEmpty() ? QStringLiteral("BINARY") : quote(known));
}

Value SqliteDialect::toDatabase(const Value &value, const ColumnType &type) const
{
    return sqlite::encode(value, type);
}

/// Only the plain alias of the rowid is numbered as max + 1. AUTOINCREMENT keeps its own count, a table without rowids has
/// none, and a trigger may insert rows of its own. A word that stands in the CREATE statement by chance costs speed only.
QString SqliteDialect::nextKeyQuery(const Table &table, const QString &column) const
{
    // SQLite seeks the greatest key only where nothing else is asked of the table in the same SELECT.
    return QStringLiteral("SELECT next FROM (SELECT coalesce((SELECT max(%1) FROM %2), 0) + 1 AS next)"
                          " WHERE next BETWEEN 1 AND 4611686018427387904"
                          " AND EXISTS (SELECT 1 FROM pragma_table_info(%3) WHERE name = %4 COLLATE NOCASE AND pk = 1"
                          " AND type = 'INTEGER' COLLATE NOCASE)"
                          " AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE tbl_name = %3 COLLATE NOCASE AND (type = 'trigger'"
                          " OR sql LIKE '%AUTOINCREMENT%' OR sql LIKE '%WITHOUT%ROWID%' OR sql LIKE '%DESC%'))"
                          " AND NOT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE type = 'trigger')")
        .arg(quote(column), quotedName(table), quotedText(table.name), quotedText(column));
}

QString SqliteDialect::plainTableQuery(const Table &table) const
{
    return QStringLiteral("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = %1 COLLATE NOCASE)"
                          " AND NOT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE type = 'trigger')")
        .arg(quotedText(table.name));
}

CellCodec SqliteDialect::codec(const ColumnType &type) const
{
    return sqlite::codec(type);
}

Value SqliteDialect::fromDatabase(const Value &raw, const ColumnType &type) const
{
    return sqlite::decode(raw, type);
}

void SqliteDialect::raise(const QString &code, const QString &driverText, const QString &sql) const
{
    sqlite::raiseError(code, driverText, sql);
}

QString SqliteDialect::beginStatement(bool writing) const
{
    return writing ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
}

} // namespace jw
