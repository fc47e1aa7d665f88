// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/fix.h"
#include "joinwright/schema/validate.h"
#include "schema/randommodel.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

Id id(const char *seed)
{
    return Id::fromSeed(QString::fromLatin1(seed));
}

Column column(const char *seed, const char *name, const ColumnType &type = ColumnType::Kind::Int64)
{
    Column result;
    result.id = id(seed);
    result.name = QString::fromLatin1(name);
    result.type = type;
    return result;
}

/// Orders of customers, with nothing to complain of.
Model good()
{
    Table customers;
    customers.id = id("customers");
    customers.name = u"customers"_s;
    customers.columns = {column("c.id", "id"), column("c.name", "name", ColumnType::Kind::Text)};
    customers.keys = {{id("c.pk"), {}, true, {id("c.id")}, {}}};
    Table orders;
    orders.id = id("orders");
    orders.name = u"orders"_s;
    orders.columns = {column("o.id", "id"), column("o.customer", "customer_id"), column("o.total", "total", ColumnType::decimal(10, 2))};
    orders.keys = {{id("o.pk"), {}, true, {id("o.id")}, {}}};
    orders.relationships = {{id("o.rel"), u"customer"_s, u"orders"_s, {id("o.customer")}, customers.id, {}, {}, false, {}, {}, {}, {},
        {}, {}, {}}};
    orders.indexes = {{id("o.ix"), u"ix_orders_customer_id"_s, {{id("o.customer"), {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}}};
    Model model;
    model.schema.setTable(customers);
    model.schema.setTable(orders);
    Diagram diagram;
    diagram.id = id("diagram");
    diagram.name = u"Main"_s;
    diagram.set(Placement {orders.id, {0, 0}, TableDetail::Full, false, {}});
    model.diagrams = {diagram};
    return model;
}

QString texts(const QList<Issue> &issues)
{
    QStringList result;
    for (const Issue &issue : issues)
        result.append(issue.text());
    return result.join(u"; "_s);
}

using Edit = std::function<void(Model &)>;

Table &table(Model &model, const char *name)
{
    return *model.schema.editTable(id(name));
}

Relationship &customer(Model &model)
{
    return table(model, "orders").relationships[0];
}

} // namespace

class tst_Validate : public QObject
{
    Q_OBJECT

private slots:
    void aNameThatLooksLikeAPlaceStaysAName()
    {
        Issue issue;
        issue.code = IssueCode::DuplicateColumn;
        issue.arguments = {u"%2 off"_s, u"%1"_s};
        QCOMPARE(issue.text(), u"%2 off has another column named %1"_s);
        QCOMPARE(issue.filled(u"%2 gibt es zweimal in %1"_s), u"%1 gibt es zweimal in %2 off"_s);
    }

    void findsNothingInAGoodModel()
    {
        QVERIFY2(validate(good()).isEmpty(), qPrintable(texts(validate(good()))));
        QVERIFY(validate(Model()).isEmpty());
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<Edit>("damage");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("hasFix");
        const auto row = [](const char *name, const Edit &damage, IssueCode code, const char *text, bool hasFix) {
            QTest::newRow(name) << damage << int(code) << QString::fromUtf8(text) << hasFix;
        };
        row("a table without name", [](Model &m) { table(m, "orders").name.clear(); }, IssueCode::EmptyName, "A table has no name", true);
        row("a column without name", [](Model &m) { table(m, "orders").columns[2].name = u" "_s; }, IssueCode::EmptyName,
            "A column has no name", true);
        row("a relationship without name", [](Model &m) { customer(m).name.clear(); }, IssueCode::EmptyName, "A relationship has no name", true);
        row("a long name", [](Model &m) { table(m, "orders").columns[2].name = QString(40, u'ä'); }, IssueCode::NameTooLong, "longer than 63", true);
        row("a key word", [](Model &m) { table(m, "orders").name = u"Order"_s; }, IssueCode::ReservedName, "Order is a key word", false);
        row("two tables of one name", [](Model &m) { table(m, "orders").name = u"Customers"_s; }, IssueCode::DuplicateTable, "ustomers", true);
        row("a view named like a table",
            [](Model &m) { m.schema.setView({id("v"), u"orders"_s, {}, u"SELECT 1"_s, false, {}, {}, {}, {}}); }, IssueCode::DuplicateTable, "orders", true);
        row("two columns of one name", [](Model &m) { table(m, "orders").columns[2].name = u"ID"_s; }, IssueCode::DuplicateColumn,
            "orders has another column named ID", true);
        row("two constraints of one name",
            [](Model &m) { table(m, "orders").checks = {{id("k"), u"pk_orders"_s, u"total > 0"_s, {}}}; }, IssueCode::DuplicateConstraint,
            "pk_orders belongs to another", true);
        row("two enums of one name",
            [](Model &m) {
                for (const char *name : {"e1", "e2"})
                    m.schema.setEnum({id(name), u"kind"_s, {}, {u"a"_s}, {}, {}, {}});
                table(m, "orders").columns[2].type = ColumnType::enumeration(id("e1"));
            },
            IssueCode::DuplicateEnum, "another type named kind", true);
        row("a relationship named like a column", [](Model &m) { customer(m).name = u"total"_s; }, IssueCode::DuplicateAttribute,
            "The class of orders has two attributes named total", true);
        row("a back side named like a column", [](Model &m) { customer(m).back = u"name"_s; }, IssueCode::DuplicateAttribute,
            "The class of customers has two attributes named name", true);
        row("two classes of one name", [](Model &m) { table(m, "orders").className = u"Customer"_s; }, IssueCode::DuplicateClass,
            "both the class Customer", false);
        row("no columns",
            [](Model &m) {
                Table empty;
                empty.id = id("empty");
                empty.name = u"empty"_s;
                m.schema.setTable(empty);
            },
            IssueCode::NoColumns, "empty has no columns", true);
        row("no key", [](Model &m) { table(m, "orders").keys.clear(); }, IssueCode::NoKey, "orders has no primary key", true);
        row("no key and no id column",
            [](Model &m) {
                table(m, "orders").keys.clear();
                table(m, "orders").columns[0].name = u"number"_s;
            },
            IssueCode::NoKey, "orders has no primary key", true);
        row("two primary keys", [](Model &m) { table(m, "orders").keys.append({id("k"), u"k"_s, true, {id("o.total")}, {}}); },
            IssueCode::SeveralPrimaryKeys, "more than one primary key", true);
        row("a key over nothing", [](Model &m) { table(m, "orders").keys.append({id("k"), u"k"_s, false, {}, {}}); }, IssueCode::EmptyKey,
            "over no column", true);
        row("a primary key that may be NULL", [](Model &m) { table(m, "orders").columns[0].nullable = true; }, IssueCode::NullablePrimaryKey,
            "orders.id is part of the primary key", true);
        row("a numbered text",
            [](Model &m) {
                table(m, "orders").columns[2].type = ColumnType::Kind::Text;
                table(m, "orders").columns[2].generation = Generation::Identity;
            },
            IssueCode::IdentityNotInteger, "orders.total", true);
        row("a computed column without SQL", [](Model &m) { table(m, "orders").columns[2].generation = Generation::Stored; },
            IssueCode::NoExpression, "orders: total has no SQL", false);
        row("a check without SQL", [](Model &m) { table(m, "orders").checks = {{id("k"), u"positive"_s, {}, {}}}; }, IssueCode::NoExpression,
            "orders: positive has no SQL", false);
        row("a view without SQL", [](Model &m) { m.schema.setView({id("v"), u"all_orders"_s, {}, {}, false, {}, {}, {}, {}}); },
            IssueCode::NoExpression, "all_orders", false);
        row("a computed column with a default",
            [](Model &m) {
                Column &total = table(m, "orders").columns[2];
                total.generation = Generation::Stored;
                total.expression = u"1"_s;
                total.defaultValue = u"2"_s;
            },
            IssueCode::DefaultOnComputed, "orders.total is computed", true);
        row("an enum without values",
            [](Model &m) {
                m.schema.setEnum({id("e"), u"kind"_s, {}, {}, {}, {}, {}});
                table(m, "orders").columns[2].type = ColumnType::enumeration(id("e"));
            },
            IssueCode::EnumWithoutValues, "The type kind has no values", false);
        row("an enum with a value twice",
            [](Model &m) {
                m.schema.setEnum({id("e"), u"kind"_s, {}, {u"a"_s, u"b"_s, u"a"_s}, {}, {}, {}});
                table(m, "orders").columns[2].type = ColumnType::enumeration(id("e"));
            },
            IssueCode::DuplicateEnumValue, "the value a twice", true);
        row("an enum that is gone", [](Model &m) { table(m, "orders").columns[2].type = ColumnType::enumeration(id("e")); },
            IssueCode::UnknownEnum, "orders.total has a type", true);
        row("an enum that nobody uses", [](Model &m) { m.schema.setEnum({id("e"), u"kind"_s, {}, {u"a"_s}, {}, {}, {}}); },
            IssueCode::UnusedEnum, "No column uses the type kind", true);
        row("a target that is gone", [](Model &m) { customer(m).to = id("nobody"); }, IssueCode::NoTarget, "orders.customer leads to", true);
        row("a target without key", [](Model &m) { table(m, "customers").keys.clear(); }, IssueCode::NoTargetKey,
            "orders.customer refers to customers, which has no key", false);
        row("another number of columns", [](Model &m) { customer(m).columns.append(id("o.total")); }, IssueCode::ColumnCount,
            "has 2 columns, the key of customers has 1", false);
        row("another type", [](Model &m) { table(m, "orders").columns[1].type = ColumnType::Kind::Int32; }, IssueCode::TypeMismatch,
            "orders.customer_id is int32, but customers.id is int64", true);
        row("no index", [](Model &m) { table(m, "orders").indexes.clear(); }, IssueCode::NoIndex,
            "no index helps the foreign key over customer_id", true);
        row("set null on a mandatory column", [](Model &m) { customer(m).onDelete = ReferentialAction::SetNull; }, IssueCode::SetNullOnMandatory,
            "customer_id is mandatory", true);
        row("set default without default", [](Model &m) { customer(m).onUpdate = ReferentialAction::SetDefault; },
            IssueCode::SetDefaultWithoutDefault, "customer_id has none", true);
        row("a cascade without constraint",
            [](Model &m) {
                customer(m).isVirtual = true;
                customer(m).onDelete = ReferentialAction::Cascade;
            },
            IssueCode::UnreachableCascade, "never happens", true);
        row("a circle of two",
            [](Model &m) {
                Table &customers = table(m, "customers");
                customers.columns.append(column("c.last", "last_order_id"));
                customers.relationships = {{id("c.rel"), u"lastOrder"_s, u"lastOf"_s, {id("c.last")}, id("orders"), {}, {}, false, {}, {}, {},
                    {}, {}, {}, {}}};
                customers.indexes = {{id("c.ix"), u"ix_last"_s, {{id("c.last"), {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}}};
            },
            IssueCode::MandatoryCycle, "closes a circle", true);
        row("a circle of one",
            [](Model &m) {
                Table &customers = table(m, "customers");
                customers.columns.append(column("c.boss", "boss_id"));
                customers.relationships = {{id("c.rel"), u"boss"_s, u"staff"_s, {id("c.boss")}, id("customers"), {}, {}, false, {}, {}, {}, {},
                    {}, {}, {}}};
                customers.indexes = {{id("c.ix"), u"ix_boss"_s, {{id("c.boss"), {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}}};
            },
            IssueCode::MandatoryCycle, "customers.boss closes a circle", true);
        row("an association that links nothing",
            [](Model &m) {
                table(m, "customers").relationships = {{id("c.m2m"), u"friends"_s, u"friendOf"_s, {}, id("customers"), {}, id("orders"), false,
                    {}, {}, {}, {}, {}, {}, {}}};
            },
            IssueCode::ManyToManyUnlinked, "the association table orders does not refer to both sides", true);
        row("an index twice",
            [](Model &m) {
                table(m, "orders").indexes.append({id("x"), u"again"_s, {{id("o.customer"), {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}});
            },
            IssueCode::DuplicateIndex, "orders: again is over the same columns", true);
        row("versions counted in a text", [](Model &m) { table(m, "customers").columns[1].version = true; }, IssueCode::VersionUnfit,
            "customers.name cannot count versions", true);
        row("a key that is loaded later", [](Model &m) { table(m, "customers").columns[0].deferred = true; }, IssueCode::DeferredKey,
            "customers.id is part of the key", true);
        row("an inheritance over a plain column", [](Model &m) { table(m, "orders").relationships[0].inherits = true; },
            IssueCode::InheritanceKeys, "is an inheritance, but does not lead from primary key", true);
        row("subclasses nobody can tell apart",
            [](Model &m) { table(m, "customers").subclasses = {{.id = id("vip"), .name = u"Vip"_s, .value = u"vip"_s}}; },
            IssueCode::NoDiscriminator, "customers has objects of several classes", false);
        row("a table placed that is gone",
            [](Model &m) { m.diagrams[0].set(Placement {id("gone"), {0, 0}, TableDetail::Full, false, {}}); }, IssueCode::UnknownPlacement,
            "The diagram Main places", true);
    }
    void findsWhatIsWrong()
    {
        QFETCH(Edit, damage);
        QFETCH(int, code);
        QFETCH(QString, text);
        QFETCH(bool, hasFix);
        Model model = good();
        damage(model);

        const QList<Issue> issues = validate(model);
        const auto it = std::find_if(issues.begin(), issues.end(), [&](const Issue &issue) { return int(issue.code) == code; });
        QVERIFY2(it != issues.end(), qPrintable(u"found only: "_s + texts(issues)));
        QVERIFY2(it->text().contains(text), qPrintable(it->text()));
        QVERIFY2(!it->text().contains(u'%'), qPrintable(it->text()));
        QCOMPARE(it->isFixable, hasFix);

        const auto mended = fixed(model, *it);
        QCOMPARE(mended.has_value(), hasFix);
        if (mended) {
            const QList<Issue> left = validate(*mended);
            QVERIFY2(std::none_of(left.begin(), left.end(), [&](const Issue &issue) { return int(issue.code) == code; }), qPrintable(texts(left)));
            QVERIFY2(left.size() <= issues.size(), qPrintable(u"the fix made it worse: "_s + texts(left)));
        }
    }

    void errorsComeFirst()
    {
        Model model = good();
        table(model, "orders").indexes.clear();
        table(model, "orders").columns[2].name.clear();
        const QList<Issue> issues = validate(model);
        QVERIFY(issues.size() >= 2);
        QVERIFY(std::is_sorted(issues.begin(), issues.end(), [](const Issue &a, const Issue &b) { return a.severity < b.severity; }));
        QCOMPARE(issues.first().severity, Severity::Error);
    }

    void ordinaryNamesAreNoKeyWords()
    {
        for (const char *name : {"name", "date", "value", "status", "type", "text", "id", "year", "position", "title", "language", "role"})
            QVERIFY2(!isSqlKeyword(QString::fromLatin1(name)), name);
        for (const char *name : {"order", "USER", "Group", "select"})
            QVERIFY2(isSqlKeyword(QString::fromLatin1(name)), name);
    }

    void fixesNeverBreakRandomModels()
    {
        test::RandomModel random(11);
        for (int round = 0; round < 60; ++round) {
            Model model = random.make(6);
            for (int i = 0; i < 4; ++i)
                random.change(model);
            for (const Issue &issue : validate(model)) {
                if (const auto mended = fixed(model, issue))
                    QVERIFY2(validate(*mended).size() <= validate(model).size(), qPrintable(issue.text()));
            }
        }
    }

    void threeThousandTablesAreCheckedQuickly()
    {
        test::RandomModel random(3);
        const Model model = random.make(3000);
        QElapsedTimer timer;
        timer.start();
        const auto issues = validate(model);
        qInfo("3,000 tables checked in %lld ms, %lld issues", timer.elapsed(), qlonglong(issues.size()));
        QVERIFY(!issues.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Validate)
#include "tst_validate.moc"
