// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/sampledatabase.h"
#include "studio/data/joinedview.h"
#include "studio/data/pathbar.h"
#include "studio/data/recordpicker.h"
#include "studio/prompts/prompts.h"

#include <QtWidgets/QtWidgets>

using namespace jw;
using namespace jw::studio;
using jw::test::SampleDatabase;
using namespace Qt::StringLiterals;

class tst_JoinedView : public QObject
{
    Q_OBJECT

    struct Tab
    {
        explicit Tab(const QString &path = u"orders › customer, orders › items › product"_s)
        {
            QSettings().clear();
            view = std::make_unique<JoinedView>(
                *sample.database, JoinPath::fromString(sample.database->schema(), path), selection);
            view->resize(1400, 600);
            view->show();
            filled = QTest::qWaitFor([this] { return grid().isCountExact() && !grid().isLoading(0); }, 20'000);
        }
        JoinedModel &grid() const { return view->joined(); }
        int column(const QString &table, const QString &name) const
        {
            for (int i = 0; i < grid().columnCount(); ++i) {
                if (grid().column(i).table == sample.table(table) && grid().column(i).column.name == name)
                    return i;
            }
            return -1;
        }
        QModelIndex at(int row, const QString &table, const QString &name) const { return grid().index(row, column(table, name)); }
        void go(int row, const QString &table, const QString &name)
        {
            view->view()->setFocus();
            view->view()->goTo(at(row, table, name));
        }

        SampleDatabase sample;
        Selection selection;
        std::unique_ptr<JoinedView> view;
        bool filled = false;
    };

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_joinedview"_s);
        Prompts::setUnattended(true);
    }

    void theKeyThatLeadsToTheParentIsNotRepeated()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.view->view()->isColumnHidden(tab.column(u"order_items"_s, u"order_id"_s)));
        QVERIFY(!tab.view->view()->isColumnHidden(tab.column(u"orders"_s, u"customer_id"_s)));
        QCOMPARE(tab.view->title(), u"orders › items › product"_s);
    }

    void editingAParentReachesTheDatabaseOnce()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"customers"_s, u"phone"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_F2);
        auto *editor = tab.view->view()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, "+1 555");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        const QString id = tab.grid().cell(0, tab.column(u"customers"_s, u"id"_s)).text;
        QTest::keyClick(tab.view->view(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        QCOMPARE(tab.sample.stored(u"SELECT phone FROM customers WHERE id = "_s + id), u"+1 555"_s);
    }

    void aMemberIsAddedBelowItsSiblingsByKey()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const int rows = tab.grid().rowCount();
        tab.go(0, u"order_items"_s, u"quantity"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_Insert, Qt::ControlModifier);
        QCOMPARE(tab.grid().rowCount(), rows + 1);
        QCOMPARE(tab.sample.database->session().added().size(), 1);
        const Record member = tab.sample.database->session().added().first();
        QCOMPARE(tab.view->view()->currentIndex().row(), tab.grid().rowsOf(member).first());
        QCOMPARE(member.value(u"order_id"_s), tab.grid().value(tab.at(0, u"orders"_s, u"id"_s)));
    }

    void deletingConcernsTheRecordUnderTheCursor()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"order_items"_s, u"quantity"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_Delete);
        const QList<Record> deleted = tab.sample.database->session().deleted();
        QCOMPARE(deleted.size(), 1);
        QCOMPARE(deleted.first().mapper().id(), tab.sample.table(u"order_items"));
    }

    void whatHasNoMeaningSaysWhy()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"order_items"_s, u"quantity"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(tab.view->status().contains(u"order_id"_s), qPrintable(tab.view->status()));
        tab.go(0, u"customers"_s, u"name"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_Insert, Qt::ControlModifier);
        QVERIFY2(tab.view->status().contains(u"customer"_s), qPrintable(tab.view->status()));
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void linesArePastedAsNewMembers()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString order = tab.grid().cell(0, tab.column(u"orders"_s, u"id"_s)).text;
        const QString product = tab.sample.stored(u"SELECT name FROM products GROUP BY name HAVING count(*) = 1 ORDER BY id LIMIT 1"_s);
        QGuiApplication::clipboard()->setText(u"71\t%1\t3\n72\t%1\t4\n"_s.arg(product));
        tab.go(0, u"order_items"_s, u"line_no"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(tab.sample.database->session().added().size(), 2);
        const Record member = tab.sample.database->session().added().first();
        QCOMPARE(member.value(u"order_id"_s).toString(), order);
        QCOMPARE(member.value(u"quantity"_s).toString(), u"3"_s);
        QCOMPARE(member.value(u"product_id"_s).toString(), tab.sample.stored(u"SELECT id FROM products WHERE name = '%1'"_s.arg(product)));
        QCOMPARE(tab.view->view()->currentIndex().row(), tab.grid().rowsOf(member).first());
    }

    void aRowIsLinkedThroughThePicker()
    {
        Tab tab(u"customers › orders"_s);
        QVERIFY(tab.filled);
        const QString customer = tab.grid().cell(0, tab.column(u"customers"_s, u"id"_s)).text;
        tab.go(0, u"orders"_s, u"status"_s);
        QTest::keyClick(tab.view->view(), Qt::Key_K, Qt::ControlModifier);
        RecordPicker *picker = tab.view->view()->picker();
        QVERIFY(picker && picker->isVisible());
        QTRY_VERIFY(picker->count() > 1);
        QTest::keyClick(picker->findChild<QLineEdit *>(u"pickerSearch"_s), Qt::Key_Down);
        QTest::keyClick(picker->findChild<QLineEdit *>(u"pickerSearch"_s), Qt::Key_Return);
        QTRY_COMPARE(tab.sample.database->session().changed().size(), 1);
        const Record order = tab.sample.database->session().changed().first();
        QCOMPARE(order.value(u"customer_id"_s).toString(), customer);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        tab.view->commit();
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        QCOMPARE(tab.sample.stored(u"SELECT customer_id FROM orders WHERE id = "_s + order.value(u"id"_s).toString()), customer);
    }

    void hiddenColumnsOfAPathAreRemembered()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"products"_s, u"sku"_s);
        tab.view->hideColumn();
        const JoinPath path = tab.grid().path();
        tab.view.reset();
        tab.view = std::make_unique<JoinedView>(*tab.sample.database, path, tab.selection);
        QVERIFY(tab.view->view()->isColumnHidden(tab.column(u"products"_s, u"sku"_s)));
        QVERIFY(tab.view->view()->isColumnHidden(tab.column(u"order_items"_s, u"order_id"_s))); // repeats the parent's
        QVERIFY(!tab.view->view()->isColumnHidden(tab.column(u"products"_s, u"name"_s)));
    }

    void thePathIsExtendedAndCut()
    {
        Tab tab(u"orders"_s);
        QVERIFY(tab.filled);
        JoinPath path = tab.grid().path();
        const QList<JoinPath::Choice> choices = path.choices(tab.grid().schema(), 0);
        const auto items = std::find_if(choices.cbegin(), choices.cend(), [](const JoinPath::Choice &c) { return c.name == u"items"_s; });
        QVERIFY(items != choices.cend() && items->many && items->reason.isEmpty());
        const int node = path.add(*items);
        QSignalSpy changed(tab.view.get(), &JoinedView::pathChanged);
        tab.view->setPath(path);
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(tab.grid().rowCount(), tab.sample.stored(u"SELECT count(*) FROM orders o LEFT JOIN order_items i ON i.order_id = o.id"_s).toInt());
        // A second collection beside the first is offered with the reason against it.
        const QList<JoinPath::Choice> beside = path.choices(tab.grid().schema(), 0);
        QVERIFY(std::any_of(beside.cbegin(), beside.cend(), [](const JoinPath::Choice &c) { return c.name == u"payments"_s && !c.reason.isEmpty(); }));
        path.remove(node);
        tab.view->setPath(path);
        QTRY_COMPARE(tab.grid().rowCount(), tab.sample.stored(u"SELECT count(*) FROM orders"_s).toInt());
    }

    void aJoinedViewFiltersAndSortsByAnyTable()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"products"_s, u"name"_s), u"lamp"_s);
        tab.grid().setSort({{tab.column(u"customers"_s, u"name"_s), true}});
        const QString from = u" FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_items i ON i.order_id = o.id "
                             "JOIN products p ON p.id = i.product_id WHERE p.name LIKE '%lamp%'"_s;
        QTRY_COMPARE(tab.grid().rowCount(), tab.sample.stored(u"SELECT count(*)"_s + from).toInt());
        QTRY_COMPARE(tab.grid().cell(0, tab.column(u"customers"_s, u"name"_s)).text,
            tab.sample.stored(u"SELECT c.name"_s + from + u" ORDER BY c.name DESC LIMIT 1"_s));
    }
};

QTEST_MAIN(tst_JoinedView)
#include "tst_joinedview.moc"
