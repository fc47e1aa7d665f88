// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "async.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/workercall.h"

/// Calls of a session on a worker that go past its unit of work, or hand objects out one by one.
class TestAsyncCalls : public QObject
{
    Q_OBJECT

private slots:
    void columnsAndPagesHaveFutures();
    void objectsComeOneAfterTheOther();
    void readingOneAfterTheOtherCanBeCancelled();
    void aHandlerThatThrowsEndsItsReading();
    void rowsAreChangedAndRemovedInTheWorker();
    void pendingEditsOutlastAnUpdateInTheWorker();
    void upsertsRunInTheWorker();
    void aCancelIsHeardBeforeTheStatementHasBegun();
    void aCancelledWriteLeavesNoTrace();
    void aFailedWriteLeavesNoTrace();
};

void TestAsyncCalls::columnsAndPagesHaveFutures()
{
    Async db;
    for (int i = 1; i <= 7; ++i)
        db.run(u"INSERT INTO products (id, name) VALUES (%1, 'p%1')"_s.arg(i));
    const jw::AsyncSession async = db.session->async();
    const jw::Table *products = db.table(u"products"_s);
    const auto query = db.session->query(products).orderBy(u"name"_s);
    const jw::RowSet rows = Async::wait(async.all(db.session->select(products, {u"name"_s}).where(jw::col(*products, u"id") > 6)));
    QCOMPARE(rows.rows(), QList<QList<Value>>({{u"p7"_s}}));
    const auto counted = db.session->select(jw::typed<qint64>(jw::col(*products, u"id").max()));
    QCOMPARE(Async::wait(async.all(counted)), (QList<std::tuple<qint64>> {{7}}));
    QVERIFY(Async::wait(async.exists(query)));
    QVERIFY(!Async::wait(async.exists(query.where(jw::col(*products, u"id") > 7))));
    QVERIFY(!Async::wait(async.explain(query)).isEmpty());
    QCOMPARE(Async::wait(async.sql(u"SELECT ? + 1 AS n"_s, {2}))[0][u"n"], Value(3));

    const auto names = [](const jw::Page<Record> &page) {
        QStringList list;
        for (const Record &record : page)
            list.append(record.value(u"name").toText());
        return list;
    };
    const auto first = Async::wait(async.page(query, 3));
    const auto second = Async::wait(async.page(query, 3, first.lastPlace()));
    const auto third = Async::wait(async.page(query, 3, second.lastPlace()));
    QCOMPARE(names(first), QStringList({u"p1"_s, u"p2"_s, u"p3"_s}));
    QCOMPARE(names(third), QStringList({u"p7"_s}));
    QVERIFY(second.hasNext() && !third.hasNext());
    QCOMPARE(names(Async::wait(async.pageBefore(query, 3, third.firstPlace()))), QStringList({u"p4"_s, u"p5"_s, u"p6"_s}));
    QCOMPARE(names(Async::wait(async.pageBefore(query, 5, second.firstPlace()))), QStringList({u"p1"_s, u"p2"_s, u"p3"_s, u"p4"_s, u"p5"_s}));
}

void TestAsyncCalls::objectsComeOneAfterTheOther()
{
    Async db;
    fillProducts(db, 25);
    const jw::AsyncSession async = db.session->async();
    const jw::Table *products = db.table(u"products"_s);
    QList<qint64> seen;
    qsizetype most = 0;
    std::optional<QFuture<qint64>> between; // asked for while the first page is looked at
    bool hadItsTurn = false;
    const QFuture<qint64> reading = async.forEach(
        db.session->query(products).orderBy(u"id"_s, true),
        [&](const Record &product) {
            if (!between)
                between = async.count(db.session->query(products));
            hadItsTurn = between->isFinished();
            seen.append(product.key().first().toInt64());
            most = std::max(most, db.session->rowsInMemory(products->id));
        },
        4);
    QCOMPARE(Async::wait(reading), 25);
    QVERIFY(hadItsTurn); // before the last page
    QCOMPARE(Async::wait(*between), 25);
    QCOMPARE(reading.progressValue(), 25);
    QCOMPARE(seen.first(), 25);
    QCOMPARE(seen.size(), 25);
    QVERIFY2(most <= 5, qPrintable(QString::number(most))); // a page and the row that tells whether there are more
    QCOMPARE(db.session->rowsInMemory(products->id), 0);
}

void TestAsyncCalls::readingOneAfterTheOtherCanBeCancelled()
{
    Async db;
    fillProducts(db, 25);
    int seen = 0;
    QFuture<qint64> reading;
    reading = db.session->async().forEach(db.session->query(db.table(u"products"_s)), [&](const Record &) {
        if (++seen == 6)
            reading.cancel();
    }, 4);
    QTRY_VERIFY(reading.isFinished());
    QVERIFY(reading.isCanceled());
    QCOMPARE(seen, 8); // the page under way is handed out
}

void TestAsyncCalls::aHandlerThatThrowsEndsItsReading()
{
    Async db;
    fillProducts(db, 25);
    int seen = 0;
    const auto reading = db.session->async().forEach(db.session->query(db.table(u"products"_s)), [&](const Record &) {
        if (++seen == 3)
            throw jw::Error(jw::ErrorKind::Value, u"enough"_s);
    }, 4);
    QVERIFY_EXCEPTION_THROWN(Async::wait(reading), jw::Error);
    QCOMPARE(seen, 3);
}

void TestAsyncCalls::rowsAreChangedAndRemovedInTheWorker()
{
    Async db;
    fillProducts(db, 4);
    const jw::AsyncSession async = db.session->async();
    const jw::Table *products = db.table(u"products"_s);
    const QList<Record> all = db.all(u"products"_s);
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(Async::wait(async.update(db.session->query(products).where(jw::col(*products, u"id") > 2).set(u"name"_s, jw::Expr(u"new"_s)))), 2);
    QCOMPARE(all[2].value(u"name"), Value(u"new"_s));
    QCOMPARE(all[1].value(u"name"), Value(u"p2"_s));
    QVERIFY(!db.session->hasChanges());
    QCOMPARE(recorder.starting(u"COMMIT").size(), 1);
    QCOMPARE(Async::wait(async.removeAll(db.session->query(products).where(jw::col(*products, u"id") == 1))), 1);
    QVERIFY(all[0].state() == jw::RowState::Detached);
    db.session->rollback(); // both are committed
    QVERIFY(all[0].state() == jw::RowState::Detached);
    QCOMPARE(all[3].value(u"name"), Value(u"new"_s));
    QCOMPARE(db.scalar(u"SELECT group_concat(name) FROM (SELECT name FROM products ORDER BY id) AS p"_s), Value(u"p2,new,new"_s));
}

void TestAsyncCalls::pendingEditsOutlastAnUpdateInTheWorker()
{
    Async db;
    fillProducts(db, 2);
    const QList<Record> all = db.all(u"products"_s);
    const auto update = db.session->async().update(db.session->query(db.table(u"products"_s)).set(u"name"_s, jw::Expr(u"new"_s)));
    all[0]["name"] = u"mine"_s; // while it is under way
    Async::wait(update);
    QCOMPARE(all[0].value(u"name"), Value(u"mine"_s));
    QCOMPARE(all[0].original(1), Value(u"new"_s));
    Async::wait(db.session->commitAsync());
    QCOMPARE(db.scalar(u"SELECT group_concat(name) FROM (SELECT name FROM products ORDER BY id) AS p"_s), Value(u"mine,new"_s));
}

void TestAsyncCalls::upsertsRunInTheWorker()
{
    Async db;
    fillProducts(db, 2);
    const jw::AsyncSession async = db.session->async();
    const jw::Table *products = db.table(u"products"_s);
    const Record known = Async::wait(async.get(products, {1}));
    const auto upsert = db.session->upsert(products).values({{u"id"_s, 1}, {u"name"_s, u"one"_s}}).values({{u"id"_s, 3}, {u"name"_s, u"three"_s}})
                            .onConflict(QStringList {u"id"_s}).doUpdate(QStringList());
    QCOMPARE(Async::wait(async.execute(upsert)), 2);
    QCOMPARE(known.value(u"name"), Value(u"one"_s));
    QCOMPARE(db.session->rowsInMemory(products->id), 1);
    const QList<Record> objects = Async::wait(async.objects(upsert));
    QCOMPARE(objects.size(), 2);
    QVERIFY(objects.contains(known));
    QCOMPARE(db.scalar(u"SELECT group_concat(name) FROM (SELECT name FROM products ORDER BY id) AS p"_s), Value(u"one,p2,three"_s));
}

void TestAsyncCalls::aCancelIsHeardBeforeTheStatementHasBegun()
{
    if (!canInterrupt())
        QSKIP("QtSql alone cannot stop a statement");
    Async db;
    fillProducts(db, 1);
    const auto statement = jw::SqlRenderer(db.engine.dialect()).select(endless(db));
    QSemaphore hasBegun, mayGoOn;
    const auto job = [&](jw::Connection &connection) {
        hasBegun.release();
        mayGoOn.acquire();
        return connection.execute(statement).next();
    };
    QObject context;
    QFuture<bool> future = jw::callWorker(*db.worker, &context, job, [](bool found) { return found; });
    hasBegun.acquire();
    future.cancel();
    QTest::qWait(100); // for an interrupt that finds nothing yet
    mayGoOn.release();
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

void TestAsyncCalls::aCancelledWriteLeavesNoTrace()
{
    if (!canInterrupt())
        QSKIP("QtSql alone cannot stop a statement");
    Async db;
    fillProducts(db, 2);
    const jw::AsyncSession async = db.session->async();
    const Record one = Async::wait(async.get(db.table(u"products"_s), {1}));
    auto endlessRows = async.rows(endless(db));
    auto update = async.update(db.session->query(db.table(u"products"_s)).set(u"name"_s, jw::Expr(u"new"_s)));
    update.cancel();
    endlessRows.cancel();
    QTRY_VERIFY(endlessRows.isFinished() && update.isFinished());
    QVERIFY(update.isCanceled());
    QCOMPARE(Async::wait(async.count(db.session->query(db.table(u"products"_s)))), 2);
    QCOMPARE(one.value(u"name"), Value(u"p1"_s));
    QCOMPARE(db.scalar(u"SELECT group_concat(name) FROM (SELECT name FROM products ORDER BY id) AS p"_s), Value(u"p1,p2"_s));
}

void TestAsyncCalls::aFailedWriteLeavesNoTrace()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A'), (2, 'B')"_s);
    const QList<Record> orders = db.all(u"orders"_s);
    const auto update = db.session->query(db.table(u"orders"_s)).set(u"number"_s, jw::Expr(u"same"_s));
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().update(update)), jw::Error);
    QCOMPARE(orders[0].value(u"number"), Value(u"A"_s));
    Async::wait(db.session->commitAsync()); // the worker is in no transaction any more
    QCOMPARE(db.scalar(u"SELECT group_concat(number) FROM orders"_s), Value(u"A,B"_s));
}

QTEST_GUILESS_MAIN(TestAsyncCalls)
#include "tst_asynccalls.moc"
