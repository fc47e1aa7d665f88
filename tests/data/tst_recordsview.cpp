// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/recordstab.h"
#include "studio/data/changespanel.h"
#include "studio/data/pinnedcolumns.h"
#include "studio/data/recordpicker.h"
#include "studio/data/relatedrows.h"
#include "studio/data/sqllogpanel.h"
#include "studio/prompts/prompts.h"

using namespace jw;
using namespace jw::studio;
using Tab = jw::test::RecordsTab;
using namespace Qt::StringLiterals;

class tst_RecordsView : public QObject
{
    Q_OBJECT

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

    void aDoubleClickOnAHeadsEdgeFitsTheColumn()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const int column = tab.column(u"placed_on"_s);
        QHeaderView *head = tab.cells()->horizontalHeader();
        const int fitting = tab.cells()->sizeHintForColumn(column);
        QVERIFY(fitting > 60);
        tab.cells()->setColumnWidth(column, 300);
        const QPoint edge(head->sectionViewportPosition(column) + 298, 12);
        QTest::mouseDClick(head->viewport(), Qt::LeftButton, {}, edge);
        QCOMPARE(tab.cells()->columnWidth(column), fitting);
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

    void aChangedCellShowsThatItIsSelected()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const QModelIndex cell = tab.at(1, u"remark"_s);
        QVERIFY(tab.grid().setData(cell, u"x"_s));
        tab.go(0, u"remark"_s);
        tab.cells()->selectionModel()->select(cell, QItemSelectionModel::Select);
        const QRect rect = tab.cells()->visualRect(cell);
        const QImage image = tab.cells()->viewport()->grab().toImage();
        const auto at = [&](QPoint place) { return image.pixelColor(place * image.devicePixelRatio()); };
        const QColor fill = at({rect.right() - 4, rect.top() + 4});
        QVERIFY(fill == Theme::instance().color(Token::Selection) || fill == Theme::instance().color(Token::SelectionInactive));
        QCOMPARE(at(rect.topLeft() + QPoint(0, 8)), Theme::instance().color(Token::ChangedBar));
    }

    void aMessageGoesWithTheNextEdit()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"remark"_s);
        const QString facts = tab.view->status();
        QVERIFY(!tab.grid().setData(tab.at(0, u"total"_s), u"none"_s));
        QVERIFY(tab.view->status().contains(u"none"_s));
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"x"_s));
        QCOMPARE(tab.view->status(), facts);
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
        auto *editor = tab.cells()->findChild<QLineEdit *>(u"cellEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, "2026-12-23");
        QTest::keyClick(editor, Qt::Key_Down, Qt::AltModifier);
        auto *calendar = editor->findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        QCOMPARE(calendar->selectedDate(), QDate(2026, 12, 23));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!calendar->isVisible() && editor->isVisible());
        QCOMPARE(editor->text(), u"2026-12-24"_s);
        QTest::keyClick(editor, Qt::Key_Up);
        QTest::keyClick(editor, Qt::Key_Down);
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
        items.showRelatedRows({{tab.sample.table(u"orders"), order.key(), order.objectName(), u"items"_s, named(u"items"_s).columns, named(u"items"_s).values}});
        QTRY_COMPARE(items.records().rowCount(), tab.sample.stored(u"SELECT count(*) FROM order_items WHERE order_id = "_s + tab.id(0)).toInt());
    }

    void theMenuOfRelatedRowsAsksForThem()
    {
        Tab tab;
        QVERIFY(tab.filled);
        Id table;
        QList<Value> values;
        QString row;
        connect(tab.view.get(), &DataView::rowsRequested, this, [&](Id asked, const Trail &trail) {
            table = asked;
            values = trail.last().values;
            row = trail.last().row;
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
        QCOMPARE(row, u"Order "_s + tab.id(2));
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
