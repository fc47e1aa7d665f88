// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/edits.h"
#include "studio/navigator/modeltreepanel.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_ModelTree : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<ModelDocument>();
        m_document->setModel(newModel(u"shop"_s));
        m_document->edit(u"Set up"_s, [&](Model &model) {
            m_orders = addTable(model, u"orders"_s);
            m_customers = addTable(model, u"customers"_s);
            Column name;
            name.name = u"name"_s;
            m_name = addColumn(model, m_customers, name);
            addEnum(model, u"order_status"_s, {u"open"_s, u"paid"_s});
        });
    }

    void showsTheModelInSectionsWithCounts()
    {
        ModelTree tree(*m_document);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);

        QCOMPARE(texts(tree, tree.sectionIndex(ModelTree::Tables)), QStringList({u"customers"_s, u"orders"_s}));
        QCOMPARE(texts(tree, tree.sectionIndex(ModelTree::Types)), QStringList(u"order_status"_s));
        QCOMPARE(texts(tree, tree.indexOf(m_customers)), QStringList({u"id"_s, u"name"_s}));
        QCOMPARE(tree.sectionIndex(ModelTree::Tables).data(RowSideRole).toString(), u"2"_s);
        QCOMPARE(tree.indexOf(m_document->schema().enums().first().id).data(RowSideRole).toString(), u"2"_s);
        QCOMPARE(tree.idAt(tree.indexOf(m_name)), m_name);
        QCOMPARE(tree.indexOf(m_name).parent(), tree.indexOf(m_customers));
    }

    void followsEveryKindOfEditAndUndo()
    {
        ModelTree tree(*m_document);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QPersistentModelIndex orders = tree.indexOf(m_orders);

        m_document->edit(u"Rename"_s, [&](Model &model) { rename(model, m_orders, u"a_first"_s); });
        QCOMPARE(texts(tree, tree.sectionIndex(ModelTree::Tables)), QStringList({u"a_first"_s, u"customers"_s}));
        QVERIFY(orders.isValid());
        QCOMPARE(orders.row(), 0);

        Id added;
        m_document->edit(u"Add"_s, [&](Model &model) { added = addTable(model, u"b_new"_s); });
        m_document->edit(u"Column"_s, [&](Model &model) { addColumn(model, added); });
        QCOMPARE(tree.rowCount(tree.indexOf(added)), 2);
        m_document->edit(u"Delete"_s, [&](Model &model) { deleteObjects(model, {m_customers, m_name}); });
        QCOMPARE(texts(tree, tree.sectionIndex(ModelTree::Tables)), QStringList({u"a_first"_s, u"b_new"_s}));

        m_document->goTo(1);
        QCOMPARE(texts(tree, tree.sectionIndex(ModelTree::Tables)), QStringList({u"customers"_s, u"orders"_s}));
        QCOMPARE(texts(tree, tree.indexOf(m_customers)), QStringList({u"id"_s, u"name"_s}));
        QVERIFY(orders.isValid());
        QCOMPARE(orders.data().toString(), u"orders"_s);
    }

    void editingARowRenamesTheObject()
    {
        ModelTree tree(*m_document);
        QVERIFY(tree.setData(tree.indexOf(m_name), u"full_name"_s, Qt::EditRole));

        QCOMPARE(m_document->schema().table(m_customers)->column(m_name)->name, u"full_name"_s);
        QVERIFY(!tree.setData(tree.indexOf(m_name), u"  "_s, Qt::EditRole));
        m_document->undo();
        QCOMPARE(tree.indexOf(m_name).data().toString(), u"name"_s);
    }

    void f2RenamesInPlace()
    {
        Selection selection;
        ModelTreePanel panel(*m_document, selection);
        panel.resize(240, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        selection.select(m_orders);
        panel.tree()->setFocus();

        QTest::keyClick(panel.tree(), Qt::Key_F2);
        auto *editor = panel.tree()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"purchases"_s);
        QTest::keyClick(editor, Qt::Key_Return);

        QTRY_COMPARE(m_document->schema().table(m_orders)->name, u"purchases"_s);
        QCOMPARE(selection.current(), m_orders);
    }

    void selectionTravelsBothWays()
    {
        Selection selection;
        ModelTreePanel panel(*m_document, selection);
        panel.resize(240, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));

        selection.select({m_orders, m_customers});
        QCOMPARE(panel.tree()->selectionModel()->selectedRows().size(), 2);
        QTest::mouseClick(panel.tree()->viewport(), Qt::LeftButton, {}, rectOf(panel, u"customers"_s).center());
        QCOMPARE(selection.ids(), QList<Id> {m_customers});
    }

    void escapeTakesTheFilterAwayThenLeavesIt()
    {
        Selection selection;
        ModelTreePanel panel(*m_document, selection);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.filterBox()->setFocus();
        QTest::keyClicks(panel.filterBox(), u"cust"_s);
        QTest::keyClick(panel.filterBox(), Qt::Key_Escape);
        QVERIFY(panel.filterBox()->text().isEmpty() && panel.filterBox()->hasFocus());
        QTest::keyClick(panel.filterBox(), Qt::Key_Escape);
        QVERIFY(panel.tree()->hasFocus());
        panel.filterBox()->setFocus();
        QTest::keyClick(panel.filterBox(), Qt::Key_Down);
        QVERIFY(panel.tree()->hasFocus());
    }

    void filterFindsTablesByTheirColumns()
    {
        Selection selection;
        ModelTreePanel panel(*m_document, selection);
        panel.filterBox()->setText(u"NAM"_s);

        const QAbstractItemModel *rows = panel.tree()->model();
        QCOMPARE(rows->rowCount(), 1);
        const QModelIndex tables = rows->index(0, 0);
        QCOMPARE(texts(*rows, tables), QStringList(u"customers"_s));
        QCOMPARE(texts(*rows, rows->index(0, 0, tables)), QStringList(u"name"_s));
        panel.filterBox()->setText(u"customers"_s);
        QCOMPARE(rows->rowCount(rows->index(0, 0, rows->index(0, 0))), 2);
        panel.filterBox()->clear();
        QCOMPARE(rows->rowCount(), int(ModelTree::SectionCount));
    }

    void returnActivatesAndDragCarriesIds()
    {
        Selection selection;
        ModelTreePanel panel(*m_document, selection);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QSignalSpy activated(&panel, &ModelTreePanel::activated);
        selection.select(m_orders);
        QTest::keyClick(panel.tree(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().value<Id>(), m_orders);

        const ModelTree &tree = *panel.model();
        const std::unique_ptr<QMimeData> data(tree.mimeData({tree.indexOf(m_orders), tree.indexOf(m_customers)}));
        QCOMPARE(data->data(QString::fromLatin1(ModelTree::MimeType)),
            (m_orders.toString() + u'\n' + m_customers.toString()).toLatin1());
    }

    void pendingTablesAndDatabasesWearADot()
    {
        ModelTree tree(*m_document);
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tree.setPending({m_orders});
        tree.setDatabases({{Id::create(), u"shop.db"_s, u"/tmp/shop.db"_s, Token::Fine}});

        QCOMPARE(tree.indexOf(m_orders).data(RowDotRole).toInt(), int(Token::ChangedBar));
        QVERIFY(!tree.indexOf(m_customers).data(RowDotRole).isValid());
        const QModelIndex database = tree.index(0, 0, tree.sectionIndex(ModelTree::Databases));
        QCOMPARE(database.data().toString(), u"shop.db"_s);
        QCOMPARE(database.data(RowDotRole).toInt(), int(Token::Fine));
        tree.setDatabases({});
        QCOMPARE(tree.rowCount(tree.sectionIndex(ModelTree::Databases)), 0);
    }

private:
    static QStringList texts(const QAbstractItemModel &model, const QModelIndex &parent)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(parent); ++row)
            list.append(model.index(row, 0, parent).data().toString());
        return list;
    }

    static QRect rectOf(const ModelTreePanel &panel, const QString &name)
    {
        const QAbstractItemModel *rows = panel.tree()->model();
        const QModelIndexList found = rows->match(rows->index(0, 0), Qt::DisplayRole, name, 1,
            Qt::MatchExactly | Qt::MatchRecursive);
        return panel.tree()->visualRect(found.value(0));
    }

    std::unique_ptr<ModelDocument> m_document;
    Id m_orders;
    Id m_customers;
    Id m_name;
};

QTEST_MAIN(tst_ModelTree)
#include "tst_modeltree.moc"
