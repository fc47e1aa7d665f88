// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"
#include "joinwright/orm/compiledbulk.h"
#include "joinwright/orm/session.h"
#include "joinwright/orm/version.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;
using Kind = ColumnType::Kind;

class TestVersion : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeMovesOn_data();
    void everyTypeMovesOn();
    void countsFromTheInsertOn();
    void anUpdateChecksTheVersionAndNothingElse();
    void aDeleteChecksTheVersion();
    void aStaleUpdateHoldsMineTheirsAndBase();
    void aStaleDeleteTellsChangedFromGone();
    void takesTheirsAsTheNewBase();
    void anUneditedRowIsNotCounted();
    void rollbackWithdrawsTheVersion();
    void aProgramCannotSetIt();
    void rowsOfBeforeTheColumnCountFromOne();
    void cyclesAreDeletedInOneFlush();
    void updatesOfManyRowsMoveItOn_data();
    void updatesOfManyRowsMoveItOn();
    void anUpdateOfManyRowsMakesOthersStale();
    void anUpsertCountsToo();
};

namespace {

/// Notes with a title, a body, a parent note and a version.
struct Notes
{
    QTemporaryDir folder;
    Schema schema;
    Engine engine = Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"notes.db"_s)));

    explicit Notes(const ColumnType &type = Kind::Int32)
    {
        const auto id = [](const char *name) { return Id::fromSeed(QString::fromLatin1(name)); };
        Table notes;
        notes.id = id("notes");
        notes.name = u"notes"_s;
        notes.columns = {{.id = id("id"), .name = u"id"_s, .type = Kind::Int64, .generation = Generation::Identity},
            {.id = id("title"), .name = u"title"_s, .type = Kind::Text},
            {.id = id("body"), .name = u"body"_s, .type = Kind::Text, .nullable = true},
            {.id = id("parent_id"), .name = u"parent_id"_s, .type = Kind::Int64, .nullable = true},
            {.id = id("version"), .name = u"version"_s, .type = type, .version = true}};
        notes.keys = {{.id = id("key"), .primary = true, .columns = {id("id")}}};
        notes.relationships = {{.id = id("parent"), .name = u"parent"_s, .back = u"children"_s, .columns = {id("parent_id")}, .to = notes.id}};
        schema.setTable(notes);
        createAll(engine, schema);
    }
    const Table *table() const { return schema.table(u"notes"_s); }
    Record add(Session &session, const QString &title) const
    {
        const Record note = session.add(table());
        note["title"] = title;
        return note;
    }
    void run(const QString &sql) const { engine.connect().run(sql); }
    Value scalar(const QString &sql) const { return engine.connect().execute(sql).all().value(0).value(0); }
};

} // namespace

void TestVersion::everyTypeMovesOn_data()
{
    QTest::addColumn<ColumnType>("type");
    QTest::newRow("16 bits") << ColumnType(Kind::Int16);
    QTest::newRow("32 bits") << ColumnType(Kind::Int32);
    QTest::newRow("64 bits") << ColumnType(Kind::Int64);
    QTest::newRow("timestamp") << ColumnType(Kind::Timestamp);
    QTest::newRow("timestamp with zone") << ColumnType(Kind::TimestampTz);
    QTest::newRow("uuid") << ColumnType(Kind::Uuid);
}

void TestVersion::everyTypeMovesOn()
{
    QFETCH(ColumnType, type);
    const Notes n(type);
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    QList<Value> versions {note["version"]};
    QVERIFY(!versions.first().isNull());
    for (int i = 0; i < 5; ++i) {
        note["title"] = QString::number(i);
        session.commit();
        QVERIFY2(!versions.contains(note["version"]), "within a millisecond too");
        versions.append(note["version"]);
    }
    // What is kept is what was written: another session goes on from there.
    Session other(n.engine, n.schema);
    const Record same = other.get(n.table(), {1});
    QCOMPARE(same["version"].value(), versions.last());
    same["title"] = u"theirs"_s;
    other.commit();
    note["title"] = u"mine"_s;
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
    QCOMPARE(nextVersion(Value(32767), Kind::Int16), Value(1));
}

void TestVersion::countsFromTheInsertOn()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const test::SqlRecorder log(n.engine);
    const Record note = n.add(session, u"One"_s);
    QVERIFY2(session.missingRequired().isEmpty(), "the session itself gives the version");
    session.commit();
    QCOMPARE(log.sqlWithValues().value(1).remove(u" RETURNING id"_s), u"INSERT INTO notes (title, version) VALUES (?, ?) <- One, 1"_s);
    QCOMPARE(note["version"].to<int>(), 1);
    QVERIFY(!session.hasChanges());
}

void TestVersion::anUpdateChecksTheVersionAndNothingElse()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    const test::SqlRecorder log(n.engine);
    note["title"] = u"Two"_s;
    QCOMPARE(session.plan().operations.first().reason.text(), u"title changed"_s);
    session.commit();
    QCOMPARE(log.sqlWithValues().value(1),
        u"UPDATE notes SET title = ?, version = ? WHERE id = ? AND version = ? <- Two, 2, 1, 1"_s);
    QCOMPARE(note["version"].to<int>(), 2);
    note["title"] = u"Three"_s;
    session.commit();
    QCOMPARE(n.scalar(u"SELECT version FROM notes"_s), Value(3));
}

void TestVersion::aDeleteChecksTheVersion()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    const test::SqlRecorder log(n.engine);
    session.remove(note);
    session.commit();
    QCOMPARE(log.sqlWithValues().value(1), u"DELETE FROM notes WHERE id = ? AND version = ? <- 1, 1"_s);
    QCOMPARE(n.scalar(u"SELECT count(*) FROM notes"_s), Value(0));
}

void TestVersion::aStaleUpdateHoldsMineTheirsAndBase()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    n.run(u"UPDATE notes SET body = 'theirs', version = 2"_s);
    note["title"] = u"mine"_s;
    try {
        session.commit();
        QFAIL("the row has moved on");
    } catch (const StaleDataError &error) {
        QCOMPARE(error.rows().size(), 1);
        const StaleRow &row = error.rows().first();
        QVERIFY(!row.isGone);
        QCOMPARE(row.object, u"notes 1"_s);
        QCOMPARE(row.theirRow.value(2), Value(u"theirs"_s));
        QCOMPARE(row.cells.size(), 1); // nobody else touched the title
        QCOMPARE(row.cells.first().column, u"version"_s);
        QCOMPARE(row.cells.first().base, Value(1));
        QCOMPARE(row.cells.first().theirs, Value(2));
    }
    QCOMPARE(n.scalar(u"SELECT title FROM notes"_s), Value(u"One"_s));
    QCOMPARE(note["title"].to<QString>(), u"mine"_s);
    QCOMPARE(note["version"].to<int>(), 1);
}

void TestVersion::aStaleDeleteTellsChangedFromGone()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record changed = n.add(session, u"One"_s);
    const Record gone = n.add(session, u"Two"_s);
    session.commit();
    n.run(u"UPDATE notes SET title = 'theirs', version = 2 WHERE id = 1"_s);
    n.run(u"DELETE FROM notes WHERE id = 2"_s);
    session.remove(changed);
    session.remove(gone);
    try {
        session.commit();
        QFAIL("both rows have moved on");
    } catch (const StaleDataError &error) {
        QCOMPARE(error.rows().size(), 2);
        for (const StaleRow &row : error.rows())
            QCOMPARE(row.isGone, row.key.first() == Value(2));
    }
    QCOMPARE(n.scalar(u"SELECT count(*) FROM notes"_s), Value(1));
    QCOMPARE(changed.state(), RowState::Deleted);
}

void TestVersion::takesTheirsAsTheNewBase()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    const Record other = n.add(session, u"Two"_s);
    session.commit();
    n.run(u"UPDATE notes SET body = 'theirs', version = version + 1"_s);
    note["title"] = u"mine"_s;
    session.remove(other);
    try {
        session.commit();
        QFAIL("the rows have moved on");
    } catch (const StaleDataError &error) {
        session.rebase(error);
    }
    QCOMPARE(note["version"].to<int>(), 2);
    QCOMPARE(note["body"].to<QString>(), u"theirs"_s);
    session.commit();
    QCOMPARE(n.scalar(u"SELECT title || body || version FROM notes"_s), Value(u"minetheirs3"_s));
}

void TestVersion::anUneditedRowIsNotCounted()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    note["title"] = u"Two"_s;
    note["title"] = u"One"_s;
    const test::SqlRecorder log(n.engine);
    session.commit();
    QVERIFY(log.sql().isEmpty());
    QCOMPARE(note["version"].to<int>(), 1);
}

void TestVersion::rollbackWithdrawsTheVersion()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    session.commit();
    note["title"] = u"Two"_s;
    session.flush();
    QCOMPARE(note["version"].to<int>(), 2);
    session.rollback();
    QCOMPARE(note["version"].to<int>(), 1);
    note["title"] = u"Three"_s;
    session.commit();
    QCOMPARE(note["version"].to<int>(), 2);
}

void TestVersion::aProgramCannotSetIt()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record note = n.add(session, u"One"_s);
    try {
        note["version"] = 7;
        QFAIL("the session counts");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QCOMPARE(error.column(), u"version"_s);
    }
    QVERIFY(!note.mapper().isWritable(4));
}

void TestVersion::rowsOfBeforeTheColumnCountFromOne()
{
    const Notes n;
    n.run(u"DROP TABLE notes"_s);
    n.run(u"CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT, parent_id INTEGER, version INTEGER)"_s);
    n.run(u"INSERT INTO notes (id, title) VALUES (1, 'old')"_s);
    Session session(n.engine, n.schema);
    const Record note = session.get(n.table(), {1});
    note["title"] = u"new"_s;
    const test::SqlRecorder log(n.engine);
    session.commit();
    QCOMPARE(log.sql().value(1), u"UPDATE notes SET title = ?, version = ? WHERE id = ? AND version IS NULL"_s);
    QCOMPARE(note["version"].to<int>(), 1);
}

void TestVersion::cyclesAreDeletedInOneFlush()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record one = n.add(session, u"One"_s);
    const Record two = n.add(session, u"Two"_s);
    one.setOne(u"parent", two);
    two.setOne(u"parent", one);
    session.commit();
    QCOMPARE(n.scalar(u"SELECT count(*) FROM notes WHERE parent_id IS NOT NULL"_s), Value(2));
    one["title"] = u"Eins"_s;
    session.commit(); // what the closing UPDATE left is a base like any other
    session.remove(one);
    session.remove(two);
    session.commit();
    QCOMPARE(n.scalar(u"SELECT count(*) FROM notes"_s), Value(0));
}

void TestVersion::updatesOfManyRowsMoveItOn_data()
{
    everyTypeMovesOn_data();
}

void TestVersion::updatesOfManyRowsMoveItOn()
{
    QFETCH(ColumnType, type);
    const Notes n(type);
    Session session(n.engine, n.schema);
    const Record one = n.add(session, u"One"_s);
    const Record two = n.add(session, u"Two"_s);
    session.commit();
    const Value before = one["version"];
    const Value untouched = two["version"];
    const auto query = session.query(n.table()).filterBy(u"title"_s, u"One"_s);
    QCOMPARE(query.set(u"body"_s, Expr(u"text"_s)).update(), 1);
    QCOMPARE(one["body"].to<QString>(), u"text"_s);
    QVERIFY(one["version"].value() != before);
    QCOMPARE(two["version"].value(), untouched);
    one["title"] = u"mine"_s;
    session.commit(); // knows the new version
    QCOMPARE(n.scalar(u"SELECT title FROM notes WHERE id = 1"_s), Value(u"mine"_s));
    QVERIFY_EXCEPTION_THROWN(query.set(u"version"_s, Expr(7)).update(), Error);
}

void TestVersion::anUpdateOfManyRowsMakesOthersStale()
{
    const Notes n;
    Session session(n.engine, n.schema);
    n.add(session, u"One"_s);
    session.commit();
    Session other(n.engine, n.schema);
    const Record theirs = other.get(n.table(), {1});
    theirs["title"] = u"theirs"_s;
    const auto update = session.query(n.table()).set(u"body"_s, Expr(u"text"_s));
    QVERIFY(test::SqlRecorder::withoutTypes(update.compile().statement.sql).endsWith(u"version = CASE WHEN version < ? THEN version + ? ELSE ? END"_s));
    QCOMPARE(update.update(), 1);
    session.commit();
    try {
        other.commit();
        QFAIL("a conflict was expected");
    } catch (const StaleDataError &conflict) {
        QCOMPARE(conflict.rows().size(), 1);
        other.rebase(conflict);
    }
    QCOMPARE(theirs["body"].to<QString>(), u"text"_s);
    other.commit();
    QCOMPARE(n.scalar(u"SELECT title || version FROM notes"_s), Value(u"theirs3"_s));
}

void TestVersion::anUpsertCountsToo()
{
    const Notes n;
    Session session(n.engine, n.schema);
    const Record one = n.add(session, u"One"_s);
    session.commit();
    const auto upsert = session.upsert(n.table()).values({{u"id"_s, 1}, {u"title"_s, u"I"_s}}).values({{u"id"_s, 2}, {u"title"_s, u"II"_s}})
                            .onConflict(QStringList {u"id"_s}).doUpdate(QStringList());
    QCOMPARE(upsert.execute(), 2);
    QCOMPARE(one["title"].to<QString>(), u"I"_s);
    QCOMPARE(one["version"].to<int>(), 2);
    const Record two = session.get(n.table(), {2});
    QCOMPARE(two["version"].to<int>(), 1);
    one["title"] = u"mine"_s;
    two["title"] = u"mine too"_s;
    session.commit();
    QCOMPARE(n.scalar(u"SELECT group_concat(version) FROM notes"_s), Value(u"3,2"_s));
    QVERIFY_EXCEPTION_THROWN(session.upsert(n.table()).values({{u"version"_s, 7}}), Error);
}

QTEST_GUILESS_MAIN(TestVersion)
#include "tst_version.moc"
