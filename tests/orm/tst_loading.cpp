// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

/// How a query says what comes along: by SELECTs of their own, joined, at the first look, or never.
class TestLoading : public QObject
{
    Q_OBJECT

private slots:
    void joinedLoadingIsOneSelect();
    void joinedLoadingOfAParent();
    void joinedLoadingFollowsPaths();
    void joinedLoadingOfManyToMany();
    void joinedAndApartInOneQuery();
    void conditionsDoNotCutJoinedCollections();
    void aLimitCountsObjects();
    void pendingMembersStayInAJoinedCollection();
    void compositeKeysAreJoinedToo();
    void aResultReadInPartsIsLoadedApart();
    void aSessionOnAWorkerJoinsToo();
    void sessionsCanJoinWithEveryQuery();
    void raisingHoldsForTheObjectsOfAQuery();
    void raisingOthersLeavesWhatIsAskedFor();
    void raisingAlongAPath();
    void lazilyReplacesTheRuleOfTheSession();
    void raisingCrossesThreads();
};

namespace {

void fill(const Company &db)
{
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales'), (2, 'Store'), (3, 'Empty')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id) VALUES "
           "(1, 'Ann', 1, NULL), (2, 'Bob', 1, 1), (3, 'Cid', 2, 1), (4, 'Dot', 2, 3)"_s);
    db.run(u"INSERT INTO badges (id, code, employee_id) VALUES (1, 'A1', 1), (2, 'B2', 2)"_s);
    db.run(u"INSERT INTO orders (id, number, seller_id) VALUES (1, 'X', 2), (2, 'Y', 2), (3, 'Z', 4)"_s);
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue'), (2, 'red')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (1, 2), (2, 1)"_s);
    db.run(u"INSERT INTO order_items (order_id, line, product_id) VALUES (1, 1, 1), (1, 2, 2), (2, 1, 2)"_s);
}

template<typename List>
QStringList names(const List &records, const QString &column = u"name"_s)
{
    QStringList result;
    for (const Record &record : records)
        result.append(record.value(column).toString());
    return result;
}

/// "Sales: Ann Bob", one a department.
QStringList staff(const QList<Record> &departments)
{
    QStringList result;
    for (const Record &department : departments)
        result.append(department.value(u"name").toText() + u": "_s + names(department.many(u"employees")).join(u' '));
    return result;
}

QString refusal(const Record &record, QStringView relation)
{
    try {
        const auto reached = record.many(relation).size();
        return u"%1 were loaded"_s.arg(reached);
    } catch (const jw::Error &error) {
        return error.kind() == jw::ErrorKind::Usage ? error.message() : u"another error: "_s + error.message();
    }
}

template<typename T>
T wait(QFuture<T> future)
{
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < 20000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return future.result();
}

} // namespace

void TestLoading::joinedLoadingIsOneSelect()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto departments = session.query(db.table(u"departments"_s)).withJoined(u"employees"_s).orderBy(u"id"_s).all();
    QCOMPARE(staff(departments), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s, u"Empty: "_s}));
    QCOMPARE(recorder.starting(u"SELECT"),
        QStringList({uR"(SELECT departments.id, departments.name, departments.head_id, employees_2.id, employees_2.name, )"
                     "employees_2.department_id, employees_2.manager_id, employees_2.salary, employees_2.level FROM departments "
                     "LEFT JOIN employees AS employees_2 ON departments.id = employees_2.department_id ORDER BY departments.id"_s}));
    QCOMPARE(session.query(db.table(u"departments"_s)).withJoined(u"employees"_s).count(), 3);
}

void TestLoading::joinedLoadingOfAParent()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto employees = session.query(db.table(u"employees"_s)).withJoined(u"manager"_s).withJoined(u"badge"_s).orderBy(u"id"_s).limit(3).all();
    QStringList seen;
    for (const Record &each : employees) {
        const Record manager = each.one(u"manager");
        const Record badge = each.one(u"badge");
        seen.append((manager ? manager.value(u"name").toText() : u"-"_s) + u'/' + (badge ? badge.value(u"code").toText() : u"-"_s));
    }
    QCOMPARE(seen, QStringList({u"-/A1"_s, u"Ann/B2"_s, u"Ann/-"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1); // neither multiplies the rows, so the limit holds
}

void TestLoading::joinedLoadingFollowsPaths()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto departments = session.query(db.table(u"departments"_s)).withJoined(u"employees.orders.items.product"_s).orderBy(u"id"_s).all();
    QStringList seen;
    for (const Record &department : departments) {
        for (const Record &employee : department.many(u"employees")) {
            for (const Record &order : employee.many(u"orders")) {
                for (const Record &item : order.many(u"items"))
                    seen.append(employee.value(u"name").toText() + order.value(u"number").toText() + item.one(u"product").value(u"name").toText());
            }
        }
    }
    QCOMPARE(seen, QStringList({u"BobXPen"_s, u"BobXInk"_s, u"BobYInk"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
    QCOMPARE(names(departments.first().many(u"employees")), QStringList({u"Ann"_s, u"Bob"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestLoading::joinedLoadingOfManyToMany()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto products = session.query(db.table(u"products"_s)).withJoined(u"tags"_s).orderBy(u"name"_s, true).all();
    QCOMPARE(names(products), QStringList({u"Pen"_s, u"Ink"_s}));
    QCOMPARE(names(products[0].many(u"tags")), QStringList({u"blue"_s, u"red"_s}));
    QCOMPARE(names(products[1].many(u"tags")), QStringList({u"blue"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestLoading::joinedAndApartInOneQuery()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto employees = session.query(db.table(u"employees"_s)).withJoined(u"department"_s).with(u"orders.items"_s)
                               .with(u"department.employees"_s).orderBy(u"id"_s).all();
    const QStringList selects = recorder.starting(u"SELECT");
    QCOMPARE(selects.size(), 4); // employees with departments, employees of those, orders, items
    QVERIFY2(selects[0].contains(u"LEFT JOIN departments AS departments_2"_s), qPrintable(selects[0]));
    QCOMPARE(names(employees[3].one(u"department").many(u"employees")), QStringList({u"Cid"_s, u"Dot"_s}));
    QCOMPARE(employees[1].many(u"orders").at(0).many(u"items").size(), 2);
    QCOMPARE(recorder.starting(u"SELECT").size(), 4);
}

void TestLoading::conditionsDoNotCutJoinedCollections()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto departments = session.query(db.table(u"departments"_s)).join(u"employees"_s)
                                 .where(jw::col(*db.table(u"employees"_s), u"name") == u"Dot"_s).withJoined(u"employees"_s).all();
    QCOMPARE(staff(departments), QStringList({u"Store: Cid Dot"_s}));
}

void TestLoading::aLimitCountsObjects()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto query = session.query(db.table(u"departments"_s)).withJoined(u"employees"_s).orderBy(u"id"_s);
    QCOMPARE(staff(query.limit(2).all()), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 2); // the collections by a SELECT of their own
    QCOMPARE(staff({*query.first()}), QStringList({u"Sales: Ann Bob"_s}));
}

void TestLoading::pendingMembersStayInAJoinedCollection()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const Record fresh = db.add(session, u"employees"_s, {{u"name"_s, u"Eve"_s}, {u"department_id"_s, 1}});
    const Record moved = session.get(db.table(u"employees"_s), {4});
    moved["department_id"] = 1;
    session.remove(session.get(db.table(u"employees"_s), {2}));
    const auto departments = session.query(db.table(u"departments"_s)).withJoined(u"employees"_s).orderBy(u"id"_s).all();
    QCOMPARE(staff(departments.mid(0, 2)), QStringList({u"Sales: Ann Dot Eve"_s, u"Store: Cid"_s}));
}

void TestLoading::compositeKeysAreJoinedToo()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto items = session.query(db.table(u"order_items"_s)).withJoined(u"order"_s).withJoined(u"product"_s).all();
    QStringList seen;
    for (const Record &item : items)
        seen.append(item.one(u"order").value(u"number").toText() + item.one(u"product").value(u"name").toText());
    seen.sort();
    QCOMPARE(seen, QStringList({u"XInk"_s, u"XPen"_s, u"YInk"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestLoading::aResultReadInPartsIsLoadedApart()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"departments"_s)).withJoined(u"employees"_s).orderBy(u"id"_s);
    QList<Record> seen;
    QStringList lines;
    for (const Record &department : query.stream(1)) {
        lines += staff({department});
        seen.append(department);
    }
    QCOMPARE(lines, QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s, u"Empty: "_s}));
    QCOMPARE(staff(query.page(2).objects()), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s}));
}

void TestLoading::aSessionOnAWorkerJoinsToo()
{
    const Company db;
    fill(db);
    jw::Session session(std::make_shared<jw::Worker>(db.engine), db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto departments
        = wait(session.async().all(session.query(db.table(u"departments"_s)).withJoined(u"employees.orders"_s).orderBy(u"id"_s)));
    QCOMPARE(staff(departments), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s, u"Empty: "_s}));
    QCOMPARE(names(departments[0].many(u"employees").at(1).many(u"orders"), u"number"_s), QStringList({u"X"_s, u"Y"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
}

void TestLoading::sessionsCanJoinWithEveryQuery()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    session.setLoading(db.table(u"employees"_s), u"department"_s, jw::Loading::Joined);
    jw::test::SqlRecorder recorder(db.engine);
    const auto employees = session.query(db.table(u"employees"_s)).orderBy(u"id"_s).all();
    QCOMPARE(employees[2].one(u"department").value(u"name"), Value(u"Store"_s));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
    recorder.clear();
    const auto apart = session.query(db.table(u"employees"_s)).lazily(u"department"_s).all();
    QCOMPARE(recorder.starting(u"SELECT").value(0).contains(u"JOIN"_s), false);
}

void TestLoading::raisingHoldsForTheObjectsOfAQuery()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto departments = session.query(db.table(u"departments"_s)).raising(u"employees"_s).orderBy(u"id"_s).all();
    const QString said = refusal(departments[0], u"employees");
    QVERIFY2(said.startsWith(u"departments.employees of departments 1 is not loaded"_s) && said.contains(u"tst_loading.cpp"_s), qPrintable(said));
    const Record ann = session.get(db.table(u"employees"_s), {1});
    QCOMPARE(names(ann.many(u"reports")), QStringList({u"Bob"_s, u"Cid"_s})); // nothing was said of it
    session.query(db.table(u"departments"_s)).with(u"employees"_s).all();
    QCOMPARE(staff(departments), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s, u"Empty: "_s})); // loaded, whoever did it
}

void TestLoading::raisingOthersLeavesWhatIsAskedFor()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    const auto employees = session.query(db.table(u"employees"_s)).with(u"orders"_s).lazily(u"reports"_s).raising().orderBy(u"id"_s).all();
    QCOMPARE(names(employees[1].many(u"orders"), u"number"_s), QStringList({u"X"_s, u"Y"_s}));
    QCOMPARE(names(employees[0].many(u"reports")), QStringList({u"Bob"_s, u"Cid"_s}));
    QVERIFY_THROWS_EXCEPTION(jw::Error, employees[0].one(u"department"));
    QVERIFY_THROWS_EXCEPTION(jw::Error, employees[0].one(u"badge"));
    QVERIFY2(refusal(employees[1].many(u"orders").at(0), u"items").startsWith(u"orders.items of "_s), "raising() follows with()");
}

void TestLoading::raisingAlongAPath()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    jw::test::SqlRecorder recorder(db.engine);
    const auto employees = session.query(db.table(u"employees"_s)).raising(u"orders.items"_s).orderBy(u"id"_s).all();
    QCOMPARE(recorder.starting(u"SELECT").size(), 2); // the orders on the way are loaded
    QVERIFY2(refusal(employees[1].many(u"orders").at(0), u"items").startsWith(u"orders.items of "_s), "the end raises");
    QCOMPARE(employees[0].one(u"department").value(u"name"), Value(u"Sales"_s));
}

void TestLoading::lazilyReplacesTheRuleOfTheSession()
{
    const Company db;
    fill(db);
    jw::Session session(db.engine, db.schema);
    session.setLazyLoading(jw::LazyLoading::Raise);
    session.setLoading(db.table(u"departments"_s), u"employees"_s, jw::Loading::SelectIn);
    jw::test::SqlRecorder recorder(db.engine);
    const auto departments = session.query(db.table(u"departments"_s)).lazily(u"employees"_s).orderBy(u"id"_s).all();
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
    QCOMPARE(staff(departments), QStringList({u"Sales: Ann Bob"_s, u"Store: Cid Dot"_s, u"Empty: "_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 2); // for all peers
}

void TestLoading::raisingCrossesThreads()
{
    const Company db;
    fill(db);
    jw::Session session(std::make_shared<jw::Worker>(db.engine), db.schema);
    const auto employees = wait(session.async().all(session.query(db.table(u"employees"_s)).with(u"orders"_s).raising().orderBy(u"id"_s)));
    QVERIFY2(refusal(employees[0], u"reports").contains(u"ask for it with with()"_s), "by the query's rule, not because of the thread");
    QVERIFY2(refusal(employees[1].many(u"orders").at(0), u"items").contains(u"ask for it with with()"_s), "along the path too");
}

QTEST_GUILESS_MAIN(TestLoading)
#include "tst_loading.moc"
