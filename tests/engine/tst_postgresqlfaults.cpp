// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What becomes of connections and of a COMMIT when the PostgreSQL server goes away.
#include "engine/postgresqlserver.h"

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

class tst_PostgresqlFaults : public QObject, PostgresqlServer
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QString why;
        m_server = Server::postgresql(&why);
        if (!m_server)
            QSKIP(qPrintable(why));
    }

    void init() { makeItems(); }

    // ---- a server that goes away

    void aServerThatWasAwayBetweenTwoStatements()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        KeptStatement kept = connection.prepare(u"UPDATE items SET n = ? WHERE id = ?"_s);
        const Value number(5), id(1);
        const auto edit = [&] {
            Transaction transaction(connection);
            kept.bind(0, number);
            kept.bind(1, id);
            QCOMPARE(kept.run(), 1);
            transaction.commit();
        };
        edit();
        edit(); // prepared on the server by now
        for (int i = 0; i < 2; ++i) {
            m_server->kill();
            QVERIFY(m_server->start());
            if (i == 0)
                edit();
            else
                QCOMPARE(scalar(connection, u"SELECT n FROM items WHERE id = 1"_s), Value(5));
        }
    }

    void aServerThatWentAwayInATransaction()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        connection.begin();
        connection.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        m_server->kill();
        QVERIFY(m_server->start());
        for (int i = 0; i < 2; ++i)
            QVERIFY(dynamic_cast<const ConnectionError *>(errorOf([&] { connection.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s); }).get()));
        QVERIFY(dynamic_cast<const ConnectionError *>(errorOf([&] { connection.commit(); }).get()));
        connection.rollback();
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(20)}));
        connection.begin();
        connection.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s);
        connection.commit();
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(22)}));
    }

    void aRollbackThatFindsNoServerIsOneToo()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        connection.begin();
        connection.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        m_server->kill();
        connection.rollback(); // the first that hears of it
        QVERIFY(!connection.inTransaction());
        QVERIFY(m_server->start());
        connection.begin();
        connection.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s);
        connection.commit();
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(22)}));
    }

    void aRetryWaitsForAServerThatIsAway()
    {
        const Engine engine = this->engine();
        m_server->kill();
        QVERIFY(dynamic_cast<const ConnectionError *>(errorOf([&] { engine.connect().run(u"SELECT 1"_s); }).get())); // none is left
        std::unique_ptr<Error> trouble;
        std::thread writer([&] {
            trouble = errorOf([&] {
                engine.retry([](Connection &connection) { connection.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s); },
                    {.tries = 1000, .longestPause = std::chrono::milliseconds(100)});
                throw Error(ErrorKind::Value, u"done"_s);
            });
        });
        QTest::qWait(300);
        const bool isBack = m_server->start();
        writer.join();
        QVERIFY(isBack);
        QCOMPARE(trouble->message(), u"done"_s);
        QCOMPARE(numbers(), (QList<Value> {Value(11), Value(20)}));
    }

    void aConnectionThatTheServerEndsIsReplaced()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        const Value session = scalar(connection, u"SELECT pg_backend_pid()"_s);
        m_server->run(m_database, u"SELECT pg_terminate_backend(%1)"_s.arg(session.toInt64()));
        Connection other = this->engine().connect();
        const auto isThere = [&] { return scalar(other, u"SELECT count(*) FROM pg_stat_activity WHERE pid = ?::int"_s, {session}) == Value(1); };
        QTRY_VERIFY_WITH_TIMEOUT(!isThere(), Patience);
        QVERIFY(scalar(connection, u"SELECT pg_backend_pid()"_s) != session);
    }

    void aCommitWhoseAnswerWasLostIsAskedFor()
    {
        holdCommits();
        Worker worker(engine());
        QFuture<void> future = worker.run([](Connection &connection) {
            connection.begin();
            connection.execute(u"UPDATE items SET n = n + 1 WHERE id = 1"_s);
            connection.commit();
        });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"COMMIT"_s, u"SyncRep"_s), Patience);
        m_server->kill();
        freeCommits();
        QVERIFY(m_server->start());
        future.waitForFinished(); // and throws nothing: it was written
        QCOMPARE(numbers(), (QList<Value> {Value(11), Value(20)}));
    }

    void aCommitThatWasNotDoneIsToldApart()
    {
        Connection blocker = engine().connect();
        blocker.run(u"CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END $$"_s);
        blocker.run(u"CREATE CONSTRAINT TRIGGER waits AFTER UPDATE ON items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait()"_s);
        blocker.execute(u"SELECT pg_advisory_lock(1)"_s);
        EngineOptions patient;
        patient.busyTimeout = std::chrono::milliseconds(0); // as long as it takes
        Worker worker(engine(patient));
        QFuture<void> future = worker.run([](Connection &connection) {
            connection.begin();
            connection.execute(u"UPDATE items SET n = n + 1 WHERE id = 1"_s);
            connection.commit();
        });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"COMMIT"_s, u"advisory"_s), Patience);
        m_server->kill();
        QVERIFY(m_server->start());
        const auto error = errorOfFuture(future);
        QVERIFY2(dynamic_cast<const ConnectionError *>(error.get()), qPrintable(error->message()));
        QVERIFY2(error->message().contains(u"nothing was written"), qPrintable(error->message()));
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(20)}));
    }

    void aCommitThatNobodyCanTellAboutIsNotSentAgain()
    {
        holdCommits();
        EngineOptions hasty;
        hasty.connectTimeout = std::chrono::milliseconds(200);
        const Engine engine = this->engine(hasty);
        Worker worker(engine);
        const auto add = [](Connection &connection) {
            connection.begin();
            connection.execute(u"UPDATE items SET n = n + 1 WHERE id = 1"_s);
            connection.commit();
        };
        std::optional<Connection> kept; // one connection for the three jobs, as a session has it
        QFuture<void> lost = worker.run([&](Connection &connection) {
            kept = connection;
            add(*kept);
        });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"COMMIT"_s, u"SyncRep"_s), Patience);
        m_server->kill();
        const auto unknown = errorOfFuture(lost);
        QVERIFY2(dynamic_cast<const UnknownOutcomeError *>(unknown.get()), qPrintable(unknown->message()));
        QVERIFY(!isWorthAnotherTry(*unknown, engine.dialect()));
        freeCommits();
        QVERIFY(m_server->start());
        const auto told = errorOfFuture(worker.run([&](Connection &) {
            kept->rollback();
            add(*kept);
        }));
        QVERIFY2(told->message().contains(u"was written after all"), qPrintable(told->message()));
        QCOMPARE(numbers().first(), Value(11));
        worker.run([&](Connection &) {
                  add(*kept);
                  kept.reset();
              })
            .waitForFinished();
        QCOMPARE(numbers().first(), Value(12));
    }

    void aWorkerAsksForTheCommitOfTheJobBefore()
    {
        holdCommits();
        EngineOptions hasty;
        hasty.connectTimeout = std::chrono::milliseconds(200);
        Worker worker(engine(hasty));
        QList<bool> connected; // in the worker's thread, one job at a time
        worker.setWatcher([&connected](const Error *trouble) { connected.append(!trouble); });
        const auto add = [](Connection &connection) {
            Transaction transaction(connection);
            connection.execute(u"UPDATE items SET n = n + 1 WHERE id = 1"_s);
            transaction.commit();
        };
        worker.run([](Connection &connection) { connection.run(u"SELECT 1"_s); }).waitForFinished();
        QFuture<void> lost = worker.run(add);
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"COMMIT"_s, u"SyncRep"_s), Patience);
        m_server->kill();
        QCOMPARE(errorOfFuture(lost)->reason(), ErrorReason::UnknownOutcome);
        freeCommits();
        QVERIFY(m_server->start());
        const auto told = errorOfFuture(worker.run(add));
        QVERIFY2(told->reason() == ErrorReason::WrittenAfterAll, qPrintable(told->message()));
        QCOMPARE(numbers().first(), Value(11));
        worker.run(add).waitForFinished();
        QCOMPARE(numbers().first(), Value(12));
        worker.run([](Connection &) {}).waitForFinished(); // whoever watches has been told of the jobs before
        QCOMPARE(connected, (QList<bool> {true, false, true}));
    }
};

QTEST_GUILESS_MAIN(tst_PostgresqlFaults)
#include "tst_postgresqlfaults.moc"
