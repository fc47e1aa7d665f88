// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"
#include "tables.h"

#include "address.h"
#include "user.h"

#include "joinwright/engine/connection.h"
#include "joinwright/orm/rowbatch.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;
using model::Address;
using model::User;

namespace {

/// Whether it is refused as something that this database has not, with its name.
bool isUnsupported(const std::function<void()> &act, const QString &name)
{
    try {
        act();
    } catch (const jw::Error &error) {
        return error.kind() == jw::ErrorKind::Unsupported && error.message().contains(name);
    }
    return false;
}

} // namespace

/// Typed and run-time queries: their SQL and what they find.
class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void rendersTypedConditions_data();
    void rendersTypedConditions();
    void joinsWhatIsRelated();
    void anAmbiguousJoinListsTheWays();
    void joinsATableTwiceUnderAnotherName();
    void joinsAlongManyToMany();
    void limitsAndCountsObjectsNotRows();
    void objectsAreOrderedByWhatAJoinBrings();
    void aNullThatAJoinBringsHasItsPlace();
    void eachPartOfAnOrderIsLookedAtByItself();
    void rowsThatComeTwiceAreOneObject();
    void aFullJoinBringsBothSides();
    void lateralSubqueriesSeeTheTablesBefore();
    void countsCompositeKeys();
    void oneWantsExactlyOne();
    void filtersComposeAtRunTime();
    void aColumnOfAnotherTableIsAnError();
    void iterationOwnsItsResult();
    void aClassOfOtherColumnsIsRefused();
    void enumsAndTimesGoBothWays();
    void aUuidComparesWithItsText();

private:
    static void compareOrder(const jw::Query<jw::Record> &query, const QList<qint64> &wanted);
};

void TestQuery::rendersTypedConditions_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<jw::Statement>("statement");
    const auto engine = openEmpty();
    jw::Session session(engine);
    const auto row = [&](const char *name, const jw::Expr &condition, const QString &text) {
        QTest::newRow(name) << text << session.query<User>().where(condition).statement();
    };
    row("greater", User::c.age > 25, u"age > ?"_s);
    row("and binds tighter than or", (User::c.age > 25 || User::c.age < 5) && User::c.name == u"a"_s, u"(age > ? OR age < ?) AND name = ?"_s);
    row("or of ands", (User::c.age > 25 && User::c.age < 50) || User::c.name == u"a"_s, u"age > ? AND age < ? OR name = ?"_s);
    row("not", !(User::c.age == 3), u"NOT (age = ?)"_s);
    row("null", User::c.age.isNull(), u"age IS NULL"_s);
    row("equal to nothing", User::c.age == jw::Opt<int>(), u"age IS NULL"_s);
    row("in", User::c.name.in({u"a"_s, u"b"_s}), u"name IN (?, ?)"_s);
    row("in nothing", User::c.name.in(QList<QString> {}), u"1 = 0"_s);
    row("between", User::c.age.between(3, 5), u"age >= ? AND age <= ?"_s);
    row("contains what looks like a wildcard", User::c.name.contains(u"50%"_s), u"name LIKE ? ESCAPE '\\'"_s);
    row("two columns", User::c.id == User::c.age, u"id = age"_s);
    row("a function", User::c.name.expr().lower() == u"a"_s, u"lower(name) = ?"_s);
    row("arithmetic", User::c.age.expr() * 2 + 1 > 7, u"age * ? + ? > ?"_s);
    row("an empty condition", jw::Expr() && User::c.age > 1, u"age > ?"_s);
    const jw::Table &addresses = *model::schema().table(u"addresses");
    jw::Select select = jw::Select::from(addresses);
    select.column(Value(1)).where(jw::col(addresses, u"user_id") == User::c.id);
    row("exists", jw::Expr::exists(select), u"EXISTS (SELECT ? FROM addresses WHERE addresses.user_id = users.id)"_s);
}

void TestQuery::rendersTypedConditions()
{
    QFETCH(QString, condition);
    QFETCH(jw::Statement, statement);
    QCOMPARE(plainSql(statement), u"SELECT id, name, age, role, joined_at FROM users WHERE "_s + condition);
    QCOMPARE(statement.values.size(), condition.count(u'?'));
}

void TestQuery::joinsWhatIsRelated()
{
    const auto engine = openEmpty();
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    QCOMPARE(plainSql(session.query<User>().join<Address>().where(Address::c.email.like(u"%x"_s)).statement()),
        u"SELECT users.id, users.name, users.age, users.role, users.joined_at FROM users "
        "JOIN addresses ON users.id = addresses.user_id WHERE addresses.email LIKE ?"_s);
    auto bob = session.add<User>({.name = u"Bob"_s});
    auto eve = session.add<User>({.name = u"Eve"_s});
    bob.addresses().add({.email = u"1"_s});
    bob.addresses().add({.email = u"2"_s});
    session.commit();
    QCOMPARE(session.query<User>().join<Address>().all(), QList<User>({bob}));
    QCOMPARE(session.query<User>().outerJoin<Address>().where(Address::c.id.isNull()).all(), QList<User>({eve}));
    const auto pairs = session.select<User, Address>().orderBy(Address::c.email.desc()).all();
    QCOMPARE(pairs.size(), 2);
    QCOMPARE(pairs[0].second.email(), u"2"_s);
}

void TestQuery::anAmbiguousJoinListsTheWays()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    // employees and departments are related in two ways; a class for the target is not needed to see it
    static const jw::EntityInfo Departments {[]() -> const jw::Schema & {
        static const jw::Schema schema = company();
        return schema;
    }, db.table(u"departments"_s)->id.toNumber(), "Department"};
    auto query = session.query(db.table(u"employees"_s));
    try {
        query.builder().addJoin(Departments, jw::Join::Kind::Inner);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY2(error.message().contains(u"employees.department"_s), error.what());
        QVERIFY2(error.message().contains(u"employees.heads"_s), error.what());
    }
}

void TestQuery::joinsATableTwiceUnderAnotherName()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id) VALUES (1, 'boss', 1, NULL), (2, 'b', 1, 1)"_s);
    jw::Session session(db.engine, db.schema);
    const jw::Table *employees = db.table(u"employees"_s);
    const auto query = session.query(employees).join(u"manager"_s).where(
        jw::col(*employees, u"name", u"employees_2"_s) == u"boss"_s);
    QVERIFY(plainSql(query.statement()).endsWith(
        u"FROM employees JOIN employees AS employees_2 ON employees.manager_id = employees_2.id WHERE employees_2.name = ?"_s));
    QCOMPARE(query.one().value(u"name"), Value(u"b"_s));
}

void TestQuery::joinsAlongManyToMany()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue'), (2, 'red')"_s);
    db.run(u"INSERT INTO product_tags (product_id, tag_id) VALUES (1, 1), (1, 2), (2, 2)"_s);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"products"_s)).join(u"tags"_s);
    QCOMPARE(query.where(jw::col(*db.table(u"tags"_s), u"name") == u"blue"_s).one().value(u"name"), Value(u"Pen"_s));
    const auto tuples = query.orderBy(jw::col(*db.table(u"tags"_s), u"id")).tuples();
    QCOMPARE(tuples.size(), 3);
    QCOMPARE(tuples[0].size(), 2); // the association table is on the way, not in the result
    QCOMPARE(tuples[0][1].value(u"name"), Value(u"blue"_s));
}

/// By every way of reading them.
void TestQuery::compareOrder(const jw::Query<jw::Record> &query, const QList<qint64> &wanted)
{
    const auto idsOf = [](const auto &objects) {
        QList<qint64> ids;
        for (const jw::Record &order : objects)
            ids.append(order.value(u"id").toInt64());
        return ids;
    };
    QCOMPARE(idsOf(query.all()), wanted);
    QCOMPARE(idsOf(query.stream(2)), wanted);
    QCOMPARE(idsOf(query.limit(2).all()), wanted.mid(0, 2));
    QCOMPARE(idsOf(query.offset(1).all()), wanted.mid(1));
    QCOMPARE(query.first()->value(u"id").toInt64(), wanted.first());
    auto page = query.page(1);
    QList<qint64> paged = idsOf(page);
    for (; page.hasNext(); paged += idsOf(page))
        page = page.next();
    QCOMPARE(paged, wanted);
    QList<qint64> back = idsOf(page);
    for (; page.hasPrevious(); back = idsOf(page) + back)
        page = page.previous();
    QCOMPARE(back, wanted);
}

void TestQuery::objectsAreOrderedByWhatAJoinBrings()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    db.run(u"INSERT INTO order_items (order_id, line, quantity) VALUES (1, 1, 5), (1, 2, 6), (2, 1, 1), (2, 2, 9), (3, 1, 7)"_s);
    jw::Session session(db.engine, db.schema);
    const jw::Expr quantity = jw::col(*db.table(u"order_items"_s), u"quantity");
    const auto items = session.query(db.table(u"orders"_s)).join(u"items"_s);
    compareOrder(items.orderBy(quantity), {2, 1, 3});
    compareOrder(items.orderBy((quantity + 1).desc()), {2, 3, 1});
}

void TestQuery::aNullThatAJoinBringsHasItsPlace()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (2, 'b'), (3, 'c')"_s);
    db.run(u"INSERT INTO order_items (order_id, line, price) VALUES (1, 1, 3), (2, 1, NULL), (2, 2, 9), (3, 1, 5), (3, 2, 1)"_s);
    jw::Session session(db.engine, db.schema);
    const jw::Expr price = jw::col(*db.table(u"order_items"_s), u"price");
    const auto items = session.query(db.table(u"orders"_s)).join(u"items"_s);
    compareOrder(items.orderBy(price.asc().nullsFirst()), {2, 3, 1});
    compareOrder(items.orderBy(price.asc().nullsLast()), {3, 1, 2});
    compareOrder(items.orderBy(price.desc().nullsFirst()), {2, 3, 1});
    compareOrder(items.orderBy(price.desc().nullsLast()), {2, 3, 1});
    compareOrder(items.orderBy((-price).asc().nullsLast()), {2, 3, 1});
    compareOrder(items.orderBy((-price).desc().nullsFirst()), {2, 3, 1});
    if (db.engine.dialect().features().nullsFirst) // by itself, as pages have it everywhere
        compareOrder(items.orderBy(price), {2, 3, 1});
}

void TestQuery::eachPartOfAnOrderIsLookedAtByItself()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (2, 'b')"_s);
    db.run(u"INSERT INTO order_items (order_id, line, quantity, price) VALUES (1, 1, 1, 9), (1, 2, 2, 3), (2, 1, 1, 5)"_s);
    jw::Session session(db.engine, db.schema);
    const jw::Table &items = *db.table(u"order_items"_s);
    compareOrder(session.query(db.table(u"orders"_s)).join(u"items"_s).orderBy(jw::col(items, u"quantity"), jw::col(items, u"price").asc().nullsLast()), {1, 2});
}

void TestQuery::rowsThatComeTwiceAreOneObject()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')"_s);
    jw::Session session(db.engine, db.schema);
    const auto orders = session.query(db.table(u"orders"_s));
    const jw::Expr id = jw::col(*db.table(u"orders"_s), u"id");
    const auto both = orders.where(id < 3).uniteAll(orders.where(id < 4));
    const auto text = orders.fromSql(u"SELECT * FROM orders WHERE id < 3 UNION ALL SELECT * FROM orders WHERE id < 4"_s);
    for (const auto &found : {both.orderBy(id.desc()), text.orderBy(id.desc()), orders.where(id < 4).unite(both).orderBy(id.desc())}) {
        const auto all = orders.where(id < 4).orderBy(id.desc()).all();
        QCOMPARE(found.all(), all);
        QCOMPARE(found.count(), 3);
        QCOMPARE(found.limit(2).all(), all.mid(0, 2));
        QList<jw::Record> streamed;
        for (const jw::Record &order : found.stream(1))
            streamed.append(order);
        QCOMPARE(streamed, all);
        QCOMPARE(found.page(2).objects(), all.mid(0, 2));
        QCOMPARE(found.page(2).next().objects(), all.mid(2));
    }
    // Where none comes twice, nothing is grouped.
    QVERIFY(!orders.where(id < 3).unite(orders.where(id < 4)).limit(2).statement().sql.contains(u"GROUP BY"_s));
}

void TestQuery::aFullJoinBringsBothSides()
{
    const auto engine = openEmpty();
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    const auto ann = session.add<User>({.name = u"Ann"_s});
    const auto bob = session.add<User>({.name = u"Bob"_s});
    const auto hers = session.add<Address>({.email = u"ann@x"_s, .user = ann});
    const auto lost = session.add<Address>({.email = u"lost@x"_s});
    session.commit();
    const auto query = session.query<User>().fullJoin(User::rel.addresses).orderBy(jw::Order(Address::c.email).nullsFirst());
    if (!engine.dialect().features().fullJoin) {
        QVERIFY(isUnsupported([&] { query.all(); }, u"FULL JOIN"_s));
        return;
    }
    QVERIFY(plainSql(query.statement()).contains(u"FULL JOIN addresses ON users.id = addresses.user_id"_s));
    const auto users = session.query<User>().fullJoin(User::rel.addresses).orderBy(User::c.name);
    QCOMPARE(users.all(), QList<User>({ann, bob}));
    QList<User> streamed;
    for (const User &user : users.stream(1)) // a batch may hold nobody
        streamed.append(user);
    QCOMPARE(streamed, QList<User>({ann, bob}));
    QCOMPARE(query.count(), 2);
    const QList<QList<jw::Record>> wanted {{jw::Record(bob), jw::Record()}, {jw::Record(ann), jw::Record(hers)}, {jw::Record(), jw::Record(lost)}};
    QCOMPARE(query.tuples(), wanted);
    jw::Connection connection = engine.connect(); // as a worker reads them
    QCOMPARE(session.adoptTuples(query.compileTuples().execute(connection)), wanted);
    QCOMPARE(session.adopt(query.compile().execute(connection)).size(), 2);
}

void TestQuery::lateralSubqueriesSeeTheTablesBefore()
{
    const auto engine = openEmpty();
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    const auto ann = session.add<User>({.name = u"Ann"_s});
    const auto bob = session.add<User>({.name = u"Bob"_s});
    const auto cem = session.add<User>({.name = u"Cem"_s});
    for (const QString &email : {u"ann1"_s, u"ann2"_s, u"ann3"_s})
        ann.addresses().add({.email = email});
    bob.addresses().add({.email = u"bob1"_s});
    session.commit();
    jw::Select select = jw::Select::from(*model::schema().table(u"addresses"));
    select.column(Address::c.email).where(Address::c.userId == User::c.id).orderBy(Address::c.id.desc()).limit(2);
    const jw::Subquery newest = jw::Subquery::derived(u"newest"_s, select);
    const jw::Expr email = newest.column(u"email");
    const auto users = session.query<User>().joinLateral(newest).orderBy(User::c.name.desc());
    const auto mails = session.select(User::c.name, jw::typed<QString>(email)).joinLateral(newest).orderBy(User::c.name, email);
    const auto all = session.select(User::c.name, jw::typed<jw::Opt<QString>>(newest.column(u"email", u"last"_s)))
                         .outerJoinLateral(newest, u"last"_s).orderBy(User::c.name);
    if (!engine.dialect().features().lateral) {
        for (const auto &read : std::initializer_list<std::function<void()>> {[&] { users.all(); }, [&] { mails.all(); }, [&] { all.all(); }})
            QVERIFY(isUnsupported(read, u"LATERAL"_s));
        return;
    }
    QVERIFY2(plainSql(users.statement()).contains(u"FROM users CROSS JOIN LATERAL (SELECT addresses.email FROM addresses WHERE addresses.user_id = users.id"
                                                  " ORDER BY addresses.id DESC"_s), qPrintable(users.statement().sql));
    QCOMPARE(users.all(), QList<User>({bob, ann})); // each once
    QCOMPARE(users.limit(1).offset(1).all(), QList<User>({ann}));
    QCOMPARE(users.count(), 2);
    QCOMPARE(users.where(email == u"ann1"_s).count(), 0); // not among her newest two
    QVERIFY(mails.all() == QList({std::make_tuple(u"Ann"_s, u"ann2"_s), {u"Ann"_s, u"ann3"_s}, {u"Bob"_s, u"bob1"_s}}));
    QVERIFY(all.where(User::c.name > u"B"_s).all() == QList({std::make_tuple(u"Bob"_s, jw::Opt<QString>(u"bob1"_s)), {u"Cem"_s, jw::Opt<QString>()}}));
    QCOMPARE(session.query<User>().outerJoinLateral(newest).where(email.isNull()).all(), QList<User>({cem}));
}

void TestQuery::limitsAndCountsObjectsNotRows()
{
    const Company db;
    for (int i = 1; i <= 6; ++i) {
        db.run(u"INSERT INTO orders (id, number) VALUES (%1, 'n%1')"_s.arg(i));
        db.run(u"INSERT INTO order_items (order_id, line) VALUES (%1, 1), (%1, 2), (%1, 3)"_s.arg(i));
    }
    jw::Session session(db.engine, db.schema);
    const jw::Table &orders = *db.table(u"orders"_s);
    const auto query = session.query(&orders).join(u"items"_s).orderBy(jw::Order(jw::col(orders, u"id"), true));
    QCOMPARE(query.all().size(), 6);
    QCOMPARE(query.count(), 6);
    const auto page = query.limit(2).offset(1).all();
    QCOMPARE(page.size(), 2);
    QCOMPARE(page[0].value(u"id"), Value(5));
    QCOMPARE(page[1].value(u"id"), Value(4));
    QCOMPARE(query.tuples().size(), 18);
}

void TestQuery::countsCompositeKeys()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'a'), (11, 'b')"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 11), (11, 1), (1, 1)"_s);
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(db.table(u"order_items"_s)).join(u"order.items"_s);
    QCOMPARE(query.tuples().size(), 5);
    QCOMPARE(query.count(), 3);
}

void TestQuery::oneWantsExactlyOne()
{
    const Company db;
    db.run(u"INSERT INTO tags (id, name) VALUES (1, 'blue'), (2, 'red')"_s);
    jw::Session session(db.engine, db.schema);
    const auto tags = session.query(db.table(u"tags"_s));
    QVERIFY_EXCEPTION_THROWN(tags.one(), jw::Error);
    const jw::Expr name = jw::col(*db.table(u"tags"_s), u"name");
    QCOMPARE(tags.where(name == u"red"_s).one().key(), QList<Value> {Value(2)});
    QVERIFY_EXCEPTION_THROWN(tags.where(name == u"green"_s).one(), jw::Error);
    QVERIFY(tags.where(name == u"green"_s).first().isNull());
    QVERIFY_EXCEPTION_THROWN(*tags.where(name == u"green"_s).first(), jw::Error);
    QVERIFY(tags.exists());
    QVERIFY(!tags.limit(0).exists()); // what is limited to fewer stays so
    QVERIFY(tags.limit(0).first().isNull());
}

void TestQuery::filtersComposeAtRunTime()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
    for (int i = 1; i <= 9; ++i)
        db.run(u"INSERT INTO employees (id, name, department_id, salary) VALUES (%1, 'n%1', 1, %1 * 100.5)"_s.arg(i));
    jw::Session session(db.engine, db.schema);
    const jw::Table &employees = *db.table(u"employees"_s);
    jw::Expr filter; // as a filter bar builds it
    filter = filter && jw::col(employees, u"salary") >= jw::Decimal("201");
    filter = filter && (jw::col(employees, u"name").endsWith(u"2"_s) || jw::col(employees, u"name").endsWith(u"3"_s));
    QCOMPARE(session.query(&employees).where(filter).count(), 2);
    QCOMPARE(session.query(&employees).where(jw::Expr()).count(), 9);
    jw::Select select = jw::Select::from(employees);
    select.column(jw::col(employees, u"department_id")).column(jw::countAll()).groupBy(jw::col(employees, u"department_id"));
    select.having(jw::countAll() > 5);
    QCOMPARE(session.rows(select), QList<QList<Value>>({{1, 9}}));
}

void TestQuery::aColumnOfAnotherTableIsAnError()
{
    const auto engine = openEmpty();
    jw::Session session(engine);
    try {
        session.query<User>().where(Address::c.email == u"x"_s).statement();
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"the column addresses.email is not part of this query: join addresses to it (it reads users)"_s);
    }
}

void TestQuery::iterationOwnsItsResult()
{
    const auto engine = openEmpty();
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    for (int i = 0; i < 3; ++i)
        session.add<User>({.name = QString::number(i)});
    session.commit();
    QStringList names;
    for (const User &user : session.query<User>().orderBy(User::c.id.desc())) {
        names.append(user.name());
        session.remove(user); // changes nothing about the loop
        session.commit();
    }
    QCOMPARE(names, QStringList({u"2"_s, u"1"_s, u"0"_s}));
}

void TestQuery::aClassOfOtherColumnsIsRefused()
{
    const auto engine = openEmpty();
    jw::Schema other = model::schema();
    jw::Table *users = other.editTable(jw::Id::fromNumber(0x100));
    users->columns.swapItemsAt(1, 2);
    jw::Session session(engine, other);
    try {
        session.query<User>();
        QFAIL("an error was expected");
    } catch (const jw::SchemaError &error) {
        QVERIFY2(error.message().contains(u"User expects name as column 2"_s), error.what());
    }
}

void TestQuery::enumsAndTimesGoBothWays()
{
    const auto engine = openEmpty();
    jw::createAll(engine, model::schema());
    const QDateTime moment(QDate(2024, 2, 29), QTime(12, 0), Qt::OffsetFromUTC, 7200);
    {
        jw::Session session(engine);
        session.add<User>({.name = u"Ann"_s, .role = model::UserRole::Admin, .joinedAt = moment});
        session.commit();
    }
    jw::Session session(engine);
    const auto ann = session.query<User>().where(User::c.role == model::UserRole::Admin && User::c.joinedAt == moment).one();
    QVERIFY(ann.role() == model::UserRole::Admin);
    QCOMPARE(ann.joinedAt()->toMSecsSinceEpoch(), moment.toMSecsSinceEpoch());
    QCOMPARE(session.query<User>().where(User::c.role == model::UserRole::Member).count(), 0);
}

void TestQuery::aUuidComparesWithItsText()
{
    const Tables db({jw::TableBuilder(u"tokens"_s).identity(u"id"_s).column({.name = u"token"_s, .type = jw::ColumnType::Kind::Uuid})});
    const QString text = u"11116e73-1c03-5de6-9130-5f9925ae8ab4"_s;
    jw::Session session(db.engine, db.schema);
    db.add(session, u"tokens"_s, {{u"token"_s, QUuid::fromString(text)}});
    db.add(session, u"tokens"_s, {{u"token"_s, QUuid()}});
    session.commit();
    const jw::Expr token = jw::col(*db.table(u"tokens"_s), u"token");
    const auto tokens = session.query(db.table(u"tokens"_s));
    QCOMPARE(tokens.where(token == text.toUpper()).count(), 1);
    QCOMPARE(tokens.where(token.in({Value(text), Value(QUuid().toString(QUuid::WithoutBraces))})).count(), 2);
    QCOMPARE(tokens.where(token.between(text, text)).count(), 1);
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
