// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "database.h"

using namespace jw;
using namespace Qt::StringLiterals;

const QList<DatabaseKind> &allDatabases()
{
    static const QList<DatabaseKind> kinds {
        {.name = "sqlite", .server = nullptr, .capabilities = {.nativeTypes = true, .enforcesTextLength = false, .mixesTypes = true}},
        {.name = "postgresql",
            .server = &test::Server::postgresql,
            .capabilities = {.keepsViewText = false, .virtualColumns = false, .keepsBinaryLength = false, .storesNaN = true}},
        {.name = "mysql",
            .server = &test::Server::mariadb,
            .capabilities = {.keepsViewText = false, .keysOverJson = false, .computesFromIdentity = false, .actsOnMandatory = false, .checksDefaults = true}},
    };
    return kinds;
}

void addDatabaseRows()
{
    QTest::addColumn<QString>("database");
    for (const DatabaseKind &kind : allDatabases())
        QTest::newRow(kind.name) << QString::fromLatin1(kind.name);
}

std::unique_ptr<FreshDatabase> FreshDatabase::make(const QString &name, QString *why)
{
    const auto kind = std::find_if(allDatabases().begin(), allDatabases().end(), [&](const DatabaseKind &k) { return name == QLatin1StringView(k.name); });
    std::unique_ptr<FreshDatabase> fresh(new FreshDatabase(*kind));
    if (kind->server) {
        fresh->m_server = kind->server(why);
        if (!fresh->m_server)
            return nullptr;
        fresh->m_url = fresh->m_server->url(fresh->m_server->makeDatabase());
    } else {
        fresh->m_url = u"sqlite:///"_s + fresh->m_folder.filePath(u"test.db"_s);
    }
    fresh->m_engine.emplace(Engine::open(fresh->m_url));
    return fresh;
}
