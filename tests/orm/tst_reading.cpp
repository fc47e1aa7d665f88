// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"
#include "tables.h"

#include "joinwright/orm/readscope.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

namespace {

/// Orders 1 to `orders` with two items each; the items of each order are stored in reverse.
void fill(const Company &db, int orders)
{
    for (int order = 1; order <= orders; ++order) {
        db.run(u"INSERT INTO orders (id, number) VALUES (%1, 'N%1')"_s.arg(order));
        db.run(u"INSERT INTO badges (id, code) VALUES (%1, 'B%1')"_s.arg(order));
        for (const int line : {2, 1})
            db.run(u"INSERT INTO order_items (order_id, line) VALUES (%1, %2)"_s.arg(order).arg(line));
    }
}

} // namespace

/// What a session in its own thread does with the rows of a running statement.
class TestReading : public QObject
{
    Q_OBJECT

private slots:
    void rowsThatAreKnownBecomeWhatIsStored();
    void anEditStaysWhenItsRowIsReadAgain();
    void valuesOfAnotherTypeAreCaught_data();
    void valuesOfAnotherTypeAreCaught();
    void aValueThatFitsAgainIsNoLongerBad();
    void oneRowIsAskedForWithoutItsKeyWhereThatIsKnown();
    void aValueThatDoesNotFitIsFoundWithoutTheKey();
    void aRowThatIsFlushedByAskingForItIsThatRow();
    void aScopeSeesOneStateOfTheDatabase();
    void aScopeKeepsWhatNobodyHoldsUntilItEnds();
    void aScopeDoesNotGrowWithoutLimit();
    void aWriteEndsAScope();
    void anInnerScopeChangesNothing();
    void membersOfNeighbouringOwnersComeByOneRange();
    void membersOfScatteredOwnersComeByAList();
    void membersComeInTheOrderOfTheirKeys();
    void aListThatWasAddedToKeepsWhatWasAdded();
    void rowsAtAToOneEndComeTogether();
    void anOuterJoinLeavesGaps();
    void aTextKeepsAByteOrderMark();
};

void TestReading::rowsThatAreKnownBecomeWhatIsStored()
{
    const Company db;
    fill(db, 3);
    jw::Session session(db.engine, db.schema);
    const QList<Record> orders = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    db.run(u"UPDATE orders SET number = 'other', placed_at = '2026-01-02 03:04:05' WHERE id = 2"_s);
    const QList<Record> again = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    QCOMPARE(again, orders); // the same objects
    QCOMPARE(orders[1].value(u"number"), Value(u"other"_s));
    QCOMPARE(orders[1].value(u"placed_at").toDateTime(), QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QVERIFY(!orders[1].isDirty(1) && !session.hasChanges());
}

void TestReading::anEditStaysWhenItsRowIsReadAgain()
{
    const Company db;
    fill(db, 2);
    jw::Session session(db.engine, db.schema);
    const Record order = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all().at(0);
    order.setValue(u"number", u"mine"_s);
    db.run(u"UPDATE orders SET number = 'theirs' WHERE id = 1"_s);
    session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    QCOMPARE(order.value(u"number"), Value(u"mine"_s));
    QCOMPARE(order.original(1), Value(u"theirs"_s));
    session.commit(); // against the new base
    QCOMPARE(db.scalar(u"SELECT number FROM orders WHERE id = 1"_s), Value(u"mine"_s));
}

void TestReading::valuesOfAnotherTypeAreCaught_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("literal");
    QTest::addColumn<Value>("stored");
    QTest::newRow("a fraction in a whole number") << u"quantity"_s << u"3.7"_s << Value(3.7);
    QTest::newRow("a word in a whole number") << u"quantity"_s << u"'many'"_s << Value(u"many"_s);
    QTest::newRow("a number too large for its type") << u"quantity"_s << u"3000000000"_s << Value(qint64(3'000'000'000));
    QTest::newRow("a blob in a whole number") << u"quantity"_s << u"X'0102'"_s << Value(QByteArray("\1\2"));
}

void TestReading::valuesOfAnotherTypeAreCaught()
{
    if (!jw::test::isOnSqlite())
        QSKIP("a server keeps no value that does not fit its column");
    QFETCH(const QString, column);
    QFETCH(const QString, literal);
    QFETCH(const Value, stored);
    const Company db;
    fill(db, 4);
    db.run(u"UPDATE order_items SET %1 = %2 WHERE order_id = 2 AND line = 1"_s.arg(column, literal));
    const QList<Value> key {2, 1};
    jw::Session queried(db.engine, db.schema);
    const QList<Record> items = queried.query(db.table(u"order_items"_s)).all();
    jw::Session asked(db.engine, db.schema);
    const Record single = asked.get(db.table(u"order_items"_s), key);
    jw::Session followed(db.engine, db.schema);
    const QList<Record> orders = followed.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    const QList<Record> members = orders[1].many(u"items").toList();
    int found = 0;
    for (const Record &item : items + QList<Record> {single} + members) {
        if (item.key() != key)
            continue;
        ++found;
        const int cell = item.mapper().cellIndex(column);
        QVERIFY(item.isBad(cell));
        QCOMPARE(item.value(cell), stored);
        QVERIFY_EXCEPTION_THROWN(item[cell].to<int>(), jw::Error);
    }
    QCOMPARE(found, 3);
    for (const Record &item : items)
        QVERIFY(item.key() == key || !item.isBad(item.mapper().cellIndex(column)));
}

void TestReading::aValueThatFitsAgainIsNoLongerBad()
{
    if (!jw::test::isOnSqlite())
        QSKIP("a server keeps no value that does not fit its column");
    const Company db;
    fill(db, 1);
    db.run(u"UPDATE order_items SET quantity = 'many'"_s);
    jw::Session session(db.engine, db.schema);
    const Record item = session.query(db.table(u"order_items"_s)).all().at(0);
    const int cell = item.mapper().cellIndex(u"quantity");
    QVERIFY(item.isBad(cell));
    db.run(u"UPDATE order_items SET quantity = 5"_s);
    session.query(db.table(u"order_items"_s)).all();
    QCOMPARE(item.value(cell), Value(5));
    QVERIFY(!item.isBad(cell));
}

void TestReading::oneRowIsAskedForWithoutItsKeyWhereThatIsKnown()
{
    using Kind = jw::ColumnType::Kind;
    const auto name = jw::Column {.name = u"name"_s, .type = jw::ColumnType::text(20)};
    const Tables db({jw::TableBuilder(u"firsts"_s).identity(u"id"_s).column(name),
        jw::TableBuilder(u"seconds"_s).column(name).identity(u"id"_s),
        jw::TableBuilder(u"bare"_s).identity(u"id"_s),
        jw::TableBuilder(u"words"_s).column({.name = u"id"_s, .type = jw::ColumnType::text(20)}).column(name).primary({u"id"_s}),
        jw::TableBuilder(u"days"_s).column({.name = u"id"_s, .type = Kind::Date}).column(name).primary({u"id"_s})});
    db.run(u"INSERT INTO firsts (id, name) VALUES (7, 'a')"_s);
    db.run(u"INSERT INTO seconds (id, name) VALUES (7, 'b')"_s);
    db.run(u"INSERT INTO bare (id) VALUES (7)"_s);
    db.run(u"INSERT INTO words (id, name) VALUES ('seven', 'c')"_s);
    db.run(u"INSERT INTO days (id, name) VALUES ('2026-11-30', 'd')"_s);
    jw::Session session(db.engine, db.schema);
    const jw::test::SqlRecorder log(db.engine);
    const auto asked = [&](const QString &table, const Value &key, const QString &found) {
        const Record row = session.get(db.table(table), {key});
        const bool isRight = row.key() == QList<Value> {key} && row.value(u"id") == key && (found.isEmpty() || row.value(u"name") == Value(found));
        return isRight ? jw::test::SqlRecorder::withoutTypes(log.sql().last()) : u"another row"_s;
    };
    const bool isOnSqlite = jw::test::isOnSqlite();
    QCOMPARE(asked(u"firsts"_s, 7, u"a"_s), isOnSqlite ? u"SELECT name FROM firsts WHERE id = ?"_s : u"SELECT id, name FROM firsts WHERE id = ?"_s);
    QCOMPARE(asked(u"seconds"_s, 7, u"b"_s), u"SELECT name, id FROM seconds WHERE id = ?"_s);
    QCOMPARE(asked(u"bare"_s, 7, {}), u"SELECT id FROM bare WHERE id = ?"_s);
    QCOMPARE(asked(u"words"_s, u"seven"_s, u"c"_s), u"SELECT id, name FROM words WHERE id = ?"_s);
    QCOMPARE(asked(u"days"_s, QDate(2026, 11, 30), u"d"_s), u"SELECT id, name FROM days WHERE id = ?"_s);
    QVERIFY(session.get(db.table(u"firsts"_s), {8}).isNull());
}

void TestReading::aValueThatDoesNotFitIsFoundWithoutTheKey()
{
    if (!jw::test::isOnSqlite())
        QSKIP("a server keeps no value that does not fit its column");
    const Tables db({jw::TableBuilder(u"things"_s)
                         .identity(u"id"_s)
                         .column({.name = u"word"_s, .type = jw::ColumnType::Kind::Text})
                         .column({.name = u"size"_s, .type = jw::ColumnType::Kind::Int32})});
    db.run(u"INSERT INTO things (id, word, size) VALUES (7, 'good', 'large'), (8, X'0102', 3)"_s);
    jw::Session session(db.engine, db.schema);
    const Record seven = session.get(db.table(u"things"_s), {7});
    QVERIFY(!seven.isBad(0) && !seven.isBad(1) && seven.isBad(2));
    QCOMPARE(seven.value(2), Value(u"large"_s));
    const Record eight = session.get(db.table(u"things"_s), {8});
    QVERIFY(!eight.isBad(0) && eight.isBad(1) && !eight.isBad(2));
    QCOMPARE(eight.value(1), Value(QByteArray("\1\2")));
}

void TestReading::aRowThatIsFlushedByAskingForItIsThatRow()
{
    const Tables db({jw::TableBuilder(u"firsts"_s).identity(u"id"_s).column({.name = u"name"_s, .type = jw::ColumnType::text(20)})});
    jw::Session session(db.engine, db.schema);
    session.setAutoflush(true);
    const Record added = db.add(session, u"firsts"_s, {{u"id"_s, 7}, {u"name"_s, u"mine"_s}});
    const Record found = session.get(db.table(u"firsts"_s), {7});
    QCOMPARE(found, added);
    QCOMPARE(session.rowsInMemory(db.table(u"firsts"_s)->id), 1);
    found.setValue(u"name", u"ours"_s);
    session.commit();
    QCOMPARE(db.scalar(u"SELECT name FROM firsts WHERE id = 7"_s), Value(u"ours"_s));
}

void TestReading::aScopeSeesOneStateOfTheDatabase()
{
    const Company db;
    fill(db, 3);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    {
        const jw::ReadScope scope(session);
        const QList<Record> orders = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
        db.run(u"UPDATE orders SET number = 'later' WHERE id = 1"_s);
        db.run(u"INSERT INTO orders (id, number) VALUES (9, 'new')"_s);
        QCOMPARE(session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all(), orders);
        QVERIFY(!session.get(db.table(u"orders"_s), {9}));
        QCOMPARE(orders[0].value(u"number"), Value(u"N1"_s));
    }
    QCOMPARE(recorder.starting(u"BEGIN").size(), 1);
    QCOMPARE(recorder.starting(u"COMMIT").size(), 1);
    const QList<Record> orders = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    QCOMPARE(orders.size(), 4);
    QCOMPARE(orders[0].value(u"number"), Value(u"later"_s));
}

void TestReading::aScopeKeepsWhatNobodyHoldsUntilItEnds()
{
    const Company db;
    fill(db, 3);
    jw::Session session(db.engine, db.schema);
    const jw::Id orders = db.table(u"orders"_s)->id;
    {
        const jw::ReadScope scope(session);
        for (const Record &order : session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all())
            QCOMPARE(order.many(u"items").size(), 2);
        QCOMPARE(session.rowsInMemory(orders), 3);
        const Record held = session.get(db.table(u"orders"_s), {2});
        QCOMPARE(held.value(u"number"), Value(u"N2"_s));
    }
    QCOMPARE(session.rowsInMemory(orders), 0);
    QCOMPARE(session.rowsInMemory(db.table(u"order_items"_s)->id), 0);
    session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    QCOMPARE(session.rowsInMemory(orders), 0); // as ever without a scope
}

void TestReading::aScopeDoesNotGrowWithoutLimit()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) SELECT i, 'p' || i FROM "_s + Company::numbersUpTo(10000));
    jw::Session session(db.engine, db.schema);
    const jw::ReadScope scope(session);
    for (int key = 1; key <= 10000; ++key)
        QVERIFY(session.get(db.table(u"products"_s), {key}));
    QVERIFY2(session.rowsInMemory(db.table(u"products"_s)->id) <= 5000,
        qPrintable(QString::number(session.rowsInMemory(db.table(u"products"_s)->id))));
}

void TestReading::aWriteEndsAScope()
{
    const Company db;
    fill(db, 2);
    jw::Session session(db.engine, db.schema);
    const jw::ReadScope scope(session);
    const QList<Record> orders = session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    db.run(u"UPDATE orders SET number = 'theirs' WHERE id = 2"_s); // what was read is older than the database now
    orders[0].setValue(u"number", u"mine"_s);
    session.commit();
    QCOMPARE(db.scalar(u"SELECT number FROM orders WHERE id = 1"_s), Value(u"mine"_s));
    session.query(db.table(u"orders"_s)).orderBy(u"id"_s).all();
    QCOMPARE(orders[1].value(u"number"), Value(u"theirs"_s));
    orders[1].setValue(u"number", u"mine too"_s);
    session.commit();
}

void TestReading::anInnerScopeChangesNothing()
{
    const Company db;
    fill(db, 1);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    {
        const jw::ReadScope outer(session);
        {
            const jw::ReadScope inner(session);
            QVERIFY(session.get(db.table(u"orders"_s), {1}));
        }
        QVERIFY(recorder.starting(u"COMMIT").isEmpty());
    }
    QCOMPARE(recorder.starting(u"BEGIN").size(), 1);
    QCOMPARE(recorder.starting(u"COMMIT").size(), 1);
}

void TestReading::membersOfNeighbouringOwnersComeByOneRange()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'x', 2), (2, 'y', 4), (3, 'z', 2)"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> departments = session.query(db.table(u"departments"_s)).orderBy(u"id"_s).all();
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(departments[0].many(u"employees").size(), 0);
    QCOMPARE(departments[1].many(u"employees").size(), 2);
    QCOMPARE(departments[3].many(u"employees").at(0).value(u"name"), Value(u"y"_s));
    const QStringList sql = recorder.sqlWithValues();
    QCOMPARE(sql.size(), 1);
    QVERIFY2(sql[0].endsWith(u"FROM employees WHERE department_id BETWEEN ? AND ? <- 1, 4"_s), qPrintable(sql[0]));
}

void TestReading::membersOfScatteredOwnersComeByAList()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (3, 'b'), (9, 'c')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'x', 3), (2, 'y', 9)"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> departments = session.query(db.table(u"departments"_s)).orderBy(u"id"_s).all();
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(departments[0].many(u"employees").size(), 0);
    QCOMPARE(departments[1].many(u"employees").size(), 1);
    QCOMPARE(departments[2].many(u"employees").size(), 1);
    const QStringList sql = recorder.sqlWithValues();
    QCOMPARE(sql.size(), 1);
    const bool isList = !db.engine.dialect().features().anyOfList.isEmpty();
    QVERIFY2(sql[0].endsWith(isList ? u"WHERE department_id = ANY(?) <- {1,3,9}"_s : u"WHERE department_id IN (?, ?, ?, ?) <- 1, 3, 9, 9"_s), qPrintable(sql[0]));
}

void TestReading::membersComeInTheOrderOfTheirKeys()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (7, 'x', 2), (3, 'y', 2), (5, 'z', 2), (4, 'w', 1)"_s);
    // An index that gives them in another order.
    db.run(u"CREATE INDEX i ON employees (department_id, salary DESC, id DESC)"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> departments = session.query(db.table(u"departments"_s)).orderBy(u"id"_s).all();
    QList<Value> keys;
    for (const Record &employee : departments[1].many(u"employees").toList())
        keys += employee.key();
    QCOMPARE(keys, QList<Value>({3, 5, 7}));
}

void TestReading::aListThatWasAddedToKeepsWhatWasAdded()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'x', 2), (2, 'y', 2), (3, 'moved', 2)"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> departments = session.query(db.table(u"departments"_s)).orderBy(u"id"_s).all();
    const Record known = session.get(db.table(u"employees"_s), {3});
    known.setValue(u"department_id", 1); // moved in memory before anything was loaded
    const Record added = db.add(session, u"employees"_s, {{u"name"_s, u"new"_s}});
    added.setOne(u"department", departments[1]);
    QCOMPARE(departments[1].many(u"employees").size(), 3); // new, 1 and 2
    QVERIFY(departments[1].many(u"employees").contains(added));
    QVERIFY(!departments[1].many(u"employees").contains(known));
    QCOMPARE(departments[0].many(u"employees").toList(), QList<Record>({known}));
}

void TestReading::rowsAtAToOneEndComeTogether()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'x', 3), (2, 'y', 2), (3, 'z', 3)"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> employees = session.query(db.table(u"employees"_s)).orderBy(u"id"_s).all();
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(employees[0].one(u"department").value(u"name"), Value(u"c"_s));
    QCOMPARE(employees[1].one(u"department").value(u"name"), Value(u"b"_s));
    QVERIFY(employees[0].one(u"department") == employees[2].one(u"department"));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestReading::anOuterJoinLeavesGaps()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'a'), (2, 'b')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'x', 2)"_s);
    jw::Session session(db.engine, db.schema);
    const auto tuples = session.query(db.table(u"departments"_s)).outerJoin(u"employees"_s).orderBy(u"id"_s).tuples();
    QCOMPARE(tuples.size(), 2);
    QVERIFY(tuples[0][1].isNull());
    QCOMPARE(tuples[1][1].value(u"name"), Value(u"x"_s));
}

void TestReading::aTextKeepsAByteOrderMark()
{
    if (!jw::test::isOnSqlite())
        QSKIP("QPSQL drops it");
    const Company db;
    const QStringList names {u"\uFEFFa"_s, QChar(0xfeff) + QString(100'000, u'ß')};
    jw::Session writer(db.engine, db.schema);
    for (const QString &name : names)
        writer.add(db.table(u"departments"_s)).setValue(u"name"_s, name);
    writer.commit();
    jw::Session reader(db.engine, db.schema);
    const QList<Record> read = reader.query(db.table(u"departments"_s)).orderBy(u"id"_s).all();
    for (qsizetype i = 0; i < names.size(); ++i) {
        QCOMPARE(read[i].value(u"name"_s), Value(names[i]));
        QCOMPARE(db.scalar(u"SELECT name FROM departments WHERE id = %1"_s.arg(i + 1)), Value(names[i]));
    }
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
