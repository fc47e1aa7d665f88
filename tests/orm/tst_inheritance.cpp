// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "staff.h"

#include "joinwright/orm/pendingstate.h"

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff; // the golden files of the C++ target, compiled

class TestInheritance : public QObject
{
    Q_OBJECT

private slots:
    // classes that share a table
    void aSubclassIsAddedWithItsValue();
    void aQueryOfASubclassGivesItsObjectsAlone();
    void aQueryOfTheBaseGivesEveryClass();
    void aWrongClassIsRefused();
    void eventsAreToldByClass();
    // classes with tables of their own
    void anObjectIsWrittenToItsTablesInOrder();
    void aQueryJoinsTheTablesOfAClass();
    void conditionsSeeEveryTableOfTheClass();
    void theBasesObjectsKnowTheirClasses();
    void partsAreLoadedForAllPeers();
    void oneObjectWhicheverClassItIsReachedBy();
    void onlyTheTableThatChangedIsWritten();
    void removingAnObjectEmptiesAllItsTables();
    void relationshipsLeadToAndFromDerivedClasses();
    void withFollowsRelationshipsOfEveryClass();
    void joinsAlongInheritedRelationships();
    void undoAndRevertTakeTheWholeObject();
    void aFailedCommitTakesTheWholeObjectBack();
    void objectsOutliveTheirSessionWhole();
    void aDetachedObjectIsMergedWhole();
    void getFindsOnlyObjectsOfTheClass();
    void recordsSeeTheTables();
    void raisingLeavesAnObjectWhole();
    void statementsOfManyRowsWriteOneTable();
};

// ---- classes that share a table

void TestInheritance::aSubclassIsAddedWithItsValue()
{
    const Staff s;
    Session session(s.engine);
    const test::SqlRecorder log(s.engine);
    const DoubleDecker decker = session.add<DoubleDecker>({.name = u"D1"_s, .seats = 40, .upperSeats = 30});
    session.commit();
    QCOMPARE(log.sqlWithValues().value(1).remove(u" RETURNING id"_s),
        u"INSERT INTO vehicles (name, kind, seats, upper_seats) VALUES (?, ?, ?, ?) <- D1, decker, 40, 30"_s);
    QCOMPARE(decker.kind(), u"decker"_s);
    QCOMPARE(*decker.seats(), 40);
    const Bus &bus = decker; // a decker is a bus is a vehicle
    const Vehicle &vehicle = bus;
    QCOMPARE(vehicle.name(), u"D1"_s);
}

void TestInheritance::aQueryOfASubclassGivesItsObjectsAlone()
{
    const Staff s;
    Session session(s.engine);
    session.add<Vehicle>({.name = u"V"_s});
    session.add<Truck>({.name = u"T"_s, .payload = 7.5});
    session.add<Bus>({.name = u"B"_s, .seats = 20});
    session.add<DoubleDecker>({.name = u"D"_s});
    session.commit();
    QCOMPARE(session.query<Truck>().count(), 1);
    const test::SqlRecorder log(s.engine);
    QCOMPARE(namesOf(session.query<Bus>().orderBy(Bus::c.name.asc()).all()), QStringList({u"B"_s, u"D"_s}));
    QVERIFY2(log.sqlWithValues().first().contains(u"WHERE kind IN (?, ?)"_s), qPrintable(log.sql().first()));
    QVERIFY2(log.sqlWithValues().first().endsWith(u"<- bus, decker"_s), qPrintable(log.sqlWithValues().first()));
    QCOMPARE(namesOf(session.query<Bus>().where(Bus::c.seats > 10).all()), QStringList {u"B"_s});
}

void TestInheritance::aQueryOfTheBaseGivesEveryClass()
{
    const Staff s;
    Session session(s.engine);
    session.add<Vehicle>({.name = u"V"_s});
    session.add<DoubleDecker>({.name = u"D"_s, .upperSeats = 30});
    session.commit();
    Session other(s.engine);
    const QList<Vehicle> all = other.query<Vehicle>().orderBy(Vehicle::c.id.asc()).all();
    QCOMPARE(namesOf(all), QStringList({u"V"_s, u"D"_s}));
    QVERIFY(!all[0].is<Bus>());
    QVERIFY(all[1].is<Bus>());
    QVERIFY(all[1].is<DoubleDecker>());
    QVERIFY(!all[1].is<Truck>());
    QCOMPARE(*all[1].as<DoubleDecker>().upperSeats(), 30);
}

void TestInheritance::aWrongClassIsRefused()
{
    const Staff s;
    Session session(s.engine);
    const Vehicle vehicle = session.add<Truck>({.name = u"T"_s});
    session.commit();
    QVERIFY(!session.get<Bus>(1));
    QVERIFY(session.get<Truck>(1).hasValue());
    try {
        vehicle.as<Bus>();
        QFAIL("a truck is no bus");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QVERIFY2(error.message().contains(u"no Bus"_s), qPrintable(error.message()));
    }
}

void TestInheritance::eventsAreToldByClass()
{
    const Staff s;
    Session session(s.engine);
    QStringList heard;
    const auto bus = session.listen<Bus>(Event::BeforeInsert, [&](const Bus &each) { heard.append(u"bus "_s + each.name()); });
    const auto manager = session.listen<Manager>(Event::AfterInsert, [&](const Manager &each) {
        heard.append(u"manager %1 %2"_s.arg(each.name()).arg(each.level()));
    });
    session.add<Truck>({.name = u"T"_s});
    session.add<DoubleDecker>({.name = u"D"_s});
    session.add<Manager>({.name = u"Ann"_s, .salary = Decimal(1), .level = 2});
    session.add<Employee>({.name = u"Ben"_s, .salary = Decimal(1)});
    session.commit();
    QCOMPARE(heard, QStringList({u"bus D"_s, u"manager Ann 2"_s}));
}

// ---- classes with tables of their own

void TestInheritance::anObjectIsWrittenToItsTablesInOrder()
{
    const Staff s;
    Session session(s.engine);
    const test::SqlRecorder log(s.engine);
    const Manager ann = session.add<Manager>({.name = u"Ann"_s, .salary = Decimal(900), .level = 3});
    QVERIFY(session.missingRequired().isEmpty());
    session.commit();
    QCOMPARE(log.sqlWithValues().mid(1, 3).replaceInStrings(u" RETURNING id"_s, QString()),
        QStringList({u"INSERT INTO people (name, kind, version) VALUES (?, ?, ?) <- Ann, manager, 1"_s,
            u"INSERT INTO employees (id, salary) VALUES (?, ?) <- 1, %1"_s.arg(s.engine.dialect().toDatabase(Decimal(900), ColumnType::decimal(10, 2)).toString()),
            u"INSERT INTO managers (id, level) VALUES (?, ?) <- 1, 3"_s}));
    QCOMPARE(ann.id(), 1);
    QCOMPARE(ann.name(), u"Ann"_s);
    QCOMPARE(ann.salary(), Decimal(900));
    QCOMPARE(ann.level(), 3);
    const Employee employee = ann;
    const Person person = employee;
    QCOMPARE(person.name(), u"Ann"_s);
    QCOMPARE(employee.salary(), Decimal(900));
}

void TestInheritance::aQueryJoinsTheTablesOfAClass()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const test::SqlRecorder log(s.engine);
    const QList<Manager> managers = session.query<Manager>().all();
    QCOMPARE(managers.size(), 1);
    QVERIFY2(log.sql().first().contains(u"JOIN employees"_s) && log.sql().first().contains(u"JOIN people"_s), qPrintable(log.sql().first()));
    const qsizetype statements = log.sql().size();
    QCOMPARE(managers.first().name(), u"Ann"_s);
    QCOMPARE(managers.first().salary(), Decimal(900));
    QCOMPARE(managers.first().level(), 3);
    QCOMPARE(log.sql().size(), statements); // all of it is there
    QCOMPARE(session.query<Employee>().count(), 3);
}

void TestInheritance::conditionsSeeEveryTableOfTheClass()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    QCOMPARE(namesOf(session.query<Employee>().where(Person::c.name.startsWith(u"B"_s) && Employee::c.salary > 100).all()), QStringList {u"Ben"_s});
    QCOMPARE(namesOf(session.query<Employee>().where(Employee::c.salary < 600).orderBy(Employee::c.name.desc()).all()),
        QStringList({u"Cid"_s, u"Ben"_s}));
    QCOMPARE(namesOf(session.query<Manager>().where(Manager::c.level == 3 && Manager::c.salary > 800).all()), QStringList {u"Ann"_s});
}

void TestInheritance::theBasesObjectsKnowTheirClasses()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const QList<Person> people = session.query<Person>().orderBy(Person::c.name.asc()).all();
    QCOMPARE(people.size(), 5);
    const test::SqlRecorder log(s.engine);
    QVERIFY(people[0].is<Manager>());
    QVERIFY(people[0].is<Employee>());
    QVERIFY(!people[1].is<Manager>());
    QVERIFY(people[1].is<Employee>());
    QVERIFY(people[3].is<Guest>());
    QVERIFY(!people[4].is<Employee>());
    QVERIFY2(log.sql().isEmpty(), "the discriminator says it");
    QCOMPARE(people[0].as<Manager>().level(), 3);
    QCOMPARE(people[3].as<Guest>().invitedBy(), u"Ann"_s);
    QVERIFY_EXCEPTION_THROWN(people[4].as<Employee>(), Error);
}

void TestInheritance::partsAreLoadedForAllPeers()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const QList<Person> people = session.query<Person>().all();
    const test::SqlRecorder log(s.engine);
    Decimal sum;
    for (const Person &person : people) {
        if (person.is<Employee>())
            sum = sum + person.as<Employee>().salary();
    }
    QCOMPARE(sum, Decimal(1800));
    QCOMPARE(log.sql().size(), 1);
}

void TestInheritance::oneObjectWhicheverClassItIsReachedBy()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Manager manager = named<Manager>(session, u"Ann"_s);
    QCOMPARE(Handle(named<Person>(session, u"Ann"_s)), Handle(manager));
    QCOMPARE(Handle(named<Employee>(session, u"Ann"_s)), Handle(manager));
    QCOMPARE(Handle(*session.get<Manager>(manager.id())), Handle(manager));
    Employee(manager).setSalary(Decimal(950));
    QCOMPARE(manager.salary(), Decimal(950));
}

void TestInheritance::onlyTheTableThatChangedIsWritten()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    const test::SqlRecorder log(s.engine);
    session.commit();
    QCOMPARE(log.starting(u"UPDATE"),
        QStringList({u"UPDATE people SET version = ? WHERE id = ? AND version = ?"_s, // which has the version of all
            u"UPDATE managers SET level = ? WHERE id = ? AND level = ?"_s}));
    ann.setName(u"Anne"_s);
    ann.setSalary(Decimal(1000));
    session.commit();
    QCOMPARE(log.starting(u"UPDATE").mid(2),
        QStringList({u"UPDATE people SET name = ?, version = ? WHERE id = ? AND version = ?"_s,
            u"UPDATE employees SET salary = ? WHERE id = ? AND salary = ?"_s}));
}

void TestInheritance::removingAnObjectEmptiesAllItsTables()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    for (const Project &project : session.query<Project>())
        session.remove(project);
    for (Employee employee : session.query<Employee>())
        employee.setBoss(Manager());
    const Person ann = named<Person>(session, u"Ann"_s); // by its base: the rest is loaded before
    session.remove(ann);
    const test::SqlRecorder log(s.engine);
    session.commit();
    QCOMPARE(log.starting(u"DELETE").mid(1),
        QStringList({u"DELETE FROM managers WHERE id = ?"_s, u"DELETE FROM employees WHERE id = ?"_s,
            u"DELETE FROM people WHERE id = ? AND version = ?"_s}));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM people"_s), Value(4));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees"_s), Value(2));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM managers"_s), Value(0));
}

void TestInheritance::relationshipsLeadToAndFromDerivedClasses()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Employee ben = named<Employee>(session, u"Ben"_s);
    const Manager ann = ben.boss();
    QCOMPARE(ann.name(), u"Ann"_s);
    QCOMPARE(ann.team().name(), u"Sales"_s); // inherited
    QCOMPARE(namesOf(ann.reports().toList()), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(ann.projects().at(0).lead(), ann);
    QVERIFY(ann.reports().contains(ben));
    ann.reports().remove(ben);
    QVERIFY(!ben.boss());
    const Manager zoe = session.add<Manager>({.name = u"Zoe"_s, .salary = Decimal(1)});
    ben.setBoss(zoe);
    QCOMPARE(zoe.reports().toList(), QList<Employee> {ben});
    const Employee fay = zoe.reports().add<Employee>({.name = u"Fay"_s, .salary = Decimal(2)});
    QCOMPARE(fay.boss(), zoe);
    QCOMPARE(fay.kind(), u"employee"_s);
    session.commit();
    QCOMPARE(s.rows(u"SELECT p.name FROM employees e JOIN people p USING (id) JOIN people b ON b.id = e.boss_id WHERE b.name = 'Zoe' ORDER BY 1"_s),
        QList<QList<Value>>({{u"Ben"_s}, {u"Fay"_s}}));
}

void TestInheritance::withFollowsRelationshipsOfEveryClass()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    session.setLazyLoading(LazyLoading::Raise);
    const QList<Manager> managers = session.query<Manager>().with(Person::rel.team).with(Manager::rel.projects).all();
    QCOMPARE(managers.first().team().name(), u"Sales"_s);
    QCOMPARE(managers.first().projects().at(0).title(), u"Moon"_s);
    const QList<Person> people = session.query<Person>().with(Manager::rel.projects).all();
    QCOMPARE(people.size(), 5);
}

void TestInheritance::joinsAlongInheritedRelationships()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    QCOMPARE(namesOf(session.query<Employee>().join(Person::rel.team).where(Team::c.name == u"Sales"_s).orderBy(Person::c.name.asc()).all()),
        QStringList({u"Ann"_s, u"Ben"_s}));
    QCOMPARE(session.query<Project>().join(Project::rel.lead).where(Manager::c.level == 3).count(), 1);
}

void TestInheritance::undoAndRevertTakeTheWholeObject()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setName(u"Anne"_s);
    ann.setLevel(9);
    session.revert(ann);
    QCOMPARE(ann.name(), u"Ann"_s);
    QCOMPARE(ann.level(), 3);
    session.undo();
    QCOMPARE(ann.name(), u"Anne"_s);
    QCOMPARE(ann.level(), 9);
    // In a session that took over what waited, only the part that was edited is in memory.
    Session heir(s.engine, staff::schema());
    heir.restore(session.pendingState());
    const jw::Record person = heir.query(staff::schema().table(u"people"_s)).where(Person::c.id == ann.id()).one();
    heir.revert(person);
    QVERIFY(!heir.hasChanges());
    QCOMPARE(person.as<Manager>().level(), 3);
    session.rollback();
    session.add<Guest>({.name = u"Gus"_s, .invitedBy = u"Eve"_s});
    session.undo();
    QVERIFY(!session.hasChanges());
    session.redo();
    session.commit();
    QCOMPARE(s.scalar(u"SELECT count(*) FROM guests"_s), Value(2));
}

void TestInheritance::aFailedCommitTakesTheWholeObjectBack()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Manager zoe = session.add<Manager>({.name = u"Zoe"_s, .salary = Decimal(1), .level = 2});
    session.add<Project>({.id = 1, .title = u"Twin"_s, .lead = zoe});
    QVERIFY_EXCEPTION_THROWN(session.commit(), IntegrityError);
    QCOMPARE(session.added().size(), 4);
    QCOMPARE(zoe.state(), RowState::Pending);
    QCOMPARE(zoe.level(), 2);
    QCOMPARE(s.scalar(u"SELECT count(*) FROM people"_s), Value(5));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM managers"_s), Value(1));
}

void TestInheritance::objectsOutliveTheirSessionWhole()
{
    const Staff s;
    s.fill();
    Manager ann;
    {
        Session session(s.engine);
        ann = named<Manager>(session, u"Ann"_s);
        QCOMPARE(ann.level(), 3);
    }
    QCOMPARE(ann.state(), RowState::Detached);
    QCOMPARE(ann.name(), u"Ann"_s);
    QCOMPARE(ann.salary(), Decimal(900));
    QCOMPARE(ann.level(), 3);
}

void TestInheritance::aDetachedObjectIsMergedWhole()
{
    const Staff s;
    s.fill();
    Manager given;
    {
        Session session(s.engine);
        given = named<Manager>(session, u"Ann"_s);
        given.setName(u"Anne"_s);
        given.setLevel(5);
    }
    {
        Session session(s.engine);
        const Manager ann = session.merge(given);
        QCOMPARE(ann.level(), 5);
        QCOMPARE(session.changed().size(), 2);
        session.rollback();
    }
    Session session(s.engine);
    const test::SqlRecorder log(s.engine);
    const Manager ann = session.attach(given);
    QCOMPARE(ann.level(), 5);
    QCOMPARE(ann.name(), u"Anne"_s);
    QVERIFY(log.sql().isEmpty());
    session.commit();
    QCOMPARE(s.rows(u"SELECT name, level FROM people JOIN managers USING (id)"_s), QList<QList<Value>>({{u"Anne"_s, 5}}));
}

void TestInheritance::getFindsOnlyObjectsOfTheClass()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const qint64 ben = named<Person>(session, u"Ben"_s).id();
    QVERIFY(session.get<Person>(ben).hasValue());
    QVERIFY(session.get<Employee>(ben).hasValue());
    QVERIFY(!session.get<Manager>(ben));
    QCOMPARE(session.get<Employee>(ben)->name(), u"Ben"_s);
}

void TestInheritance::recordsSeeTheTables()
{
    const Staff s;
    s.fill();
    Session session(s.engine, staff::schema());
    const QList<Record> rows = session.query(staff::schema().table(u"managers"_s)).all();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first()["level"].to<int>(), 3);
    const Record base = rows.first().one(u"base");
    QCOMPARE(base["salary"].to<Decimal>(), Decimal(900));
    QCOMPARE(rows.first().as<Person>().name(), u"Ann"_s);
    QVERIFY(rows.first().is<Manager>());
}

void TestInheritance::raisingLeavesAnObjectWhole()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const QList<Person> people = session.query<Person>().raising().orderBy(Person::c.name).all();
    QVERIFY(people[0].is<Manager>());
    QCOMPARE(people[0].as<Manager>().level(), 3);
    QVERIFY_EXCEPTION_THROWN(people[0].team(), Error);
    QCOMPARE(people[0].as<Manager>().projects().size(), 1); // of the row of another table: nothing was said
}

void TestInheritance::statementsOfManyRowsWriteOneTable()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Truck truck = session.upsert<Truck>().values({.name = u"T"_s, .payload = 2.5}).objects().value(0);
    QCOMPARE(truck.kind(), u"truck"_s); // the discriminator is set
    QCOMPARE(session.query<Truck>().set(Vehicle::c.name, u"U"_s).set(Truck::c.payload, 3.0).update(), 1);
    QCOMPARE(truck.name(), u"U"_s);
    QCOMPARE(session.query<Employee>().where(Person::c.name == u"Ben"_s).set(Employee::c.salary, Decimal(1)).update(), 1);
    QCOMPARE(session.query<Truck>().removeAll(), 1);
    for (const auto &act : std::initializer_list<std::function<void()>> {
             [&] { session.query<Employee>().removeAll(); }, // half of each object
             [&] { session.upsert<Employee>().values({.name = u"X"_s, .salary = Decimal(1)}); },
         }) {
        try {
            act();
            QFAIL("an error was expected");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Usage);
            QVERIFY2(error.message().startsWith(u"objects of employees are rows of people too"_s), error.what());
        }
    }
    session.commit();
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees JOIN people USING (id) WHERE name = 'Ben' AND salary = 1"_s), Value(1));
    QCOMPARE(s.scalar(u"SELECT count(*) FROM employees"_s), Value(3));
}

QTEST_GUILESS_MAIN(TestInheritance)
#include "tst_inheritance.moc"
