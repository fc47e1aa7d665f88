// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"

namespace jw {

namespace {

bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

template<typename T>
bool hasName(const QList<T> &list, const QString &name)
{
    return std::any_of(list.begin(), list.end(), [&](const T &item) { return sameName(item.name, name); });
}

bool exists(const Schema &database, const QString &name)
{
    return hasName(database.tables(), name) || hasName(database.views(), name);
}

/// `schema` with the views alone that the database has not.
Schema missingViews(Schema schema, const Schema &database)
{
    schema.setTables({});
    const QList<View> views = schema.views();
    for (const View &view : views) {
        if (exists(database, view.name))
            schema.removeView(view.id);
    }
    return schema;
}

QList<Id> missingTables(const Schema &schema, const Schema &database)
{
    QList<Id> missing;
    for (const Table &table : schema.tables()) {
        if (!exists(database, table.name))
            missing.append(table.id);
    }
    return missing;
}

} // namespace

void createAll(const Engine &engine, const Schema &schema)
{
    const Dialect &dialect = engine.dialect();
    Connection connection = engine.connect();
    Transaction transaction(connection);
    const Schema database = connection.reflect().schema;
    QStringList statements;
    if (const QList<Id> missing = missingTables(schema, database); !missing.isEmpty())
        statements = dialect.createStatements(schema, missing);
    statements += dialect.createStatements(missingViews(schema, database));
    for (const QString &sql : std::as_const(statements))
        connection.run(sql);
    transaction.commit();
}

} // namespace jw
