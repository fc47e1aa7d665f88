// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqldialect.h"

#include "joinwright/dialect/mysql/mysqlcatalog.h"
#include "joinwright/dialect/mysql/mysqlcodec.h"
#include "joinwright/dialect/mysql/mysqlddl.h"
#include "joinwright/dialect/mysql/mysqlerrors.h"
#include "joinwright/dialect/mysql/mysqlfunctions.h"
#include "joinwright/dialect/mysql/mysqlkeywords.h"
#include "joinwright/dialect/mysql/mysqlshape.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

#include <cmath>

namespace jw {

namespace {

using namespace Qt::StringLiterals;

constexpr char SqlMode[]
    = "ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,"
      "STRICT_ALL_TABLES,"
      "NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,SIMULTANEOUS_ASSIGNMENT";

bool isBareName(QStringView identifier)
{
    const auto isLetter
        = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    return !identifier.isEmpty() && isLetter(identifier.front())
        && std::all_of(identifier.begin(), identifier.end(),
            [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

/// With an exponent, or it would be an exact decimal.
QString floatingLiteral(double number)
{
    if (!std::isfinite(number))
        return u"NULL"_s;
    const QString text = QString::number(number, 'g', QLocale::FloatingPointShortest);
    return text.contains(u'e') ? text : text + u"e0"_s;
}

} // namespace

const MysqlDialect &MysqlDialect::instance()
{
    static const MysqlDialect dialect;
    return dialect;
}

QString MysqlDialect::name() const
{
    return u"mysql"_s;
}

const Features &MysqlDialect::features() const
{
    static const Features features = [] {
        Features mariadb;
        mariadb.returning = true;
        mariadb.lastInsertId = true;
        mariadb.noValues = u"() VALUES ()"_s;
        mariadb.enums = true;
        mariadb.alterConstraints = true;
        mariadb.comments = true;
        mariadb.nullsFirst = true;
        mariadb.concatOperator = false;
        mariadb.upsert = UpsertSyntax::OnDuplicateKey;
        mariadb.keepsAsItWas = u"if(@joinwright_kept := 1, {0}, {0})"_s;
        mariadb.returnsKept = u"@joinwright_kept, @joinwright_kept := 0"_s;
        mariadb.integerDivision = u"{0} DIV {1}"_s;
        mariadb.maxParameters = 65535;
        mariadb.rowsPerInsert = 500;
        mariadb.countsDeleted = true;
        mariadb.numbersInOrder = true;
        mariadb.costsRoundTrips = true;
        mariadb.lockingRead = u" FOR UPDATE"_s;
        mariadb.maxIdentifier = 64;
        return mariadb;
    }();
    return features;
}

QString MysqlDialect::quote(QStringView identifier) const
{
    if (identifier.contains(QChar(u'\0')))
        throw SchemaError(Error::phrase("a name must not hold a NUL character: \"%1\"", identifier.toString().remove(QChar(u'\0'))));
    if (isBareName(identifier) && !mysql::isKeyword(identifier))
        return identifier.toString();
    return u'`' + identifier.toString().replace(u'`', "``"_L1) + u'`';
}

bool MysqlDialect::isReserved(QStringView word) const
{
    return mysql::isKeyword(word);
}

QString MysqlDialect::literal(const Value &value) const
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return u"NULL"_s;
    case Value::Kind::Double:
        return floatingLiteral(value.toDouble());
    case Value::Kind::Decimal:
        return value.toDecimal().toString();
    case Value::Kind::Blob:
        return u"X'%1'"_s.arg(QString::fromLatin1(value.toBlob().toHex().toUpper()));
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return QString::number(value.toInt64());
    case Value::Kind::Text:
    case Value::Kind::Json:
        return mysql::textLiteral(value.toText());
    default:
        return mysql::textLiteral(mysql::encode(value, ColumnType::native({})).toText());
    }
}

QString MysqlDialect::functionText(const FunctionUse &use) const
{
    const QString own = mysql::functionText(use);
    return own.isEmpty() ? Dialect::functionText(use) : own;
}

QString MysqlDialect::castText(const std::optional<ColumnType> &, const ColumnType &to) const
{
    return mysql::castText(to);
}

QStringList MysqlDialect::explainedLines(const QList<QList<Value>> &rows) const
{
    return mysql::explainedLines(rows);
}

QString MysqlDialect::typeName(const ColumnType &type, const Schema &schema) const
{
    const EnumType *values
        = type.kind() == ColumnType::Kind::Enum ? schema.enumType(type.enumType()) : nullptr;
    return mysql::declaredType(type, values ? values->values : QStringList());
}

ColumnType MysqlDialect::normalized(const ColumnType &type) const
{
    Column column;
    column.type = type;
    return type.kind() == ColumnType::Kind::Enum ? type
                                                 : mysql::declaredColumn(Schema(), Table(), column);
}

Schema MysqlDialect::normalized(const Schema &schema) const
{
    return mysql::normalized(schema);
}

QStringList MysqlDialect::createStatements(const Schema &schema, const QList<Id> &only) const
{
    return mysql::Ddl(*this, schema).create(only);
}

QStringList MysqlDialect::dropStatements(const Schema &schema) const
{
    return mysql::Ddl(*this, schema).drop();
}

Reflection MysqlDialect::reflect(CatalogSource &source) const
{
    return mysql::reflect(source);
}

TextForm MysqlDialect::textForm(const Schema &schema, const Table &table, const Column &column) const
{
    return mysql::textForm(schema, table, column);
}

Value MysqlDialect::toDatabase(const Value &value, const ColumnType &type) const
{
    return mysql::encode(value, type);
}

Value MysqlDialect::fromDatabase(const Value &raw, const ColumnType &type) const
{
    return mysql::decode(raw, type);
}

CellCodec MysqlDialect::codec(const ColumnType &type) const
{
    return mysql::codec(type);
}

void MysqlDialect::raise(const QString &code, const QString &driverText, const QString &sql) const
{
    mysql::raiseError(code, driverText, sql);
}

QStringList MysqlDialect::sessionStatements(const SessionWishes &wishes) const
{
    // A lock of a row is waited for in whole seconds; zero would mean not at all.
    const qint64 lockSeconds = std::max<qint64>(1, (wishes.lockTimeout.count() + 999) / 1000);
    QStringList statements{u"SET NAMES utf8mb4 COLLATE %1"_s.arg(mysql::DefaultCollation),
        u"SET SESSION time_zone = '+00:00', group_concat_max_len = 4294967295, "
        u"innodb_lock_wait_timeout = %1, lock_wait_timeout = %1,"
        " max_statement_time = %2, sql_mode = '%3', @joinwright_kept = 0"_s.arg(QString::number(lockSeconds),
            QString::number(double(wishes.statementTimeout.count()) / 1000, 'f', 3),
            QLatin1StringView(SqlMode))};
    static constexpr QLatin1StringView Levels[]
        = {""_L1, "READ COMMITTED"_L1, "REPEATABLE READ"_L1, "SERIALIZABLE"_L1};
    if (wishes.isolation != Isolation::Default)
        statements.append(
            u"SET SESSION TRANSACTION ISOLATION LEVEL "_s + Levels[int(wishes.isolation)]);
    if (wishes.readOnly)
        statements.append(u"SET SESSION TRANSACTION READ ONLY"_s);
    return statements;
}

QString MysqlDialect::versionQuery() const
{
    return u"SELECT concat(if(version() LIKE '%MariaDB%', 'MariaDB ', 'MySQL '), substring_index(version(), '-', 1))"_s;
}

QString MysqlDialect::sessionQuery() const
{
    return u"SELECT connection_id()"_s;
}

QString MysqlDialect::cancelStatement(const QString &session) const
{
    return u"KILL QUERY "_s + session;
}

bool MysqlDialect::outdatesStatements(const QString &code) const
{
    // unknown statement handler, needs to be prepared again, another number of columns
    return code == "1243"_L1 || code == "1615"_L1 || code == "2057"_L1;
}

bool MysqlDialect::endsTransaction(const QString &code) const
{
    return code == "1213"_L1; // from here on the server would take each statement for a transaction
                              // of its own
}

bool MysqlDialect::isWorthAnotherTry(const QString &code) const
{
    // deadlock or conflict in a cluster, lock wait, record changed, node not part of its cluster
    return code == "1213"_L1 || code == "1205"_L1 || code == "1020"_L1 || code == "1047"_L1;
}

QString MysqlDialect::beginStatement(bool) const
{
    return u"BEGIN"_s; // locks are taken by the statements, and readers wait for nobody
}

} // namespace jw
