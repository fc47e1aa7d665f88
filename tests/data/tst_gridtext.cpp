// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/recordstab.h"
#include "studio/data/commitscript.h"
#include "studio/data/filterbar.h"
#include "studio/data/recordpicker.h"
#include "studio/data/valuefacts.h"
#include "studio/prompts/prompts.h"

using namespace jw;
using namespace jw::studio;
using Tab = jw::test::RecordsTab;
using namespace Qt::StringLiterals;

// Cells as text: copied and pasted, filled down, found and replaced.
class tst_GridText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_gridtext"_s);
        Prompts::setUnattended(true);
    }

    void cellsGoToSpreadsheetsAndComeBack()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"name"_s);
        tab.cells()->selectionModel()->select(
            QItemSelection(tab.at(0, u"name"_s), tab.at(1, u"email"_s)), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(tab.cells(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QVERIFY2(lines.first().startsWith(u"name\temail"_s), qPrintable(lines.first()));
        QCOMPARE(lines.at(1), tab.cell(0, u"name"_s).text + u'\t' + tab.cell(0, u"email"_s).text);

        QGuiApplication::clipboard()->setText(u"Ada\tada@x.org\nBo\tbo@x.org\n"_s);
        tab.go(2, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(tab.cell(3, u"email"_s).text, u"bo@x.org"_s);
        QCOMPARE(tab.sample.database->session().changed().size(), 2);
        tab.view->undo();
        QVERIFY(!tab.sample.database->session().hasChanges());

        const int rows = tab.grid().rowCount();
        tab.go(0, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tab.grid().rowCount(), rows + 2);
        QCOMPARE(tab.sample.database->session().added().size(), 2);
    }

    void newRowsBeginBelowTheHeads()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"name"_s);
        QGuiApplication::clipboard()->setText(u"name\temail\nAda\tada@x.org\nBo\tbo@x.org\n"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tab.sample.database->session().added().size(), 2);
        QCOMPARE(tab.cell(tab.cells()->currentIndex().row(), u"name"_s).text, u"Ada"_s);
    }

    void newRowsAreCounted()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"id"_s), u"-1"_s);
        auto *bar = tab.view->findChild<FilterBar *>();
        QTRY_VERIFY(tab.grid().isCountExact() && tab.grid().rowCount() == 0);
        tab.go(0, u"remark"_s);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(tab.cells(), Qt::Key_Insert, Qt::ControlModifier);
        QCOMPARE(tab.grid().rowCount(), 3);
        QTRY_VERIFY2(bar->countText().contains(u"3"_s), qPrintable(bar->countText()));
    }

    void aMomentIsStoredAsItIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("date alone is midnight") << u"2021-02-28"_s << u"2021-02-28 00:00:00"_s;
        QTest::newRow("as the grid shows it") << u"2021-02-28 14:30:05"_s << u"2021-02-28 14:30:05"_s;
        QTest::newRow("with a T") << u"2021-02-28T14:30"_s << u"2021-02-28 14:30:00"_s;
        QTest::newRow("milliseconds") << u"2021-02-28 14:30:05.25"_s << u"2021-02-28 14:30:05.250"_s;
        QTest::newRow("microseconds") << u"2021-02-28 14:30:05.123456"_s << u"2021-02-28 14:30:05.123456"_s;
    }

    void aMomentIsStoredAsItIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        Tab tab(u"reviews"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"written_at"_s);
        QTest::keyClicks(tab.cells(), typed.left(1));
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, typed.mid(1));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"written_at"_s).text, stored);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        QTest::keyClick(tab.cells(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        QCOMPARE(tab.sample.stored(u"SELECT written_at FROM reviews ORDER BY id LIMIT 1"_s).replace(u'T', u' '), stored);
    }

    void aMomentThatIsNoneIsRefusedWithTheReason()
    {
        Tab tab(u"reviews"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"written_at"_s);
        QTest::keyClicks(tab.cells(), "2");
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, "021-02-30");
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(editor->isVisible());
        QVERIFY2(tab.view->status().contains(u"2021-02-30"_s), qPrintable(tab.view->status()));
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void anUntouchedMomentKeepsItsMicroseconds()
    {
        Tab tab(u"reviews"_s);
        QVERIFY(tab.filled);
        const QModelIndex cell = tab.at(0, u"written_at"_s);
        QVERIFY(tab.grid().setData(cell, u"2021-02-28 14:30:05.123456"_s));
        const Value before = tab.grid().value(cell);
        tab.go(0, u"written_at"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"2021-02-28 14:30:05.123456"_s);
        QVERIFY2(editor->width() > editor->fontMetrics().horizontalAdvance(editor->text()) + 30, "the text is clipped");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(tab.grid().value(cell), before);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QTest::keyClick(editor, Qt::Key_Down); // another day, the same time
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"written_at"_s).text, u"2021-02-27 14:30:05.123456"_s);
    }

    void tabThroughANullDateLeavesItNull()
    {
        Tab tab(u"shipments"_s);
        QVERIFY(tab.filled);
        const QString column = u"shipped_on"_s;
        tab.grid().setFilter(tab.column(column), u"null"_s);
        QTRY_VERIFY(tab.isFilled(0) && tab.cell(0, column).kind == CellKind::Null);
        tab.go(0, column);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QPointer<QLineEdit> editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor && editor->text().isEmpty());
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(tab.cell(0, column).kind, CellKind::Null);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void whatCannotBeSeenIsShown()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString text = u"paid\u202E' ,0 = total\u200B"_s;
        const QModelIndex cell = tab.at(0, u"remark"_s);
        QVERIFY(tab.grid().setData(cell, QVariant::fromValue(Value(text))));
        QCOMPARE(tab.cell(0, u"remark"_s).text, u"paid\\u202E' ,0 = total\\u200B"_s);
        QCOMPARE(tab.grid().plainText(cell), text); // what is edited and copied
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        const ChangesModel &changes = tab.sample.database->changes();
        const QString sql = CommitScript(changes.steps()).text();
        QVERIFY2(sql.contains(u"'paid\\u202E'' ,0 = total\\u200B'"_s) && !sql.contains(u'\u202E'), qPrintable(sql));
        const QString after = changes.index(0, 0, changes.index(0, 0)).data(ChangesModel::AfterRole).toString();
        QCOMPARE(after, tab.cell(0, u"remark"_s).text);
    }

    void aLongTextIsNotCut()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString text(40'000, u'x');
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), QVariant::fromValue(Value(text))));
        tab.go(0, u"remark"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QVERIFY(!tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s));
        auto *panel = tab.view->findChild<QPlainTextEdit *>(u"valueText"_s);
        QVERIFY(panel->isVisible() && panel->hasFocus());
        QTest::keyClick(panel, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"remark"_s)).toText().size(), 40'000);

        QVERIFY(tab.grid().setData(tab.at(1, u"remark"_s), QVariant::fromValue(Value(u"short"_s))));
        tab.go(1, u"remark"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *line = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(line);
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(tab.grid().value(tab.at(1, u"remark"_s)).toText().size(), 40'000);
    }

    void lettersDoNotMoveTheCursor_data()
    {
        QTest::addColumn<QString>("column");
        QTest::newRow("boolean") << u"active"_s;
        QTest::newRow("json") << u"attributes"_s;
        QTest::newRow("foreign key") << u"category_id"_s;
    }

    void lettersDoNotMoveTheCursor()
    {
        QFETCH(QString, column);
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        // The letter that another row's text begins with, which a list would go to.
        QTRY_VERIFY(tab.cell(0, column).text != u"…"_s);
        int other = 1;
        while (tab.cell(other, column).text.isEmpty())
            ++other;
        const QString letter = tab.cell(other, column).text.left(1);
        for (const bool pinned : {false, true}) {
            QTest::qWait(QApplication::keyboardInputInterval() + 10);
            tab.cells()->setPinned(pinned ? QList<int> {tab.column(column)} : QList<int>());
            tab.go(0, column);
            QTest::keyClicks(tab.cells(), letter);
            QCOMPARE(tab.cells()->currentIndex(), tab.at(0, column));
            if (tab.cells()->picker())
                tab.cells()->picker()->hide();
        }
    }

    void aBooleanTakesTheLettersThatSayIt()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"active"_s);
        for (const QString &keys : {u"f1"_s, u"0t"_s, u"ny"_s, u"fj"_s, u"1f"_s, u"tn"_s, u"y0"_s}) {
            QTest::keyClick(tab.cells(), keys.at(0).toLatin1());
            QTest::keyClick(tab.cells(), keys.at(1).toLatin1());
            const bool on = tab.grid().value(tab.at(0, u"active"_s)).toBool();
            QVERIFY2(on == u"1tyj"_s.contains(keys.at(1)), qPrintable(keys));
            QTest::keyClick(tab.cells(), 'x');
            QCOMPARE(tab.grid().value(tab.at(0, u"active"_s)).toBool(), on);
        }
    }

    void tabFromACellDoesNotToggleTheBoxBeside()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        const int active = tab.column(u"active"_s);
        tab.cells()->header()->moveSection(tab.cells()->header()->visualIndex(active), tab.cells()->header()->visualIndex(tab.column(u"name"_s)) + 1);
        tab.go(0, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QTest::keyClick(tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s), Qt::Key_Tab);
        QCOMPARE(tab.cells()->currentIndex(), tab.at(0, u"active"_s));
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void typingReplacesAValueOfThePanel()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"attributes"_s);
        QTest::keyClick(tab.cells(), '[');
        auto *text = tab.view->findChild<QPlainTextEdit *>(u"valueText"_s);
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, "1, 2]");
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"attributes"_s)).toText(), u"[1, 2]"_s);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(tab.cells()->hasFocus());
        QTest::keyClick(tab.cells(), Qt::Key_F2, Qt::ShiftModifier);
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, " ");
        QCOMPARE(text->toPlainText(), u"[1, 2] "_s);
    }

    void aTextThatIsNoneIsKeptForItsCell()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        const QString before = tab.grid().value(tab.at(0, u"attributes"_s)).toText();
        tab.go(0, u"attributes"_s);
        QTest::keyClick(tab.cells(), '{');
        auto *text = tab.view->findChild<QPlainTextEdit *>(u"valueText"_s);
        QTest::keyClicks(text, "broken");
        const QRect other = tab.cells()->visualRect(tab.at(3, u"attributes"_s));
        QTest::mouseClick(tab.cells()->viewport(), Qt::LeftButton, Qt::NoModifier, other.center());
        QCOMPARE(tab.cells()->currentIndex().row(), 3);
        QVERIFY2(tab.view->status().contains(u"attributes"_s) && tab.view->status().contains(u"Product "_s), qPrintable(tab.view->status()));
        QVERIFY(!text->toPlainText().contains(u"broken"_s));
        tab.view->refresh();
        QTRY_VERIFY(tab.isFilled(0) && tab.grid().isCountExact());
        tab.go(0, u"attributes"_s);
        QCOMPARE(text->toPlainText(), u"{broken"_s);
        auto *facts = tab.view->findChild<ValueFacts *>();
        QVERIFY(facts->isProblem() && facts->toolTip().contains(u"JSON"_s));
        QCOMPARE(tab.grid().value(tab.at(0, u"attributes"_s)).toText(), before);
        QTest::keyClick(text, Qt::Key_Escape); // gives it up
        tab.go(3, u"attributes"_s);
        tab.go(0, u"attributes"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        QCOMPARE(text->toPlainText(), before);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void endsOfLinesAndHardSpacesStay_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("edited"); // "!" typed at the end
        QTest::newRow("as Windows ends lines") << u"a\r\nb\u00A0c"_s << u"a\r\nb\u00A0c!"_s;
        QTest::newRow("plain") << u"a\nb\u00A0c"_s << u"a\nb\u00A0c!"_s;
        QTest::newRow("mixed") << u"a\nb\r\nc\rd\u2028e"_s << u"a\nb\r\nc\rd\u2028e!"_s;
    }

    void endsOfLinesAndHardSpacesStay()
    {
        QFETCH(QString, stored);
        QFETCH(QString, edited);
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), QVariant::fromValue(Value(stored))));
        tab.go(0, u"remark"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *text = tab.view->findChild<QPlainTextEdit *>(u"valueText"_s);
        QVERIFY(text->hasFocus());
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"remark"_s)).toText(), stored);
        QTest::keyClick(text, '!');
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"remark"_s)).toText(), edited);
    }

    void ctrlFFindsInAllRows()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"id"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F, Qt::ControlModifier);
        auto *bar = tab.view->findChild<GridFindBar *>();
        QVERIFY(bar->isVisible());
        auto *text = bar->findChild<QLineEdit *>(u"findText"_s);
        QTest::keyClicks(text, "7777");
        QTest::keyClick(text, Qt::Key_Return);
        const int expected = tab.sample.stored(u"SELECT (SELECT count(*) FROM orders WHERE id = 7777) + (SELECT count(*) FROM orders WHERE total = 7777)"_s).toInt();
        QTRY_COMPARE(bar->search().isRunning(), false);
        QCOMPARE(bar->search().count(), expected);
        QTRY_COMPARE(tab.cells()->currentIndex().row(), tab.sample.stored(u"SELECT count(*) FROM orders WHERE id < 7777"_s).toInt());
        QTRY_COMPARE(tab.id(tab.cells()->currentIndex().row()), u"7777"_s);
        QVERIFY2(bar->countText().startsWith(u"1 "_s), qPrintable(bar->countText()));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    void findingGoesOnAndBackAndRoundTheEnds()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"id"_s);
        tab.view->find();
        auto *text = tab.view->findBar()->findChild<QLineEdit *>(u"findText"_s);
        QTest::keyClicks(text, "shipped");
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY(!tab.view->findBar()->search().isRunning() && tab.view->findBar()->search().count() > 2);
        const auto nth = [&tab](int n) {
            return tab.sample.stored(u"SELECT id FROM orders WHERE status = 'shipped' ORDER BY id LIMIT 1 OFFSET %1"_s.arg(n));
        };
        const auto here = [&tab] { return tab.id(tab.cells()->currentIndex().row()); };
        QTRY_COMPARE(here(), nth(0));
        QTest::keyClick(text, Qt::Key_F3);
        QTRY_COMPARE(here(), nth(1));
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(here(), nth(0));
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        const int count = tab.sample.stored(u"SELECT count(*) FROM orders WHERE status = 'shipped'"_s).toInt();
        QTRY_COMPARE(here(), nth(count - 1));
    }

    void textsAreReplacedInTheSelectionAsOneStep()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        const QString before = tab.cell(0, u"email"_s).text;
        tab.cells()->selectionModel()->select(
            QItemSelection(tab.at(0, u"email"_s), tab.at(4, u"email"_s)), QItemSelectionModel::ClearAndSelect);
        tab.view->find();
        auto *bar = tab.view->findBar();
        QTest::keyClicks(bar->findChild<QLineEdit *>(u"findText"_s), "@");
        QTest::keyClicks(bar->findChild<QLineEdit *>(u"replaceText"_s), " at ");
        QTest::keyClick(bar->findChild<QLineEdit *>(u"findText"_s), Qt::Key_Return);
        QTRY_VERIFY(!bar->search().isRunning());
        tab.cells()->selectionModel()->select(
            QItemSelection(tab.at(0, u"email"_s), tab.at(4, u"email"_s)), QItemSelectionModel::ClearAndSelect);
        QTest::mouseClick(bar->findChild<QPushButton *>(u"replaceSelected"_s), Qt::LeftButton);
        QCOMPARE(tab.sample.database->session().changed().size(), 5);
        QCOMPARE(tab.cell(0, u"email"_s).text, QString(before).replace(u"@"_s, u" at "_s));
        tab.view->undo();
        QCOMPARE(tab.cell(0, u"email"_s).text, before);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void fillDownTakesTheTopmostCell()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(2, u"remark"_s), u"top"_s));
        tab.cells()->setFocus();
        tab.cells()->selectionModel()->select(
            QItemSelection(tab.at(2, u"remark"_s), tab.at(6, u"remark"_s)), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(tab.cells(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        for (int row = 3; row <= 6; ++row)
            QCOMPARE(tab.cell(row, u"remark"_s).text, u"top"_s);
        tab.view->undo();
        QCOMPARE(tab.cell(6, u"remark"_s).kind, CellKind::Null);
        tab.go(3, u"remark"_s); // a single cell takes what stands above it
        tab.view->fillDown();
        QCOMPARE(tab.cell(3, u"remark"_s).text, u"top"_s);
        tab.view->commit();
        QTRY_VERIFY(!tab.sample.database->session().hasChanges());
        QCOMPARE(tab.sample.stored(u"SELECT count(*) FROM orders WHERE remark = 'top'"_s), u"2"_s);
    }

    void aPastedLabelFindsItsKey()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString name = tab.sample.stored(u"SELECT name FROM customers GROUP BY name HAVING count(*) = 1 ORDER BY id LIMIT 1"_s);
        const QString key = tab.sample.stored(u"SELECT id FROM customers WHERE name = '%1'"_s.arg(QString(name).replace(u"'"_s, u"''"_s)));
        QGuiApplication::clipboard()->setText(name);
        tab.cells()->setFocus();
        tab.cells()->selectionModel()->select(
            QItemSelection(tab.at(0, u"customer_id"_s), tab.at(2, u"customer_id"_s)), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier);
        for (int row = 0; row < 3; ++row)
            QTRY_COMPARE(tab.grid().plainText(tab.at(row, u"customer_id"_s)), key);
        QTRY_COMPARE(tab.cell(0, u"customer_id"_s).text, name);
    }

    void aPastedLabelThatNobodyHasIsSaid()
    {
        Tab tab;
        QVERIFY(tab.filled);
        Prompts::said();
        tab.go(0, u"customer_id"_s);
        QGuiApplication::clipboard()->setText(u"Nobody Atall"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier);
        QStringList said;
        QTRY_VERIFY(!(said += Prompts::said()).isEmpty());
        QVERIFY2(said.join(u' ').contains(u"Nobody Atall"_s), qPrintable(said.join(u' ')));
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void fiveThousandCellsArePastedIntoRowsNotYetRead()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QGuiApplication::clipboard()->setText(u"bulk\n"_s.repeated(5000));
        tab.go(0, u"remark"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(tab.sample.database->pendingCount(), 5000, 60'000);
        tab.view->commit();
        QTRY_COMPARE_WITH_TIMEOUT(tab.sample.database->pendingCount(), 0, 60'000);
        QCOMPARE(tab.sample.stored(u"SELECT count(*) FROM orders WHERE remark = 'bulk'"_s), u"5000"_s);
    }

    void allRowsAreCopiedAlsoThoseNotYetRead()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(tab.cells(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(tab.cells(), Qt::Key_C, Qt::ControlModifier);
        const int rows = tab.grid().rowCount();
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text().count(u'\n'), rows, 60'000);
        const QString last = QGuiApplication::clipboard()->text().split(u'\n').at(rows - 1);
        QVERIFY2(last.startsWith(tab.sample.stored(u"SELECT max(id) FROM orders"_s) + u'\t'), qPrintable(last));
    }

    void textPastedIntoANumberChangesNothing()
    {
        Tab tab;
        QVERIFY(tab.filled);
        Prompts::said();
        QGuiApplication::clipboard()->setText(u"12.50\nmuch\n"_s);
        tab.go(0, u"total"_s);
        QTest::keyClick(tab.cells(), Qt::Key_V, Qt::ControlModifier);
        const QString said = Prompts::said().join(u' ');
        QVERIFY2(said.contains(u"total, line 2"_s) && said.contains(u"much"_s), qPrintable(said));
        QVERIFY(!tab.sample.database->session().hasChanges());
    }
};

QTEST_MAIN(tst_GridText)
#include "tst_gridtext.moc"
