// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/sampledatabase.h"
#include "studio/data/changespanel.h"
#include "studio/data/recordpicker.h"
#include "studio/data/recordsview.h"
#include "studio/data/sqllogpanel.h"
#include "studio/prompts/prompts.h"

#include <QtWidgets/QtWidgets>

using namespace jw;
using namespace jw::studio;
using jw::test::SampleDatabase;
using namespace Qt::StringLiterals;

class tst_RecordsView : public QObject
{
    Q_OBJECT

    /// A tab over one table of the sample shop, shown and filled.
    struct Tab
    {
        explicit Tab(const QString &table = u"orders"_s)
        {
            QSettings().clear();
            view = std::make_unique<RecordsView>(*sample.database, sample.table(table), selection);
            view->resize(1000, 600);
            view->show();
            filled = QTest::qWaitFor([this] { return grid().isCountExact() && !grid().isLoading(0); }, 20'000);
        }
        RecordsModel &grid() const { return view->records(); }
        GridView *cells() const { return view->view(); }
        int column(const QString &name) const { return grid().columnOf(grid().table().column(name)->id); }
        QModelIndex at(int row, const QString &name) const { return grid().index(row, column(name)); }
        GridCell cell(int row, const QString &name) const { return grid().cell(row, column(name)); }
        void go(int row, const QString &name)
        {
            cells()->setFocus();
            cells()->goTo(at(row, name));
        }
        QString id(int row) const { return cell(row, u"id"_s).text; }
        QLineEdit *filter(const QString &name) const { return cells()->header()->filterEdit(column(name)); }
        bool isFilled(int row) const { return !grid().isLoading(row); }

        SampleDatabase sample;
        Selection selection;
        std::unique_ptr<RecordsView> view;
        bool filled = false;
    };

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_recordsview"_s);
        Prompts::setUnattended(true);
    }

    void aCellIsEditedByTypingAndReturn()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"remark"_s);
        QTest::keyClicks(tab.cells(), "w");
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, "ait");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"remark"_s).text, u"wait"_s);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        QTest::keyClick(tab.cells(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        QCOMPARE(tab.sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s), u"wait"_s);
    }

    void whatCannotBeReadStaysInItsEditor()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString before = tab.cell(0, u"total"_s).text;
        tab.go(0, u"total"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, "12.345");
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->text(), u"12.345"_s);
        QVERIFY(!tab.view->status().isEmpty());
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(tab.cell(0, u"total"_s).text, before);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void escapeRevertsTheCell()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QString before = tab.cell(2, u"status"_s).text;
        QVERIFY(tab.grid().setData(tab.at(2, u"status"_s), before == u"open"_s ? u"paid"_s : u"open"_s));
        tab.go(2, u"status"_s);
        QTest::keyClick(tab.cells(), Qt::Key_Escape);
        QCOMPARE(tab.cell(2, u"status"_s).text, before);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void nullAndDefaultAreOneKeyAway()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"x"_s));
        tab.go(0, u"remark"_s);
        QTest::keyClick(tab.cells(), Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(tab.cell(0, u"remark"_s).kind, CellKind::Null);
        QTest::keyClick(tab.cells(), Qt::Key_Insert, Qt::ControlModifier);
        QVERIFY(tab.grid().isNewRow(0));
        QVERIFY(tab.cell(0, u"placed_on"_s).required || tab.cell(0, u"placed_on"_s).kind == CellKind::Default);
        QVERIFY(tab.grid().setData(tab.at(0, u"status"_s), u"paid"_s));
        tab.go(0, u"status"_s);
        QTest::keyClick(tab.cells(), Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tab.cell(0, u"status"_s).kind, CellKind::Default);
    }

    void aDateHasACalendar()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"placed_on"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *editor = tab.cells()->findChild<QDateTimeEdit *>(u"cellEditor"_s);
        QVERIFY(editor && editor->calendarPopup());
        editor->setDate(QDate(2026, 12, 24));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"placed_on"_s).text, u"2026-12-24"_s);
    }

    void anEnumOffersItsValues()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"status"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *editor = tab.cells()->findChild<QComboBox *>(u"cellEditor"_s);
        QVERIFY(editor);
        QVERIFY(editor->findText(u"shipped"_s) >= 0);
        editor->setCurrentIndex(editor->findText(u"shipped"_s));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(0, u"status"_s).text, u"shipped"_s);
    }

    void aBooleanIsToggledBySpaceAndByClick()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"active"_s);
        const QString before = tab.cell(0, u"active"_s).text;
        QTest::keyClick(tab.cells(), Qt::Key_Space);
        QVERIFY(tab.cell(0, u"active"_s).text != before);
        const QRect box = GridDelegate::checkBox(tab.cells()->visualRect(tab.at(0, u"active"_s)));
        QTest::mouseClick(tab.cells()->viewport(), Qt::LeftButton, Qt::NoModifier, box.center());
        QCOMPARE(tab.cell(0, u"active"_s).text, before);
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void aForeignKeyIsPickedBySearching()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"customer_id"_s);
        QTest::keyClicks(tab.cells(), "a");
        RecordPicker *picker = tab.cells()->picker();
        QVERIFY(picker && picker->isVisible());
        auto *search = picker->findChild<QLineEdit *>(u"pickerSearch"_s);
        QCOMPARE(search->text(), u"a"_s);
        QTRY_VERIFY(picker->count() > 1);
        auto *list = picker->findChild<QListView *>();
        const QString wanted = list->model()->index(1, 0).data().toString();
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!picker->isVisible());
        QTRY_COMPARE(tab.cell(0, u"customer_id"_s).text, wanted);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
    }

    void escapeInThePickerChangesNothing()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"customer_id"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        RecordPicker *picker = tab.cells()->picker();
        QTRY_VERIFY(picker->count() > 0);
        QTest::keyClick(picker->findChild<QLineEdit *>(u"pickerSearch"_s), Qt::Key_Escape);
        QVERIFY(!picker->isVisible());
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void f4AsksForTheRowReferredTo()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QList<Value> asked;
        connect(tab.view.get(), &DataView::recordRequested, this, [&asked](Id, const QList<Value> &key) { asked = key; });
        tab.go(0, u"customer_id"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F4);
        QCOMPARE(asked, QList<Value> {tab.grid().value(tab.at(0, u"customer_id"_s))});
    }

    void aClickOnTheHeadSortsAndShiftAddsToIt()
    {
        Tab tab;
        QVERIFY(tab.filled);
        GridHeader *header = tab.cells()->header();
        const auto click = [&](const QString &name, Qt::KeyboardModifiers modifiers) {
            const int column = tab.column(name);
            tab.cells()->scrollTo(tab.at(0, name));
            const QPoint place(header->sectionViewportPosition(column) + 20, 14);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, place);
        };
        click(u"status"_s, Qt::NoModifier);
        QCOMPARE(tab.grid().sortKeys(), (QList<SortKey> {{tab.column(u"status"_s), false}}));
        click(u"status"_s, Qt::NoModifier);
        QCOMPARE(tab.grid().sortKeys(), (QList<SortKey> {{tab.column(u"status"_s), true}}));
        click(u"total"_s, Qt::ShiftModifier);
        QCOMPARE(tab.grid().sortKeys(), (QList<SortKey> {{tab.column(u"status"_s), true}, {tab.column(u"total"_s), false}}));
        QTRY_VERIFY(tab.isFilled(0));
        QTRY_COMPARE(tab.id(0), tab.sample.stored(u"SELECT id FROM orders ORDER BY status DESC, total, id LIMIT 1"_s));
    }

    void typingInTheFilterLineFilters()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.view->find();
        QLineEdit *filter = tab.filter(u"total"_s);
        filter->setFocus();
        QTest::keyClicks(filter, "> 500");
        QTest::keyClick(filter, Qt::Key_Return);
        const int expected = tab.sample.stored(u"SELECT count(*) FROM orders WHERE total > 500"_s).toInt();
        QTRY_COMPARE(tab.grid().rowCount(), expected);
        auto *bar = tab.view->findChild<FilterBar *>();
        QTRY_VERIFY2(bar->countText().contains(QLocale().toString(expected)), qPrintable(bar->countText()));
        auto *remove = bar->findChild<QToolButton *>(u"removeFilter_total"_s);
        QVERIFY(remove);
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_VERIFY(tab.grid().rowCount() > expected);
        QVERIFY(filter->text().isEmpty());
    }

    void aFilterThatCannotBeReadSaysSo()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const int rows = tab.grid().rowCount();
        QLineEdit *filter = tab.filter(u"placed_on"_s);
        filter->setFocus();
        QTest::keyClicks(filter, ">= soon");
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY2(tab.view->status().contains(u"soon"_s), qPrintable(tab.view->status()));
        QCOMPARE(tab.grid().rowCount(), rows);
    }

    void rowsAreDuplicatedAndDeletedByKey()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        const int rows = tab.grid().rowCount();
        const QString name = tab.cell(1, u"name"_s).text;
        tab.go(1, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(tab.grid().rowCount(), rows + 1);
        QCOMPARE(tab.cell(0, u"name"_s).text, name);
        tab.go(0, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_Delete);
        QCOMPARE(tab.grid().rowCount(), rows); // a new row is dropped
        tab.go(4, u"name"_s);
        QTest::keyClick(tab.cells(), Qt::Key_Delete);
        QCOMPARE(tab.cell(4, u"name"_s).pending, Pending::Deleted);
        QTest::keyClick(tab.cells(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(tab.cell(4, u"name"_s).pending, Pending::None);
        QTest::keyClick(tab.cells(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tab.cell(4, u"name"_s).pending, Pending::Deleted);
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

    void aLongValueIsEditedInThePanelBeside()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        tab.go(0, u"attributes"_s);
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *panel = tab.view->findChild<ValuePanel *>();
        QVERIFY(panel->isVisible());
        auto *text = panel->findChild<QPlainTextEdit *>(u"valueText"_s);
        text->setPlainText(u"{\"colour\": \"red\"}"_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"attributes"_s)).toText(), u"{\"colour\": \"red\"}"_s);
        text->setPlainText(u"{broken"_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(tab.grid().value(tab.at(0, u"attributes"_s)).toText(), u"{\"colour\": \"red\"}"_s);
        QVERIFY2(tab.view->status().contains(u"JSON"_s), qPrintable(tab.view->status()));
    }

    void aGridRemembersItsWidthsAndSort()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.cells()->horizontalHeader()->resizeSection(tab.column(u"remark"_s), 333);
        tab.grid().setSort({{tab.column(u"total"_s), true}});
        tab.view.reset();
        RecordsView again(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QCOMPARE(again.view()->columnWidth(again.records().columnOf(again.records().table().column(u"remark")->id)), 333);
        QCOMPARE(again.records().sortKeys().size(), 1);
    }

    void pendingEditsSurviveClosingTheTab()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"kept"_s));
        QVERIFY(tab.view->hasPending());
        tab.view.reset();
        QTRY_COMPARE(tab.sample.database->pendingCount(), 1);
        RecordsView again(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QTRY_VERIFY(again.records().isCountExact());
        QTRY_COMPARE(again.records().cell(0, tab.sample.database->schema().table(u"orders")->columnIndex(u"remark")).text, u"kept"_s);
    }

    void theCursorIsSharedAsASelection()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(3, u"status"_s);
        QCOMPARE(tab.selection.row().table, tab.sample.table(u"orders"));
        QCOMPARE(tab.selection.row().key, QList<Value> {Value(tab.id(3).toLongLong())});
    }

    void thePanelsShowWhatWillRunAndWhatRan()
    {
        Tab tab;
        QVERIFY(tab.filled);
        ChangesPanel changes;
        changes.setDatabase(tab.sample.database.get());
        SqlLogPanel log;
        log.setDatabase(tab.sample.database.get());
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"seen"_s));
        QTRY_VERIFY2(changes.sql().contains(u"UPDATE orders SET remark = 'seen'"_s), qPrintable(changes.sql()));
        changes.tree()->setCurrentIndex(changes.tree()->model()->index(0, 0));
        QTest::keyClick(changes.tree(), Qt::Key_Delete);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        QVERIFY(log.findChild<QListView *>()->model()->rowCount() > 0);
        tab.view.reset();
        tab.sample.database.reset(); // the panels let go
        QVERIFY(changes.sql().isEmpty());
    }
};

QTEST_MAIN(tst_RecordsView)
#include "tst_recordsview.moc"
