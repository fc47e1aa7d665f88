// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "binding/shop.h"
#include "joinwright/binding/changesmodel.h"
#include "joinwright/binding/joinedmodel.h"

#include <QtTest/QAbstractItemModelTester>

using namespace jw;
using jw::test::Shop;
using namespace Qt::StringLiterals;

class tst_JoinedModel : public QObject
{
    Q_OBJECT

    struct Grid
    {
        explicit Grid(const QString &path = u"orders › customer, orders › items › product"_s)
            : shop(60)
            , model(*shop.session, *shop.pages, *shop.aside, *shop.labels, shop.schema)
            , changes(*shop.session, shop.schema)
            , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
            , changesTester(&changes, QAbstractItemModelTester::FailureReportingMode::QtTest)
        {
            model.setJoinPath(JoinPath::fromString(shop.schema, path));
            QObject::connect(&model, &GridModel::refused, &model, [this](const QModelIndex &, const Sentence &why) { reason = why.text(); });
        }
        bool load()
        {
            model.load();
            return QTest::qWaitFor([this] { return model.isCountExact(); }, 10'000);
        }
        /// A column by the name of its table and its own.
        int column(const QString &table, const QString &name) const
        {
            for (int i = 0; i < model.columnCount(); ++i) {
                if (shop.schema.table(model.column(i).table)->name == table && model.column(i).column.name == name)
                    return i;
            }
            return -1;
        }
        QModelIndex at(int row, const QString &table, const QString &name) const { return model.index(row, column(table, name)); }
        GridCell cell(int row, const QString &table, const QString &name) const { return model.cell(row, column(table, name)); }
        QString text(int row, const QString &table, const QString &name) const { return cell(row, table, name).text; }
        int rowOf(qint64 order, int line) const
        {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (text(row, u"orders"_s, u"id"_s) == QString::number(order)
                    && (line == 0 || text(row, u"items"_s, u"line_no"_s) == QString::number(line)))
                    return row;
            }
            return -1;
        }

        Shop shop;
        JoinedModel model;
        ChangesModel changes;
        QAbstractItemModelTester tester;
        QAbstractItemModelTester changesTester;
        QString reason;
    };

private slots:
    void showsAParentForEachOfItsMembersAndOnceWithout()
    {
        Grid grid;
        QVERIFY(grid.load());
        QCOMPARE(grid.model.rowCount(), 84); // 48 orders have one item or two, 12 have none
        QCOMPARE(grid.text(0, u"customers"_s, u"name"_s), u"Clara"_s);
        QCOMPARE(grid.text(0, u"products"_s, u"name"_s), u"Desk lamp"_s);
        const int empty = grid.rowOf(5, 0);
        QCOMPARE(grid.cell(empty, u"items"_s, u"quantity"_s).kind, CellKind::Nothing);
        QVERIFY(grid.model.isEmptyPlace(empty, 2));
        const int second = grid.rowOf(3, 2);
        QVERIFY(grid.cell(second, u"orders"_s, u"status"_s).repeated);
        QVERIFY(!grid.cell(second, u"items"_s, u"quantity"_s).repeated);
        QVERIFY(grid.cell(second, u"orders"_s, u"status"_s).groupEnd);
        QVERIFY(!grid.cell(second - 1, u"orders"_s, u"status"_s).groupEnd);
    }

    void oneRecordInManyRowsChangesInAllOfThem()
    {
        Grid grid;
        QVERIFY(grid.load());
        QVERIFY(grid.model.setData(grid.at(0, u"customers"_s, u"city"_s), u"Kraków"_s));
        int changed = 0;
        for (int row = 0; row < grid.model.rowCount(); ++row) {
            const bool clara = grid.text(row, u"customers"_s, u"name"_s) == u"Clara"_s;
            QCOMPARE(grid.cell(row, u"customers"_s, u"city"_s).pending, clara ? Pending::Changed : Pending::None);
            QCOMPARE(grid.text(row, u"customers"_s, u"city"_s) == u"Kraków"_s, clara);
            changed += clara;
        }
        QVERIFY(changed > 20);
        QCOMPARE(grid.shop.session->changed().size(), 1);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT city FROM customers WHERE id = 2"_s), u"Kraków"_s);
    }

    void typingIntoAnEmptyPlaceAddsAMember()
    {
        Grid grid;
        QVERIFY(grid.load());
        const int rows = grid.model.rowCount();
        const int row = grid.rowOf(5, 0);
        QVERIFY(grid.model.setData(grid.at(row, u"items"_s, u"line_no"_s), 1));
        QCOMPARE(grid.model.rowCount(), rows);
        QCOMPARE(grid.cell(row, u"items"_s, u"line_no"_s).pending, Pending::New);
        QCOMPARE(grid.cell(row, u"orders"_s, u"status"_s).pending, Pending::None);
        QVERIFY(grid.model.setData(grid.at(row, u"items"_s, u"product_id"_s), 2));
        QTRY_COMPARE(grid.text(row, u"products"_s, u"name"_s), u"Floor lamp"_s);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT product_id FROM items WHERE order_id = 5 AND line_no = 1"_s), u"2"_s);
        QTRY_VERIFY(grid.rowOf(5, 1) >= 0 && grid.cell(grid.rowOf(5, 1), u"items"_s, u"line_no"_s).pending == Pending::None);
        QVERIFY(!grid.model.isNewRow(grid.rowOf(5, 1)));
    }

    void anAddedMemberStandsBelowItsSiblings()
    {
        Grid grid;
        QVERIFY(grid.load());
        const int rows = grid.model.rowCount();
        const int last = grid.rowOf(3, 2);
        const Record member = grid.model.addMember(grid.at(last, u"items"_s, u"quantity"_s));
        QCOMPARE(grid.model.rowCount(), rows + 1);
        QCOMPARE(grid.model.recordOfNode(last + 1, 2), member);
        QCOMPARE(grid.text(last + 1, u"orders"_s, u"id"_s), u"3"_s);
        QCOMPARE(member.value(u"order_id"_s).toInt64(), 3);
        grid.shop.session->undo();
        QTRY_COMPARE(grid.model.rowCount(), rows);
    }

    void pastedMembersBelongToTheRowsParent()
    {
        Grid grid;
        QVERIFY(grid.load());
        const int rows = grid.model.rowCount();
        const int row = grid.rowOf(3, 2);
        const QList<int> columns {grid.column(u"items"_s, u"line_no"_s), grid.column(u"items"_s, u"product_id"_s)};
        const CellBlock block {{Value(7), Value(2)}, {Value(8), Value(3)}};
        const QList<Record> members = grid.model.addMembers(grid.at(row, u"items"_s, u"line_no"_s), block, columns);
        QCOMPARE(members.size(), 2);
        QCOMPARE(grid.model.rowCount(), rows + 2);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT group_concat(line_no || ':' || product_id) FROM items WHERE order_id = 3 AND line_no > 2"_s), u"7:2,8:3"_s);
    }

    void aPasteAcrossTablesIsRefusedWithTheColumn()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QModelIndex at = grid.at(0, u"items"_s, u"quantity"_s);
        const QList<int> columns {at.column(), grid.column(u"products"_s, u"name"_s)};
        try {
            grid.model.addMembers(at, {{Value(1), Value(u"Lamp"_s)}}, columns);
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY2(error.message().contains(u"'name' belongs to product"_s), qPrintable(error.message()));
        }
        QVERIFY(!grid.shop.session->hasChanges());
    }

    void aLinkedMemberShowsUnderItsNewParentAndIsStruckUnderTheOld()
    {
        Grid grid(u"customers › orders"_s);
        QVERIFY(grid.load());
        const int rows = grid.model.rowCount();
        const auto find = [&grid](qint64 customer, qint64 order) {
            for (int row = 0; row < grid.model.rowCount(); ++row) {
                if (grid.text(row, u"customers"_s, u"id"_s) == QString::number(customer)
                    && grid.text(row, u"orders"_s, u"id"_s) == QString::number(order))
                    return row;
            }
            return -1;
        };
        QVERIFY(find(2, 1) >= 0 && find(3, 1) < 0); // order 1 is Clara's
        const QModelIndex place = grid.at(find(3, 2), u"orders"_s, u"status"_s); // beside an order of Omar's
        QCOMPARE(grid.model.reasonAgainstLink(place).text(), QString());
        QCOMPARE(grid.model.linkChoice(place).to, grid.shop.table(u"orders").id);
        Record linked;
        grid.model.link(place, {Value(1)}, [&linked](const Record &record) { linked = record; });
        QTRY_VERIFY(linked);
        QTRY_COMPARE(grid.model.rowCount(), rows + 1);
        QCOMPARE(grid.cell(find(3, 1), u"orders"_s, u"status"_s).pending, Pending::New);
        QCOMPARE(grid.cell(find(3, 1), u"customers"_s, u"name"_s).pending, Pending::None);
        QCOMPARE(grid.cell(find(2, 1), u"orders"_s, u"status"_s).pending, Pending::Deleted);
        QCOMPARE(grid.shop.session->changed().size(), 1);
        grid.shop.session->undo();
        QTRY_COMPARE(grid.model.rowCount(), rows);
        QCOMPARE(grid.cell(find(2, 1), u"orders"_s, u"status"_s).pending, Pending::None);
        grid.shop.session->redo();
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT customer_id FROM orders WHERE id = 1"_s), u"3"_s);
        QTRY_VERIFY(find(3, 1) >= 0 && find(2, 1) < 0);
    }

    void linkingATargetSetsTheParentsKey()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QModelIndex place = grid.at(0, u"customers"_s, u"name"_s);
        Record linked;
        grid.model.link(place, {Value(3)}, [&linked](const Record &record) { linked = record; });
        QTRY_VERIFY(linked);
        QCOMPARE(grid.text(0, u"customers"_s, u"name"_s), u"Omar"_s);
        QVERIFY2(grid.model.reasonAgainstLink(grid.at(0, u"orders"_s, u"id"_s)).text().contains(u"orders"_s),
            qPrintable(grid.model.reasonAgainstLink(grid.at(0, u"orders"_s, u"id"_s)).text()));
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT customer_id FROM orders WHERE id = 1"_s), u"3"_s);
    }

    void aDuplicatedMemberStaysWithItsParent()
    {
        Grid grid;
        QVERIFY(grid.load());
        const Record copy = grid.model.duplicate(grid.at(grid.rowOf(3, 2), u"items"_s, u"quantity"_s));
        QCOMPARE(copy.value(u"order_id"_s), Value(3));
        QCOMPARE(copy.value(u"product_id"_s), Value(3));
        QVERIFY_EXCEPTION_THROWN(grid.model.duplicate(grid.at(0, u"customers"_s, u"name"_s)), Error);
    }

    void anotherParentChosenIsShownAtOnce()
    {
        Grid grid;
        QVERIFY(grid.load());
        QVERIFY(grid.model.setData(grid.at(0, u"orders"_s, u"customer_id"_s), 3));
        QTRY_COMPARE(grid.text(0, u"customers"_s, u"name"_s), u"Omar"_s);
        QCOMPARE(grid.shop.session->changed().size(), 1);
    }

    void aMemberIsDeletedWithoutItsParent()
    {
        Grid grid;
        QVERIFY(grid.load());
        const int row = grid.rowOf(3, 2);
        QCOMPARE(grid.model.reasonAgainstRemove(grid.at(row, u"items"_s, u"quantity"_s)).text(), QString());
        grid.model.remove(grid.at(row, u"items"_s, u"quantity"_s));
        QCOMPARE(grid.cell(row, u"items"_s, u"quantity"_s).pending, Pending::Deleted);
        QCOMPARE(grid.cell(row, u"orders"_s, u"status"_s).pending, Pending::None);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT count(*) FROM items WHERE order_id = 3"_s), u"1"_s);
        QTRY_COMPARE(grid.model.rowCount(), 83);
    }

    void unlinkingWorksWhereTheKeyMayBeEmptyAndSaysWhyElsewhere()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QString why = grid.model.reasonAgainstUnlink(grid.at(0, u"items"_s, u"quantity"_s)).text();
        QVERIFY2(why.contains(u"order_id"_s), qPrintable(why));
        QVERIFY(!grid.model.reasonAgainstUnlink(grid.at(0, u"customers"_s, u"name"_s)).isEmpty());
        QVERIFY(!grid.model.reasonAgainstUnlink(grid.at(0, u"orders"_s, u"id"_s)).isEmpty());
        QVERIFY_EXCEPTION_THROWN(grid.model.unlink(grid.at(0, u"items"_s, u"quantity"_s)), Error);
        grid.model.unlink(grid.at(0, u"products"_s, u"name"_s));
        QCOMPARE(grid.cell(0, u"items"_s, u"product_id"_s).kind, CellKind::Null);
        QCOMPARE(grid.cell(0, u"products"_s, u"name"_s).kind, CellKind::Nothing);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT product_id FROM items WHERE order_id = 1"_s), u"NULL"_s);
    }

    void collectionsBesideEachOtherAreRefusedWithAReason()
    {
        Grid grid(u"customers › orders › items"_s);
        QVERIFY(grid.load());
        QCOMPARE(grid.model.path().nodes().size(), 3);
        JoinPath path = JoinPath::fromString(grid.shop.schema, u"products › items"_s);
        QVERIFY(!path.isEmpty());
        QVERIFY_EXCEPTION_THROWN(JoinPath::fromString(grid.shop.schema, u"orders › nowhere"_s), Error);
    }

    void changesAreATreeOfObjectsWithTheirSql()
    {
        Grid grid;
        QVERIFY(grid.load());
        grid.model.setData(grid.at(0, u"orders"_s, u"status"_s), u"paid"_s);
        grid.model.setData(grid.at(0, u"orders"_s, u"remark"_s), u"soon"_s);
        const Record order = grid.shop.session->add(grid.shop.schema.table(u"orders"_s));
        const Record item = grid.shop.session->add(grid.shop.schema.table(u"items"_s));
        item.setOne(u"order"_s, order);
        QTRY_COMPARE(grid.changes.objectCount(), 3);
        QCOMPARE(grid.changes.rowCount(), 2);
        const QModelIndex changed = grid.changes.index(0, 0);
        QCOMPARE(grid.changes.rowCount(changed), 2);
        QCOMPARE(grid.changes.index(0, 0, changed).data(ChangesModel::AfterRole).toString(), u"paid"_s);
        QCOMPARE(grid.changes.rowCount(grid.changes.index(1, 0)), 1); // the item below its new order
        QCOMPARE(grid.changes.steps().size(), 3);
        QVERIFY(grid.changes.steps().first().sql.startsWith(u"INSERT INTO orders"_s));
        QVERIFY(!grid.changes.missing().isEmpty());
        grid.changes.revert(grid.changes.index(0, 0, changed));
        QCOMPARE(grid.text(grid.rowOf(1, 1), u"orders"_s, u"status"_s), u"open"_s);
        QTRY_COMPARE(grid.changes.rowCount(grid.changes.index(0, 0)), 1);
        grid.changes.revert(grid.changes.index(0, 0));
        QTRY_COMPARE(grid.changes.objectCount(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_JoinedModel)
#include "tst_joinedmodel.moc"
