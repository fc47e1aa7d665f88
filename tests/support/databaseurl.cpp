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
    if (server)
        return server->url(server->makeDatabase());
    std::fprintf(stderr, "SKIP: %s\n", qPrintable(why));
    std::_Exit(Skipped);
}

} // namespace jw::test
