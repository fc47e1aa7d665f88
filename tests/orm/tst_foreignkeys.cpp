// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "tables.h"

using namespace jw;
using namespace Qt::StringLiterals;
using Kind = ColumnType::Kind;

// SQLite says that some foreign key refused a change; the session says which.
class TestForeignKeys : public QObject
{
    Q_OBJECT

private slots:
    void aRemovedParentIsNamedWithItsChildren();
    void aParentThatIsNotThereIsNamedWithItsKey_data();
    void aParentThatIsNotThereIsNamedWithItsKey();
    void compositeKeysAreNamedWhole();
    void aChangedKeyIsNamedWithItsChildren();
};

namespace {

Column column(const QString &name)
{
    return {.name = name, .type = Kind::Int64, .nullable = true};
}

Relationship to(const QString &name)
{
    Relationship relationship;
    relationship.name = name;
    return relationship;
}

struct Post : Tables
{
    Post()
        : Tables({TableBuilder(u"countries"_s).column({.name = u"code"_s, .type = Kind::Text}).primary({u"code"_s}),
            TableBuilder(u"towns"_s)
                .column({.name = u"country"_s, .type = Kind::Text})
                .column({.name = u"zip"_s, .type = Kind::Int64})
                .primary({u"country"_s, u"zip"_s})
                .refers({u"country"_s}, u"countries"_s, to(u"inCountry"_s)),
            TableBuilder(u"parcels"_s)
                .identity(u"id"_s)
                .column({.name = u"country"_s, .type = Kind::Text, .nullable = true})
                .column(column(u"zip"_s))
                .column(column(u"inside"_s))
                .refers({u"country"_s, u"zip"_s}, u"towns"_s, to(u"town"_s))
                .refers({u"inside"_s}, u"parcels"_s, to(u"holder"_s))})
    {
        run(u"INSERT INTO countries VALUES ('PL'), ('FR')"_s);
        run(u"INSERT INTO towns VALUES ('PL', 50)"_s);
        run(u"INSERT INTO parcels VALUES (1, 'PL', 50, NULL), (2, NULL, NULL, 1)"_s);
    }
};

QString refusal(Session &session)
{
    try {
        session.commit();
    } catch (const IntegrityError &error) {
        return error.message();
    }
    return u"committed"_s;
}

} // namespace

void TestForeignKeys::aRemovedParentIsNamedWithItsChildren()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.remove(session.get(post.table(u"countries"_s), {u"PL"_s}));
    QCOMPARE(refusal(session), u"countries PL: a foreign key refused the change: rows of towns refer to it by country"_s);
    QCOMPARE(post.scalar(u"SELECT count(*) FROM countries"_s), Value(2));
    QVERIFY(session.hasChanges());
}

void TestForeignKeys::aParentThatIsNotThereIsNamedWithItsKey_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::newRow("insert") << true;
    QTest::newRow("update") << false;
}

void TestForeignKeys::aParentThatIsNotThereIsNamedWithItsKey()
{
    QFETCH(const bool, isNew);
    const Post post;
    Session session(post.engine, post.schema);
    const Record parcel = isNew ? post.add(session, u"parcels"_s) : session.get(post.table(u"parcels"_s), {1});
    parcel.setValue(u"inside"_s, 77);
    const QString object = isNew ? u"new parcels"_s : u"parcels 1"_s;
    QCOMPARE(refusal(session), object + u": a foreign key refused the change: parcels has no row for inside = 77"_s);
}

void TestForeignKeys::compositeKeysAreNamedWhole()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.get(post.table(u"parcels"_s), {1}).setValue(u"zip"_s, 51);
    QCOMPARE(refusal(session), u"parcels 1: a foreign key refused the change: towns has no row for country = PL, zip = 51"_s);
    session.rollback();
    session.remove(session.get(post.table(u"towns"_s), {u"PL"_s, 50}));
    QCOMPARE(refusal(session), u"towns PL, 50: a foreign key refused the change: rows of parcels refer to it by country, zip"_s);
}

void TestForeignKeys::aChangedKeyIsNamedWithItsChildren()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.get(post.table(u"countries"_s), {u"PL"_s}).setValue(u"code"_s, u"PO"_s);
    QCOMPARE(refusal(session), u"countries PL: a foreign key refused the change: rows of towns refer to it by country"_s);
}

QTEST_GUILESS_MAIN(TestForeignKeys)
#include "tst_foreignkeys.moc"
