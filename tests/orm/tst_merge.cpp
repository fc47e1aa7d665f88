// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/pendingstate.h"
#include "fixture.h"
#include "tables.h"
#include "user.h"
#include "address.h"
#include "support/databaseurl.h"

using namespace jw;
using namespace Qt::StringLiterals;
using model::Address;
using model::User;
using Kind = ColumnType::Kind;

class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void aDetachedObjectsValuesBecomeEdits();
    void theObjectInMemoryIsUsedWithoutLoading();
    void aNewObjectIsAddedHere();
    void anObjectThatTheDatabaseLacksIsInsertedAgain();
    void ownObjectsAreReturnedAsTheyAre();
    void relationshipsAreFollowed();
    void aLoadedCollectionBecomesTheSame();
    void circlesComeToAnEnd();
    void oldVersionsAreRefused();
    void aMergeIsOneUndo();
    void attachAsksNothingAndKeepsEditsAndBases();
    void attachedConflictsShowAtCommit();
    void attachBringsBackWhatWasDetached();
    void attachAddsWhatWasNeverWritten();
    void attachRefusesASecondObjectOfOneKey();
    void wholeStatesMoveBetweenSessions();
};

namespace {

struct People
{
    QTemporaryDir folder;
    Engine engine = Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"people.db"_s)));
    People()
    {
        createAll(engine, model::schema());
        Session session(engine);
        User ann = session.add<User>({.name = u"Ann"_s, .age = 30});
        ann.addresses().add<Address>({.email = u"ann@x.org"_s});
        ann.addresses().add<Address>({.email = u"ann@y.org"_s});
        session.commit();
    }
    /// Ann as an object whose session has ended, renamed.
    User renamed() const
    {
        Session session(engine);
        User ann = *session.get<User>(1);
        ann.setName(u"Anne"_s);
        return ann;
    }
    QList<QList<Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
};

} // namespace

void TestMerge::aDetachedObjectsValuesBecomeEdits()
{
    const People p;
    const User given = p.renamed();
    QCOMPARE(given.state(), RowState::Detached);
    Session session(p.engine);
    const test::SqlRecorder log(p.engine);
    const User ann = session.merge(given);
    QCOMPARE(log.sql().size(), 1); // loaded by its key
    QVERIFY(!(ann == given));
    QCOMPARE(ann.name(), u"Anne"_s);
    QCOMPARE(Record(ann).dirtyCells(), QList<int> {1});
    session.commit();
    QCOMPARE(log.starting(u"UPDATE"), QStringList {u"UPDATE users SET name = ? WHERE id = ? AND name = ?"_s});
    QCOMPARE(p.scalar(u"SELECT name FROM users"_s), Value(u"Anne"_s));
}

void TestMerge::theObjectInMemoryIsUsedWithoutLoading()
{
    const People p;
    const User given = p.renamed();
    Session session(p.engine);
    User known = *session.get<User>(1);
    known.setAge(31);
    const test::SqlRecorder log(p.engine);
    const User ann = session.merge(given);
    QCOMPARE(ann, known);
    QVERIFY(log.sql().isEmpty());
    QCOMPARE(ann.name(), u"Anne"_s);
    QCOMPARE(*ann.age(), 30); // the state given wins
}

void TestMerge::aNewObjectIsAddedHere()
{
    const People p;
    Session other(p.engine);
    const User given = other.add<User>({.name = u"Ben"_s});
    Session session(p.engine);
    const User ben = session.merge(given);
    QCOMPARE(ben.state(), RowState::Pending);
    QCOMPARE(given.state(), RowState::Pending);
    session.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM users"_s), Value(2));
    QVERIFY(ben.role() == model::UserRole::Member); // what was not set is the database's default
}

void TestMerge::anObjectThatTheDatabaseLacksIsInsertedAgain()
{
    const People p;
    const User given = p.renamed();
    p.engine.connect().run(u"DELETE FROM addresses"_s);
    p.engine.connect().run(u"DELETE FROM users"_s);
    Session session(p.engine);
    const User ann = session.merge(given);
    QCOMPARE(ann.state(), RowState::Pending);
    session.commit();
    QCOMPARE(p.rows(u"SELECT id, name, age FROM users"_s), QList<QList<Value>>({{1, u"Anne"_s, 30}}));
}

void TestMerge::ownObjectsAreReturnedAsTheyAre()
{
    const People p;
    Session session(p.engine);
    const User ann = *session.get<User>(1);
    QCOMPARE(session.merge(ann), ann);
    QVERIFY(!session.hasChanges());
}

void TestMerge::relationshipsAreFollowed()
{
    const People p;
    Session other(p.engine);
    User ann = *other.get<User>(1);
    const Address third = ann.addresses().add<Address>({.email = u"ann@z.org"_s});
    User ben = other.add<User>({.name = u"Ben"_s});
    ben.addresses().add<Address>({.email = u"ben@x.org"_s});
    Session session(p.engine);
    const Address mine = session.merge(third);
    QCOMPARE(mine.user().id(), 1);
    QCOMPARE(mine.user().session(), &session);
    const User here = session.merge(ben);
    QCOMPARE(here.addresses().toList().size(), 1);
    QCOMPARE(here.addresses().at(0).email(), u"ben@x.org"_s);
    session.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM addresses"_s), Value(4));
    QCOMPARE(p.scalar(u"SELECT name FROM users JOIN addresses ON user_id = users.id WHERE email = 'ben@x.org'"_s), Value(u"Ben"_s));
}

void TestMerge::aLoadedCollectionBecomesTheSame()
{
    const People p;
    Session other(p.engine);
    User ann = *other.get<User>(1);
    ann.addresses().remove(ann.addresses().at(0));
    ann.addresses().add<Address>({.email = u"new@x.org"_s});
    Session session(p.engine);
    const User here = session.merge(ann);
    QStringList emails;
    for (const Address &address : here.addresses())
        emails.append(address.email());
    emails.sort();
    QCOMPARE(emails, QStringList({u"ann@y.org"_s, u"new@x.org"_s}));
    session.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM addresses WHERE user_id = 1 AND email IN ('ann@y.org', 'new@x.org')"_s), Value(2));
}

void TestMerge::circlesComeToAnEnd()
{
    const Company c;
    Session other(c.engine, c.schema);
    const Record sales = c.add(other, u"departments"_s, {{u"name"_s, u"Sales"_s}});
    const Record ann = c.add(other, u"employees"_s, {{u"name"_s, u"Ann"_s}});
    ann.setOne(u"department", sales);
    sales.setOne(u"head", ann);
    ann.setOne(u"manager", ann);
    Session session(c.engine, c.schema);
    const Record mine = session.merge(ann);
    QCOMPARE(mine.one(u"department").one(u"head"), mine);
    QCOMPARE(mine.one(u"manager"), mine);
    session.commit();
    QCOMPARE(c.scalar(u"SELECT head_id FROM departments"_s), Value(1));
}

void TestMerge::oldVersionsAreRefused()
{
    const Tables t({TableBuilder(u"notes"_s)
                        .identity(u"id"_s)
                        .column({.name = u"title"_s, .type = Kind::Text})
                        .column({.name = u"version"_s, .type = Kind::Int32, .version = true})});
    t.run(u"INSERT INTO notes VALUES (1, 'One', 1)"_s);
    Record given;
    {
        Session other(t.engine, t.schema);
        given = other.get(t.table(u"notes"_s), {1});
        given["title"] = u"mine"_s;
    }
    Session session(t.engine, t.schema);
    QCOMPARE(session.merge(given)["title"].to<QString>(), u"mine"_s);
    session.rollback();
    t.run(u"UPDATE notes SET title = 'theirs', version = 2"_s);
    session.expireAll();
    Session fresh(t.engine, t.schema);
    try {
        fresh.merge(given);
        QFAIL("the database has moved on");
    } catch (const StaleDataError &error) {
        QCOMPARE(error.rows().first().cells.first().column, u"title"_s);
        QCOMPARE(error.rows().first().cells.first().base, Value(u"One"_s));
        QCOMPARE(error.rows().first().cells.first().mine, Value(u"mine"_s));
        QCOMPARE(error.rows().first().cells.first().theirs, Value(u"theirs"_s));
    }
    QVERIFY(!fresh.hasChanges());
}

void TestMerge::aMergeIsOneUndo()
{
    const People p;
    Session other(p.engine);
    User ben = other.add<User>({.name = u"Ben"_s});
    ben.addresses().add<Address>({.email = u"ben@x.org"_s});
    Session session(p.engine);
    session.merge(ben);
    QCOMPARE(session.undoText(), u"Merge User"_s);
    session.undo();
    QVERIFY(!session.hasChanges());
    QVERIFY(!session.canUndo());
}

void TestMerge::attachAsksNothingAndKeepsEditsAndBases()
{
    const People p;
    const User given = p.renamed();
    Session session(p.engine);
    const test::SqlRecorder log(p.engine);
    const User ann = session.attach(given);
    QVERIFY(log.sql().isEmpty());
    QCOMPARE(ann.state(), RowState::Persistent);
    QCOMPARE(Record(ann).original(1), Value(u"Ann"_s));
    QCOMPARE(session.changed(), QList<Record> {Record(ann)});
    QCOMPARE(*session.get<User>(1), ann);
    session.commit();
    QCOMPARE(p.scalar(u"SELECT name FROM users"_s), Value(u"Anne"_s));
}

void TestMerge::attachedConflictsShowAtCommit()
{
    const People p;
    const User given = p.renamed();
    p.engine.connect().run(u"UPDATE users SET name = 'theirs'"_s);
    Session session(p.engine);
    session.attach(given);
    try {
        session.commit();
        QFAIL("the name was changed by somebody else");
    } catch (const StaleDataError &error) {
        QCOMPARE(error.rows().first().cells.first().base, Value(u"Ann"_s));
        QCOMPARE(error.rows().first().cells.first().theirs, Value(u"theirs"_s));
    }
}

void TestMerge::attachBringsBackWhatWasDetached()
{
    const People p;
    Session session(p.engine);
    User ann = *session.get<User>(1);
    ann.setName(u"Anne"_s);
    session.detach(ann);
    QVERIFY(!session.hasChanges());
    QCOMPARE(ann.name(), u"Anne"_s);
    const User again = session.attach(ann);
    QCOMPARE(again.name(), u"Anne"_s);
    QCOMPARE(session.changed().size(), 1);
}

void TestMerge::attachAddsWhatWasNeverWritten()
{
    const People p;
    Record given;
    {
        Session other(p.engine);
        given = Record(other.add<User>({.name = u"Ben"_s}));
    }
    Session session(p.engine, model::schema());
    const Record ben = session.attach(given);
    QCOMPARE(ben.state(), RowState::Pending);
    session.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM users WHERE name = 'Ben'"_s), Value(1));
}

void TestMerge::attachRefusesASecondObjectOfOneKey()
{
    const People p;
    const User given = p.renamed();
    Session session(p.engine);
    const User known = *session.get<User>(1);
    try {
        session.attach(given);
        QFAIL("one key is one object");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QVERIFY2(error.message().contains(u"User 1"_s), qPrintable(error.message()));
    }
    QVERIFY_EXCEPTION_THROWN(session.attach(known), Error);
}

void TestMerge::wholeStatesMoveBetweenSessions()
{
    const People p;
    PendingState state;
    {
        Session other(p.engine);
        User ann = *other.get<User>(1);
        ann.setName(u"Anne"_s);
        ann.addresses().remove(ann.addresses().at(0));
        other.add<User>({.name = u"Ben"_s});
        state = other.pendingState();
    }
    Session session(p.engine, model::schema());
    QVERIFY(session.restore(state).isEmpty());
    session.commit();
    QCOMPARE(p.rows(u"SELECT name FROM users ORDER BY name"_s), (QList<QList<Value>> {{u"Anne"_s}, {u"Ben"_s}}));
    QCOMPARE(p.scalar(u"SELECT count(*) FROM addresses WHERE user_id IS NULL"_s), Value(1));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
