// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/sql/case.h"
#include "joinwright/sql/functions.h"

using namespace Qt::StringLiterals;
using jw::Decimal;
using jw::Expr;
using jw::Order;
using jw::Select;
using jw::SelectColumn;
using jw::Subquery;
using jw::Value;
using jw::Window;
namespace fn = jw::fn;

Q_DECLARE_METATYPE(jw::Expr)
Q_DECLARE_METATYPE(jw::Select)
Q_DECLARE_METATYPE(std::function<jw::Expr()>)
Q_DECLARE_METATYPE(std::function<void(jw::Session &)>)

/// SELECTs composed at run time: their SQL, their rows, and what is refused.
class TestSelect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void functionsAreWrittenByTheDialect_data();
    void functionsAreWrittenByTheDialect();
    void divisionOfDecimalsIsNotWhole();
    void nullsStandWhereTheyAreWanted();
    void setOperationsGoFromLeftToRight();
    void aUnionIsOrderedAsAWhole();
    void unionsOfDifferentShapesAreRefused();
    void subqueriesStandForValuesListsAndTables();
    void aCommonTableIsWrittenOnceInFront();
    void aRecursiveCommonTableWalksATree();
    void windowsNumberAndSumRows();
    void casesChooseAndFilterAggregates();
    void aggregatesAreNotMixedWithPlainColumns_data();
    void aggregatesAreNotMixedWithPlainColumns();
    void aGroupedKeyDeterminesItsRow();
    void whatDoesNotCompareIsRefused_data();
    void whatDoesNotCompareIsRefused();
    void rowsComeWithColumnNamesAlongPaths();
    void unknownNamesSayWhatThereIs_data();
    void unknownNamesSayWhatThereIs();
    void hostileNamesAndValuesStayNamesAndValues();
    void sqlTextTakesBoundValues();

private:
    Expr employee(QStringView column, const QString &alias = {}) const { return jw::col(*db.table(u"employees"_s), column, alias); }
    Expr department(QStringView column) const { return jw::col(*db.table(u"departments"_s), column); }
    Select employees() const { return Select::from(*db.table(u"employees"_s)); }
    QString sqlOf(const Select &select) const { return jw::test::SqlRecorder::withoutTypes(jw::SqlRenderer(db.engine.dialect()).select(select).sql); }

    const Company db;
};

void TestSelect::initTestCase()
{
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales'), (2, 'Stock')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id, salary, level) VALUES (1, 'Ada', 1, NULL, 90, 3), "
           "(2, 'Bob', 1, 1, 50.5, 2), (3, 'Cem', 1, 2, 40, 1), (4, 'Dot', 2, 1, 70, 2), (5, 'Eve', 2, 4, NULL, 1)"_s);
}

void TestSelect::functionsAreWrittenByTheDialect_data()
{
    QTest::addColumn<Expr>("expression");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Value>("value");
    const Expr noon = Expr(Value::timestamp(QDateTime(QDate(2024, 2, 29), QTime(12, 34, 56), Qt::UTC)));
    const auto row = [](const char *name, const Expr &expression, const QString &sql, const Value &value) {
        QTest::newRow(name) << expression << sql << value;
    };
    row("lower", fn::lower(u"ABC"_s), u"lower(?)"_s, u"abc"_s);
    row("upper", fn::upper(u"abc"_s), u"upper(?)"_s, u"ABC"_s);
    row("length in characters", fn::length(u"Größe"_s), u"length(?)"_s, 5);
    row("trim", fn::trim(u"  a "_s), u"trim(?)"_s, u"a"_s);
    row("trim left", fn::trimLeft(u"  a "_s), u"ltrim(?)"_s, u"a "_s);
    row("substring", fn::substring(u"Hello"_s, 2, 3), u"substr(?, ?, ?)"_s, u"ell"_s);
    row("substring to the end", fn::substring(u"Hello"_s, 4), u"substr(?, ?)"_s, u"lo"_s);
    row("replace", fn::replace(u"a-b"_s, u"-"_s, u"+"_s), u"replace(?, ?, ?)"_s, u"a+b"_s);
    row("position", fn::position(u"Hello"_s, u"l"_s), u"instr(?, ?)"_s, 3);
    row("position of what is not there", fn::position(u"Hello"_s, u"x"_s), u"instr(?, ?)"_s, 0);
    row("coalesce", fn::coalesce({Expr(Value()), 5}), u"coalesce(?, ?)"_s, 5);
    row("nullif", fn::nullIf(3, 3), u"nullif(?, ?)"_s, Value());
    row("greatest", fn::greatest({1, 3, 2}), u"max(?, ?, ?)"_s, 3);
    row("least", fn::least({2, 1}), u"min(?, ?)"_s, 1);
    row("coalesce of one keeps together", fn::coalesce({Expr(5) + 1}) * 2, u"(? + ?) * ?"_s, 12);
    row("greatest of one keeps together", fn::greatest({Expr(5) + 1}) * 2, u"(? + ?) * ?"_s, 12);
    row("abs", fn::abs(-3), u"abs(?)"_s, 3);
    row("round", fn::round(2.567, 2), u"round(?, ?)"_s, 2.57);
    row("floor of a negative number", fn::floor(-1.5), u"(CAST(? AS INTEGER) - (? < CAST(? AS INTEGER)))"_s, -2.0);
    row("ceiling", fn::ceiling(1.2), u"(CAST(? AS INTEGER) + (? > CAST(? AS INTEGER)))"_s, 2.0);
    row("year", fn::year(noon), u"CAST(strftime('%Y', ?) AS INTEGER)"_s, 2024);
    row("month", fn::month(noon), u"CAST(strftime('%m', ?) AS INTEGER)"_s, 2);
    row("day", fn::day(QDate(2024, 2, 29)), u"CAST(strftime('%d', ?) AS INTEGER)"_s, 29);
    row("hour", fn::hour(noon), u"CAST(strftime('%H', ?) AS INTEGER)"_s, 12);
    row("minute of a time", fn::minute(QTime(1, 2, 3)), u"CAST(strftime('%M', ?) AS INTEGER)"_s, 2);
    row("second", fn::second(noon), u"CAST(strftime('%S', ?) AS INTEGER)"_s, 56);
    row("day of the week", fn::dayOfWeek(QDate(2024, 2, 29)), u"CAST(strftime('%w', ?) AS INTEGER)"_s, 4);
    row("cast to a number", Expr(u"12"_s).cast(jw::ColumnType::Kind::Int64), u"CAST(? AS INTEGER)"_s, 12);
    row("cast to text", Expr(12).cast(jw::ColumnType::Kind::Text), u"CAST(? AS TEXT)"_s, u"12"_s);
    row("cast to a decimal", Expr(u"1.239"_s).cast(jw::ColumnType::decimal(5, 2)), u"round(?, 2)"_s, Decimal("1.24"));
    row("cast to a date", noon.cast(jw::ColumnType::Kind::Date), u"date(?)"_s, QDate(2024, 2, 29));
    row("concatenation", Expr(u"a"_s).concat(u"b"_s), u"? || ?"_s, u"ab"_s);
    row("arithmetic keeps its shape", (Expr(7) - (Expr(2) - 1)) % 4, u"(? - (? - ?)) % ?"_s, 2);
    row("a product with a quotient", Expr(3) * (Expr(5) / 2), u"? * (? / ?)"_s, 6);
    row("a product with a remainder", Expr(3) * (Expr(5) % 2), u"? * (? % ?)"_s, 3);
    row("a product with a product", Expr(3) * (Expr(5) * 2), u"? * ? * ?"_s, 30);
    row("SQL text without a blank", Expr::sql(u"5+1"_s) * 2, u"(5+1) * ?"_s, 12);
    row("SQL text over several lines", Expr(1) == 2 && Expr::sql(u"1=1\nOR\n2=2"_s), u"? = ? AND (1=1\nOR\n2=2)"_s, false);
    row("SQL text between two parentheses", Expr::sql(u"(5)+(1)"_s) * 2, u"((5)+(1)) * ?"_s, 12);
    row("SQL text that is one call", Expr::sql(u"length('a)b')"_s) * 2, u"length('a)b') * ?"_s, 6);
    row("SQL text in parentheses", Expr::sql(u"(5 + 1)"_s) * 2, u"(5 + 1) * ?"_s, 12);
    row("whole numbers divide to whole ones", Expr(7) / 2, u"? / ?"_s, 3);
    row("negation", -(Expr(2) + 1), u"-(? + ?)"_s, -3);
    row("like whatever the case", Expr(u"ÄB"_s).ilike(u"Äb"_s), u"lower(?) LIKE lower(?)"_s, true);
    row("case", jw::when(Expr(1) > 2, u"a"_s).when(Expr(3) > 2, u"b"_s).otherwise(u"c"_s),
        u"CASE WHEN ? > ? THEN ? WHEN ? > ? THEN ? ELSE ? END"_s, u"b"_s);
    row("case without else", jw::when(Expr(1) > 2, u"a"_s), u"CASE WHEN ? > ? THEN ? END"_s, Value());
}

void TestSelect::functionsAreWrittenByTheDialect()
{
    QFETCH(Expr, expression);
    QFETCH(QString, sql);
    QFETCH(Value, value);
    jw::Session session(db.engine, db.schema);
    const auto query = session.select(QList<SelectColumn> {{expression, u"x"_s}});
    if (jw::test::isOnSqlite())
        QCOMPARE(query.statement().sql, u"SELECT "_s + sql + u" AS x"_s);
    const jw::RowSet rows = query.all();
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows[0][u"x"], value);
}

void TestSelect::divisionOfDecimalsIsNotWhole()
{
    jw::Session session(db.engine, db.schema);
    const auto rows = session.select({{employee(u"salary") / 4, u"quarter"_s}, {employee(u"level") / 2, u"half"_s}}).where(employee(u"name") == u"Ada"_s).all();
    QCOMPARE(rows[0][u"quarter"], Value(22.5)); // 90 is kept as a whole number
    QCOMPARE(rows[0][u"half"], Value(1));
}

void TestSelect::nullsStandWhereTheyAreWanted()
{
    jw::Session session(db.engine, db.schema);
    const auto names = [&](const Order &order) {
        const auto query = session.select({{employee(u"id"), {}}}).orderBy(order, employee(u"id"));
        QString ids;
        for (const jw::ResultRow &row : query.all())
            ids += QString::number(row[0].toInt64());
        return query.statement().sql.section(u" ORDER BY "_s, 1) + u": "_s + ids;
    };
    const Expr salary = employee(u"salary");
    if (!jw::test::isOnSqlite()) {
        for (const auto &[order, ids] : {std::pair(Order(salary).nullsFirst(), u"53241"_s), {Order(salary).nullsLast(), u"32415"_s}, {salary.desc().nullsFirst(), u"51423"_s}})
            QCOMPARE(names(order).section(u": "_s, 1), ids);
        return;
    }
    QCOMPARE(names(salary), u"salary, id: 53241"_s);
    QCOMPARE(names(Order(salary).nullsFirst()), u"salary, id: 53241"_s); // what SQLite does anyway
    QCOMPARE(names(Order(salary).nullsLast()), u"salary NULLS LAST, id: 32415"_s);
    QCOMPARE(names(salary.desc().nullsFirst()), u"salary DESC NULLS FIRST, id: 51423"_s);
}

void TestSelect::setOperationsGoFromLeftToRight()
{
    jw::Session session(db.engine, db.schema);
    const auto ids = [&](std::initializer_list<int> wanted) {
        QList<Value> values;
        for (const int id : wanted)
            values.append(id);
        return employees().column(employee(u"id")).where(employee(u"id").in(values));
    };
    const auto found = [&](const Select &select) {
        QList<qint64> result;
        for (const QList<Value> &row : session.rows(select))
            result.append(row[0].toInt64());
        std::sort(result.begin(), result.end());
        return result;
    };
    const QString plain = u"SELECT id FROM employees WHERE id IN (?)"_s;
    QCOMPARE(sqlOf(ids({1}).unite(ids({2})).unite(ids({3}))), plain + u" UNION "_s + plain + u" UNION "_s + plain);
    // INTERSECT would bind tighter on some databases: what came before is closed off.
    QCOMPARE(sqlOf(ids({1}).unite(ids({2})).intersect(ids({3}))),
        u"SELECT id FROM (%1 UNION %1) AS part INTERSECT %1"_s.arg(plain));
    QCOMPARE(found(ids({1, 2}).unite(ids({3})).intersect(ids({2, 3, 4}))), QList<qint64>({2, 3}));
    QCOMPARE(found(ids({1, 2}).uniteAll(ids({2}))), QList<qint64>({1, 2, 2}));
    QCOMPARE(found(ids({1, 2, 3}).except(ids({2}))), QList<qint64>({1, 3}));
    QCOMPARE(found(ids({1, 2}).unite(ids({4, 5}).orderBy(employee(u"id").desc()).limit(1))), QList<qint64>({1, 2, 5}));
}

void TestSelect::aUnionIsOrderedAsAWhole()
{
    jw::Session session(db.engine, db.schema);
    Select all = employees().column(employee(u"name"), u"who"_s).unite(Select::from(*db.table(u"departments"_s)).column(department(u"name")));
    all.orderBy(employee(u"name").desc()).limit(2);
    QCOMPARE(sqlOf(all), u"SELECT name AS who FROM employees UNION SELECT name FROM departments ORDER BY 1 DESC LIMIT 2"_s);
    QCOMPARE(session.rows(all), QList<QList<Value>>({{u"Stock"_s}, {u"Sales"_s}}));
    // A first part that was closed off is still known by its columns.
    const Select ids = employees().column(employee(u"name")).column(employee(u"id"));
    Select closed = ids.unite(ids).except(Select(ids).where(employee(u"id") < 4));
    QCOMPARE(session.rows(closed.orderBy(employee(u"id").desc())), QList<QList<Value>>({{u"Eve"_s, 5}, {u"Dot"_s, 4}}));
    Select twice = closed.unite(Select(ids).where(employee(u"id") == 1));
    QCOMPARE(session.rows(twice.orderBy(employee(u"id").desc())), QList<QList<Value>>({{u"Eve"_s, 5}, {u"Dot"_s, 4}, {u"Ada"_s, 1}}));
}

void TestSelect::unionsOfDifferentShapesAreRefused()
{
    const Select one = employees().column(employee(u"name"));
    try {
        one.unite(employees().column(employee(u"name")).column(employee(u"id")));
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"a union needs the same number of columns on both sides, here are 1 and 2"_s);
    }
    try {
        one.unite(employees().column(employee(u"id")));
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"employees.name is of type text and cannot be compared with employees.id of type int64"_s);
    }
}

void TestSelect::subqueriesStandForValuesListsAndTables()
{
    jw::Session session(db.engine, db.schema);
    const Select average = employees().column(employee(u"salary").avg());
    const auto better = session.query(db.table(u"employees"_s)).where(employee(u"salary") > Expr::scalar(average));
    QVERIFY2(better.statement().sql.remove(u"CAST("_s).remove(u" AS DOUBLE)"_s).endsWith(u"WHERE salary > (SELECT avg(employees.salary) FROM employees)"_s), qPrintable(better.statement().sql));
    QCOMPARE(better.count(), 2);

    const Select managers = employees().column(employee(u"manager_id")).where(employee(u"manager_id").isNotNull());
    QCOMPARE(session.query(db.table(u"employees"_s)).where(employee(u"id").in(managers)).count(), 3);
    QCOMPARE(session.query(db.table(u"employees"_s)).where(employee(u"id").notIn(managers)).count(), 2);

    const Subquery totals = Subquery::derived(u"totals"_s,
        employees().column(employee(u"department_id")).column(employee(u"salary").sum(), u"total"_s).groupBy(employee(u"department_id")));
    const auto query = session.select({{department(u"name"), {}}, {totals.column(u"total"), {}}})
                           .join(totals, totals.column(u"department_id") == department(u"id"))
                           .orderBy(totals.column(u"total").desc());
    QCOMPARE(query.statement().sql,
        u"SELECT departments.name, totals.total FROM departments JOIN (SELECT department_id, %1 AS total FROM employees "
        "GROUP BY department_id) AS totals ON totals.department_id = departments.id ORDER BY totals.total DESC"_s.arg(jw::test::isOnSqlite() ? u"round(sum(salary), 2)"_s : u"sum(salary)"_s));
    QCOMPARE(query.all().rows(), QList<QList<Value>>({{u"Sales"_s, Decimal("180.50")}, {u"Stock"_s, Decimal("70.00")}}));
}

void TestSelect::aCommonTableIsWrittenOnceInFront()
{
    jw::Session session(db.engine, db.schema);
    const Subquery rich = Subquery::cte(u"rich"_s, employees().column(employee(u"id")).column(employee(u"level")).where(employee(u"salary") >= Decimal("70")));
    Select select = Select::from(rich);
    select.join(rich, rich.column(u"level") > rich.column(u"level", u"other"_s), jw::Join::Kind::Inner, u"other"_s);
    select.column(rich.column(u"id")).column(rich.column(u"id", u"other"_s), u"other_id"_s);
    QCOMPARE(sqlOf(select),
        u"WITH rich (id, level) AS (SELECT id, level FROM employees WHERE salary >= ?) SELECT rich.id, other.id AS other_id FROM rich "
        "JOIN rich AS other ON rich.level > other.level"_s);
    QCOMPARE(session.rows(select), QList<QList<Value>>({{1, 4}}));
    const Subquery twin = Subquery::cte(u"rich"_s, employees().column(employee(u"id")));
    select.join(twin, twin.column(u"id") == rich.column(u"id"));
    QVERIFY_EXCEPTION_THROWN(sqlOf(select), jw::Error);
}

void TestSelect::aRecursiveCommonTableWalksATree()
{
    jw::Session session(db.engine, db.schema);
    const Subquery tree = Subquery::recursive(u"tree"_s,
        employees().column(employee(u"id")).column(Expr(0), u"depth"_s).where(employee(u"name") == u"Ada"_s),
        [&](const Subquery &above) {
            return employees().join(above, employee(u"manager_id") == above.column(u"id")).column(employee(u"id")).column(above.column(u"depth") + 1);
        });
    Select select = Select::from(tree);
    select.column(tree.column(u"id")).column(tree.column(u"depth")).orderBy(tree.column(u"id").asc());
    QCOMPARE(sqlOf(select),
        u"WITH RECURSIVE tree (id, depth) AS (SELECT id, ? AS depth FROM employees WHERE name = ? UNION ALL SELECT employees.id, "
        "tree.depth + ? FROM employees JOIN tree ON employees.manager_id = tree.id) SELECT id, depth FROM tree ORDER BY id"_s);
    QCOMPARE(session.rows(select), QList<QList<Value>>({{1, 0}, {2, 1}, {3, 2}, {4, 1}, {5, 2}}));
    // The rows of a tree as objects, in the order of their depth.
    const auto below = session.query(db.table(u"employees"_s)).join(tree, tree.column(u"id") == employee(u"id")).where(tree.column(u"depth") == 2).all();
    QCOMPARE(below.size(), 2);
}

void TestSelect::windowsNumberAndSumRows()
{
    jw::Session session(db.engine, db.schema);
    const Window byRank = Window().partitionBy(employee(u"department_id")).orderBy(employee(u"salary").desc().nullsLast());
    const auto query = session.select({{employee(u"id"), {}}, {fn::rowNumber().over(byRank), u"place"_s},
        {employee(u"salary").sum().over(Window(byRank).rows({}, 0)), u"running"_s}, {fn::lag(employee(u"id")).over(byRank), u"before"_s}})
                           .orderBy(employee(u"id"));
    QVERIFY2(!jw::test::isOnSqlite() || query.statement().sql.startsWith(
        u"SELECT id, row_number() OVER (PARTITION BY department_id ORDER BY salary DESC) AS place, round(sum(salary) OVER (PARTITION BY "
        "department_id ORDER BY salary DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), 2) AS running"_s), qPrintable(query.statement().sql));
    const jw::RowSet rows = query.all();
    QCOMPARE(rows[1].values(), QList<Value>({2, 2, Decimal("140.50"), 1}));
    QCOMPARE(rows[4].values(), QList<Value>({5, 2, Decimal("70.00"), 4}));
    QCOMPARE(rows[0][u"before"], Value());
    // The best of each department: a window cannot be filtered where it stands.
    const Subquery ranked = Subquery::derived(u"ranked"_s, query.toSelect());
    const auto best = session.select({{ranked.column(u"id"), {}}}).from(ranked).where(ranked.column(u"place") == 1).all();
    QCOMPARE(best.rowCount(), 2);
}

void TestSelect::casesChooseAndFilterAggregates()
{
    jw::Session session(db.engine, db.schema);
    const auto query = session.select({{jw::countAll().filter(employee(u"level") > 1), u"seniors"_s},
        {employee(u"salary").sum().filter(employee(u"level") == 1), u"junior_pay"_s},
        {fn::stringAgg(employee(u"name"), u"+"_s).filter(employee(u"level") == 2), u"middle"_s}});
    QCOMPARE(jw::test::SqlRecorder::withoutTypes(query.statement().sql).section(u',', 0, 0), u"SELECT count(CASE WHEN level > ? THEN ? END) AS seniors"_s);
    QCOMPARE(query.all()[0].values(), QList<Value>({3, Decimal("40.00"), u"Bob+Dot"_s}));
    QVERIFY_EXCEPTION_THROWN(employee(u"name").filter(employee(u"level") == 2), jw::Error);
}

void TestSelect::aggregatesAreNotMixedWithPlainColumns_data()
{
    QTest::addColumn<Select>("select");
    QTest::addColumn<QString>("message"); // its beginning
    QTest::addColumn<QString>("column");
    const Expr name = employee(u"name");
    const Expr level = employee(u"level");
    QTest::newRow("beside") << employees().column(name).column(jw::countAll())
                            << u"employees.name stands beside an aggregate but is not grouped"_s << u"name"_s;
    QTest::newRow("in a calculation") << employees().column(level + 1).column(jw::countAll()).groupBy(name)
                                      << u"employees.level stands beside an aggregate but is not grouped"_s << u"level"_s;
    QTest::newRow("in the order") << employees().column(jw::countAll()).groupBy(name).orderBy(level)
                                  << u"employees.level stands beside an aggregate"_s << u"level"_s;
    QTest::newRow("in HAVING") << employees().column(name).groupBy(name).having(level > 1)
                               << u"employees.level stands beside an aggregate"_s << u"level"_s;
    QTest::newRow("in WHERE") << employees().column(name).where(level.count() > 1)
                              << u"count(employees.level) is an aggregate and cannot stand in WHERE: use having()"_s << QString();
    QTest::newRow("in GROUP BY") << employees().column(level.max()).groupBy(level.max())
                                 << u"max(employees.level) is an aggregate and cannot stand in GROUP BY"_s << QString();
    QTest::newRow("of an aggregate") << employees().column(level.max().sum())
                                     << u"sum(max(employees.level)) is an aggregate of an aggregate"_s << QString();
    QTest::newRow("a window in WHERE") << employees().column(name).where(fn::rowNumber().over(Window()) == 1)
                                       << u"row_number() over a window cannot stand in WHERE"_s << QString();
}

void TestSelect::aggregatesAreNotMixedWithPlainColumns()
{
    QFETCH(Select, select);
    QFETCH(QString, message);
    QFETCH(QString, column);
    try {
        sqlOf(select);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY(error.kind() == jw::ErrorKind::Usage);
        QVERIFY2(error.message().startsWith(message), error.what());
        QCOMPARE(error.column(), column);
    }
}

void TestSelect::aGroupedKeyDeterminesItsRow()
{
    QCOMPARE(sqlOf(employees().column(employee(u"name")).column(jw::countAll()).groupBy(employee(u"id"))),
        u"SELECT name, count(*) FROM employees GROUP BY id"_s);
    const jw::Table &items = *db.table(u"order_items"_s); // its key has two columns, and one of them says nothing
    Select half = Select::from(items);
    half.column(jw::col(items, u"quantity")).column(jw::countAll()).groupBy(jw::col(items, u"order_id"));
    QVERIFY_EXCEPTION_THROWN(sqlOf(half), jw::Error);
    QVERIFY(!sqlOf(half.groupBy(jw::col(items, u"line"))).isEmpty());
}

void TestSelect::whatDoesNotCompareIsRefused_data()
{
    QTest::addColumn<std::function<Expr()>>("make");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, std::function<Expr()> make, const QString &message) { QTest::newRow(name) << make << message; };
    row("a number with a text", [this] { return employee(u"level") > u"x"_s; },
        u"employees.level is of type int32 and cannot be compared with the text \"x\""_s);
    row("a text with a number", [this] { return employee(u"name") == 3; },
        u"employees.name is of type text and cannot be compared with the whole number 3"_s);
    row("a decimal with a double", [this] { return employee(u"salary") > 0.1; },
        u"employees.salary is of type decimal(10,2) and cannot be compared with the floating number 0.1"_s);
    row("a list with one wrong value", [this] { return employee(u"level").in({1, u"2"_s}); },
        u"employees.level is of type int32 and cannot be compared with the text \"2\""_s);
    row("a range of dates", [this] { return employee(u"level").between(QDate(2024, 1, 1), 3); },
        u"employees.level is of type int32 and cannot be compared with the date 2024-01-01"_s);
    row("two columns", [this] { return employee(u"level") == department(u"name"); },
        u"employees.level is of type int32 and cannot be compared with departments.name of type text"_s);
    row("a count", [this] { return employee(u"name").count() == u"3"_s; },
        u"count(employees.name) is of type int64 and cannot be compared with the text \"3\""_s);
    row("a UUID with another text", [] { return Expr::column({.name = u"t"_s}, u"u"_s, jw::ColumnType::Kind::Uuid) == u"11116e73"_s; },
        u"t.u is of type uuid and cannot be compared with the text \"11116e73\""_s);
    row("a day and a number", [] { return Expr::column({.name = u"t"_s}, u"day"_s, jw::ColumnType::Kind::Date) + 1; },
        u"only numbers are calculated with, not t.day of type date and the value 1 of type int64"_s);
    row("a text and a text", [this] { return employee(u"name") - department(u"name"); },
        u"only numbers are calculated with, not employees.name of type text and departments.name of type text"_s);
    row("a number like a text", [this] { return employee(u"level").like(u"1%"_s); }, u"LIKE needs a text, employees.level is of type int32"_s);
    row("a wall clock with a moment", [this] { return jw::col(*db.table(u"orders"_s), u"placed_at") > QDateTime(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC); },
        u"orders.placed_at is of type timestamp and cannot be compared with the timestamp with zone 2024-01-01 00:00:00Z"_s);
}

void TestSelect::whatDoesNotCompareIsRefused()
{
    QFETCH(std::function<Expr()>, make);
    QFETCH(QString, message);
    try {
        make();
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY(error.kind() == jw::ErrorKind::Usage);
        QCOMPARE(error.message(), message);
    }
}

void TestSelect::rowsComeWithColumnNamesAlongPaths()
{
    jw::Session session(db.engine, db.schema);
    const auto query = session.select(db.table(u"employees"_s), {u"name"_s, u"manager.name"_s, u"department.name"_s})
                           .where(u"manager.department.name"_s, Expr::Op::Equal, u"Sales"_s)
                           .orderBy(u"department.name"_s)
                           .orderBy(u"name"_s, true);
    const QString sql = query.statement().sql;
    QCOMPARE(sql.count(u"JOIN"_s), 3); // a path that is joined already is used again
    const jw::RowSet rows = query.all();
    QCOMPARE(rows.columnNames(), QStringList({u"name"_s, u"manager.name"_s, u"department.name"_s}));
    QStringList found;
    for (const jw::ResultRow &row : rows)
        found.append(row[u"name"].toText() + u'<' + row[u"manager.name"].toText() + u'@' + row[u"department.name"].toText());
    QCOMPARE(found, QStringList({u"Cem<Bob@Sales"_s, u"Bob<Ada@Sales"_s, u"Dot<Ada@Stock"_s}));
    QCOMPARE(query.count(), 3);
    QVERIFY_EXCEPTION_THROWN(rows[0][u"nothing"], jw::Error);
}

void TestSelect::unknownNamesSayWhatThereIs_data()
{
    QTest::addColumn<std::function<void(jw::Session &)>>("run");
    QTest::addColumn<QString>("message");
    using Run = std::function<void(jw::Session &)>;
    const auto row = [](const char *name, Run run, const QString &message) { QTest::newRow(name) << run << message; };
    row("a column", [this](jw::Session &) { employee(u"wage"); },
        u"the table employees has no column \"wage\"; it has id, name, department_id, manager_id, salary, level"_s);
    row("a relationship of a path", [this](jw::Session &s) { s.query(db.table(u"departments"_s)).where(u"boss.name"_s, Expr::Op::Equal, u"x"_s); },
        u"the table departments has no relationship \"boss\"; it has: employees, head"_s);
    row("a table that is not there", [this](jw::Session &s) { s.query(db.table(u"departments"_s)).where(employee(u"name") == u"x"_s).count(); },
        u"the column employees.name is not part of this query: join employees to it (it reads departments)"_s);
    row("an alias that is not there", [this](jw::Session &s) { s.query(db.table(u"employees"_s)).where(employee(u"name", u"boss"_s) == u"x"_s).count(); },
        u"nothing in this query is called \"boss\": join employees under that name (it reads employees)"_s);
    row("a column of a subquery", [this](jw::Session &) { Subquery::derived(u"d"_s, employees().column(employee(u"id"))).column(u"x"); },
        u"the subquery d has no column \"x\"; it has id"_s);
}

void TestSelect::unknownNamesSayWhatThereIs()
{
    QFETCH(std::function<void(jw::Session &)>, run);
    QFETCH(QString, message);
    jw::Session session(db.engine, db.schema);
    try {
        run(session);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY(error.kind() == jw::ErrorKind::Usage);
        QCOMPARE(error.message(), message);
    }
}

void TestSelect::hostileNamesAndValuesStayNamesAndValues()
{
    const QString evil = u"x\"; DROP TABLE victims; --"_s;
    jw::Table table;
    table.id = jw::Id::fromSeed(u"evil"_s);
    table.name = evil;
    table.columns = {{.id = jw::Id::fromSeed(u"evil.id"_s), .name = u"id"_s, .type = jw::ColumnType::Kind::Int64, .generation = jw::Generation::Identity},
        {.id = jw::Id::fromSeed(u"evil.c"_s), .name = u"sel\"ect '?'"_s, .type = jw::ColumnType::Kind::Text}};
    table.keys = {{.id = jw::Id::fromSeed(u"evil.key"_s), .primary = true, .columns = {table.columns[0].id}}};
    jw::Schema schema;
    schema.setTable(table);
    const auto engine = openEmpty();
    jw::createAll(engine, schema);
    engine.connect().run(u"CREATE TABLE victims (id INTEGER)"_s);
    jw::Session session(engine, schema);
    const Expr column = jw::col(table, table.columns[1].name);
    const QString value = u"'; DROP TABLE victims; --"_s;
    QCOMPARE(session.upsert(&table).values({{table.columns[1].name, value}}).execute(), 1);
    QCOMPARE(session.query(&table).where(column == value && column.contains(u"';"_s)).set(table.columns[1].name, column.concat(evil)).update(), 1);
    session.commit();
    const Subquery inner = Subquery::cte(u"t"_s + evil, Select::from(table).column(column, evil));
    const auto rows = session.select({{inner.column(evil), evil}}).from(inner).where(inner.column(evil).in({value + evil, u"?"_s})).all();
    QCOMPARE(rows.columnNames(), QStringList {evil});
    QCOMPARE(rows[0][evil], Value(value + evil));
    QCOMPARE(session.query(&table).where(column.in({value + evil})).removeAll(), 1);
    session.commit();
    QCOMPARE(engine.connect().execute(u"SELECT count(*) FROM victims"_s).all()[0][0], Value(0));
}

void TestSelect::sqlTextTakesBoundValues()
{
    jw::Session session(db.engine, db.schema);
    const jw::RowSet rows = session.sql(u"SELECT name AS who, level FROM employees WHERE name = ? OR level > ? ORDER BY id"_s, {u"Eve' OR 1=1 --"_s, 2});
    QCOMPARE(rows.columnNames(), QStringList({u"who"_s, u"level"_s}));
    QCOMPARE(rows.rows(), QList<QList<Value>>({{u"Ada"_s, 3}}));
    const jw::Table *table = db.table(u"employees"_s);
    const auto query = session.query(table).fromSql(u"SELECT * FROM employees WHERE level = ?"_s, {2}).where(employee(u"name") != u"Dot"_s);
    QVERIFY2(query.statement().sql.endsWith(u"FROM (SELECT * FROM employees WHERE level = ?) AS employees WHERE name <> ?"_s), qPrintable(query.statement().sql));
    const jw::Record bob = query.one();
    QCOMPARE(bob, session.get(table, {2})); // the same object
    QVERIFY_EXCEPTION_THROWN(session.sql(u"SELECT ?"_s, {1, 2}), jw::Error);
    QCOMPARE(session.sql(u"SELECT 'it''s ?' AS \"?\", ? /* ? */ -- really?"_s, {1})[0][0], Value(u"it's ?"_s));
}

QTEST_GUILESS_MAIN(TestSelect)
#include "tst_select.moc"
