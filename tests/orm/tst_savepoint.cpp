// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/sessionparts.h"

using namespace jw;
using namespace Qt::StringLiterals;

class TestSavepoint : public QObject
{
    Q_OBJECT

private slots:
    void releasedWorkBelongsToTheTransaction();
    void rollbackRestoresEveryObjectFieldByField();
    void rollbackBringsBackWhatWasDeletedWithin();
    void pendingObjectsArePendingAgain();
    void savepointsNest();
    void goingOutOfScopeRollsBack();
    void endsWithTheTransaction();
    void aFlushThatFailsKeepsWhatTheSavepointSurrounds();
    void aCommitThatFailsEndsEverySavepoint();
    void undoStaysWithinTheSavepoint();
    void whatWasReadWithinIsReadAgain();
    void sessionOnAWorkerRefuses();
    void editsInOneStepAroundAFlushAreTwoSteps();
    void autoflushWritesBeforeReading();
    void autoflushNamesWhatItCannotWriteYet();
    void autoflushCanBeHeldBack();
};

namespace {

struct Staff : Company
{
    Session session {engine, schema};
    Record sales = add(session, u"departments"_s, {{u"name"_s, u"Sales"_s}});
    Record ann = hire(u"Ann"_s);
    Staff() { session.commit(); }
    Record hire(const QString &name)
    {
        const Record record = add(session, u"employees"_s, {{u"name"_s, name}});
        record.setOne(u"department", sales);
        return record;
    }
    QStringList names() const
    {
        QStringList result;
        for (const QList<Value> &row : rows(u"SELECT name FROM employees ORDER BY id"_s))
            result.append(row[0].toText());
        return result;
    }
};

} // namespace

void TestSavepoint::releasedWorkBelongsToTheTransaction()
{
    Staff s;
    const test::SqlRecorder log(s.engine);
    {
        Savepoint point(s.session);
        s.hire(u"Ben"_s);
        s.session.flush();
        point.release();
        QVERIFY(!point.isOpen());
    }
    s.session.commit();
    QStringList frame = log.sql();
    // In its midst the INSERT, and what a database without RETURNING is asked after it.
    QVERIFY2(frame.value(2).startsWith(u"INSERT INTO employees (name, department_id) VALUES (?"), qPrintable(frame.value(2)));
    frame.removeIf([](const QString &sql) { return sql.startsWith("INSERT"_L1) || sql.startsWith("SELECT"_L1); });
    QCOMPARE(frame, QStringList({s.engine.dialect().beginStatement(true), u"SAVEPOINT jw_1"_s, u"RELEASE SAVEPOINT jw_1"_s, u"COMMIT"_s}));
    QCOMPARE(s.names(), QStringList({u"Ann"_s, u"Ben"_s}));
}

void TestSavepoint::rollbackRestoresEveryObjectFieldByField()
{
    Staff s;
    s.ann["name"] = u"Anne"_s; // before the savepoint: stays
    Savepoint point(s.session);
    const Record ben = s.hire(u"Ben"_s);
    s.ann["salary"] = Decimal(100);
    s.session.flush();
    QCOMPARE(ben.state(), RowState::Persistent);
    s.ann["name"] = u"Anna"_s;
    point.rollback();
    QCOMPARE(ben.state(), RowState::Transient);
    QVERIFY(ben["id"].isNull());
    QCOMPARE(s.ann["name"].to<QString>(), u"Anne"_s);
    QVERIFY(s.ann["salary"].isNull());
    QVERIFY(s.ann.isDirty(s.ann.mapper().cellIndex(u"name")));
    QCOMPARE(s.ann.original(s.ann.mapper().cellIndex(u"name")), Value(u"Ann"_s));
    QCOMPARE(s.sales.many(u"employees").toList(), QList<Record> {s.ann});
    s.session.commit();
    QCOMPARE(s.names(), QStringList {u"Anne"_s});
    QCOMPARE(s.scalar(u"SELECT salary FROM employees"_s), Value());
}

void TestSavepoint::rollbackBringsBackWhatWasDeletedWithin()
{
    Staff s;
    Savepoint point(s.session);
    s.session.remove(s.ann);
    s.session.flush();
    QCOMPARE(s.ann.state(), RowState::Detached);
    point.rollback();
    QCOMPARE(s.ann.state(), RowState::Persistent);
    QCOMPARE(s.session.find(s.table(u"employees"_s)->id, {1}), s.ann);
    s.ann["name"] = u"Anne"_s;
    s.session.commit();
    QCOMPARE(s.names(), QStringList {u"Anne"_s});
}

void TestSavepoint::pendingObjectsArePendingAgain()
{
    Staff s;
    const Record ben = s.hire(u"Ben"_s);
    Savepoint point(s.session);
    s.session.flush();
    QCOMPARE(ben["id"].to<qint64>(), 2);
    point.rollback();
    QCOMPARE(ben.state(), RowState::Pending);
    QVERIFY(ben["id"].isNull());
    QCOMPARE(ben["name"].to<QString>(), u"Ben"_s);
    s.session.commit();
    QCOMPARE(s.names(), QStringList({u"Ann"_s, u"Ben"_s}));
}

void TestSavepoint::savepointsNest()
{
    Staff s;
    Savepoint outer(s.session);
    s.hire(u"Ben"_s);
    s.session.flush();
    {
        Savepoint inner(s.session);
        s.hire(u"Cid"_s);
        s.session.flush();
        inner.rollback();
    }
    Savepoint second(s.session);
    s.hire(u"Dan"_s);
    s.session.flush();
    second.release();
    const Record eve = s.hire(u"Eve"_s);
    outer.release();
    QCOMPARE(eve.state(), RowState::Pending);
    s.session.commit();
    QCOMPARE(s.names(), QStringList({u"Ann"_s, u"Ben"_s, u"Dan"_s, u"Eve"_s}));

    Savepoint around(s.session);
    Savepoint within(s.session);
    s.hire(u"Fay"_s);
    s.session.flush();
    around.rollback();
    QVERIFY2(!within.isOpen(), "ending a savepoint ends those within it");
    QVERIFY_EXCEPTION_THROWN(within.release(), Error);
    s.session.commit();
    QCOMPARE(s.names().size(), 4);
}

void TestSavepoint::goingOutOfScopeRollsBack()
{
    Staff s;
    const test::SqlRecorder log(s.engine);
    try {
        const Savepoint point(s.session);
        s.ann["name"] = u"Anne"_s;
        s.session.flush();
        throw std::runtime_error("something went wrong");
    } catch (const std::runtime_error &) {
    }
    QCOMPARE(s.ann["name"].to<QString>(), u"Ann"_s);
    QVERIFY(!s.session.hasChanges());
    QCOMPARE(log.starting(u"ROLLBACK TO"), QStringList {u"ROLLBACK TO SAVEPOINT jw_1"_s});
}

void TestSavepoint::endsWithTheTransaction()
{
    Staff s;
    Savepoint point(s.session);
    s.ann["name"] = u"Anne"_s;
    s.session.commit();
    QVERIFY(!point.isOpen());
    QVERIFY_EXCEPTION_THROWN(point.rollback(), Error);
    QCOMPARE(s.names(), QStringList {u"Anne"_s});

    Savepoint other(s.session);
    s.ann["name"] = u"Anna"_s;
    s.session.flush();
    s.session.rollback();
    QVERIFY(!other.isOpen());
    QCOMPARE(s.ann["name"].to<QString>(), u"Anne"_s);
}

void TestSavepoint::aFlushThatFailsKeepsWhatTheSavepointSurrounds()
{
    Staff s;
    s.ann["name"] = u"Anne"_s;
    s.session.flush();
    Savepoint point(s.session);
    const Record first = s.add(s.session, u"orders"_s, {{u"number"_s, u"A1"_s}});
    s.session.flush();
    const Record twin = s.add(s.session, u"orders"_s, {{u"number"_s, u"A1"_s}});
    QVERIFY_EXCEPTION_THROWN(s.session.flush(), IntegrityError);
    QVERIFY2(point.isOpen(), "the savepoint can still be rolled back");
    QCOMPARE(first.state(), RowState::Pending);
    QCOMPARE(twin.state(), RowState::Pending);
    QVERIFY2(!s.session.changed().contains(s.ann), "what was flushed before the savepoint is written");
    twin["number"] = u"A2"_s;
    s.session.flush();
    point.release();
    s.session.commit();
    QCOMPARE(s.names(), QStringList {u"Anne"_s});
    QCOMPARE(s.scalar(u"SELECT count(*) FROM orders"_s), Value(2));
}

void TestSavepoint::aCommitThatFailsEndsEverySavepoint()
{
    Staff s;
    Savepoint point(s.session);
    s.add(s.session, u"orders"_s, {{u"number"_s, u"A1"_s}});
    s.session.flush();
    s.add(s.session, u"orders"_s, {{u"number"_s, u"A1"_s}});
    QVERIFY_EXCEPTION_THROWN(s.session.commit(), IntegrityError);
    QVERIFY(!point.isOpen());
    QCOMPARE(s.session.added().size(), 2);
    QCOMPARE(s.scalar(u"SELECT count(*) FROM orders"_s), Value(0));
}

void TestSavepoint::undoStaysWithinTheSavepoint()
{
    Staff s;
    s.ann["name"] = u"Anne"_s;
    Savepoint point(s.session);
    QVERIFY(!s.session.canUndo());
    s.ann["name"] = u"Anna"_s;
    s.session.undo();
    QCOMPARE(s.ann["name"].to<QString>(), u"Anne"_s);
    QVERIFY(!s.session.canUndo());
    s.session.redo();
    QCOMPARE(s.ann["name"].to<QString>(), u"Anna"_s);
    point.release();
    s.session.undo();
    s.session.undo();
    QCOMPARE(s.ann["name"].to<QString>(), u"Ann"_s);
}

void TestSavepoint::whatWasReadWithinIsReadAgain()
{
    Staff s;
    s.run(u"INSERT INTO employees (name, department_id) VALUES ('Ben', 1)"_s);
    Savepoint point(s.session);
    s.session.parts().transaction.beginWriting(u"a test"_s).execute(u"UPDATE employees SET name = 'Bob' WHERE id = 2"_s);
    const Record ben = s.session.get(s.table(u"employees"_s), {2});
    QCOMPARE(ben["name"].to<QString>(), u"Bob"_s);
    point.rollback();
    QCOMPARE(ben["name"].to<QString>(), u"Ben"_s);
}

void TestSavepoint::sessionOnAWorkerRefuses()
{
    Company c;
    Session session(std::make_shared<Worker>(c.engine), c.schema);
    QVERIFY_EXCEPTION_THROWN(Savepoint refused(session), Error);
    QVERIFY_EXCEPTION_THROWN(session.setAutoflush(true), Error);
}

void TestSavepoint::editsInOneStepAroundAFlushAreTwoSteps()
{
    Staff s;
    {
        const EditScope step(s.session, u"Rename"_s);
        s.ann["name"] = u"Anne"_s;
        s.session.flush();
        s.ann["salary"] = Decimal(5);
    }
    s.session.undo();
    QVERIFY(s.ann["salary"].isNull());
    QVERIFY(!s.session.canUndo());
    s.session.rollback();
    QCOMPARE(s.ann["name"].to<QString>(), u"Ann"_s);
    {
        const EditScope step(s.session, u"Rename"_s);
        s.ann["name"] = u"Anne"_s;
        s.session.commit();
        s.ann["name"] = u"Anna"_s;
    }
    QCOMPARE(s.session.undoText(), u"Rename"_s);
    s.session.undo();
    QCOMPARE(s.ann["name"].to<QString>(), u"Anne"_s);
}

void TestSavepoint::autoflushWritesBeforeReading()
{
    Staff s;
    QVERIFY(!s.session.isAutoflush());
    s.hire(u"Ben"_s);
    QCOMPARE(s.session.query(s.table(u"employees"_s)).count(), 1);
    s.session.setAutoflush(true);
    test::SqlRecorder log(s.engine);
    QCOMPARE(s.session.query(s.table(u"employees"_s)).count(), 2);
    QCOMPARE(log.sql().value(0), s.engine.dialect().beginStatement(true));
    QCOMPARE(log.starting(u"INSERT").size(), 1);
    QVERIFY(log.starting(u"COMMIT").isEmpty());
    log.clear();
    QCOMPARE(s.session.query(s.table(u"employees"_s)).count(), 2);
    QCOMPARE(log.sql().size(), 1); // nothing waits: nothing is flushed
    s.session.rollback();
    QCOMPARE(s.names(), QStringList {u"Ann"_s});
}

void TestSavepoint::autoflushNamesWhatItCannotWriteYet()
{
    Staff s;
    s.session.setAutoflush(true);
    s.add(s.session, u"orders"_s);
    try {
        s.session.query(s.table(u"employees"_s)).count();
        QFAIL("an order without its number cannot be flushed");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Value);
        QCOMPARE(error.column(), u"number"_s);
        QVERIFY2(error.message().contains(u"before counting employees"_s), qPrintable(error.message()));
    }
}

void TestSavepoint::autoflushCanBeHeldBack()
{
    Staff s;
    s.session.setAutoflush(true);
    const Record order = s.add(s.session, u"orders"_s);
    {
        const NoAutoflush held(s.session);
        QCOMPARE(s.session.query(s.table(u"employees"_s)).count(), 1);
    }
    QVERIFY(s.session.isAutoflush());
    order["number"] = u"A1"_s;
    QCOMPARE(s.session.query(s.table(u"orders"_s)).count(), 1);
}

QTEST_GUILESS_MAIN(TestSavepoint)
#include "tst_savepoint.moc"
