// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "employee.h"
#include "person.h"
#include "team.h"

#include "joinwright/engine/connection.h"
#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/session.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff;

class TestDeferred : public QObject
{
    Q_OBJECT

private slots:
    void aQueryLeavesDeferredColumnsOut();
    void theFirstLookLoadsTheColumnForAllPeers();
    void undeferLoadsItWithTheRows();
    void relationshipsLeaveThemOutToo();
    void undeferAlongAPath_data();
    void undeferAlongAPath();
    void undeferOfAClassThatIsExtended();
    void whatWasLoadedOnceStays();
    void anExpiredRowLoadsThemAgain();
    void anEditIsComparedWithWhatWasLoaded();
    void rollbackKeepsWhatIsLoadedAndWhatIsNot();
    void raisesWhereLazyLoadingIsOff();
    void aSessionOnAWorkerAsksForUndefer();
    void aGoneRowIsNamed();
    void newRowsHaveThemAll();
    void keysAreNeverDeferred();
};

namespace {

struct People
{
    QTemporaryDir folder;
    Engine engine = Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"people.db"_s)));
    People()
    {
        createAll(engine, staff::schema());
        Session session(engine);
        const Team team = session.add<Team>({.name = u"A"_s});
        for (int i = 1; i <= 3; ++i)
            session.add<Person>({.name = QString::number(i), .bio = u"bio %1"_s.arg(i), .photo = QByteArray(i, 'x'), .team = team});
        session.commit();
    }
    Value scalar(const QString &sql) const { return engine.connect().execute(sql).all().value(0).value(0); }
};

const QString AllColumns = u"SELECT id, name, kind, team_id, NULL, NULL, version FROM people"_s;

} // namespace

void TestDeferred::aQueryLeavesDeferredColumnsOut()
{
    const People p;
    Session session(p.engine);
    const test::SqlRecorder log(p.engine);
    const QList<Person> people = session.query<Person>().all();
    QCOMPARE(log.sql(), QStringList {AllColumns});
    QCOMPARE(people.size(), 3);
    QCOMPARE(people[1].name(), u"2"_s);
    QCOMPARE(log.sql().size(), 1);
}

void TestDeferred::theFirstLookLoadsTheColumnForAllPeers()
{
    const People p;
    Session session(p.engine);
    const QList<Person> people = session.query<Person>().orderBy(Person::c.id.asc()).all();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(*people[0].bio(), u"bio 1"_s);
    QCOMPARE(*people[2].bio(), u"bio 3"_s);
    QCOMPARE(log.sql(), QStringList {u"SELECT id, NULL, NULL, NULL, bio, NULL, NULL FROM people WHERE id BETWEEN ? AND ? ORDER BY id"_s});
    QVERIFY(!session.hasChanges());
    QCOMPARE(people[1].photo()->size(), 2);
    QCOMPARE(log.sql().size(), 2); // the photo is a column of its own
}

void TestDeferred::undeferLoadsItWithTheRows()
{
    const People p;
    Session session(p.engine);
    const test::SqlRecorder log(p.engine);
    const QList<Person> people = session.query<Person>().undefer(Person::c.bio).orderBy(Person::c.id.asc()).all();
    QCOMPARE(*people[1].bio(), u"bio 2"_s);
    QCOMPARE(log.sql(), QStringList {u"SELECT id, name, kind, team_id, bio, NULL, version FROM people ORDER BY id"_s});
    const QList<Person> whole = session.query<Person>().undeferAll().all();
    QCOMPARE(whole[2].photo()->size(), 3);
    QCOMPARE(log.sql().size(), 2);
    const Record record = session.query(staff::schema().table(u"people"_s)).undefer(u"bio"_s).first().value();
    QCOMPARE(record["bio"].to<QString>(), u"bio 1"_s);
}

void TestDeferred::relationshipsLeaveThemOutToo()
{
    const People p;
    Session session(p.engine);
    const Team team = *session.query<Team>().first();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(team.members().size(), 3);
    QVERIFY2(log.sql().last().startsWith(AllColumns), qPrintable(log.sql().last()));
    QCOMPARE(*team.members().at(0).bio(), u"bio 1"_s);
    QCOMPARE(*team.members().at(2).bio(), u"bio 3"_s);
    QCOMPARE(log.sql().size(), 2);
}

void TestDeferred::undeferAlongAPath_data()
{
    QTest::addColumn<bool>("joined");
    QTest::addColumn<bool>("named");
    QTest::newRow("by SELECTs of their own") << false << false;
    QTest::newRow("by SELECTs of their own, by name") << false << true;
    QTest::newRow("joined") << true << false;
    QTest::newRow("joined, by name") << true << true;
}

void TestDeferred::undeferAlongAPath()
{
    QFETCH(bool, joined);
    QFETCH(bool, named);
    const People p;
    Session session(p.engine);
    Query<Team> query = session.query<Team>();
    if (joined)
        query = query.withJoined(Team::rel.members);
    query = named ? query.undefer(u"members.bio"_s) : query.undefer(Team::rel.members, Person::c.bio);
    const test::SqlRecorder log(p.engine);
    const QList<Team> teams = query.all();
    QCOMPARE(log.sql().size(), joined ? 1 : 2);
    QStringList bios;
    for (const Person &person : teams.first().members())
        bios.append(*person.bio());
    QCOMPARE(bios, QStringList({u"bio 1"_s, u"bio 2"_s, u"bio 3"_s}));
    QCOMPARE(log.sql().size(), joined ? 1 : 2);
    QCOMPARE(teams.first().members().at(1).photo()->size(), 2); // nobody asked for it ahead
    QCOMPARE(log.sql().size(), joined ? 2 : 3);
}

void TestDeferred::undeferOfAClassThatIsExtended()
{
    const People p;
    {
        Session session(p.engine);
        session.add<Employee>({.name = u"Eve"_s, .bio = u"hers"_s, .salary = Decimal("1")});
        session.commit();
    }
    Session session(p.engine);
    const QList<Employee> employees = session.query<Employee>().undefer(Person::c.bio).all();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(*employees.first().bio(), u"hers"_s);
    QCOMPARE(log.sql(), QStringList());
}

void TestDeferred::whatWasLoadedOnceStays()
{
    const People p;
    Session session(p.engine);
    const QList<Person> loaded = session.query<Person>().undefer(Person::c.bio).all();
    const QList<Person> again = session.query<Person>().all(); // leaves the column out
    const test::SqlRecorder log(p.engine);
    QCOMPARE(*again[0].bio(), u"bio 1"_s);
    QVERIFY(log.sql().isEmpty());
    QVERIFY(!session.hasChanges());
}

void TestDeferred::anExpiredRowLoadsThemAgain()
{
    const People p;
    Session session(p.engine);
    const Person one = *session.get<Person>(1);
    QCOMPARE(*one.bio(), u"bio 1"_s);
    p.engine.connect().run(u"UPDATE people SET bio = 'new'"_s);
    session.expire(one);
    QCOMPARE(*one.bio(), u"new"_s);
}

void TestDeferred::anEditIsComparedWithWhatWasLoaded()
{
    const People p;
    Session session(p.engine);
    Person one = *session.get<Person>(1);
    one.setBio(u"bio 1"_s);
    QVERIFY2(!session.hasChanges(), "it is what the database has");
    one.setBio(u"other"_s);
    QCOMPARE(Record(one).original(4), Value(u"bio 1"_s));
    const test::SqlRecorder log(p.engine);
    session.commit();
    QCOMPARE(log.starting(u"UPDATE").size(), 1);
    QCOMPARE(p.scalar(u"SELECT bio FROM people WHERE id = 1"_s), Value(u"other"_s));
    QCOMPARE(p.scalar(u"SELECT length(photo) FROM people WHERE id = 1"_s), Value(1)); // not written over
}

void TestDeferred::rollbackKeepsWhatIsLoadedAndWhatIsNot()
{
    const People p;
    Session session(p.engine);
    Person one = *session.get<Person>(1);
    one.setName(u"One"_s);
    session.flush();
    QCOMPARE(*one.bio(), u"bio 1"_s);
    session.rollback();
    QCOMPARE(one.name(), u"1"_s);
    QCOMPARE(*one.bio(), u"bio 1"_s);
    QCOMPARE(one.photo()->size(), 1);
}

void TestDeferred::raisesWhereLazyLoadingIsOff()
{
    const People p;
    Session session(p.engine);
    session.setLazyLoading(LazyLoading::Raise);
    const Person one = *session.query<Person>().first();
    try {
        one.bio();
        QFAIL("lazy loading is off");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QVERIFY2(error.message().contains(u"people.bio"_s) && error.message().contains(u"undefer()"_s), qPrintable(error.message()));
    }
}

void TestDeferred::aSessionOnAWorkerAsksForUndefer()
{
    const People p;
    Session session(std::make_shared<Worker>(p.engine), staff::schema());
    auto plain = session.fetch(session.query<Person>().orderBy(Person::c.id.asc()));
    QTRY_VERIFY(plain.isFinished());
    const QList<Person> people = plain.result();
    QVERIFY_EXCEPTION_THROWN(people[0].bio(), Error);
    auto whole = session.fetch(session.query<Person>().undeferAll().orderBy(Person::c.id.asc()));
    QTRY_VERIFY(whole.isFinished());
    QCOMPARE(*people[0].bio(), u"bio 1"_s); // the same objects, known better
    QCOMPARE(whole.result(), people);
}

void TestDeferred::aGoneRowIsNamed()
{
    const People p;
    Session session(p.engine);
    const Person one = *session.get<Person>(1);
    p.engine.connect().run(u"DELETE FROM people WHERE id = 1"_s);
    try {
        one.bio();
        QFAIL("the row is gone");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::StaleData);
        QCOMPARE(error.object(), u"Person 1"_s);
    }
}

void TestDeferred::newRowsHaveThemAll()
{
    const People p;
    Session session(p.engine);
    const Person four = session.add<Person>({.name = u"4"_s, .bio = u"bio 4"_s});
    session.commit();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(*four.bio(), u"bio 4"_s);
    QVERIFY(!four.photo());
    QVERIFY(log.sql().isEmpty());
}

void TestDeferred::keysAreNeverDeferred()
{
    Schema schema = staff::schema();
    Table people = *schema.table(u"people"_s);
    for (Column &column : people.columns)
        column.deferred = true;
    schema.setTable(people);
    const People p;
    Session session(p.engine, schema);
    const test::SqlRecorder log(p.engine);
    const Record one = session.get(&people, {1});
    const QString key = test::isOnSqlite() ? QString() : u"id, "_s; // there it costs nothing to have it read again
    const QString sql = test::SqlRecorder::withoutTypes(log.sql().first());
    QCOMPARE(sql, u"SELECT %1NULL, kind, team_id, NULL, NULL, version FROM people WHERE id = ?"_s.arg(key));
    QCOMPARE(one["name"].to<QString>(), u"1"_s);
    session.query(&people).all();
    QVERIFY2(log.sql().last().startsWith(u"SELECT id, NULL, kind, team_id, NULL, NULL, version FROM people"_s), qPrintable(log.sql().last()));
}

QTEST_GUILESS_MAIN(TestDeferred)
#include "tst_deferred.moc"
