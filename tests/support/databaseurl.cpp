// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/databaseurl.h"

#include "support/servers.h"

#include <cstdio>
#include <cstdlib>

namespace jw::test {

namespace {

constexpr int Skipped = 77; // SKIP_RETURN_CODE

QString wantedServer()
{
    return qEnvironmentVariable("JOINWRIGHT_TEST_DATABASE");
}

/// The two other databases have it; tests ask with it what became of a table.
void addGroupConcat(Server &server, const QString &database)
{
    server.run(database, QStringLiteral("CREATE FUNCTION joined(text, anyelement) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce($1 || ',', '') || $2::text $$"));
    server.run(database, QStringLiteral("CREATE AGGREGATE group_concat(anyelement) (SFUNC = joined, STYPE = text)"));
}

} // namespace

bool isOnSqlite()
{
    return wantedServer().isEmpty();
}

QString databaseUrl(const QString &sqlite)
{
    if (isOnSqlite())
        return sqlite;
    QString why;
    Server *server = Server::named(wantedServer(), &why);
    if (server) {
        const QString database = server->makeDatabase();
        if (wantedServer() == QLatin1StringView("postgresql"))
            addGroupConcat(*server, database);
        return server->url(database);
    }
    std::fprintf(stderr, "SKIP: %s\n", qPrintable(why));
    std::_Exit(Skipped);
}

} // namespace jw::test
