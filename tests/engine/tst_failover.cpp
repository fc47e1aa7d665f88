// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// A PostgreSQL server with a standby: who is found, who takes writes, and what becomes of a program when the first one dies.
#include "engine/postgresqlserver.h"

#include "company.h"

#include "joinwright/orm/session.h"

#include <atomic>
#include <thread>

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

namespace {

using Pair = std::vector<std::unique_ptr<Server>>;

/// The address of both, the standby in front.
QString urlOf(const Pair &pair, const QString &database, const QString &options)
{
    const QString host = u"127.0.0.1:%1"_s;
    const QString first = host.arg(pair[1]->port());
    return pair[1]->url(database).replace(first, first + u',' + host.arg(pair[0]->port())) + options;
}

Value one(const Engine &engine, const QString &sql)
{
    Connection connection = engine.connect();
    return scalar(connection, sql);
}

/// Until the standby has all that the first server has.
void waitForStandby(const Pair &pair, const QString &database)
{
    Connection primary = Engine::open(pair[0]->url(database)).connect();
    const auto behind = [&] {
        return scalar(primary, u"SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()"_s);
    };
    QTRY_COMPARE_WITH_TIMEOUT(behind(), Value(1), Patience);
}

/// From now on a COMMIT is answered when the standby has it too.
void makeSynchronous(const Pair &pair, const QString &database)
{
    pair[0]->run(database, u"ALTER SYSTEM SET synchronous_standby_names = '*'"_s);
    pair[0]->run(database, u"SELECT pg_reload_conf()"_s);
    Connection primary = Engine::open(pair[0]->url(database)).connect();
    QTRY_COMPARE_WITH_TIMEOUT(scalar(primary, u"SELECT max(sync_state) FROM pg_stat_replication"_s), Value(u"sync"_s), Patience);
}

void promote(const Pair &pair)
{
    pair[1]->run(u"postgres"_s, u"SELECT pg_promote(true, 60)"_s);
}

/// What one writer was told of its rows.
struct Acknowledged
{
    std::atomic_int rows = 0;
    std::atomic_int unknown = 0; ///< commits that nobody could tell about, and which were then looked for
    std::atomic_bool isEnough = false;
    QString trouble {};
};

/// Row after row, each in a transaction of its own and known by its number: never sent twice.
void writeRows(const Engine &engine, Acknowledged &told)
{
    const RetryOptions patience {.tries = 400, .pause = std::chrono::milliseconds(50), .longestPause = std::chrono::milliseconds(300)};
    const auto isThere = [](Connection &connection, int number) {
        return scalar(connection, u"SELECT count(*) FROM counted WHERE id = ?::int"_s, {Value(number)}) == Value(1);
    };
    try {
        for (int number = 1; !told.isEnough; ++number) {
            const auto insert = [&](Connection &connection) { connection.execute(u"INSERT INTO counted VALUES (?::int)"_s, {Value(number)}); };
            try {
                engine.retry(insert, patience);
            } catch (const UnknownOutcomeError &) {
                ++told.unknown;
                engine.retry(
                    [&](Connection &connection) {
                        if (!isThere(connection, number))
                            insert(connection);
                    },
                    patience);
            }
            ++told.rows;
        }
    } catch (const Error &error) {
        told.trouble = error.code() + u": "_s + error.message();
    }
}

} // namespace

class tst_Failover : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QString why;
        m_pair = Server::replicated(&why);
        if (m_pair.empty())
            QSKIP(qPrintable(why));
        m_database = m_pair[0]->makeDatabase();
        createAll(Engine::open(m_pair[0]->url(m_database)), m_schema);
        waitForStandby(m_pair, m_database);
    }

    void cleanup() { m_pair.clear(); }

    void theHostThatIsWantedIsFoundWhateverTheOrder()
    {
        const QString isStandby = u"SELECT pg_is_in_recovery()"_s;
        QCOMPARE(one(engine(u"?target_session_attrs=read-write"_s), isStandby), Value(0));
        QCOMPARE(one(engine(u"?target_session_attrs=primary"_s), isStandby), Value(0));
        QCOMPARE(one(engine(u"?target_session_attrs=prefer-standby"_s), isStandby), Value(1));
        QCOMPARE(one(engine(u"?target_session_attrs=standby"_s), isStandby), Value(1));
        QCOMPARE(one(engine({}), isStandby), Value(1)); // the first one in the address
        const auto refused = errorOf([&] { Engine::open(m_pair[1]->url(m_database) + u"?target_session_attrs=read-write"_s).connect(); });
        QVERIFY2(dynamic_cast<const ConnectionError *>(refused.get()), qPrintable(refused->message()));
        QVERIFY2(refused->message().contains(u"read-only"), qPrintable(refused->message()));
    }

    void aStandbyTakesNoWritesAndNothingPendingIsLost()
    {
        const Engine standby = Engine::open(m_pair[1]->url(m_database));
        Session session(standby, m_schema);
        const Record tag = session.add(m_schema.table(u"tags"_s));
        tag.setValue(u"name"_s, u"new"_s);
        const auto error = errorOf([&] { session.commit(); });
        QVERIFY2(error->kind() == ErrorKind::ReadOnly, qPrintable(error->message()));
        QCOMPARE(error->code(), u"25006"_s);
        QVERIFY(!isWorthAnotherTry(*error, standby.dialect()));
        QVERIFY(tag.state() == RowState::Pending && tag.value(u"id"_s).isNull());
        QCOMPARE(tag.value(u"name"_s), Value(u"new"_s));
        promote(m_pair);
        session.commit(); // on the connection it has: the same server takes writes by now
        QCOMPARE(one(standby, u"SELECT count(*) FROM tags"_s), Value(1));
    }

    void aSessionGoesOnWithThePromotedStandby()
    {
        const Engine engine = this->engine(u"?target_session_attrs=read-write"_s);
        Session session(engine, m_schema);
        const Record edited = session.add(m_schema.table(u"tags"_s));
        edited.setValue(u"name"_s, u"old"_s);
        session.commit();
        waitForStandby(m_pair, m_database);
        edited.setValue(u"name"_s, u"edited"_s);
        const Record added = session.add(m_schema.table(u"tags"_s));
        added.setValue(u"name"_s, u"added"_s);
        m_pair[0]->kill();
        for (int i = 0; i < 2; ++i) { // nobody takes writes yet
            const auto error = errorOf([&] { session.commit(); });
            QVERIFY2(dynamic_cast<const ConnectionError *>(error.get()), qPrintable(error->message()));
            QVERIFY(edited.isDirty(edited.mapper().cellIndex(u"name")));
            QVERIFY(added.state() == RowState::Pending);
        }
        promote(m_pair);
        session.commit();
        QCOMPARE(one(engine, u"SELECT string_agg(name, ', ' ORDER BY id) FROM tags"_s), Value(u"edited, added"_s));
        QCOMPARE(one(engine, u"SELECT pg_is_in_recovery()"_s), Value(0));
    }

    void aServerThatDiesInATransactionTakesTheTransactionAlone()
    {
        const Engine engine = this->engine(u"?target_session_attrs=read-write"_s);
        Session session(engine, m_schema);
        session.begin();
        const Record tag = session.add(m_schema.table(u"tags"_s));
        tag.setValue(u"name"_s, u"new"_s);
        session.flush();
        m_pair[0]->kill();
        promote(m_pair);
        const auto error = errorOf([&] { session.commit(); });
        QVERIFY2(dynamic_cast<const ConnectionError *>(error.get()), qPrintable(error->message()));
        QVERIFY(tag.state() == RowState::Pending && tag.value(u"id"_s).isNull());
        session.commit();
        QCOMPARE(one(engine, u"SELECT string_agg(name, ', ') FROM tags"_s), Value(u"new"_s));
    }

    /// With a synchronous standby a failover loses nothing that was acknowledged.
    void noAcknowledgedRowIsLostWhenTheServerDiesUnderLoad()
    {
        Engine::open(m_pair[0]->url(m_database)).connect().run(u"CREATE TABLE counted (id int PRIMARY KEY)"_s);
        makeSynchronous(m_pair, m_database);
        const Engine engine = this->engine(u"?target_session_attrs=read-write"_s);
        Acknowledged told;
        std::thread writer([&] { writeRows(engine, told); });
        const auto hasWritten = [&](int rows) { return told.rows >= rows || !told.trouble.isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(hasWritten(200), Patience);
        m_pair[0]->kill();
        const int before = told.rows;
        promote(m_pair);
        QTRY_VERIFY_WITH_TIMEOUT(hasWritten(before + 200), Patience);
        told.isEnough = true;
        writer.join();
        QCOMPARE(told.trouble, QString());
        qInfo("%d rows acknowledged, %d of them before the server died, %d commits that nobody could tell about", told.rows.load(), before, told.unknown.load());
        QCOMPARE(one(engine, u"SELECT count(*) FROM counted"_s), Value(told.rows.load()));
        QCOMPARE(one(engine, u"SELECT max(id) FROM counted"_s), Value(told.rows.load()));
    }

private:
    Engine engine(const QString &options) const { return Engine::open(urlOf(m_pair, m_database, options)); }

    const Schema m_schema = company();
    Pair m_pair;
    QString m_database;
};

QTEST_GUILESS_MAIN(tst_Failover)
#include "tst_failover.moc"
