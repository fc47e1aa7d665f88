// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "tables.h"

#include "joinwright/orm/liveresult.h"
#include "joinwright/sql/case.h"
#include "joinwright/sql/functions.h"
#include "support/errorof.h"

using namespace Qt::StringLiterals;
using jw::ColumnType;
using jw::countAll;
using jw::Decimal;
using jw::Expr;
using jw::Order;
using jw::Select;
using jw::Subquery;
using jw::Value;
namespace fn = jw::fn;

using Kind = ColumnType::Kind;
using Ids = QList<qint64>;

namespace {

/// On SQLite through QtSql alone there is no collation for wide decimals.
bool hasCollation()
{
    return !jw::test::isOnSqlite() || !qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY");
}

jw::Table sales()
{
    const auto wide = [](int precision, int scale) { return ColumnType::decimal(hasCollation() ? precision : 15, scale); };
    return jw::TableBuilder(u"sales"_s)
        .column({.name = u"id"_s, .type = Kind::Int64})
        .column({.name = u"quantity"_s, .type = Kind::Int32})
        .column({.name = u"price"_s, .type = ColumnType::decimal(10, 2), .nullable = true})
        .column({.name = u"rate"_s, .type = ColumnType::decimal(6, 3), .nullable = true})
        .column({.name = u"amount"_s, .type = wide(20, 2), .nullable = true})
        .column({.name = u"share"_s, .type = wide(30, 8), .nullable = true})
        .column({.name = u"factor"_s, .type = Kind::Double, .nullable = true})
        .primary({u"id"_s});
}

struct Sale
{
    int quantity;
    const char *price;
    const char *rate;
    const char *amount;
    const char *share;
    double factor;
};

/// Numbers of one, two, three and seventeen digits before the point, which are in another order as texts.
constexpr Sale Sales[] = {
    {3, "0.10", "0.100", "9.50", "9.5", 0.1},
    {1, "9.50", "0.333", "10.00", "100", 9.5},
    {10, "0.70", "0.290", "100.00", "12345678901234567890.12345678", 100},
    {2, "100.00", "2.000", "12345678901234567.89", "12345678901234567.89", 1e17},
};

Value decimal(const char *text)
{
    return Value(Decimal(text));
}

struct Shop : Tables
{
    jw::Session session {engine, schema};

    Shop()
        : Tables({sales()})
    {
        qint64 id = 0;
        for (const Sale &sale : Sales) {
            const jw::Record added = add(session, u"sales"_s,
                {{u"id"_s, ++id}, {u"quantity"_s, sale.quantity}, {u"price"_s, decimal(sale.price)}, {u"rate"_s, decimal(sale.rate)}, {u"factor"_s, sale.factor}});
            if (!hasCollation())
                continue;
            added.setValue(u"amount"_s, decimal(sale.amount));
            added.setValue(u"share"_s, decimal(sale.share));
        }
        add(session, u"sales"_s, {{u"id"_s, ++id}, {u"quantity"_s, 0}});
        session.commit();
    }
    Expr c(QStringView name) const { return jw::col(*table(u"sales"_s), name); }
    Select from() const { return Select::from(*table(u"sales"_s)); }
    auto objects() { return session.query(table(u"sales"_s)); }
    Ids ids(const jw::Query<jw::Record> &query) const
    {
        Ids result;
        for (const jw::Record &sale : query.all())
            result.append(sale.value(u"id").toInt64());
        return result;
    }
    Ids ids(const Expr &condition) { return ids(objects().where(condition).orderBy(u"id"_s)); }
    Ids ordered(const Order &order) { return ids(objects().where(c(u"id") < 5).orderBy(order)); }
    /// What a SELECT without joins brings.
    QList<QList<Value>> values(const QList<jw::SelectColumn> &columns) { return session.select(columns).orderBy(c(u"id")).all().rows(); }
    /// By way of a subquery: with values in it, PostgreSQL takes no expression for the same as another.
    QList<QList<Value>> numberOfEach(const Expr &expression)
    {
        const Subquery all = Subquery::derived(u"every"_s, from().column(expression, u"number"_s));
        const Expr number = all.column(u"number");
        return session.select({{number}, {countAll()}}).from(all).where(number.isNotNull()).groupBy(number).orderBy(number).all().rows();
    }
    Value one(const Expr &expression) { return session.select({{expression}}).all().rows()[0][0]; }
};

using Condition = std::function<Expr(const Shop &)>;

} // namespace

Q_DECLARE_METATYPE(Condition)
Q_DECLARE_METATYPE(Ids)

/// Decimals in expressions: exact wherever a database computes, compares, orders and groups them, or refused.
class TestDecimals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_shop = std::make_unique<Shop>(); }
    void wideDecimalsCompareByNumber_data();
    void wideDecimalsCompareByNumber();
    void wideDecimalsAreOrderedByNumber();
    void wideDecimalsAreGroupedByNumber();
    void subqueriesPassWideDecimalsOn();
    void windowsOrderWideDecimalsByNumber();
    void whatIsComputedIsExact_data();
    void whatIsComputedIsExact();
    void whatIsSelectedIsWhatIsCompared();
    void computedDecimalsAreGroupedByNumber();
    void wideDecimalsAreNotCalculatedWith_data();
    void wideDecimalsAreNotCalculatedWith();
    void columnsAreSetToTheirScale();
    void upsertsSetColumnsToTheirScale();
    void digitsAreNotLostOnTheWay();
    void castsRound();
    void memoryAgrees();

private:
    static bool isOnSqlite() { return jw::test::isOnSqlite(); }
    std::unique_ptr<Shop> m_shop; ///< for those that only read
};

void TestDecimals::wideDecimalsCompareByNumber_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<Ids>("ids");
    const auto row = [](const char *name, const Condition &condition, const Ids &ids) { QTest::newRow(name) << condition << ids; };
    const auto given = [](const Shop &s) { return fn::coalesce({s.c(u"amount"), 0}); };
    row("a column", [](const Shop &s) { return s.c(u"amount") > decimal("9.5"); }, {2, 3, 4});
    row("coalesce()", [=](const Shop &s) { return given(s) > decimal("9.5"); }, {2, 3, 4});
    row("coalesce() on the right", [=](const Shop &s) { return Expr(decimal("9.5")) < given(s); }, {2, 3, 4});
    row("coalesce() equals", [=](const Shop &s) { return given(s) == decimal("9.5"); }, {1});
    row("coalesce() with a value of more places", [=](const Shop &s) { return fn::coalesce({s.c(u"amount"), decimal("9.505")}) > decimal("9.504"); }, {2, 3, 4, 5});
    row("a wide one, then a narrow one", [](const Shop &s) { return fn::coalesce({s.c(u"amount"), s.c(u"price")}) > decimal("9.5"); }, {2, 3, 4});
    row("a narrow one, then a wide one", [](const Shop &s) { return fn::coalesce({fn::nullIf(s.c(u"price"), decimal("9.5")), s.c(u"share")}) > decimal("9.5"); }, {2, 4});
    row("a wide one, then a whole number", [](const Shop &s) { return fn::coalesce({s.c(u"amount"), s.c(u"quantity")}) < decimal("9.6"); }, {1, 5});
    row("greatest()", [](const Shop &s) { return fn::greatest({s.c(u"amount"), s.c(u"price")}) > decimal("9.50"); }, {2, 3, 4});
    row("least()", [](const Shop &s) { return fn::least({s.c(u"amount"), s.c(u"price")}) == decimal("9.5"); }, {2});
    row("nullif()", [](const Shop &s) { return fn::nullIf(s.c(u"amount"), decimal("9.500")).isNull(); }, {1, 5});
    row("case", [](const Shop &s) { return jw::when(s.c(u"id") == 1, s.c(u"price")).otherwise(s.c(u"amount")) > decimal("9.5"); }, {2, 3, 4});
    row("between", [=](const Shop &s) { return given(s).between(decimal("9"), 100); }, {1, 2, 3});
    row("between a whole number and a wide one", [](const Shop &s) { return s.c(u"price").between(s.c(u"quantity"), s.c(u"amount")); }, {2, 4});
    row("in()", [=](const Shop &s) { return given(s).in({decimal("9.500"), 100}); }, {1, 3});
    row("beside a narrow column", [](const Shop &s) { return s.c(u"amount") > s.c(u"price"); }, {1, 2, 3, 4});
    row("beside a narrow column on the left", [](const Shop &s) { return s.c(u"price") < s.c(u"amount"); }, {1, 2, 3, 4});
    row("beside a whole number", [](const Shop &s) { return s.c(u"amount") < s.c(u"quantity") * 4; }, {1});
    row("beside one of another scale", [](const Shop &s) { return s.c(u"amount") == s.c(u"share"); }, {1, 4});
    row("beside a double", [](const Shop &s) { return s.c(u"amount") > s.c(u"factor"); }, {1, 2});
    row("a narrow column and a wide value", [](const Shop &s) { return s.c(u"price") < decimal("12345678901234567.89"); }, {1, 2, 3, 4});
    row("a narrow expression and a wide value", [](const Shop &s) { return s.c(u"price") * 2 < decimal("12345678901234567.89"); }, {1, 2, 3, 4});
    row("a narrow column and wide values", [](const Shop &s) { return s.c(u"price").in({decimal("12345678901234567.89"), decimal("9.5")}); }, {2});
    row("all digits count",
        [](const Shop &s) {
            const Expr share = fn::coalesce({s.c(u"share"), 0});
            return share < decimal("12345678901234567890.12345679") && share > decimal("12345678901234567890.12345677");
        },
        {3});
    row("beside SQL text", [](const Shop &s) { return fn::coalesce({s.c(u"amount"), 0}) > Expr::sql(u"9.5"_s); }, {2, 3, 4});
    row("a subquery's value", [](const Shop &s) { return Expr::scalar(s.from().column(s.c(u"amount").max())) > decimal("9.5"); }, {1, 2, 3, 4, 5});
    row("one of a subquery's", [](const Shop &s) { return s.c(u"price").in(s.from().column(s.c(u"amount")).where(s.c(u"id") == 1)); }, {2});
    row("one of a subquery's narrow ones", [](const Shop &s) { return s.c(u"amount").in(s.from().column(s.c(u"price"))); }, {1, 3});
    row("one of a subquery's computed ones", [=](const Shop &s) { return given(s).in(s.from().column(s.c(u"price") * 95)); }, {1});
}

void TestDecimals::wideDecimalsCompareByNumber()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    QFETCH(Condition, condition);
    Shop &shop = *m_shop;
    QTEST(shop.ids(condition(shop)), "ids");
}

void TestDecimals::wideDecimalsAreOrderedByNumber()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop &shop = *m_shop;
    const Expr amount = shop.c(u"amount");
    const Expr given = fn::coalesce({amount, 0});
    QCOMPARE(shop.ordered(given), Ids({1, 2, 3, 4}));
    QCOMPARE(shop.ordered(given.desc()), Ids({4, 3, 2, 1}));
    QCOMPARE(shop.ordered(Expr(jw::when(shop.c(u"id") > 0, amount))), Ids({1, 2, 3, 4}));
    const Value most = decimal("12345678901234567.89");
    for (const Expr &expression : {amount.max(), given.max(), fn::coalesce({amount.max(), 0}), fn::coalesce({given, shop.c(u"price")}).max(), amount.max().filter(shop.c(u"id") > 0)})
        QCOMPARE(shop.one(expression), most);
    const auto grouped = shop.session.select({{shop.c(u"quantity")}, {amount.max(), u"most"_s}})
                             .groupBy(shop.c(u"quantity"))
                             .having(amount.max() > decimal("9.5"))
                             .orderBy(amount.max().desc())
                             .all();
    QCOMPARE(grouped.rows(), QList<QList<Value>>({{2, most}, {10, decimal("100.00")}, {1, decimal("10.00")}}));
    Ids paged;
    for (auto page = shop.objects().where(amount.isNotNull()).orderBy(given.desc()).page(1); !page.isEmpty(); page = page.next())
        paged.append(page.objects().first().value(u"id").toInt64());
    QCOMPARE(paged, Ids({4, 3, 2, 1}));
}

void TestDecimals::wideDecimalsAreGroupedByNumber()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop &shop = *m_shop;
    const Expr mixed = Expr(jw::when(shop.c(u"id") == 1, shop.c(u"amount")).otherwise(shop.c(u"price"))); // 9.50 twice
    QCOMPARE(shop.one(mixed.countDistinct()), Value(3));
    QCOMPARE(shop.numberOfEach(mixed), (QList<QList<Value>> {{decimal("0.7"), 1}, {decimal("9.5"), 2}, {decimal("100"), 1}}));
    const Select both = shop.from().column(shop.c(u"share"), u"number"_s).where(shop.c(u"id") <= 2).unite(shop.from().column(shop.c(u"price"), u"number"_s).where(shop.c(u"id") == 2));
    const Subquery all = Subquery::derived(u"both"_s, both);
    const auto rows = shop.session.select({{all.column(u"number")}}).from(all).orderBy(all.column(u"number")).all().rows();
    QCOMPARE(rows, QList<QList<Value>>({{decimal("9.5")}, {decimal("100")}}));
}

void TestDecimals::subqueriesPassWideDecimalsOn()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop &shop = *m_shop;
    const Select computed = shop.from().column(shop.c(u"id")).column(fn::coalesce({shop.c(u"amount"), 0}), u"given"_s);
    const Select plain = shop.from().column(shop.c(u"id")).column(shop.c(u"amount"), u"given"_s);
    const Select most = shop.from().column(shop.c(u"id")).column(shop.c(u"amount").max(), u"given"_s).groupBy(shop.c(u"id"));
    const auto more = [&](const Subquery &before) {
        return Select::from(before).column(before.column(u"id") + 10).column(fn::coalesce({before.column(u"given"), 0})).where(before.column(u"id") < 10);
    };
    for (const Subquery &rows : {Subquery::derived(u"rows_"_s, computed), Subquery::derived(u"rows_"_s, plain), Subquery::derived(u"rows_"_s, most), Subquery::cte(u"rows_"_s, computed),
             Subquery::cte(u"rows_"_s, most), Subquery::recursive(u"rows_"_s, computed, more)}) {
        const Expr id = rows.column(u"id");
        const Expr given = rows.column(u"given");
        const auto query = shop.session.select({{id}}).from(rows).where(id < 10);
        QCOMPARE(query.where(given > decimal("9.5")).orderBy(given.desc()).all().rows(), QList<QList<Value>>({{4}, {3}, {2}}));
        QCOMPARE(query.where(given < decimal("9.6") && given > 0).all().rows(), QList<QList<Value>>({{1}}));
    }
}

void TestDecimals::windowsOrderWideDecimalsByNumber()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop &shop = *m_shop;
    const Expr given = fn::coalesce({shop.c(u"amount"), 0});
    const jw::Window window = jw::Window().orderBy(given);
    const auto rows = shop.values({{fn::rowNumber().over(window)}, {given.max().over(jw::Window().partitionBy(given).orderBy(given))}, {fn::lag(given).over(window)}});
    QCOMPARE(rows[0], QList<Value>({2, decimal("9.50"), decimal("0")}));
    QCOMPARE(rows[3], QList<Value>({5, decimal("12345678901234567.89"), decimal("100")}));
    if (shop.engine.dialect().name() == u"mysql")
        return; // where lag() has no value for the row that is not there
    const Select before = shop.from().column(Expr::function(jw::Function::Lag, {given, 1, 7}).over(window), u"before"_s);
    const Subquery all = Subquery::derived(u"every"_s, before);
    QCOMPARE(shop.session.select({{all.column(u"before")}}).from(all).where(all.column(u"before") == 7).all().rows(), QList<QList<Value>>({{decimal("7")}}));
}

void TestDecimals::whatIsComputedIsExact_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<Ids>("ids");
    const auto row = [](const char *name, const Condition &condition, const Ids &ids) { QTest::newRow(name) << condition << ids; };
    row("a product", [](const Shop &s) { return s.c(u"price") * 3 == decimal("0.30"); }, {1});
    row("a product with a decimal", [](const Shop &s) { return s.c(u"price") * decimal("0.7") == decimal("0.07"); }, {1});
    row("a product with a longer decimal", [](const Shop &s) { return s.c(u"price") * decimal("1.015") == decimal("0.7105"); }, {3});
    row("a product of columns", [](const Shop &s) { return s.c(u"price") * s.c(u"quantity") == decimal("0.3"); }, {1});
    row("a product of decimals", [](const Shop &s) { return s.c(u"price") * s.c(u"rate") == decimal("0.203"); }, {3});
    row("a sum", [](const Shop &s) { return s.c(u"price") + decimal("0.2") == decimal("0.3"); }, {1});
    row("a sum of another scale", [](const Shop &s) { return s.c(u"price") + s.c(u"rate") == decimal("0.2"); }, {1});
    row("a difference", [](const Shop &s) { return s.c(u"price") - decimal("0.4") == decimal("0.3"); }, {3});
    row("a chain", [](const Shop &s) { return (s.c(u"price") + decimal("0.2")) * 3 - decimal("0.6") == decimal("0.3"); }, {1});
    row("negated", [](const Shop &s) { return -(s.c(u"price") * 3) == decimal("-0.3"); }, {1});
    row("less than what it is", [](const Shop &s) { return s.c(u"price") * 3 > decimal("0.3") && s.c(u"price") < 1; }, {3});
    row("on the right", [](const Shop &s) { return Expr(decimal("0.30")) == s.c(u"price") * 3; }, {1});
    row("on both sides", [](const Shop &s) { return s.c(u"price") * 3 == s.c(u"rate") * 3; }, {1});
    row("in()", [](const Shop &s) { return (s.c(u"price") * 3).in({decimal("0.3"), decimal("2.1")}); }, {1, 3});
    row("between", [](const Shop &s) { return (s.c(u"price") * 3).between(decimal("0.3"), decimal("2.1")); }, {1, 3});
    row("within coalesce()", [](const Shop &s) { return fn::coalesce({s.c(u"price") * 3, 0}) == decimal("0.3"); }, {1});
    row("within case", [](const Shop &s) { return jw::when(s.c(u"id") > 0, s.c(u"price") * 3).otherwise(0) == decimal("0.3"); }, {1});
    row("rounded down", [](const Shop &s) { return fn::floor(s.c(u"rate") * 100) == 29; }, {3});
    row("rounded up", [](const Shop &s) { return fn::ceiling(s.c(u"rate") * 100) == 10; }, {1});
    row("a sum of rows", [](const Shop &s) { return Expr::scalar(s.from().column((s.c(u"price") * 3).sum()).where(s.c(u"id") < 2)) == decimal("0.3"); }, {1, 2, 3, 4, 5});
    row("a sum of decimals", [](const Shop &s) { return Expr::scalar(s.from().column(s.c(u"rate").sum()).where(s.c(u"id") < 4)) == decimal("0.723"); }, {1, 2, 3, 4, 5});
    row("one of a subquery's", [](const Shop &s) { return s.c(u"rate").in(s.from().column(s.c(u"price") + decimal("1.9"))); }, {4});
    row("a remainder", [](const Shop &s) { return s.c(u"price") % decimal("0.2") == decimal("0.1"); }, {1, 2, 3});
    row("a remainder of whole numbers", [](const Shop &s) { return s.c(u"price") % 7 == decimal("2.5"); }, {2});
    row("a column and a value of more places", [](const Shop &s) { return s.c(u"price") > decimal("0.099") && s.c(u"price") < decimal("0.101"); }, {1});
    row("a column and a larger value", [](const Shop &s) { return s.c(u"price") < 12345678901; }, {1, 2, 3, 4});
}

void TestDecimals::whatIsComputedIsExact()
{
    QFETCH(Condition, condition);
    Shop &shop = *m_shop;
    QTEST(shop.ids(condition(shop)), "ids");
}

void TestDecimals::whatIsSelectedIsWhatIsCompared()
{
    Shop &shop = *m_shop;
    for (const Expr &expression : {shop.c(u"price") * shop.c(u"rate"), shop.c(u"price") + shop.c(u"rate"), shop.c(u"price") * decimal("1.0175"), shop.c(u"price") - 1, shop.c(u"rate") * shop.c(u"rate") * 7}) {
        for (const QList<Value> &row : shop.values({{shop.c(u"id")}, {expression}})) {
            if (row[1].isNull())
                continue;
            QCOMPARE(row[1].kind(), Value::Kind::Decimal);
            const Ids found = shop.ids(expression == row[1]);
            QVERIFY2(found.contains(row[0].toInt64()), qPrintable(expression.describe() + u" is "_s + row[1].toString()));
        }
    }
    QCOMPARE(shop.values({{shop.c(u"price") * decimal("1.0175")}})[1][0], decimal("9.66625"));
}

void TestDecimals::computedDecimalsAreGroupedByNumber()
{
    Shop &shop = *m_shop;
    const Expr alike = Expr(jw::when(shop.c(u"id") == 1, shop.c(u"price") * 3).when(shop.c(u"id") == 3, shop.c(u"price") - decimal("0.4"))); // 0.3 twice
    QCOMPARE(shop.one(alike.countDistinct()), Value(1));
    QCOMPARE(shop.numberOfEach(alike), (QList<QList<Value>> {{decimal("0.3"), 2}}));
    QCOMPARE(shop.session.select({{alike}}).where(alike.isNotNull()).distinct().all().rows().size(), 1);
    const Expr price = shop.c(u"price");
    const auto running = shop.values({{price.sum().over(jw::Window().orderBy(shop.c(u"id")))}});
    QCOMPARE(running[2][0], decimal("10.30"));
}

void TestDecimals::wideDecimalsAreNotCalculatedWith_data()
{
    QTest::addColumn<Condition>("expression");
    QTest::newRow("a product") << Condition([](const Shop &s) { return s.c(u"amount") * 2; });
    QTest::newRow("a sum") << Condition([](const Shop &s) { return Expr(1) + s.c(u"amount"); });
    QTest::newRow("a quotient") << Condition([](const Shop &s) { return s.c(u"amount") / 2; });
    QTest::newRow("negated") << Condition([](const Shop &s) { return -s.c(u"amount"); });
    QTest::newRow("what coalesce() gives") << Condition([](const Shop &s) { return fn::coalesce({s.c(u"price"), s.c(u"amount")}) - 1; });
    QTest::newRow("sum()") << Condition([](const Shop &s) { return s.c(u"amount").sum(); });
    QTest::newRow("avg()") << Condition([](const Shop &s) { return s.c(u"amount").avg(); });
    QTest::newRow("round()") << Condition([](const Shop &s) { return fn::round(s.c(u"amount"), 1); });
    QTest::newRow("abs()") << Condition([](const Shop &s) { return fn::abs(s.c(u"amount")); });
    QTest::newRow("a cast to a narrow one") << Condition([](const Shop &s) { return s.c(u"amount").cast(ColumnType::decimal(12, 1)); });
    QTest::newRow("a cast to a whole number") << Condition([](const Shop &s) { return s.c(u"amount").cast(Kind::Int64); });
}

void TestDecimals::wideDecimalsAreNotCalculatedWith()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    QFETCH(Condition, expression);
    Shop &shop = *m_shop;
    const Expr wide = expression(shop);
    const auto run = [&] { return shop.session.select({{wide}}).where(shop.c(u"id") == 1).all(); };
    if (!isOnSqlite()) {
        QVERIFY(run().rows().size() == 1);
        return;
    }
    const auto error = jw::test::errorOf(run);
    QCOMPARE(error->kind(), jw::ErrorKind::Unsupported);
    QVERIFY2(error->message().contains(u"sales.amount") && error->message().contains(u"decimal(20,2)"), qPrintable(error->message()));
}

void TestDecimals::columnsAreSetToTheirScale()
{
    Shop shop;
    const auto objects = shop.objects();
    objects.where(shop.c(u"id") == 1).set(u"price"_s, shop.c(u"price") * 3).update();
    objects.where(shop.c(u"id") == 2).set(u"price"_s, shop.c(u"price") * decimal("1.0175")).update(); // 9.66625
    objects.where(shop.c(u"id") == 3).set(u"price"_s, shop.c(u"rate") / 3).update(); // 0.0966…
    objects.where(shop.c(u"id") == 4).set(u"quantity"_s, shop.c(u"price") * decimal("0.0151")).update(); // 1.51
    QCOMPARE(shop.ids(shop.c(u"price") == decimal("0.3")), Ids({1}));
    QCOMPARE(shop.ids(shop.c(u"price") == decimal("9.67")), Ids({2}));
    QCOMPARE(shop.ids(shop.c(u"price") == decimal("0.10")), Ids({3}));
    QCOMPARE(shop.ids(shop.c(u"quantity") == 2), Ids({4}));
}

void TestDecimals::upsertsSetColumnsToTheirScale()
{
    Shop shop;
    shop.session.upsert(shop.table(u"sales"_s))
        .values({{u"id"_s, 1}, {u"quantity"_s, 1}, {u"price"_s, decimal("0.2")}})
        .onConflict({u"id"_s})
        .set(u"price"_s, shop.c(u"price") + Expr::excluded(u"price"_s, ColumnType::decimal(10, 2)))
        .execute();
    QCOMPARE(shop.ids(shop.c(u"price") == decimal("0.3")), Ids({1}));
}

void TestDecimals::digitsAreNotLostOnTheWay()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop shop;
    const auto objects = shop.objects();
    objects.where(shop.c(u"id") == 1).set(u"amount"_s, shop.c(u"price") * 3).update();
    objects.where(shop.c(u"id") == 2).set(u"share"_s, shop.c(u"amount")).update();
    QCOMPARE(shop.ids(shop.c(u"amount") == decimal("0.3")), Ids({1}));
    QCOMPARE(shop.ids(shop.c(u"share") == 10), Ids({2}));
    const auto narrowed = [&] { return objects.where(shop.c(u"id") == 1).set(u"price"_s, shop.c(u"amount")).update(); };
    if (!isOnSqlite()) {
        QCOMPARE(narrowed(), 1);
        return;
    }
    const auto error = jw::test::errorOf(narrowed);
    QCOMPARE(error->kind(), jw::ErrorKind::Unsupported);
    QVERIFY2(error->message().contains(u"price of type decimal(10,2) cannot be set to sales.amount"), qPrintable(error->message()));
}

void TestDecimals::castsRound()
{
    Shop &shop = *m_shop;
    const auto rows = shop.values({{(shop.c(u"price") * decimal("1.0175")).cast(ColumnType::decimal(10, 2))}, {shop.c(u"price").cast(Kind::Int32)}});
    QCOMPARE(rows[1], QList<Value>({decimal("9.67"), 10}));
    if (!hasCollation())
        return;
    QCOMPARE(shop.ids(shop.c(u"price").cast(ColumnType::decimal(20, 2)) > decimal("9.5")), Ids({4}));
}

void TestDecimals::memoryAgrees()
{
    if (!hasCollation())
        QSKIP("through QtSql alone there is no collation for wide decimals");
    Shop shop;
    const Expr given = fn::coalesce({shop.c(u"amount"), shop.c(u"price")});
    for (const Expr &condition : {given > decimal("9.5"), given == decimal("9.500"), shop.c(u"amount") > shop.c(u"price"), shop.c(u"share") == shop.c(u"amount"), given.between(decimal("9"), 100), given.in({decimal("9.5"), 100})}) {
        const auto query = shop.objects().where(condition).orderBy(given.desc());
        jw::LiveResult live(query);
        const auto asRead = live.toList();
        for (const jw::Record &row : shop.objects().all()) {
            shop.session.remove(row); // and back again: now memory decides
            shop.session.add(row);
        }
        QCOMPARE(live.toList(), asRead);
    }
    QCOMPARE(shop.ids(given > decimal("9.5")).size(), 3);
}

QTEST_GUILESS_MAIN(TestDecimals)
#include "tst_decimals.moc"
