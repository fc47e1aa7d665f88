// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "bus.h"
#include "doubledecker.h"
#include "employee.h"
#include "guest.h"
#include "manager.h"
#include "truck.h"
#include "vehicle.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/liveresult.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff;

/// Live results of classes that extend one another, of deferred columns, and beside a session that flushes by itself.
class TestLiveClasses : public QObject
{
    Q_OBJECT

private slots:
    void classesThatShareATableAreToldApart();
    void classesWithTablesOfTheirOwnAreToldApart();
    void deferredColumnsAreReadAsTheyAre();
    void rowsOfOtherQueriesLackDeferredColumns();
    void deferredColumnsAreFetchedInTheWorker();
    void aDeferredColumnThatNothingIsDecidedByStaysAway();
    void autoflushDoesNotDisturbIt();
};

namespace {

struct Staff
{
    QTemporaryDir folder;
    Engine engine = Engine::open(test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"staff.db"_s)));

    Staff()
    {
        createAll(engine, staff::schema());
        Session session(engine);
        for (const QString &name : {u"Ann"_s, u"Bob"_s, u"Cid"_s})
            session.add<Person>({.name = name, .bio = u"about "_s + name});
        session.commit();
    }
};

QStringList names(const LiveResult &result)
{
    QStringList list;
    for (const Record &record : result.toList())
        list.append(Person(rootOf(record.row())).name());
    return list;
}

QStringList vehicles(const LiveResult &result)
{
    QStringList list;
    for (const Record &record : result.toList())
        list.append(record["name"].to<QString>());
    return list;
}

} // namespace

void TestLiveClasses::classesThatShareATableAreToldApart()
{
    const Staff db;
    Session session(db.engine);
    session.add<Bus>({.name = u"old bus"_s});
    session.add<Truck>({.name = u"old truck"_s});
    session.commit();
    const LiveResult all(session.query<Vehicle>().orderBy(Vehicle::c.name));
    const LiveResult buses(session.query<Bus>().orderBy(Vehicle::c.name));
    const LiveResult trucks(session.query<Truck>().orderBy(Vehicle::c.name));
    session.add<Bus>({.name = u"bus"_s});
    const auto truck = session.add<Truck>({.name = u"truck"_s, .payload = 3.5});
    const auto decker = session.add<DoubleDecker>({.name = u"decker"_s});
    QCOMPARE(vehicles(all), QStringList({u"bus"_s, u"decker"_s, u"old bus"_s, u"old truck"_s, u"truck"_s}));
    QCOMPARE(vehicles(buses), QStringList({u"bus"_s, u"decker"_s, u"old bus"_s}));
    QCOMPARE(vehicles(trucks), QStringList({u"old truck"_s, u"truck"_s}));
    session.commit();
    session.remove(decker);
    session.remove(truck);
    QCOMPARE(vehicles(buses), QStringList({u"bus"_s, u"old bus"_s}));
    QCOMPARE(vehicles(trucks), QStringList({u"old truck"_s}));
    session.rollback();
    QCOMPARE(vehicles(buses), QStringList({u"bus"_s, u"decker"_s, u"old bus"_s}));
}

void TestLiveClasses::classesWithTablesOfTheirOwnAreToldApart()
{
    const Staff db;
    Session session(db.engine);
    const LiveResult people(session.query<Person>().orderBy(Person::c.name));
    const LiveResult employees(session.query<Employee>().orderBy(Person::c.name));
    const LiveResult managers(session.query<Manager>().orderBy(Person::c.name));
    const auto eve = session.add<Employee>({.name = u"Eve"_s, .salary = Decimal("1")});
    const auto zoe = session.add<Manager>({.name = u"Zoe"_s, .salary = Decimal("2"), .level = 3});
    session.add<Guest>({.name = u"Guy"_s, .invitedBy = u"Eve"_s});
    QCOMPARE(names(people), QStringList({u"Ann"_s, u"Bob"_s, u"Cid"_s, u"Eve"_s, u"Guy"_s, u"Zoe"_s}));
    QCOMPARE(names(employees), QStringList({u"Eve"_s, u"Zoe"_s}));
    QCOMPARE(names(managers), QStringList({u"Zoe"_s}));
    session.commit();
    QCOMPARE(names(employees), QStringList({u"Eve"_s, u"Zoe"_s}));
    Manager(zoe).setName(u"Abe"_s); // stands in the row of the class at the root
    QCOMPARE(names(employees), QStringList({u"Abe"_s, u"Eve"_s}));
    session.remove(eve);
    QCOMPARE(names(employees), QStringList({u"Abe"_s}));
    session.commit();
    QCOMPARE(names(people), QStringList({u"Abe"_s, u"Ann"_s, u"Bob"_s, u"Cid"_s, u"Guy"_s}));
}

void TestLiveClasses::deferredColumnsAreReadAsTheyAre()
{
    const Staff db;
    Session session(db.engine);
    const test::SqlRecorder log(db.engine);
    const LiveResult result(session.query<Person>().where(Person::c.bio.endsWith(u"b"_s) || Person::c.bio.endsWith(u"n"_s)).orderBy(Person::c.bio.desc()));
    QCOMPARE(log.starting(u"SELECT").size(), 1);
    QVERIFY2(log.sql().first().startsWith(u"SELECT id, name, kind, team_id, bio, NULL, version FROM people"_s), qPrintable(log.sql().first()));
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Ann"_s}));
    const Person bob(result.at(0).row());
    Person(bob).setName(u"Bert"_s); // nothing that decides
    QCOMPARE(names(result), QStringList({u"Bert"_s, u"Ann"_s}));
    Person(bob).setBio(u"a man"_s);
    QCOMPARE(names(result), QStringList({u"Ann"_s, u"Bert"_s}));
    Person(bob).setBio(nullptr);
    QCOMPARE(names(result), QStringList({u"Ann"_s}));
    QCOMPARE(log.starting(u"SELECT").size(), 1);
}

void TestLiveClasses::rowsOfOtherQueriesLackDeferredColumns()
{
    const Staff db;
    Session session(db.engine);
    const LiveResult result(session.query<Person>().where(Person::c.name != u"Bob"_s && Person::c.bio.startsWith(u"about"_s)).orderBy(Person::c.name));
    QCOMPARE(names(result), QStringList({u"Ann"_s, u"Cid"_s}));
    const auto bob = session.query<Person>().where(Person::c.name == u"Bob"_s).one();
    const test::SqlRecorder log(db.engine);
    Person(bob).setName(u"Bert"_s);
    QCOMPARE(names(result), QStringList({u"Ann"_s, u"Bert"_s, u"Cid"_s})); // not as if it had no bio
    QCOMPARE(log.starting(u"SELECT").size(), 1);
}

void TestLiveClasses::deferredColumnsAreFetchedInTheWorker()
{
    const Staff db;
    Session session(std::make_shared<Worker>(db.engine), staff::schema());
    const LiveResult result(session.query<Person>().where(Person::c.name != u"Bob"_s && Person::c.bio.startsWith(u"about"_s)).orderBy(Person::c.name));
    QTRY_COMPARE(names(result), QStringList({u"Ann"_s, u"Cid"_s}));
    const auto bob = session.async().one(session.query<Person>().where(Person::c.name == u"Bob"_s));
    QTRY_VERIFY(bob.isFinished());
    bob.result().setName(u"Bert"_s);
    QVERIFY(result.isLoading());
    QTRY_COMPARE(names(result), QStringList({u"Ann"_s, u"Bert"_s, u"Cid"_s}));
    QVERIFY(!result.isLoading());
}

void TestLiveClasses::aDeferredColumnThatNothingIsDecidedByStaysAway()
{
    const Staff db;
    Session session(db.engine);
    const LiveResult result(session.query<Person>().orderBy(Person::c.name));
    const test::SqlRecorder log(db.engine);
    Person(result.at(0).row()).setName(u"Zoe"_s);
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Cid"_s, u"Zoe"_s}));
    QCOMPARE(log.sql(), QStringList());
    QCOMPARE(Person(result.at(0).row()).bio(), Opt<QString>(u"about Bob"_s));
    QCOMPARE(log.sql().size(), 1);
}

void TestLiveClasses::autoflushDoesNotDisturbIt()
{
    const Staff db;
    Session session(db.engine);
    session.setAutoflush(true);
    const LiveResult result(session.query<Person>().where(Person::c.name >= u"B"_s).orderBy(Person::c.name));
    const auto dot = session.add<Person>({.name = u"Dot"_s});
    const test::SqlRecorder log(db.engine);
    const LiveResult second(session.query<Person>().orderBy(Person::c.name.desc()).limit(2));
    QCOMPARE(log.starting(u"INSERT").size(), 0); // what waits counts as it is: nothing had to be written for it
    QCOMPARE(names(second), QStringList({u"Dot"_s, u"Cid"_s}));
    QCOMPARE(session.query<Person>().count(), 4); // writes it first
    QCOMPARE(log.starting(u"INSERT").size(), 1);
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Cid"_s, u"Dot"_s}));
    QVERIFY(dot.state() == RowState::Persistent);
    Person(dot).setName(u"Alf"_s);
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Cid"_s}));
    QCOMPARE(session.query<Person>().where(Person::c.name == u"Alf"_s).count(), 1);
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Cid"_s}));
    session.rollback();
    QCOMPARE(names(result), QStringList({u"Bob"_s, u"Cid"_s}));
    QCOMPARE(names(second), QStringList({u"Cid"_s, u"Bob"_s}));
}

QTEST_GUILESS_MAIN(TestLiveClasses)
#include "tst_liveclasses.moc"
