// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/diff.h"
#include "schema/randommodel.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

Id id(const char *seed)
{
    return Id::fromSeed(QString::fromLatin1(seed));
}

Column column(const char *name, const ColumnType &type = ColumnType::Kind::Int64)
{
    Column result;
    result.id = id(name);
    result.name = QString::fromLatin1(name);
    result.type = type;
    return result;
}

Model model()
{
    Table orders;
    orders.id = id("orders");
    orders.name = u"orders"_s;
    orders.columns = {column("id"), column("customer_id"), column("total", ColumnType::decimal(10, 2)), column("placed")};
    orders.keys = {{id("pk"), {}, true, {id("id")}, {}}};
    Table customers;
    customers.id = id("customers");
    customers.name = u"customers"_s;
    customers.columns = {column("cid")};
    Relationship customer;
    customer.id = id("rel");
    customer.name = u"customer"_s;
    customer.columns = {id("customer_id")};
    customer.to = customers.id;
    orders.relationships = {customer};
    Model result;
    result.schema.id = id("model");
    result.schema.setTable(orders);
    result.schema.setTable(customers);
    result.schema.setEnum({id("status"), u"status"_s, {}, {u"open"_s}, {}, {}, {}});
    Diagram diagram;
    diagram.id = id("diagram");
    diagram.name = u"Main"_s;
    diagram.set(Placement {orders.id, {10, 20}, TableDetail::Full, false, {}});
    diagram.set(Bend {customer.id, {{1, 1}}, {}});
    result.diagrams = {diagram};
    return result;
}

QStringList words(const Diff &diff)
{
    QStringList result;
    for (const Change &change : diff.changes)
        result.append(describe(change));
    return result;
}

} // namespace

class tst_Diff : public QObject
{
    Q_OBJECT

private slots:
    void nothingDiffersFromItself()
    {
        QVERIFY(diff(model(), model()).isEmpty());
        QVERIFY(diff(Model(), Model()).isEmpty());
    }

    void tellsInWordsWhatWasDone_data()
    {
        QTest::addColumn<std::function<void(Model &)>>("change");
        QTest::addColumn<QStringList>("text");
        using Edit = std::function<void(Model &)>;
        const auto row = [](const char *name, const Edit &edit, const QStringList &text) { QTest::newRow(name) << edit << text; };
        const auto orders = [](Model &m) -> Table & { return *m.schema.editTable(id("orders")); };
        row("a column added", [=](Model &m) { orders(m).columns.append(column("status")); }, {u"orders: column status added"_s});
        row("a column renamed", [=](Model &m) { orders(m).columns[2].name = u"sum"_s; }, {u"orders: column total renamed to sum"_s});
        row("a type changed", [=](Model &m) { orders(m).columns[2].type = ColumnType::Kind::Double; },
            {u"orders.total: type decimal(10,2) → double"_s});
        row("an enum as type", [=](Model &m) { orders(m).columns[3].type = ColumnType::enumeration(id("status")); },
            {u"orders.placed: type int64 → status"_s});
        row("a default taken away", [=](Model &m) { orders(m).columns[2].nullable = true; }, {u"orders.total: nullable no → yes"_s});
        row("a column moved to the end", [=](Model &m) { orders(m).columns.move(0, 3); }, {u"orders: column id moved"_s});
        row("a table renamed", [=](Model &m) { orders(m).name = u"bills"_s; }, {u"table orders renamed to bills"_s});
        row("a key grown", [=](Model &m) { orders(m).keys[0].columns.append(id("placed")); },
            {u"orders: key (id, placed): columns id → id, placed"_s});
        row("an action", [=](Model &m) { orders(m).relationships[0].onDelete = ReferentialAction::Cascade; },
            {u"orders: relationship customer: onDelete none → cascade"_s});
        row("a table removed", [=](Model &m) { m.schema.removeTable(id("customers")); }, {u"table customers removed"_s});
        row("a value added", [=](Model &m) { m.schema.setEnum({id("status"), u"status"_s, {}, {u"open"_s, u"paid"_s}, {}, {}, {}}); },
            {u"type status: values open → open, paid"_s});
        row("a table moved on the canvas",
            [=](Model &m) { m.diagrams[0].set(Placement {id("orders"), {11, 20}, TableDetail::Full, false, {}}); },
            {u"Main: table orders moved"_s});
        row("a line bent", [=](Model &m) { m.diagrams[0].bends[0].points.append({2, 2}); },
            {u"Main: line orders.customer: points 1, 1 → 1, 1; 2, 2"_s});
        row("the model's name", [=](Model &m) { m.schema.name = u"shop"_s; }, {u"model shop: name none → shop"_s});
    }
    void tellsInWordsWhatWasDone()
    {
        QFETCH(std::function<void(Model &)>, change);
        QFETCH(QStringList, text);
        Model after = model();
        change(after);
        QCOMPARE(words(diff(model(), after)), text);
    }

    void aSwapOfEqualTextsIsSeen()
    {
        // One list of two items is not one item with a comma in it.
        Model before = model();
        Model after = before;
        before.schema.editTable(id("orders"))->was = {u"a"_s, u"b"_s};
        after.schema.editTable(id("orders"))->was = {u"a, b"_s};
        QCOMPARE(diff(before, after).changes.size(), 1);
    }

    void theLeastPossibleIsMoved()
    {
        Model after = model();
        QList<Column> &columns = after.schema.editTable(id("orders"))->columns;
        columns.move(3, 0);
        const Diff moved = diff(model(), after);
        QCOMPARE(moved.changes.size(), 1);
        QCOMPARE(moved.changes.first().id, id("placed"));
        QCOMPARE(moved.changes.first().kind, ChangeKind::Moved);
    }

    void touchesTheObjectAndItsOwner()
    {
        Model after = model();
        after.schema.editTable(id("orders"))->columns[0].name = u"number"_s;
        const Diff found = diff(model(), after);
        QVERIFY(found.touches(id("id")));
        QVERIFY(found.touches(id("orders")));
        QVERIFY(!found.touches(id("customers")));
        QCOMPARE(found.of(ObjectKind::Column).size(), 1);
        QVERIFY(found.of(ObjectKind::Table).isEmpty());
    }

    void isEmptyExactlyWhenModelsAreEqual_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 300; ++seed)
            QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
    }
    void isEmptyExactlyWhenModelsAreEqual()
    {
        QFETCH(uint, seed);
        test::RandomModel random(seed);
        const Model before = random.make(8);
        Model after = before;
        QVERIFY(diff(before, after).isEmpty());
        const Id changed = random.change(after);

        QVERIFY(before != after);
        const Diff there = diff(before, after);
        const Diff back = diff(after, before);
        QVERIFY(!there.isEmpty());
        QVERIFY2(there.touches(changed), qPrintable(words(there).join(u"; ")));
        QCOMPARE(there.changes.size(), back.changes.size());
        for (const Change &change : there.changes)
            QVERIFY2(!describe(change).isEmpty(), "every change has words");
    }

    void threeThousandTablesAreComparedQuickly()
    {
        test::RandomModel random(5);
        const Model before = random.make(3000);
        Model after = before;
        after.schema.editTable(after.schema.tables()[1500].id)->label = u"x"_s;
        QElapsedTimer timer;
        timer.start();
        const Diff found = diff(before, after);
        qInfo("3,000 tables compared in %.2f ms", timer.nsecsElapsed() / 1e6);
        QCOMPARE(found.changes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Diff)
#include "tst_diff.moc"
