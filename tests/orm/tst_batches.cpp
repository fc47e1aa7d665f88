// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

namespace {

constexpr int Many = 120; // two full statements of 50 and some

QList<Record> addProducts(const Company &db, jw::Session &session, int count = Many)
{
    QList<Record> products;
    for (int i = 0; i < count; ++i)
        products.append(db.add(session, u"products"_s, {{u"name"_s, u"Pen %1"_s.arg(i)}}));
    return products;
}

QList<qint64> keysOf(const QList<Record> &records)
{
    QList<qint64> keys;
    for (const Record &record : records)
        keys.append(record.key().first().toInt64());
    return keys;
}

QList<qint64> numbers(qint64 first, int count)
{
    QList<qint64> result(count);
    std::iota(result.begin(), result.end(), first);
    return result;
}

} // namespace

/// Many rows of one kind in one flush: fewer statements, the same result as one by one.
class TestBatches : public QObject
{
    Q_OBJECT

private slots:
    void newRowsGetTheirKeysInTheOrderInWhichTheyWereAdded();
    void keysGoOnBehindTheHighestOne();
    void keysOfParentsReachAllTheirNewChildren();
    void leavesNumberingToTheDatabaseWhereItHasAReason_data();
    void leavesNumberingToTheDatabaseWhereItHasAReason();
    void givenKeysGoTogetherAsWell();
    void bringsDefaultsAndComputedColumnsOfEachRowBack();
    void namesTheObjectThatAConstraintRefused();
    void namesTheObjectWhoseValueDoesNotFit();
    void updatesOfDifferentColumnsEachWriteTheirOwn();
    void neighbouringRowsAreDeletedByOneRange();
    void rowsWithGapsAreDeletedOneByOne();
    void namesTheRowsOfARangeThatAreGone();
    void namesTheRowOfARangeThatIsReferredTo();
};

void TestBatches::newRowsGetTheirKeysInTheOrderInWhichTheyWereAdded()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session);
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    const QStringList inserts = recorder.starting(u"INSERT");
    QCOMPARE(inserts.size(), 2 + Many % 50);
    QVERIFY2(inserts.first().startsWith(u"INSERT INTO products (id, name) VALUES (?, ?), (?, ?), "_s), qPrintable(inserts.first()));
    QCOMPARE(inserts.last(), u"INSERT INTO products (name) VALUES (?)"_s);
    QCOMPARE(keysOf(products), numbers(1, Many));
    const QList<QList<Value>> stored = db.rows(u"SELECT id, name FROM products ORDER BY id"_s);
    QCOMPARE(stored.size(), Many);
    for (int i = 0; i < Many; ++i)
        QCOMPARE(stored[i], QList<Value>({qint64(i + 1), u"Pen %1"_s.arg(i)}));
}

void TestBatches::keysGoOnBehindTheHighestOne()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (7, 'Old'), (1000, 'Older')"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> first = addProducts(db, session, 50);
    session.commit();
    QCOMPARE(keysOf(first), numbers(1001, 50));
    db.run(u"INSERT INTO products (name) VALUES ('Theirs')"_s);
    const QList<Record> second = addProducts(db, session, 50);
    session.commit();
    QCOMPARE(keysOf(second), numbers(1052, 50));
}

void TestBatches::keysOfParentsReachAllTheirNewChildren()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    QList<Record> orders;
    for (int i = 0; i < Many; ++i) {
        orders.append(db.add(session, u"orders"_s, {{u"number"_s, u"N%1"_s.arg(i)}}));
        for (int line = 1; line <= 2; ++line)
            db.add(session, u"order_items"_s, {{u"line"_s, line}}).setOne(u"order", orders.last());
    }
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items"_s), Value(2 * Many));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM orders JOIN order_items ON order_id = id GROUP BY id HAVING count(*) <> 2"_s), Value());
    for (const Record &order : std::as_const(orders))
        QCOMPARE(order.many(u"items").size(), 2);
}

void TestBatches::leavesNumberingToTheDatabaseWhereItHasAReason_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("also");
    QTest::newRow("autoincrement keeps its own count")
        << u"CREATE TABLE products (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)"_s
        << u"INSERT INTO sqlite_sequence VALUES ('products', 500)"_s;
    QTest::newRow("a trigger inserts rows as well") << u"CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"_s
                                                    << u"CREATE TRIGGER t AFTER INSERT ON products WHEN new.name = 'Pen 0'"
                                                       " BEGIN INSERT INTO products VALUES (500, 'Extra'); END"_s;
}

void TestBatches::leavesNumberingToTheDatabaseWhereItHasAReason()
{
    QFETCH(const QString, table);
    QFETCH(const QString, also);
    const Company db;
    db.run(u"DROP TABLE products"_s);
    db.run(table);
    db.run(also);
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session, 50);
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    QCOMPARE(recorder.starting(u"INSERT INTO products (name) VALUES (?)").size(), 50);
    for (const Record &product : products) {
        QCOMPARE(db.scalar(u"SELECT name FROM products WHERE id = %1"_s.arg(product.key().first().toInt64())), product.value(u"name"));
        QVERIFY(product == products.first() || product.key().first().toInt64() > 500);
    }
}

void TestBatches::givenKeysGoTogetherAsWell()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    jw::Session session(db.engine, db.schema);
    QList<Record> links;
    for (int i = 0; i < 50; ++i) {
        db.run(u"INSERT INTO tags (id, name) VALUES (%1, 'tag')"_s.arg(100 - i));
        links.append(db.add(session, u"product_tags"_s, {{u"product_id"_s, 1}, {u"tag_id"_s, 100 - i}}));
    }
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    QCOMPARE(recorder.starting(u"INSERT").size(), 1);
    QCOMPARE(links[3].key(), QList<Value>({1, 97}));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM product_tags"_s), Value(50));
}

void TestBatches::bringsDefaultsAndComputedColumnsOfEachRowBack()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A')"_s);
    jw::Session session(db.engine, db.schema);
    QList<Record> items;
    for (int line = 0; line < 50; ++line)
        items.append(db.add(session, u"order_items"_s, {{u"order_id"_s, 1}, {u"line"_s, line}, {u"price"_s, jw::Decimal(line * 100, 2)}}));
    session.commit();
    for (int line = 0; line < 50; ++line) {
        QCOMPARE(items[line].value(u"quantity"), Value(1));
        QCOMPARE(items[line].value(u"amount").toDecimal(), jw::Decimal(line * 100, 2));
        QVERIFY(!items[line].isDirty(items[line].mapper().cellIndex(u"amount")));
    }
}

void TestBatches::namesTheObjectThatAConstraintRefused()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'N77')"_s);
    jw::Session session(db.engine, db.schema);
    QList<Record> orders;
    for (int i = 0; i < Many; ++i)
        orders.append(db.add(session, u"orders"_s, {{u"number"_s, u"N%1"_s.arg(i)}}));
    try {
        session.commit();
        QFAIL("a number was there already");
    } catch (const jw::IntegrityError &error) {
        QCOMPARE(error.context().table, u"orders"_s);
        QCOMPARE(error.context().object, u"new orders"_s);
        QVERIFY2(error.context().sql.startsWith(u"INSERT INTO orders (number) VALUES (?)"_s), qPrintable(error.context().sql));
    }
    QCOMPARE(db.scalar(u"SELECT count(*) FROM orders"_s), Value(1)); // all or nothing
    for (const Record &order : std::as_const(orders))
        QVERIFY(order.state() == jw::RowState::Pending && order.value(u"id").isNull());
    orders[77].setValue(u"number", u"other"_s);
    session.commit();
    QCOMPARE(keysOf(orders), numbers(2, Many));
}

void TestBatches::namesTheObjectWhoseValueDoesNotFit()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    QList<Record> products = addProducts(db, session, 50);
    products[20].setValue(u"name", QString(QChar(0xD800))); // half a character
    try {
        session.commit();
        QFAIL("half a character was written");
    } catch (const jw::Error &error) {
        QVERIFY(error.kind() == jw::ErrorKind::Value);
        QCOMPARE(error.context().object, u"new products"_s);
        QVERIFY2(error.message().contains(u"surrogate"_s), qPrintable(error.message()));
    }
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(0));
}

void TestBatches::updatesOfDifferentColumnsEachWriteTheirOwn()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    QList<Record> orders;
    for (int i = 0; i < 20; ++i)
        orders.append(db.add(session, u"orders"_s, {{u"number"_s, u"N%1"_s.arg(i)}}));
    session.commit();
    const Value moment = Value::timestamp(QDateTime(QDate(2026, 3, 1), QTime(12, 30, 0, 5), Qt::UTC));
    for (int i = 0; i < 20; ++i) {
        if (i % 3 != 0)
            orders[i].setValue(u"placed_at", moment);
        if (i % 3 != 1)
            orders[i].setValue(u"number", u"X%1"_s.arg(i));
    }
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    QStringList updates = recorder.starting(u"UPDATE");
    QCOMPARE(updates.size(), 20);
    updates.removeDuplicates();
    updates.sort();
    QCOMPARE(updates,
        QStringList({u"UPDATE orders SET number = ? WHERE id = ? AND number = ?"_s,
            u"UPDATE orders SET number = ?, placed_at = ? WHERE id = ? AND number = ? AND placed_at IS NULL"_s,
            u"UPDATE orders SET placed_at = ? WHERE id = ? AND placed_at IS NULL"_s}));
    for (int i = 0; i < 20; ++i) {
        const QList<Value> stored = db.rows(u"SELECT number, placed_at FROM orders WHERE id = %1"_s.arg(i + 1)).first();
        QCOMPARE(stored[0], Value((i % 3 != 1 ? u"X%1"_s : u"N%1"_s).arg(i)));
        QCOMPARE(stored[1], i % 3 != 0 ? Value(u"2026-03-01 12:30:00.005"_s) : Value());
    }
}

void TestBatches::neighbouringRowsAreDeletedByOneRange()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session);
    session.commit();
    for (int i = 10; i < 60; ++i)
        session.remove(products[i]);
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    QCOMPARE(recorder.starting(u"DELETE"), QStringList({u"DELETE FROM products WHERE id BETWEEN ? AND ?"_s}));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(Many - 50));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products WHERE id BETWEEN 11 AND 60"_s), Value(0));
    QVERIFY(products[10].state() == jw::RowState::Detached && products[9].state() == jw::RowState::Persistent);
}

void TestBatches::rowsWithGapsAreDeletedOneByOne()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session);
    session.commit();
    for (int i = 0; i < 60; i += 2)
        session.remove(products[i]);
    jw::test::SqlRecorder recorder(db.engine);
    session.commit();
    QCOMPARE(recorder.starting(u"DELETE").count(u"DELETE FROM products WHERE id = ?"_s), 30);
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(Many - 30));
}

void TestBatches::namesTheRowsOfARangeThatAreGone()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session);
    session.commit();
    db.run(u"DELETE FROM products WHERE id IN (21, 22)"_s);
    for (int i = 10; i < 60; ++i)
        session.remove(products[i]);
    try {
        session.commit();
        QFAIL("two rows were gone");
    } catch (const jw::StaleDataError &error) {
        QCOMPARE(error.rows().size(), 2);
        QCOMPARE(error.rows()[0].object, u"products 21"_s);
        QCOMPARE(error.rows()[1].key, QList<Value> {Value(22)});
        QVERIFY(error.rows()[0].isGone);
    }
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(Many - 2)); // nothing was written
    QVERIFY(products[10].state() == jw::RowState::Deleted);
}

void TestBatches::namesTheRowOfARangeThatIsReferredTo()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> products = addProducts(db, session);
    session.commit();
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'tag')"_s);
    for (int i = 10; i < 60; ++i)
        session.remove(products[i]);
    // Another program refers to one of them meanwhile.
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (50, 1)"_s);
    try {
        session.commit();
        QFAIL("a row is referred to");
    } catch (const jw::IntegrityError &error) {
        QCOMPARE(error.context().object, u"products 50"_s);
    }
    QCOMPARE(db.scalar(u"SELECT count(*) FROM products"_s), Value(Many));
}

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
