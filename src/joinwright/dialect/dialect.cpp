// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/dialect.h"

#include "joinwright/dialect/mysql/mysqldialect.h"
#include "joinwright/dialect/postgresql/postgresqldialect.h"
#include "joinwright/dialect/sqlite/sqlitedialect.h"

namespace jw {

QString Dialect::quotedName(const Table &table) const
{
    if (table.schemaName.isEmpty() || !features().schemas)
        return quote(table.name);
    return quote(table.schemaName) + u'.' + quote(table.name);
}

QString Dialect::placeholder(int, const ColumnType &) const
{
    return QStringLiteral("?");
}

Value Dialect::list(const QList<Value> &) const
{
    throw Error(ErrorKind::Unsupported, QStringLiteral("this database takes values one by one"));
}

Value Dialect::fromDatabaseLenient(const Value &raw, const ColumnType &type, bool *fits) const
{
    if (fits)
        *fits = true;
    try {
        return fromDatabase(raw, type);
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Value)
            throw;
        if (fits)
            *fits = false;
        return raw;
    }
}

const Dialect *Dialect::byName(QStringView name)
{
    if (name == QLatin1StringView("sqlite"))
        return &SqliteDialect::instance();
    if (name == QLatin1StringView("postgresql"))
        return &PostgresqlDialect::instance();
    return name == QLatin1StringView("mysql") ? &MysqlDialect::instance() : nullptr;
}

} // namespace jw
