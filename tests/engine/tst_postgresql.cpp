// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Connections to PostgreSQL: what they keep, and what they do when something goes wrong.
#include "joinwright/engine/worker.h"
#include "engine/postgresqlserver.h"

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

class tst_Postgresql : public QObject, PostgresqlServer
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

    // ---- statements

    void valuesComeAsTheServerHasThem()
    {
        Connection connection = engine().connect();
        const QList<Value> row = connection.execute(u"SELECT true, 7::smallint, -9223372036854775808, 1.50::numeric, 0.1::real, 0.1::float8, 'x'::text,"
                                                    " '\\x00ff'::bytea, NULL::int, '2026-07-01 12:00:00.5+02'::timestamptz, 'NaN'::float8"_s)
                                     .all()
                                     .first();
        QCOMPARE(row.mid(0, 9), (QList<Value> {Value(1), Value(7), Value(std::numeric_limits<qint64>::min()), Value(u"1.50"_s), Value(0.1), Value(0.1),
                                    Value(u"x"_s), Value(QByteArray("\x00\xff", 2)), Value()}));
        QCOMPARE(row[9], Value(u"2026-07-01 10:00:00.5+00"_s));
        QVERIFY(std::isnan(row[10].toDouble()));
    }

    void questionMarksArePlacesAndNumbersToo()
    {
        Connection connection = engine().connect();
        QCOMPARE(scalar(connection, u"SELECT '?' || $$?$$ || \"?\" || ?::text /* ? /* ? */ */ FROM (SELECT 'c' AS \"?\") x -- ?"_s, {Value(u"v"_s)}), Value(u"??cv"_s));
        QCOMPARE(scalar(connection, u"SELECT ('{\"a\": 1}'::jsonb ? $1)::int"_s, {Value(u"a"_s)}), Value(1));
        QCOMPARE(errorOf([&] { connection.execute(u"SELECT ?"_s); })->kind(), ErrorKind::Usage);
    }

    void aSecondStatementIsRefused()
    {
        Connection connection = engine().connect();
        QCOMPARE(errorOf([&] { connection.execute(u"SELECT 1; DELETE FROM items"_s); })->code(), u"42601"_s);
        QCOMPARE(numbers().size(), 2);
    }

    void onlyWhatRepeatsIsPrepared()
    {
        Connection connection = engine().connect();
        const QString count = u"SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT n FROM items%'"_s;
        connection.execute(u"SELECT n FROM items WHERE id = ?"_s, {Value(1)});
        QCOMPARE(scalar(connection, count), Value(0));
        connection.execute(u"SELECT n FROM items WHERE id = ?"_s, {Value(2)});
        QCOMPARE(scalar(connection, count), Value(1));
    }

    void otherStatementsRunWhileRowsAreStreamed()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        KeptStatement stream = connection.prepare(u"SELECT g FROM generate_series(1, 5000) g"_s);
        stream.setStreaming(true);
        stream.start();
        qint64 sum = 0;
        for (int i = 0; stream.next(); ++i) {
            sum += *stream.integer(0);
            if (i == 10)
                QCOMPARE(scalar(connection, u"SELECT 7"_s), Value(7));
        }
        QCOMPARE(sum, 5000 * 5001 / 2);
    }

    void aStreamCanBeLeftHalfRead()
    {
        Connection connection = engine().connect();
        for (const bool inTransaction : {false, true}) {
            if (inTransaction)
                connection.begin();
            Scan scan(connection, 1);
            scan.run({u"SELECT g FROM generate_series(1, 3000) g"_s, {}}, [](const ScanBlock &) { return false; });
            QCOMPARE(scalar(connection, u"SELECT 7"_s), Value(7));
        }
        connection.commit();
    }

    void anErrorInAStreamIsToldWhereItHappens()
    {
        Connection connection = engine().connect();
        Scan scan(connection, 1);
        qint64 seen = 0;
        const auto count = [&](const ScanBlock &block) {
            seen += block.rows();
            return true;
        };
        QCOMPARE(errorOf([&] { scan.run({u"SELECT 1 / (2000 - g) FROM generate_series(1, 3000) g"_s, {}}, count); })->code(), u"22012"_s);
        QCOMPARE(scalar(connection, u"SELECT 7"_s), Value(7));
    }

    void copyIsRefusedAndTheConnectionGoesOn()
    {
        Connection connection = engine().connect();
        for (const QString &sql : {u"COPY items TO STDOUT"_s, u"COPY items FROM STDIN"_s}) {
            QCOMPARE(errorOf([&] { connection.run(sql); })->kind(), ErrorKind::Unsupported);
            QCOMPARE(errorOf([&] { connection.execute(sql); })->kind(), ErrorKind::Unsupported);
            QCOMPARE(scalar(connection, u"SELECT 7"_s), Value(7));
        }
    }

    // ---- errors

    void errorsNameWhatTheyAreAbout_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("names"); // table, column, constraint
        QTest::newRow("primary key") << u"INSERT INTO items VALUES (1, 1)"_s << ErrorKind::Integrity << u"23505"_s << u"items id items_pkey"_s;
        QTest::newRow("unique") << u"UPDATE items SET word = 'a'"_s << ErrorKind::Integrity << u"23505"_s << u"items word uq_word"_s;
        QTest::newRow("no such parent") << u"UPDATE items SET parent = 99"_s << ErrorKind::Integrity << u"23503"_s << u"items parent fk_parent"_s;
        QTest::newRow("a parent") << u"WITH x AS (UPDATE items SET parent = 1 WHERE id = 2) DELETE FROM items WHERE id = 1"_s << ErrorKind::Integrity << u"23503"_s
                                  << u"items  fk_parent"_s; // it does not say by which columns
        QTest::newRow("not null") << u"UPDATE items SET n = NULL"_s << ErrorKind::Integrity << u"23502"_s << u"items n "_s;
        QTest::newRow("check") << u"UPDATE items SET n = 1000"_s << ErrorKind::Integrity << u"23514"_s << u"items  ck_n"_s;
        QTest::newRow("too long") << u"UPDATE items SET word = 'abcdef'"_s << ErrorKind::Value << u"22001"_s << u"  "_s;
        QTest::newRow("out of range") << u"UPDATE items SET n = 3000000000"_s << ErrorKind::Value << u"22003"_s << u"  "_s;
        QTest::newRow("no number") << u"SELECT 'x'::int"_s << ErrorKind::Value << u"22P02"_s << u"  "_s;
        QTest::newRow("division by zero") << u"SELECT 1 / 0"_s << ErrorKind::Value << u"22012"_s << u"  "_s;
        QTest::newRow("syntax") << u"SELEC 1"_s << ErrorKind::Statement << u"42601"_s << u"  "_s;
        QTest::newRow("no table") << u"SELECT * FROM nowhere"_s << ErrorKind::Schema << u"42P01"_s << u"nowhere  "_s;
        QTest::newRow("no column") << u"SELECT colour FROM items"_s << ErrorKind::Schema << u"42703"_s << u" colour "_s;
        QTest::newRow("no function") << u"SELECT nowhere(1)"_s << ErrorKind::Schema << u"42883"_s << u"  "_s;
        QTest::newRow("a lock") << u"DO $$ BEGIN RAISE lock_not_available; END $$"_s << ErrorKind::Busy << u"55P03"_s << u"  "_s;
        QTest::newRow("read only") << u"DO $$ BEGIN RAISE read_only_sql_transaction; END $$"_s << ErrorKind::ReadOnly << u"25006"_s << u"  "_s;
        QTest::newRow("not allowed") << u"DO $$ BEGIN RAISE insufficient_privilege; END $$"_s << ErrorKind::ReadOnly << u"42501"_s << u"  "_s;
    }

    void errorsNameWhatTheyAreAbout()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(QString, names);
        Connection connection = engine().connect();
        const auto error = errorOf([&] { connection.execute(sql); });
        QCOMPARE(error->code(), code);
        QCOMPARE(error->kind(), kind);
        QCOMPARE(u"%1 %2 %3"_s.arg(error->table(), error->column(), error->constraint()), names);
        QCOMPARE(error->sql(), sql);
        QVERIFY(!error->message().isEmpty());
        QCOMPARE(dynamic_cast<const IntegrityError *>(error.get()) != nullptr, kind == ErrorKind::Integrity);
    }

    void aDeferredKeyFailsAtCommit()
    {
        Connection connection = engine().connect();
        connection.run(u"CREATE TABLE later (id int PRIMARY KEY, item int CONSTRAINT fk_later REFERENCES items DEFERRABLE INITIALLY DEFERRED)"_s);
        connection.begin();
        connection.execute(u"INSERT INTO later VALUES (1, 99)"_s);
        const auto error = errorOf([&] { connection.commit(); });
        QCOMPARE(error->kind(), ErrorKind::Integrity);
        QCOMPARE(error->constraint(), u"fk_later"_s);
        connection.rollback();
        QVERIFY(!connection.inTransaction());
    }

    void aCommitOfAFailedTransactionIsNoCommit()
    {
        Connection connection = engine().connect();
        connection.begin();
        connection.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        QCOMPARE(errorOf([&] { connection.execute(u"SELECT 1 / 0"_s); })->code(), u"22012"_s);
        QCOMPARE(errorOf([&] { connection.execute(u"SELECT 1"_s); })->code(), u"25P02"_s);
        QCOMPARE(errorOf([&] { connection.commit(); })->code(), u"25P02"_s);
        connection.rollback();
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(20)}));
    }

    // ---- connecting

    void noServerNoUserNoDatabase()
    {
        const auto open = [](const QString &url) { return errorOf([&] { Engine::open(url); }); };
        const auto refused = open(u"postgresql://joinwright:secret@127.0.0.1:1/x"_s);
        const auto password = open(u"postgresql://joinwright:secret@127.0.0.1:%1/%2"_s.arg(m_server->port()).arg(m_database));
        const auto database = open(m_server->url(u"nowhere"_s));
        QVERIFY2(refused->message().contains(u"refused"), qPrintable(refused->message()));
        QVERIFY2(password->message().contains(u"password"), qPrintable(password->message()));
        QVERIFY2(database->message().contains(u"no database \"nowhere\""), qPrintable(database->message()));
        const Dialect &dialect = engine().dialect();
        QVERIFY(isWorthAnotherTry(*refused, dialect)); // it may be starting
        QVERIFY(!isWorthAnotherTry(*password, dialect) && !isWorthAnotherTry(*database, dialect));
        for (const auto &error : {refused.get(), password.get(), database.get()}) {
            QVERIFY(dynamic_cast<const ConnectionError *>(error));
            QVERIFY2(!error->message().contains(u"secret") && !error->driverText().contains(u"secret"), qPrintable(error->message()));
            QVERIFY(!error->message().contains(test::Server::password()));
        }
        QCOMPARE(open(m_server->url(m_database) + u"?colour=blue"_s)->kind(), ErrorKind::Connection);
        QCOMPARE(open(m_server->url(m_database) + u"?isolation=none"_s)->kind(), ErrorKind::Usage);
    }

    void thePasswordIsInNoAddressThatIsShown()
    {
        const Engine engine = this->engine();
        QVERIFY(!engine.url().toString().contains(u"s3cret"));
        QVERIFY(!engine.url().label().contains(u"s3cret"));
        const Url byOption = Url::fromString(u"postgresql://u@h/db?password=s3cret&sslmode=require"_s);
        QCOMPARE(byOption.password, u"s3cret"_s);
        QCOMPARE(byOption.toString(), u"postgresql://u@h/db?sslmode=require"_s);
        const auto bad = errorOf([] { Url::fromString(u"postgresql://u:s3cret@h?password=s3cret"_s); });
        QVERIFY2(!bad->message().contains(u"s3cret"), qPrintable(bad->message()));
    }

    void thePasswordComesFromTheUsersFile()
    {
        QFile file(QDir::home().filePath(u".pgpass"_s));
        QVERIFY(QDir::home().mkpath(u"."_s) && file.open(QIODevice::WriteOnly));
        QString escaped = test::Server::password();
        escaped.replace(u'\\', u"\\\\"_s).replace(u':', u"\\:"_s);
        file.write(u"127.0.0.1:%1:*:%2:%3\n"_s.arg(QString::number(m_server->port()), test::Server::user(), escaped).toUtf8());
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto remove = qScopeGuard([&] { file.remove(); });
        qputenv("PGPASSFILE", file.fileName().toUtf8()); // libpq asks the user's account for the home, not HOME
        const Engine engine = Engine::open(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(test::Server::user()).arg(m_server->port()).arg(m_database));
        Connection connection = engine.connect();
        QCOMPARE(scalar(connection, u"SELECT current_user::text"_s), Value(test::Server::user()));
    }

    void theNextHostIsTakenWhenOneIsNotThere()
    {
        QString url = m_server->url(m_database);
        url.replace(u"@127.0.0.1:"_s, u"@127.0.0.1:1,127.0.0.1:"_s);
        Connection connection = Engine::open(url).connect();
        QCOMPARE(scalar(connection, u"SELECT 1"_s), Value(1));
    }

    void aSessionRunsInUtcAndTellsTheVersion()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        QCOMPARE(scalar(connection, u"SHOW TimeZone"_s), Value(u"UTC"_s));
        QVERIFY2(engine.serverVersion().startsWith(u"PostgreSQL 1"), qPrintable(engine.serverVersion()));
        const Engine strict = Engine::open(m_server->url(m_database) + u"?isolation=serializable"_s);
        Connection other = strict.connect();
        QCOMPARE(scalar(other, u"SHOW transaction_isolation"_s), Value(u"serializable"_s));
    }

    void aReadOnlyConnectionWritesNothing()
    {
        Connection connection = Engine::open(m_server->url(m_database) + u"?mode=ro"_s).connect();
        const auto error = errorOf([&] { connection.execute(u"UPDATE items SET n = 0"_s); });
        QCOMPARE(error->kind(), ErrorKind::ReadOnly);
        QCOMPARE(error->code(), u"25006"_s);
        QCOMPARE(scalar(connection, u"SELECT n FROM items WHERE id = 1"_s), Value(10));
    }

    void aReadOnlyConnectionStaysOne_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::newRow("a setting") << QStringList {u"SET default_transaction_read_only = off"_s};
        QTest::newRow("behind a comment") << QStringList {u"/* x */ -- y\n set transaction_read_only = off"_s};
        QTest::newRow("all settings") << QStringList {u"RESET ALL"_s};
        QTest::newRow("a transaction") << QStringList {u"BEGIN READ WRITE"_s};
        QTest::newRow("another word for it") << QStringList {u"START TRANSACTION READ WRITE"_s};
        QTest::newRow("a function") << QStringList {u"SELECT set_config('default_transaction_read_only', 'off', false)"_s};
        QTest::newRow("a block") << QStringList {u"DO $$ BEGIN COMMIT; SET TRANSACTION READ WRITE; UPDATE items SET n = 0; END $$"_s};
        QTest::newRow("the end of ours") << QStringList {u"COMMIT"_s, u"SELECT set_config('transaction_read_only', 'off', false)"_s};
    }

    void aReadOnlyConnectionStaysOne()
    {
        QFETCH(QStringList, before);
        const Engine engine = Engine::open(m_server->url(m_database) + u"?mode=ro"_s);
        for (const bool inTransaction : {false, true}) {
            Connection connection = engine.connect();
            if (inTransaction)
                connection.begin();
            for (const QString &sql : before)
                errorOf([&] { connection.execute(sql); });
            for (const QString &sql : before)
                errorOf([&] { connection.run(sql); });
            errorOf([&] { connection.execute(u"UPDATE items SET n = 0"_s); });
            errorOf([&] { connection.run(u"COMMIT"_s); });
            connection.rollback();
        }
        QCOMPARE(numbers(), (QList<Value> {Value(10), Value(20)}));
    }

    // ---- stopping

    void aRunningStatementIsStopped()
    {
        Worker worker(engine());
        QFuture<void> future = worker.run([](Connection &connection) { connection.execute(u"SELECT 1 AS stopped FROM pg_sleep(600)"_s); });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"SELECT 1 AS stopped%"_s), Patience);
        worker.interrupt();
        const auto error = errorOfFuture(future);
        QCOMPARE(error->kind(), ErrorKind::Cancelled);
        QCOMPARE(error->code(), u"57014"_s);
        QFuture<Value> after = worker.run([](Connection &connection) { return scalar(connection, u"SELECT 5"_s); });
        QCOMPARE(after.result(), Value(5));
    }

    void aStatementMayTakeOnlySoLong()
    {
        EngineOptions options;
        options.statementTimeout = std::chrono::milliseconds(100);
        Connection connection = engine(options).connect();
        const auto error = errorOf([&] { connection.execute(u"SELECT pg_sleep(600)"_s); });
        QCOMPARE(error->kind(), ErrorKind::Cancelled);
    }

    void aLockIsWaitedForOnlySoLong()
    {
        EngineOptions options;
        options.busyTimeout = std::chrono::milliseconds(200);
        Connection holder = engine().connect();
        Transaction transaction(holder);
        holder.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        Connection other = engine(options).connect();
        const auto error = errorOf([&] { other.execute(u"UPDATE items SET n = 12 WHERE id = 1"_s); });
        QCOMPARE(error->kind(), ErrorKind::Busy);
        QCOMPARE(error->code(), u"55P03"_s);
    }

    // ---- two at a time

    void aDeadlockIsDoneAgain()
    {
        const Engine engine = this->engine();
        std::atomic_int tries = 0;
        const auto both = [&](int first, int second, const QString &mark) {
            return [&tries, engine, first, second, mark](Connection &) {
                engine.retry([&](Connection &connection) {
                    ++tries;
                    connection.execute(u"UPDATE items SET n = n + 1 WHERE id = ?"_s, {Value(first)});
                    connection.execute(u"SELECT pg_sleep(0.3) /* %1 */"_s.arg(mark));
                    connection.execute(u"UPDATE items SET n = n + 1 WHERE id = ?"_s, {Value(second)});
                });
            };
        };
        Worker one(engine);
        Worker two(engine);
        QFuture<void> a = one.run(both(1, 2, u"a"_s));
        QFuture<void> b = two.run(both(2, 1, u"b"_s));
        a.waitForFinished();
        b.waitForFinished();
        QCOMPARE(numbers(), (QList<Value> {Value(12), Value(22)}));
        QVERIFY(tries >= 2);
    }

    void aConflictOfSerializableTransactionsIsToldAndDoneAgain()
    {
        EngineOptions options;
        options.isolation = Isolation::Serializable;
        const Engine engine = this->engine(options);
        Connection first = engine.connect();
        int tries = 0;
        const auto sum = [](Connection &connection) { return scalar(connection, u"SELECT sum(n)::int FROM items"_s); };
        Worker worker(engine);
        engine.retry([&](Connection &connection) {
            const Value before = sum(connection);
            if (++tries == 1) { // somebody else does the same at the same time
                worker.run([&](Connection &other) {
                          Transaction transaction(other);
                          other.execute(u"UPDATE items SET n = ? WHERE id = 2"_s, {sum(other)});
                          transaction.commit();
                      })
                    .waitForFinished();
            }
            connection.execute(u"UPDATE items SET n = ? WHERE id = 1"_s, {before});
        });
        QCOMPARE(tries, 2);
        QCOMPARE(numbers(), (QList<Value> {Value(40), Value(30)}));
    }

    void aHotRowCountsEveryWriter()
    {
        EngineOptions options;
        options.isolation = Isolation::Serializable;
        const Engine engine = this->engine(options);
        QList<QFuture<void>> futures;
        std::vector<std::unique_ptr<Worker>> workers;
        for (int writer = 0; writer < 4; ++writer) {
            workers.push_back(std::make_unique<Worker>(engine));
            futures.append(workers.back()->run([engine](Connection &) {
                for (int i = 0; i < 15; ++i) {
                    engine.retry(
                        [](Connection &connection) {
                            const qint64 n = scalar(connection, u"SELECT n FROM items WHERE id = 1"_s).toInt64();
                            connection.execute(u"UPDATE items SET n = ? WHERE id = 1"_s, {Value(n + 1)});
                        },
                        {.tries = 200});
                }
            }));
        }
        for (QFuture<void> &future : futures)
            future.waitForFinished();
        QCOMPARE(numbers().first(), Value(10 + 4 * 15));
    }

    void anAlteredTableOutdatesWhatWasPrepared()
    {
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        KeptStatement kept = connection.prepare(u"SELECT word FROM items WHERE id = 1"_s);
        for (int i = 0; i < 3; ++i) {
            kept.start();
            QVERIFY(kept.next());
            kept.finish();
        }
        engine.connect().run(u"SELECT 1"_s);
        m_server->run(m_database, u"ALTER TABLE items ALTER word TYPE int USING id + 6"_s);
        const auto error = errorOf([&] { kept.start(); });
        QCOMPARE(error->code(), u"0A000"_s);
        QCOMPARE(error->kind(), ErrorKind::Busy);
        QVERIFY(isWorthAnotherTry(*error, engine.dialect()));
        kept.start();
        QVERIFY(kept.next());
        QCOMPARE(kept.raw(0), Value(7));
    }
};

QTEST_GUILESS_MAIN(tst_Postgresql)
#include "tst_postgresql.moc"
