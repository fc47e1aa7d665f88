// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "staff.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/liveresult.h"

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff;

/// Queries that read columns of objects that are rows of several tables, wherever they stand in the query.
class TestObjectQueries : public QObject
{
    Q_OBJECT

private slots:
    void conditionsReachTheBaseOfWhatIsJoined();
    void theOrderOfTheWordsDoesNotMatter();
    void ordersGroupsAndColumnsReachIt();
    void outerJoinsKeepWhatHasNothingThere();
    void fullJoinsKeepBothSides();
    void aClassJoinedToItselfGoesByItsAlias();
    void twoJoinsOfOneClassAreToldApart();
    void joinsGoOnFromWhatTheBaseDeclares();
    void joinsToAClassGoFromWhatTheBaseDeclares();
    void conditionsOfJoinsReadTheBase();
    void existsReachesTheBase();
    void existsOfAClassWithinItself();
    void pathsByNameReachTheBase();
    void columnsAloneStartFromTheClassThatHasThem();
    void columnsOfDerivedClassesAreReadOfTheBase();
    void statementsOfManyRowsReachThem();
    void pairsAreOfTheirClasses();
    void subclassesOfOneTableAreJoinedByTheirValue();
    void subclassesOfOneTableAreFullyJoinedByTheirValue();
    void withGoesOnFromWhatTheBaseDeclares();
    void relationshipsToTheBaseBringEveryClass_data();
    void relationshipsToTheBaseBringEveryClass();
    void pagesAndStreamsAreOrderedByTheBase();
    void limitsCountObjects();
    void unionsReachTheBase();
    void recordsReachTheTables();
    void resultsThatFollowReadEveryTable();
    void resultsThatFollowHearOfDerivedColumns();
    void subqueriesReadWhatIsAround();
    void aQueryWithoutHierarchyIsAsItWas();
};

namespace {

/// The staff, with vehicles: a truck that Ben drives, one that nobody drives, a bus that Dan drives, a decker of Ann's.
struct Fleet : Staff
{
    Fleet()
    {
        fill();
        Session session(engine);
        session.add<Truck>({.name = u"T1"_s, .driver = named<Person>(session, u"Ben"_s), .payload = 7.5});
        session.add<Truck>({.name = u"T2"_s});
        session.add<Bus>({.name = u"B1"_s, .driver = named<Person>(session, u"Dan"_s), .seats = 20});
        session.add<DoubleDecker>({.name = u"D1"_s, .driver = named<Person>(session, u"Ann"_s), .upperSeats = 30});
        session.add<Project>({.title = u"Mars"_s});
        session.commit();
    }
};

QString titles(const QList<Project> &projects)
{
    QStringList titles;
    for (const Project &project : projects)
        titles.append(project.title());
    return titles.join(u", "_s);
}

template<typename T>
T wait(QFuture<T> future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    return future.result();
}

} // namespace

void TestObjectQueries::conditionsReachTheBaseOfWhatIsJoined()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(titles(session.query<Project>().join(Project::rel.lead).where(Person::c.name == u"Ann"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().join(Project::rel.lead).where(Manager::c.salary > 800 && Manager::c.level == 3).all()), u"Moon"_s);
    QCOMPARE(session.query<Project>().join(Project::rel.lead).where(Person::c.name == u"Ben"_s).count(), 0);
    QVERIFY(session.query<Project>().join(Project::rel.lead).where(Person::c.name.startsWith(u"A"_s)).exists());
    const test::SqlRecorder log(s.engine);
    session.query<Project>().join(Project::rel.lead).where(Manager::c.level == 3).count();
    QVERIFY2(!log.sql().first().contains(u"people"_s), "what nobody reads is not joined");
}

void TestObjectQueries::theOrderOfTheWordsDoesNotMatter()
{
    const Fleet s;
    Session session(s.engine);
    const auto early = session.query<Project>().where(Person::c.name == u"Ann"_s).join(Project::rel.lead);
    QCOMPARE(titles(early.all()), u"Moon"_s);
    QCOMPARE(titles(early.where(Employee::c.salary > 1).all()), u"Moon"_s); // a query may be asked, and refined again
    QCOMPARE(early.count(), 1);
}

void TestObjectQueries::ordersGroupsAndColumnsReachIt()
{
    const Fleet s;
    Session session(s.engine);
    const auto rows = session.select(Project::c.title, Person::c.name, Manager::c.salary).join(Project::rel.lead).orderBy(Person::c.name).all();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(std::get<1>(rows.first()), u"Ann"_s);
    QCOMPARE(std::get<2>(rows.first()), Decimal(900));
    const auto groups = session.select(Person::c.name, Project::c.id.count())
                            .from<Project>()
                            .join(Project::rel.lead)
                            .groupBy(Person::c.name)
                            .having(Person::c.name != u"x"_s)
                            .all();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(std::get<0>(groups.first()), u"Ann"_s);
    QCOMPARE(std::get<1>(groups.first()), 1);
    QCOMPARE(titles(session.query<Project>().outerJoin(Project::rel.lead).orderBy(Person::c.name.desc().nullsLast()).all()), u"Moon, Mars"_s);
}

void TestObjectQueries::outerJoinsKeepWhatHasNothingThere()
{
    const Fleet s;
    Session session(s.engine);
    const auto rows = session.select(Project::c.title, Person::c.name.orNull()).outerJoin(Project::rel.lead).orderBy(Project::c.title).all();
    QCOMPARE(rows.size(), 2);
    QVERIFY(!std::get<1>(rows[0]));
    QCOMPARE(*std::get<1>(rows[1]), u"Ann"_s);
    QCOMPARE(titles(session.query<Project>().outerJoin(Project::rel.lead).where(Person::c.name.isNull()).all()), u"Mars"_s);
}

void TestObjectQueries::fullJoinsKeepBothSides()
{
    const Fleet s;
    Session session(s.engine);
    if (!s.engine.dialect().features().fullJoin)
        QSKIP("this database has no FULL JOIN");
    session.add<Manager>({.name = u"Zoe"_s, .salary = Decimal(1)});
    session.commit();
    const auto rows = session.select(Project::c.title.orNull(), Person::c.name.orNull())
                          .fullJoin(Project::rel.lead)
                          .orderBy(Project::c.title.asc().nullsLast())
                          .all();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(*std::get<0>(rows[0]), u"Mars"_s);
    QVERIFY(!std::get<1>(rows[0]));
    QCOMPARE(*std::get<1>(rows[1]), u"Ann"_s);
    QVERIFY(!std::get<0>(rows[2]));
    QCOMPARE(*std::get<1>(rows[2]), u"Zoe"_s);
}

void TestObjectQueries::aClassJoinedToItselfGoesByItsAlias()
{
    const Fleet s;
    Session session(s.engine);
    const auto bossed = session.query<Employee>().join(Employee::rel.boss, u"boss"_s);
    QCOMPARE(namesOf(bossed.where(Person::c.name.of(u"boss"_s) == u"Ann"_s).orderBy(Person::c.name).all()), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(namesOf(bossed.where(Employee::c.salary.of(u"boss"_s) > Employee::c.salary && Person::c.name == u"Cid"_s).all()), QStringList {u"Cid"_s});
    QCOMPARE(bossed.where(Manager::c.level.of(u"boss"_s) == 3 && Person::c.version.of(u"boss"_s) == 1).count(), 2);
    const auto rows = session.select(Employee::c.salary, Person::c.name, Person::c.name.of(u"boss"_s))
                          .from<Employee>()
                          .join(Employee::rel.boss, u"boss"_s)
                          .orderBy(Person::c.name.desc())
                          .all();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(std::get<1>(rows[0]), u"Cid"_s);
    QCOMPARE(std::get<2>(rows[0]), u"Ann"_s);
    const auto all = session.query<Employee>().outerJoin(Employee::rel.boss, u"boss"_s).orderBy(Person::c.name.of(u"boss"_s).desc().nullsFirst(), Person::c.name).all();
    QCOMPARE(namesOf(all), QStringList({u"Ann"_s, u"Ben"_s, u"Cid"_s}));
}

void TestObjectQueries::twoJoinsOfOneClassAreToldApart()
{
    const Fleet s;
    Session session(s.engine);
    const auto pairs = session.query<Team>()
                           .join(Team::rel.members, u"a"_s)
                           .join(Team::rel.members, u"b"_s)
                           .where(Employee::c.salary.of(u"a"_s) > Employee::c.salary.of(u"b"_s) && Person::c.name.of(u"a"_s) == u"Ann"_s
                               && Person::c.name.of(u"b"_s) == u"Ben"_s);
    QCOMPARE(pairs.count(), 1);
    QCOMPARE(session.query<Team>().join(Team::rel.members, u"a"_s).join(Team::rel.members, u"b"_s).where(Employee::c.salary.of(u"a"_s) > Employee::c.salary.of(u"b"_s) && Person::c.name.of(u"a"_s) == u"Ben"_s).count(), 0);
}

void TestObjectQueries::joinsGoOnFromWhatTheBaseDeclares()
{
    const Fleet s;
    Session session(s.engine);
    const auto led = session.query<Project>().join(Project::rel.lead).join(Person::rel.team);
    QCOMPARE(titles(led.where(Team::c.name == u"Sales"_s).all()), u"Moon"_s);
    QCOMPARE(titles(led.where(Team::c.name == u"Sales"_s && Person::c.name == u"Ann"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().join(Project::rel.lead, u"l"_s).join(Person::rel.team.of(u"l"_s), u"t"_s).where(Team::c.name.of(u"t"_s) == u"Sales"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().join(Project::rel.lead).join(Employee::rel.boss, u"over"_s).all()), QString());
    QCOMPARE(titles(session.query<Project>().outerJoin(Project::rel.lead).outerJoin(Person::rel.team).where(Team::c.id.isNull()).all()), u"Mars"_s);
    QCOMPARE(session.query<Person>().join(Manager::rel.projects).where(Project::c.title == u"Moon"_s).one().name(), u"Ann"_s);
}

void TestObjectQueries::joinsToAClassGoFromWhatTheBaseDeclares()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(titles(session.query<Project>().join<Manager>().join<Team>().where(Team::c.name == u"Sales"_s).all()), u"Moon"_s);
    QCOMPARE(namesOf(session.query<Manager>().join<Team>().where(Team::c.name == u"Sales"_s).all()), QStringList {u"Ann"_s});
}

void TestObjectQueries::conditionsOfJoinsReadTheBase()
{
    const Fleet s;
    Session session(s.engine);
    // Of a table before it, and of its own.
    QCOMPARE(session.query<Project>().join(Project::rel.lead).join<Guest>(Guest::c.invitedBy == Person::c.name).count(), 1);
    QCOMPARE(session.query<Vehicle>().join<Employee>(Employee::c.id == Vehicle::c.driverId && Person::c.name == u"Ben"_s).one().name(), u"T1"_s);
    QCOMPARE(session.query<Vehicle>().outerJoin<Employee>(Employee::c.id == Vehicle::c.driverId && Person::c.name == u"Ben"_s).where(Employee::c.id.isNotNull()).count(), 1);
    QCOMPARE(session.query<Vehicle>().outerJoin<Employee>(Employee::c.id == Vehicle::c.driverId && Person::c.name == u"Ben"_s).count(), 4);
}

void TestObjectQueries::existsReachesTheBase()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(titles(session.query<Project>().whereAny(Project::rel.lead, Person::c.name == u"Ann"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().whereNone(Project::rel.lead, Employee::c.salary > 1).all()), u"Mars"_s);
    QCOMPARE(namesOf(session.query<Team>().whereAny(Team::rel.members, Employee::c.salary == Decimal(500)).all()), QStringList {u"Sales"_s});
    QCOMPARE(namesOf(session.query<Team>().whereAny(Team::rel.members, Manager::c.level == 4).all()), QStringList());
    QCOMPARE(namesOf(session.query<Manager>().whereAny(Person::rel.vehicles, Vehicle::c.name == u"D1"_s).all()), QStringList {u"Ann"_s});
    QCOMPARE(namesOf(session.query<Person>().whereAny(Manager::rel.projects).all()), QStringList {u"Ann"_s});
}

void TestObjectQueries::existsOfAClassWithinItself()
{
    const Fleet s;
    Session session(s.engine);
    const auto ofBoss = [&](const Expr &condition) {
        return namesOf(session.query<Employee>().whereAny(Employee::rel.boss, condition).orderBy(Person::c.name).all());
    };
    QCOMPARE(ofBoss(Manager::c.level == 3), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(ofBoss(Person::c.name.of(u"boss"_s) == u"Ann"_s), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(ofBoss(Employee::c.salary.of(u"boss"_s) > Employee::c.salary), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(ofBoss(Person::c.name == u"Ben"_s), QStringList {u"Ben"_s}); // the one that is asked for
    QCOMPARE(ofBoss(Manager::c.level.of(u"boss"_s) == 3 && Person::c.name == u"Cid"_s), QStringList {u"Cid"_s});
    QCOMPARE(namesOf(session.query<Manager>().whereAny(Manager::rel.reports, Person::c.name.of(u"reports"_s) == u"Cid"_s).all()), QStringList {u"Ann"_s});
    QCOMPARE(session.query<Manager>().whereNone(Manager::rel.reports, Employee::c.salary.of(u"reports"_s) > Employee::c.salary).count(), 1);
    QCOMPARE(session.query<Manager>().whereAny(Manager::rel.reports, Employee::c.salary.of(u"reports"_s) < Employee::c.salary).count(), 1);
}

void TestObjectQueries::pathsByNameReachTheBase()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(titles(session.query<Project>().filterBy(u"lead.name"_s, u"Ann"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().filterBy(u"lead.team.name"_s, u"Sales"_s).all()), u"Moon"_s);
    QCOMPARE(titles(session.query<Project>().orderBy(u"lead.salary"_s, true).orderBy(u"title"_s).limit(1).all()), s.engine.dialect().name() == u"postgresql" ? u"Mars"_s : u"Moon"_s);
    QCOMPARE(namesOf(session.query<Employee>().filterBy(u"boss.name"_s, u"Ann"_s).orderBy(u"name"_s).all()), QStringList({u"Ben"_s, u"Cid"_s}));
    QCOMPARE(namesOf(session.query<Manager>().join(u"team"_s).where(Team::c.name == u"Sales"_s).all()), QStringList {u"Ann"_s});
    QCOMPARE(namesOf(session.query<Manager>().whereAny(u"vehicles"_s, Vehicle::c.name == u"D1"_s).all()), QStringList {u"Ann"_s});
    try {
        session.query<Project>().filterBy(u"lead.colour"_s, u"red"_s).all();
        QFAIL("there is no such column");
    } catch (const Error &error) {
        QVERIFY2(error.message().contains(u"managers has no column \"colour\""_s), error.what());
    }
}

void TestObjectQueries::columnsAloneStartFromTheClassThatHasThem()
{
    const Fleet s;
    Session session(s.engine);
    const auto rows = session.select(Manager::c.name, Manager::c.level).all();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(std::get<0>(rows.first()), u"Ann"_s);
    QCOMPARE(std::get<1>(rows.first()), 3);
    QCOMPARE(session.select(Employee::c.name, Employee::c.salary).orderBy(Employee::c.name).all().size(), 3);
    QCOMPARE(session.select(Person::c.name).where(Manager::c.level == 3).all().size(), 1);
    QCOMPARE(std::get<0>(session.select(Manager::c.level.sum()).where(Person::c.name != u"x"_s).all().first()), 3);
}

void TestObjectQueries::columnsOfDerivedClassesAreReadOfTheBase()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(namesOf(session.query<Person>().where(Manager::c.level == 3).all()), QStringList {u"Ann"_s});
    QCOMPARE(namesOf(session.query<Person>().where(Employee::c.salary.isNull()).orderBy(Person::c.name).all()), QStringList({u"Dan"_s, u"Eve"_s}));
    QCOMPARE(namesOf(session.query<Person>().orderBy(Employee::c.salary.desc().nullsLast(), Person::c.name).all()),
        QStringList({u"Ann"_s, u"Ben"_s, u"Cid"_s, u"Dan"_s, u"Eve"_s}));
    QCOMPARE(namesOf(session.query<Vehicle>().join(Vehicle::rel.driver).where(Guest::c.invitedBy == u"Ann"_s).all()), QStringList {u"B1"_s});
    QCOMPARE(session.query<Person>().where(Guest::c.invitedBy == u"Ann"_s || Manager::c.level == 3).count(), 2);
}

void TestObjectQueries::statementsOfManyRowsReachThem()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(session.query<Project>().join(Project::rel.lead).where(Person::c.name == u"Ann"_s).set(Project::c.title, u"Sun"_s).update(), 1);
    QCOMPARE(session.query<Person>().where(Manager::c.level == 3).set(Person::c.bio, u"leads"_s).update(), 1);
    QCOMPARE(session.query<Vehicle>().join(Vehicle::rel.driver).where(Employee::c.salary == Decimal(500)).removeAll(), 1);
    QCOMPARE(session.query<Project>().whereAny(Project::rel.lead, Person::c.name == u"Ann"_s).removeAll(), 1);
    session.commit();
    QCOMPARE(s.scalar(u"SELECT count(*) FROM projects"_s), Value(1));
    QCOMPARE(s.scalar(u"SELECT name FROM people WHERE bio = 'leads'"_s), Value(u"Ann"_s));
}

void TestObjectQueries::pairsAreOfTheirClasses()
{
    const Fleet s;
    Session session(s.engine);
    const auto teams = session.select<Employee, Team>(Person::rel.team).orderBy(Person::c.name).all();
    QCOMPARE(teams.size(), 2);
    QCOMPARE(teams[0].first.name(), u"Ann"_s);
    QCOMPARE(teams[0].second.name(), u"Sales"_s);
    const auto leads = session.select<Project, Manager>().where(Person::c.name == u"Ann"_s).all();
    QCOMPARE(leads.size(), 1);
    QCOMPARE(leads[0].second.name(), u"Ann"_s);
    QCOMPARE(leads[0].second.level(), 3);
    const auto drivers = session.select<Vehicle, Employee>(Vehicle::rel.driver).orderBy(Vehicle::c.name).all();
    QCOMPARE(drivers.size(), 2); // Dan is none
    QCOMPARE(drivers[0].second.name(), u"Ann"_s);
    QCOMPARE(drivers[1].second.salary(), Decimal(500));
    const auto trucks = session.select<Person, Truck>(Person::rel.vehicles).all();
    QCOMPARE(trucks.size(), 1);
    QCOMPARE(trucks[0].second.name(), u"T1"_s);
}

void TestObjectQueries::subclassesOfOneTableAreJoinedByTheirValue()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(namesOf(session.query<Person>().join<Bus>().orderBy(Person::c.name).all()), QStringList({u"Ann"_s, u"Dan"_s}));
    QCOMPARE(namesOf(session.query<Person>().outerJoin<Truck>().where(Vehicle::c.id.isNull()).orderBy(Person::c.name).all()),
        QStringList({u"Ann"_s, u"Cid"_s, u"Dan"_s, u"Eve"_s}));
    QCOMPARE(session.query<Person>().outerJoin<Truck>().count(), 5);
    QCOMPARE(namesOf(session.query<Person>().outerJoin<Truck>(Truck::c.driverId == Person::c.id).where(Truck::c.id.isNotNull()).all()), QStringList {u"Ben"_s});
    const auto pairs = session.select<Person, Bus>().orderBy(Person::c.name).all();
    QCOMPARE(pairs.size(), 2);
    QCOMPARE(pairs[1].second.name(), u"B1"_s);
    QCOMPARE(namesOf(session.query<Manager>().join<Bus>().all()), QStringList {u"Ann"_s});
}

void TestObjectQueries::subclassesOfOneTableAreFullyJoinedByTheirValue()
{
    const Fleet s;
    Session session(s.engine);
    if (!s.engine.dialect().features().fullJoin)
        QSKIP("this database has no FULL JOIN");
    const auto rows = session.select(Person::c.name.orNull(), Truck::c.name.orNull()).from<Person>().fullJoin<Truck>(Truck::c.driverId == Person::c.id).all();
    QCOMPARE(rows.size(), 6); // five people, and the truck that nobody drives
}

void TestObjectQueries::withGoesOnFromWhatTheBaseDeclares()
{
    const Fleet s;
    Session session(s.engine);
    session.setLazyLoading(LazyLoading::Raise);
    const QList<Project> projects = session.query<Project>().with(Project::rel.lead, Person::rel.team).where(Project::c.title == u"Moon"_s).all();
    QCOMPARE(projects.first().lead().name(), u"Ann"_s);
    QCOMPARE(projects.first().lead().team().name(), u"Sales"_s);
    const QList<Employee> employees = session.query<Employee>().with(Employee::rel.boss, Person::rel.vehicles).with(u"boss.team"_s).orderBy(Person::c.name).all();
    QCOMPARE(employees[1].boss().vehicles().at(0).name(), u"D1"_s);
    const QList<Vehicle> vehicles = session.query<Vehicle>().with(Vehicle::rel.driver, Manager::rel.projects).orderBy(Vehicle::c.name).all();
    QCOMPARE(vehicles[1].driver().as<Manager>().projects().at(0).title(), u"Moon"_s);
}

void TestObjectQueries::relationshipsToTheBaseBringEveryClass_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("lazily") << -1;
    QTest::newRow("by a SELECT of its own") << int(Loading::SelectIn);
    QTest::newRow("joined") << int(Loading::Joined);
}

void TestObjectQueries::relationshipsToTheBaseBringEveryClass()
{
    QFETCH(int, how);
    const Fleet s;
    Session session(s.engine);
    const auto query = session.query<Vehicle>().orderBy(Vehicle::c.name);
    const QList<Vehicle> vehicles = how < 0 ? query.all()
        : Loading(how) == Loading::Joined   ? query.withJoined(Vehicle::rel.driver).all()
                                            : query.with(Vehicle::rel.driver).all();
    QCOMPARE(namesOf(vehicles), QStringList({u"B1"_s, u"D1"_s, u"T1"_s, u"T2"_s}));
    QCOMPARE(vehicles[0].driver().as<Guest>().invitedBy(), u"Ann"_s);
    QCOMPARE(vehicles[1].driver().as<Manager>().level(), 3);
    QCOMPARE(vehicles[2].driver().as<Employee>().salary(), Decimal(500));
    QVERIFY(!vehicles[2].driver().is<Manager>());
    QVERIFY(!vehicles[3].driver());
}

void TestObjectQueries::pagesAndStreamsAreOrderedByTheBase()
{
    const Fleet s;
    Session session(s.engine);
    const auto query = session.query<Employee>().orderBy(Person::c.name.desc());
    Page<Employee> page = query.page(2);
    QCOMPARE(namesOf(page.objects()), QStringList({u"Cid"_s, u"Ben"_s}));
    page = page.next();
    QCOMPARE(namesOf(page.objects()), QStringList {u"Ann"_s});
    const auto led = session.query<Project>().outerJoin(Project::rel.lead).orderBy(Person::c.name, Project::c.title);
    const Page<Project> first = led.page(1);
    QCOMPARE(titles(first.objects() + first.next().objects()), u"Mars, Moon"_s);
    const auto people = session.query<Person>().orderBy(Employee::c.salary.desc(), Person::c.name.desc());
    const Page<Person> some = people.page(3);
    QCOMPARE(namesOf(some.objects() + some.next().objects()), QStringList({u"Ann"_s, u"Ben"_s, u"Cid"_s, u"Eve"_s, u"Dan"_s}));
    QStringList streamed;
    for (const Employee &employee : session.query<Employee>().orderBy(Person::c.name.desc()).stream(2))
        streamed.append(employee.name());
    QCOMPARE(streamed, QStringList({u"Cid"_s, u"Ben"_s, u"Ann"_s}));
}

void TestObjectQueries::limitsCountObjects()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(namesOf(session.query<Team>().join(Team::rel.members).where(Employee::c.salary > 1).orderBy(Person::c.name).limit(2).all()), QStringList {u"Sales"_s});
    QCOMPARE(namesOf(session.query<Manager>().join(Manager::rel.reports).orderBy(Person::c.name).limit(1).all()), QStringList {u"Ann"_s});
    QCOMPARE(session.query<Manager>().join(Manager::rel.reports).count(), 1);
}

void TestObjectQueries::unionsReachTheBase()
{
    const Fleet s;
    Session session(s.engine);
    const auto rich = session.query<Employee>().where(Employee::c.salary > 800);
    const auto poor = session.query<Employee>().where(Person::c.name == u"Cid"_s);
    QCOMPARE(namesOf(rich.unite(poor).orderBy(Person::c.name.desc()).all()), QStringList({u"Cid"_s, u"Ann"_s}));
}

void TestObjectQueries::recordsReachTheTables()
{
    const Fleet s;
    const Schema &schema = staff::schema();
    Session session(s.engine, schema);
    const auto table = [&](const QString &name) { return schema.table(name); };
    QCOMPARE(session.query(table(u"projects"_s)).join(u"lead"_s).where(col(*table(u"people"_s), u"name"_s) == Expr(u"Ann"_s)).one()["title"].to<QString>(), u"Moon"_s);
    QCOMPARE(session.query(table(u"managers"_s)).filterBy(u"name"_s, u"Ann"_s).one()["level"].to<int>(), 3);
    QCOMPARE(session.query(table(u"managers"_s)).where(col(*table(u"people"_s), u"name"_s) == Expr(u"Ann"_s)).count(), 1);
    QCOMPARE(session.query(table(u"managers"_s)).orderBy(u"team.name"_s).all().size(), 1);
    QCOMPARE(session.query(table(u"managers"_s)).join(u"team.members"_s).count(), 1);
    QCOMPARE(session.query(table(u"employees"_s)).whereAny(u"boss"_s, col(*table(u"people"_s), u"name"_s, u"boss"_s) == Expr(u"Ann"_s)).count(), 2);
}

void TestObjectQueries::resultsThatFollowReadEveryTable()
{
    const Fleet s;
    Session session(s.engine);
    LiveResult led(session.query<Project>().join(Project::rel.lead).where(Person::c.name == u"Ann"_s));
    LiveResult paid(session.query<Person>().where(Employee::c.salary >= Decimal(500)).orderBy(Employee::c.salary));
    const auto names = [&] {
        QStringList list;
        for (const jw::Record &record : paid.toList())
            list.append(record["name"].to<QString>());
        return list;
    };
    QCOMPARE(led.size(), 1);
    QCOMPARE(names(), QStringList({u"Ben"_s, u"Ann"_s}));
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setName(u"Anne"_s);
    QCOMPARE(led.size(), 0);
    ann.setName(u"Ann"_s);
    QCOMPARE(led.size(), 1);
    ann.setSalary(Decimal(450));
    QCOMPARE(names(), QStringList {u"Ben"_s});
    named<Employee>(session, u"Cid"_s).setSalary(Decimal(700));
    QCOMPARE(names(), QStringList({u"Ben"_s, u"Cid"_s}));
    const Employee fay = session.add<Employee>({.name = u"Fay"_s, .salary = Decimal(600)});
    QCOMPARE(names(), QStringList({u"Ben"_s, u"Fay"_s, u"Cid"_s}));
    session.remove(fay);
    QCOMPARE(names(), QStringList({u"Ben"_s, u"Cid"_s}));
    session.rollback();
    QCOMPARE(names(), QStringList({u"Ben"_s, u"Ann"_s}));
}

void TestObjectQueries::resultsThatFollowHearOfDerivedColumns()
{
    const Fleet s;
    Session session(s.engine);
    LiveResult people(session.query<Person>().orderBy(Person::c.name));
    QCOMPARE(people.size(), 5);
    Manager ann = named<Manager>(session, u"Ann"_s);
    QSignalSpy changed(&people, &LiveResult::changed);
    ann.setLevel(9);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), 0);
    session.commit();
    QVERIFY(changed.count() > 1);
}

void TestObjectQueries::subqueriesReadWhatIsAround()
{
    const Fleet s;
    Session session(s.engine);
    Select named = Select::from(*staff::schema().table(u"guests"_s));
    named.column(Expr::sql(u"1"_s)).where(Guest::c.invitedBy.expr() == Person::c.name.expr());
    QCOMPARE(titles(session.query<Project>().join(Project::rel.lead).where(Expr::exists(named)).all()), u"Moon"_s);
    const Select best = session.select(Employee::c.salary.max()).toSelect();
    QCOMPARE(namesOf(session.query<Employee>().where(Employee::c.salary.in(best)).all()), QStringList {u"Ann"_s});
}

void TestObjectQueries::aQueryWithoutHierarchyIsAsItWas()
{
    const Fleet s;
    Session session(s.engine);
    QCOMPARE(test::SqlRecorder::withoutTypes(session.query<Team>().where(Team::c.name == u"x"_s).statement().sql), u"SELECT id, name FROM teams WHERE name = ?"_s);
    try {
        session.query<Team>().where(Person::c.name == u"x"_s).all();
        QFAIL("there are no people in it");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QVERIFY2(error.message().contains(u"people.name is not part of"_s), error.what());
    }
}

QTEST_GUILESS_MAIN(TestObjectQueries)
#include "tst_objectqueries.moc"
