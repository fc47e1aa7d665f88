// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "joinwright/schema/naming.h"
#include "schema/randommodel.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

Id id(const char *seed)
{
    return Id::fromSeed(QString::fromLatin1(seed));
}

Column column(const char *seed, const QString &name, const ColumnType &type = ColumnType::Kind::Int64)
{
    Column result;
    result.id = id(seed);
    result.name = name;
    result.type = type;
    return result;
}

Schema reference()
{
    Table customers;
    customers.id = id("customers");
    customers.name = u"customers"_s;
    customers.className = u"Client"_s;
    customers.label = u"{name}"_s;
    customers.columns = {column("c.id", u"id"_s), column("c.name", u"name"_s, ColumnType::Kind::Text)};
    customers.keys = {{id("c.pk"), {}, true, {id("c.id")}, {}}, {id("c.uq"), {}, false, {id("c.name")}, {}}};
    Table orders;
    orders.id = id("orders");
    orders.name = u"orders"_s;
    orders.was = {u"bills"_s};
    orders.columns = {column("o.id", u"id"_s), column("o.customer", u"customer_id"_s),
        column("o.status", u"status"_s, ColumnType::enumeration(id("status"))), column("o.total", u"total"_s, ColumnType::decimal(10, 2))};
    orders.columns[3].member = u"sum"_s;
    orders.columns[3].was = {u"amount"_s};
    orders.columns[1].comment = u"who pays"_s;
    orders.keys = {{id("o.pk"), {}, true, {id("o.id")}, {}}};
    orders.relationships = {{id("o.rel"), u"customer"_s, u"orders"_s, {id("o.customer")}, customers.id, {}, {}, false,
                                ReferentialAction::Restrict, {}, {}, {}, u"the payer"_s, {}, {}},
        {id("o.virtual"), u"loose"_s, u"looseOrders"_s, {id("o.total")}, customers.id, {}, {}, true, {}, {}, {}, {}, {}, {}, {}}};
    orders.indexes = {{id("o.ix"), {}, {{id("o.customer"), {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}},
        {id("o.ix2"), u"by_total"_s, {{id("o.total"), {}, true, {}, 0, {}}}, false, {}, {}, {}, {}, {}}};
    orders.checks = {{id("o.ck"), {}, u"total >= 0"_s, {}}};
    Schema schema;
    schema.id = id("model");
    schema.name = u"shop"_s;
    schema.setEnum({id("status"), u"order_status"_s, {}, {u"open"_s, u"paid"_s}, {}, {}, {}});
    schema.setView({id("view"), u"open_orders"_s, {}, u"SELECT 1"_s, false, {}, {}, {}, {}});
    schema.setTable(customers);
    schema.setTable(orders);
    return schema;
}

/// The reference as a database gives it back: other ids, constraint names written out, nothing that only a model knows.
Schema reflected(const Schema &schema)
{
    const NamingRules naming(schema);
    QHash<Id, Id> ids;
    const auto fresh = [&](Id old) {
        if (old && !ids.contains(old))
            ids.insert(old, Id::fromSeed(u"reflected "_s + old.toString()));
        return ids.value(old);
    };
    Schema result;
    for (EnumType type : schema.enums()) {
        type.id = fresh(type.id);
        type.was.clear();
        result.setEnum(type);
    }
    for (View view : schema.views()) {
        view.id = fresh(view.id);
        result.setView(view);
    }
    for (const Table &table : schema.tables()) {
        Table copy = table;
        copy.id = fresh(table.id);
        copy.className.clear();
        copy.label.clear();
        copy.comment.clear();
        copy.was.clear();
        copy.unknown.clear();
        for (Column &c : copy.columns) {
            c = {fresh(c.id), c.name, c.type, c.nullable, c.defaultValue, c.generation, c.expression, c.collation, {}, {}, {}, {}};
            if (c.type.kind() == ColumnType::Kind::Enum)
                c.type = ColumnType::enumeration(fresh(c.type.enumType()));
        }
        for (Key &key : copy.keys) {
            key.name = naming.constraintName(table, key);
            key.id = fresh(key.id);
            for (Id &c : key.columns)
                c = fresh(c);
        }
        for (Index &index : copy.indexes) {
            index.name = naming.constraintName(table, index);
            index.id = fresh(index.id);
            index.was.clear();
            for (IndexPart &part : index.parts)
                part.column = fresh(part.column);
        }
        for (Check &check : copy.checks) {
            check.name = naming.constraintName(table, check);
            check.id = fresh(check.id);
            check.unknown.clear();
        }
        copy.relationships.removeIf([](const Relationship &r) { return !r.isForeignKey(); });
        for (Relationship &r : copy.relationships) {
            r.constraintName = naming.constraintName(table, *table.relationship(r.id));
            r.id = fresh(r.id);
            r.name = u"guessed"_s;
            r.back = u"guesses"_s;
            r.comment.clear();
            r.to = fresh(r.to);
            r.key = fresh(r.key);
            for (Id &c : r.columns)
                c = fresh(c);
        }
        std::reverse(copy.keys.begin(), copy.keys.end());
        std::reverse(copy.indexes.begin(), copy.indexes.end());
        result.setTable(copy);
    }
    return result;
}

QString words(const Diff &diff)
{
    QStringList result;
    for (const Change &change : diff.changes)
        result.append(describe(change));
    return result.join(u"; "_s);
}

template<typename T>
T *byName(QList<T> &list, const QString &name)
{
    for (T &item : list) {
        if (item.name == name)
            return &item;
    }
    return nullptr;
}

Table *tableOf(Schema &schema, const QString &name)
{
    return schema.editTable(schema.table(QStringView(name))->id);
}

} // namespace

class tst_Match : public QObject
{
    Q_OBJECT

private slots:
    void whatReadsBackEqualDiffersInNothing()
    {
        const Schema model = reference();
        const Schema matched = match(model, reflected(model));
        QVERIFY2(diff(model, matched).isEmpty(), qPrintable(words(diff(model, matched))));
        QVERIFY(matched == model);
    }

    void anyModelMatchesItsReflection_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 40; ++seed)
            QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
    }
    void anyModelMatchesItsReflection()
    {
        QFETCH(uint, seed);
        test::RandomModel random(seed);
        Model model = random.make(10);
        for (int i = 0; i < 6; ++i)
            random.change(model);
        const Schema matched = match(model.schema, reflected(model.schema));
        QVERIFY2(diff(model.schema, matched).isEmpty(), qPrintable(words(diff(model.schema, matched))));
    }

    void lettersCaseIsASecondChance()
    {
        Schema other = reflected(reference());
        tableOf(other, u"orders"_s)->name = u"ORDERS"_s;
        byName(tableOf(other, u"ORDERS"_s)->columns, u"total"_s)->name = u"Total"_s;
        const Schema matched = match(reference(), other);
        const Table *orders = matched.table(id("orders"));
        QVERIFY(orders);
        QCOMPARE(orders->name, u"ORDERS"_s);
        QCOMPARE(orders->column(id("o.total"))->name, u"Total"_s);
        QCOMPARE(diff(reference(), matched).changes.size(), 2);
    }

    void formerNamesAreKnown()
    {
        Schema other = reflected(reference());
        byName(tableOf(other, u"orders"_s)->columns, u"total"_s)->name = u"amount"_s;
        tableOf(other, u"orders"_s)->name = u"bills"_s;
        const Schema matched = match(reference(), other);
        QVERIFY(matched.table(id("orders")));
        QCOMPARE(matched.table(id("orders"))->name, u"bills"_s);
        QCOMPARE(matched.table(id("orders"))->column(id("o.total"))->name, u"amount"_s);
    }

    void aRenamedTableIsKnownByItsColumns()
    {
        Schema other = reflected(reference());
        tableOf(other, u"orders"_s)->name = u"purchases"_s;
        const Schema matched = match(reference(), other);
        QVERIFY(matched.table(id("orders")));
        QCOMPARE(words(diff(reference(), matched)), u"table orders renamed to purchases"_s);
    }

    void aRenamedColumnIsKnownByItsPlaceAndType()
    {
        Schema other = reflected(reference());
        byName(tableOf(other, u"customers"_s)->columns, u"name"_s)->name = u"full_name"_s;
        const Schema matched = match(reference(), other);
        QCOMPARE(matched.table(id("customers"))->column(id("c.name"))->name, u"full_name"_s);
    }

    void whatIsNewKeepsItsOwnId()
    {
        Schema other = reflected(reference());
        Table extra;
        extra.id = id("extra");
        extra.name = u"extra"_s;
        extra.columns = {column("x", u"x"_s)};
        other.setTable(extra);
        tableOf(other, u"customers"_s)->columns.append(column("y", u"y"_s));
        const Schema matched = match(reference(), other);
        QVERIFY(matched.table(id("extra")));
        QVERIFY(matched.table(id("customers"))->column(id("y")));
        QCOMPARE(words(diff(reference(), matched)).count(u"added"_s), 2);
    }

    void whatIsMissingIsMissing()
    {
        Schema other = reflected(reference());
        Table *orders = tableOf(other, u"orders"_s);
        orders->relationships.clear();
        orders->columns.removeIf([](const Column &c) { return c.name == u"status"_s; });
        orders->indexes.clear();
        const Schema matched = match(reference(), other);
        const QString text = words(diff(reference(), matched));
        QVERIFY2(text.contains(u"orders: column status removed"_s), qPrintable(text));
        QVERIFY2(text.contains(u"orders: relationship customer removed"_s), qPrintable(text));
        QVERIFY2(text.contains(u"orders: index by_total removed"_s), qPrintable(text));
    }

    void realDifferencesStayVisible()
    {
        Schema other = reflected(reference());
        Table *orders = tableOf(other, u"orders"_s);
        orders->relationships[0].onDelete = ReferentialAction::Cascade;
        byName(orders->columns, u"total"_s)->type = ColumnType::Kind::Double;
        orders->checks[0].expression = u"total > 0"_s;
        const Schema matched = match(reference(), other);
        QCOMPARE(diff(reference(), matched).changes.size(), 3);
    }

    void commentsOfADatabaseThatHasThemCount()
    {
        Schema other = reflected(reference());
        byName(tableOf(other, u"customers"_s)->columns, u"id"_s)->comment = u"from the database"_s;
        const Schema matched = match(reference(), other);
        QCOMPARE(matched.table(id("customers"))->column(id("c.id"))->comment, u"from the database"_s);
        QCOMPARE(matched.table(id("orders"))->column(id("o.customer"))->comment, QString());
    }

    void twoAlikeAreNotMixedUp()
    {
        // Two tables of the same columns, both renamed: each gets one partner, nobody two.
        Schema model;
        for (const char *name : {"a", "b"}) {
            Table table;
            table.id = id(name);
            table.name = QString::fromLatin1(name);
            table.columns = {column(qPrintable(table.name + u"1"_s), u"x"_s), column(qPrintable(table.name + u"2"_s), u"y"_s)};
            model.setTable(table);
        }
        Schema other = reflected(model);
        tableOf(other, u"a"_s)->name = u"c"_s;
        tableOf(other, u"b"_s)->name = u"d"_s;
        const Schema matched = match(model, other);
        QCOMPARE(matched.tables().size(), 2);
        QVERIFY(matched.table(id("a")) && matched.table(id("b")));
    }
};

QTEST_GUILESS_MAIN(tst_Match)
#include "tst_match.moc"
