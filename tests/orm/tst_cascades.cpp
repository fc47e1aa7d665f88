// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "tables.h"

using namespace jw;
using namespace Qt::StringLiterals;
using Kind = ColumnType::Kind;

class TestCascades : public QObject
{
    Q_OBJECT

private slots:
    void passiveDeletesAreLeftToTheDatabase();
    void deleteLoadsTheMembersAndDeletesThem();
    void deleteReachesTheMembersOfMembers();
    void nullifyLoadsTheMembersAndLetsThemGo();
    void ignoreTouchesNoMember();
    void aRemovalWithItsCascadesIsOneUndo();
    void orphansAreDeletedWhereTheModelSaysSo();
    void anOrphanMayMoveToAnotherParent();
    void linkedObjectsAreAdded();
    void explicitAddLeavesThemAlone();
    void changedKeysAreFollowedByTheRowsThatReferToThem();
    void changedKeysAreFollowedThroughCompositeKeys();
    void keysChangedInVainAreTakenBackEverywhere();
};

namespace {

TableBuilder child(const QString &name, const QString &back, const Relationship &like)
{
    Relationship artist = like;
    artist.name = u"artist"_s;
    artist.back = back;
    return TableBuilder(name)
        .identity(u"id"_s)
        .column({.name = u"name"_s, .type = Kind::Text})
        .column({.name = u"artist_id"_s, .type = Kind::Int64, .nullable = true})
        .refers({u"artist_id"_s}, u"artists"_s, artist);
}

struct Music : Tables
{
    Music()
        : Tables({TableBuilder(u"artists"_s).identity(u"id"_s).column({.name = u"name"_s, .type = Kind::Text}),
            child(u"fans"_s, u"fans"_s, {.onDelete = ReferentialAction::Cascade}),
            child(u"albums"_s, u"albums"_s, {.onRemove = Removal::Delete}),
            TableBuilder(u"tracks"_s)
                .identity(u"id"_s)
                .column({.name = u"album_id"_s, .type = Kind::Int64})
                .refers({u"album_id"_s}, u"albums"_s, {.name = u"album"_s, .back = u"tracks"_s, .onRemove = Removal::Delete}),
            child(u"gigs"_s, u"gigs"_s, {.onRemove = Removal::Nullify}),
            child(u"rumours"_s, u"rumours"_s, {.isVirtual = true, .onRemove = Removal::Ignore}),
            child(u"posters"_s, u"posters"_s, {.deleteOrphans = true}),
            child(u"bootlegs"_s, u"bootlegs"_s, {.explicitAdd = true})})
    {
        run(u"INSERT INTO artists VALUES (1, 'Nina'), (2, 'Miles')"_s);
        run(u"INSERT INTO fans VALUES (1, 'a', 1), (2, 'b', 1)"_s);
        run(u"INSERT INTO gigs VALUES (1, 'a', 1), (2, 'b', 1)"_s);
        run(u"INSERT INTO rumours VALUES (1, 'a', 1)"_s);
        run(u"INSERT INTO posters VALUES (1, 'a', 2), (2, 'b', 2)"_s);
    }
    void addAlbums() const
    {
        run(u"INSERT INTO albums VALUES (1, 'a', 1), (2, 'b', 1)"_s);
        run(u"INSERT INTO tracks VALUES (1, 1), (2, 1), (3, 2)"_s);
    }
    Record artist(Session &session, int id) const { return session.get(table(u"artists"_s), {id}); }
    Value count(const QString &name) const { return scalar(u"SELECT count(*) FROM "_s + name); }
};

/// Countries by their code, cities by country and name, streets within cities; all keys ON UPDATE CASCADE.
struct Places : Tables
{
    Places()
        : Tables({TableBuilder(u"countries"_s).column({.name = u"code"_s, .type = Kind::Text}).primary({u"code"_s}),
            TableBuilder(u"cities"_s)
                .column({.name = u"country"_s, .type = Kind::Text})
                .column({.name = u"name"_s, .type = Kind::Text})
                .primary({u"country"_s, u"name"_s})
                .refers({u"country"_s}, u"countries"_s, {.name = u"in"_s, .back = u"cities"_s, .onUpdate = ReferentialAction::Cascade}),
            TableBuilder(u"streets"_s)
                .identity(u"id"_s)
                .column({.name = u"country"_s, .type = Kind::Text})
                .column({.name = u"city"_s, .type = Kind::Text})
                .refers({u"country"_s, u"city"_s}, u"cities"_s, {.name = u"in"_s, .back = u"streets"_s, .onUpdate = ReferentialAction::Cascade})})
    {
        run(u"INSERT INTO countries VALUES ('D'), ('F')"_s);
        run(u"INSERT INTO cities VALUES ('D', 'Ulm'), ('F', 'Lyon')"_s);
        run(u"INSERT INTO streets VALUES (1, 'D', 'Ulm')"_s);
    }
};

} // namespace

void TestCascades::passiveDeletesAreLeftToTheDatabase()
{
    const Music m;
    Session session(m.engine, m.schema);
    m.run(u"DELETE FROM gigs; "_s);
    const Record fan = session.get(m.table(u"fans"_s), {1}); // one of two is in memory
    const test::SqlRecorder log(m.engine);
    session.remove(m.artist(session, 1));
    session.commit();
    for (const QString &text : log.sql())
        QVERIFY2(!text.contains(u"FROM fans"_s) || text.startsWith(u"DELETE"_s), qPrintable(u"fans are not read first: "_s + text));
    QCOMPARE(m.count(u"fans"_s), Value(0));
    QCOMPARE(fan.state(), RowState::Detached);
}

void TestCascades::deleteLoadsTheMembersAndDeletesThem()
{
    const Music m;
    m.addAlbums();
    Session session(m.engine, m.schema);
    const Record nina = m.artist(session, 1);
    session.remove(nina);
    QCOMPARE(session.deleted().size(), 6); // the artist, two albums, three tracks
    const test::SqlRecorder log(m.engine);
    session.commit();
    const QStringList deletes = log.starting(u"DELETE");
    QCOMPARE(deletes.last(), u"DELETE FROM artists WHERE id = ?"_s);
    QVERIFY(deletes.first().startsWith(u"DELETE FROM tracks"_s));
    QCOMPARE(m.count(u"albums"_s), Value(0));
    QCOMPARE(m.count(u"tracks"_s), Value(0));
}

void TestCascades::deleteReachesTheMembersOfMembers()
{
    const Music m;
    m.addAlbums();
    Session session(m.engine, m.schema);
    session.remove(session.get(m.table(u"albums"_s), {1}));
    session.commit();
    QCOMPARE(m.count(u"albums"_s), Value(1));
    QCOMPARE(m.scalar(u"SELECT group_concat(id) FROM tracks"_s), Value(u"3"_s));
}

void TestCascades::nullifyLoadsTheMembersAndLetsThemGo()
{
    const Music m;
    Session session(m.engine, m.schema);
    session.remove(m.artist(session, 1));
    QCOMPARE(session.changed().size(), 2);
    session.commit();
    QCOMPARE(m.count(u"gigs"_s), Value(2));
    QCOMPARE(m.scalar(u"SELECT count(*) FROM gigs WHERE artist_id IS NULL"_s), Value(2));
}

void TestCascades::ignoreTouchesNoMember()
{
    const Music m;
    Session session(m.engine, m.schema);
    const Record rumour = session.get(m.table(u"rumours"_s), {1});
    const Record nina = m.artist(session, 1);
    QCOMPARE(nina.many(u"rumours").toList(), QList<Record> {rumour});
    session.remove(nina);
    session.commit();
    QCOMPARE(rumour["artist_id"].to<int>(), 1);
    QCOMPARE(m.scalar(u"SELECT artist_id FROM rumours"_s), Value(1));
}

void TestCascades::aRemovalWithItsCascadesIsOneUndo()
{
    const Music m;
    m.addAlbums();
    Session session(m.engine, m.schema);
    const Record nina = m.artist(session, 1);
    session.remove(nina);
    session.undo();
    QVERIFY(!session.hasChanges());
    QCOMPARE(nina.state(), RowState::Persistent);
    QCOMPARE(nina.many(u"albums").size(), 2);
    session.redo();
    QCOMPARE(session.deleted().size(), 6);
}

void TestCascades::orphansAreDeletedWhereTheModelSaysSo()
{
    const Music m;
    Session session(m.engine, m.schema);
    const Record miles = m.artist(session, 2);
    const Record first = session.get(m.table(u"posters"_s), {1});
    const Record second = session.get(m.table(u"posters"_s), {2});
    miles.many(u"posters").remove(first);
    QCOMPARE(first.state(), RowState::Deleted);
    second.setOne(u"artist", Record());
    QCOMPARE(second.state(), RowState::Deleted);
    session.undo();
    QCOMPARE(second.state(), RowState::Persistent);
    QCOMPARE(second.one(u"artist"), miles);
    session.commit();
    QCOMPARE(m.scalar(u"SELECT group_concat(id) FROM posters"_s), Value(u"2"_s));
}

void TestCascades::anOrphanMayMoveToAnotherParent()
{
    const Music m;
    Session session(m.engine, m.schema);
    const Record poster = session.get(m.table(u"posters"_s), {1});
    m.artist(session, 1).many(u"posters").add(poster);
    QCOMPARE(poster.state(), RowState::Persistent);
    session.commit();
    QCOMPARE(m.scalar(u"SELECT artist_id FROM posters WHERE id = 1"_s), Value(1));
}

void TestCascades::linkedObjectsAreAdded()
{
    const Music m;
    Session session(m.engine, m.schema);
    const Record fan = session.make(m.table(u"fans"_s));
    fan["name"] = u"c"_s;
    fan.setOne(u"artist", m.artist(session, 2));
    QCOMPARE(fan.state(), RowState::Pending);
}

void TestCascades::explicitAddLeavesThemAlone()
{
    const Music m;
    Session session(m.engine, m.schema);
    const Record miles = m.artist(session, 2);
    const Record bootleg = session.make(m.table(u"bootlegs"_s));
    bootleg["name"] = u"c"_s;
    bootleg.setOne(u"artist", miles);
    QCOMPARE(bootleg.state(), RowState::Transient);
    miles.many(u"bootlegs").add(bootleg);
    QCOMPARE(bootleg.state(), RowState::Transient);
    session.commit();
    QCOMPARE(m.count(u"bootlegs"_s), Value(0));
    session.add(bootleg);
    session.commit();
    QCOMPARE(m.scalar(u"SELECT artist_id FROM bootlegs"_s), Value(2));
}

void TestCascades::changedKeysAreFollowedByTheRowsThatReferToThem()
{
    const Places p;
    Session session(p.engine, p.schema);
    const Record germany = session.get(p.table(u"countries"_s), {u"D"_s});
    const Record ulm = session.get(p.table(u"cities"_s), {u"D"_s, u"Ulm"_s});
    QCOMPARE(germany.many(u"cities").toList(), QList<Record> {ulm});
    germany["code"] = u"DE"_s;
    const test::SqlRecorder log(p.engine);
    session.commit();
    QCOMPARE(log.starting(u"UPDATE"), QStringList {u"UPDATE countries SET code = ? WHERE code = ? AND code = ?"_s});
    QVERIFY2(!session.hasChanges(), "what the database changed is no edit");
    QCOMPARE(ulm["country"].to<QString>(), u"DE"_s);
    QCOMPARE(ulm.one(u"in"), germany);
    QCOMPARE(germany.many(u"cities").toList(), QList<Record> {ulm});
    QCOMPARE(session.find(ulm.table().id, {u"DE"_s, u"Ulm"_s}), ulm);
    QVERIFY(!session.find(ulm.table().id, {u"D"_s, u"Ulm"_s}));
}

void TestCascades::changedKeysAreFollowedThroughCompositeKeys()
{
    const Places p;
    Session session(p.engine, p.schema);
    const Record street = session.get(p.table(u"streets"_s), {1});
    const Record ulm = street.one(u"in");
    ulm.one(u"in")["code"] = u"DE"_s;
    session.commit();
    QCOMPARE(street["country"].to<QString>(), u"DE"_s);
    QCOMPARE(street.one(u"in"), ulm);
    QCOMPARE(p.scalar(u"SELECT country FROM streets"_s), Value(u"DE"_s));
    street["city"] = u"Lyon"_s; // and rows go on being checked against what the database has
    street["country"] = u"F"_s;
    session.commit();
    QCOMPARE(p.scalar(u"SELECT country || city FROM streets"_s), Value(u"FLyon"_s));
}

void TestCascades::keysChangedInVainAreTakenBackEverywhere()
{
    const Places p;
    Session session(p.engine, p.schema);
    const Record ulm = session.get(p.table(u"cities"_s), {u"D"_s, u"Ulm"_s});
    const Record germany = ulm.one(u"in");
    germany["code"] = u"DE"_s;
    session.flush();
    QCOMPARE(ulm["country"].to<QString>(), u"DE"_s);
    session.rollback();
    QCOMPARE(ulm["country"].to<QString>(), u"D"_s);
    QCOMPARE(germany["code"].to<QString>(), u"D"_s);
    QCOMPARE(session.find(ulm.table().id, {u"D"_s, u"Ulm"_s}), ulm);
    QCOMPARE(ulm.one(u"in"), germany);
    QVERIFY(!session.hasChanges());
}

QTEST_GUILESS_MAIN(TestCascades)
#include "tst_cascades.moc"
