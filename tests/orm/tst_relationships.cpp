// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

class TestRelationships : public QObject
{
    Q_OBJECT

private slots:
    void bothSidesAgreeInMemoryAtOnce();
    void movingAChildMovesItBetweenCollections();
    void settingTheForeignKeyMovesTheChildToo();
    void linkingANewObjectAddsIt();
    void takingOutOfACollectionClearsTheKeyOrDeletesTheOrphan();
    void removingAParentFollowsItsForeignKeys();
    void removingAParentTakesAssociationRowsAlong();
    void knowsTheOneOfOneToOne();
    void manyToManyIsSeenFromBothSides();
    void manyToManyOfUnloadedSidesIsMerged();
    void lazyLoadingFetchesForAllPeers();
    void lazyParentsAreFetchedForAllPeers();
    void withLoadsWholeCollections();
    void withFollowsPaths();
    void raisesWhereLazyLoadingIsOff();
    void aCollectedParentIsLoadedAgain();
    void pendingMembersSurviveLoading();
    void anotherSessionsObjectIsRefused();
    void aWrongTableIsRefused();
};

namespace {

/// Three departments with three employees each.
void fill(const Company &db)
{
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales'), (2, 'Store'), (3, 'Staff')"_s);
    for (int i = 0; i < 9; ++i)
        db.run(u"INSERT INTO employees (id, name, department_id) VALUES (%1, 'e%1', %2)"_s.arg(i + 1).arg(i / 3 + 1));
}

QStringList names(const jw::Collection<Record> &collection)
{
    QStringList result;
    for (const Record &record : collection)
        result.append(record.value(u"name").toText());
    return result;
}

} // namespace

void TestRelationships::bothSidesAgreeInMemoryAtOnce()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record department = db.add(session, u"departments"_s, {{u"name"_s, u"Sales"_s}});
    const Record ann = department.many(u"employees").addNew();
    QCOMPARE(ann.one(u"department"), department);
    QCOMPARE(ann.state(), jw::RowState::Pending);
    const Record bob = db.add(session, u"employees"_s, {{u"name"_s, u"Bob"_s}});
    bob.setOne(u"department", department);
    QCOMPARE(department.many(u"employees").toList(), QList<Record>({ann, bob}));
    bob.setOne(u"department", Record());
    QCOMPARE(department.many(u"employees").toList(), QList<Record>({ann}));
}

void TestRelationships::movingAChildMovesItBetweenCollections()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record sales = session.get(db.table(u"departments"_s), {1});
    const Record store = session.get(db.table(u"departments"_s), {2});
    QCOMPARE(sales.many(u"employees").size(), 3);
    QCOMPARE(store.many(u"employees").size(), 3);
    const Record first = sales.many(u"employees").at(0);
    store.many(u"employees").add(first);
    QCOMPARE(names(sales.many(u"employees")), QStringList({u"e2"_s, u"e3"_s}));
    QCOMPARE(names(store.many(u"employees")), QStringList({u"e4"_s, u"e5"_s, u"e6"_s, u"e1"_s}));
    QCOMPARE(first.value(u"department_id"), Value(2));
    QCOMPARE(db.plan(session), QStringList({u"UPDATE employees SET department_id = 2 WHERE id = 1 AND department_id = 1"_s}));
    session.revert(first);
    QCOMPARE(sales.many(u"employees").size(), 3);
    QCOMPARE(store.many(u"employees").size(), 3);
    QVERIFY(!session.hasChanges());
}

void TestRelationships::settingTheForeignKeyMovesTheChildToo()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record sales = session.get(db.table(u"departments"_s), {1});
    const Record e4 = session.get(db.table(u"employees"_s), {4});
    QCOMPARE(sales.many(u"employees").size(), 3);
    e4["department_id"] = 1;
    QCOMPARE(sales.many(u"employees").size(), 4);
    QCOMPARE(e4.one(u"department"), sales);
    // A key whose row is not in memory is simply a key until somebody looks.
    e4["department_id"] = 3;
    QCOMPARE(sales.many(u"employees").size(), 3);
    QCOMPARE(e4.one(u"department").value(u"name"), Value(u"Staff"_s));
    QCOMPARE(e4.one(u"department").many(u"employees").size(), 4);
}

void TestRelationships::linkingANewObjectAddsIt()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record order = session.make(db.table(u"orders"_s));
    order["number"] = u"A1"_s;
    const Record item = session.make(db.table(u"order_items"_s));
    item["line"] = 1;
    item.setOne(u"order", order);
    QVERIFY(!session.hasChanges()); // neither belongs to what the session writes
    QCOMPARE(order.many(u"items").toList(), QList<Record>({item}));
    session.add(order);
    QCOMPARE(item.state(), jw::RowState::Pending);
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items"_s), Value(1));
}

void TestRelationships::takingOutOfACollectionClearsTheKeyOrDeletesTheOrphan()
{
    const Company db;
    fill(db);
    db.run(u"INSERT INTO orders (id, number, seller_id) VALUES (1, 'A', 1)"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1), (1, 2)"_s);
    jw::Session session(db.engine, db.schema);
    const Record seller = session.get(db.table(u"employees"_s), {1});
    const Record order = seller.many(u"orders").at(0);
    seller.many(u"orders").remove(order);
    QVERIFY(order.value(u"seller_id").isNull());
    const Record item = order.many(u"items").at(0);
    order.many(u"items").remove(item);
    QCOMPARE(item.state(), jw::RowState::Deleted);
    QVERIFY_EXCEPTION_THROWN(order.many(u"items").remove(item), jw::Error);
    session.commit();
    QCOMPARE(db.rows(u"SELECT line FROM order_items"_s), QList<QList<Value>>({{2}}));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM orders WHERE seller_id IS NULL"_s), Value(1));
}

void TestRelationships::removingAParentFollowsItsForeignKeys()
{
    const Company db;
    fill(db);
    db.run(u"INSERT INTO orders (id, number, seller_id) VALUES (1, 'A', 1), (2, 'B', 1)"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1), (1, 2)"_s);
    jw::Session session(db.engine, db.schema);
    const Record first = session.get(db.table(u"orders"_s), {1});
    const Record second = session.get(db.table(u"orders"_s), {2});
    const Record seen = first.many(u"items").at(0);
    session.remove(first);
    QCOMPARE(seen.state(), jw::RowState::Deleted);
    session.undo();
    QCOMPARE(seen.state(), jw::RowState::Persistent);
    QCOMPARE(first.many(u"items").size(), 2);
    session.redo();
    // What is not listed in memory follows when the database has done it.
    const Record seller = session.get(db.table(u"employees"_s), {1});
    QVERIFY(!seller.isManyLoaded(seller.mapper().relation(u"orders").index));
    session.remove(seller);
    session.commit();
    QCOMPARE(seen.state(), jw::RowState::Detached);
    QVERIFY(second.value(u"seller_id").isNull());
    QVERIFY(!session.hasChanges());
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items"_s), Value(0));
}

void TestRelationships::removingAParentTakesAssociationRowsAlong()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue'), (2, 'red')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (1, 2)"_s);
    jw::Session session(db.engine, db.schema);
    session.remove(session.get(db.table(u"products"_s), {1}));
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM product_tags"_s), Value(0));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM tags"_s), Value(2));
}

void TestRelationships::knowsTheOneOfOneToOne()
{
    const Company db;
    fill(db);
    db.run(u"INSERT INTO badges (id, code, employee_id) VALUES (1, 'X1', 2)"_s);
    jw::Session session(db.engine, db.schema);
    const Record e1 = session.get(db.table(u"employees"_s), {1});
    const Record e2 = session.get(db.table(u"employees"_s), {2});
    QVERIFY(e1.one(u"badge").isNull());
    const Record badge = e2.one(u"badge");
    QCOMPARE(badge.value(u"code"), Value(u"X1"_s));
    e1.setOne(u"badge", badge);
    QVERIFY(e2.one(u"badge").isNull());
    QCOMPARE(badge.one(u"employee"), e1);
    session.commit();
    QCOMPARE(db.scalar(u"SELECT employee_id FROM badges"_s), Value(1));
}

void TestRelationships::manyToManyIsSeenFromBothSides()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record pen = db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    const Record ink = db.add(session, u"products"_s, {{u"name"_s, u"Ink"_s}});
    const Record blue = db.add(session, u"tags"_s, {{u"name"_s, u"blue"_s}});
    pen.many(u"tags").add(blue);
    blue.many(u"products").add(ink);
    pen.many(u"tags").add(blue); // twice is once
    QCOMPARE(names(blue.many(u"products")), QStringList({u"Pen"_s, u"Ink"_s}));
    QCOMPARE(names(ink.many(u"tags")), QStringList({u"blue"_s}));
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM product_tags"_s), Value(2));
    pen.many(u"tags").remove(blue);
    QCOMPARE(names(blue.many(u"products")), QStringList({u"Ink"_s}));
    session.commit();
    QCOMPARE(db.rows(u"SELECT product_id FROM product_tags"_s), QList<QList<Value>>({{ink.key().first()}}));
}

void TestRelationships::manyToManyOfUnloadedSidesIsMerged()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue'), (2, 'red')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (2, 1)"_s);
    jw::Session session(db.engine, db.schema);
    const Record pen = session.get(db.table(u"products"_s), {1});
    const Record red = session.get(db.table(u"tags"_s), {2});
    pen.many(u"tags").add(red);
    QCOMPARE(names(pen.many(u"tags")).size(), 2);
    QCOMPARE(names(red.many(u"products")), QStringList({u"Pen"_s}));
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM product_tags"_s), Value(3));
}

void TestRelationships::lazyLoadingFetchesForAllPeers()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto departments = session.query(db.table(u"departments"_s)).all();
    jw::test::SqlRecorder recorder(db.engine);
    int people = 0;
    for (const Record &department : departments)
        people += int(department.many(u"employees").size());
    QCOMPARE(people, 9);
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestRelationships::lazyParentsAreFetchedForAllPeers()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto employees = session.query(db.table(u"employees"_s)).all();
    jw::test::SqlRecorder recorder(db.engine);
    QStringList found;
    for (const Record &employee : employees)
        found.append(employee.one(u"department").value(u"name").toText());
    QCOMPARE(found.count(u"Store"_s), 3);
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestRelationships::withLoadsWholeCollections()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const jw::Table &employees = *db.table(u"employees"_s);
    jw::test::SqlRecorder recorder(db.engine);
    const auto found = session.query(db.table(u"departments"_s))
                           .join(u"employees"_s)
                           .where(jw::col(employees, u"name") == u"e5"_s)
                           .with(u"employees"_s)
                           .all();
    QCOMPARE(found.size(), 1);
    QCOMPARE(names(found.first().many(u"employees")), QStringList({u"e4"_s, u"e5"_s, u"e6"_s})); // not the filtered part
    QCOMPARE(recorder.starting(u"SELECT").size(), 2);
}

void TestRelationships::withFollowsPaths()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (2, 1)"_s);
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A')"_s);
    db.run(u"INSERT INTO order_items (order_id, line, product_id) VALUES (1, 1, 1), (1, 2, 2), (1, 3, NULL)"_s);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto orders = session.query(db.table(u"orders"_s)).with(u"items.product.tags"_s).all();
    const qsizetype statements = recorder.starting(u"SELECT").size();
    QCOMPARE(statements, 5); // orders, items, products, association rows, tags
    QStringList seen;
    for (const Record &item : orders.first().many(u"items")) {
        if (const Record product = item.one(u"product"))
            seen.append(product.value(u"name").toText() + names(product.many(u"tags")).join(u' '));
    }
    QCOMPARE(seen, QStringList({u"Penblue"_s, u"Inkblue"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), statements); // nothing was loaded lazily
}

void TestRelationships::raisesWhereLazyLoadingIsOff()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    session.setLazyLoading(jw::LazyLoading::Raise);
    const Record sales = session.get(db.table(u"departments"_s), {1});
    try {
        sales.many(u"employees").size();
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::Usage);
        QVERIFY2(error.message().contains(u"departments.employees"_s), error.what());
    }
    QCOMPARE(session.query(db.table(u"departments"_s)).with(u"employees"_s).first()->many(u"employees").size(), 3);
}

void TestRelationships::aCollectedParentIsLoadedAgain()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record e1 = session.get(db.table(u"employees"_s), {1});
    QCOMPARE(e1.one(u"department").value(u"name"), Value(u"Sales"_s));
    session.trim();
    QCOMPARE(session.rowsInMemory(db.table(u"departments"_s)->id), 0);
    QVERIFY(e1.oneInMemory(e1.mapper().relation(u"department").index).isNull());
    QCOMPARE(e1.one(u"department").value(u"name"), Value(u"Sales"_s));
}

void TestRelationships::pendingMembersSurviveLoading()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record fresh = db.add(session, u"employees"_s, {{u"name"_s, u"new"_s}, {u"department_id"_s, 1}});
    const Record moved = session.get(db.table(u"employees"_s), {9});
    moved["department_id"] = 1;
    const Record gone = session.get(db.table(u"employees"_s), {2});
    session.remove(gone);
    const Record away = session.get(db.table(u"employees"_s), {3});
    away["department_id"] = 2;
    const Record sales = session.get(db.table(u"departments"_s), {1}); // in memory only now
    QCOMPARE(names(sales.many(u"employees")), QStringList({u"e1"_s, u"new"_s, u"e9"_s}));
    session.revert(away);
    QCOMPARE(names(sales.many(u"employees")), QStringList({u"e1"_s, u"new"_s, u"e9"_s, u"e3"_s}));
}

void TestRelationships::anotherSessionsObjectIsRefused()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::Session other(db.engine, db.schema);
    const Record e1 = session.get(db.table(u"employees"_s), {1});
    QVERIFY_EXCEPTION_THROWN(e1.setOne(u"department", other.get(db.table(u"departments"_s), {2})), jw::Error);
    QVERIFY_EXCEPTION_THROWN(other.remove(e1), jw::Error);
    QCOMPARE(e1.value(u"department_id"), Value(1));
}

void TestRelationships::aWrongTableIsRefused()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record e1 = session.get(db.table(u"employees"_s), {1});
    try {
        e1.setOne(u"department", e1);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"employees.department leads to departments, not to employees"_s);
    }
}

QTEST_GUILESS_MAIN(TestRelationships)
#include "tst_relationships.moc"
