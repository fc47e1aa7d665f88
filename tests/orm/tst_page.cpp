// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

using namespace Qt::StringLiterals;
using jw::Bookmark;
using jw::Order;
using jw::Record;
using jw::Value;

/// Results of any size: pages found by key, and streams in flat memory.
class TestPage : public QObject
{
    Q_OBJECT

private slots:
    void pagesVisitEveryRowOnceInAnyOrder_data();
    void pagesVisitEveryRowOnceInAnyOrder();
    void pagesGoBackTheSameWay();
    void theWayBackFromTheEmptyPageSkipsNothing();
    void pagesStayWhereTheyAreWhenRowsComeAndGo();
    void thePlaceIsComparedAndNotCounted();
    void anIndexFindsThePlaceAndGivesTheOrder_data();
    void anIndexFindsThePlaceAndGivesTheOrder();
    void valuesThatDoNotDecodeKeepTheirPlace();
    void pagesThroughAJoinCountObjects();
    void wrongUseIsExplained();
    void aStreamHoldsOneBatchInMemory();
    void aStreamBringsWhatIsAskedForAlong();
    void aStreamOfJoinedRowsBringsEachObjectOnce();

private:
    static QString planOf(const Company &db, const jw::LogEntry &read)
    {
        const jw::Dialect &dialect = db.engine.dialect();
        return dialect.explainedLines(db.engine.connect().execute(dialect.explainStatement(read.sql), read.values).all()).join(u'\n');
    }
    static void fill(const Company &db, int count)
    {
        db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
        db.run(u"INSERT INTO employees (id, name, department_id, salary, level) "
               "SELECT i, 'n' || (i % 7), 1, CASE WHEN i % 3 <> 0 THEN i % 5 + 0.5 END, CASE WHEN i % 4 <> 0 THEN i % 2 END FROM "_s + Company::numbersUpTo(count));
    }
};

void TestPage::pagesVisitEveryRowOnceInAnyOrder_data()
{
    QTest::addColumn<QStringList>("order"); // a column, then - for descending, f or l for where NULL stands
    for (const QString &order : {u""_s, u"id-"_s, u"name"_s, u"name-"_s, u"salary"_s, u"salary-"_s, u"salary f"_s, u"salary l"_s, u"salary-f"_s, u"salary-l"_s,
             u"level,salary-,name"_s, u"level-l,salary f,id-"_s, u"salary,id"_s, u"id,salary l"_s, u"id-,salary-l,level"_s, u"level,id,salary-l"_s})
        QTest::newRow(qPrintable(order.isEmpty() ? u"the key alone"_s : order)) << order.split(u',', Qt::SkipEmptyParts);
}

void TestPage::pagesVisitEveryRowOnceInAnyOrder()
{
    QFETCH(QStringList, order);
    const Company db;
    fill(db, 53);
    jw::Session session(db.engine, db.schema);
    const jw::Table &employees = *db.table(u"employees"_s);
    auto query = session.query(&employees);
    auto sorted = query;
    for (const QString &part : order) {
        const bool descending = part.contains(u'-');
        Order by(jw::col(employees, QString(part).remove(QRegularExpression(u"[- ].*"_s))), descending,
            part.endsWith(u'f') ? Order::Nulls::First : part.endsWith(u'l') && part != u"level" ? Order::Nulls::Last : Order::Nulls::Default);
        query = query.orderBy(by);
        if (by.nulls == Order::Nulls::Default)
            by.nulls = descending ? Order::Nulls::Last : Order::Nulls::First;
        sorted = sorted.orderBy(by);
    }
    const auto expected = sorted.orderBy(jw::col(employees, u"id")).all();
    QList<Record> found;
    int pages = 0;
    for (auto page = query.page(7); !page.isEmpty(); page = page.next(), ++pages) {
        QCOMPARE(page.hasPrevious(), pages > 0);
        QCOMPARE(page.hasNext(), pages < 7);
        found += page.objects();
    }
    QCOMPARE(pages, 8);
    QCOMPARE(found, expected);
}

void TestPage::pagesGoBackTheSameWay()
{
    const Company db;
    fill(db, 23);
    jw::Session session(db.engine, db.schema);
    const jw::Table &employees = *db.table(u"employees"_s);
    // Pages have NULL for the smallest value on every database.
    const auto query = session.query(&employees).orderBy(jw::col(employees, u"salary").desc().nullsLast(), jw::col(employees, u"name"));
    const auto first = query.page(6);
    const auto second = first.next();
    const auto third = second.next();
    QCOMPARE(third.previous().objects(), second.objects());
    QCOMPARE(second.previous().objects(), first.objects());
    QVERIFY(!second.previous().hasPrevious());
    QVERIFY(second.previous().hasNext());
    const auto last = query.pageBefore({}, 6);
    QVERIFY(!last.hasNext());
    QCOMPARE(last.objects(), query.orderBy(jw::col(employees, u"id")).all().mid(17));
    // From a place kept elsewhere.
    QCOMPARE(query.pageAfter(Bookmark {second.lastPlace().values}, 6).objects(), third.objects());
    // Fewer are left before it than make a page: the first page.
    QCOMPARE(query.pageBefore(query.page(3).lastPlace(), 6).objects(), first.objects());
}

void TestPage::theWayBackFromTheEmptyPageSkipsNothing()
{
    const Company db;
    fill(db, 5);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"employees"_s)).orderBy(u"id"_s);
    const auto last = query.page(2).next().next();
    const auto behind = last.next();
    QVERIFY(behind.isEmpty());
    QVERIFY(behind.hasPrevious());
    QCOMPARE(behind.previous().objects(), query.all().mid(3));
    QCOMPARE(behind.previous().previous().objects(), query.all().mid(1, 2));
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (6, 'new', 1)"_s);
    QCOMPARE(behind.next().objects(), query.all().mid(5)); // what came since
}

void TestPage::pagesStayWhereTheyAreWhenRowsComeAndGo()
{
    const Company db;
    fill(db, 20);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"employees"_s)).orderBy(u"id"_s);
    const auto first = query.page(5);
    db.run(u"DELETE FROM employees WHERE id IN (2, 5)"_s); // the row that the next page begins after, too
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (0, 'new', 1)"_s);
    const auto second = first.next();
    QCOMPARE(second.objects().first().value(u"id"), Value(6));
    QCOMPARE(second.objects().last().value(u"id"), Value(10));
}

void TestPage::thePlaceIsComparedAndNotCounted()
{
    const Company db;
    fill(db, 20);
    jw::Session session(db.engine, db.schema);
    const jw::Table &employees = *db.table(u"employees"_s);
    const auto page = session.query(&employees).orderBy(jw::col(employees, u"name")).page(5);
    const jw::test::SqlRecorder recorder(db.engine);
    page.next();
    QCOMPARE(recorder.sqlWithValues(), QStringList {
        u"SELECT id, name, department_id, manager_id, salary, level, name, id FROM employees WHERE name >= ? AND (name > ? OR name = ? AND id > ?) "
        "ORDER BY name, id LIMIT 6 <- n1, n1, n1, 15"_s});
}

void TestPage::anIndexFindsThePlaceAndGivesTheOrder_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("index");
    QTest::newRow("the key") << u"id"_s << false << u"pk_employees|PRIMARY"_s;
    QTest::newRow("the key downwards") << u"id"_s << true << u"pk_employees|PRIMARY"_s;
    QTest::newRow("a column that is never NULL") << u"department_id"_s << false << u"by_department"_s;
    QTest::newRow("a column that may be NULL, behind those") << u"level"_s << false << u"by_level"_s;
}

void TestPage::anIndexFindsThePlaceAndGivesTheOrder()
{
    QFETCH(const QString, column);
    QFETCH(const bool, descending);
    QFETCH(const QString, index);
    const Company db;
    db.run(u"INSERT INTO departments (id, name) SELECT i, 'd' FROM "_s + Company::numbersUpTo(200));
    db.run(u"INSERT INTO employees (id, name, department_id, level) SELECT i, 'n', 1 + i % 200, CASE WHEN i % 10 > 0 THEN i % 200 END FROM "_s + Company::numbersUpTo(10000));
    db.run(u"CREATE INDEX by_department ON employees (department_id, id)"_s);
    db.run(u"CREATE INDEX by_level ON employees (level, id)"_s);
    db.run(db.engine.dialect().name() == u"mysql" ? u"ANALYZE TABLE employees"_s : u"ANALYZE"_s);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"employees"_s)).orderBy(column, descending);
    auto page = query.page(2000);
    for (int i = 0; i < 3; ++i) {
        const jw::test::SqlRecorder recorder(db.engine);
        page = i ? page.next() : query.pageAfter(page.lastPlace(), 20);
        const jw::LogEntry read = recorder.entries().constLast();
        const QString plan = planOf(db, read);
        QVERIFY2(plan.contains(QRegularExpression(index)), qPrintable(read.sql + u'\n' + plan));
        QVERIFY2(!plan.contains(QRegularExpression(u"sort|TEMP B-TREE"_s, QRegularExpression::CaseInsensitiveOption)), qPrintable(read.sql + u'\n' + plan));
    }
}

void TestPage::valuesThatDoNotDecodeKeepTheirPlace()
{
    if (!jw::test::isOnSqlite())
        QSKIP("a server keeps no value that does not fit its column");
    const Company db;
    fill(db, 6);
    db.run(u"UPDATE employees SET salary = 'much' WHERE id = 2"_s);
    db.run(u"UPDATE employees SET salary = 'more' WHERE id = 4"_s);
    jw::Session session(db.engine, db.schema);
    QList<qint64> ids;
    for (auto page = session.query(db.table(u"employees"_s)).orderBy(u"salary"_s, true).page(1); !page.isEmpty(); page = page.next())
        ids.append(page.objects().first().value(u"id").toInt64());
    QCOMPARE(ids.mid(0, 2), QList<qint64>({2, 4}));
    QCOMPARE(ids.size(), 6);
}

void TestPage::pagesThroughAJoinCountObjects()
{
    const Company db;
    for (int i = 1; i <= 5; ++i) {
        db.run(u"INSERT INTO orders (id, number) VALUES (%1, 'n%1')"_s.arg(i));
        db.run(u"INSERT INTO order_items (order_id, line, quantity) VALUES (%1, 1, 6 - %1), (%1, 2, 0)"_s.arg(i));
    }
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"orders"_s)).join(u"items"_s).orderBy(jw::col(*db.table(u"order_items"_s), u"quantity").max());
    QList<qint64> ids;
    for (auto page = query.page(2); !page.isEmpty(); page = page.next()) {
        QVERIFY(page.count() <= 2);
        for (const Record &order : page)
            ids.append(order.value(u"id").toInt64());
    }
    QCOMPARE(ids, QList<qint64>({5, 4, 3, 2, 1}));
}

void TestPage::wrongUseIsExplained()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"employees"_s));
    QVERIFY_EXCEPTION_THROWN(query.limit(3).page(5), jw::Error);
    QVERIFY_EXCEPTION_THROWN(query.page(0), jw::Error);
    QVERIFY_EXCEPTION_THROWN(query.orderBy(u"name"_s).pageAfter(Bookmark {{1}}, 5), jw::Error);
    QVERIFY(query.page(5).isEmpty());
    QVERIFY(query.page(5).next().isEmpty());
}

void TestPage::aStreamHoldsOneBatchInMemory()
{
    const Company db;
    fill(db, 3000);
    jw::Session session(db.engine, db.schema);
    const jw::Table *employees = db.table(u"employees"_s);
    const jw::test::SqlRecorder recorder(db.engine);
    qint64 sum = 0;
    qsizetype most = 0;
    for (const Record &record : session.query(employees).stream(100)) {
        sum += record.value(u"id").toInt64();
        most = std::max(most, session.rowsInMemory(employees->id));
    }
    QCOMPARE(sum, 3000 * 3001 / 2);
    QVERIFY2(most <= 101, qPrintable(QString::number(most)));
    if (db.engine.dialect().features().openResults) // elsewhere it goes on page by page
        QCOMPARE(recorder.starting(u"SELECT").size(), 1);
    QCOMPARE(session.rowsInMemory(employees->id), 0);
}

void TestPage::aStreamBringsWhatIsAskedForAlong()
{
    const Company db;
    fill(db, 10);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"employees"_s)).with(u"department"_s);
    const jw::test::SqlRecorder recorder(db.engine);
    for (const Record &record : query.stream(4))
        QCOMPARE(record.one(u"department").value(u"name"), Value(u"Sales"_s));
    QCOMPARE(recorder.starting(u"SELECT").size(), (db.engine.dialect().features().openResults ? 1 : 3) + 3); // one a batch
}

void TestPage::aStreamOfJoinedRowsBringsEachObjectOnce()
{
    const Company db;
    for (int i = 1; i <= 5; ++i) {
        db.run(u"INSERT INTO orders (id, number) VALUES (%1, 'n%1')"_s.arg(i));
        db.run(u"INSERT INTO order_items (order_id, line) VALUES (%1, 1), (%1, 2), (%1, 3)"_s.arg(i));
    }
    jw::Session session(db.engine, db.schema);
    int count = 0;
    for (const Record &order : session.query(db.table(u"orders"_s)).join(u"items"_s).stream(2))
        count += order.isNull() ? 0 : 1;
    QCOMPARE(count, 5);
}

QTEST_GUILESS_MAIN(TestPage)
#include "tst_page.moc"
