// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"
#include "joinwright/schema/tablebuilder.h"
#include "support/databaseurl.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;
using Kind = jw::ColumnType::Kind;

namespace {

jw::Schema lockerSchema()
{
    jw::Schema schema;
    schema.setTable(jw::TableBuilder(u"people"_s)
                        .identity(u"id"_s)
                        .column({.name = u"name"_s, .type = Kind::Text})
                        .column({.name = u"badge"_s, .type = Kind::Text, .nullable = true})
                        .column({.name = u"place"_s, .type = Kind::Int32})
                        .unique({u"badge"_s})
                        .unique({u"place"_s}));
    schema.setTable(jw::TableBuilder(u"lockers"_s)
                        .identity(u"id"_s)
                        .column({.name = u"person_id"_s, .type = Kind::Int64, .nullable = true})
                        .column({.name = u"version"_s, .type = Kind::Int32, .version = true})
                        .unique({u"person_id"_s})
                        .refers({u"person_id"_s}, u"people"_s, {.name = u"person"_s, .back = u"locker"_s}));
    return schema;
}

/// Three people with badges and places, a locker for each.
struct House
{
    QTemporaryDir folder;
    jw::Schema schema = lockerSchema();
    jw::Engine engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"house.db"_s)));
    QList<Record> people;
    QList<Record> lockers;
    std::unique_ptr<jw::Session> session;

    House()
    {
        jw::createAll(engine, schema);
        session = std::make_unique<jw::Session>(engine, schema);
        for (int i = 1; i <= 3; ++i) {
            people.append(add(u"p%1"_s.arg(i), u"b%1"_s.arg(i), i));
            lockers.append(session->add(schema.table(u"lockers"_s)));
            lockers.last().setOne(u"person", people.last());
        }
        session->commit();
    }
    Record add(const QString &name, const Value &badge, int place) const
    {
        const Record person = session->add(schema.table(u"people"_s));
        person["name"] = name;
        person["badge"] = badge;
        person["place"] = place;
        return person;
    }
    QStringList plan() const { return session->plan().preview(engine.dialect()); }
    QString rows(const QString &sql) const
    {
        QStringList lines;
        for (const QList<Value> &row : engine.connect().execute(sql).all())
            lines.append(row[0].toString() + u':' + row[1].toString());
        return lines.join(u' ');
    }
    QString badges() const { return rows(u"SELECT name, badge FROM people ORDER BY name"_s); }
    QString places() const { return rows(u"SELECT name, place FROM people ORDER BY name"_s); }
};

} // namespace

/// Unique values that rows hand on to one another within one flush.
class TestHandover : public QObject
{
    Q_OBJECT

private slots:
    void aValueIsFreedBeforeItIsTaken();
    void whatIsNotTakenIsWrittenAsEver();
    void valuesAreSwapped();
    void aNewRowTakesTheValueOfADeletedOne();
    void aNewRowTakesTheValueOfAChangedOne();
    void valuesThatMayNotBeNullAreHandedOnInOrder();
    void aDeletedRowThatCannotBeFreedGoesFirst();
    void relatedRowsChangePlaces();
    void conflictsAreStillSeen();
    void aFailureTakesAllOfItBack();
    void aWorkerHandsThemOnAsWell();
};

void TestHandover::aValueIsFreedBeforeItIsTaken()
{
    House house;
    house.people[2]["badge"] = u"b1"_s; // taken before it is given
    house.people[0]["badge"] = Value();
    const jw::FlushPlan plan = house.session->plan();
    QCOMPARE(plan.preview(house.engine.dialect()),
        QStringList({u"UPDATE people SET badge = NULL WHERE id = 1 AND badge = 'b1'"_s,
            u"UPDATE people SET badge = 'b1' WHERE id = 3 AND badge = 'b3'"_s}));
    QCOMPARE(plan.operations.first().reason.text(), u"frees badge, which another row takes"_s);
    house.session->commit();
    QCOMPARE(house.badges(), u"p1:NULL p2:b2 p3:b1"_s);
    QVERIFY(!house.session->hasChanges());
    QCOMPARE(house.people[0].original(2), Value());
}

void TestHandover::whatIsNotTakenIsWrittenAsEver()
{
    House house;
    house.people[0]["badge"] = u"b9"_s;
    house.people[1]["badge"] = Value();
    QCOMPARE(house.plan().size(), 2);
    house.session->commit();
    QCOMPARE(house.badges(), u"p1:b9 p2:NULL p3:b3"_s);
}

void TestHandover::valuesAreSwapped()
{
    House house;
    for (int i = 0; i < 3; ++i)
        house.people[i]["badge"] = u"b%1"_s.arg((i + 1) % 3 + 1);
    house.people[0]["name"] = u"P1"_s;
    house.session->commit();
    QCOMPARE(house.badges(), u"P1:b2 p2:b3 p3:b1"_s);
    QCOMPARE(house.people[0].original(2), Value(u"b2"_s));
    QVERIFY(!house.session->hasChanges());
}

void TestHandover::aNewRowTakesTheValueOfADeletedOne()
{
    House house;
    house.lockers[0].setOne(u"person", Record());
    house.session->remove(house.people[0]);
    house.add(u"p4"_s, u"b1"_s, 4);
    house.session->commit();
    QCOMPARE(house.badges(), u"p2:b2 p3:b3 p4:b1"_s);
    QCOMPARE(house.people[0].state(), jw::RowState::Detached);
}

void TestHandover::aNewRowTakesTheValueOfAChangedOne()
{
    House house;
    house.people[1]["badge"] = u"b7"_s;
    house.people[1]["place"] = 7;
    house.add(u"p4"_s, u"b2"_s, 2);
    house.session->commit();
    QCOMPARE(house.badges(), u"p1:b1 p2:b7 p3:b3 p4:b2"_s);
    QCOMPARE(house.places(), u"p1:1 p2:7 p3:3 p4:2"_s);
}

void TestHandover::valuesThatMayNotBeNullAreHandedOnInOrder()
{
    House house;
    for (int i = 0; i < 3; ++i)
        house.people[i]["place"] = i + 2; // each takes that of the next, who has to go on first
    QCOMPARE(house.plan(),
        QStringList({u"UPDATE people SET place = 4 WHERE id = 3 AND place = 3"_s, u"UPDATE people SET place = 3 WHERE id = 2 AND place = 2"_s,
            u"UPDATE people SET place = 2 WHERE id = 1 AND place = 1"_s}));
    house.session->commit();
    QCOMPARE(house.places(), u"p1:2 p2:3 p3:4"_s);

    house.people[0]["place"] = 3;
    house.people[1]["place"] = 2; // a ring: no order will do
    QVERIFY_EXCEPTION_THROWN(house.session->commit(), jw::IntegrityError);
    QCOMPARE(house.session->changed().size(), 2);
}

void TestHandover::aDeletedRowThatCannotBeFreedGoesFirst()
{
    House house;
    house.session->remove(house.lockers[0]);
    house.session->commit();
    house.session->remove(house.people[0]);
    house.add(u"p4"_s, Value(), 1);
    QCOMPARE(house.plan().first(), u"DELETE FROM people WHERE id = 1"_s);
    house.session->commit();
    QCOMPARE(house.places(), u"p2:2 p3:3 p4:1"_s);
}

void TestHandover::relatedRowsChangePlaces()
{
    House house;
    house.lockers[0].setOne(u"person", Record());
    house.lockers[1].setOne(u"person", house.people[0]);
    house.lockers[0].setOne(u"person", house.people[1]);
    const Record fresh = house.add(u"p4"_s, Value(), 4);
    house.lockers[2].setOne(u"person", fresh);
    house.session->commit();
    QCOMPARE(house.rows(u"SELECT id, person_id FROM lockers ORDER BY id"_s), u"1:2 2:1 3:4"_s);
    QCOMPARE(house.rows(u"SELECT id, version FROM lockers ORDER BY id"_s), u"1:2 2:2 3:2"_s);
    QCOMPARE(house.lockers[0].one(u"person"), house.people[1]);
    QCOMPARE(house.people[0].one(u"locker"), house.lockers[1]);
    house.lockers[2].setOne(u"person", Record());
    house.session->commit();
    QCOMPARE(house.lockers[2].value(u"version"), Value(3));
}

void TestHandover::conflictsAreStillSeen()
{
    House house;
    house.engine.connect().run(u"UPDATE people SET badge = 'else' WHERE id = 1"_s);
    house.people[0]["badge"] = u"b2"_s;
    house.people[1]["badge"] = u"b1"_s;
    try {
        house.session->commit();
        QFAIL("a conflict was expected");
    } catch (const jw::StaleDataError &conflict) {
        QCOMPARE(conflict.rows().first().cells.first().theirs, Value(u"else"_s));
    }
    QCOMPARE(house.badges(), u"p1:else p2:b2 p3:b3"_s);
}

void TestHandover::aFailureTakesAllOfItBack()
{
    House house;
    house.people[0]["badge"] = u"b2"_s;
    house.people[1]["badge"] = u"b1"_s;
    house.session->flush();
    house.session->rollback();
    QCOMPARE(house.people[0].value(2), Value(u"b1"_s));
    QCOMPARE(house.badges(), u"p1:b1 p2:b2 p3:b3"_s);
    house.people[0]["badge"] = u"b2"_s;
    house.people[1]["badge"] = u"b1"_s;
    house.people[2]["place"] = 1;
    QVERIFY_EXCEPTION_THROWN(house.session->commit(), jw::IntegrityError);
    QCOMPARE(house.people[0].value(2), Value(u"b2"_s));
    QCOMPARE(house.people[0].original(2), Value(u"b1"_s));
    house.session->revert(house.people[2]);
    house.session->commit();
    QCOMPARE(house.badges(), u"p1:b2 p2:b1 p3:b3"_s);
}

void TestHandover::aWorkerHandsThemOnAsWell()
{
    House house;
    jw::Session session(std::make_shared<jw::Worker>(house.engine), house.schema);
    const auto wait = [](auto future) {
        while (!future.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        return future;
    };
    const QList<Record> people = wait(session.fetch(session.query(house.schema.table(u"people"_s)).orderBy(u"id"_s))).result();
    people[0]["badge"] = u"b2"_s;
    people[1]["badge"] = u"b1"_s;
    people[2]["badge"] = Value();
    session.add(house.schema.table(u"people"_s));
    const Record fresh = session.added().first();
    fresh["name"] = u"p4"_s;
    fresh["badge"] = u"b3"_s;
    fresh["place"] = 4;
    auto commit = session.commitAsync();
    people[0]["badge"] = u"b9"_s; // waits for the next
    wait(commit).waitForFinished();
    QCOMPARE(house.badges(), u"p1:b2 p2:b1 p3:NULL p4:b3"_s);
    QCOMPARE(people[0].original(2), Value(u"b2"_s));
    QCOMPARE(people[0].value(2), Value(u"b9"_s));
    QCOMPARE(session.changed(), QList<Record> {people[0]});
    wait(session.commitAsync()).waitForFinished();
    QCOMPARE(house.badges(), u"p1:b9 p2:b1 p3:NULL p4:b3"_s);
}

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
