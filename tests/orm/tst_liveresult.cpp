// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "fixture.h"
#include "follower.h"
#include "tables.h"

using namespace Qt::StringLiterals;
using jw::Expr;
using jw::LiveResult;
using jw::Record;
using jw::Value;

namespace {

struct Live : Company
{
    jw::Session session {engine, schema};

    jw::Expr column(const QString &name, const QString &table = u"employees"_s) const { return jw::col(*this->table(table), name); }
    jw::Query<Record> employees() { return session.query(table(u"employees"_s)); }
    Record employee(int id) { return session.get(table(u"employees"_s), {id}); }
    void fill()
    {
        run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales'), (2, 'Legal'), (3, 'Board')"_s);
        run(u"INSERT INTO employees (id, name, department_id, salary, level) VALUES (1, 'Ada', 1, 10, 1), (2, 'Ben', 2, 20, 1), "
            "(3, 'Cid', 1, 30, 2), (4, 'Dan', 3, NULL, 2)"_s);
    }
};

} // namespace

class TestLiveResult : public QObject
{
    Q_OBJECT

private slots:
    void aNewRowComesInWhereTheOrderPutsIt();
    void aChangedRowMovesEntersAndLeaves();
    void aRemovedRowLeavesAtOnceAndUndoBringsItBack();
    void commitNeedsNoQueryAndRollbackRestores();
    void aNewRowMovesToItsKeyOnceItIsWritten();
    void changesOfARelatedRowMoveItsRows();
    void aRelatedRowThatBeginsToMatchBringsItsRowsFromTheDatabase();
    void rowsFollowTheirReferenceToAnotherRow();
    void anInnerJoinNeedsItsRow();
    void aLimitIsRefilledFromTheDatabase();
    void aLimitWithAnOffsetShiftsItsWindow();
    void refreshTakesWhatOthersWrote();
    void nothingIsAskedTwice();
    void ordersAsTheDatabaseDoes_data();
    void ordersAsTheDatabaseDoes();
    void filtersAsTheDatabaseDoes_data();
    void filtersAsTheDatabaseDoes();
    void comparesByTheCollationThatSqliteTakes();
    void refusesWhatOnlyTheDatabaseCanSay_data();
    void refusesWhatOnlyTheDatabaseCanSay();
    void asksAgainWhereItMayNotRefuse();
    void aSessionOnAWorkerFillsItLater();
    void aRelatedRowIsFetchedInTheWorker();
    void itOutlivesItsSession();
    void randomEditsKeepItEqualToItsQuery_data();
    void randomEditsKeepItEqualToItsQuery();
};

void TestLiveResult::aNewRowComesInWhereTheOrderPutsIt()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().where(db.column(u"level"_s) == 1).orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s}));
    const Record fresh = db.session.add(db.table(u"employees"_s));
    QCOMPARE(follower.told(), QString()); // its level is not given yet: NULL is not 1
    fresh["level"] = 1;
    fresh["name"] = u"Amy"_s;
    // Without a name it stands where the database puts NULL.
    QCOMPARE(follower.told(), db.engine.dialect().features().nullsFirst ? u"+0 0>1 *1"_s : u"+2 2>1 *1"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Amy"_s, u"Ben"_s}));
}

void TestLiveResult::aChangedRowMovesEntersAndLeaves()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().where(db.column(u"salary"_s) > 10).orderBy(jw::Order(db.column(u"salary"_s), true)));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Cid"_s, u"Ben"_s}));
    const Record ada = db.employee(1);
    ada["salary"] = jw::Decimal(u"25.50"_s);
    QCOMPARE(follower.told(), u"+1"_s);
    ada["salary"] = jw::Decimal(u"40"_s);
    QCOMPARE(follower.told(), u"1>0 *0"_s);
    ada["name"] = u"Eve"_s;
    QCOMPARE(follower.told(), u"*0"_s);
    ada["salary"] = Value();
    QCOMPARE(follower.told(), u"-0"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Cid"_s, u"Ben"_s}));
    QCOMPARE(result.indexOf(ada), -1);
    QCOMPARE(result.indexOf(db.employee(2)), 1);
}

void TestLiveResult::aRemovedRowLeavesAtOnceAndUndoBringsItBack()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    db.session.remove(db.employee(2));
    QCOMPARE(follower.told(), u"-1"_s);
    db.session.undo();
    QCOMPARE(follower.told(), u"+1"_s);
    db.session.redo();
    db.session.commit();
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Cid"_s, u"Dan"_s}));
}

void TestLiveResult::commitNeedsNoQueryAndRollbackRestores()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    const Record ben = db.employee(2);
    ben["name"] = u"Zoe"_s;
    db.add(db.session, u"employees"_s, {{u"name"_s, u"Abe"_s}, {u"department_id"_s, 1}, {u"level"_s, 1}});
    jw::test::SqlRecorder recorder(db.engine);
    db.session.flush();
    QCOMPARE(recorder.starting(u"SELECT"), QStringList());
    QCOMPARE(follower.texts(), (QStringList {u"Abe"_s, u"Ada"_s, u"Cid"_s, u"Dan"_s, u"Zoe"_s}));
    db.session.rollback();
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s, u"Cid"_s, u"Dan"_s}));
    QCOMPARE(recorder.starting(u"SELECT"), QStringList());
}

void TestLiveResult::aNewRowMovesToItsKeyOnceItIsWritten()
{
    Live db;
    db.run(u"INSERT INTO departments (id, name) VALUES (5, 'Sales')"_s);
    LiveResult result(db.session.query(db.table(u"departments"_s)).orderBy(jw::Order(db.column(u"id"_s, u"departments"_s), true)));
    Follower follower(result, u"name"_s);
    db.add(db.session, u"departments"_s, {{u"name"_s, u"New"_s}});
    QCOMPARE(follower.texts(), (QStringList {u"New"_s, u"Sales"_s})); // the next number is the highest
    db.session.commit();
    QCOMPARE(follower.texts(), (QStringList {u"New"_s, u"Sales"_s}));
    const Record low = db.add(db.session, u"departments"_s, {{u"id"_s, 1}, {u"name"_s, u"Low"_s}});
    db.session.commit();
    QCOMPARE(result.indexOf(low), 2);
}

void TestLiveResult::changesOfARelatedRowMoveItsRows()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().join(u"department"_s).orderBy(db.column(u"name"_s, u"departments"_s)).orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Dan"_s, u"Ben"_s, u"Ada"_s, u"Cid"_s})); // Board, Legal, Sales
    QCOMPARE(result.at(0, 1).value(u"name"), Value(u"Board"_s));
    jw::test::SqlRecorder recorder(db.engine);
    const Record sales = result.at(2, 1);
    sales["name"] = u"Art"_s;
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Cid"_s, u"Dan"_s, u"Ben"_s}));
    db.session.undo();
    QCOMPARE(follower.texts(), (QStringList {u"Dan"_s, u"Ben"_s, u"Ada"_s, u"Cid"_s}));
    QCOMPARE(recorder.sql(), QStringList()); // everything was at hand
}

void TestLiveResult::aRelatedRowThatBeginsToMatchBringsItsRowsFromTheDatabase()
{
    Live db;
    db.fill();
    LiveResult result(
        db.employees().join(u"department"_s).where(db.column(u"name"_s, u"departments"_s).startsWith(u"S"_s)).orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Cid"_s}));
    const Record board = db.session.get(db.table(u"departments"_s), {3});
    board["name"] = u"Senate"_s;
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Cid"_s, u"Dan"_s}));
    board["name"] = u"Board"_s;
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Cid"_s}));
}

void TestLiveResult::rowsFollowTheirReferenceToAnotherRow()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().outerJoin(u"manager"_s).where(db.column(u"level"_s) == 1).orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    const Record ada = db.employee(1);
    QVERIFY(result.at(0, 1).isNull());
    ada["manager_id"] = 3; // not in memory yet
    QCOMPARE(result.at(0, 1), db.employee(3));
    const Record boss = db.add(db.session, u"employees"_s, {{u"name"_s, u"Boss"_s}, {u"department_id"_s, 1}, {u"level"_s, 2}});
    ada.setOne(u"manager", boss);
    QCOMPARE(result.at(0, 1), boss);
    db.session.commit();
    QCOMPARE(result.at(0, 1), boss);
    QCOMPARE(ada.value(u"manager_id"), boss.value(u"id"));
    follower.told();
    boss["name"] = u"Chief"_s;
    QCOMPARE(follower.told(), u"*0"_s); // it is of another level itself, and only beside
}

void TestLiveResult::anInnerJoinNeedsItsRow()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().join(u"manager"_s).orderBy(db.column(u"name"_s, u"employees"_s)));
    Follower follower(result, u"name"_s);
    QVERIFY(result.isEmpty());
    const Record ada = db.employee(1);
    ada.setOne(u"manager", db.employee(2));
    QCOMPARE(follower.texts(), QStringList {u"Ada"_s});
    db.session.remove(db.employee(2));
    QCOMPARE(follower.texts(), QStringList());
    db.session.undo();
    QCOMPARE(follower.texts(), QStringList {u"Ada"_s});
    ada.setOne(u"manager", Record());
    QCOMPARE(follower.texts(), QStringList());
}

void TestLiveResult::aLimitIsRefilledFromTheDatabase()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().orderBy(db.column(u"name"_s)).limit(2));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s}));
    jw::test::SqlRecorder recorder(db.engine);
    db.session.remove(db.employee(1));
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1);
    const Record ben = db.employee(2);
    ben["name"] = u"Zoe"_s; // beyond what is known: another row may stand before it
    QCOMPARE(follower.texts(), (QStringList {u"Cid"_s, u"Dan"_s}));
    ben["name"] = u"Bea"_s;
    QCOMPARE(follower.texts(), (QStringList {u"Bea"_s, u"Cid"_s}));
    db.session.revertAll();
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s}));
}

void TestLiveResult::aLimitWithAnOffsetShiftsItsWindow()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().orderBy(db.column(u"name"_s)).offset(1).limit(2));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
    db.add(db.session, u"employees"_s, {{u"name"_s, u"Abe"_s}, {u"department_id"_s, 1}});
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s}));
    db.session.remove(db.employee(1));
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
    db.session.remove(db.employee(3));
    db.session.remove(db.employee(4));
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s}));
    db.session.revertAll();
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
}

void TestLiveResult::refreshTakesWhatOthersWrote()
{
    Live db;
    db.fill();
    LiveResult result(db.employees().where(db.column(u"level"_s) == 1).orderBy(db.column(u"name"_s)));
    Follower follower(result, u"name"_s);
    db.employee(2)["salary"] = jw::Decimal(u"1"_s);
    db.run(u"UPDATE employees SET level = 2 WHERE id = 1"_s);
    db.run(u"UPDATE employees SET level = 1, name = 'Abe' WHERE id = 3"_s);
    db.run(u"INSERT INTO employees (id, name, department_id, level) VALUES (9, 'Ira', 1, 1)"_s);
    result.refresh();
    QCOMPARE(follower.texts(), (QStringList {u"Abe"_s, u"Ben"_s, u"Ira"_s}));
    QVERIFY(db.employee(2).isDirty(db.employee(2).mapper().cellIndex(u"salary")));
    db.run(u"DELETE FROM employees WHERE id = 9"_s);
    result.refresh();
    QCOMPARE(follower.texts(), (QStringList {u"Abe"_s, u"Ben"_s}));
}

void TestLiveResult::nothingIsAskedTwice()
{
    Live db;
    db.fill();
    jw::test::SqlRecorder recorder(db.engine);
    LiveResult result(db.employees().join(u"department"_s).orderBy(db.column(u"name"_s)));
    QCOMPARE(recorder.sql(),
        (QStringList {u"SELECT employees.id, employees.name, employees.department_id, employees.manager_id, employees.salary, "
                      "employees.level, departments.id, departments.name, departments.head_id FROM employees "
                      "JOIN departments ON employees.department_id = departments.id ORDER BY employees.name, employees.id"_s}));
}

void TestLiveResult::ordersAsTheDatabaseDoes_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("descending");
    for (const QString &column : {u"name"_s, u"salary"_s, u"level"_s, u"manager_id"_s}) {
        QTest::addRow("%s ascending", qPrintable(column)) << column << false;
        QTest::addRow("%s descending", qPrintable(column)) << column << true;
    }
}

void TestLiveResult::ordersAsTheDatabaseDoes()
{
    QFETCH(QString, column);
    QFETCH(bool, descending);
    Live db;
    db.fill();
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id, salary, level) VALUES (11, 'ada', 1, 3, 10.5, NULL), "
           "(12, 'Äda', 1, NULL, -3, 7), (13, '\U0001F600', 1, 1, 100, 7), (14, '\uFF21', 1, 2, 9, 7), (15, '', 1, 4, NULL, -7), (16, ' x', 2, 4, 0, 0)"_s);
    const auto query = db.employees().orderBy(jw::Order(db.column(column), descending)).orderBy(db.column(u"id"_s));
    LiveResult result(query);
    Follower follower(result, u"id"_s);
    const QStringList asRead = follower.texts();
    // Every row is taken out and put back: where it goes then, memory decides.
    const QList<Record> rows = result.toList();
    for (const Record &row : rows)
        db.session.remove(row);
    QCOMPARE(result.size(), 0);
    for (const Record &row : rows)
        db.session.add(row);
    QCOMPARE(follower.texts(), asRead);
    QStringList byDatabase;
    for (const auto &row : db.rows(u"SELECT id FROM employees ORDER BY %1 %2, id"_s.arg(column, descending ? u"DESC"_s : u"ASC"_s)))
        byDatabase.append(row.first().toString());
    QCOMPARE(asRead, byDatabase);
}

using Condition = std::function<jw::Expr(const Live &)>;
Q_DECLARE_METATYPE(Condition)

void TestLiveResult::filtersAsTheDatabaseDoes_data()
{
    QTest::addColumn<Condition>("condition");
    const auto row = [](const char *name, const Condition &condition) { QTest::newRow(name) << condition; };
    const auto c = [](const Live &db, const char *name) { return db.column(QString::fromLatin1(name)); };
    row("equals text", [=](const Live &db) { return c(db, "name") == u"Ada"_s; });
    row("text is less", [=](const Live &db) { return c(db, "name") < u"a"_s; });
    row("a number among", [=](const Live &db) { return c(db, "level").in({1, 7}); });
    row("a number not among, with NULL", [=](const Live &db) { return c(db, "level").notIn({1, Value()}); });
    row("not among", [=](const Live &db) { return c(db, "level").notIn({1}); });
    row("among nothing", [=](const Live &db) { return c(db, "level").in(QList<Value>()); });
    row("not among nothing", [=](const Live &db) { return c(db, "level").notIn(QList<Value>()); });
    row("is NULL", [=](const Live &db) { return c(db, "salary").isNull(); });
    row("equals NULL", [=](const Live &db) { return c(db, "salary") == Value(); });
    row("is not NULL", [=](const Live &db) { return c(db, "salary").isNotNull(); });
    row("not of unknown", [=](const Live &db) { return !(c(db, "salary") > 5); });
    row("unknown or true", [=](const Live &db) { return c(db, "salary") > 5 || c(db, "level") == 7; });
    row("unknown and false", [=](const Live &db) { return !(c(db, "salary") > 5 && c(db, "level") == 7); });
    row("LIKE folds ASCII", [=](const Live &db) { return c(db, "name").like(u"A_A"_s); });
    row("LIKE folds no umlaut", [=](const Live &db) { return c(db, "name").like(u"ä%"_s); });
    row("contains a wildcard", [=](const Live &db) { return c(db, "name").contains(u"50%_"_s); });
    row("not like", [=](const Live &db) { return c(db, "name").notLike(u"%a%"_s); });
    row("between decimals", [=](const Live &db) { return c(db, "salary").between(Value(jw::Decimal(u"9.5"_s)), 20); });
    row("column against column", [=](const Live &db) { return c(db, "manager_id") < c(db, "id"); });
    row("sum of whole numbers", [=](const Live &db) { return c(db, "level") + 1 > c(db, "manager_id"); });
    row("lower", [=](const Live &db) { return c(db, "name").lower() == u"ada"_s; });
    row("length", [=](const Live &db) { return jw::Expr::function(jw::Function::Length, {c(db, "name")}) == 1; });
    row("coalesce", [=](const Live &db) { return jw::Expr::function(jw::Function::Coalesce, {c(db, "level"), jw::Expr(7)}) == 7; });
    row("joined texts", [=](const Live &db) { return c(db, "name").concat(jw::Expr(u"!"_s)) == u"Ada!"_s; });
}

void TestLiveResult::filtersAsTheDatabaseDoes()
{
    QFETCH(Condition, condition);
    Live db;
    db.fill();
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id, salary, level) VALUES (11, 'ada', 1, 3, 9.5, NULL), "
           "(12, 'Äda', 1, NULL, -3, 7), (13, '\U0001F600', 1, 1, 100, 7), (14, 'x 50%_ y', 1, 2, 9, 7), (15, 'x 50 y', 1, 4, NULL, -7)"_s);
    LiveResult all(db.employees());
    LiveResult result(db.employees().where(condition(db)));
    Follower follower(result, u"id"_s);
    const QStringList asRead = follower.texts();
    const QList<Record> rows = all.toList();
    for (const Record &row : rows)
        db.session.remove(row);
    QCOMPARE(result.size(), 0);
    for (const Record &row : rows)
        db.session.add(row);
    QCOMPARE(follower.texts(), asRead);
}

void TestLiveResult::comparesByTheCollationThatSqliteTakes()
{
    if (!jw::test::isOnSqlite())
        QSKIP("it is SQLite whose columns have a collation each");
    const Tables db({jw::TableBuilder(u"words"_s).identity(u"id"_s).column({.name = u"plain"_s, .type = jw::ColumnType::text(20)})
                         .column({.name = u"folded"_s, .type = jw::ColumnType::text(20), .nullable = true, .collation = u"NOCASE"_s})});
    db.run(u"INSERT INTO words (plain, folded) VALUES ('abc', 'ABC'), ('ABC', 'abc'), ('b', 'B'), ('x', 'x'), (' abc', NULL)"_s);
    jw::Session session(db.engine, db.schema);
    const auto words = session.query(db.table(u"words"_s));
    const Expr plain = jw::col(*db.table(u"words"_s), u"plain"), folded = jw::col(*db.table(u"words"_s), u"folded"), abc(u"abc"_s);
    for (const Expr &condition : {plain == folded, folded == plain, !(plain == folded), abc == folded, folded.upper() == abc, folded.lower() == plain,
             plain == folded.upper(), folded == plain.upper(), Expr::function(jw::Function::Trim, {folded}) == u"ABC"_s,
             Expr::function(jw::Function::Coalesce, {folded, plain}) == abc, Expr::function(jw::Function::Coalesce, {folded}) == abc, folded.in({Value(u"abc"_s)}),
             folded.upper().in({Value(u"abc"_s)}), abc.between(plain, folded), folded.between(abc, plain), plain.between(folded, folded), !abc.between(folded, plain)}) {
        const QList<Record> asRead = words.where(condition).orderBy(u"id"_s).all();
        LiveResult result(words.where(condition).orderBy(u"id"_s));
        for (const Record &row : words.all()) {
            session.remove(row);
            session.add(row);
        }
        QVERIFY2(result.toList() == asRead, qPrintable(condition.describe()));
    }
}

void TestLiveResult::refusesWhatOnlyTheDatabaseCanSay_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<QString>("says");
    QTest::newRow("SQL text") << Condition([](const Live &) { return jw::Expr::sql(u"1 = 1"_s); }) << u"the SQL text \"1 = 1\""_s;
    QTest::newRow("a subquery") << Condition([](const Live &db) {
        jw::Select select = jw::Select::from(*db.table(u"departments"_s));
        select.column(db.column(u"id"_s, u"departments"_s));
        return db.column(u"department_id"_s).in(select);
    }) << u"a subquery"_s;
    QTest::newRow("a function") << Condition([](const Live &db) {
        return jw::Expr::call(u"random"_s, {db.column(u"id"_s)}) == 1;
    }) << u"the function random()"_s;
    QTest::newRow("decimal arithmetic") << Condition([](const Live &db) {
        return db.column(u"salary"_s) * 2 > 10;
    }) << u"arithmetic with decimals"_s;
    QTest::newRow("arithmetic with what may be a decimal") << Condition([](const Live &db) {
        const jw::Expr given = jw::Expr::function(jw::Function::Coalesce, {db.column(u"salary"_s), jw::Expr(0)});
        return jw::Expr::function(jw::Function::Abs, {given}) + db.column(u"level"_s) > 10;
    }) << u"arithmetic with decimals"_s;
    QTest::newRow("a function of one database") << Condition([](const Live &db) {
        return jw::Expr::call(u"hex"_s, {db.column(u"name"_s)}) == u"41"_s;
    }) << u"the function hex()"_s;
}

void TestLiveResult::refusesWhatOnlyTheDatabaseCanSay()
{
    QFETCH(Condition, condition);
    QFETCH(QString, says);
    Live db;
    jw::test::SqlRecorder recorder(db.engine);
    try {
        LiveResult result(db.employees().where(condition(db)));
        QFAIL("it should have been refused");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::Usage);
        QVERIFY2(error.message().contains(says), qPrintable(error.message()));
    }
    QCOMPARE(recorder.sql(), QStringList());
    QVERIFY_EXCEPTION_THROWN(LiveResult(db.session.query(db.table(u"departments"_s)).join(u"employees"_s)), jw::Error);
}

void TestLiveResult::asksAgainWhereItMayNotRefuse()
{
    Live db;
    db.fill();
    const auto departments = db.session.query(db.table(u"departments"_s)).join(u"employees"_s).orderBy(db.column(u"name"_s, u"departments"_s));
    LiveResult result(departments, LiveResult::Otherwise::Requery);
    QVERIFY(!result.isFollowing());
    QVERIFY2(result.reason().contains(u"departments.employees leads to many"), qPrintable(result.reason()));
    Follower follower(result, u"name"_s);
    QCOMPARE(follower.texts(), (QStringList {u"Board"_s, u"Legal"_s, u"Sales"_s}));
    const Record sales = result.at(2);
    sales["name"] = u"Art"_s;
    QCOMPARE(follower.told(), u"*2"_s);
    db.session.commit();
    QCOMPARE(follower.texts(), (QStringList {u"Art"_s, u"Board"_s, u"Legal"_s}));
    db.session.remove(db.employee(4));
    db.session.commit();
    QCOMPARE(follower.texts(), (QStringList {u"Art"_s, u"Legal"_s}));
    db.session.remove(result.at(0));
    QCOMPARE(follower.texts(), QStringList {u"Legal"_s});
    db.session.rollback();
    QCOMPARE(follower.texts(), (QStringList {u"Art"_s, u"Legal"_s}));
}

void TestLiveResult::aSessionOnAWorkerFillsItLater()
{
    Live db;
    db.fill();
    const auto worker = std::make_shared<jw::Worker>(db.engine);
    jw::Session session(worker, db.schema);
    const auto query = session.query(db.table(u"employees"_s)).orderBy(db.column(u"name"_s)).limit(2);
    LiveResult result(query);
    Follower follower(result, u"name"_s);
    QVERIFY(result.isLoading() && result.isEmpty());
    const Record pending = db.add(session, u"employees"_s, {{u"name"_s, u"Abe"_s}, {u"department_id"_s, 1}});
    QTRY_VERIFY(!result.isLoading());
    QCOMPARE(follower.texts(), (QStringList {u"Abe"_s, u"Ada"_s}));
    session.remove(pending);
    QCOMPARE(follower.texts(), (QStringList {u"Ada"_s, u"Ben"_s}));
    session.remove(result.at(0));
    QTRY_COMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
    const QFuture<void> commit = session.commitAsync();
    QTRY_VERIFY(commit.isFinished());
    QCOMPARE(follower.texts(), (QStringList {u"Ben"_s, u"Cid"_s}));
}

void TestLiveResult::aRelatedRowIsFetchedInTheWorker()
{
    Live db;
    db.fill();
    const auto worker = std::make_shared<jw::Worker>(db.engine);
    jw::Session session(worker, db.schema);
    LiveResult result(session.query(db.table(u"employees"_s)).outerJoin(u"manager"_s).where(db.column(u"level"_s) == 1).orderBy(db.column(u"name"_s)));
    QTRY_COMPARE(result.size(), 2);
    result.at(0)["manager_id"] = 3;
    QVERIFY(result.at(0, 1).isNull() && result.isLoading());
    QTRY_VERIFY(!result.isLoading());
    QCOMPARE(result.at(0, 1).value(u"name"), Value(u"Cid"_s));
    result.at(0)["manager_id"] = 77; // leads nowhere
    QTRY_VERIFY(!result.isLoading());
    QVERIFY(result.at(0, 1).isNull());
    QCOMPARE(result.size(), 2);
}

void TestLiveResult::itOutlivesItsSession()
{
    Live db;
    db.fill();
    auto session = std::make_unique<jw::Session>(db.engine, db.schema);
    LiveResult result(session->query(db.table(u"employees"_s)).orderBy(db.column(u"name"_s)));
    session.reset();
    QVERIFY(!result.session());
    QCOMPARE(result.size(), 4);
    QCOMPARE(result.at(1).value(u"name"), Value(u"Ben"_s));
    result.refresh();
    QCOMPARE(result.size(), 4);
}

void TestLiveResult::randomEditsKeepItEqualToItsQuery_data()
{
    QTest::addColumn<quint32>("seed");
    const quint32 own = qEnvironmentVariableIntValue("JOINWRIGHT_SEED");
    for (const quint32 seed : {1u, 2u, 3u, 4u, own ? own : QRandomGenerator::global()->generate()})
        QTest::addRow("seed %u", seed) << seed;
}

/// Whatever is edited: after each step the result is what its query gives once everything is written.
void TestLiveResult::randomEditsKeepItEqualToItsQuery()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Live db;
    db.fill();
    const auto sorted = db.employees().join(u"department"_s).outerJoin(u"manager"_s).where(db.column(u"level"_s) < 3
        && db.column(u"name"_s, u"departments"_s).like(u"%s%"_s)).orderBy(db.column(u"name"_s, u"departments"_s)).orderBy(
            jw::Order(db.column(u"salary"_s), true));
    LiveResult all(sorted);
    LiveResult some(sorted.offset(1).limit(3));
    Follower followAll(all, u"id"_s);
    Follower followSome(some, u"id"_s);
    QObject::connect(&all, &LiveResult::failed, [](const jw::Error &error) { QFAIL(qPrintable(error.message())); });
    QObject::connect(&some, &LiveResult::failed, [](const jw::Error &error) { QFAIL(qPrintable(error.message())); });
    const QStringList names {u"Sales"_s, u"Legal"_s, u"Sport"_s, u"Arts"_s, u"Zoo"_s};
    for (int step = 0; step < 120 && !QTest::currentTestFailed(); ++step) {
        const QList<Record> people = db.employees().all();
        const Record one = people[random.bounded(int(people.size()))];
        const Record department = db.session.get(db.table(u"departments"_s), {1 + random.bounded(3)});
        switch (random.bounded(8)) {
        case 0: {
            const jw::EditScope whole(db.session, u"Add"_s);
            db.add(db.session, u"employees"_s, {{u"name"_s, u"N"_s}, {u"department_id"_s, 1 + random.bounded(3)}, {u"level"_s, random.bounded(4)}});
            break;
        }
        case 1:
            if (one.state() == jw::RowState::Persistent)
                one["level"] = random.bounded(5);
            break;
        case 2:
            if (one.state() == jw::RowState::Persistent)
                one["salary"] = random.bounded(3) ? Value(jw::Decimal(random.bounded(5))) : Value();
            break;
        case 3:
            department["name"] = names[random.bounded(5)];
            break;
        case 4:
            if (one.state() == jw::RowState::Persistent)
                one["department_id"] = 1 + random.bounded(3);
            break;
        case 5:
            if (one.state() == jw::RowState::Persistent && people.size() > 4)
                db.session.remove(one);
            break;
        case 6:
            db.session.undo();
            break;
        default:
            random.bounded(2) ? db.session.flush() : db.session.rollback();
            break;
        }
        if (random.bounded(3) == 0) {
            db.session.flush();
            QStringList expected;
            for (const Record &row : sorted.orderBy(db.column(u"id"_s)).all())
                expected.append(row.value(u"id").toString());
            QCOMPARE(followAll.texts(), expected);
            QCOMPARE(followSome.texts(), expected.mid(1, 3));
        }
    }
    if (QTest::currentTestFailed())
        qWarning("JOINWRIGHT_SEED=%u repeats this", seed);
}

QTEST_GUILESS_MAIN(TestLiveResult)
#include "tst_liveresult.moc"
