// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/edits.h"

#include "document/smallshop.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::id;
using jw::test::smallShop;

class tst_Edits : public QObject
{
    Q_OBJECT

private slots:
    void aNewModelHasOneEmptyDiagram()
    {
        const Model model = newModel(u"library"_s);
        QCOMPARE(model.diagrams.size(), 1);
        QVERIFY(model.schema.tables().isEmpty());
        QVERIFY(model.schema.id && model.diagrams[0].id);
    }

    void aNewTableHasANumberedKeyAndAFreeName()
    {
        Model model = smallShop();
        const Id made = addTable(model, u"Orders"_s);
        const Table *table = model.schema.table(made);
        QCOMPARE(table->name, u"Orders_2"_s);
        QCOMPARE(table->primaryKey()->columns, QList<Id> {table->columns[0].id});
        QVERIFY(table->columns[0].isIdentity());
    }

    void columnsAreAddedWhereAskedWithFreeNames()
    {
        Model model = smallShop();
        Column column;
        column.name = u"name"_s;
        const Id made = addColumn(model, id(u"customers"), column, 1);
        const Table *table = model.schema.table(id(u"customers"));
        QCOMPARE(table->columnIndex(made), 1);
        QCOMPARE(table->columns[1].name, u"name_2"_s);
        moveColumn(model, id(u"customers"), made, 3);
        QCOMPARE(model.schema.table(id(u"customers"))->columnIndex(made), 3);
    }

    void renamingKeepsTheOldNameForTheDatabase()
    {
        Model model = smallShop();
        rename(model, id(u"orders"), u"purchases"_s);
        rename(model, id(u"orders.status"), u"state"_s);
        const Table *table = model.schema.table(id(u"orders"));
        QCOMPARE(table->name, u"purchases"_s);
        QCOMPARE(table->was, QStringList {u"orders"_s});
        QCOMPARE(table->column(id(u"orders.status"))->was, QStringList {u"status"_s});
        rename(model, id(u"orders"), u"orders"_s);
        QCOMPARE(model.schema.table(id(u"orders"))->was, QStringList {u"purchases"_s});
    }

    void namingSomethingNewLeavesNoOldName()
    {
        Model model = smallShop();
        const Id made = addTable(model, u"x"_s);
        nameNew(model, made, u"invoices"_s);
        QCOMPARE(model.schema.table(made)->name, u"invoices"_s);
        QVERIFY(model.schema.table(made)->was.isEmpty());
    }

    void everyKindOfObjectHasAKindAndAName_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("table") << u"orders"_s << int(ObjectKind::Table) << u"orders"_s;
        QTest::newRow("column") << u"orders.total"_s << int(ObjectKind::Column) << u"total"_s;
        QTest::newRow("relationship") << u"orders>customer"_s << int(ObjectKind::Relationship) << u"customer"_s;
        QTest::newRow("index") << u"orders%status"_s << int(ObjectKind::Index) << u"ix_orders_status"_s;
        QTest::newRow("key") << u"orders#pk"_s << int(ObjectKind::Key) << QString();
        QTest::newRow("enum") << u"order_status"_s << int(ObjectKind::Enum) << u"order_status"_s;
        QTest::newRow("diagram") << u"diagram"_s << int(ObjectKind::Diagram) << u"Main"_s;
        QTest::newRow("area") << u"area"_s << int(ObjectKind::Area) << u"Sales"_s;
        QTest::newRow("note") << u"note"_s << int(ObjectKind::Note) << u"Prices include VAT."_s;
        QTest::newRow("nothing") << u"nothing"_s << int(ObjectKind::None) << QString();
    }

    void everyKindOfObjectHasAKindAndAName()
    {
        QFETCH(QString, seed);
        QFETCH(int, kind);
        QFETCH(QString, name);
        Model model = smallShop();
        QCOMPARE(int(kindOf(model, id(seed))), kind);
        QCOMPARE(nameOf(model, id(seed)), name);
        rename(model, id(seed), u"renamed"_s);
        QCOMPARE(nameOf(model, id(seed)), kind == int(ObjectKind::None) ? QString() : u"renamed"_s);
        deleteObjects(model, {id(seed)});
        QCOMPARE(int(kindOf(model, id(seed))), int(ObjectKind::None));
    }

    void deletingATableTakesWhatLeadsToItAndItsPlaces()
    {
        Model model = smallShop();
        model.diagrams[0].set(Bend {id(u"orders>customer"), {QPoint(1, 2)}, {}});
        deleteObjects(model, {id(u"customers")});
        QVERIFY(model.schema.table(id(u"orders"))->relationships.isEmpty());
        QVERIFY(!model.diagrams[0].placement(id(u"customers")));
        QVERIFY(model.diagrams[0].bends.isEmpty());
        QVERIFY(model.schema.table(id(u"orders"))->column(u"customer_id"));
    }

    void deletingATableUnlinksItsNotes()
    {
        Model model = smallShop();
        deleteObjects(model, {id(u"orders")});
        QVERIFY(model.diagrams[0].note(id(u"note"))->link.isNull());
    }

    void placesOfUnknownTablesStay()
    {
        Model model = smallShop();
        Placement foreign;
        foreign.table = id(u"of another branch");
        model.diagrams[0].set(foreign);
        deleteObjects(model, {id(u"tags")});
        QVERIFY(model.diagrams[0].placement(foreign.table));
    }

    void deletingAColumnTakesItsKeysAndWhatReferredToThem()
    {
        Model model = smallShop();
        deleteObjects(model, {id(u"orders.customer_id"), id(u"orders.status")});
        const Table *orders = model.schema.table(id(u"orders"));
        QVERIFY(orders->relationships.isEmpty());
        QVERIFY(orders->indexes.isEmpty());
    }

    void columnsOfADeletedEnumBecomeText()
    {
        Model model = smallShop();
        deleteObjects(model, {id(u"order_status")});
        QCOMPARE(model.schema.table(id(u"orders"))->column(u"status")->type, ColumnType());
    }

    void aKeysTypeGoesOnToForeignKeys()
    {
        Model model = smallShop();
        Column key = *model.schema.table(id(u"customers"))->column(u"id");
        key.type = ColumnType::Kind::Uuid;
        setColumn(model, id(u"customers"), key);
        QCOMPARE(model.schema.table(id(u"orders"))->column(u"customer_id")->type, ColumnType(ColumnType::Kind::Uuid));
    }

    void aTypeThatRefersToItselfDoesNotTurnInCircles()
    {
        Model model = smallShop();
        Table *tags = model.schema.editTable(id(u"tags"));
        Relationship self;
        self.id = id(u"tags>self");
        self.to = tags->id;
        self.columns = {id(u"tags.id")};
        tags->relationships = {self};
        Column key = tags->columns[0];
        key.type = ColumnType::Kind::Int32;
        setColumn(model, tags->id, key);
        QCOMPARE(model.schema.table(id(u"tags"))->columns[0].type, ColumnType(ColumnType::Kind::Int32));
    }

    void aPrimaryKeyOfSeveralColumnsMakesThemMandatory()
    {
        Model model = smallShop();
        model.schema.editTable(id(u"orders"))->editColumn(id(u"orders.status"))->nullable = true;
        setPrimaryKey(model, id(u"orders"), {id(u"orders.id"), id(u"orders.status")});
        const Table *orders = model.schema.table(id(u"orders"));
        QCOMPARE(orders->primaryKey()->columns.size(), 2);
        QVERIFY(!orders->column(u"status")->nullable);
        QCOMPARE(orders->primaryKey()->id, id(u"orders#pk"));
        setPrimaryKey(model, id(u"orders"), {});
        QVERIFY(!model.schema.table(id(u"orders"))->primaryKey());
    }

    void indexesGetFreeNames()
    {
        Model model = smallShop();
        addIndex(model, id(u"orders"), {id(u"orders.status")});
        QCOMPARE(model.schema.table(id(u"orders"))->indexes[1].name, u"ix_orders_status_2"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Edits)
#include "tst_edits.moc"
