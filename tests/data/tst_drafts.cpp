// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/recordstab.h"
#include "studio/prompts/prompts.h"

using namespace jw;
using namespace jw::studio;
using Tab = jw::test::RecordsTab;
using namespace Qt::StringLiterals;

// What was typed is never lost without a word, wherever the focus goes.
class tst_Drafts : public QObject
{
    Q_OBJECT

    /// Opens the editor of a cell and replaces its text.
    static QLineEdit *type(Tab &tab, int row, const QString &column, const QString &text)
    {
        tab.go(row, column);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QLineEdit *editor = editorOf(tab);
        if (editor) {
            editor->selectAll();
            QTest::keyClicks(editor, text);
        }
        return editor;
    }
    /// The editor that is open; null: none.
    static QLineEdit *editorOf(const Tab &tab)
    {
        for (auto *editor : tab.cells()->findChildren<QLineEdit *>(u"cellEditor"_s)) {
            if (!editor->isHidden())
                return editor;
        }
        return nullptr;
    }
    static void click(const Tab &tab, const QModelIndex &cell)
    {
        QTest::mouseClick(tab.cells()->viewport(), Qt::LeftButton, Qt::NoModifier, tab.cells()->visualRect(cell).center());
    }
    static Drafts &drafts(const Tab &tab) { return tab.sample.database->drafts(); }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_drafts"_s);
        Prompts::setUnattended(true);
    }

    void whatCannotBeReadStaysWithItsCell_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("way");
        const std::pair<const char *, int> ways[] = {{"a click on another cell", 0}, {"a widget elsewhere", 1}, {"an arrow away", 2}, {"a sort", 3}};
        for (const auto &[name, way] : ways) {
            QTest::addRow("a number, %s", name) << u"total"_s << u"abc"_s << way;
            QTest::addRow("a date, %s", name) << u"placed_on"_s << u"2021-02-30"_s << way;
        }
    }

    void whatCannotBeReadStaysWithItsCell()
    {
        QFETCH(QString, column);
        QFETCH(QString, text);
        QFETCH(int, way);
        Tab tab;
        QVERIFY(tab.filled);
        const Record record = tab.grid().record(2, 0);
        QVERIFY(type(tab, 2, column, text));
        QLineEdit elsewhere(tab.view.get());
        elsewhere.show();
        if (way == 0)
            click(tab, tab.at(4, u"remark"_s));
        else if (way == 1)
            elsewhere.setFocus();
        else if (way == 2)
            tab.cells()->setCurrentIndex(tab.at(5, column));
        else
            tab.grid().setSort({{tab.column(u"id"_s), false}});
        QVERIFY(!editorOf(tab));
        const int cell = tab.grid().column(tab.column(column)).index;
        const Draft *draft = drafts(tab).find(record, cell);
        QVERIFY(draft);
        QCOMPARE(draft->text, text);
        QTRY_VERIFY2(tab.view->status().contains(text), qPrintable(tab.view->status()));
        QCOMPARE(record.value(cell), draft->stands);
        QVERIFY2(tab.sample.database->reasonAgainstCommit().contains(column), qPrintable(tab.sample.database->reasonAgainstCommit()));

        // The editor goes on with it, and gives it up.
        QTRY_VERIFY(tab.grid().cellOf(record, tab.column(column)).isValid());
        tab.cells()->goTo(tab.grid().cellOf(record, tab.column(column)));
        tab.cells()->setFocus();
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QVERIFY(editorOf(tab));
        QCOMPARE(editorOf(tab)->text(), text);
        QTest::keyClick(editorOf(tab), Qt::Key_Escape);
        QVERIFY(drafts(tab).isEmpty());
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void aMendedDraftIsTaken()
    {
        Tab tab;
        QVERIFY(tab.filled);
        type(tab, 0, u"placed_on"_s, u"2021-02-30"_s);
        click(tab, tab.at(3, u"remark"_s));
        tab.go(0, u"placed_on"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QLineEdit *editor = editorOf(tab);
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_End);
        QTest::keyClick(editor, Qt::Key_Backspace);
        QTest::keyClick(editor, Qt::Key_Backspace);
        QTest::keyClicks(editor, "28");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"placed_on"_s).text, u"2021-02-28"_s);
        QVERIFY(drafts(tab).isEmpty());
        QVERIFY(tab.sample.database->reasonAgainstCommit().isEmpty());
    }

    void aDraftGoesWithItsCell_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("Esc") << 0;
        QTest::newRow("NULL") << 1;
        QTest::newRow("pasted") << 2;
        QTest::newRow("revert all") << 3;
    }

    void aDraftGoesWithItsCell()
    {
        QFETCH(int, way);
        Tab tab;
        QVERIFY(tab.filled);
        type(tab, 0, u"placed_on"_s, u"soon"_s);
        click(tab, tab.at(3, u"remark"_s));
        QCOMPARE(drafts(tab).all().size(), 1);
        tab.go(0, u"placed_on"_s);
        if (way == 0)
            QTest::keyClick(tab.cells(), Qt::Key_Escape);
        else if (way == 1)
            tab.view->setNull();
        else if (way == 2)
            QVERIFY(tab.grid().setData(tab.at(0, u"placed_on"_s), u"2026-01-01"_s));
        else
            tab.view->revertAll();
        QVERIFY(drafts(tab).isEmpty());
    }

    void aDraftOutlastsItsTab()
    {
        Tab tab;
        QVERIFY(tab.filled);
        type(tab, 0, u"total"_s, u"much"_s);
        const QModelIndex cell = tab.at(0, u"total"_s);
        const Record record = tab.grid().record(0, 0);
        const int number = tab.grid().column(cell.column()).index;
        tab.view.reset(); // with its editor open
        QVERIFY(drafts(tab).find(record, number));
        tab.view = std::make_unique<RecordsView>(*tab.sample.database, tab.sample.table(u"orders"_s), tab.selection);
        tab.view->show();
        QTRY_VERIFY(tab.isFilled(0));
        tab.go(0, u"total"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QVERIFY(editorOf(tab));
        QCOMPARE(editorOf(tab)->text(), u"much"_s);
    }

    void whatIsTypedIsTakenBeforeASort()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Record record = tab.grid().record(1, 0);
        QVERIFY(type(tab, 1, u"remark"_s, u"kept"_s));
        tab.grid().setSort({{tab.column(u"id"_s), true}});
        QCOMPARE(record.value(u"remark"_s), Value(u"kept"_s));
    }

    void whatIsTypedIsTakenByACommit()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString id = tab.id(1);
        QVERIFY(type(tab, 1, u"remark"_s, u"written"_s));
        QVERIFY(tab.view->isTyping());
        tab.view->commit();
        QTRY_VERIFY(!tab.sample.database->session().hasChanges());
        QCOMPARE(tab.sample.stored(u"SELECT remark FROM orders WHERE id = "_s + id), u"written"_s);
    }

    void anEditStaysWithItsRecord_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("in the cell") << u"remark"_s << u"mine"_s;
        QTest::newRow("in the panel") << u"remark"_s << u"mine too"_s;
    }

    void anEditStaysWithItsRecord()
    {
        QFETCH(QString, column);
        QFETCH(QString, text);
        Tab tab;
        QVERIFY(tab.filled);
        const QString id = tab.id(3);
        const Record record = tab.grid().record(3, 0);
        auto *panel = tab.view->findChild<QPlainTextEdit *>(u"valueText"_s);
        if (QByteArray(QTest::currentDataTag()) == "in the panel") {
            tab.go(3, column);
            tab.view->toggleValuePanel();
            panel->selectAll();
            QTest::keyClicks(panel, text);
        } else {
            QVERIFY(type(tab, 3, column, text));
        }
        Engine::open(Url::fromFile(tab.sample.path)).connect().run( // by somebody else
            u"INSERT INTO orders (id, customer_id, status, placed_on, currency, total) SELECT -1, customer_id, status, placed_on, currency, total FROM orders LIMIT 1"_s);
        tab.grid().reload();
        QTRY_COMPARE(tab.id(4), id);
        QTRY_VERIFY(tab.grid().isCountExact());
        tab.view->endEdits();
        QCOMPARE(record.value(column), Value(text));
        QCOMPARE(tab.sample.database->session().changed(), QList<Record> {record});
    }
};

QTEST_MAIN(tst_Drafts)
#include "tst_drafts.moc"
