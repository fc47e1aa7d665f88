// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/diagnostics.h"

#include "address.h"
#include "user.h"

using namespace Qt::StringLiterals;
using jw::Diagnostics;
using jw::Record;
using jw::Value;

namespace {

struct Watched : Company
{
    jw::Session session {engine, schema};

    Watched()
    {
        for (int id = 1; id <= 6; ++id) {
            run(u"INSERT INTO departments (id, name) VALUES (%1, 'D%1')"_s.arg(id));
            run(u"INSERT INTO employees (id, name, department_id) VALUES (%1, 'E%1', %1)"_s.arg(id));
        }
    }
    jw::Query<Record> departments() { return session.query(table(u"departments"_s)); }
    QString messageOf(const std::function<void()> &act) const
    {
        try {
            act();
        } catch (const jw::Error &error) {
            return error.message();
        }
        return QString();
    }
};

} // namespace

class TestDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void singleLoadsFromOnePlaceAreReportedWithTheirLine();
    void loadsThatPeersShareAreNotReported();
    void fewSingleLoadsAreNotReported();
    void rowsAndColumnsNeverReadAreReported();
    void whatOneRunReadsCountsForItsPlace();
    void aSessionWithoutDiagnosticsWatchesNothing();
    void aSessionHasOneAtATime();
    void aRelationshipCanRaise();
    void aRelationshipCanBeLoadedWithEveryQuery();
    void ioInAForbiddenThreadSaysWhereItWasTried();
    void placesOfTypedCallsAreKnown();
};

void TestDiagnostics::singleLoadsFromOnePlaceAreReportedWithTheirLine()
{
    Watched db;
    Diagnostics diagnostics(db.session);
    QList<jw::RepeatedLoad> told;
    diagnostics.onRepeatedLoad([&](const jw::RepeatedLoad &load) { told.append(load); });
    QList<Record> held;
    unsigned line = 0;
    for (int id = 1; id <= 6; ++id) {
        held.append(db.session.get(db.table(u"departments"_s), {id}));
        line = __LINE__ + 1;
        held.last().many(u"employees").size();
    }
    const QList<jw::RepeatedLoad> loads = diagnostics.repeatedLoads();
    QCOMPARE(loads.size(), 2);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.first().times, 5); // as soon as there are enough
    const auto &members = loads[0].what == u"departments.employees" ? loads[0] : loads[1];
    QCOMPARE(members.what, u"departments.employees"_s);
    QCOMPARE(members.times, 6);
    QCOMPARE(members.where.line(), line);
    QCOMPARE(members.toString(),
        u"departments.employees was loaded 6 times for one row each at tst_diagnostics.cpp:%1: load it with the query that brings the rows"_s.arg(line));
    const auto &rows = loads[0].what == u"departments.employees" ? loads[1] : loads[0];
    QCOMPARE(rows.what, u"departments by key"_s);
    QCOMPARE(rows.where.line(), line - 2);
}

void TestDiagnostics::loadsThatPeersShareAreNotReported()
{
    Watched db;
    Diagnostics diagnostics(db.session);
    int members = 0;
    const QList<Record> departments = db.departments().all();
    for (const Record &department : departments)
        members += int(department.many(u"employees").size());
    QCOMPARE(members, 6);
    QCOMPARE(diagnostics.repeatedLoads().size(), 0);
}

void TestDiagnostics::fewSingleLoadsAreNotReported()
{
    Watched db;
    Diagnostics diagnostics(db.session, 4);
    for (int id = 1; id <= 3; ++id)
        QVERIFY(db.session.get(db.table(u"departments"_s), {id}));
    QCOMPARE(diagnostics.repeatedLoads().size(), 0);
    diagnostics.clear();
    for (int id = 1; id <= 6; ++id)
        QVERIFY(db.session.get(db.table(u"employees"_s), {id}));
    QCOMPARE(diagnostics.repeatedLoads().size(), 1);
}

void TestDiagnostics::rowsAndColumnsNeverReadAreReported()
{
    Watched db;
    Diagnostics diagnostics(db.session);
    const unsigned line = __LINE__ + 1;
    const QList<Record> all = db.session.query(db.table(u"employees"_s)).all();
    QCOMPARE(all[0].value(u"name"), Value(u"E1"_s));
    QCOMPARE(all[1].value(u"name"), Value(u"E2"_s));
    const QList<jw::UnreadLoad> loads = diagnostics.unreadLoads();
    QCOMPARE(loads.size(), 1);
    QCOMPARE(loads.first().where.line(), line);
    QCOMPARE(loads.first().table, u"employees"_s);
    QCOMPARE(loads.first().rows, 6);
    QCOMPARE(loads.first().unreadRows, 4);
    QCOMPARE(loads.first().unreadColumns, (QStringList {u"salary"_s, u"level"_s})); // keys are needed by the library itself
    QCOMPARE(loads.first().toString(),
        u"employees: loaded at tst_diagnostics.cpp:%1 and never read: 4 of 6 rows; the columns salary, level"_s.arg(line));
    QCOMPARE(diagnostics.report(), QStringList {loads.first().toString()});
}

void TestDiagnostics::whatOneRunReadsCountsForItsPlace()
{
    Watched db;
    Diagnostics diagnostics(db.session);
    for (const QString &column : {u"name"_s, u"salary"_s, u"level"_s}) {
        const QList<Record> all = db.session.query(db.table(u"employees"_s)).all();
        for (const Record &row : all)
            row.value(column);
    }
    QCOMPARE(diagnostics.report(), QStringList());
}

void TestDiagnostics::aSessionWithoutDiagnosticsWatchesNothing()
{
    Watched db;
    QList<Record> rows;
    {
        Diagnostics diagnostics(db.session);
        rows = db.departments().all();
        QVERIFY(rows.first().row()->flags & jw::Row::Watched);
    }
    QCOMPARE(rows.first().value(u"name"), Value(u"D1"_s));
    QVERIFY(!(rows.first().row()->flags & jw::Row::Watched));
    const QList<Record> more = db.session.query(db.table(u"employees"_s)).all();
    QVERIFY(!(more.first().row()->flags & jw::Row::Watched));
}

void TestDiagnostics::aSessionHasOneAtATime()
{
    Watched db;
    auto session = std::make_unique<jw::Session>(db.engine, db.schema);
    auto diagnostics = std::make_unique<Diagnostics>(*session);
    QVERIFY_EXCEPTION_THROWN(std::make_unique<Diagnostics>(*session), jw::Error);
    diagnostics.reset();
    diagnostics = std::make_unique<Diagnostics>(*session);
    session.reset(); // it may end first
    QCOMPARE(diagnostics->report(), QStringList());
}

void TestDiagnostics::aRelationshipCanRaise()
{
    Watched db;
    db.session.setLoading(db.table(u"departments"_s), u"employees"_s, jw::Loading::Raise);
    const Record department = db.session.get(db.table(u"departments"_s), {1});
    unsigned line = 0;
    const QString message = db.messageOf([&] {
        line = __LINE__ + 1;
        department.many(u"employees").size();
    });
    QCOMPARE(message,
        u"departments.employees of departments 1 is not loaded and lazy loading is switched off: ask for it with with() (called at tst_diagnostics.cpp:%1)"_s.arg(line));
    const Record employee = db.session.get(db.table(u"employees"_s), {2});
    QVERIFY(employee.one(u"department")); // other relationships load as before
    const Record asked = db.departments().where(jw::col(*db.table(u"departments"_s), u"id") == 3).with(u"employees"_s).one();
    QCOMPARE(asked.many(u"employees").size(), 1);
    db.session.setLazyLoading(jw::LazyLoading::Raise);
    db.session.setLoading(db.table(u"departments"_s), u"employees"_s, jw::Loading::Lazy);
    QCOMPARE(department.many(u"employees").size(), 1); // said of it, whatever is said of all
    QVERIFY(db.messageOf([&] { db.session.get(db.table(u"employees"_s), {4}).many(u"reports").size(); }).contains(u"employees.reports of employees 4"_s));
}

void TestDiagnostics::aRelationshipCanBeLoadedWithEveryQuery()
{
    Watched db;
    db.session.setLoading(db.table(u"departments"_s), u"employees"_s, jw::Loading::SelectIn);
    jw::test::SqlRecorder recorder(db.engine);
    const QList<Record> departments = db.departments().all();
    QCOMPARE(recorder.starting(u"SELECT").size(), 2);
    QVERIFY(recorder.starting(u"SELECT")[1].contains(u"FROM employees WHERE department_id BETWEEN"_s));
    recorder.clear();
    for (const Record &department : departments)
        QCOMPARE(department.many(u"employees").size(), 1);
    QCOMPARE(recorder.sql(), QStringList());
    // It is not followed back to where it came from, and what a query asks for itself is not asked twice.
    db.session.setLoading(db.table(u"employees"_s), u"department"_s, jw::Loading::SelectIn);
    db.session.expireAll();
    recorder.clear();
    db.departments().with(u"employees"_s).all();
    QCOMPARE(recorder.starting(u"SELECT").size(), 2);
}

void TestDiagnostics::ioInAForbiddenThreadSaysWhereItWasTried()
{
    Watched db;
    jw::Session session(std::make_shared<jw::Worker>(db.engine), db.schema);
    const QFuture<QList<Record>> fetched = session.fetch(session.query(db.table(u"departments"_s)));
    QTRY_VERIFY(fetched.isFinished());
    const Record first = fetched.result().first();
    unsigned line = 0;
    try {
        line = __LINE__ + 1;
        for (const Record &member : first.many(u"employees"))
            QVERIFY(member);
        QFAIL("it should have been refused");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::Usage);
        QCOMPARE(error.message(),
            u"loading departments.employees of departments 1 needs the database at once, but this session does its I/O in a worker: "
            "use async() (called at tst_diagnostics.cpp:%1)"_s.arg(line));
        QCOMPARE(error.line(), int(line));
        QVERIFY(error.file().endsWith(u"tst_diagnostics.cpp"_s));
    }
    QVERIFY(db.messageOf([&] { session.query(db.table(u"employees"_s)).count(); }).contains(u"called at tst_diagnostics.cpp:%1"_s.arg(__LINE__)));
}

void TestDiagnostics::placesOfTypedCallsAreKnown()
{
    const jw::Engine engine = openEmpty();
    jw::createAll(engine, model::schema());
    jw::Session session(engine);
    for (int i = 1; i <= 5; ++i)
        session.add<model::User>({.name = u"U%1"_s.arg(i)}).addresses().add<model::Address>({.email = u"a%1"_s.arg(i)});
    session.commit();
    jw::Session reading(engine);
    Diagnostics diagnostics(reading);
    QList<model::User> held;
    const unsigned line = __LINE__ + 2;
    for (qint64 id = 1; id <= 5; ++id) {
        held.append(*reading.get<model::User>(id));
        for (const model::Address &address : held.last().addresses())
            QVERIFY(!address.email().isEmpty());
    }
    QSet<unsigned> lines;
    for (const jw::RepeatedLoad &load : diagnostics.repeatedLoads())
        lines.insert(load.where.line());
    QCOMPARE(lines, (QSet<unsigned> {line, line + 1}));
}

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
