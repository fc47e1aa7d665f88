// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/engine/connection.h"
#include "joinwright/engine/keptstatement.h"
#include "joinwright/engine/scan.h"
#include "joinwright/engine/worker.h"
#include "support/errorof.h"
#include "support/servers.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

namespace jw::test {

using namespace Qt::StringLiterals;

inline constexpr int Patience = 60'000; // milliseconds, on a machine that does other things

template<typename T>
std::unique_ptr<Error> errorOfFuture(QFuture<T> future)
{
    return errorOf([&] { future.waitForFinished(); });
}

inline Value scalar(Connection &connection, const QString &sql, const QList<Value> &values = {})
{
    return connection.execute(sql, values).all().value(0).value(0);
}

/// Our private server with a database of a few items, for a test that derives from it.
class PostgresqlServer
{
protected:
    /// Empties m_database; the server must be there.
    void makeItems()
    {
        m_database = m_server->makeDatabase();
        Connection connection = engine().connect();
        connection.run(u"CREATE TABLE items (id int PRIMARY KEY, n int NOT NULL CONSTRAINT ck_n CHECK (n < 1000), parent int CONSTRAINT fk_parent REFERENCES items,"
                       " word varchar(5) CONSTRAINT uq_word UNIQUE)"_s);
        connection.run(u"INSERT INTO items VALUES (1, 10), (2, 20)"_s);
    }
    Engine engine(const EngineOptions &options = {}) const { return Engine::open(m_server->url(m_database), options); }

    QList<Value> numbers() const
    {
        QList<Value> all;
        for (const QList<Value> &row : engine().connect().execute(u"SELECT n FROM items ORDER BY id"_s).all())
            all.append(row.first());
        return all;
    }

    /// Whether some connection runs a statement like this, and waits for an event of this kind ("" for any).
    bool isRunning(const QString &pattern, const QString &waitsFor = {}) const
    {
        Connection connection = engine().connect();
        return scalar(connection, u"SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE ? AND pid <> pg_backend_pid()"
                                  " AND (? = '' OR coalesce(wait_event, '') = ?)"_s,
                   {Value(pattern), Value(waitsFor), Value(waitsFor)})
            != Value(0);
    }

    /// A COMMIT that waits for a standby that will never come: what it writes is safe already.
    void holdCommits() const
    {
        m_server->run(m_database, u"ALTER SYSTEM SET synchronous_standby_names = 'nobody'"_s);
        m_server->run(m_database, u"SELECT pg_reload_conf()"_s);
        Connection connection = engine().connect();
        QTRY_COMPARE_WITH_TIMEOUT(scalar(connection, u"SHOW synchronous_standby_names"_s), Value(u"nobody"_s), Patience);
    }
    void freeCommits() const { QFile::remove(m_server->folder() + u"/data/postgresql.auto.conf"_s); }

    Server *m_server = nullptr;
    QString m_database;
};

} // namespace jw::test
