// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"

namespace jw {

namespace {

/// Whether the database has something of this name. SQLite and MariaDB tell no case apart there.
template<typename T>
bool hasNamesake(const QList<T> &list, const QString &name, const QString &schemaName, const Features &features)
{
    return std::any_of(list.begin(), list.end(), [&](const T &item) {
        return features.schemas ? item.name == name && item.schemaName == schemaName : item.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// What `schema` has and the database has not: tables, enums and views.
QList<Id> missingIn(const Schema &database, const Schema &schema, const Features &features)
{
    QList<Id> missing;
    const auto addMissing = [&](const auto &list, bool isRelation) {
        for (const auto &item : list) {
            const bool exists = isRelation
                ? hasNamesake(database.tables(), item.name, item.schemaName, features) || hasNamesake(database.views(), item.name, item.schemaName, features)
                : hasNamesake(database.enums(), item.name, item.schemaName, features);
            if (!exists)
                missing.append(item.id);
        }
    };
    addMissing(schema.tables(), true);
    addMissing(schema.enums(), false);
    addMissing(schema.views(), true);
    return missing;
}

} // namespace

void createAll(const Engine &engine, const Schema &schema)
{
    const Dialect &dialect = engine.dialect();
    Connection connection = engine.connect();
    Transaction transaction(connection);
    const Schema wanted = dialect.normalized(schema);
    const QList<Id> missing = missingIn(connection.reflect().schema, wanted, dialect.features());
    const QStringList statements = missing.isEmpty() ? QStringList() : dialect.createStatements(schema, missing);
    for (const QString &sql : statements)
        connection.run(sql);
    transaction.commit();
}

} // namespace jw
