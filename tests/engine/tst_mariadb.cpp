// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Connections to MariaDB: what they keep, and what becomes of them when something goes wrong.
#include "joinwright/core/error.h"
#include "joinwright/engine/connection.h"
#include "joinwright/engine/keptstatement.h"
#include "joinwright/engine/worker.h"
#include "support/errorof.h"
#include "support/servers.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

#include <future>
#include <limits>

using namespace jw;
using jw::test::errorOf;
using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

/// A value that a column of `type` can have, another one for each call.
Value randomValue(const ColumnType &type, QRandomGenerator &random)
{
    const qint64 number = qint64(random.generate64());
    switch (type.kind()) {
    case Kind::Int16:
        return Value(qint64(qint16(number)));
    case Kind::Int32:
        return Value(qint64(qint32(number)));
    case Kind::Int64:
        return Value(number);
    case Kind::Decimal: {
        Decimal::Unscaled unscaled = 0;
        for (int digit = int(random.bounded(type.precision())); digit >= 0; --digit)
            unscaled = unscaled * 10 + random.bounded(10);
        return Value(Decimal::fromUnscaled(number < 0 ? -unscaled : unscaled, type.scale()));
    }
    case Kind::Float:
        return Value(double(float(number) / 1e7f));
    case Kind::Double:
        return Value(std::ldexp(double(number), int(random.bounded(-900, 900))));
    case Kind::Text: {
        static const QString letters = u"aZ09 '\"\\`%_?:;é ß\u4e2d\u20ac\n\t"_s;
        QString text;
        for (int i = int(random.bounded(type.length() > 0 ? type.length() : 300)); i > 0; --i)
            text += letters[random.bounded(int(letters.size()))];
        return Value(text + (type.length() == 0 ? u"\U0001F600"_s + QChar(u'\0') : QString()));
    }
    case Kind::Binary: {
        QByteArray bytes(qsizetype(random.bounded(type.length() > 0 ? type.length() : 5000)), '\0');
        for (char &byte : bytes)
            byte = char(random.generate());
        return Value(bytes);
    }
    case Kind::Boolean:
        return Value(number < 0);
    case Kind::Date:
        return Value(QDate(1, 1, 1).addDays(random.bounded(3'652'058)));
    case Kind::Time:
        return Value(QTime::fromMSecsSinceStartOfDay(int(random.bounded(86'400'000))));
    case Kind::Timestamp:
        return Value::fromMSecs(Value::Kind::Timestamp,
            qint64(random.bounded(200'000'000'000'000.0)) - 60'000'000'000'000);
    case Kind::TimestampTz:
        return Value::fromMSecs(
            Value::Kind::TimestampTz, 1000 + qint64(random.bounded(2'147'483'000'000.0)));
    case Kind::Uuid:
        return Value(QUuid::createUuid());
    case Kind::Json:
        return Value::json(u"{\"a\": [%1, \"é\\\\\"]}"_s.arg(number));
    default:
        return Value();
    }
}

} // namespace

class tst_Mariadb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QString why;
        m_server = test::Server::mariadb(&why);
        if (!m_server)
            QSKIP(qPrintable(why));
        m_database = m_server->makeDatabase();
        engine().connect().run(u"CREATE TABLE items (id INT PRIMARY KEY, n INT NOT NULL)"_s);
    }

    void init()
    {
        if (!m_server->isRunning())
            QVERIFY(m_server->start());
        Connection connection = engine().connect();
        connection.run(u"DELETE FROM items"_s);
        connection.run(u"INSERT INTO items VALUES (1, 10), (2, 20)"_s);
    }

    void valuesOfEveryTypeComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"int16", "int32", "int64", "decimal(10,2)", "decimal(38,0)",
                 "decimal(38,38)", "float", "double", "text", "text(40)", "binary", "binary(20)",
                 "boolean", "date", "time", "timestamp", "timestamptz", "uuid", "json"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }

    void valuesOfEveryTypeComeBackAsTheyWere()
    {
        QFETCH(QString, type);
        const ColumnType columnType = *ColumnType::fromString(type);
        const Engine engine = this->engine();
        Connection connection = engine.connect();
        const CellCodec codec = engine.dialect().codec(columnType);
        connection.run(
            u"CREATE OR REPLACE TABLE kept (id INT PRIMARY KEY, v %1 NULL) COLLATE utf8mb4_nopad_bin"_s
                .arg(engine.dialect().typeName(columnType, Schema())));
        KeptStatement insert = connection.prepare(u"INSERT INTO kept VALUES (?, ?)"_s);
        KeptStatement select = connection.prepare(u"SELECT v FROM kept WHERE id = ?"_s);
        KeptStatement find = connection.prepare(u"SELECT id FROM kept WHERE v = ?"_s);
        QRandomGenerator random(5);
        Transaction transaction(connection);
        for (int i = 0; i < 300; ++i) {
            const Value id(i);
            const Value value = i == 0 ? Value() : randomValue(columnType, random);
            insert.bind(0, id);
            insert.bind(1, value, codec);
            QCOMPARE(insert.run(), 1);
            select.bind(0, id);
            select.start();
            QVERIFY(select.next());
            Value back;
            TextArena texts;
            QVERIFY(select.read(0, &codec, 1, &back, texts));
            QCOMPARE(back, value);
            QCOMPARE(back.kind(), value.kind());
            QCOMPARE(engine.dialect().fromDatabase(select.raw(0), columnType), value);
            select.finish();
            if (value.isNull() || columnType.kind() == Kind::Float)
                continue;
            find.bind(0, value, codec); // and the server finds it by this value
            find.start();
            bool found = false;
            while (find.next())
                found = found || find.integer(0) == i;
            QVERIFY2(found, qPrintable(value.toString()));
        }
        transaction.commit();
    }

    void whatNoTypeSaysIsReadByWhatTheServerSays()
    {
        Connection connection = engine().connect();
        const auto row
            = connection
                  .execute(
                      u"SELECT 'é', X'00ff', 1.50, 0.5e0, 18446744073709551615, DATE '2026-01-02', "
                      u"TIMESTAMP '2026-01-02 03:04:05.123456',"
                      " TIME '-25:00:01', CAST('7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11' AS UUID), NULL, lower('A'), 7 DIV 2"_s)
                  .all()
                  .first();
        QCOMPARE(row,
            (QList<Value>{Value(u"é"_s), Value(QByteArray("\0\xff", 2)), Value(Decimal("1.50")),
                Value(0.5), Value(Decimal("18446744073709551615")), Value(u"2026-01-02"_s),
                Value(u"2026-01-02 03:04:05.123456"_s), Value(u"-25:00:01"_s),
                Value(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s), Value(), Value(u"a"_s),
                Value(3)}));
    }

    void sqlIsReadAsTheStandardHasIt()
    {
        Connection connection = engine().connect();
        const auto row
            = connection
                  .execute(
                      u"SELECT \"n\", 'a\\' || 'b', (SELECT count(*) FROM items WHERE 'a' = 'A' OR 'a' = 'a ') FROM items WHERE id = 1"_s)
                  .all()
                  .first();
        QCOMPARE(row, (QList<Value>{Value(10), Value(u"a\\b"_s), Value(0)}));
        QCOMPARE(errorOf([&] { connection.run(u"INSERT INTO items VALUES (3, 'x')"_s); })->kind(),
            ErrorKind::Value);
        QCOMPARE(errorOf([&] {
            connection.run(u"INSERT INTO items VALUES (3, 99999999999)"_s);
        })->kind(),
            ErrorKind::Value);
    }

    void momentsAreThoseOfUtcWhereverWeAre()
    {
        qputenv("TZ", "America/New_York");
        tzset();
        Connection connection = engine().connect();
        connection.run(
            u"CREATE OR REPLACE TABLE times (id INT PRIMARY KEY, z TIMESTAMP(6) NULL, l DATETIME(6))"_s);
        const Value moment(QDateTime::fromString(u"2024-07-01T12:00:00Z"_s, Qt::ISODate));
        const Value gap = Value::timestamp(
            QDateTime(QDate(2024, 3, 10), QTime(2, 30), Qt::UTC)); // New York has no such time
        connection.execute(u"INSERT INTO times VALUES (1, ?, ?)"_s, {moment, gap});
        const auto row
            = connection.execute(u"SELECT UNIX_TIMESTAMP(z), l FROM times"_s).all().first();
        QCOMPARE(row[0].toDecimal(), Decimal("1719835200"));
        QCOMPARE(engine().dialect().fromDatabase(row[1], Kind::Timestamp), gap);
        qunsetenv("TZ");
        tzset();
    }

    void rowsThatAreFoundCountAlsoWhenNothingChanges()
    {
        Connection connection = engine().connect();
        QCOMPARE(connection.execute(u"UPDATE items SET n = 10 WHERE id = 1"_s).rowsAffected(), 1);
        QCOMPARE(connection.execute(u"UPDATE items SET n = 10 WHERE id = 9"_s).rowsAffected(), 0);
    }

    void newKeysAreHandedBack()
    {
        Connection connection = engine().connect();
        connection.run(
            u"CREATE OR REPLACE TABLE keyed (id BIGINT AUTO_INCREMENT PRIMARY KEY, t VARCHAR(9))"_s);
        QCOMPARE(connection.execute(u"INSERT INTO keyed (t) VALUES (?)"_s, {Value(u"a"_s)})
                     .lastInsertId(),
            Value(1));
        const auto rows = connection
                              .execute(u"INSERT INTO keyed (t) VALUES (?), (?) RETURNING id"_s,
                                  {Value(u"b"_s), Value(u"c"_s)})
                              .all();
        QCOMPARE(rows, (QList<QList<Value>>{{Value(2)}, {Value(3)}}));
        connection.execute(u"INSERT INTO keyed VALUES (0, 'zero')"_s);
        QCOMPARE(connection.execute(u"SELECT t FROM keyed WHERE id = 0"_s).all().size(),
            1); // not the next number
    }

    void otherStatementsRunWhileRowsAreRead()
    {
        Connection connection = engine().connect();
        Result items = connection.execute(u"SELECT id FROM items ORDER BY id"_s);
        QVERIFY(items.next());
        connection.execute(u"UPDATE items SET n = n + 1 WHERE id = 2"_s);
        QVERIFY(items.next());
        QCOMPARE(items.raw(0), Value(2));
        QVERIFY(!items.next());
    }

    void aKeptStatementOutlivesAnAlteredTable()
    {
        Connection connection = engine().connect();
        connection.run(u"CREATE OR REPLACE TABLE altered (id INT PRIMARY KEY, a INT)"_s);
        connection.run(u"INSERT INTO altered VALUES (1, 5)"_s);
        const auto read = [&] { return connection.execute(u"SELECT * FROM altered"_s).all(); };
        QCOMPARE(read().first(), (QList<Value>{Value(1), Value(5)}));
        connection.run(u"ALTER TABLE altered MODIFY a VARCHAR(9), ADD b INT DEFAULT 7"_s);
        QCOMPARE(read().first(), (QList<Value>{Value(1), Value(u"5"_s), Value(7)}));
        connection.run(u"DROP TABLE altered"_s);
        QCOMPARE(errorOf(read)->table(), u"altered"_s);
    }

    void aDefinitionEndsTheTransactionAndThatIsKnown()
    {
        Connection connection = engine().connect();
        connection.begin();
        QVERIFY(connection.inTransaction());
        connection.run(u"CREATE OR REPLACE TABLE ending (id INT)"_s);
        QVERIFY(!connection.inTransaction());
        connection.rollback();
    }

    void aProcedureGivesItsRows()
    {
        Connection connection = engine().connect();
        connection.run(
            u"CREATE OR REPLACE PROCEDURE two() BEGIN SELECT id FROM items ORDER BY id; SELECT 'second'; END"_s);
        QCOMPARE(connection.execute(u"CALL two()"_s).all(),
            (QList<QList<Value>>{{Value(1)}, {Value(2)}}));
        QCOMPARE(connection.execute(u"SELECT 3"_s).all().first().first(), Value(3));
    }

    void noServerNoUserNoDatabase()
    {
        const auto open = [](const QString &url) { return errorOf([&] { Engine::open(url); }); };
        const auto refused = open(u"mysql://joinwright:secret@127.0.0.1:1/x"_s);
        QCOMPARE(refused->kind(), ErrorKind::Connection);
        QVERIFY2(
            refused->code() == u"2002" || refused->code() == u"2003", qPrintable(refused->code()));
        const auto password = open(
            u"mysql://joinwright:secret@127.0.0.1:%1/%2"_s.arg(m_server->port()).arg(m_database));
        QCOMPARE(password->code(), u"1045"_s);
        const auto database = open(m_server->url(u"nowhere"_s));
        QCOMPARE(database->code(), u"1049"_s);
        QVERIFY(isWorthAnotherTry(*refused, engine().dialect())); // it may be starting
        QVERIFY(!isWorthAnotherTry(*password, engine().dialect()));
        for (const Error *error : {refused.get(), password.get(), database.get()}) {
            QVERIFY(dynamic_cast<const ConnectionError *>(error));
            QVERIFY2(!error->message().contains(u"secret")
                    && !error->message().contains(test::Server::password()),
                qPrintable(error->message()));
        }
        QCOMPARE(open(m_server->url(m_database) + u"?colour=blue"_s)->kind(), ErrorKind::Usage);
    }

    void theNextHostIsTakenWhenOneIsNotThere()
    {
        QString url = m_server->url(m_database);
        url.replace(u"@127.0.0.1:"_s, u"@127.0.0.1:1,127.0.0.1:"_s);
        QCOMPARE(
            Engine::open(url).connect().execute(u"SELECT 1"_s).all().first().first(), Value(1));
    }

    void whatTheAddressLeavesOutComesFromTheOptionFile()
    {
        QFile file(QDir::home().filePath(u".my.cnf"_s));
        QVERIFY(QDir::home().mkpath(u"."_s) && file.open(QIODevice::WriteOnly));
        file.write(u"[client]\nuser=%1\npassword=\"%2\"\n"_s
                       .arg(test::Server::user(), test::Server::password())
                       .toUtf8());
        file.close();
        const auto remove = qScopeGuard([&] { file.remove(); });
        const Engine engine
            = Engine::open(u"mariadb://127.0.0.1:%1/%2"_s.arg(m_server->port()).arg(m_database));
        QCOMPARE(engine.connect()
                     .execute(u"SELECT substring_index(current_user(), '@', 1)"_s)
                     .all()
                     .first()
                     .first(),
            Value(test::Server::user()));
        QVERIFY(!engine.url().toString().contains(test::Server::password()));
    }

    void theVersionIsTold()
    {
        QVERIFY2(engine().serverVersion().startsWith(u"MariaDB 1"),
            qPrintable(engine().serverVersion()));
    }

    void aReadOnlyConnectionWritesNothing()
    {
        const Engine reader = Engine::open(m_server->url(m_database) + u"?mode=ro"_s);
        Connection connection = reader.connect();
        const auto error = errorOf([&] { connection.execute(u"UPDATE items SET n = 0"_s); });
        QCOMPARE(error->kind(), ErrorKind::ReadOnly);
        QCOMPARE(error->code(), u"1792"_s);
        QCOMPARE(connection.execute(u"SELECT n FROM items WHERE id = 1"_s).all().first().first(),
            Value(10));
    }

    void aReadOnlyServerWritesNothing()
    {
        m_server->run(m_database, u"CREATE OR REPLACE USER clerk@'%' IDENTIFIED BY 'clerk'"_s);
        m_server->run(m_database, u"GRANT SELECT, INSERT, UPDATE, DELETE ON *.* TO clerk@'%'"_s);
        const Engine clerk = Engine::open(
            u"mysql://clerk:clerk@127.0.0.1:%1/%2"_s.arg(m_server->port()).arg(m_database));
        m_server->run(m_database, u"SET GLOBAL read_only = 1"_s);
        const auto error = errorOf([&] { clerk.connect().execute(u"UPDATE items SET n = 0"_s); });
        m_server->run(m_database, u"SET GLOBAL read_only = 0"_s);
        QCOMPARE(error->kind(), ErrorKind::ReadOnly);
        QCOMPARE(error->code(), u"1290"_s);
        QCOMPARE(errorOf([&] { clerk.connect().run(u"CREATE TABLE mine (id INT)"_s); })->kind(),
            ErrorKind::ReadOnly);
    }

    void aRunningStatementIsStopped()
    {
        const Engine engine = this->engine();
        Worker worker(engine);
        QFuture<void> future = worker.run([](Connection &connection) {
            connection
                .execute(
                    u"SELECT count(*) FROM seq_1_to_100000 a, seq_1_to_1000000 b WHERE a.seq * b.seq = -1"_s)
                .all();
        });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"SELECT count(*) FROM seq_1%"_s), 60000);
        worker.interrupt();
        const auto error = errorOf([&] { future.waitForFinished(); });
        QCOMPARE(error->kind(), ErrorKind::Cancelled);
        QCOMPARE(error->code(), u"1317"_s);
        // The connection goes on.
        QFuture<Value> after = worker.run([](Connection &connection) {
            return connection.execute(u"SELECT 5"_s).all().first().first();
        });
        QCOMPARE(after.result(), Value(5));
    }

    void aStatementMayTakeOnlySoLong()
    {
        EngineOptions options;
        options.statementTimeout = std::chrono::milliseconds(100);
        const Engine hasty = Engine::open(m_server->url(m_database), options);
        const auto error = errorOf([&] {
            hasty.connect()
                .execute(
                    u"SELECT count(*) FROM seq_1_to_100000 a, seq_1_to_1000000 b WHERE a.seq * b.seq = -1"_s)
                .all();
        });
        QCOMPARE(error->kind(), ErrorKind::Cancelled);
        QCOMPARE(error->code(), u"1969"_s);
    }

    void aLockIsWaitedForOnlySoLong()
    {
        EngineOptions options;
        options.busyTimeout = std::chrono::milliseconds(1000);
        const Engine engine = this->engine();
        Connection holder = engine.connect();
        Transaction transaction(holder);
        holder.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        Worker worker(Engine::open(m_server->url(m_database), options));
        QFuture<void> future = worker.run([](Connection &connection) {
            connection.begin();
            connection.execute(u"UPDATE items SET n = 21 WHERE id = 2"_s);
            const auto error
                = errorOf([&] { connection.execute(u"UPDATE items SET n = 12 WHERE id = 1"_s); });
            QCOMPARE(error->kind(), ErrorKind::Busy);
            QCOMPARE(error->code(), u"1205"_s);
            connection.commit(); // only the statement was undone
        });
        future.waitForFinished();
        transaction.commit();
        QCOMPARE(numbers(), (QList<Value>{Value(11), Value(21)}));
    }

    void afterADeadlockTheTransactionIsGoneAndNothingPretendsOtherwise()
    {
        const Engine engine = this->engine();
        Connection first = engine.connect();
        first.begin();
        first.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
        Worker worker(engine);
        QFuture<QString> future = worker.run([](Connection &second) {
            second.begin();
            second.execute(
                u"INSERT INTO items VALUES (3, 30), (4, 40), (5, 50)"_s); // much to undo: the other
                                                                          // one is the victim
            second.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s);
            QString code;
            try {
                second.execute(u"UPDATE items SET n = 12 WHERE id = 1"_s);
                second.commit();
            } catch (const Error &error) {
                code = error.code();
                second.rollback();
            }
            return code;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"UPDATE items SET n = 12%"_s), 60000);
        const auto error
            = errorOf([&] { first.execute(u"UPDATE items SET n = 21 WHERE id = 2"_s); });
        QCOMPARE(error->kind(), ErrorKind::Busy);
        QCOMPARE(error->code(), u"1213"_s);
        QVERIFY(engine.dialect().isWorthAnotherTry(error->code()));
        // The server would run this in a transaction of its own.
        QCOMPARE(errorOf([&] { first.execute(u"UPDATE items SET n = 99"_s); })->kind(),
            ErrorKind::Connection);
        QCOMPARE(errorOf([&] { first.commit(); })->kind(), ErrorKind::Connection);
        first.rollback();
        QCOMPARE(future.result(), QString());
        QCOMPARE(numbers().first(), Value(12));
        QCOMPARE(numbers().size(), 5);
        first.begin();
        first.execute(u"UPDATE items SET n = 77 WHERE id = 1"_s);
        first.commit();
        QCOMPARE(numbers().first(), Value(77));
    }

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
        for (int i = 0; i < 2; ++i) {
            m_server->kill();
            QVERIFY(m_server->start());
            if (i == 0)
                edit();
            else
                QCOMPARE(
                    connection.execute(u"SELECT n FROM items WHERE id = 1"_s).all().first().first(),
                    Value(5));
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
            QVERIFY(dynamic_cast<const ConnectionError *>(errorOf([&] {
                connection.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s);
            }).get()));
        QVERIFY(dynamic_cast<const ConnectionError *>(errorOf([&] { connection.commit(); }).get()));
        connection.rollback();
        QCOMPARE(numbers(), (QList<Value>{Value(10), Value(20)}));
        connection.begin();
        connection.execute(u"UPDATE items SET n = 22 WHERE id = 2"_s);
        connection.commit();
        QCOMPARE(numbers(), (QList<Value>{Value(10), Value(22)}));
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

    void aServerThatWentAwayWhileACommitWasUnderWay()
    {
        const Engine engine = this->engine();
        Connection blocker = engine.connect();
        blocker.run(u"BACKUP STAGE START"_s);
        blocker.run(u"BACKUP STAGE BLOCK_COMMIT"_s);
        Worker worker(engine);
        QFuture<void> future = worker.run([](Connection &connection) {
            connection.begin();
            connection.execute(u"UPDATE items SET n = 11 WHERE id = 1"_s);
            connection.commit();
        });
        QTRY_VERIFY_WITH_TIMEOUT(
            !blocker
                 .execute(
                     u"SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for backup lock'"_s)
                 .all()
                 .isEmpty(),
            60000);
        m_server->kill();
        const auto error = errorOf([&] { future.waitForFinished(); });
        QVERIFY2(
            dynamic_cast<const UnknownOutcomeError *>(error.get()), qPrintable(error->message()));
        QVERIFY(m_server->start());
        QCOMPARE(numbers(),
            (QList<Value>{Value(10), Value(20)})); // as it happens; nothing was sent again
    }

private:
    Engine engine() { return Engine::open(m_server->url(m_database)); }

    QList<Value> numbers()
    {
        QList<Value> all;
        for (const QList<Value> &row :
            engine().connect().execute(u"SELECT n FROM items ORDER BY id"_s).all())
            all.append(row.first());
        return all;
    }

    bool isRunning(const QString &pattern)
    {
        return !engine()
                    .connect()
                    .execute(u"SELECT 1 FROM information_schema.processlist WHERE info LIKE ?"_s,
                        {Value(pattern)})
                    .all()
                    .isEmpty();
    }

    test::Server *m_server = nullptr;
    QString m_database;
};

QTEST_GUILESS_MAIN(tst_Mariadb)
#include "tst_mariadb.moc"
