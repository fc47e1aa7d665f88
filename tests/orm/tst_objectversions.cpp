// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "staff.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff;

/// An object that is rows of several tables has one version, in the table of a class that its own extends.
class TestObjectVersions : public QObject
{
    Q_OBJECT

private slots:
    void aChangeInAnyTableCounts_data();
    void aChangeInAnyTableCounts();
    void anObjectOfThreeTablesCountsOnce();
    void changesOfDifferentTablesConflict();
    void theConflictNamesWhatTheVersionWas();
    void aConflictIsSettledByRebasing();
    void theVersionThatWasLoadedIsKept();
    void removingChecksTheVersion();
    void aRowThatIsTakenAwayOrAddedCounts();
    void thePlanSaysWhatCounts();
    void undoneChangesDoNotCount();
    void rollbackTakesTheVersionBack();
    void savepointsTakeTheVersionBack();
    void recordsOfOneTableCountToo();
    void manyRecordsOfOneTableCountTogether();
    void aNewObjectCountsFromOne();
    void refreshingBringsTheObjectUpToDate();
    void anObjectWhoseVersionMovedIsReadAgain();
    void updatesOfManyObjectsCount();
    void updatesOfManyObjectsSetColumnsOfAllTables();
    void updatesOfManyObjectsAreTakenBack();
    void updatesOfOtherColumnsAreRefused();
    void aWorkerCountsToo();
    void eventsTellOfBothRows();
    void aDetachedObjectIsCompared();
};

namespace {

QList<Value> versions(const Staff &s)
{
    QList<Value> versions;
    for (const QList<Value> &row : s.rows(u"SELECT version FROM people ORDER BY id"_s))
        versions.append(row.first());
    return versions;
}

qint64 versionOf(const Staff &s, const QString &name)
{
    return s.scalar(u"SELECT version FROM people WHERE name = '%1'"_s.arg(name)).toInt64();
}

/// What another program does to Ann.
void changeElsewhere(const Staff &s, const std::function<void(Manager &)> &change)
{
    Session other(s.engine);
    Manager ann = named<Manager>(other, u"Ann"_s);
    change(ann);
    other.commit();
}

StaleDataError conflictOf(Session &session)
{
    try {
        session.commit();
    } catch (const StaleDataError &error) {
        return error;
    }
    return StaleDataError({});
}

} // namespace

void TestObjectVersions::aChangeInAnyTableCounts_data()
{
    QTest::addColumn<std::function<void(Manager &)>>("change");
    QTest::newRow("of the base") << std::function<void(Manager &)>([](Manager &ann) { ann.setBio(u"x"_s); });
    QTest::newRow("of the class between") << std::function<void(Manager &)>([](Manager &ann) { ann.setSalary(Decimal(1)); });
    QTest::newRow("of its own") << std::function<void(Manager &)>([](Manager &ann) { ann.setLevel(7); });
    QTest::newRow("of all") << std::function<void(Manager &)>([](Manager &ann) {
        ann.setBio(u"x"_s);
        ann.setSalary(Decimal(1));
        ann.setLevel(7);
    });
}

void TestObjectVersions::aChangeInAnyTableCounts()
{
    QFETCH(std::function<void(Manager &)>, change);
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    change(ann);
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
    QCOMPARE(ann.version(), 2);
    change(ann = Manager(ann));
    session.commit(); // nothing has changed
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
    ann.setLevel(8);
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 3);
    QCOMPARE(versionOf(s, u"Ben"_s), 1);
}

void TestObjectVersions::anObjectOfThreeTablesCountsOnce()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    ann.setSalary(Decimal(950));
    const test::SqlRecorder log(s.engine);
    session.commit();
    const QStringList updates = log.starting(u"UPDATE");
    QCOMPARE(updates.size(), 3);
    QCOMPARE(updates.first(), u"UPDATE people SET version = ? WHERE id = ? AND version = ?"_s);
    QVERIFY(updates.contains(u"UPDATE employees SET salary = ? WHERE id = ? AND salary = ?"_s));
    QVERIFY(updates.contains(u"UPDATE managers SET level = ? WHERE id = ? AND level = ?"_s));
}

void TestObjectVersions::changesOfDifferentTablesConflict()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    changeElsewhere(s, [](Manager &other) { other.setSalary(Decimal(1)); });
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
    QCOMPARE(s.scalar(u"SELECT level FROM managers"_s), Value(3));
    QCOMPARE(ann.level(), 4);
    session.rollback();
    session.expireAll();
    ann.setName(u"Anne"_s);
    changeElsewhere(s, [](Manager &other) { other.setLevel(9); });
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
    QCOMPARE(s.scalar(u"SELECT count(*) FROM people WHERE name = 'Anne'"_s), Value(0));
}

void TestObjectVersions::theConflictNamesWhatTheVersionWas()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    for (int i = 0; i < 2; ++i)
        changeElsewhere(s, [i](Manager &other) { other.setSalary(Decimal(i)); });
    const StaleDataError conflict = conflictOf(session);
    QCOMPARE(conflict.rows().size(), 1);
    const StaleRow &row = conflict.rows().first();
    QCOMPARE(row.object, u"Person %1"_s.arg(ann.id()));
    QCOMPARE(row.tableName, u"people"_s);
    QCOMPARE(row.cells.size(), 1);
    QCOMPARE(row.cells.first().column, u"version"_s);
    QCOMPARE(row.cells.first().base, Value(1));
    QCOMPARE(row.cells.first().mine, Value(2));
    QCOMPARE(row.cells.first().theirs, Value(3));
    QVERIFY2(conflict.message().contains(u"version: was 1, is 3 now, yours: 2"_s), conflict.what());
}

void TestObjectVersions::aConflictIsSettledByRebasing()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    changeElsewhere(s, [](Manager &other) { other.setSalary(Decimal(1)); });
    session.rebase(conflictOf(session));
    QCOMPARE(ann.version(), 2);
    QCOMPARE(ann.salary(), Decimal(1)); // of another of its rows
    QCOMPARE(ann.level(), 4);
    session.commit();
    QCOMPARE(s.rows(u"SELECT version, level FROM people JOIN managers USING (id)"_s), QList<QList<Value>>({{3, 4}}));
}

void TestObjectVersions::theVersionThatWasLoadedIsKept()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    named<Manager>(session, u"Ann"_s).setLevel(4); // nobody holds the object any more
    session.trim();
    changeElsewhere(s, [](Manager &other) { other.setSalary(Decimal(1)); });
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
    session.rollback();
    session.trim();
    QCOMPARE(session.rowsInMemory(Id::fromNumber(Person::entity.table)), 0);
    named<Manager>(session, u"Ann"_s).setLevel(5);
    session.undo();
    session.trim();
    QCOMPARE(session.rowsInMemory(Id::fromNumber(Person::entity.table)), 0); // nor does what was taken back
}

void TestObjectVersions::removingChecksTheVersion()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Employee cid = named<Employee>(session, u"Cid"_s);
    {
        Session other(s.engine);
        named<Employee>(other, u"Cid"_s).setSalary(Decimal(1));
        other.commit();
    }
    session.remove(cid);
    const StaleDataError conflict = conflictOf(session);
    QCOMPARE(conflict.rows().size(), 1);
    QCOMPARE(conflict.rows().first().object, u"Person %1"_s.arg(cid.id()));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees"_s), Value(3));
    session.rebase(conflict);
    session.commit();
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees"_s), Value(2));
}

void TestObjectVersions::aRowThatIsTakenAwayOrAddedCounts()
{
    const Staff s;
    s.fill();
    const Schema &schema = staff::schema();
    Session session(s.engine, schema);
    const Employee ben = named<Employee>(session, u"Ben"_s);
    Record promotion = session.add(schema.table(u"managers"_s));
    promotion["id"] = ben.id();
    promotion["level"] = 1;
    session.commit();
    QCOMPARE(versionOf(s, u"Ben"_s), 2);
    QCOMPARE(ben.version(), 2);
    session.remove(promotion);
    session.commit();
    QCOMPARE(versionOf(s, u"Ben"_s), 3);
    QCOMPARE(ben.version(), 3);
    QCOMPARE(s.scalar(u"SELECT count(*) FROM managers"_s), Value(1));
}

void TestObjectVersions::thePlanSaysWhatCounts()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setSalary(Decimal(1));
    ann.setLevel(4);
    QList<Record> objects;
    const FlushPlan plan = session.plan(&objects);
    QCOMPARE(plan.operations.size(), 3);
    QCOMPARE(plan.operations[0].reason.text(), u"counts a change in employees, managers"_s);
    QVERIFY2(plan.preview(0, s.engine.dialect()).endsWith(u"SET version = 2 WHERE id = %1 AND version = 1"_s.arg(ann.id())),
        qPrintable(plan.preview(0, s.engine.dialect())));
    QCOMPARE(objects[0].table().name, u"people"_s);
    ann.setName(u"Anne"_s);
    QCOMPARE(session.plan().operations[0].reason.text(), u"name changed"_s);
    QCOMPARE(session.changed().size(), 3); // what counts is no change of its own
    ann.setName(u"Ann"_s);
    QCOMPARE(session.changed().size(), 2);
}

void TestObjectVersions::undoneChangesDoNotCount()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    session.undo();
    QVERIFY(!session.hasChanges());
    QVERIFY(session.plan().isEmpty());
    session.redo();
    QCOMPARE(session.plan().operations.size(), 2);
    ann.setLevel(3);
    QVERIFY(session.plan().isEmpty());
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 1);
}

void TestObjectVersions::rollbackTakesTheVersionBack()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    session.flush();
    QCOMPARE(ann.version(), 2);
    ann.setSalary(Decimal(1));
    session.flush();
    QCOMPARE(ann.version(), 3);
    session.rollback();
    QCOMPARE(ann.version(), 1);
    QCOMPARE(versionOf(s, u"Ann"_s), 1);
    ann.setLevel(5);
    session.commit();
    QCOMPARE(ann.version(), 2);
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
}

void TestObjectVersions::savepointsTakeTheVersionBack()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    session.flush();
    {
        Savepoint savepoint(session);
        ann.setLevel(5);
        session.flush();
        QCOMPARE(ann.version(), 3);
        savepoint.rollback();
    }
    QCOMPARE(ann.version(), 2);
    ann.setSalary(Decimal(1));
    session.commit();
    QCOMPARE(ann.version(), 3);
    QCOMPARE(versionOf(s, u"Ann"_s), 3);
    QCOMPARE(s.scalar(u"SELECT level FROM managers"_s), Value(4));
}

void TestObjectVersions::recordsOfOneTableCountToo()
{
    const Staff s;
    s.fill();
    const Schema &schema = staff::schema();
    Session holder(s.engine);
    Manager theirs = named<Manager>(holder, u"Ann"_s);
    theirs.setSalary(Decimal(1));
    Session session(s.engine, schema);
    const Record level = session.query(schema.table(u"managers"_s)).one(); // of the rest of the object nothing is known
    level["level"] = 4;
    QList<Record> objects;
    const FlushPlan plan = session.plan(&objects);
    QCOMPARE(plan.operations.size(), 2);
    QCOMPARE(objects.size(), 2);
    QCOMPARE(plan.operations[1].reason.text(), u"counts a change in managers"_s);
    QVERIFY2(plan.preview(1, s.engine.dialect()).startsWith(u"UPDATE people SET version = CASE WHEN"_s), qPrintable(plan.preview(1, s.engine.dialect())));
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
    QVERIFY_EXCEPTION_THROWN(holder.commit(), StaleDataError);
    level["level"] = 5;
    const test::SqlRecorder log(s.engine);
    const Person whole = level.as<Person>(); // now it is known
    QCOMPARE(whole.version(), 2);
    session.commit();
    QVERIFY(log.sql().contains(u"UPDATE people SET version = ? WHERE id = ? AND version = ?"_s));
    QCOMPARE(whole.version(), 3);
}

void TestObjectVersions::manyRecordsOfOneTableCountTogether()
{
    const Staff s;
    {
        Session session(s.engine);
        for (int i = 0; i < 30; ++i)
            session.add<Employee>({.name = QString::number(i), .salary = Decimal(i)});
        session.commit();
    }
    const Schema &schema = staff::schema();
    Session session(s.engine, schema);
    for (const Record &employee : session.query(schema.table(u"employees"_s)).all())
        employee["salary"] = Decimal(77);
    const test::SqlRecorder log(s.engine);
    session.commit();
    QCOMPARE(log.starting(u"UPDATE people").size(), 1);
    QCOMPARE(versions(s), QList<Value>(30, Value(2)));
}

void TestObjectVersions::aNewObjectCountsFromOne()
{
    const Staff s;
    const Schema &schema = staff::schema();
    Session session(s.engine, schema);
    const Manager zoe = session.add<Manager>({.name = u"Zoe"_s, .salary = Decimal(1)});
    Record person = session.add(schema.table(u"people"_s)); // rows that go together by their keys alone
    person["id"] = 70;
    person["name"] = u"Yan"_s;
    person["kind"] = u"employee"_s;
    Record employee = session.add(schema.table(u"employees"_s));
    employee["id"] = 70;
    employee["salary"] = Decimal(2);
    session.commit();
    QCOMPARE(versions(s), QList<Value>({1, 1}));
    QCOMPARE(zoe.version(), 1);
    QCOMPARE(person["version"].to<int>(), 1);
}

void TestObjectVersions::refreshingBringsTheObjectUpToDate()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    changeElsewhere(s, [](Manager &other) { other.setLevel(8); });
    session.refresh(ann);
    QCOMPARE(ann.level(), 8);
    QCOMPARE(ann.version(), 2);
    ann.setSalary(Decimal(1));
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 3);
    changeElsewhere(s, [](Manager &other) { other.setLevel(9); });
    session.expire(ann);
    ann.setName(u"Anna"_s);
    session.commit();
    QCOMPARE(ann.level(), 9);
    QCOMPARE(ann.version(), 5);
}

void TestObjectVersions::anObjectWhoseVersionMovedIsReadAgain()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Manager ann = named<Manager>(session, u"Ann"_s);
    QCOMPARE(ann.level(), 3);
    changeElsewhere(s, [](Manager &other) { other.setLevel(8); });
    const QList<Person> people = session.query<Person>().all(); // brings the version, and nothing of the level
    QCOMPARE(people.size(), 5);
    QCOMPARE(ann.level(), 8);
    const test::SqlRecorder log(s.engine);
    session.query<Manager>().all();
    const qsizetype asked = log.sql().size();
    QCOMPARE(ann.level(), 8);
    QCOMPARE(ann.salary(), Decimal(900));
    QCOMPARE(log.sql().size(), asked); // what was read whole is not read twice
}

void TestObjectVersions::updatesOfManyObjectsCount()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Session other(s.engine);
    Employee theirs = named<Employee>(other, u"Ben"_s);
    theirs.setName(u"Benno"_s);
    const Person ben = named<Person>(session, u"Ben"_s);
    QCOMPARE(session.query<Employee>().where(Person::c.version == 1 && Employee::c.salary < 600).set(Employee::c.salary, Decimal(7)).update(), 2);
    session.commit();
    QCOMPARE(versions(s), QList<Value>({1, 2, 2, 1, 1}));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees WHERE salary = 7"_s), Value(2));
    QCOMPARE(ben.version(), 2);
    QVERIFY_EXCEPTION_THROWN(other.commit(), StaleDataError);
    ben.as<Employee>().setSalary(Decimal(8));
    session.commit();
    QCOMPARE(versionOf(s, u"Ben"_s), 3);
    QCOMPARE(session.query<Manager>().where(Manager::c.level > 100).set(Manager::c.level, 1).update(), 0);
    QCOMPARE(session.query<Person>().where(Person::c.name == u"Ann"_s).set(Person::c.bio, u"b"_s).update(), 1);
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
}

void TestObjectVersions::updatesOfManyObjectsSetColumnsOfAllTables()
{
    const Staff s;
    s.fill();
    Session session(s.engine, staff::schema());
    const Manager ann = named<Manager>(session, u"Ann"_s);
    QCOMPARE(session.query<Manager>()
                 .where(Person::c.name == u"Ann"_s)
                 .set(Person::c.name, u"Anna"_s)
                 .set(Employee::c.salary, Employee::c.salary + Decimal(1))
                 .set(Manager::c.level, 4)
                 .update(),
        1);
    QCOMPARE(ann.name(), u"Anna"_s);
    QCOMPARE(ann.salary(), Decimal(901));
    QCOMPARE(ann.level(), 4);
    QCOMPARE(ann.version(), 2);
    QCOMPARE(session.query(staff::schema().table(u"managers"_s)).set(u"bio"_s, u"by name"_s).update(), 1);
    session.commit();
    QCOMPARE(s.rows(u"SELECT name, level, bio, version FROM people JOIN managers USING (id)"_s),
        QList<QList<Value>>({{u"Anna"_s, 4, u"by name"_s, 3}}));
}

void TestObjectVersions::updatesOfManyObjectsAreTakenBack()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Manager ann = named<Manager>(session, u"Ann"_s);
    session.query<Manager>().set(Manager::c.level, 4).set(Person::c.name, u"N"_s).update();
    QCOMPARE(ann.name(), u"N"_s);
    session.rollback();
    QCOMPARE(ann.name(), u"Ann"_s);
    QCOMPARE(ann.level(), 3);
    QCOMPARE(ann.version(), 1);
    Manager(ann).setLevel(5);
    session.commit();
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
}

void TestObjectVersions::updatesOfOtherColumnsAreRefused()
{
    const Staff s;
    s.fill();
    Session session(s.engine, staff::schema());
    const auto refused = [](const auto &act, const QString &words) {
        try {
            act();
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Usage);
            QVERIFY2(error.message().contains(words), error.what());
            return;
        }
        QFAIL("an error was expected");
    };
    refused([&] { session.query<Person>().set(Manager::c.level, 1).update(); }, u"managers.level is no column of people"_s);
    refused([&] { session.query<Employee>().set(Person::c.version, 1).update(); }, u"counts the versions"_s);
    refused([&] { session.query(staff::schema().table(u"managers"_s)).set(u"colour"_s, 1).update(); }, u"managers has no column"_s);
}

void TestObjectVersions::aWorkerCountsToo()
{
    const Staff s;
    s.fill();
    Session session(std::make_shared<Worker>(s.engine), staff::schema());
    const auto wait = [](auto future) {
        while (!future.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        future.waitForFinished();
        return future;
    };
    const QList<Manager> managers = wait(session.async().all(session.query<Manager>())).result();
    Manager ann = managers.first();
    ann.setLevel(4);
    wait(session.async().commit());
    QCOMPARE(ann.version(), 2);
    QCOMPARE(versionOf(s, u"Ann"_s), 2);
    changeElsewhere(s, [](Manager &other) { other.setSalary(Decimal(1)); });
    ann.setLevel(5);
    QVERIFY_EXCEPTION_THROWN(wait(session.async().commit()), StaleDataError);
    session.revert(ann);
    wait(session.async().all(session.query<Manager>()));
    QCOMPARE(ann.salary(), Decimal(1));
    // A grid of one table knows nothing of the others.
    const QList<Record> rows = wait(session.async().all(session.query(staff::schema().table(u"employees"_s)))).result();
    for (const Record &row : rows)
        row["salary"] = Decimal(3);
    wait(session.async().commit());
    QCOMPARE(versions(s), QList<Value>({4, 2, 2, 1, 1}));
    wait(session.async().update(session.query<Employee>().where(Person::c.name == u"Cid"_s).set(Person::c.name, u"Sid"_s)));
    QCOMPARE(versionOf(s, u"Sid"_s), 3);
}

void TestObjectVersions::eventsTellOfBothRows()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    QStringList heard;
    const auto before = session.listen<Manager>(Event::BeforeUpdate, [&](const Manager &ann) { heard.append(u"before %1"_s.arg(ann.level())); });
    const auto after = session.listen<Manager>(Event::AfterUpdate, [&](const Manager &ann) {
        heard.append(u"after %1 version %2"_s.arg(ann.level()).arg(ann.version()));
    });
    named<Manager>(session, u"Ann"_s).setLevel(4);
    session.commit();
    QCOMPARE(heard, QStringList({u"before 4"_s, u"after 4 version 2"_s}));
}

void TestObjectVersions::aDetachedObjectIsCompared()
{
    const Staff s;
    s.fill();
    Manager given;
    {
        Session session(s.engine);
        given = named<Manager>(session, u"Ann"_s);
        QCOMPARE(given.level(), 3);
        given.setLevel(5);
    }
    changeElsewhere(s, [](Manager &other) { other.setSalary(Decimal(1)); });
    {
        Session session(s.engine);
        QVERIFY_EXCEPTION_THROWN(session.merge(given), StaleDataError);
    }
    Session session(s.engine);
    session.attach(given);
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
}

QTEST_GUILESS_MAIN(TestObjectVersions)
#include "tst_objectversions.moc"
