// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "address.h"
#include "user.h"

#include "joinwright/orm/session.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using model::Address;
using model::User;

namespace {

/// The tutorial's tables and one that no class was generated for.
jw::Schema withInvoices()
{
    jw::Schema schema = model::schema();
    jw::Table invoices;
    invoices.id = jw::Id::fromNumber(0x300);
    invoices.name = u"invoices"_s;
    const auto id = &jw::Id::fromNumber;
    invoices.columns = {
        {.id = id(0x301), .name = u"id"_s, .type = jw::ColumnType::Kind::Int64, .generation = jw::Generation::Identity},
        {.id = id(0x302), .name = u"total"_s, .type = jw::ColumnType::decimal(10, 2)},
        {.id = id(0x303), .name = u"user_id"_s, .type = jw::ColumnType::Kind::Int64},
    };
    invoices.keys = {{.id = id(0x310), .primary = true, .columns = {id(0x301)}}};
    invoices.relationships
        = {{.id = id(0x320), .name = u"user"_s, .back = u"invoices"_s, .columns = {id(0x303)}, .to = id(0x100)}};
    schema.setTable(invoices);
    return schema;
}

} // namespace

/// The ten steps of the SQLAlchemy tutorial, in C++.
class TestTutorial : public QObject
{
    Q_OBJECT

private slots:
    void readsAsNaturallyAsThePythonTutorial();
    void doesTheSameWithRecordsInOneSession();
    void writesUsersBeforeAddressesAndHandsTheKeyOn();
    void aTimeSetToItselfIsNoChange();
};

void TestTutorial::readsAsNaturallyAsThePythonTutorial()
{
    QTemporaryDir folder;
    const auto engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"example.db"_s))); // 4 connection
    jw::createAll(engine, model::schema()); // 6 tables

    jw::Session session(engine);
    const auto user = session.add<User>({.name = u"Alice"_s, .age = 30}); // 7a create
    session.commit();
    QCOMPARE(user.id(), 1);
    QVERIFY(user.role() == model::UserRole::Member); // the database's default came back

    QStringList lines; // 7b read
    for (const User &each : session.query<User>())
        lines.append(each.name() + u' ' + QString::number(*each.age()));
    QCOMPARE(lines, QStringList {u"Alice 30"_s});

    auto alice = session.query<User>().filterBy(User::c.name, u"Alice"_s).first(); // 7c update
    QVERIFY(*alice == user);
    alice->setAge(31);
    session.commit();
    {
        jw::Session other(engine);
        QCOMPARE(other.get<User>(1)->age(), jw::Opt<int>(31));
    }

    session.remove(*alice); // 7d delete
    session.commit();
    QCOMPARE(session.query<User>().count(), 0);
    QVERIFY(alice->state() == jw::RowState::Detached);
    QCOMPARE(alice->name(), u"Alice"_s); // handles stay valid

    session.add<User>({.name = u"Cleo"_s, .age = 26});
    session.add<User>({.name = u"Dan"_s, .age = 24});
    session.commit();
    const auto adults = session.query<User>().where(User::c.age > 25).all(); // 8 filters
    QCOMPARE(adults.size(), 1);
    QCOMPARE(adults.first().name(), u"Cleo"_s);

    auto bob = session.add<User>({.name = u"Bob"_s}); // 9 relationships
    auto address = bob.addresses().add<Address>({.email = u"bob@x.org"_s});
    QVERIFY(address.user() == bob);
    QCOMPARE(bob.addresses().size(), 1);
    session.commit();
    QVERIFY(address.user() == bob);
    QCOMPARE(address.userId(), bob.id());

    QStringList found; // 10 joins
    for (const User &each : session.query<User>()
                                .join(User::rel.addresses)
                                .where(Address::c.email.like(u"%@x.org"_s))
                                .with(User::rel.addresses)) {
        for (const Address &one : each.addresses())
            found.append(each.name() + u' ' + one.email());
    }
    QCOMPARE(found, QStringList {u"Bob bob@x.org"_s});
    QCOMPARE(session.query<User>().join<Address>().all().size(), 1);
    const auto pairs = session.select<User, Address>().all();
    QCOMPARE(pairs.size(), 1);
    QVERIFY(pairs.first().first == bob && pairs.first().second == address);
}

void TestTutorial::doesTheSameWithRecordsInOneSession()
{
    const jw::Schema schema = withInvoices();
    const auto engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite://"_s));
    jw::createAll(engine, schema);
    jw::Session session(engine, schema);

    auto bob = session.add<User>({.name = u"Bob"_s, .age = 40});
    const jw::Record invoice = session.add(schema.table(u"invoices"));
    invoice["total"] = jw::Decimal("9.90");
    invoice.setOne(u"user", bob);
    const jw::Record eve = session.add(schema.table(u"users"));
    eve["name"] = u"Eve"_s;
    session.commit();
    QCOMPARE(invoice.value(u"user_id"), jw::Value(bob.id()));
    QVERIFY(invoice.one(u"user").as<User>() == bob);
    QCOMPARE(eve.as<User>().name(), u"Eve"_s);
    QVERIFY(eve.is<User>() && !invoice.is<User>());
    QVERIFY_EXCEPTION_THROWN(invoice.as<User>(), jw::Error);

    const auto users = schema.table(u"users");
    const auto found = session.query(users).where(jw::col(*users, u"age") > 25).all();
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first() == bob);
    QCOMPARE(jw::Record(bob).many(u"invoices").size(), 1);
    QCOMPARE(jw::Record(bob).many(u"invoices").at(0)["total"].value(), jw::Value(jw::Decimal("9.9")));

    const auto tuples = session.query(users).outerJoin(u"invoices"_s).orderBy(jw::col(*users, u"name")).tuples();
    QCOMPARE(tuples.size(), 2);
    QVERIFY(tuples[0][0] == bob && tuples[0][1] == invoice);
    QVERIFY(tuples[1][0] == eve && tuples[1][1].isNull());

    session.remove(eve);
    session.commit();
    QCOMPARE(session.query(users).count(), 1);
}

void TestTutorial::writesUsersBeforeAddressesAndHandsTheKeyOn()
{
    const auto engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite://"_s));
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    auto address = session.add<Address>({.email = u"a@x.org"_s});
    address.setUser(session.add<User>({.name = u"Ann"_s}));
    QCOMPARE(session.plan().preview(engine.dialect()),
        QStringList({u"INSERT INTO users (name) VALUES ('Ann')"_s,
            u"INSERT INTO addresses (email, user_id) VALUES ('a@x.org', :user1)"_s}));
    session.commit();
    QVERIFY(!session.hasChanges());
    address.user().setName(u"Anna"_s);
    QCOMPARE(session.plan().preview(engine.dialect()),
        QStringList({u"UPDATE users SET name = 'Anna' WHERE id = 1 AND name = 'Ann'"_s}));
    address.user().setName(u"Ann"_s);
    QVERIFY(!session.hasChanges()); // dirty means: differs from what was loaded
}

void TestTutorial::aTimeSetToItselfIsNoChange()
{
    const auto engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite://"_s));
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    const jw::Value stored = jw::Value::fromMSecs(jw::Value::Kind::TimestampTz, 1'700'000'000'123, 456);
    auto ann = session.add<User>({.name = u"Ann"_s});
    jw::Record(ann).setValue(u"joined_at", stored);
    session.commit(); // what was read is read again
    ann.setJoinedAt(ann.joinedAt());
    QVERIFY(!session.hasChanges());
    ann.setJoinedAt(ann.joinedAt()->addMSecs(1));
    QVERIFY(session.hasChanges());
    ann.setJoinedAt(ann.joinedAt()->addMSecs(-1));
    QVERIFY(!session.hasChanges());
    QCOMPARE(jw::Record(ann).value(u"joined_at"), stored);
}

QTEST_GUILESS_MAIN(TestTutorial)
#include "tst_tutorial.moc"
