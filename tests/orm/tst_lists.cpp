// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/schema/tablebuilder.h"
#include "model/address.h"
#include "model/user.h"

#include <limits>

using namespace Qt::StringLiterals;
using jw::Expr;
using jw::Record;
using jw::Value;
using Kind = jw::ColumnType::Kind;
using model::Address;
using model::User;

namespace {

/// A table with a column of each of several types.
struct Samples
{
    QTemporaryDir folder;
    jw::Schema schema;
    jw::Engine engine = jw::Engine::open(emptyDatabase(folder));

    Samples()
    {
        // Through QtSql alone SQLite is not told how such texts compare.
        const bool hasWide = !jw::test::isOnSqlite() || !qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY");
        const auto column = [](const QString &name, const jw::ColumnType &type) { return jw::Column {.name = name, .type = type, .nullable = true}; };
        schema.setTable(jw::TableBuilder(u"samples"_s)
                            .identity(u"id"_s)
                            .column(column(u"number"_s, Kind::Int64))
                            .column(column(u"small"_s, Kind::Int16))
                            .column(column(u"word"_s, Kind::Text))
                            .column({.name = u"loose"_s, .type = jw::ColumnType::text(80), .nullable = true, .collation = u"NOCASE"_s})
                            .column(column(u"real"_s, Kind::Double))
                            .column(column(u"price"_s, jw::ColumnType::decimal(10, 2)))
                            .column(column(u"wide"_s, hasWide ? jw::ColumnType::decimal(30, 2) : jw::ColumnType(Kind::Text)))
                            .column(column(u"day"_s, Kind::Date))
                            .column(column(u"at"_s, Kind::Timestamp))
                            .column(column(u"code"_s, Kind::Uuid))
                            .column(column(u"bytes"_s, Kind::Binary)));
        jw::createAll(engine, schema);
    }
    const jw::Table &table() const { return *schema.table(u"samples"_s); }
    Expr col(const QString &name) const { return jw::col(table(), name); }
    void add(const QString &column, const QList<Value> &values) const
    {
        jw::Session session(engine, schema);
        for (const Value &value : values) {
            const Record record = session.add(&table());
            record.setValue(column, value);
        }
        session.commit();
    }
    QList<Value> found(const Expr &condition) const
    {
        jw::Session session(engine, schema);
        QList<Value> ids;
        for (const Record &record : session.query(&table()).where(condition).orderBy(u"id"_s).all())
            ids.append(record.value(0));
        return ids;
    }
    bool isOn(QLatin1StringView dialect) const { return engine.dialect().name() == dialect; }
};

QList<Value> numbers(qint64 from, qint64 to)
{
    QList<Value> values;
    for (qint64 i = from; i <= to; ++i)
        values.append(i);
    return values;
}

/// Texts that JSON or an array of a server has to write in another way, and some that look like something else.
QList<Value> difficultTexts()
{
    QList<Value> texts;
    for (const QString &text : {u"plain"_s, u"PLAIN"_s, u"with \"quotes\""_s, u"it's"_s, u"back\\slash"_s, u"\\u0041"_s, u"{a,b}"_s, u"[1]"_s, u"null"_s, u"NULL"_s,
             u""_s, u" "_s, u"a "_s, u"12"_s, u"012"_s, u"1e3"_s, u"tab\tand\nline"_s, u"\u0001\u001f\u007f"_s, u"Äß€"_s, u"\U0001F600"_s, u"100%"_s, u"?"_s, u"$1"_s})
        texts.append(text);
    return texts;
}

QString placesOf(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

} // namespace

/// Conditions on many values.
class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void fewValuesHaveAPlaceEach();
    void manyValuesHaveOnePlace();
    void aListFindsWhatPlacesFind_data();
    void aListFindsWhatPlacesFind();
    void theLeftSideDecidesHowTheyCompare();
    void nullIsUnknownInAListToo();
    void valuesThatNoListHoldsHaveAPlace();
    void oneValueOfAnotherKind();
    void anyNumberOfValues();
    void typedQueriesTakeThem();
    void manyRowsAreChangedAndDeleted();
    void morePlacesThanThereAreIsSaid();
    void previewsWriteThemOut();
    void keysOfManyRows();
};

void TestLists::fewValuesHaveAPlaceEach()
{
    const Samples db;
    jw::Session session(db.engine, db.schema);
    const auto query = session.query(&db.table()).where(db.col(u"number"_s).in(numbers(1, 20)));
    QVERIFY2(plainSql(query.statement()).endsWith(u"WHERE number IN (%1)"_s.arg(placesOf(20))), qPrintable(plainSql(query.statement())));
    QCOMPARE(query.statement().values.size(), 20);
}

void TestLists::manyValuesHaveOnePlace()
{
    const Samples db;
    jw::Session session(db.engine, db.schema);
    const auto sql = [&](const Expr &condition) { return plainSql(session.query(&db.table()).where(condition).statement()).section(u" WHERE "_s, 1); };
    const QString in = sql(db.col(u"number"_s).in(numbers(1, 21)));
    const QString notIn = sql(db.col(u"number"_s).notIn(numbers(1, 21)));
    if (db.isOn("mysql"_L1)) {
        QCOMPARE(in, u"number IN (%1)"_s.arg(placesOf(21)));
        return;
    }
    const bool isSqlite = db.isOn("sqlite"_L1);
    QCOMPARE(in, isSqlite ? u"number IN (SELECT value FROM json_each(?))"_s : u"number = ANY(?)"_s);
    QCOMPARE(notIn, isSqlite ? u"number NOT IN (SELECT value FROM json_each(?))"_s : u"number <> ALL(?)"_s);
    QCOMPARE(sql(db.col(u"number"_s).in(numbers(1, 5000))), in);
    const jw::Statement both = session.query(&db.table()).where(db.col(u"number"_s).in(numbers(1, 30)) && db.col(u"word"_s) == u"a"_s).statement();
    QCOMPARE(both.values.size(), 2);
    QCOMPARE(both.values[1], Value(u"a"_s));
}

void TestLists::aListFindsWhatPlacesFind_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QList<Value>>("values");
    const QList<Value> whole {0, 1, -1, 12, std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min(), qint64(9007199254740993), qint64(9007199254740992)};
    QTest::newRow("whole numbers") << u"number"_s << whole;
    QTest::newRow("small whole numbers") << u"small"_s << numbers(-20, 20);
    QTest::newRow("texts") << u"word"_s << difficultTexts();
    QTest::newRow("texts in a loose collation") << u"loose"_s << QList<Value>({u"one"_s, u"TWO"_s, u"\"three\""_s, u""_s});
    QTest::newRow("floating numbers") << u"real"_s << QList<Value> {0.1, 0.2, 0.1 + 0.2, 1.0, 1e300, 5e-324, -0.75, 2.2250738585072011e-308};
    QTest::newRow("decimals") << u"price"_s << QList<Value> {jw::Decimal("1"), jw::Decimal("1.5"), jw::Decimal("0.1"), jw::Decimal("99999999.99"), jw::Decimal("-0.01")};
    QTest::newRow("wide decimals") << u"wide"_s << QList<Value> {jw::Decimal("1"), jw::Decimal("1234567890123456789012345678.91"), jw::Decimal("0.1")};
    QTest::newRow("dates") << u"day"_s << QList<Value> {QDate(2026, 12, 1), QDate(1999, 1, 31), QDate(2000, 2, 29)};
    QTest::newRow("timestamps") << u"at"_s << QList<Value> {Value::fromMSecs(Value::Kind::Timestamp, 1'700'000'000'123), Value::fromMSecs(Value::Kind::Timestamp, 0)};
    QTest::newRow("UUIDs") << u"code"_s << QList<Value> {QUuid::createUuidV5(QUuid(), u"a"_s), QUuid::createUuidV5(QUuid(), u"b"_s)};
    QTest::newRow("bytes") << u"bytes"_s << QList<Value> {QByteArray("a\0b", 3), QByteArray("\xff\x00", 2), QByteArray("'")};
}

void TestLists::aListFindsWhatPlacesFind()
{
    QFETCH(QString, column);
    QFETCH(QList<Value>, values);
    const Samples db;
    if (db.table().column(column)->type.kind() == Kind::Text && values.first().kind() == Value::Kind::Decimal)
        QSKIP("QtSql does not let SQLite compare wide decimals");
    db.add(column, values + QList<Value> {Value()});
    const Expr left = db.col(column);
    for (qsizetype wanted = 0; wanted <= values.size(); ++wanted) {
        QList<Value> some = values.first(wanted);
        while (!some.isEmpty() && some.size() < 30)
            some += some;
        QCOMPARE(db.found(left.in(some)), db.found(left.inPlaces(some)));
        QCOMPARE(db.found(left.in(some)).size(), wanted);
        QCOMPARE(db.found(left.notIn(some)), some.isEmpty() ? db.found({}) : db.found(!left.inPlaces(some)));
        QCOMPARE(db.found(left.notIn(some)).size(), some.isEmpty() ? values.size() + 1 : values.size() - wanted);
    }
}

/// On SQLite: its column's affinity and collation, whatever is compared with it.
void TestLists::theLeftSideDecidesHowTheyCompare()
{
    if (!jw::test::isOnSqlite())
        QSKIP("servers know one kind of value a column");
    const Samples db;
    db.engine.connect().run(u"INSERT INTO samples (number, word, loose, real) VALUES (12, '12', 'Abc', 12.0), (7, '7.0', 'ABC', 7.5), (1, 'x', 'x', 0)"_s);
    QList<Value> texts {u"12"_s, u"7.0"_s, u"abc"_s, u"aBC"_s};
    QList<Value> whole {12, 7};
    while (texts.size() < 30) {
        texts.append(u"t%1"_s.arg(texts.size()));
        whole.append(1000 + whole.size());
    }
    whole.append(3000);
    whole.append(3001);
    for (const QString &name : {u"number"_s, u"word"_s, u"loose"_s, u"real"_s, u"upper(word)"_s, u"number + 0"_s, u"word || ''"_s, u"loose COLLATE BINARY"_s}) {
        const Expr left = Expr::sql(name);
        for (const QList<Value> &values : {texts, whole}) {
            QCOMPARE(db.found(left.in(values)), db.found(left.inPlaces(values)));
            QCOMPARE(db.found(left.notIn(values)), db.found(!left.inPlaces(values)));
        }
    }
    const auto isListed = [&](const Expr &condition) {
        return jw::SqlRenderer(db.engine.dialect()).select(jw::Select::from(db.table()).column(db.col(u"id"_s)).where(condition)).sql.contains(u"json_each"_s);
    };
    QVERIFY(isListed(Expr::sql(u"number"_s).in(texts)));
    QVERIFY(isListed(db.col(u"number"_s).in(whole)));
    QVERIFY(!isListed(Expr::sql(u"word"_s).in(whole))); // which may be texts to it
    QCOMPARE(db.found(db.col(u"real"_s).in(whole)), db.found(db.col(u"real"_s).inPlaces(whole)));
    QCOMPARE(db.found(Expr::sql(u"loose"_s).in(texts)).size(), 2);
    QCOMPARE(db.found(Expr::sql(u"number"_s).in(texts)).size(), 2);
}

void TestLists::nullIsUnknownInAListToo()
{
    const Samples db;
    db.add(u"number"_s, {1, 2, 50, Value()});
    const Expr left = db.col(u"number"_s);
    QList<Value> values = numbers(2, 40);
    QCOMPARE(db.found(left.notIn(values)).size(), 2);
    values.insert(0, Value());
    QCOMPARE(db.found(left.in(values)).size(), 1);
    QCOMPARE(db.found(left.notIn(values)).size(), 0);
    QCOMPARE(db.found(!left.in(values)).size(), 0);
    QCOMPARE(db.found(left.in(values).isNull()).size(), 3);
}

void TestLists::valuesThatNoListHoldsHaveAPlace()
{
    if (!jw::test::isOnSqlite())
        QSKIP("PostgreSQL keeps no such texts, MariaDB has no lists");
    const Samples db;
    const Value zero(u"a\0b"_s);
    db.add(u"word"_s, {u"a"_s, zero, u"c"_s});
    QList<Value> values {zero};
    for (int i = 0; i < 40'000; ++i)
        values.append(u"w%1"_s.arg(i));
    const Expr left = db.col(u"word"_s);
    jw::Session session(db.engine, db.schema);
    QCOMPARE(session.query(&db.table()).where(left.notIn(values)).statement().sql.section(u" WHERE "_s, 1),
        u"(word NOT IN (SELECT value FROM json_each(?)) AND word NOT IN (?))"_s);
    QCOMPARE(db.found(left.in(values)), QList<Value>({2}));
    QCOMPARE(db.found(left.notIn(values)), QList<Value>({1, 3}));
    QCOMPARE(db.found(left.in(values) || left == u"c"_s), QList<Value>({2, 3}));
    QCOMPARE(db.found(!left.in(values)), QList<Value>({1, 3}));
}

void TestLists::oneValueOfAnotherKind()
{
    const Samples db;
    db.add(u"number"_s, {1, 2, 3});
    QList<Value> values = numbers(100, 200);
    values.append(2.0);
    QCOMPARE(db.found(db.col(u"number"_s).in(values)), QList<Value>({2}));
    QCOMPARE(db.found(db.col(u"number"_s).notIn(values)), QList<Value>({1, 3}));
}

void TestLists::anyNumberOfValues()
{
    const Samples db;
    db.add(u"number"_s, numbers(1, 10));
    db.add(u"word"_s, {u"w5"_s, u"x"_s});
    const qint64 most = db.isOn("mysql"_L1) ? 60'000 : 100'000;
    QList<Value> words;
    for (int i = 0; i < most; ++i)
        words.append(u"w%1"_s.arg(i));
    QCOMPARE(db.found(db.col(u"number"_s).in(numbers(6, most))).size(), 5);
    QCOMPARE(db.found(db.col(u"number"_s).notIn(numbers(6, most))).size(), 5);
    QCOMPARE(db.found(db.col(u"word"_s).in(words)).size(), 1);
}

void TestLists::typedQueriesTakeThem()
{
    QTemporaryDir folder;
    const jw::Engine engine = jw::Engine::open(emptyDatabase(folder));
    jw::createAll(engine, model::schema());
    jw::Session session(engine, model::schema());
    for (int i = 0; i < 40; ++i) {
        const User user = session.add<User>({.name = u"u%1"_s.arg(i), .age = i});
        user.addresses().add<Address>({.email = u"a%1@x.org"_s.arg(i)});
    }
    session.commit();
    QList<int> ages;
    QList<QString> names;
    QList<qint64> counts;
    for (int i = 10; i < 50; ++i) {
        ages.append(i);
        names.append(u"u%1"_s.arg(i));
        counts.append(i - 9);
    }
    QCOMPARE(session.query<User>().where(User::c.age.in(ages)).count(), 30);
    QCOMPARE(session.query<User>().where(User::c.name.notIn(names)).all().size(), 10);
    const auto rows = session.select(User::c.name, Address::c.email.count()).join(User::rel.addresses).groupBy(User::c.name)
                          .having(Address::c.email.count().in(counts)).where(User::c.name.in(names)).all();
    QCOMPARE(rows.size(), 30);
    QCOMPARE(session.query<User>().where(User::c.age.in(ages)).set(User::c.age, 7).update(), 30);
    QCOMPARE(session.query<User>().where(User::c.age == 7).count(), 31);
}

void TestLists::manyRowsAreChangedAndDeleted()
{
    const Samples db;
    db.add(u"number"_s, numbers(1, 2000));
    jw::Session session(db.engine, db.schema);
    const QList<Record> all = session.query(&db.table()).orderBy(u"id"_s).all();
    const qint64 most = db.isOn("mysql"_L1) ? 60'000 : 100'000;
    QCOMPARE(session.query(&db.table()).where(db.col(u"number"_s).in(numbers(501, most))).set(u"small"_s, 3).update(), 1500);
    QCOMPARE(all[0].value(u"small"), Value());
    QCOMPARE(all[1999].value(u"small"), Value(3));
    QCOMPARE(session.query(&db.table()).where(db.col(u"number"_s).in(numbers(1001, most))).removeAll(), 1000);
    QCOMPARE(all[1999].state(), jw::RowState::Detached);
    QCOMPARE(session.query(&db.table()).count(), 1000);
}

void TestLists::morePlacesThanThereAreIsSaid()
{
    const Samples db;
    if (db.isOn("postgresql"_L1))
        QSKIP("it takes lists of everything");
    QList<Value> values;
    for (int i = 0; i < 70'000; ++i)
        values.append(i + 0.5);
    jw::Session session(db.engine, db.schema);
    const Expr few = db.col(u"real"_s).in(values.first(32'000));
    QVERIFY_EXCEPTION_THROWN(session.query(&db.table()).where(few || (few && few)).all(), jw::Error);
    try {
        session.query(&db.table()).where(db.col(u"real"_s).in(values)).all();
        QFAIL("nothing was said");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::Usage);
        QCOMPARE(error.message(),
            u"samples.real is looked for among 70000 values that this database takes one by one, and no more than %1 in a statement: do it in parts"_s.arg(
                db.engine.dialect().features().maxParameters));
    }
}

void TestLists::previewsWriteThemOut()
{
    const Samples db;
    const jw::Select select = jw::Select::from(db.table()).column(db.col(u"id"_s)).where(db.col(u"number"_s).in(numbers(1, 25)));
    QVERIFY(jw::SqlRenderer(db.engine.dialect(), jw::SqlRenderer::Values::Literal).select(select).sql.contains(u"IN (1, 2, 3, 4"_s));
    jw::Session session(db.engine, db.schema);
    QVERIFY(!session.query(&db.table()).where(db.col(u"number"_s).in(numbers(1, 25))).explain().isEmpty());
}

/// Whatever they are loaded by: a list of places has one of few lengths, or there is one place.
void TestLists::keysOfManyRows()
{
    const Samples db;
    QList<Value> words;
    for (int i = 0; i < 3000; ++i)
        words.append(u"w%1"_s.arg(i));
    db.add(u"word"_s, words);
    jw::Session session(db.engine, db.schema);
    const QList<Record> all = session.query(&db.table()).orderBy(u"id"_s).all();
    const jw::test::SqlRecorder recorder(db.engine);
    session.query(&db.table()).where(db.col(u"word"_s) != u""_s).set(u"small"_s, 1).update();
    for (const Record &record : all)
        QCOMPARE(record.value(u"small"), Value(1));
    for (const jw::LogEntry &entry : recorder.entries())
        QVERIFY(entry.values.size() <= 1001);
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
