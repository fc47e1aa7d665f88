// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "async.h"

#include "joinwright/schema/tablebuilder.h"

using Kind = jw::ColumnType::Kind;
using jw::ReferentialAction;

namespace {

/// One that takes "abc" for "ABC" in the database of these tests.
QString insensitive()
{
    const QString database = qEnvironmentVariable("JOINWRIGHT_TEST_DATABASE");
    return database == u"postgresql" ? u"insensitive"_s : database == u"mysql" ? u"utf8mb4_general_ci"_s : u"NOCASE"_s;
}

jw::Column text(const QString &name, const QString &collation, bool nullable = false)
{
    return {.name = name, .type = jw::ColumnType::text(40), .nullable = nullable, .collation = collation};
}

/// Countries with a code and a nickname, their cities, shelves in rooms with their books, and tags of countries.
QList<jw::Table> atlas(const QString &collation)
{
    const ReferentialAction cascade = ReferentialAction::Cascade;
    return {jw::TableBuilder(u"countries"_s).column(text(u"code"_s, collation)).column(text(u"name"_s, {}, true))
                .column(text(u"nick"_s, collation, true)).primary({u"code"_s}).unique({u"nick"_s})
                .refersThrough(u"country_tags"_s, u"tags"_s, {.name = u"tags"_s, .back = u"countries"_s}),
        jw::TableBuilder(u"cities"_s).identity(u"id"_s).column(text(u"name"_s, {})).column(text(u"country_code"_s, collation, true))
            .refers({u"country_code"_s}, u"countries"_s, {.name = u"country"_s, .back = u"cities"_s, .onDelete = cascade, .onUpdate = cascade}),
        jw::TableBuilder(u"shelves"_s).column({.name = u"room"_s, .type = Kind::Int32}).column(text(u"label"_s, collation))
            .primary({u"room"_s, u"label"_s}),
        jw::TableBuilder(u"books"_s).identity(u"id"_s).column({.name = u"room"_s, .type = Kind::Int32}).column(text(u"label"_s, collation))
            .refers({u"room"_s, u"label"_s}, u"shelves"_s, {.name = u"shelf"_s, .back = u"books"_s}),
        jw::TableBuilder(u"tags"_s).column(text(u"tag"_s, collation)).primary({u"tag"_s}),
        jw::TableBuilder(u"country_tags"_s).column(text(u"code"_s, collation)).column(text(u"tag"_s, collation)).primary({u"code"_s, u"tag"_s})
            .refers({u"code"_s}, u"countries"_s, {.name = u"country"_s, .back = u"country_tags"_s})
            .refers({u"tag"_s}, u"tags"_s, {.name = u"tag_row"_s, .back = u"country_tags"_s})};
}

/// A database of these tables with some rows, whose foreign keys are in other letters than the keys.
struct Atlas
{
    QTemporaryDir folder;
    jw::Schema schema;
    jw::Engine engine = jw::Engine::open(emptyDatabase(folder));

    explicit Atlas(const QString &collation = insensitive())
    {
        for (const jw::Table &table : atlas(collation))
            schema.setTable(table);
        if (engine.dialect().name() == u"postgresql")
            run(u"CREATE COLLATION insensitive (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"_s);
        jw::createAll(engine, schema);
        if (collation == insensitive())
            fill();
    }
    void fill() const
    {
        run(u"INSERT INTO countries (code, name, nick) VALUES ('DE', 'Germany', 'north'), ('FR', 'France', 'west'), ('IT', 'Italy', NULL)"_s);
        run(u"INSERT INTO cities (name, country_code) VALUES ('Berlin', 'de'), ('Paris', 'fr'), ('Lyon', 'Fr'), ('Nice', 'FR'), ('Roma', NULL)"_s);
        run(u"INSERT INTO shelves (room, label) VALUES (1, 'Left'), (1, 'Right'), (2, 'Left')"_s);
        run(u"INSERT INTO books (room, label) VALUES (1, 'left'), (1, 'LEFT'), (2, 'left'), (1, 'right')"_s);
        run(u"INSERT INTO tags (tag) VALUES ('Sea'), ('Alps')"_s);
        run(u"INSERT INTO country_tags (code, tag) VALUES ('de', 'SEA'), ('dE', 'alps'), ('fr', 'sea')"_s);
    }
    void run(const QString &sql) const { engine.connect().run(sql); }
    const jw::Table *table(const QString &name) const { return schema.table(name); }
    QList<QList<Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    Record named(jw::Session &session, const QString &table, const QString &name) const
    {
        return session.query(schema.table(table)).where(jw::col(*schema.table(table), u"name") == name).one();
    }
};

QStringList valuesOf(const jw::Collection<Record> &collection, const QString &column)
{
    QStringList values;
    for (const Record &record : collection)
        values.append(record.value(column).toText());
    values.sort();
    return values;
}

} // namespace

/// Keys that differ for us and not for the database, by the collation of their columns.
class TestCollations : public QObject
{
    Q_OBJECT

private slots:
    void oneRowIsOneObjectHoweverItsKeyIsWritten();
    void lazyLoadingFindsParentsAndMembers();
    void membersAreFetchedForAllPeers();
    void relatedRowsComeAlong_data();
    void relatedRowsComeAlong();
    void compositeKeysWithOneSuchColumn();
    void manyToManyFromBothSides();
    void bothSidesAgreeInMemory();
    void newRowsThatNameTheirParentWaitForIt();
    void uniqueValuesAreHandedOn();
    void aKeyOfADeletedRowIsTaken();
    void aKeyInOtherLettersIsTheSameKey();
    void whatTheDatabaseTakesAlongGoesInMemory();
    void mergingFindsTheRow();
    void anUpsertIsSeenByTheObject();
    void workersBringThemToo();
    void blanksAtTheEnd();
    void keysThatOnlyTheDatabaseKnowsToBeTheSame();
    void aForeignKeyOfAnotherCollation();
    void exactKeysStayExact();
    void reflectedTablesKnowTheirCollations();
    void anIndexWithACollationOfItsOwn();
};

void TestCollations::oneRowIsOneObjectHoweverItsKeyIsWritten()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record first = session.get(db.table(u"countries"_s), {u"de"_s});
    QCOMPARE(first.value(u"code"), Value(u"DE"_s));
    const jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(session.get(db.table(u"countries"_s), {u"DE"_s}), first);
    QCOMPARE(session.get(db.table(u"countries"_s), {u"de"_s}), first);
    QCOMPARE(recorder.starting(u"SELECT"), QStringList());
    QCOMPARE(session.get(db.table(u"countries"_s), {u"dE"_s}), first);
    const QList<Record> all = session.query(db.table(u"countries"_s)).orderBy(u"code"_s).all();
    QCOMPARE(all.first(), first);
    QVERIFY(!session.get(db.table(u"countries"_s), {u"d"_s}));
}

void TestCollations::lazyLoadingFindsParentsAndMembers()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record berlin = db.named(session, u"cities"_s, u"Berlin"_s);
    const Record germany = berlin.one(u"country");
    QVERIFY(!germany.isNull());
    QCOMPARE(germany.value(u"name"), Value(u"Germany"_s));
    QCOMPARE(berlin.value(u"country_code"), Value(u"de"_s));
    QCOMPARE(valuesOf(germany.many(u"cities"), u"name"_s), QStringList({u"Berlin"_s}));
    const Record france = session.get(db.table(u"countries"_s), {u"FR"_s});
    QCOMPARE(valuesOf(france.many(u"cities"), u"name"_s), QStringList({u"Lyon"_s, u"Nice"_s, u"Paris"_s}));
    QVERIFY(!session.hasChanges());
}

void TestCollations::membersAreFetchedForAllPeers()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> countries = session.query(db.table(u"countries"_s)).orderBy(u"code"_s).all();
    QCOMPARE(countries.size(), 3);
    QCOMPARE(countries[0].many(u"cities").size(), 1);
    const jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(countries[1].many(u"cities").size(), 3);
    QCOMPARE(countries[2].many(u"cities").size(), 0);
    QCOMPARE(recorder.sql(), QStringList());
}

void TestCollations::relatedRowsComeAlong_data()
{
    QTest::addColumn<bool>("joined");
    QTest::newRow("by a SELECT of its own") << false;
    QTest::newRow("joined") << true;
}

void TestCollations::relatedRowsComeAlong()
{
    QFETCH(bool, joined);
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const auto along = [joined](const jw::Query<Record> &query, const QString &path) { return joined ? query.withJoined(path) : query.with(path); };
    const QList<Record> countries = along(session.query(db.table(u"countries"_s)), u"cities"_s).orderBy(u"code"_s).all();
    const QList<Record> cities = along(session.query(db.table(u"cities"_s)), u"country"_s).orderBy(u"id"_s).all();
    const jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(countries.size(), 3);
    QCOMPARE(countries[0].many(u"cities").size(), 1);
    QCOMPARE(countries[1].many(u"cities").size(), 3);
    QCOMPARE(cities.size(), 5);
    QCOMPARE(cities[0].one(u"country"), countries[0]);
    QCOMPARE(cities[2].one(u"country"), countries[1]);
    QVERIFY(cities[4].one(u"country").isNull());
    QCOMPARE(recorder.sql(), QStringList());
}

void TestCollations::compositeKeysWithOneSuchColumn()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const QList<Record> books = session.query(db.table(u"books"_s)).orderBy(u"id"_s).all();
    const Record left = books[0].one(u"shelf");
    QVERIFY(!left.isNull());
    QCOMPARE(books[1].one(u"shelf"), left);
    QVERIFY(books[2].one(u"shelf") != left);
    QCOMPARE(left.many(u"books").size(), 2);
    QCOMPARE(session.get(db.table(u"shelves"_s), {1, u"LEFT"_s}), left);
    QCOMPARE(session.get(db.table(u"shelves"_s), {1, u"rIGHT"_s}).many(u"books").toList(), QList<Record>({books[3]}));
}

void TestCollations::manyToManyFromBothSides()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    QCOMPARE(valuesOf(germany.many(u"tags"), u"tag"_s), QStringList({u"Alps"_s, u"Sea"_s}));
    const Record sea = session.get(db.table(u"tags"_s), {u"sea"_s});
    QCOMPARE(valuesOf(sea.many(u"countries"), u"code"_s), QStringList({u"DE"_s, u"FR"_s}));
    sea.many(u"countries").remove(germany);
    session.commit();
    QCOMPARE(db.rows(u"SELECT tag FROM country_tags WHERE code = 'DE'"_s), QList<QList<Value>>({{u"alps"_s}}));
    QCOMPARE(valuesOf(germany.many(u"tags"), u"tag"_s), QStringList({u"Alps"_s}));
    const auto loaded = session.query(db.table(u"tags"_s)).with(u"countries"_s).orderBy(u"tag"_s).all();
    QCOMPARE(valuesOf(loaded[1].many(u"countries"), u"code"_s), QStringList({u"FR"_s}));
}

void TestCollations::bothSidesAgreeInMemory()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    const Record france = session.get(db.table(u"countries"_s), {u"fr"_s});
    QCOMPARE(germany.many(u"cities").size(), 1);
    QCOMPARE(france.many(u"cities").size(), 3);
    if (db.engine.dialect().name() == u"postgresql") // only the server knows: until it was asked, a key is what it is
        QCOMPARE(session.get(db.table(u"countries"_s), {u"De"_s}), germany);
    const Record city = session.add(db.table(u"cities"_s));
    city["name"] = u"Bonn"_s;
    city["country_code"] = u"De"_s;
    QCOMPARE(city.one(u"country"), germany);
    QCOMPARE(germany.many(u"cities").size(), 2);
    city["country_code"] = u"fr"_s;
    QCOMPARE(germany.many(u"cities").size(), 1);
    QCOMPARE(france.many(u"cities").size(), 4);
    const Record paris = db.named(session, u"cities"_s, u"Paris"_s);
    paris.setOne(u"country", france); // it leads there already
    QCOMPARE(paris.value(u"country_code"), Value(u"fr"_s));
    session.commit();
    QCOMPARE(city.one(u"country"), france);
}

void TestCollations::newRowsThatNameTheirParentWaitForIt()
{
    const Atlas db;
    if (db.engine.dialect().name() == u"postgresql")
        QSKIP("only the server knows which keys are the same, and it knows nothing of rows that were not written");
    jw::Session session(db.engine, db.schema);
    const Record city = session.add(db.table(u"cities"_s));
    city["name"] = u"Wien"_s;
    city["country_code"] = u"at"_s;
    const Record country = session.add(db.table(u"countries"_s));
    country["code"] = u"AT"_s;
    session.commit();
    QCOMPARE(city.one(u"country"), country);
    QCOMPARE(country.many(u"cities").toList(), QList<Record>({city}));
}

void TestCollations::uniqueValuesAreHandedOn()
{
    const Atlas db;
    if (db.engine.dialect().name() == u"postgresql")
        QSKIP("only the server knows which keys are the same");
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    const Record france = session.get(db.table(u"countries"_s), {u"FR"_s});
    germany["nick"] = u"WEST"_s;
    france["nick"] = u"NORTH"_s;
    session.commit();
    const Record spain = session.add(db.table(u"countries"_s));
    spain["code"] = u"ES"_s;
    spain["nick"] = u"west"_s;
    germany["nick"] = u"east"_s;
    session.commit();
    france["nick"] = u"North"_s; // its own in other letters
    session.commit();
    QCOMPARE(db.rows(u"SELECT nick FROM countries WHERE nick IS NOT NULL ORDER BY code"_s),
        QList<QList<Value>>({{u"east"_s}, {u"west"_s}, {u"North"_s}}));
}

void TestCollations::aKeyOfADeletedRowIsTaken()
{
    const Atlas db;
    if (db.engine.dialect().name() == u"postgresql")
        QSKIP("only the server knows which keys are the same");
    jw::Session session(db.engine, db.schema);
    const Record italy = session.get(db.table(u"countries"_s), {u"IT"_s});
    session.remove(italy);
    const Record other = session.add(db.table(u"countries"_s));
    other["code"] = u"it"_s;
    session.commit();
    QCOMPARE(session.get(db.table(u"countries"_s), {u"IT"_s}), other);
    QCOMPARE(db.rows(u"SELECT code FROM countries WHERE code = 'IT'"_s), QList<QList<Value>>({{u"it"_s}}));
}

void TestCollations::aKeyInOtherLettersIsTheSameKey()
{
    const Atlas db;
    db.run(u"DELETE FROM country_tags"_s);
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    const Record berlin = germany.many(u"cities").at(0);
    germany["code"] = u"De"_s;
    session.commit();
    QCOMPARE(session.get(db.table(u"countries"_s), {u"De"_s}), germany);
    // Whether it passes such a change on is the database's affair.
    const Value code = db.rows(u"SELECT country_code FROM cities WHERE name = 'Berlin'"_s)[0][0];
    QCOMPARE(berlin.value(u"country_code"), code);
    QCOMPARE(berlin.one(u"country"), germany);
    QCOMPARE(germany.many(u"cities").toList(), QList<Record>({berlin}));
    germany["code"] = u"GER"_s;
    session.commit();
    QCOMPARE(berlin.value(u"country_code"), Value(u"GER"_s));
}

void TestCollations::whatTheDatabaseTakesAlongGoesInMemory()
{
    const Atlas db;
    if (db.engine.dialect().name() == u"postgresql")
        QSKIP("only the server knows which keys are the same");
    jw::Session session(db.engine, db.schema);
    const QList<Record> cities = session.query(db.table(u"cities"_s)).orderBy(u"id"_s).all();
    const Record italy = session.add(db.table(u"cities"_s));
    italy["name"] = u"Milano"_s;
    italy["country_code"] = u"it"_s;
    session.commit();
    session.remove(session.get(db.table(u"countries"_s), {u"IT"_s}));
    session.commit();
    QCOMPARE(italy.state(), jw::RowState::Detached);
    QCOMPARE(cities[0].state(), jw::RowState::Persistent);
}

void TestCollations::mergingFindsTheRow()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    jw::Session other(db.engine, db.schema);
    const Record copy = other.make(db.table(u"countries"_s));
    copy["code"] = u"de"_s;
    copy["name"] = u"Deutschland"_s;
    QCOMPARE(session.merge(copy), germany);
    QCOMPARE(germany.value(u"name"), Value(u"Deutschland"_s));
    session.commit();
    QCOMPARE(db.rows(u"SELECT name FROM countries WHERE code = 'DE'"_s), QList<QList<Value>>({{u"Deutschland"_s}}));
}

void TestCollations::anUpsertIsSeenByTheObject()
{
    const Atlas db;
    jw::Session session(db.engine, db.schema);
    const Record germany = session.get(db.table(u"countries"_s), {u"DE"_s});
    session.upsert(db.table(u"countries"_s)).values({{u"code"_s, u"de"_s}, {u"name"_s, u"Deutschland"_s}}).onConflict({u"code"_s}).doUpdate({u"name"_s}).execute();
    QCOMPARE(germany.value(u"name"), Value(u"Deutschland"_s));
    session.query(db.table(u"countries"_s)).where(jw::col(*db.table(u"countries"_s), u"code") == u"de"_s).set(u"name"_s, u"Germany"_s).update();
    QCOMPARE(germany.value(u"name"), Value(u"Germany"_s));
}

void TestCollations::workersBringThemToo()
{
    const Atlas db;
    jw::Session session(std::make_shared<jw::Worker>(db.engine), db.schema);
    const QList<Record> cities = Async::wait(session.async().all(session.query(db.table(u"cities"_s)).with(u"country.cities"_s).orderBy(u"id"_s)));
    const Record berlin = cities.first();
    const jw::test::SqlRecorder recorder(db.engine);
    const Record germany = berlin.one(u"country");
    QVERIFY(!germany.isNull());
    QCOMPARE(germany.many(u"cities").toList(), QList<Record>({berlin}));
    QCOMPARE(Async::wait(session.async().get(db.table(u"countries"_s), {u"dE"_s})), germany);
}

void TestCollations::blanksAtTheEnd()
{
    const QString database = qEnvironmentVariable("JOINWRIGHT_TEST_DATABASE");
    if (database == u"postgresql")
        QSKIP("PostgreSQL has no such collation");
    const Atlas db(database == u"mysql" ? u"utf8mb4_bin"_s : u"RTRIM"_s);
    db.run(u"INSERT INTO countries (code) VALUES ('de'), ('DE')"_s);
    db.run(u"INSERT INTO countries (code, nick) VALUES ('X', 'x'), ('Y ', 'y')"_s);
    db.run(u"INSERT INTO cities (name, country_code) VALUES ('a', 'X  '), ('b', 'Y')"_s);
    jw::Session session(db.engine, db.schema);
    const Record x = session.get(db.table(u"countries"_s), {u"X  "_s});
    QCOMPARE(x.value(u"code"), Value(u"X"_s));
    QCOMPARE(db.named(session, u"cities"_s, u"a"_s).one(u"country"), x);
    const Record y = db.named(session, u"cities"_s, u"b"_s).one(u"country");
    QVERIFY(!y.isNull());
    QCOMPARE(y.many(u"cities").size(), 1);
    x["nick"] = u"y  "_s;
    y["nick"] = Value();
    session.commit();
    QVERIFY(session.get(db.table(u"countries"_s), {u"de"_s}) != session.get(db.table(u"countries"_s), {u"DE"_s}));
}

void TestCollations::keysThatOnlyTheDatabaseKnowsToBeTheSame()
{
    const QString database = qEnvironmentVariable("JOINWRIGHT_TEST_DATABASE");
    if (database.isEmpty())
        QSKIP("of SQLite's collations all is known");
    const Atlas db(database == u"mysql" ? u"utf8mb4_unicode_ci"_s : insensitive());
    // Both take the half and the full width letter for the same.
    db.run(u"INSERT INTO countries (code, name) VALUES ('\uFF37', 'wide'), ('V', 'narrow')"_s);
    db.run(u"INSERT INTO cities (name, country_code) VALUES ('a', 'w'), ('b', '\uFF56'), ('c', 'W'), ('d', 'v')"_s);
    jw::Session session(db.engine, db.schema);
    const QList<Record> cities = session.query(db.table(u"cities"_s)).where(jw::col(*db.table(u"cities"_s), u"name").in({u"a"_s, u"b"_s, u"c"_s, u"d"_s})).orderBy(u"name"_s).all();
    QStringList countries;
    for (const Record &city : cities)
        countries.append(city.one(u"country").isNull() ? u"none"_s : city.one(u"country").value(u"name").toText());
    QCOMPARE(countries, QStringList({u"wide"_s, u"narrow"_s, u"wide"_s, u"narrow"_s}));
    for (const bool joined : {false, true}) {
        jw::Session fresh(db.engine, db.schema);
        const auto query = fresh.query(db.table(u"countries"_s)).where(jw::col(*db.table(u"countries"_s), u"name").in({u"wide"_s, u"narrow"_s})).orderBy(u"name"_s);
        const QList<Record> found = (joined ? query.withJoined(u"cities"_s) : query.with(u"cities"_s)).all();
        QCOMPARE(valuesOf(found[0].many(u"cities"), u"name"_s), QStringList({u"b"_s, u"d"_s}));
        QCOMPARE(valuesOf(found[1].many(u"cities"), u"name"_s), QStringList({u"a"_s, u"c"_s}));
        QCOMPARE(found[1].many(u"cities").at(0).one(u"country"), found[1]);
    }
}

void TestCollations::aForeignKeyOfAnotherCollation()
{
    if (!jw::test::isOnSqlite())
        QSKIP("servers want the same collation on both sides");
    QTemporaryDir folder;
    jw::Schema schema;
    schema.setTable(jw::TableBuilder(u"owners"_s).column(text(u"name"_s, u"NOCASE"_s)).primary({u"name"_s}));
    schema.setTable(jw::TableBuilder(u"pets"_s).identity(u"id"_s).column(text(u"owner"_s, {})).refers({u"owner"_s}, u"owners"_s, {.name = u"person"_s, .back = u"pets"_s}));
    const jw::Engine engine = jw::Engine::open(emptyDatabase(folder));
    jw::createAll(engine, schema);
    engine.connect().run(u"INSERT INTO owners (name) VALUES ('Ann'), ('Bob')"_s);
    engine.connect().run(u"INSERT INTO pets (owner) VALUES ('ann'), ('ANN'), ('bob')"_s);
    jw::Session session(engine, schema);
    QCOMPARE(session.get(schema.table(u"owners"_s), {u"Ann"_s}).many(u"pets").size(), 2);
    QCOMPARE(session.query(schema.table(u"pets"_s)).join(u"person"_s).count(), 3);
    QCOMPARE(session.query(schema.table(u"owners"_s)).join(u"pets"_s).count(), 2);
    jw::Session fresh(engine, schema);
    const QList<Record> owners = fresh.query(schema.table(u"owners"_s)).with(u"pets"_s).orderBy(u"name"_s).all();
    QCOMPARE(owners[0].many(u"pets").size(), 2);
    QCOMPARE(owners[1].many(u"pets").size(), 1);
    const QList<Record> pets = fresh.query(schema.table(u"pets"_s)).withJoined(u"person"_s).orderBy(u"id"_s).all();
    QCOMPARE(pets[1].one(u"person"), owners[0]);
}

void TestCollations::exactKeysStayExact()
{
    const Atlas db{QString()};
    db.run(u"INSERT INTO countries (code, name) VALUES ('de', 'small'), ('DE', 'large')"_s);
    db.run(u"INSERT INTO cities (name, country_code) VALUES ('a', 'de')"_s);
    jw::Session session(db.engine, db.schema);
    const Record small = session.get(db.table(u"countries"_s), {u"de"_s});
    const Record large = session.get(db.table(u"countries"_s), {u"DE"_s});
    QVERIFY(small != large);
    QVERIFY(!session.get(db.table(u"countries"_s), {u"DE "_s}));
    QCOMPARE(small.many(u"cities").size(), 1);
    QCOMPARE(large.many(u"cities").size(), 0);
}

void TestCollations::reflectedTablesKnowTheirCollations()
{
    const Atlas db;
    const jw::Schema reflected = db.engine.reflect().schema;
    jw::Session session(db.engine, reflected);
    const jw::Table *cities = reflected.table(u"cities"_s);
    const QList<Record> all = session.query(cities).orderBy(u"id"_s).all();
    const jw::Relation &country = all[0].mapper().relations().first();
    QVERIFY(!all[0].one(country.name).isNull());
    QCOMPARE(all[1].one(country.name), all[2].one(country.name));
    QCOMPARE(session.get(reflected.table(u"countries"_s), {u"fr"_s}), all[2].one(country.name));
}

void TestCollations::anIndexWithACollationOfItsOwn()
{
    if (!jw::test::isOnSqlite())
        QSKIP("an index of MariaDB has its column's collation, and of PostgreSQL's only the server knows");
    QTemporaryDir folder;
    const jw::Engine engine = jw::Engine::open(emptyDatabase(folder));
    engine.connect().run(u"CREATE TABLE people (id INTEGER PRIMARY KEY, login TEXT NOT NULL)"_s);
    engine.connect().run(u"CREATE UNIQUE INDEX logins ON people (login COLLATE NOCASE)"_s);
    engine.connect().run(u"INSERT INTO people VALUES (1, 'ann'), (2, 'bob')"_s);
    const jw::Schema schema = engine.reflect().schema;
    jw::Session session(engine, schema);
    const Record ann = session.get(schema.table(u"people"_s), {1});
    const Record bob = session.get(schema.table(u"people"_s), {2});
    ann["login"] = u"BOB"_s;
    bob["login"] = u"rob"_s;
    session.commit();
    QCOMPARE(engine.connect().execute(u"SELECT login FROM people ORDER BY id"_s).all(), QList<QList<Value>>({{u"BOB"_s}, {u"rob"_s}}));
}

QTEST_GUILESS_MAIN(TestCollations)
#include "tst_collations.moc"
