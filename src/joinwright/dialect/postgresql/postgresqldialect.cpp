// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/postgresql/postgresqldialect.h"

#include "joinwright/dialect/postgresql/postgresqlarray.h"
#include "joinwright/dialect/postgresql/postgresqlcatalog.h"
#include "joinwright/dialect/postgresql/postgresqlcodec.h"
#include "joinwright/dialect/postgresql/postgresqlddl.h"
#include "joinwright/dialect/postgresql/postgresqlerrors.h"
#include "joinwright/dialect/postgresql/postgresqlfunctions.h"
#include "joinwright/dialect/postgresql/postgresqlkeywords.h"
#include "joinwright/dialect/postgresql/postgresqlshape.h"
#include "joinwright/dialect/postgresql/postgresqltokens.h"
#include "joinwright/dialect/postgresql/postgresqltypes.h"

#include <cmath>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

QString postgresqlDouble(double number)
{
    if (std::isnan(number))
        return u"'NaN'::double precision"_s;
    if (std::isinf(number))
        return number < 0 ? u"'-Infinity'::double precision"_s : u"'Infinity'::double precision"_s;
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString postgresqlIsolation(Isolation isolation)
{
    switch (isolation) {
    case Isolation::ReadCommitted:
        return u"READ COMMITTED"_s;
    case Isolation::RepeatableRead:
        return u"REPEATABLE READ"_s;
    case Isolation::Serializable:
        return u"SERIALIZABLE"_s;
    case Isolation::Default:
        break;
    }
    return {};
}

} // namespace

const PostgresqlDialect &PostgresqlDialect::instance()
{
    static const PostgresqlDialect dialect;
    return dialect;
}

QString PostgresqlDialect::name() const
{
    return u"postgresql"_s;
}

const Features &PostgresqlDialect::features() const
{
    static const Features features = [] {
        Features result;
        result.schemas = true;
        result.returning = true;
        result.enums = true;
        result.partialIndexes = true;
        result.expressionIndexes = true;
        result.deferrableKeys = true;
        result.alterConstraints = true;
        result.materializedViews = true;
        result.comments = true;
        result.rowValues = true;
        result.fullJoin = true;
        result.lateral = true;
        result.transactionalDdl = true;
        result.nullsOrdering = true;
        result.ilike = true;
        result.upsert = UpsertSyntax::OnConflict;
        result.openResults = true;
        result.maxParameters = 65535;
        result.countsDeleted = true;
        result.rowsPerInsert = 250;
        result.anyOfList = u"ANY({0})"_s;
        result.elementsOfList = u"unnest({0})"_s;
        result.failureEndsTransaction = true;
        result.costsRoundTrips = true;
        result.lockingRead = u" FOR UPDATE"_s;
        return result;
    }();
    return features;
}

QString PostgresqlDialect::quote(QStringView identifier) const
{
    return postgresql::quotedIdentifier(identifier);
}

bool PostgresqlDialect::isReserved(QStringView word) const
{
    return postgresql::isKeyword(word);
}

QString PostgresqlDialect::literal(const Value &value) const
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return u"NULL"_s;
    case Value::Kind::Bool:
        return value.toBool() ? u"TRUE"_s : u"FALSE"_s;
    case Value::Kind::Int64:
        return QString::number(value.toInt64());
    case Value::Kind::Double:
        return postgresqlDouble(value.toDouble());
    case Value::Kind::Decimal:
        return value.toString();
    case Value::Kind::Blob:
        return u"'\\x%1'::bytea"_s.arg(QString::fromLatin1(value.toBlob().toHex()));
    case Value::Kind::Text:
    case Value::Kind::Json:
        return postgresql::textLiteral(value.toText());
    default:
        return postgresql::textLiteral(postgresql::encode(value, ColumnType::native({})).toText());
    }
}

QString PostgresqlDialect::placeholder(int, const ColumnType &type) const
{
    return u'?' + postgresql::castSuffix(type);
}

QString PostgresqlDialect::listPlaceholder(const ColumnType &type, const EnumType *values) const
{
    const QString element = postgresql::elementType(type, values);
    return element.isEmpty() ? QString() : u"?::%1[]"_s.arg(element);
}

QString PostgresqlDialect::inList(const ColumnType &type, const std::optional<ColumnType> &, bool negated) const
{
    using Kind = ColumnType::Kind;
    if (type.kind() == Kind::Native || type.kind() == Kind::Enum || type.kind() == Kind::Array || type.kind() == Kind::Json)
        return {};
    return (negated ? u"<> ALL({0}::%1[])"_s : u"= ANY({0}::%1[])"_s).arg(postgresql::elementType(type, nullptr));
}

QString PostgresqlDialect::listElement(const ColumnType &type) const
{
    const QString array = postgresql::arrayType(type);
    return array.isEmpty() ? u"{0}"_s : u"CAST({0} AS %1)"_s.arg(array);
}

Value PostgresqlDialect::list(const QList<Value> &values) const
{
    return Value(postgresql::listLiteral(values));
}

/// Some types have no equality, others have one that means the area; what was read of them is their text.
QString PostgresqlDialect::comparedText(const ColumnType &type) const
{
    static const QStringList types {u"json"_s, u"xml"_s, u"point"_s, u"line"_s, u"box"_s, u"path"_s, u"polygon"_s, u"circle"_s};
    const bool isNative = type.kind() == ColumnType::Kind::Native;
    return isNative && types.contains(type.nativeType().remove(u"[]"_s).toLower()) ? u"CAST({0} AS text)"_s : u"{0}"_s;
}

QString PostgresqlDialect::functionText(const FunctionUse &use) const
{
    const QString own = postgresql::functionText(use);
    return own.isEmpty() ? Dialect::functionText(use) : own;
}

QString PostgresqlDialect::castText(const std::optional<ColumnType> &, const ColumnType &to) const
{
    return u"CAST({0} AS %1)"_s.arg(postgresql::declaredType(to, {}));
}

QString PostgresqlDialect::typeName(const ColumnType &type, const Schema &schema) const
{
    return postgresql::declaredType(type, schema);
}

ColumnType PostgresqlDialect::normalized(const ColumnType &type) const
{
    return postgresql::storedType(type);
}

Schema PostgresqlDialect::normalized(const Schema &schema) const
{
    return postgresql::normalized(schema);
}

QStringList PostgresqlDialect::createStatements(const Schema &schema, const QList<Id> &only) const
{
    return postgresql::Ddl(schema).create(only);
}

QStringList PostgresqlDialect::dropStatements(const Schema &schema) const
{
    return postgresql::Ddl(schema).drop();
}

Reflection PostgresqlDialect::reflect(CatalogSource &source) const
{
    return postgresql::reflect(source);
}

TextForm PostgresqlDialect::textForm(const Schema &, const Table &, const Column &column) const
{
    return postgresql::textForm(column);
}

QString PostgresqlDialect::collated(const QString &expression, const QString &collation) const
{
    const QString own = postgresql::collationOf(collation);
    return own.isEmpty() ? QString() : expression + " COLLATE "_L1 + postgresql::quotedIdentifier(own);
}

Value PostgresqlDialect::toDatabase(const Value &value, const ColumnType &type) const
{
    return postgresql::encode(value, type);
}

Value PostgresqlDialect::fromDatabase(const Value &raw, const ColumnType &type) const
{
    return postgresql::decode(raw, type);
}

CellCodec PostgresqlDialect::codec(const ColumnType &type) const
{
    return postgresql::codec(type);
}

void PostgresqlDialect::raise(const QString &code, const QString &driverText, const QString &sql) const
{
    postgresql::raiseError({.code = code, .text = driverText, .sql = sql});
}

void PostgresqlDialect::raiseDetailed(const DriverError &error) const
{
    postgresql::raiseError(error);
}

QStringList PostgresqlDialect::sessionStatements(const SessionWishes &wishes) const
{
    QString text = u"SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601'; SET bytea_output = 'hex';"
                   " SET standard_conforming_strings = on; SET extra_float_digits = 1; SET lock_timeout = %1; SET statement_timeout = %2"_s
                       .arg(QString::number(wishes.lockTimeout.count()), QString::number(wishes.statementTimeout.count()));
    if (const QString level = postgresqlIsolation(wishes.isolation); !level.isEmpty())
        text += "; SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "_L1 + level;
    if (wishes.readOnly)
        text += "; SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"_L1;
    return {text}; // together, in one round trip
}

QString PostgresqlDialect::versionQuery() const
{
    return u"SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1)"_s;
}

QString PostgresqlDialect::sessionQuery() const
{
    return u"SELECT pg_backend_pid()::text"_s;
}

QString PostgresqlDialect::cancelStatement(const QString &session) const
{
    return u"SELECT pg_cancel_backend(%1)"_s.arg(session.toLongLong());
}

bool PostgresqlDialect::outdatesStatements(const QString &code) const
{
    return code == "0A000"_L1 || code == "26000"_L1; // the plan is of another row type; or a pooler has dropped it
}

bool PostgresqlDialect::isWorthAnotherTry(const QString &code) const
{
    static const QStringList codes {u"40001"_s, u"40P01"_s, u"55P03"_s, u"0A000"_s, u"26000"_s};
    return codes.contains(code);
}

/// The numbers of the column's own sequence. Not where the server insists on numbering rows itself, or a trigger has its say.
QString PostgresqlDialect::reservedKeysQuery(const Table &table, const QString &column) const
{
    return u"SELECT nextval(s.sequence) FROM (SELECT pg_get_serial_sequence(%1, %2)::regclass AS sequence) s, generate_series(1, ?::bigint)"
           " WHERE s.sequence IS NOT NULL AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = %1::regclass AND attname = %2 AND attidentity <> 'a')"
           " AND NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = %1::regclass AND NOT tgisinternal) ORDER BY 1"_s.arg(
               postgresql::textLiteral(quotedName(table)), postgresql::textLiteral(column));
}

QString PostgresqlDialect::transactionQuery() const
{
    return u"SELECT pg_current_xact_id_if_assigned()::text"_s;
}

QString PostgresqlDialect::transactionStateQuery() const
{
    return u"SELECT pg_xact_status(?::xid8)"_s;
}

bool PostgresqlDialect::knowsNoTransaction(const QString &code) const
{
    return code == "22023"_L1; // "transaction ID … is in the future"
}

QString PostgresqlDialect::beginStatement(bool writing) const
{
    return writing ? u"BEGIN"_s : u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s;
}

} // namespace jw
