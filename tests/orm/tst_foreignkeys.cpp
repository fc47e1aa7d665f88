// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "tables.h"

using namespace jw;
using namespace Qt::StringLiterals;
using Kind = ColumnType::Kind;

// Which foreign key refused a change, and of which row.
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
        run(u"INSERT INTO parcels VALUES (101, 'PL', 50, NULL), (102, NULL, NULL, 101)"_s); // new ones may be numbered from 1 on
    }
};

/// What refused a commit.
struct Refusal
{
    QString message;
    QString place;
    ErrorReason reason = ErrorReason::Other;
};

Refusal refusal(Session &session)
{
    try {
        session.commit();
    } catch (const IntegrityError &error) {
        return {error.message(), error.table() + u'.' + error.column(), error.reason()};
    }
    return {u"committed"_s, {}};
}

/// SQLite does not say which key it was, and the session finds it out; servers say it, each in its way.
QString sentence(const QString &ofSession, const QString &ofServer)
{
    return test::isOnSqlite() ? u"a foreign key refused the change: "_s + ofSession : ofServer;
}

} // namespace

void TestForeignKeys::aRemovedParentIsNamedWithItsChildren()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.remove(session.get(post.table(u"countries"_s), {u"PL"_s}));
    const Refusal found = refusal(session);
    QCOMPARE(found.message, u"countries PL: "_s + sentence(u"rows of towns refer to it by country"_s, u"rows of towns still refer to this row of countries (fk_towns_country)"_s));
    QCOMPARE(found.place, u"towns.country"_s);
    QCOMPARE(found.reason, ErrorReason::HasChildren);
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
    const Record parcel = isNew ? post.add(session, u"parcels"_s) : session.get(post.table(u"parcels"_s), {101});
    parcel.setValue(u"inside"_s, 77);
    const QString object = isNew ? u"new parcels: "_s : u"parcels 101: "_s;
    const Refusal found = refusal(session);
    QCOMPARE(found.message, object + sentence(u"parcels has no row for inside = 77"_s, u"parcels.inside refers to a row of parcels that is not there (fk_parcels_inside)"_s));
    QCOMPARE(found.place, u"parcels.inside"_s);
    QCOMPARE(found.reason, ErrorReason::NoParent);
}

void TestForeignKeys::compositeKeysAreNamedWhole()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.get(post.table(u"parcels"_s), {101}).setValue(u"zip"_s, 51);
    const Refusal missing = refusal(session);
    QCOMPARE(missing.message, u"parcels 101: "_s
            + sentence(u"towns has no row for country = PL, zip = 51"_s, u"parcels.country, zip refers to a row of towns that is not there (fk_parcels_country_zip)"_s));
    QCOMPARE(missing.place, u"parcels.country, zip"_s);
    QCOMPARE(missing.reason, ErrorReason::NoParent);
    session.rollback();
    session.remove(session.get(post.table(u"towns"_s), {u"PL"_s, 50}));
    const Refusal found = refusal(session);
    QCOMPARE(found.message, u"towns PL, 50: "_s
            + sentence(u"rows of parcels refer to it by country, zip"_s, u"rows of parcels still refer to this row of towns (fk_parcels_country_zip)"_s));
    QCOMPARE(found.place, u"parcels.country, zip"_s);
    QCOMPARE(found.reason, ErrorReason::HasChildren);
}

void TestForeignKeys::aChangedKeyIsNamedWithItsChildren()
{
    const Post post;
    Session session(post.engine, post.schema);
    session.get(post.table(u"countries"_s), {u"PL"_s}).setValue(u"code"_s, u"PO"_s);
    const Refusal found = refusal(session);
    QCOMPARE(found.message, u"countries PL: "_s + sentence(u"rows of towns refer to it by country"_s, u"rows of towns still refer to this row of countries (fk_towns_country)"_s));
    QCOMPARE(found.place, u"towns.country"_s);
}

QTEST_GUILESS_MAIN(TestForeignKeys)
#include "tst_foreignkeys.moc"
