// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/pendingstate.h"
#include "async.h"

class TestAsyncSession : public QObject
{
    Q_OBJECT

private slots:
    void ioInItsOwnThreadIsAnErrorThatSaysWhere();
    void fetchesInTheWorkerAndAdoptsHere();
    void fetchesTuplesCountsAndRows();
    void fetchesRelatedRows();
    void commitsInTheWorker();
    void editsDuringACommitStayEdits();
    void aNewRowRemovedDuringItsCommitIsDeletedAfterwards();
    void undoStopsAtACommitUnderWay();
    void aFailedCommitLeavesEverythingPending();
    void aConflictReachesTheCaller();
    void aSessionThatEndsDropsItsResults();
    void errorsOfAQueryReachItsFuture();
    void restoresAfterFetchingWhatItNeeds();
    void readsAgainOnRequest();
    void everyReadHasAFuture();
    void aRowInMemoryNeedsNoRead();
    void oneOfNoneOrManyIsAnErrorOfTheFuture();
    void callsKeepTheirOrder();
    void aCallCanBeCancelled_data();
    void aCallCanBeCancelled();
    void aSessionThatEndsStopsItsReads();
    void whatIsChainedToAReadEndsWithTheSession();
    void aSessionWithoutAWorkerHasNoAsynchronousCalls();
};

void TestAsyncSession::ioInItsOwnThreadIsAnErrorThatSaysWhere()
{
    Async db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
    const Record sales = db.all(u"departments"_s).first();
    const auto message = [](const std::function<void()> &act) {
        try {
            act();
        } catch (const jw::Error &error) {
            return error.kind() == jw::ErrorKind::Usage ? error.message() : u"?"_s;
        }
        return QString();
    };
    QVERIFY(message([&] { sales.many(u"employees").size(); }).contains(u"loading departments.employees"_s));
    QVERIFY(message([&] { db.session->query(db.table(u"departments"_s)).all(); }).contains(u"querying departments"_s));
    QVERIFY(message([&] { db.session->query(db.table(u"departments"_s)).count(); }).contains(u"counting departments"_s));
    QVERIFY(message([&] { db.session->commit(); }).contains(u"worker"_s));
    QVERIFY(message([&] { db.session->get(db.table(u"departments"_s), {2}); }).contains(u"one row of departments"_s));
    QCOMPARE(db.session->get(db.table(u"departments"_s), {1}), sales); // in memory: no I/O
    const auto query = db.session->query(db.table(u"departments"_s));
    const auto columns = db.session->select(db.table(u"departments"_s), {u"name"_s});
    const QList<std::function<void()>> all {[&] { query.all(); }, [&] { query.first(); }, [&] { query.one(); }, [&] { query.count(); },
        [&] { query.exists(); }, [&] { query.explain(); }, [&] { query.tuples(); }, [&] { query.page(2); }, [&] { query.removeAll(); },
        [&] { query.set(u"name"_s, jw::Expr(u"x"_s)).update(); }, [&] { columns.all(); }, [&] { db.session->sql(u"SELECT 1"_s); },
        [&] { db.session->upsert(db.table(u"departments"_s)).values({{u"name"_s, u"x"_s}}).execute(); }, [&] { db.session->flush(); },
        [&] { db.session->commit(); }, [&] { sales.many(u"employees").size(); }, [&] { db.session->refresh(sales); }};
    for (qsizetype i = 0; i < all.size(); ++i)
        QVERIFY2(message(all[i]).contains(u"tst_asyncsession.cpp:"_s), qPrintable(u"call %1: "_s.arg(i) + message(all[i])));
}

void TestAsyncSession::fetchesInTheWorkerAndAdoptsHere()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    const Record pen = db.all(u"products"_s).first();
    pen["name"] = u"mine"_s;
    db.run(u"UPDATE products SET name = 'theirs'"_s);
    const QList<Record> again = db.all(u"products"_s);
    QCOMPARE(again.first(), pen);
    QCOMPARE(pen.value(1), Value(u"mine"_s));
    QCOMPARE(pen.original(1), Value(u"theirs"_s));
    QCOMPARE(again.last().value(1), Value(u"theirs"_s));
}

void TestAsyncSession::fetchesTuplesCountsAndRows()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A'), (2, 'B')"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1), (1, 2)"_s);
    const jw::Table &orders = *db.table(u"orders"_s);
    const auto query = db.session->query(&orders).outerJoin(u"items"_s).orderBy(jw::col(orders, u"number"));
    const auto tuples = Async::wait(db.session->fetchTuples(query));
    QCOMPARE(tuples.size(), 3);
    QCOMPARE(tuples[0][0], tuples[1][0]);
    QVERIFY(tuples[2][1].isNull());
    QCOMPARE(Async::wait(db.session->fetchCount(query)), 2);
    jw::Select select = jw::Select::from(orders);
    select.column(jw::col(orders, u"number").max());
    QCOMPARE(Async::wait(db.session->fetchRows(select)), QList<QList<Value>>({{u"B"_s}}));
}

void TestAsyncSession::fetchesRelatedRows()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (2, 1)"_s);
    const QList<Record> products = db.all(u"products"_s);
    const int tags = products.first().mapper().relation(u"tags").index;
    QVERIFY(!products.first().isManyLoaded(tags));
    Async::wait(db.session->fetchRelated(products, tags));
    QVERIFY(products.first().isManyLoaded(tags));
    QCOMPARE(products[0].many(tags).at(0).value(u"name"), Value(u"blue"_s));
    QCOMPARE(products[1].manyInMemory(tags).size(), 1);
}

void TestAsyncSession::commitsInTheWorker()
{
    Async db;
    const Record order = db.add(*db.session, u"orders"_s, {{u"number"_s, u"A"_s}});
    const Record item = db.add(*db.session, u"order_items"_s, {{u"line"_s, 1}});
    item.setOne(u"order", order);
    const QFuture<void> commit = db.session->commitAsync();
    QVERIFY(db.session->isCommitting());
    QVERIFY_EXCEPTION_THROWN(db.session->commitAsync(), jw::Error);
    QVERIFY_EXCEPTION_THROWN(db.session->rollback(), jw::Error);
    Async::wait(commit);
    QVERIFY(!db.session->isCommitting() && !db.session->hasChanges() && !db.session->canUndo());
    QCOMPARE(item.value(u"order_id"), order.value(u"id"));
    QCOMPARE(item.value(u"quantity"), Value(1));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items"_s), Value(1));
}

void TestAsyncSession::editsDuringACommitStayEdits()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    const QList<Record> products = db.all(u"products"_s);
    const Record added = db.add(*db.session, u"products"_s, {{u"name"_s, u"Cap"_s}});
    products[0].setValue(1, u"Pencil"_s);
    const QFuture<void> commit = db.session->commitAsync();
    products[0].setValue(1, u"Crayon"_s);
    products[1].setValue(1, u"Inkpot"_s);
    added.setValue(1, u"Hat"_s);
    Async::wait(commit);
    QCOMPARE(products[0].original(1), Value(u"Pencil"_s));
    QCOMPARE(products[0].value(1), Value(u"Crayon"_s));
    QCOMPARE(added.state(), RowState::Persistent);
    QCOMPARE(added.original(1), Value(u"Cap"_s));
    QCOMPARE(db.session->changed().size(), 3);
    QCOMPARE(db.rows(u"SELECT name FROM products ORDER BY id"_s), QList<QList<Value>>({{u"Pencil"_s}, {u"Ink"_s}, {u"Cap"_s}}));
    db.session->undo();
    QCOMPARE(added.value(1), Value(u"Cap"_s));
    QVERIFY(!added.isDirty(1));
    Async::wait(db.session->commitAsync());
    QCOMPARE(db.rows(u"SELECT name FROM products ORDER BY id"_s), QList<QList<Value>>({{u"Crayon"_s}, {u"Inkpot"_s}, {u"Cap"_s}}));
}

void TestAsyncSession::aNewRowRemovedDuringItsCommitIsDeletedAfterwards()
{
    Async db;
    const Record added = db.add(*db.session, u"products"_s, {{u"name"_s, u"Cap"_s}});
    const QFuture<void> commit = db.session->commitAsync();
    db.session->remove(added);
    Async::wait(commit);
    QCOMPARE(added.state(), RowState::Deleted);
    db.session->undo();
    QCOMPARE(added.state(), RowState::Persistent);
    db.session->redo();
    Async::wait(db.session->commitAsync());
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(0));
}

void TestAsyncSession::undoStopsAtACommitUnderWay()
{
    Async db;
    const Record added = db.add(*db.session, u"products"_s, {{u"name"_s, u"Cap"_s}});
    const QFuture<void> commit = db.session->commitAsync();
    QVERIFY(!db.session->canUndo());
    db.session->undo();
    QCOMPARE(added.state(), RowState::Pending);
    Async::wait(commit);
}

void TestAsyncSession::aFailedCommitLeavesEverythingPending()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'taken')"_s);
    const Record order = db.add(*db.session, u"orders"_s, {{u"number"_s, u"taken"_s}});
    const QFuture<void> commit = db.session->commitAsync();
    QVERIFY_EXCEPTION_THROWN(Async::wait(commit), jw::IntegrityError);
    QCOMPARE(order.state(), RowState::Pending);
    QVERIFY(db.session->canUndo());
    order["number"] = u"free"_s;
    Async::wait(db.session->commitAsync());
    QCOMPARE(db.scalar(u"SELECT count(*) FROM orders"_s), Value(2));
}

void TestAsyncSession::aConflictReachesTheCaller()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    const Record pen = db.all(u"products"_s).first();
    pen["name"] = u"Pencil"_s;
    db.run(u"UPDATE products SET name = 'Quill'"_s);
    try {
        Async::wait(db.session->commitAsync());
        QFAIL("a conflict was expected");
    } catch (const jw::StaleDataError &conflict) {
        QCOMPARE(conflict.rows().first().cells.first().theirs, Value(u"Quill"_s));
        db.session->rebase(conflict);
    }
    Async::wait(db.session->commitAsync());
    QCOMPARE(db.scalar(u"SELECT name FROM products"_s), Value(u"Pencil"_s));
}

void TestAsyncSession::aSessionThatEndsDropsItsResults()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    bool arrived = false;
    const QFuture<QList<Record>> fetched = db.session->fetch(db.session->query(db.table(u"products"_s)));
    const QFuture<void> then
        = jw::deliver(fetched, db.session->context(), [&](const QList<Record> &) { arrived = true; });
    db.add(*db.session, u"products"_s, {{u"name"_s, u"Ink"_s}});
    const QFuture<void> commit = db.session->commitAsync();
    db.session.reset();
    QVERIFY(fetched.isCanceled() && then.isCanceled() && commit.isCanceled());
    Async::wait(db.worker->run([](jw::Connection &) { return 1; }));
    QCoreApplication::processEvents();
    QVERIFY(!arrived);
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(2)); // what was sent is written
}

void TestAsyncSession::errorsOfAQueryReachItsFuture()
{
    Async db;
    db.run(u"DROP TABLE badges"_s);
    QVERIFY_EXCEPTION_THROWN(db.all(u"badges"_s), jw::Error);
}

void TestAsyncSession::restoresAfterFetchingWhatItNeeds()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    jw::PendingState state;
    {
        const QList<Record> products = db.all(u"products"_s);
        products[0].setValue(1, u"Pencil"_s);
        db.session->remove(products[1]);
        state = db.session->pendingState();
    }
    jw::Session fresh(db.worker, db.schema);
    QList<jw::Handle> held;
    for (const jw::CompiledQuery &query : fresh.restoreQueries(state))
        held += fresh.adopt(Async::wait(fresh.fetchCompiled(query)));
    QVERIFY(fresh.restore(state).isEmpty());
    QCOMPARE(fresh.pendingState(), state);
}

void TestAsyncSession::readsAgainOnRequest()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    const QList<Record> products = db.all(u"products"_s);
    db.run(u"UPDATE products SET name = 'Ink'"_s);
    Async::wait(db.session->refreshAsync(products));
    QCOMPARE(products[0].value(1), Value(u"Ink"_s));
}

void TestAsyncSession::everyReadHasAFuture()
{
    Async db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A'), (2, 'B')"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1), (1, 2)"_s);
    const jw::AsyncSession async = db.session->async();
    const jw::Table &orders = *db.table(u"orders"_s);
    const auto query = db.session->query(&orders).orderBy(jw::col(orders, u"number"));
    const QList<Record> all = Async::wait(async.all(query));
    QCOMPARE(all.size(), 2);
    QCOMPARE(*Async::wait(async.first(query.offset(1))), all[1]);
    QVERIFY(!Async::wait(async.first(query.where(jw::col(orders, u"number") == u"C"_s))));
    QCOMPARE(Async::wait(async.one(query.where(jw::col(orders, u"number") == u"A"_s))), all[0]);
    QCOMPARE(Async::wait(async.count(query.limit(1))), 2);
    QCOMPARE(Async::wait(async.tuples(query.join(u"items"_s))).size(), 2);
    const Record item = Async::wait(async.get(db.table(u"order_items"_s), {1, 2}));
    QCOMPARE(item.value(u"line"), Value(2));
    QVERIFY(Async::wait(async.get(db.table(u"order_items"_s), {9, 9})).isNull());
    Async::wait(async.related(all, u"items"_s));
    QCOMPARE(all[0].many(u"items").size(), 2);
    QCOMPARE(all[1].many(u"items").size(), 0);
    db.run(u"UPDATE orders SET number = 'Z' WHERE id = 1"_s);
    Async::wait(async.refresh({all[0]}));
    QCOMPARE(all[0].value(u"number"), Value(u"Z"_s));
    jw::Select select = jw::Select::from(orders);
    select.column(jw::col(orders, u"number").min());
    QCOMPARE(Async::wait(async.rows(select)), QList<QList<Value>>({{u"B"_s}}));
    db.add(*db.session, u"orders"_s, {{u"number"_s, u"C"_s}});
    Async::wait(async.commit());
    QCOMPARE(db.scalar(u"SELECT count(*) FROM orders"_s), Value(3));
}

void TestAsyncSession::aRowInMemoryNeedsNoRead()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    const Record pen = db.all(u"products"_s).first();
    jw::test::SqlRecorder recorder(db.engine);
    const QFuture<Record> known = db.session->async().get(db.table(u"products"_s), {1});
    QVERIFY(known.isFinished());
    QCOMPARE(known.result(), pen);
    db.session->remove(pen);
    QVERIFY(db.session->async().get(db.table(u"products"_s), {1}).result().isNull());
    QCOMPARE(recorder.sql(), QStringList());
}

void TestAsyncSession::oneOfNoneOrManyIsAnErrorOfTheFuture()
{
    Async db;
    const auto query = db.session->query(db.table(u"products"_s));
    QVERIFY_EXCEPTION_THROWN(Async::wait(db.session->async().one(query)), jw::Error);
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    try {
        Async::wait(db.session->async().one(query));
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"one row of products was wanted, there are more"_s);
    }
    // A query's own limit counts, as without a worker.
    QVERIFY(!Async::wait(db.session->async().one(query.limit(1))).isNull());
    QVERIFY(Async::wait(db.session->async().first(query.limit(0))).isNull());
    QVERIFY(!Async::wait(db.session->async().exists(query.limit(0))));
}

void TestAsyncSession::callsKeepTheirOrder()
{
    Async db;
    const jw::AsyncSession async = db.session->async();
    QStringList order;
    const auto noted = [&](const QString &name, auto future) {
        return jw::deliver(future, db.session->context(), [&order, name](const auto &...) { order.append(name); });
    };
    const auto products = db.session->query(db.table(u"products"_s));
    const auto before = noted(u"count before"_s, async.count(products));
    db.add(*db.session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    const QFuture<void> commit = async.commit();
    const QFuture<qint64> after = async.count(products);
    const auto all = noted(u"all"_s, async.all(products));
    Async::wait(all);
    QCOMPARE(order, (QStringList {u"count before"_s, u"all"_s}));
    QVERIFY(commit.isFinished() && after.isFinished());
    QCOMPARE(after.result(), 1); // it was asked for after the commit
}

void TestAsyncSession::aCallCanBeCancelled_data()
{
    QTest::addColumn<bool>("waits");
    QTest::newRow("while it runs") << false;
    QTest::newRow("before it begins") << true;
}

void TestAsyncSession::aCallCanBeCancelled()
{
    QFETCH(bool, waits);
    if (!canInterrupt())
        QSKIP("QtSql alone cannot stop a statement");
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    const jw::AsyncSession async = db.session->async();
    QFuture<QList<QList<Value>>> endlessRows = async.rows(endless(db));
    QFuture<QList<Record>> next = async.all(db.session->query(db.table(u"products"_s)));
    if (waits)
        next.cancel();
    endlessRows.cancel();
    QTRY_VERIFY(endlessRows.isFinished() && next.isFinished());
    QVERIFY(endlessRows.isCanceled());
    QCOMPARE(endlessRows.resultCount(), 0);
    QCOMPARE(next.isCanceled(), waits);
    if (!waits)
        QCOMPARE(next.result().size(), 1); // what stood behind it was not stopped
    QCOMPARE(db.all(u"products"_s).size(), 1);
}

void TestAsyncSession::aSessionThatEndsStopsItsReads()
{
    if (!canInterrupt())
        QSKIP("QtSql alone cannot stop a statement");
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    const QFuture<QList<QList<Value>>> endlessRows = db.session->async().rows(endless(db));
    db.session.reset();
    QVERIFY(endlessRows.isCanceled());
    // The worker is free for others at once.
    QCOMPARE(Async::wait(db.worker->run([](jw::Connection &) { return 7; })), 7);
}

void TestAsyncSession::whatIsChainedToAReadEndsWithTheSession()
{
    Async db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    bool arrived = false;
    QFuture<QList<Record>> read = db.session->async().all(db.session->query(db.table(u"products"_s)));
    const QFuture<void> chained = read.then(db.session->context(), [&arrived](const QList<Record> &) { arrived = true; });
    db.session.reset();
    QVERIFY(chained.isFinished());
    QVERIFY(chained.isCanceled());
    QVERIFY(!arrived);
}

void TestAsyncSession::aSessionWithoutAWorkerHasNoAsynchronousCalls()
{
    Async db;
    jw::Session session(db.engine, db.schema);
    QVERIFY_EXCEPTION_THROWN(session.async(), jw::Error);
}

QTEST_GUILESS_MAIN(TestAsyncSession)
#include "tst_asyncsession.moc"
