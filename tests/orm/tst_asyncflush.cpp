// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "async.h"

#include <QtCore/QSemaphore>

/// What waits in a session on a worker: flushed into a transaction that stays open, committed, rolled back, cancelled between.
class TestAsyncFlush : public QObject
{
    Q_OBJECT

private slots:
    void whatIsFlushedIsTheWorkersAloneUntilTheCommit();
    void editsDuringAFlushStayEdits();
    void rollbackTakesBackWhatWasFlushed();
    void rollbackGoesToWhereItBegan();
    void aFailedCommitReturnsWhatWasFlushed();
    void aFutureTellsHowMuchIsWritten();
    void aCommitIsCancelledBetweenItsStatements();
    void aFlushThatNeverBeganEndsNoTransaction();
    void aSessionThatEndsRollsBackWhatItFlushed();
    void whatGoesPastTheUnitOfWorkJoinsTheTransaction();
    void upsertsJoinTheTransaction();
    void aFailedUpdateLeavesTheTransaction();
    void twoSessionsOfAWorkerDoNotMix();
    void aTransactionThatIsLostIsNoticed();
};

namespace {

/// Keeps the worker busy until it goes.
class Gate
{
public:
    explicit Gate(jw::Worker &worker)
    {
        worker.run([this](jw::Connection &) { m_open.acquire(); });
    }
    ~Gate() { m_open.release(); }
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;

private:
    QSemaphore m_open;
};

qint64 countIn(const Async &db, const QString &table)
{
    return db.scalar(u"SELECT count(*) FROM "_s + table).toInt64();
}

/// "Pen,Ink": one column, in the order of the keys.
QString columnOf(const Async &db, const QString &table, const QString &column)
{
    QStringList values;
    for (const QList<Value> &row : db.rows(u"SELECT %1 FROM %2 ORDER BY id"_s.arg(column, table)))
        values.append(row[0].toText());
    return values.join(u',');
}

/// p1, p2, … with keys that no database hands out soon.
void insertProducts(const Async &db, int count)
{
    for (int i = 1; i <= count; ++i)
        db.run(u"INSERT INTO products (id, name) VALUES (%1, 'p%2')"_s.arg(100 + i).arg(i));
}

QList<Record> addProducts(const Async &db, int count)
{
    QList<Record> products;
    for (int i = 1; i <= count; ++i)
        products.append(db.add(*db.session, u"products"_s, {{u"name"_s, u"p%1"_s.arg(i)}}));
    return products;
}

} // namespace

void TestAsyncFlush::whatIsFlushedIsTheWorkersAloneUntilTheCommit()
{
    Async db;
    const jw::AsyncSession async = db.session->async();
    const Record order = db.add(*db.session, u"orders"_s, {{u"number"_s, u"A"_s}});
    const Record item = db.add(*db.session, u"order_items"_s, {{u"line"_s, 1}});
    item.setOne(u"order", order);
    Async::wait(async.flush());
    QCOMPARE(order.state(), RowState::Persistent);
    QCOMPARE(item.value(u"order_id"), order.value(u"id"));
    QVERIFY(!db.session->hasChanges() && !db.session->isCommitting() && !db.session->canUndo());
    QCOMPARE(countIn(db, u"orders"_s), 0);
    QCOMPARE(Async::wait(async.count(db.session->query(db.table(u"orders"_s)))), 1);

    order["number"] = u"B"_s;
    Async::wait(async.flush());
    QCOMPARE(countIn(db, u"orders"_s), 0);
    Async::wait(async.commit());
    QCOMPARE(db.scalar(u"SELECT number FROM orders"_s), Value(u"B"_s));
    Async::wait(async.commit()); // there is nothing to do
    QCOMPARE(countIn(db, u"order_items"_s), 1);
}

void TestAsyncFlush::editsDuringAFlushStayEdits()
{
    Async db;
    const Record cap = addProducts(db, 1).first();
    const QFuture<void> flush = db.session->async().flush();
    QVERIFY(db.session->isCommitting());
    QVERIFY_EXCEPTION_THROWN(db.session->async().flush(), jw::Error);
    QVERIFY_EXCEPTION_THROWN(db.session->rollback(), jw::Error);
    cap["name"] = u"Hat"_s;
    Async::wait(flush);
    QCOMPARE(cap.original(1), Value(u"p1"_s));
    QCOMPARE(db.session->changed(), QList<Record> {cap});
    Async::wait(db.session->async().commit());
    QCOMPARE(db.scalar(u"SELECT name FROM products"_s), Value(u"Hat"_s));
}

void TestAsyncFlush::rollbackTakesBackWhatWasFlushed()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (101, 'Pen'), (102, 'Ink')"_s);
    const QList<Record> products = db.all(u"products"_s);
    const Record cap = addProducts(db, 1).first();
    products[0]["name"] = u"Pencil"_s;
    db.session->remove(products[1]);
    Async::wait(db.session->async().flush());
    QCOMPARE(products[1].state(), RowState::Detached);
    products[0]["name"] = u"Quill"_s;
    QVERIFY_EXCEPTION_THROWN(db.session->rollback(), jw::Error);

    Async::wait(db.session->async().rollback());
    QCOMPARE(products[0].value(1), Value(u"Pen"_s));
    QCOMPARE(products[1].state(), RowState::Persistent);
    QCOMPARE(cap.state(), RowState::Transient);
    QVERIFY(!db.session->hasChanges());
    products[0]["name"] = u"Brush"_s;
    Async::wait(db.session->async().commit());
    QCOMPARE(columnOf(db, u"products"_s, u"name"_s), u"Brush,Ink"_s);
    Async::wait(db.session->async().rollback());
    QCOMPARE(products[0].value(1), Value(u"Brush"_s));
}

void TestAsyncFlush::rollbackGoesToWhereItBegan()
{
    Async db;
    const Record kept = addProducts(db, 1).first();
    db.session->begin();
    const Record dropped = addProducts(db, 1).first();
    Async::wait(db.session->async().flush());
    Async::wait(db.session->async().rollback());
    QCOMPARE(kept.state(), RowState::Pending);
    QCOMPARE(dropped.state(), RowState::Transient);
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 1);
}

void TestAsyncFlush::aFailedCommitReturnsWhatWasFlushed()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (101, 'taken')"_s);
    const Record cap = addProducts(db, 1).first();
    Async::wait(db.session->async().flush());
    cap["name"] = u"Hat"_s;
    const Record order = db.add(*db.session, u"orders"_s, {{u"number"_s, u"taken"_s}});
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().commit()), jw::IntegrityError);
    QCOMPARE(cap.state(), RowState::Pending);
    QCOMPARE(cap.value(1), Value(u"Hat"_s));
    QCOMPARE(order.state(), RowState::Pending);
    QCOMPARE(countIn(db, u"products"_s), 0);
    order["number"] = u"free"_s;
    Async::wait(db.session->async().commit());
    QCOMPARE(db.scalar(u"SELECT name FROM products"_s), Value(u"Hat"_s));
    QCOMPARE(countIn(db, u"orders"_s), 2);
}

void TestAsyncFlush::aFutureTellsHowMuchIsWritten()
{
    Async db;
    addProducts(db, 100); // some statements of many rows, some of one
    const QFuture<void> commit = db.session->async().commit();
    QCOMPARE(commit.progressMinimum(), 0);
    QCOMPARE(commit.progressMaximum(), 100);
    Async::wait(commit);
    QCOMPARE(commit.progressValue(), 100);
}

void TestAsyncFlush::aCommitIsCancelledBetweenItsStatements()
{
    Async db;
    if (db.engine.dialect().features().costsRoundTrips)
        QSKIP("ten rows are one statement here");
    const QList<Record> products = addProducts(db, 10);
    std::optional<QFuture<void>> commit;
    QSemaphore isMade;
    int inserts = 0;
    const auto log = db.engine.addLog([&](const jw::LogEntry &entry) {
        if (!entry.sql.startsWith(u"INSERT"_s) || ++inserts != 3)
            return;
        isMade.acquire();
        commit->cancel();
    });
    commit = db.session->async().commit();
    isMade.release();
    QTRY_VERIFY(commit->isFinished());
    QVERIFY(commit->isCanceled());
    QCOMPARE(commit->progressValue(), 2);
    QCOMPARE(inserts, 3);
    QCOMPARE(db.session->added(), products);
    QVERIFY(!db.session->isCommitting());
    QCOMPARE(countIn(db, u"products"_s), 0);
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 10);
}

void TestAsyncFlush::aFlushThatNeverBeganEndsNoTransaction()
{
    Async db;
    const Record first = addProducts(db, 1).first();
    Async::wait(db.session->async().flush());
    const Record second = addProducts(db, 1).first();
    QFuture<void> commit;
    {
        const Gate gate(*db.worker);
        commit = db.session->async().commit();
        commit.cancel();
        QCoreApplication::processEvents(); // the worker is told in the session's thread
    }
    QTRY_VERIFY(commit.isFinished());
    QCOMPARE(first.state(), RowState::Persistent);
    QCOMPARE(second.state(), RowState::Pending);
    QCOMPARE(countIn(db, u"products"_s), 0);
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 2);
}

void TestAsyncFlush::aSessionThatEndsRollsBackWhatItFlushed()
{
    Async db;
    addProducts(db, 1);
    Async::wait(db.session->async().flush());
    db.session = std::make_unique<jw::Session>(db.worker, db.schema);
    QCOMPARE(Async::wait(db.session->async().count(db.session->query(db.table(u"products"_s)))), 0);
    addProducts(db, 1);
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 1);
}

void TestAsyncFlush::whatGoesPastTheUnitOfWorkJoinsTheTransaction()
{
    Async db;
    insertProducts(db, 2);
    const QList<Record> products = db.all(u"products"_s);
    const auto query = db.session->query(db.table(u"products"_s));
    products[0]["name"] = u"one"_s;
    Async::wait(db.session->async().flush());
    QCOMPARE(Async::wait(db.session->async().update(query.set(u"name"_s, jw::Expr(u"same"_s)))), 2);
    QCOMPARE(products[1].value(1), Value(u"same"_s));
    QCOMPARE(columnOf(db, u"products"_s, u"name"_s), u"p1,p2"_s);
    Async::wait(db.session->async().rollback());
    QCOMPARE(products[0].value(1), Value(u"p1"_s));
    QCOMPARE(products[1].value(1), Value(u"p2"_s));
    QCOMPARE(Async::wait(db.session->async().removeAll(query)), 2);
    QCOMPARE(countIn(db, u"products"_s), 0);
}

void TestAsyncFlush::upsertsJoinTheTransaction()
{
    Async db;
    if (!db.engine.dialect().features().returning)
        QSKIP("this database does not hand back the rows of an upsert");
    insertProducts(db, 1);
    const Record known = db.all(u"products"_s).first();
    known["name"] = u"one"_s;
    Async::wait(db.session->async().flush());
    const auto upsert = db.session->upsert(db.table(u"products"_s)).values({{u"id"_s, 101}, {u"name"_s, u"first"_s}})
                            .values({{u"id"_s, 107}, {u"name"_s, u"new"_s}}).onConflict(QStringList {u"id"_s}).doUpdate(QStringList());
    const QList<Record> written = Async::wait(db.session->async().objects(upsert));
    QCOMPARE(written.size(), 2);
    QCOMPARE(known.value(1), Value(u"first"_s));
    QCOMPARE(countIn(db, u"products"_s), 1);
    Async::wait(db.session->async().rollback());
    QCOMPARE(known.value(1), Value(u"p1"_s));
    QCOMPARE(written[written[0] == known ? 1 : 0].state(), RowState::Detached);
    QVERIFY(!db.session->find(db.table(u"products"_s)->id, {107}));
}

void TestAsyncFlush::aFailedUpdateLeavesTheTransaction()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (101, 'A'), (102, 'B')"_s);
    const QList<Record> orders = db.all(u"orders"_s);
    addProducts(db, 1);
    Async::wait(db.session->async().flush());
    const auto update = db.session->query(db.table(u"orders"_s)).set(u"number"_s, jw::Expr(u"same"_s));
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().update(update)), jw::Error);
    QCOMPARE(orders[0].value(u"number"), Value(u"A"_s));
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 1);
    QCOMPARE(columnOf(db, u"orders"_s, u"number"_s), u"A,B"_s);
}

void TestAsyncFlush::twoSessionsOfAWorkerDoNotMix()
{
    Async db;
    addProducts(db, 1);
    Async::wait(db.session->async().flush());
    jw::Session other(db.worker, db.schema);
    const Record order = db.add(other, u"orders"_s, {{u"number"_s, u"A"_s}});
    QVERIFY_EXCEPTION_THROWN(Async::wait(other.async().commit()), jw::Error);
    QCOMPARE(order.state(), RowState::Pending);
    Async::wait(db.session->async().commit());
    Async::wait(other.async().commit());
    QCOMPARE(countIn(db, u"orders"_s), 1);
}

void TestAsyncFlush::aTransactionThatIsLostIsNoticed()
{
    Async db;
    insertProducts(db, 1);
    const Record known = db.all(u"products"_s).first();
    known["name"] = u"one"_s;
    const Record cap = addProducts(db, 1).first();
    Async::wait(db.session->async().flush());
    db.worker->moveTo(db.engine); // its connection goes, and the transaction with it
    const auto update = db.session->query(db.table(u"products"_s)).set(u"name"_s, jw::Expr(u"same"_s));
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().update(update)), jw::ConnectionError);
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().commit()), jw::ConnectionError);
    QCOMPARE(cap.state(), RowState::Pending);
    QCOMPARE(known.original(1), Value(u"p1"_s));
    QCOMPARE(known.value(1), Value(u"one"_s));
    QCOMPARE(countIn(db, u"products"_s), 1);
    Async::wait(db.session->async().commit());
    QCOMPARE(countIn(db, u"products"_s), 2);
    QCOMPARE(Async::wait(db.session->async().update(update)), 2);
}

QTEST_GUILESS_MAIN(TestAsyncFlush)
#include "tst_asyncflush.moc"
