// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/inflection.h"
#include "joinwright/schema/naming.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString &name, const ColumnType &type = ColumnType::Kind::Int64)
{
    Column result;
    result.id = Id::create();
    result.name = name;
    result.type = type;
    return result;
}

Table table(const QString &name, const QList<Column> &columns)
{
    Table result;
    result.id = Id::create();
    result.name = name;
    result.columns = columns;
    if (!columns.isEmpty())
        result.keys = {{Id::create(), {}, true, {columns.first().id}, {}}};
    return result;
}

} // namespace

class tst_Naming : public QObject
{
    Q_OBJECT

private slots:
    void singularAndPluralBelongTogether_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        const char *pairs[][2] = {{"order", "orders"}, {"category", "categories"}, {"address", "addresses"}, {"status", "statuses"},
            {"bus", "buses"}, {"box", "boxes"}, {"branch", "branches"}, {"dish", "dishes"}, {"person", "people"}, {"child", "children"},
            {"day", "days"}, {"key", "keys"}, {"house", "houses"}, {"warehouse", "warehouses"}, {"database", "databases"},
            {"purchase", "purchases"}, {"course", "courses"}, {"license", "licenses"}, {"clause", "clauses"}, {"virus", "viruses"},
            {"bonus", "bonuses"}, {"analysis", "analyses"}, {"criterion", "criteria"}, {"index", "indexes"}, {"movie", "movies"},
            {"series", "series"}, {"data", "data"}, {"news", "news"}, {"quiz", "quizzes"}, {"leaf", "leaves"}, {"hero", "heroes"},
            {"photo", "photos"}, {"employee", "employees"}, {"company", "companies"}, {"invoice", "invoices"}, {"tax", "taxes"},
            {"process", "processes"}, {"class", "classes"}, {"history", "histories"}, {"media_type", "media_types"},
            {"order_item", "order_items"}, {"OrderItem", "OrderItems"}, {"MediaType", "MediaTypes"}, {"SalesPerson", "SalesPeople"},
            {"CATEGORY", "CATEGORIES"}, {"sales_person", "sales_people"}, {"cache", "caches"}, {"size", "sizes"}, {"alias", "aliases"}};
        for (const auto &pair : pairs)
            QTest::newRow(pair[0]) << QString::fromLatin1(pair[0]) << QString::fromLatin1(pair[1]);
    }
    void singularAndPluralBelongTogether()
    {
        QFETCH(QString, one);
        QFETCH(QString, many);
        QCOMPARE(plural(one), many);
        QCOMPARE(singular(many), one);
        QCOMPARE(plural(many), many);
        QCOMPARE(singular(one), one);
    }

    void wordsAreFoundInEveryStyle_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("snake") << u"order_items"_s << QStringList {u"order"_s, u"items"_s};
        QTest::newRow("Pascal") << u"OrderItems"_s << QStringList {u"Order"_s, u"Items"_s};
        QTest::newRow("acronym first") << u"HTTPServer2"_s << QStringList {u"HTTP"_s, u"Server2"_s};
        QTest::newRow("acronym last") << u"customerID"_s << QStringList {u"customer"_s, u"ID"_s};
        QTest::newRow("spaces") << u"Order  details "_s << QStringList {u"Order"_s, u"details"_s};
        QTest::newRow("upper") << u"ORDER_ITEMS"_s << QStringList {u"ORDER"_s, u"ITEMS"_s};
        QTest::newRow("umlauts") << u"größeÄnderung"_s << QStringList {u"größe"_s, u"Änderung"_s};
        QTest::newRow("nothing") << u"__"_s << QStringList {};
    }
    void wordsAreFoundInEveryStyle()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, words);
        QCOMPARE(wordsOf(name), words);
    }

    void tablesAndClassesNameEachOther()
    {
        const NamingRules snake {Schema()};
        QCOMPARE(snake.className(u"order_items"_s), u"OrderItem"_s);
        QCOMPARE(snake.className(u"Invoice"_s), u"Invoice"_s);
        QCOMPARE(snake.className(u"order details"_s), u"OrderDetail"_s);
        QCOMPARE(snake.tableName(u"OrderItem"_s), u"order_items"_s);
        QCOMPARE(snake.memberName(u"placed_on"_s), u"placedOn"_s);
        QCOMPARE(snake.memberName(u"CustomerId"_s), u"customerId"_s);
        Schema schema;
        schema.naming = u"CamelCase"_s;
        QCOMPARE(NamingRules(schema).tableName(u"OrderItem"_s), u"OrderItem"_s);
        Table named = table(u"orders"_s, {column(u"id"_s)});
        named.className = u"Purchase"_s;
        QCOMPARE(snake.className(named), u"Purchase"_s);
    }

    void constraintsHaveNamesByRule()
    {
        Table orders = table(u"orders"_s, {column(u"id"_s), column(u"customer_id"_s), column(u"number"_s)});
        orders.keys.append({Id::create(), {}, false, {orders.columns[2].id, orders.columns[1].id}, {}});
        orders.checks = {{Id::create(), {}, u"1"_s, {}}, {Id::create(), {}, u"2"_s, {}}};
        Relationship customer;
        customer.columns = {orders.columns[1].id};
        Index index;
        index.parts = {{orders.columns[2].id, {}, false, {}, 0, {}}, {{}, u"lower(x)"_s, false, {}, 0, {}}};
        const NamingRules naming {Schema()};
        QCOMPARE(naming.constraintName(orders, orders.keys[0]), u"pk_orders"_s);
        QCOMPARE(naming.constraintName(orders, orders.keys[1]), u"uq_orders_number_customer_id"_s);
        QCOMPARE(naming.constraintName(orders, customer), u"fk_orders_customer_id"_s);
        QCOMPARE(naming.constraintName(orders, index), u"ix_orders_number_expression"_s);
        QCOMPARE(naming.constraintName(orders, orders.checks[1]), u"ck_orders_2"_s);
        customer.constraintName = u"mine"_s;
        QCOMPARE(naming.constraintName(orders, customer), u"mine"_s);
    }

    void longNamesAreCutAndStayDifferent()
    {
        const NamingRules naming {Schema()};
        Table a = table(QString(70, u'a') + u"1"_s, {column(u"id"_s)});
        Table b = table(QString(70, u'a') + u"2"_s, {column(u"id"_s)});
        const QString one = naming.constraintName(a, a.keys[0]);
        const QString other = naming.constraintName(b, b.keys[0]);
        QVERIFY(one.toUtf8().size() <= 63 && other.toUtf8().size() <= 63);
        QVERIFY(one != other);
    }

    void foreignKeysAreNamedAfterTheirTarget()
    {
        const NamingRules snake {Schema()};
        const Table customers = table(u"customers"_s, {column(u"id"_s)});
        QCOMPARE(snake.foreignKeyColumn(customers, customers.columns[0]), u"customer_id"_s);
        const Table coded = table(u"countries"_s, {column(u"code"_s)});
        QCOMPARE(snake.foreignKeyColumn(coded, coded.columns[0]), u"country_code"_s);
        const Table artist = table(u"Artist"_s, {column(u"ArtistId"_s)});
        Schema camel;
        camel.naming = u"CamelCase"_s;
        QCOMPARE(NamingRules(camel).foreignKeyColumn(artist, artist.columns[0]), u"ArtistId"_s);
        const Table plain = table(u"Artist"_s, {column(u"Id"_s)});
        QCOMPARE(NamingRules(camel).foreignKeyColumn(plain, plain.columns[0]), u"ArtistId"_s);
    }

    void relationshipsAreNamedOnBothSides_data()
    {
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QString>("columnName");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("back");
        QTest::newRow("plain") << u"orders"_s << u"customer_id"_s << u"customers"_s << u"customer"_s << u"orders"_s;
        QTest::newRow("a role") << u"orders"_s << u"ship_to_id"_s << u"addresses"_s << u"shipTo"_s << u"orders"_s;
        QTest::newRow("parts of a whole") << u"order_items"_s << u"order_id"_s << u"orders"_s << u"order"_s << u"items"_s;
        QTest::newRow("camel") << u"Album"_s << u"ArtistId"_s << u"Artist"_s << u"artist"_s << u"albums"_s;
        QTest::newRow("no ending") << u"books"_s << u"author"_s << u"people"_s << u"authorPerson"_s << u"books"_s;
        QTest::newRow("the tree") << u"categories"_s << u"parent_id"_s << u"categories"_s << u"parent"_s << u"children"_s;
        QTest::newRow("the boss") << u"employees"_s << u"manager_id"_s << u"employees"_s << u"manager"_s << u"reports"_s;
    }
    void relationshipsAreNamedOnBothSides()
    {
        QFETCH(QString, owner);
        QFETCH(QString, columnName);
        QFETCH(QString, target);
        QFETCH(QString, name);
        QFETCH(QString, back);
        const Table from = table(owner, {column(u"id"_s), column(columnName)});
        const Table to = owner == target ? from : table(target, {column(u"id"_s)});
        Schema schema;
        schema.setTable(from);
        schema.setTable(to);
        const NamingRules naming(schema);
        QCOMPARE(naming.relationshipName(from, {from.columns[1].id}, to), name);
        QCOMPARE(naming.relationshipBack(from, {from.columns[1].id}, to), back);
    }

    void aUniqueForeignKeyGivesASingularBackSide()
    {
        Table profiles = table(u"profiles"_s, {column(u"id"_s), column(u"user_id"_s)});
        profiles.keys.append({Id::create(), {}, false, {profiles.columns[1].id}, {}});
        const Table users = table(u"users"_s, {column(u"id"_s)});
        QCOMPARE(NamingRules(Schema()).relationshipBack(profiles, {profiles.columns[1].id}, users), u"profile"_s);
    }

    void namesThatAreTakenGetOutOfTheWay()
    {
        Table orders = table(u"orders"_s, {column(u"id"_s), column(u"billing_id"_s), column(u"shipping_id"_s)});
        const Table addresses = table(u"addresses"_s, {column(u"id"_s)});
        Relationship billing;
        billing.id = Id::create();
        billing.name = u"billing"_s;
        billing.back = u"orders"_s;
        billing.columns = {orders.columns[1].id};
        billing.to = addresses.id;
        orders.relationships = {billing};
        Schema schema;
        schema.setTable(orders);
        schema.setTable(addresses);
        schema.setTable(table(u"tags"_s, {column(u"id"_s)}));
        const NamingRules naming(schema);
        QCOMPARE(naming.relationshipBack(orders, {orders.columns[2].id}, addresses), u"ordersAsShipping"_s);
        QCOMPARE(naming.freeTableName(u"Orders"_s), u"Orders_2"_s);
        QCOMPARE(naming.freeColumnName(orders, u"id"_s), u"id_2"_s);
        QCOMPARE(naming.associationTable(orders, *schema.table(u"tags")), u"order_tags"_s);
    }

    void anAssociationIsNotCalledLikeWhatItLinks()
    {
        const Table products = table(u"products"_s, {column(u"id"_s)});
        Table links = table(u"product_tags"_s, {column(u"product_id"_s), column(u"tag_id"_s)});
        links.keys[0].columns.append(links.columns[1].id);
        Schema schema;
        schema.setTable(products);
        schema.setTable(links);
        schema.setTable(table(u"tags"_s, {column(u"id"_s)}));
        QCOMPARE(NamingRules(schema).relationshipBack(links, {links.columns[0].id}, products), u"productTags"_s);
        QCOMPARE(NamingRules(schema).manyToManyName(products, *schema.table(u"tags")), u"tags"_s);
    }

    void labelsAreGuessed_data()
    {
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<QString>("label");
        QTest::newRow("name") << QStringList {u"id"_s, u"sku"_s, u"name"_s} << u"{name}"_s;
        QTest::newRow("camel title") << QStringList {u"AlbumId"_s, u"Title"_s} << u"{Title}"_s;
        QTest::newRow("a person") << QStringList {u"id"_s, u"LastName"_s, u"FirstName"_s} << u"{FirstName} {LastName}"_s;
        QTest::newRow("a person with a title")
            << QStringList {u"EmployeeId"_s, u"LastName"_s, u"FirstName"_s, u"Title"_s, u"PostalCode"_s} << u"{FirstName} {LastName}"_s;
        QTest::newRow("a name before a person") << QStringList {u"id"_s, u"first_name"_s, u"last_name"_s, u"name"_s} << u"{name}"_s;
        QTest::newRow("where and in which money")
            << QStringList {u"InvoiceId"_s, u"BillingPostalCode"_s, u"ship_zip"_s, u"country_code"_s, u"CurrencyCode"_s} << u"{InvoiceId}"_s;
        QTest::newRow("another code") << QStringList {u"id"_s, u"postal_code"_s, u"batch_code"_s} << u"{batch_code}"_s;
        QTest::newRow("number") << QStringList {u"id"_s, u"number"_s} << u"{number}"_s;
        QTest::newRow("an ending") << QStringList {u"id"_s, u"company_name"_s} << u"{company_name}"_s;
        QTest::newRow("only a key") << QStringList {u"id"_s, u"x"_s} << u"{id}"_s;
    }
    void labelsAreGuessed()
    {
        QFETCH(QStringList, columns);
        QFETCH(QString, label);
        QList<Column> list;
        for (const QString &name : columns)
            list.append(column(name, list.isEmpty() || name.size() == 1 ? ColumnType::Kind::Int64 : ColumnType::Kind::Text));
        QCOMPARE(NamingRules(Schema()).label(table(u"t"_s, list)), label);
    }

    void labelsAreReadInParts()
    {
        QCOMPARE(parseLabel(u"No. {number} of {customer.name}!"_s),
            (QList<LabelPart> {{u"No. "_s, {}}, {{}, {u"number"_s}}, {u" of "_s, {}}, {{}, {u"customer"_s, u"name"_s}}, {u"!"_s, {}}}));
        QCOMPARE(parseLabel(u"{open"_s), (QList<LabelPart> {{u"{open"_s, {}}}));
        QCOMPARE(parseLabel({}), QList<LabelPart>());
    }
};

QTEST_GUILESS_MAIN(tst_Naming)
#include "tst_naming.moc"
