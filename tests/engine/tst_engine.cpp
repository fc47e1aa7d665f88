// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/worker.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

template<typename Work>
Error thrown(Work work)
{
    try {
        work();
    } catch (const Error &error) {
        return error;
    }
    return Error(ErrorKind::Usage, u"nothing was thrown"_s);
}

} // namespace

class tst_Engine : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("label");
        QTest::newRow("relative file") << u"sqlite:///shop.db"_s << u"shop.db"_s << u"shop.db"_s;
        QTest::newRow("absolute file") << u"sqlite:////tmp/a b/shop.db"_s << u"/tmp/a b/shop.db"_s << u"shop.db"_s;
        QTest::newRow("a percent sign and a question mark") << u"sqlite:////tmp/50%25%3F.db"_s << u"/tmp/50%?.db"_s << u"50%?.db"_s;
        QTest::newRow("memory") << u"sqlite://"_s << u""_s << u"memory"_s;
        QTest::newRow("server") << u"postgresql://ann@host:5433,other/shop"_s << u"shop"_s << u"shop at host:5433, other"_s;
    }

    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, database);
        QFETCH(QString, label);
        const Url url = Url::fromString(text);
        QCOMPARE(url.database, database);
        QCOMPARE(url.label(), label);
        QCOMPARE(url.toString(), text);
        QCOMPARE(Url::fromString(url.toString()).database, database);
    }

    void keepsThePasswordOutOfTheAddress()
    {
        const Url url = Url::fromString(u"mysql://ann:s%40cret@host/shop?ssl=on"_s);
        QCOMPARE(url.password, u"s@cret"_s);
        QCOMPARE(url.option(u"ssl"), u"on"_s);
        QCOMPARE(url.toString(), u"mysql://ann@host/shop?ssl=on"_s);
    }

    void refusesWhatIsNoAddress()
    {
        QCOMPARE(thrown([] { Url::fromString(u"oracle://x/y"_s); }).kind(), ErrorKind::Usage);
        QCOMPARE(thrown([] { Url::fromString(u"/no/such/file.db"_s); }).kind(), ErrorKind::Usage);
        QCOMPARE(thrown([] { Url::fromString(u"sqlite://file.db"_s); }).kind(), ErrorKind::Usage);
    }

    void bindsAndReadsEveryKindExactly()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        const QList<Value> values {Value(), Value(qint64(-9223372036854775807LL - 1)), Value(qint64(9223372036854775807LL)),
            Value(0.1), Value(u""_s), Value(u"Łódź \U0001F600"_s), Value(QByteArray("\0x\xff", 3)), Value(QByteArray("", 0)),
            Value(u"a\0b"_s)};
        Result result = connection.execute(u"SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?"_s, values);
        QVERIFY(result.next());
        for (int i = 0; i < values.size(); ++i)
            QCOMPARE(result.raw(i), values[i]);
        QVERIFY(!result.next());
        const auto kinds = connection.execute(u"SELECT typeof(?), typeof(?), typeof(?), typeof(?)"_s,
            {Value(true), Value(QByteArray("", 0)), Value(u""_s), Value(QDate(2026, 11, 23))}).all();
        QCOMPARE(kinds.first(), (QList<Value> {u"integer"_s, u"blob"_s, u"text"_s, u"text"_s}));
    }

    void questionMarksInNamesAndTextsAreNoPlaceholders()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.run(u"CREATE TABLE \"wh?t :is \"\" ' this\" (\"a?:b\" TEXT)"_s);
        connection.execute(u"INSERT INTO \"wh?t :is \"\" ' this\" (\"a?:b\") VALUES (?)"_s, {u"x"_s});
        const auto rows = connection.execute(
            u"SELECT \"a?:b\", 'why? \"because' FROM \"wh?t :is \"\" ' this\" WHERE \"a?:b\" = ?"_s, {u"x"_s}).all();
        QCOMPARE(rows, (QList<QList<Value>> {{u"x"_s, u"why? \"because"_s}}));
    }

    void aWrongNumberOfValuesIsRefused()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        QVERIFY_EXCEPTION_THROWN(connection.execute(u"SELECT ?, ?"_s, {Value(1)}), Error);
        QCOMPARE(connection.execute(u"SELECT ?, ?"_s, {Value(1), Value(2)}).all().size(), 1);
        // The cached statement must not remember the last values.
        QVERIFY_EXCEPTION_THROWN(connection.execute(u"SELECT ?, ?"_s, {Value(1)}), Error);
        QVERIFY_EXCEPTION_THROWN(connection.execute(u"SELECT ?, ?"_s, {Value(1), Value(2), Value(3)}), Error);
    }

    void twoResultsOfOneTextAreReadSideBySide()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        const QString sql = u"SELECT value FROM json_each(?)"_s;
        Result outer = connection.execute(sql, {u"[1,2]"_s});
        QList<qint64> seen;
        while (outer.next()) {
            Result inner = connection.execute(sql, {u"[10,20]"_s});
            while (inner.next())
                seen.append(outer.raw(0).toInt64() * inner.raw(0).toInt64());
        }
        QCOMPARE(seen, (QList<qint64> {10, 20, 20, 40}));
    }

    void reportsRowsAndKeys()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"_s);
        const QString insert = u"INSERT INTO t (name) VALUES (?)"_s;
        QCOMPARE(connection.execute(insert, {u"a"_s}).lastInsertId(), Value(1));
        QCOMPARE(connection.execute(insert, {u"b"_s}).lastInsertId(), Value(2));
        QCOMPARE(connection.execute(u"UPDATE t SET name = ?"_s, {u"c"_s}).rowsAffected(), 2);
        Result returning = connection.execute(u"INSERT INTO t (name) VALUES (?) RETURNING id"_s, {u"d"_s});
        QVERIFY(returning.next());
        QCOMPARE(returning.columnName(0), u"id"_s);
        QCOMPARE(returning.raw(0), Value(3));
    }

    void namesWhatAConstraintRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("constraint");
        QTest::newRow("primary key") << u"INSERT INTO a VALUES (1, 'y', 1)"_s << u"a"_s << u"id"_s << u""_s;
        QTest::newRow("unique") << u"INSERT INTO a VALUES (2, 'x', 1)"_s << u"a"_s << u"name"_s << u""_s;
        QTest::newRow("not null") << u"INSERT INTO a VALUES (2, NULL, 1)"_s << u"a"_s << u"name"_s << u""_s;
        QTest::newRow("check") << u"INSERT INTO a VALUES (2, 'y', -1)"_s << u""_s << u""_s << u"n_positive"_s;
        QTest::newRow("foreign key") << u"INSERT INTO b VALUES (1, 99)"_s << u""_s << u""_s << u""_s;
        QTest::newRow("unique index on an expression") << u"INSERT INTO b VALUES (-7, 1)"_s << u""_s << u""_s << u"b_abs"_s;
    }

    void namesWhatAConstraintRefused()
    {
        QFETCH(QString, sql);
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, constraint);
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.run(u"CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, n INT CONSTRAINT n_positive CHECK (n > 0))"_s);
        connection.run(u"CREATE TABLE b (id INTEGER PRIMARY KEY, a INT REFERENCES a)"_s);
        connection.run(u"CREATE UNIQUE INDEX b_abs ON b (abs(id))"_s);
        connection.run(u"INSERT INTO a VALUES (1, 'x', 1)"_s);
        connection.run(u"INSERT INTO b VALUES (7, 1)"_s);
        QVERIFY_EXCEPTION_THROWN(connection.execute(sql), IntegrityError);
        const Error error = thrown([&] { connection.execute(sql); });
        QCOMPARE(error.table(), table);
        QCOMPARE(error.column(), column);
        QCOMPARE(error.constraint(), constraint);
        QCOMPARE(error.sql(), sql);
        QVERIFY(!error.code().isEmpty());
    }

    void aDeferredForeignKeyFailsTheCommitAndLeavesTheTransactionOpen()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.run(u"CREATE TABLE a (id INTEGER PRIMARY KEY)"_s);
        connection.run(u"CREATE TABLE b (a INT REFERENCES a DEFERRABLE INITIALLY DEFERRED)"_s);
        connection.begin();
        connection.execute(u"INSERT INTO b VALUES (1)"_s);
        QVERIFY_EXCEPTION_THROWN(connection.commit(), IntegrityError);
        QVERIFY(connection.inTransaction());
        connection.execute(u"INSERT INTO a VALUES (1)"_s);
        connection.commit();
        QVERIFY(!connection.inTransaction());
    }

    void namesAMissingTableAndColumn()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.run(u"CREATE TABLE a (id INTEGER PRIMARY KEY)"_s);
        const Error table = thrown([&] { connection.execute(u"SELECT * FROM missing"_s); });
        QCOMPARE(table.kind(), ErrorKind::Schema);
        QCOMPARE(table.table(), u"missing"_s);
        const Error column = thrown([&] { connection.execute(u"SELECT name FROM a"_s); });
        QCOMPARE(column.kind(), ErrorKind::Schema);
        QCOMPARE(column.column(), u"name"_s);
        QCOMPARE(thrown([&] { connection.execute(u"SELEKT 1"_s); }).kind(), ErrorKind::Statement);
        QCOMPARE(thrown([&] { connection.execute(u"SELECT 1; SELECT 2"_s); }).kind(), ErrorKind::Statement);
    }

    void aTransactionThatIsNotCommittedIsUndone()
    {
        Connection connection = Engine::open(path(u"t.db"_s)).connect();
        connection.run(u"CREATE TABLE t (n INT)"_s);
        {
            Transaction transaction(connection);
            connection.execute(u"INSERT INTO t VALUES (1)"_s);
            QVERIFY(connection.inTransaction());
            QCOMPARE(thrown([&] { connection.begin(); }).kind(), ErrorKind::Usage);
        }
        QVERIFY(!connection.inTransaction());
        QCOMPARE(connection.execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(0));
        {
            Transaction transaction(connection);
            connection.savepoint(u"a \"b\""_s);
            connection.execute(u"INSERT INTO t VALUES (1)"_s);
            connection.rollbackToSavepoint(u"a \"b\""_s);
            connection.releaseSavepoint(u"a \"b\""_s);
            connection.execute(u"INSERT INTO t VALUES (2)"_s);
            transaction.commit();
        }
        QCOMPARE(connection.execute(u"SELECT n FROM t"_s).all(), (QList<QList<Value>> {{Value(2)}}));
    }

    void rowsThatAreLeftEndWithTheTransaction()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        connection.begin();
        Result result = connection.execute(u"SELECT value FROM json_each('[1,2,3]')"_s);
        QVERIFY(result.next());
        connection.commit();
        QCOMPARE(thrown([&] { result.next(); }).kind(), ErrorKind::Usage);
    }

    void aResultOutlivesItsConnection()
    {
        std::optional<Result> result;
        {
            Connection connection = Engine::open(path(u"outlived.db"_s)).connect();
            result.emplace(connection.execute(u"SELECT value FROM json_each('[1,2,3]')"_s));
        }
        QVERIFY(result->next()); // it holds what it needs
        QCOMPARE(result->raw(0), Value(1));
        QCOMPARE(result->all().size(), 2);
    }

    void statementsBeyondTheCacheStillWork()
    {
        Connection connection = Engine::open(u"sqlite://"_s).connect();
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 300; ++i)
                QCOMPARE(connection.execute(u"SELECT %1"_s.arg(i)).all().first().first(), Value(i));
        }
    }

    void theLogTellsEveryStatement()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        test::SqlRecorder recorder(engine);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (n INT)"_s);
        {
            Transaction transaction(connection);
            connection.execute(u"INSERT INTO t VALUES (?)"_s, {Value(7)});
            transaction.commit();
        }
        QVERIFY_EXCEPTION_THROWN(connection.execute(u"SELECT x"_s), Error);
        QCOMPARE(recorder.sqlWithValues(),
            (QStringList {u"CREATE TABLE t (n INT)"_s, u"BEGIN IMMEDIATE"_s, u"INSERT INTO t VALUES (?) <- 7"_s, u"COMMIT"_s, u"SELECT x"_s}));
        QCOMPARE(recorder.entries()[2].rows, 1);
        QVERIFY(!recorder.entries().last().error.isEmpty());
    }

    void aNewFileIsWrittenAhead()
    {
        Connection connection = Engine::open(path(u"new.db"_s)).connect();
        QCOMPARE(connection.execute(u"PRAGMA journal_mode"_s).all().first().first(), Value(u"wal"_s));
        QCOMPARE(connection.execute(u"PRAGMA foreign_keys"_s).all().first().first(), Value(1));
    }

    void connectionsGoBackToThePoolOfTheirThread()
    {
        const Engine engine = Engine::open(path(u"pool.db"_s));
        const qsizetype before = QSqlDatabaseCount();
        for (int i = 0; i < 5; ++i)
            engine.connect().execute(u"SELECT 1"_s);
        QCOMPARE(QSqlDatabaseCount(), before);
        std::unique_ptr<QThread> thread(QThread::create([&] { engine.connect().execute(u"SELECT 1"_s); }));
        thread->start();
        thread->wait();
        QCOMPARE(QSqlDatabaseCount(), before);
    }

    void aConnectionOfAnotherThreadIsRefused()
    {
        Connection connection = Engine::open(path(u"thread.db"_s)).connect();
        Error error(ErrorKind::Value, {});
        std::unique_ptr<QThread> thread(
            QThread::create([&] { error = thrown([&] { connection.execute(u"SELECT 1"_s); }); }));
        thread->start();
        thread->wait();
        QCOMPARE(error.kind(), ErrorKind::Usage);
    }

    void memoryIsOneDatabaseForAll()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        engine.connect().run(u"CREATE TABLE t (n INT)"_s);
        Worker worker(engine);
        worker.run([](Connection &c) { c.execute(u"INSERT INTO t VALUES (1)"_s); }).waitForFinished();
        QCOMPARE(engine.connect().execute(u"SELECT n FROM t"_s).all().size(), 1);
    }

    void aTransactionInMemoryBelongsToWhoBeganIt()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection first = engine.connect();
        Connection second = engine.connect();
        first.run(u"CREATE TABLE t (n INT)"_s);
        first.begin();
        first.execute(u"INSERT INTO t VALUES (1)"_s);
        const auto isRefused = [&](auto work) {
            const Error error = thrown(work);
            return error.kind() == ErrorKind::Busy && error.message().contains(u"has a transaction open"_s);
        };
        QVERIFY(isRefused([&] { second.execute(u"INSERT INTO t VALUES (2)"_s); }));
        QVERIFY(isRefused([&] { second.execute(u"SELECT n FROM t"_s); }));
        QVERIFY(isRefused([&] { second.begin(); }));
        QVERIFY(isRefused([&] { second.commit(); }));
        QVERIFY(isRefused([&] { second.savepoint(u"s"_s); }));
        QVERIFY(first.inTransaction());
        QVERIFY(!second.inTransaction());
        second.rollback(); // of nothing
        QVERIFY(first.inTransaction());
        first.commit();
        QCOMPARE(second.execute(u"SELECT n FROM t"_s).all().size(), 1);
        second.begin();
        QVERIFY(isRefused([&] { first.execute(u"SELECT n FROM t"_s); }));
        second.rollback();
        QCOMPARE(first.execute(u"SELECT n FROM t"_s).all().size(), 1);
    }

    void aTransactionInMemoryEndsWithWhoBeganIt()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        engine.connect().run(u"CREATE TABLE t (n INT)"_s);
        {
            Connection left = engine.connect();
            left.begin();
            left.execute(u"INSERT INTO t VALUES (1)"_s);
        }
        Connection other = engine.connect();
        QVERIFY(!other.inTransaction());
        QCOMPARE(other.execute(u"SELECT n FROM t"_s).all().size(), 0);
    }

    void anotherThreadWaitsForTheTransactionInMemory()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (n INT)"_s);
        connection.begin();
        Worker worker(engine);
        QSemaphore isThere;
        auto count = worker.run([&isThere](Connection &c) {
            isThere.release();
            return c.execute(u"SELECT n FROM t"_s).all().size();
        });
        isThere.acquire();
        connection.execute(u"INSERT INTO t VALUES (1)"_s);
        connection.execute(u"INSERT INTO t VALUES (2)"_s);
        connection.commit();
        QCOMPARE(count.result(), 2);
    }

    void threadsHaveTheirTransactionsInMemoryToThemselves()
    {
        constexpr int Rounds = 300;
        const Engine engine = Engine::open(u"sqlite://"_s);
        engine.connect().run(u"CREATE TABLE t (who INT, n INT)"_s);
        const auto work = [&](int who) {
            Connection own = engine.connect();
            for (int n = 0; n < Rounds; ++n) {
                own.begin();
                own.execute(u"INSERT INTO t VALUES (?, ?)"_s, {Value(who), Value(n)});
                n % 2 ? own.rollback() : own.commit();
                Result some = own.execute(u"SELECT n FROM t"_s);
                some.next(); // and dropped while there are more
                own.rollback(); // of nothing
            }
        };
        std::vector<std::unique_ptr<QThread>> threads;
        QStringList failures(4);
        for (int who = 0; who < 4; ++who) {
            threads.emplace_back(QThread::create([&, failure = &failures[who], who] { *failure = thrown([&] { work(who); }).message(); }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(failures, QStringList(4, u"nothing was thrown"_s));
        const QList<QList<Value>> counts = engine.connect().execute(u"SELECT count(*) FROM t WHERE n % 2 = 0 GROUP BY who"_s).all();
        QCOMPARE(counts, QList<QList<Value>>(4, {Value(Rounds / 2)}));
        QCOMPARE(engine.connect().execute(u"SELECT count(*) FROM t"_s).all(), (QList<QList<Value>> {{Value(4 * Rounds / 2)}}));
    }

    void anotherThreadGivesUpWhenTheTransactionInMemoryStays()
    {
        using namespace std::chrono_literals;
        const Engine engine = Engine::open(u"sqlite://"_s, {.busyTimeout = 20ms});
        Connection connection = engine.connect();
        connection.begin();
        Worker worker(engine);
        auto read = worker.run([](Connection &c) { return c.execute(u"SELECT 1"_s).all().size(); });
        QCOMPARE(thrown([&] { read.waitForFinished(); }).kind(), ErrorKind::Busy);
        connection.rollback();
    }

    void theWorkerRunsJobsInOrderAndHandsErrorsOver()
    {
        const Engine engine = Engine::open(path(u"worker.db"_s));
        Worker worker(engine);
        auto created = worker.run([](Connection &c) { c.run(u"CREATE TABLE t (n INT)"_s); });
        auto failed = worker.run([](Connection &c) { c.execute(u"SELECT * FROM missing"_s); });
        auto thread = worker.run([](Connection &c) {
            c.execute(u"INSERT INTO t VALUES (5)"_s);
            return QThread::currentThread();
        });
        auto count = worker.run([](Connection &c) { return c.execute(u"SELECT n FROM t"_s).all().first().first(); });
        created.waitForFinished();
        QVERIFY_EXCEPTION_THROWN(failed.waitForFinished(), SchemaError);
        QVERIFY(thread.result() != QThread::currentThread());
        QCOMPARE(count.result(), Value(5));
    }

    void aRunningStatementIsStopped()
    {
        if (qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"))
            QSKIP("QtSql alone cannot stop a statement");
        const Engine engine = Engine::open(path(u"stop.db"_s));
        Worker worker(engine);
        auto endless = worker.run([](Connection &c) { c.execute(Endless).all(); });
        auto next = worker.run([](Connection &c) { return c.execute(u"SELECT 1"_s).all().size(); });
        QTRY_VERIFY_WITH_TIMEOUT((worker.interrupt(), endless.isFinished()), 20000);
        QCOMPARE(thrown([&] { endless.waitForFinished(); }).kind(), ErrorKind::Cancelled);
        QCOMPARE(next.result(), 1);
    }

    void aWorkerDestroyedWhileBusyStopsItsJobAndDropsTheRest()
    {
        if (qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"))
            QSKIP("QtSql alone cannot stop a statement");
        const Engine engine = Engine::open(path(u"busy.db"_s));
        auto worker = std::make_unique<Worker>(engine);
        std::atomic_bool begun = false;
        auto running = worker->run([&](Connection &c) {
            begun = true;
            c.execute(Endless).all();
        });
        auto waiting = worker->run([](Connection &c) { c.execute(u"SELECT 1"_s); });
        QTRY_VERIFY(begun);
        worker.reset();
        QVERIFY(running.isFinished());
        QVERIFY(waiting.isFinished() && waiting.isCanceled());
        QCOMPARE(thrown([&] { running.waitForFinished(); }).kind(), ErrorKind::Cancelled);
    }

private:
    static inline const QString Endless
        = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s;

    static qsizetype QSqlDatabaseCount();
    QString path(const QString &name) const { return u"sqlite:///"_s + m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

#include <QtSql/QSqlDatabase>
qsizetype tst_Engine::QSqlDatabaseCount()
{
    return QSqlDatabase::connectionNames().size();
}

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_engine.moc"
