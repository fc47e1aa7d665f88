// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "address.h"
#include "user.h"

using namespace Qt::StringLiterals;
using jw::Expr;
using jw::Opt;
using jw::Value;
using model::Address;
using model::User;
using model::UserRole;
namespace fn = jw::fn;

/// Selects whose rows are tuples of the columns' C++ types.
class TestTypedSelect : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rowsAreTuplesOfTheColumnsTypes();
    void aggregatesOverAJoin();
    void objectsCarryColumnsBeside();
    void aNullBehindAnOuterJoinIsNoDefaultValue();
    void calculationsAndFunctionsKeepTheirTypes();
    void tablesAreJoinedUnderOtherNamesAndByConditions();
    void relationshipsAreAskedForExistence();
    void queriesUniteAndIntersect();
    void distinctAndCountsOfRows();
    void firstOneAndScalars();
    void explainNamesTheIndex();

private:
    jw::Engine engine = openEmpty();
    std::unique_ptr<jw::Session> session;
};

void TestTypedSelect::init()
{
    session.reset();
    engine = openEmpty();
    jw::createAll(engine, model::schema());
    session = std::make_unique<jw::Session>(engine);
    const auto ann = session->add<User>({.name = u"Ann"_s, .age = 30, .role = UserRole::Admin});
    const auto bob = session->add<User>({.name = u"Bob"_s, .age = 20});
    session->add<User>({.name = u"Cem"_s});
    for (const QString &email : {u"ann@x.org"_s, u"ann@y.org"_s})
        ann.addresses().add({.email = email});
    bob.addresses().add({.email = u"bob@x.org"_s});
    session->commit();
}

void TestTypedSelect::rowsAreTuplesOfTheColumnsTypes()
{
    const auto query = session->select(User::c.name, User::c.age, User::c.role).orderBy(User::c.name);
    static_assert(std::is_same_v<decltype(query)::Row, std::tuple<QString, Opt<int>, UserRole>>);
    QCOMPARE(plainSql(query.statement()), u"SELECT name, age, role FROM users ORDER BY name"_s);
    const auto rows = query.all();
    QCOMPARE(rows.size(), 3);
    QVERIFY(rows[0] == std::make_tuple(u"Ann"_s, Opt<int>(30), UserRole::Admin));
    QVERIFY(rows[2] == std::make_tuple(u"Cem"_s, Opt<int>(), UserRole::Member));
    QStringList streamed;
    for (const auto &[name, age, role] : query.stream(2))
        streamed.append(name);
    QCOMPARE(streamed, QStringList({u"Ann"_s, u"Bob"_s, u"Cem"_s}));
}

void TestTypedSelect::aggregatesOverAJoin()
{
    const auto query = session->select(User::c.name, Address::c.email.count().as(u"mails"_s))
                           .outerJoin(User::rel.addresses)
                           .groupBy(User::c.id)
                           .having(Address::c.email.count() < 2)
                           .orderBy(Address::c.email.count().desc());
    static_assert(std::is_same_v<decltype(query)::Row, std::tuple<QString, qint64>>);
    QCOMPARE(plainSql(query.statement()),
        u"SELECT users.name, count(addresses.email) AS mails FROM users LEFT JOIN addresses ON users.id = addresses.user_id "
        "GROUP BY users.id HAVING count(addresses.email) < ? ORDER BY count(addresses.email) DESC"_s);
    const auto rows = query.all();
    QVERIFY(rows == QList({std::make_tuple(u"Bob"_s, qint64(1)), std::make_tuple(u"Cem"_s, qint64(0))}));
    QCOMPARE(query.count(), 2);
    QCOMPARE(query.rows().columnNames(), QStringList({u"name"_s, u"mails"_s}));
}

void TestTypedSelect::objectsCarryColumnsBeside()
{
    const auto rows = session->query<User>().outerJoin(User::rel.addresses).groupBy(User::c.id).orderBy(User::c.id).columns(Address::c.id.count(), Address::c.email.max()).all();
    QCOMPARE(rows.size(), 3);
    const auto &[ann, count, last] = rows[0];
    QCOMPARE(ann, *session->get<User>(1)); // the object, not a copy
    QCOMPARE(count, 2);
    QCOMPARE(*last, u"ann@y.org"_s);
    QVERIFY(std::get<2>(rows[2]).isNull());
}

void TestTypedSelect::aNullBehindAnOuterJoinIsNoDefaultValue()
{
    const auto query = session->select(User::c.name, Address::c.email).outerJoin(User::rel.addresses).where(User::c.name == u"Cem"_s);
    try {
        query.all();
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY(error.kind() == jw::ErrorKind::Value);
        QCOMPARE(error.column(), u"email"_s);
    }
    const auto rows = session->select(User::c.name, Address::c.email.orNull()).outerJoin(User::rel.addresses).where(User::c.name == u"Cem"_s).all();
    QVERIFY(std::get<1>(rows.at(0)).isNull());
}

void TestTypedSelect::calculationsAndFunctionsKeepTheirTypes()
{
    const auto query = session->select(User::c.age + 1, User::c.age * 1.5, fn::coalesce(User::c.age, 0), fn::length(User::c.name), fn::upper(User::c.name),
        jw::typed<bool>(User::c.age > 25), User::c.name.concat(u"!"_s), User::c.age.avg().over(jw::Window()));
    static_assert(std::is_same_v<decltype(query)::Row, std::tuple<Opt<qint64>, Opt<double>, int, qint64, QString, bool, QString, Opt<double>>>);
    const auto row = query.where(User::c.name == u"Ann"_s).one();
    QVERIFY(row == std::make_tuple(Opt<qint64>(31), Opt<double>(45.0), 30, qint64(3), u"ANN"_s, true, u"Ann!"_s, Opt<double>(30.0)));
    QCOMPARE(session->select(User::c.age.sum()).scalar(), Opt<qint64>(50));
    QCOMPARE(session->select(User::c.age.sum().filter(User::c.role == UserRole::Admin)).scalar(), Opt<qint64>(30));
    QCOMPARE(session->query<User>().where(User::c.age % 3 == 2 && User::c.age - 10 > 5).one().name(), u"Bob"_s);
}

void TestTypedSelect::tablesAreJoinedUnderOtherNamesAndByConditions()
{
    const auto query = session->select(User::c.name, User::c.name.of(u"older"_s)).join<User>(User::c.age.of(u"older"_s) > User::c.age, u"older"_s);
    QCOMPARE(plainSql(query.statement()), u"SELECT users.name, older.name FROM users JOIN users AS older ON older.age > users.age"_s);
    QVERIFY(query.all() == QList({std::make_tuple(u"Bob"_s, u"Ann"_s)}));
    // Onwards from the second use of a table.
    const auto mails = session->select(User::c.name, Address::c.email).join<User>(User::c.age.of(u"older"_s) > User::c.age, u"older"_s).join(User::rel.addresses.of(u"older"_s));
    QVERIFY(plainSql(mails.statement()).endsWith(u"JOIN addresses ON older.id = addresses.user_id"_s));
    QCOMPARE(mails.all().size(), 2);
    try {
        session->select(User::c.name).join(User::rel.addresses.of(u"nobody"_s));
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"nothing in this query is called \"nobody\" (it reads users)"_s);
    }
}

void TestTypedSelect::relationshipsAreAskedForExistence()
{
    const auto some = session->query<User>().whereAny(User::rel.addresses, Address::c.email.endsWith(u"y.org"_s));
    QCOMPARE(plainSql(some.statement()),
        u"SELECT id, name, age, role, joined_at FROM users WHERE EXISTS (SELECT 1 FROM addresses WHERE users.id = addresses.user_id AND addresses.email LIKE ?)"_s);
    QCOMPARE(some.one().name(), u"Ann"_s);
    QCOMPARE(session->query<User>().whereNone(User::rel.addresses).one().name(), u"Cem"_s);
    QVERIFY(some.exists());
    QVERIFY(!some.where(User::c.age > 90).exists());
}

void TestTypedSelect::queriesUniteAndIntersect()
{
    const auto users = session->query<User>();
    const auto young = users.where(User::c.age < 25);
    const auto old = users.where(User::c.age > 25);
    const auto both = young.unite(old).orderBy(User::c.name.desc());
    QCOMPARE(plainSql(both.statement()),
        u"SELECT id, name, age, role, joined_at FROM (SELECT id, name, age, role, joined_at FROM users WHERE age < ? UNION SELECT id, "
        "name, age, role, joined_at FROM users WHERE age > ?) AS users ORDER BY name DESC"_s);
    QCOMPARE(both.all(), QList<User>({*session->get<User>(2), *session->get<User>(1)}));
    QCOMPARE(users.except(young).count(), 2);
    QCOMPARE(users.intersect(young).where(User::c.age > 0).one().name(), u"Bob"_s);
}

void TestTypedSelect::distinctAndCountsOfRows()
{
    const auto roles = session->select(User::c.role).distinct();
    QCOMPARE(plainSql(roles.statement()), u"SELECT DISTINCT role FROM users"_s);
    QCOMPARE(roles.count(), 2);
    QCOMPARE(session->select(User::c.name).count(), 3);
    QCOMPARE(session->select(User::c.role, User::c.id.count()).groupBy(User::c.role).count(), 2);
}

void TestTypedSelect::firstOneAndScalars()
{
    const auto names = session->select(User::c.name).orderBy(User::c.name);
    QCOMPARE(names.scalars(), QStringList({u"Ann"_s, u"Bob"_s, u"Cem"_s}));
    QCOMPARE(std::get<0>(*names.first()), u"Ann"_s);
    QVERIFY(names.where(User::c.age > 99).first().isNull());
    QVERIFY_EXCEPTION_THROWN(names.one(), jw::Error);
    QCOMPARE(session->select(jw::TypedExpr<qint64>(jw::countAll())).from<User>().scalar(), 3);
    QCOMPARE(session->query<User>().filterBy(u"name"_s, u"Bob"_s).one().age(), Opt<int>(20));
}

void TestTypedSelect::explainNamesTheIndex()
{
    const QStringList lines = session->query<User>().where(User::c.id == 1).explain();
    const QString key = jw::test::isOnSqlite() ? u"PRIMARY KEY"_s : engine.dialect().name() == u"mysql" ? u"key PRIMARY"_s : u"using pk_users"_s;
    QVERIFY2(lines[0].contains(key), qPrintable(lines.join(u'\n')));
    const QStringList steps = session->query<User>().whereAny(User::rel.addresses, Address::c.email == u"ann@x.org"_s).explain();
    QVERIFY2(steps.size() > 1, qPrintable(steps.join(u'\n')));
    QVERIFY2(engine.dialect().name() == u"mysql" || steps.last().startsWith(u"  "_s), qPrintable(steps.join(u'\n'))); // a step below another; MariaDB has a list
}

QTEST_GUILESS_MAIN(TestTypedSelect)
#include "tst_typedselect.moc"
