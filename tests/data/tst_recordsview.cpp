// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/sampledatabase.h"
#include "studio/data/changespanel.h"
#include "studio/data/pinnedcolumns.h"
#include "studio/data/recordpicker.h"
#include "studio/data/recordsview.h"
#include "studio/data/relatedrows.h"
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
        QLineEdit *filter(const QString &name) const { return cells()->filterEdit(column(name)); }
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

    void aGridRemembersHowItWasLeft()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.cells()->header()->resizeSection(tab.column(u"remark"_s), 333);
        tab.cells()->header()->moveSection(tab.cells()->header()->visualIndex(tab.column(u"total"_s)), 2);
        tab.go(0, u"currency"_s);
        tab.view->hideColumn();
        tab.go(0, u"customer_id"_s);
        tab.view->togglePinned();
        tab.grid().setSort({{tab.column(u"total"_s), true}});
        tab.grid().setFilter(tab.column(u"status"_s), u"paid"_s);
        tab.view.reset();
        tab.view = std::make_unique<RecordsView>(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QCOMPARE(tab.cells()->columnWidth(tab.column(u"remark"_s)), 333);
        QVERIFY(!tab.cells()->isFixed(tab.column(u"id"_s))); // grown by itself, so it may grow again
        QVERIFY(tab.cells()->isColumnHidden(tab.column(u"currency"_s)));
        QCOMPARE(tab.cells()->pinned(), QList<int> {tab.column(u"customer_id"_s)});
        QCOMPARE(tab.cells()->header()->visualIndex(tab.column(u"customer_id"_s)), 0);
        QCOMPARE(tab.cells()->header()->visualIndex(tab.column(u"total"_s)), 2);
        QCOMPARE(tab.grid().sortKeys(), (QList<SortKey> {{tab.column(u"total"_s), true}}));
        QCOMPARE(tab.grid().filterText(tab.column(u"status"_s)), u"paid"_s);
        const int expected = tab.sample.stored(u"SELECT count(*) FROM orders WHERE status = 'paid'"_s).toInt();
        QTRY_COMPARE(tab.grid().rowCount(), expected);
        tab.view->clearFilters();
        tab.view->showAllColumns();
        QVERIFY(!tab.cells()->isColumnHidden(tab.column(u"currency"_s)));
    }

    void anotherTableHasAStateOfItsOwn()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"status"_s), u"paid"_s);
        RecordsView other(*tab.sample.database, tab.sample.table(u"customers"), tab.selection);
        QVERIFY(other.records().filteredColumns().isEmpty());
    }

    void whatWasAskedForIsShownAndNotRemembered()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.view->showRecord({Value(4711)});
        QTRY_COMPARE(tab.grid().rowCount(), 1);
        QTRY_COMPARE(tab.id(0), u"4711"_s);
        tab.view.reset();
        RecordsView again(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QVERIFY(again.records().filteredColumns().isEmpty());
    }

    void aPinnedColumnStaysInSight()
    {
        Tab tab(u"products"_s);
        QVERIFY(tab.filled);
        tab.view->resize(520, 500);
        tab.go(0, u"name"_s);
        tab.view->togglePinned();
        auto *pinned = tab.view->findChild<PinnedColumns *>();
        QVERIFY(pinned && pinned->isVisible());
        QCOMPARE(tab.cells()->header()->visualIndex(tab.column(u"name"_s)), 0);
        tab.go(0, u"picture"_s); // far to the right
        QVERIFY(tab.cells()->horizontalScrollBar()->value() > 0);
        QVERIFY(tab.cells()->visualRect(tab.at(0, u"picture"_s)).left() >= pinned->covered());
        // Its cells are clicked, edited and filtered where they stand now.
        const QRect cell = pinned->visualRect(tab.at(2, u"name"_s));
        QTest::mouseClick(pinned->viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
        QCOMPARE(tab.cells()->currentIndex(), tab.at(2, u"name"_s));
        QTest::keyClick(tab.cells(), Qt::Key_F2);
        auto *editor = pinned->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor && editor->isVisible());
        editor->setText(u"Renamed"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(tab.cell(2, u"name"_s).text, u"Renamed"_s);
        QLineEdit *filter = tab.filter(u"name"_s);
        QVERIFY(pinned->isAncestorOf(filter) && filter->isVisible());
        filter->setFocus();
        QTest::keyClicks(filter, "lamp");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(tab.grid().rowCount(), tab.sample.stored(u"SELECT count(*) FROM products WHERE name LIKE '%lamp%'"_s).toInt());
        tab.go(0, u"name"_s);
        tab.view->togglePinned();
        QVERIFY(!pinned->isVisible());
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

    void aUniqueViolationLeavesEverythingPendingAndShowsTheRow()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(9, u"name"_s), u"Still Pending"_s));
        QVERIFY(tab.grid().setData(tab.at(5, u"email"_s), tab.cell(0, u"email"_s).text));
        tab.go(0, u"name"_s);
        tab.view->commit();
        QTRY_VERIFY2(tab.view->status().contains(u"email"_s), qPrintable(tab.view->status()));
        QCOMPARE(tab.cells()->currentIndex(), tab.at(5, u"email"_s));
        QTRY_COMPARE(tab.sample.database->pendingCount(), 2);
        QVERIFY(tab.sample.stored(u"SELECT name FROM customers ORDER BY id LIMIT 1 OFFSET 9"_s) != u"Still Pending"_s);
    }

    void aRowDeletedBySomebodyElseIsSaidAndNothingIsLost()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"mine"_s));
        QVERIFY(tab.grid().setData(tab.at(3, u"remark"_s), u"other"_s));
        {
            Connection other = Engine::open(Url::fromFile(tab.sample.path)).connect();
            other.run(u"PRAGMA foreign_keys = OFF"_s);
            other.run(u"DELETE FROM orders WHERE id = "_s + tab.id(0));
        }
        const QString before = tab.view->status();
        tab.view->commit();
        QTRY_VERIFY(tab.view->status() != before && !tab.sample.database->isCommitting());
        QVERIFY2(tab.view->status().contains(u"Order "_s), qPrintable(tab.view->status()));
        QTRY_COMPARE(tab.sample.database->pendingCount(), 2);
        QCOMPARE(tab.sample.stored(u"SELECT count(*) FROM orders WHERE remark = 'other'"_s), u"0"_s);
    }

    void aReadOnlyDatabaseRefusesEveryEditWithAReason()
    {
        Tab tab;
        tab.view.reset();
        tab.sample.open(DatabaseMode::ReadOnly);
        tab.view = std::make_unique<RecordsView>(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QTRY_VERIFY(tab.grid().isCountExact() && !tab.grid().isLoading(0));
        QGuiApplication::clipboard()->setText(u"x\n"_s);
        tab.go(0, u"remark"_s);
        const QList<void (DataView::*)()> edits {&DataView::paste, &DataView::pasteAsRows, &DataView::addRow, &DataView::duplicate,
            &DataView::deleteSelected, &DataView::setNull, &DataView::fillDown};
        for (const auto edit : edits) {
            (tab.view.get()->*edit)();
            QCOMPARE(tab.view->status(), tab.grid().readOnlyReason());
            tab.cells()->goTo(tab.at(1, u"id"_s)); // says other things
            tab.cells()->goTo(tab.at(1, u"remark"_s));
        }
        QVERIFY(!tab.sample.database->session().hasChanges());
    }

    void rowsRelatedInBothDirectionsAreAskedFor()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Record order = tab.grid().record(0, 0);
        const QList<RelatedRows> related = relatedRows(tab.grid().schema(), order);
        const auto named = [&related](const QString &name) {
            const auto it = std::find_if(related.cbegin(), related.cend(), [&name](const RelatedRows &r) { return r.name == name; });
            return it == related.cend() ? RelatedRows() : *it;
        };
        QCOMPARE(named(u"customer"_s).table, tab.sample.table(u"customers"));
        QCOMPARE(named(u"customer"_s).values, QList<Value> {order.value(u"customer_id"_s)});
        QCOMPARE(named(u"items"_s).table, tab.sample.table(u"order_items"));
        QVERIFY(!named(u"items"_s).isForward);
        RecordsView items(*tab.sample.database, named(u"items"_s).table, tab.selection);
        items.showRows(named(u"items"_s).columns, named(u"items"_s).values);
        QTRY_COMPARE(items.records().rowCount(), tab.sample.stored(u"SELECT count(*) FROM order_items WHERE order_id = "_s + tab.id(0)).toInt());
    }

    void theMenuOfRelatedRowsAsksForThem()
    {
        Tab tab;
        QVERIFY(tab.filled);
        Id table;
        QList<Value> values;
        connect(tab.view.get(), &DataView::rowsRequested, this, [&](Id asked, const QList<Id> &, const QList<Value> &with) {
            table = asked;
            values = with;
        });
        tab.go(2, u"status"_s);
        QTimer::singleShot(0, this, [] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (action->text().startsWith(u"items"_s))
                    menu->setActiveAction(action);
            }
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::keyClick(tab.cells(), Qt::Key_F4, Qt::ShiftModifier);
        QCOMPARE(table, tab.sample.table(u"order_items"));
        QCOMPARE(values, QList<Value> {Value(tab.id(2).toLongLong())});
    }

    void numbersAreNotCutAtTheWidthsThatColumnsTake()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.view->resize(430, 600); // beside a diagram
        tab.grid().setSort({{tab.column(u"total"_s), true}});
        QTRY_VERIFY(tab.isFilled(0) && tab.cell(0, u"total"_s).text.size() >= 7);
        GridDelegate delegate;
        const auto fits = [&](const QString &name) {
            const int column = tab.column(name);
            return delegate.textWidth(tab.cell(0, name), tab.grid().column(column)) <= tab.cells()->columnWidth(column);
        };
        QTRY_VERIFY(fits(u"total"_s));
        QVERIFY(fits(u"id"_s) && fits(u"placed_on"_s));
        // Widths that came by growing are not kept as if a person had set them.
        tab.view.reset();
        tab.view = std::make_unique<RecordsView>(*tab.sample.database, tab.sample.table(u"orders"), tab.selection);
        QVERIFY(!tab.cells()->isFixed(tab.column(u"total"_s)));
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
