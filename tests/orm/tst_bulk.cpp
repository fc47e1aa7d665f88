// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"
#include "tables.h"

#include "address.h"
#include "user.h"

#include "joinwright/orm/liveresult.h"

using namespace Qt::StringLiterals;
using jw::Expr;
using jw::Opt;
using jw::Record;
using jw::RowState;
using jw::Value;
using model::Address;
using model::User;

/// UPDATE, DELETE and upserts of many rows at once, and what becomes of the objects in memory.
class TestBulk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anUpdateIsOneStatementWhenNothingIsInMemory();
    void objectsInMemoryShowTheNewValues();
    void pendingEditsStayEdits();
    void collectionsFollowMovedMembers();
    void removedObjectsAreDetached();
    void aRollbackRestoresTheObjects();
    void databaseCascadesReachTheObjects();
    void updatesThroughAJoin();
    void assignmentsSeeTheRowAsItWas();
    void keysComputedColumnsAndWrongValuesAreRefused();
    void recordsAreUpdatedAlike();
    void aLiveResultShowsWhatEntersPastTheUnitOfWork();
    void anUpsertInsertsAndUpdates();
    void anUpsertCanLeaveWhatIsThere();
    void anUpsertCalculatesWithOldAndNew();
    void anUpsertLeavesWhatDoesNotMeetItsCondition();
    void anUpsertHandsObjectsBack();
    void anUpsertIsTakenBackWithItsTransaction();

private:
    QList<QList<Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }

    QString byDialect(const QString &onConflict, const QString &onDuplicateKey) const
    {
        return engine.dialect().features().upsert == jw::UpsertSyntax::OnConflict ? onConflict : onDuplicateKey;
    }

    jw::Engine engine = openEmpty();
    std::unique_ptr<jw::Session> session;
};

void TestBulk::init()
{
    session.reset();
    engine = openEmpty();
    jw::createAll(engine, model::schema());
    engine.connect().run(u"CREATE UNIQUE INDEX users_name ON users (name)"_s);
    runPast(engine, model::schema(), u"INSERT INTO users (id, name, age) VALUES (1, 'Ann', 30), (2, 'Bob', 20), (3, 'Cem', NULL)"_s);
    runPast(engine, model::schema(), u"INSERT INTO addresses (id, email, user_id) VALUES (1, 'a', 1), (2, 'b', 1), (3, 'c', 2)"_s);
    session = std::make_unique<jw::Session>(engine);
}

void TestBulk::anUpdateIsOneStatementWhenNothingIsInMemory()
{
    const jw::test::SqlRecorder recorder(engine);
    QCOMPARE(session->query<User>().where(User::c.age > 10).set(User::c.age, User::c.age + 1).update(), 2);
    QCOMPARE(recorder.sqlWithValues(), QStringList({engine.dialect().beginStatement(true), u"UPDATE users SET age = age + ? WHERE age > ? <- 1, 10"_s}));
    session->commit();
    QCOMPARE(rows(u"SELECT age FROM users ORDER BY id"_s), QList<QList<Value>>({{31}, {21}, {Value()}}));
}

void TestBulk::objectsInMemoryShowTheNewValues()
{
    const auto ann = *session->get<User>(1);
    const auto cem = *session->get<User>(3);
    const jw::test::SqlRecorder recorder(engine);
    QCOMPARE(session->query<User>().where(User::c.age > 10).set(User::c.age, 7).set(User::c.role, model::UserRole::Editor).update(), 2);
    QCOMPARE(recorder.starting(u"SELECT"), QStringList({u"SELECT id FROM users WHERE age > ? AND id IN (?, ?)"_s,
        u"SELECT id, name, age, role, joined_at FROM users WHERE id = ? ORDER BY id"_s}));
    QCOMPARE(ann.age(), Opt<int>(7));
    QVERIFY(ann.role() == model::UserRole::Editor);
    QVERIFY(cem.age().isNull());
    QVERIFY(!session->hasChanges());
}

void TestBulk::pendingEditsStayEdits()
{
    auto ann = *session->get<User>(1);
    auto bob = *session->get<User>(2);
    auto dot = session->add<User>({.name = u"Dot"_s, .age = 50});
    ann.setAge(99);
    bob.setName(u"Bert"_s);
    session->query<User>().set(User::c.age, 7).update();
    QCOMPARE(ann.age(), Opt<int>(99));
    QCOMPARE(Record(ann).original(2), Value(7)); // the edit is one of the new value
    QCOMPARE(bob.age(), Opt<int>(7));
    QCOMPARE(bob.name(), u"Bert"_s);
    QCOMPARE(dot.age(), Opt<int>(50)); // not in the database yet
    session->commit();
    QCOMPARE(rows(u"SELECT name, age FROM users ORDER BY id"_s),
        QList<QList<Value>>({{u"Ann"_s, 99}, {u"Bert"_s, 7}, {u"Cem"_s, 7}, {u"Dot"_s, 50}}));
}

void TestBulk::collectionsFollowMovedMembers()
{
    const auto ann = *session->get<User>(1);
    const auto bob = *session->get<User>(2);
    QCOMPARE(ann.addresses().size(), 2);
    QCOMPARE(bob.addresses().size(), 1);
    const auto first = *session->get<Address>(1);
    session->query<Address>().where(Address::c.userId == 1).set(Address::c.userId, 2).update();
    QCOMPARE(first.user(), bob);
    QCOMPARE(ann.addresses().size(), 0);
    QCOMPARE(bob.addresses().size(), 3);
}

void TestBulk::removedObjectsAreDetached()
{
    const auto ann = *session->get<User>(1);
    const auto mails = ann.addresses();
    QCOMPARE(mails.size(), 2);
    const auto first = *session->get<Address>(1);
    const jw::test::SqlRecorder recorder(engine);
    QCOMPARE(session->query<Address>().where(Address::c.email == u"a"_s).removeAll(), 1);
    QCOMPARE(recorder.starting(u"DELETE"), QStringList {u"DELETE FROM addresses WHERE email = ?"_s});
    QVERIFY(first.state() == RowState::Detached);
    QCOMPARE(first.email(), u"a"_s); // keeps its values
    QCOMPARE(ann.addresses().size(), 1);
    session->commit();
    QVERIFY(session->get<Address>(1).isNull());
}

void TestBulk::aRollbackRestoresTheObjects()
{
    auto ann = *session->get<User>(1);
    const auto first = *session->get<Address>(1);
    ann.setName(u"Anna"_s);
    session->begin();
    session->query<User>().set(User::c.age, 7).update();
    session->query<Address>().removeAll();
    QCOMPARE(ann.age(), Opt<int>(7));
    session->rollback();
    QCOMPARE(ann.age(), Opt<int>(30));
    QCOMPARE(ann.name(), u"Anna"_s); // pending since before begin()
    QVERIFY(first.state() == RowState::Persistent);
    QCOMPARE(*session->get<Address>(1), first);
    QCOMPARE(rows(u"SELECT age FROM users WHERE id = 1"_s), QList<QList<Value>>({{30}}));
    session->commit();
    QCOMPARE(rows(u"SELECT name, age FROM users WHERE id = 1"_s), QList<QList<Value>>({{u"Anna"_s, 30}}));
}

void TestBulk::databaseCascadesReachTheObjects()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (2, 'b')"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1), (1, 2), (2, 1)"_s);
    jw::Session company(db.engine, db.schema);
    const auto items = company.query(db.table(u"order_items"_s)).all();
    const auto orders = company.query(db.table(u"orders"_s)).all();
    QCOMPARE(company.query(db.table(u"orders"_s)).filterBy(u"number"_s, u"a"_s).removeAll(), 1);
    QVERIFY(orders[0].state() == RowState::Detached);
    QVERIFY(items[0].state() == RowState::Detached);
    QVERIFY(items[2].state() == RowState::Persistent);
    company.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items"_s), Value(1));
}

void TestBulk::updatesThroughAJoin()
{
    const jw::test::SqlRecorder recorder(engine);
    QCOMPARE(session->query<User>().join(User::rel.addresses).where(Address::c.email == u"c"_s).set(User::c.age, Opt<int>()).update(), 1);
    QCOMPARE(recorder.starting(u"UPDATE"), QStringList {
        u"UPDATE users SET age = ? WHERE id IN (SELECT found.id FROM (SELECT users.id FROM users JOIN addresses ON users.id = "
        "addresses.user_id WHERE addresses.email = ?) AS found)"_s});
    QVERIFY(session->get<User>(2)->age().isNull());
    // A limit counts objects: Ann has two addresses.
    const auto two = session->query<User>().join(User::rel.addresses).orderBy(Address::c.email).limit(2);
    QCOMPARE(two.all().size(), 2);
    QCOMPARE(two.set(User::c.age, Opt<int>(7)).update(), 2);
    QCOMPARE(session->query<User>().where(User::c.age == 7).count(), 2);
    QCOMPARE(session->query<Address>().orderBy(Address::c.id.desc()).limit(2).removeAll(), 2);
    QCOMPARE(session->query<Address>().one().id(), 1);
}

void TestBulk::assignmentsSeeTheRowAsItWas()
{
    const Tables db({jw::TableBuilder(u"pairs"_s).identity(u"id"_s).column({.name = u"name"_s, .type = jw::ColumnType::text(20)})
                         .column({.name = u"a"_s, .type = jw::ColumnType::Kind::Int32}).column({.name = u"b"_s, .type = jw::ColumnType::Kind::Int32}).unique({u"name"_s})});
    db.run(u"INSERT INTO pairs (name, a, b) VALUES ('x', 1, 10), ('y', 2, 20)"_s);
    jw::Session swapping(db.engine, db.schema);
    const jw::Table &pairs = *db.table(u"pairs"_s);
    const Expr a = jw::col(pairs, u"a");
    const Expr b = jw::col(pairs, u"b");
    QCOMPARE(swapping.query(&pairs).set(u"a"_s, b).set(u"b"_s, a).update(), 2);
    swapping.commit();
    QCOMPARE(db.rows(u"SELECT a, b FROM pairs ORDER BY name"_s), QList<QList<Value>>({{10, 1}, {20, 2}}));
    const auto upsert = swapping.upsert(&pairs).values({{u"name"_s, u"x"_s}, {u"a"_s, 5}, {u"b"_s, 6}}).onConflict({u"name"_s});
    QCOMPARE(upsert.set(u"a"_s, b).set(u"b"_s, a).where(a > b).execute(), 1);
    swapping.commit();
    QCOMPARE(db.rows(u"SELECT a, b FROM pairs ORDER BY name"_s), QList<QList<Value>>({{1, 10}, {20, 2}}));
}

void TestBulk::keysComputedColumnsAndWrongValuesAreRefused()
{
    const Company db;
    jw::Session company(db.engine, db.schema);
    const auto items = company.query(db.table(u"order_items"_s));
    const auto message = [](const auto &run) {
        try {
            run();
        } catch (const jw::Error &error) {
            return error.message();
        }
        return u"nothing was refused"_s;
    };
    QCOMPARE(message([&] { items.set(u"line"_s, 3).update(); }), u"order_items.line is part of the key and cannot be changed for many rows at once"_s);
    QCOMPARE(message([&] { items.set(u"amount"_s, 3).update(); }), u"order_items.amount is computed by the database and cannot be set"_s);
    QVERIFY(message([&] { items.set(u"quantity"_s, u"many"_s).update(); }).startsWith(u"order_items.quantity is of type int32 and cannot be \"many\""_s));
    QVERIFY(message([&] { items.set(u"weight"_s, 3).update(); }).startsWith(u"the table order_items has no column \"weight\""_s));
    QVERIFY(message([&] { items.join(u"order"_s).set(u"quantity"_s, 3).update(); }).contains(u"its key has 2 columns"_s));
}

void TestBulk::recordsAreUpdatedAlike()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a')"_s);
    db.run(u"INSERT INTO order_items (order_id, line, quantity, price) VALUES (1, 1, 2, 1.5), (1, 2, 3, 2)"_s);
    jw::Session company(db.engine, db.schema);
    const jw::Table &items = *db.table(u"order_items"_s);
    const Record second = company.get(&items, {1, 2});
    QCOMPARE(company.query(&items).whereAny(u"order"_s, jw::col(*db.table(u"orders"_s), u"number") == u"a"_s)
                 .set(u"quantity"_s, jw::col(items, u"quantity") * 10).update(), 2);
    QCOMPARE(second.value(u"quantity"), Value(30));
    QCOMPARE(second.value(u"amount"), Value(jw::Decimal("60.00"))); // computed by the database
    company.commit();
    QCOMPARE(db.scalar(u"SELECT sum(quantity) FROM order_items"_s).toString(), u"50"_s);
}

void TestBulk::aLiveResultShowsWhatEntersPastTheUnitOfWork()
{
    jw::LiveResult old(session->query<User>().where(User::c.age > 40).orderBy(User::c.name));
    jw::LiveResult written(session->query<Address>().join(Address::rel.user).where(User::c.age > 40).orderBy(Address::c.email));
    const auto names = [&old] {
        QStringList found;
        for (const jw::Record &user : old.toList())
            found.append(user.value(u"name").toString());
        return found;
    };
    QCOMPARE(session->query<User>().where(User::c.age > 10).set(User::c.age, User::c.age + 30).update(), 2);
    QCOMPARE(names(), QStringList({u"Ann"_s, u"Bob"_s}));
    QCOMPARE(written.size(), 3);
    session->upsert<User>().values({.name = u"Dot"_s, .age = 50}).onConflict(User::c.name).doUpdate().execute();
    QCOMPARE(names(), QStringList({u"Ann"_s, u"Bob"_s, u"Dot"_s}));
    session->rollback();
    QCOMPARE(names(), QStringList());
    QCOMPARE(written.size(), 0);
    QCOMPARE(session->query<User>().where(User::c.name == u"Ann"_s).set(User::c.age, Opt<int>(41)).update(), 1);
    session->commit();
    session->rollback();
    QCOMPARE(names(), QStringList({u"Ann"_s}));
}

void TestBulk::anUpsertInsertsAndUpdates()
{
    auto ann = *session->get<User>(1);
    ann.setRole(model::UserRole::Admin);
    const jw::test::SqlRecorder recorder(engine);
    const auto upsert = session->upsert<User>().values({.name = u"Ann"_s, .age = 31}).values({.name = u"Dot"_s, .age = 40}).onConflict(User::c.name).doUpdate();
    QCOMPARE(upsert.execute(), 2);
    QCOMPARE(recorder.starting(u"INSERT"), QStringList {u"INSERT INTO users (name, age) VALUES (?, ?), (?, ?) "_s
        + byDialect(u"ON CONFLICT (name) DO UPDATE SET age = excluded.age"_s, u"ON DUPLICATE KEY UPDATE age = VALUES(age)"_s) + u" RETURNING id"_s});
    QCOMPARE(ann.age(), Opt<int>(31));
    QVERIFY(ann.role() == model::UserRole::Admin); // an edit stays
    session->commit();
    QCOMPARE(rows(u"SELECT name, age FROM users WHERE age > 30 ORDER BY id"_s), QList<QList<Value>>({{u"Ann"_s, 31}, {u"Dot"_s, 40}}));
}

void TestBulk::anUpsertCanLeaveWhatIsThere()
{
    const jw::test::SqlRecorder recorder(engine);
    QCOMPARE(session->upsert<User>().values({.name = u"Ann"_s, .age = 1}).values({.name = u"Eve"_s}).onConflict(User::c.name).execute(), 1);
    // MariaDB counts rows that it leaves alone as well: they come back with a word on it.
    const QString otherwise = byDialect(u"ON CONFLICT (name) DO NOTHING"_s, u"ON DUPLICATE KEY UPDATE name = if(@joinwright_kept := 1, users.name, users.name) "
                                                                           "RETURNING id, @joinwright_kept, @joinwright_kept := 0"_s);
    QCOMPARE(recorder.starting(u"INSERT"), QStringList({u"INSERT INTO users (name, age) VALUES (?, ?) "_s + otherwise, u"INSERT INTO users (name) VALUES (?) "_s + otherwise}));
    QCOMPARE(session->query<User>().filterBy(User::c.name, u"Ann"_s).one().age(), Opt<int>(30));
    const auto ofAnyKey = session->upsert<User>().values({.name = u"Ann"_s}).doUpdate();
    if (engine.dialect().features().upsert == jw::UpsertSyntax::OnConflict)
        QVERIFY_EXCEPTION_THROWN(ofAnyKey.execute(), jw::Error);
    else
        QCOMPARE(ofAnyKey.execute(), 1);
}

void TestBulk::anUpsertCalculatesWithOldAndNew()
{
    const auto upsert = session->upsert<User>().values({.name = u"Ann"_s, .age = 5}).values({.name = u"Bob"_s, .age = 5}).onConflict(User::c.name);
    const auto adding = upsert.set(User::c.age, User::c.age + upsert.newValue(User::c.age)).where(User::c.age > 25);
    QVERIFY(plainSql(adding.statements().first()).endsWith(byDialect(u"DO UPDATE SET age = users.age + excluded.age WHERE users.age > ?"_s,
        u"ON DUPLICATE KEY UPDATE age = CASE WHEN users.age > ? THEN users.age + VALUES(age) ELSE users.age END"_s)));
    QCOMPARE(adding.execute(), 1);
    QCOMPARE(session->select(User::c.age).orderBy(User::c.id).limit(2).scalars(), QList<Opt<int>>({35, 20}));
}

void TestBulk::anUpsertLeavesWhatDoesNotMeetItsCondition()
{
    const auto bob = *session->get<User>(2);
    const auto upsert = session->upsert<User>().values({.name = u"Ann"_s, .age = 1, .role = model::UserRole::Editor}).values({.name = u"Bob"_s, .age = 2, .role = model::UserRole::Admin})
                            .values({.name = u"Cem"_s, .age = 3}).values({.name = u"Dot"_s, .age = 4}).onConflict(User::c.name);
    const auto older = upsert.set(User::c.age, User::c.age + upsert.newValue(User::c.age)).doUpdate(User::c.role).where(User::c.age > 25);
    QList<QString> names;
    for (const User &user : older.objects())
        names.append(user.name());
    std::sort(names.begin(), names.end());
    QCOMPARE(names, QList<QString>({u"Ann"_s, u"Dot"_s})); // not those that stayed
    QCOMPARE(bob.age(), Opt<int>(20));
    QCOMPARE(older.execute(), 1); // of all four
    session->commit();
    QCOMPARE(rows(u"SELECT name, age, role FROM users ORDER BY id"_s),
        QList<QList<Value>>({{u"Ann"_s, 32, u"editor"_s}, {u"Bob"_s, 20, u"member"_s}, {u"Cem"_s, Value(), u"member"_s}, {u"Dot"_s, 4, u"member"_s}}));
}

void TestBulk::anUpsertHandsObjectsBack()
{
    const auto bob = *session->get<User>(2);
    const jw::Table *users = model::schema().table(u"users"_s);
    auto objects = session->upsert(users).values({{u"name"_s, u"Bob"_s}, {u"age"_s, 21}}).values({{u"name"_s, u"Zoe"_s}, {u"age"_s, 1}})
                       .onConflict({u"name"_s}).doUpdate({u"age"_s}).objects();
    QCOMPARE(objects.size(), 2);
    QVERIFY(objects.contains(Record(bob)));
    QCOMPARE(bob.age(), Opt<int>(21));
    QVERIFY_EXCEPTION_THROWN(session->upsert(users).values({{u"age"_s, u"old"_s}}), jw::Error);
    QVERIFY_EXCEPTION_THROWN(session->upsert(users).values({{u"wage"_s, 1}}), jw::Error);
}

void TestBulk::anUpsertIsTakenBackWithItsTransaction()
{
    const auto bob = *session->get<User>(2);
    const auto objects = session->upsert<User>().values({.name = u"Bob"_s, .age = 99}).values({.name = u"Zoe"_s, .age = 1}).onConflict(User::c.name).doUpdate().objects();
    const User zoe = objects[0] == bob ? objects[1] : objects[0];
    QVERIFY(zoe.state() == RowState::Persistent);
    session->rollback();
    QCOMPARE(bob.age(), Opt<int>(20));
    QVERIFY(zoe.state() == RowState::Detached);
    QCOMPARE(session->query<User>().count(), 3);
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
