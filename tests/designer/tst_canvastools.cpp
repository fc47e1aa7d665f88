// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/canvasfixture.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::Canvas;
using jw::test::id;

// Making things: the tools, typing in place, the clipboard, menus and finding.
class tst_CanvasTools : public QObject
{
    Q_OBJECT

private slots:
    void aTableOfFiveColumnsIsTypedWithoutADialog()
    {
        Canvas canvas;
        canvas.key(Qt::Key_T);
        QCOMPARE(canvas.view->tool(), Tool::Table);
        canvas.click(canvas.at(QPointF(600, 300)));
        canvas.type("invoices", Qt::Key_Tab);
        canvas.type("id", Qt::Key_Return);
        canvas.type("number", Qt::Key_Tab);
        canvas.type("varchar(20)", Qt::Key_Return);
        canvas.type("issued date", Qt::Key_Return);
        canvas.type("remark", Qt::Key_Tab);
        canvas.type("text?", Qt::Key_Return);
        canvas.type("state order_status", Qt::Key_Return);
        QTest::keyClick(canvas.editor(), Qt::Key_Return);
        QVERIFY(!canvas.editor());

        const Table *table = canvas.table(u"invoices"_s);
        QVERIFY(table);
        QCOMPARE(table->columns.size(), 5);
        QCOMPARE(table->columns[1].name, u"number"_s);
        QCOMPARE(table->columns[1].type, ColumnType::text(20));
        QCOMPARE(table->columns[2].type, ColumnType(ColumnType::Kind::Date));
        QVERIFY(table->columns[3].nullable);
        QCOMPARE(table->columns[4].type.enumType(), id(u"order_status"));
        QVERIFY(table->was.isEmpty() && table->columns[0].was.isEmpty());
        QCOMPARE(canvas.diagram().placement(table->id)->position, QPoint(600, 304));
        QCOMPARE(canvas.view->tool(), Tool::Select);
        QCOMPARE(canvas.document.history().first(), u"Add invoices"_s);
        canvas.document.goTo(1);
        QCOMPARE(canvas.table(u"invoices"_s)->columns.size(), 1);
    }

    void aTableIsPlacedByKeyWhereThereIsRoom()
    {
        Canvas canvas;
        canvas.key(Qt::Key_T);
        canvas.key(Qt::Key_Return);
        canvas.type("invoices", Qt::Key_Return);
        QVERIFY(!canvas.editor());
        const QRectF made = canvas.view->diagramScene().rectOf(canvas.table(u"invoices"_s)->id);
        for (const SheetTable &other : canvas.view->diagramScene().sheet().tables)
            QVERIFY(other.rect == made || !other.rect.intersects(made));
    }

    void escapeLeavesTheNameAsItWas()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        canvas.key(Qt::Key_F2);
        QCOMPARE(canvas.editor()->text(), u"orders"_s);
        canvas.type("purchases", Qt::Key_Escape);
        QVERIFY(canvas.table(u"orders"_s));
        QVERIFY(!canvas.document.canUndo());
        QVERIFY(canvas.view->hasFocus());
    }

    void renamesInPlace_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::newRow("table") << u"orders"_s;
        QTest::newRow("column") << u"orders.total"_s;
        QTest::newRow("relationship") << u"orders>customer"_s;
        QTest::newRow("area") << u"area"_s;
    }

    void renamesInPlace()
    {
        QFETCH(QString, seed);
        Canvas canvas;
        canvas.selection.select(id(seed));
        canvas.key(Qt::Key_F2);
        canvas.type("renamed", Qt::Key_Return);
        QCOMPARE(nameOf(canvas.document.model(), id(seed)), u"renamed"_s);
    }

    void aTypeThatIsNoneStaysWhereverTheFocusGoes()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        canvas.key(Qt::Key_F2);
        canvas.type("orders", Qt::Key_Tab);
        canvas.type("id", Qt::Key_Tab); // to its type
        const ColumnType before = canvas.table(u"orders"_s)->columns.first().type;
        canvas.editor()->selectAll();
        QTest::keyClicks(canvas.editor(), u"decimal(5"_s);
        canvas.view->setFocus();
        QVERIFY(canvas.editor());
        QCOMPARE(canvas.editor()->text(), u"decimal(5"_s);
        canvas.editor()->setFocus();
        canvas.type("int32", Qt::Key_Return);
        QVERIFY(canvas.table(u"orders"_s)->columns.first().type != before);
    }

    void aNotesTextIsEditedInPlace()
    {
        Canvas canvas;
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {}, canvas.at(u"note"));
        auto *editor = canvas.view->findChild<QPlainTextEdit *>(u"noteEditor"_s);
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"Two"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::keyClicks(editor, u"lines"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(canvas.diagram().note(id(u"note"))->text, u"Two\nlines"_s);
    }

    void aTypeThatIsNoneKeepsTheEditorOpen()
    {
        Canvas canvas;
        canvas.selection.select(id(u"orders.total"));
        canvas.view->editType();
        canvas.type("zebra", Qt::Key_Return);
        QVERIFY(canvas.editor());
        QCOMPARE(canvas.table(u"orders"_s)->column(u"total")->type, ColumnType::decimal(10, 2));
        canvas.type("doub", Qt::Key_Tab); // the word that begins so
        QCOMPARE(canvas.table(u"orders"_s)->column(u"total")->type, ColumnType(ColumnType::Kind::Double));
    }

    void shiftTabGoesBack()
    {
        Canvas canvas;
        canvas.selection.select(id(u"orders.total"));
        canvas.view->editType();
        QTest::keyClick(canvas.editor(), Qt::Key_Backtab);
        QCOMPARE(canvas.editor()->text(), u"total"_s);
        QTest::keyClick(canvas.editor(), Qt::Key_Backtab);
        QCOMPARE(canvas.editor()->text(), u"order_status"_s);
    }

    void aClickElsewhereTakesWhatWasTyped()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_Insert);
        QTest::keyClicks(canvas.editor(), u"colour"_s);
        canvas.click(canvas.at(QPointF(700, 500)));
        QVERIFY(canvas.table(u"tags"_s)->column(u"colour"));
        QVERIFY(!canvas.editor());
    }

    void closingTheViewTakesWhatWasTyped()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_Insert);
        QTest::keyClicks(canvas.editor(), u"colour"_s);
        canvas.view.reset();
        QVERIFY(canvas.table(u"tags"_s)->column(u"colour"));
    }

    void aTableThatGoesWhileItIsTypedInDoesNoHarm()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_Insert);
        canvas.document.edit(u"Delete"_s, [](Model &model) { deleteObjects(model, {id(u"tags")}); });
        QVERIFY(!canvas.editor());
        QVERIFY(!canvas.view->naming().isActive());
    }

    void aKeyOfTheWindowTakesWhatWasTypedFirst()
    {
        Canvas canvas;
        QAction save(canvas.view.get());
        save.setShortcut(QKeySequence(u"Ctrl+S"_s));
        canvas.view->addAction(&save);
        QString saved;
        QObject::connect(&save, &QAction::triggered, &save, [&] { saved = nameOf(canvas.document.model(), id(u"tags")); });
        canvas.selection.select(id(u"tags"));
        canvas.key(Qt::Key_F2);
        canvas.editor()->selectAll();
        QTest::keyClicks(canvas.editor(), u"words"_s);
        QTest::keyClick(canvas.editor(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(saved, u"words"_s);
        QVERIFY(!canvas.editor());
    }

    void draggingFromATableRelatesIt()
    {
        Canvas canvas;
        canvas.key(Qt::Key_R);
        canvas.drag(canvas.at(u"tags"), canvas.at(u"customers"));
        const Table *tags = canvas.table(u"tags"_s);
        QCOMPARE(tags->relationships.size(), 1);
        QCOMPARE(tags->relationships[0].to, id(u"customers"));
        QVERIFY(tags->column(u"customer_id"));
        QCOMPARE(canvas.selection.current(), tags->relationships[0].id);
        QCOMPARE(canvas.view->tool(), Tool::Select);
        QVERIFY(canvas.view->diagramScene().lineItem(tags->relationships[0].id));
        canvas.document.undo();
        QCOMPARE(canvas.document.model(), test::smallShop());
    }

    void draggingFromAColumnMakesItTheForeignKey()
    {
        Canvas canvas;
        canvas.key(Qt::Key_R);
        canvas.drag(canvas.at(u"tags.name"), canvas.at(u"customers"));
        const Table *tags = canvas.table(u"tags"_s);
        QCOMPARE(tags->relationships[0].columns, QList<Id> {id(u"tags.name")});
        QCOMPARE(tags->column(id(u"tags.name"))->type, ColumnType(ColumnType::Kind::Int64));
    }

    void aDragFromTheSelectedColumnRelatesItWithoutATool()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags.name"));
        canvas.click(canvas.at(u"tags.name"));
        QCOMPARE(canvas.selection.current(), id(u"tags.name"));
        const QPoint place = canvas.position(u"tags");

        canvas.drag(canvas.at(u"tags.name"), canvas.at(QPointF(700, 500))); // nothing there: given up
        QCOMPARE(canvas.view->tool(), Tool::Select);
        QVERIFY(!canvas.document.canUndo());

        canvas.selection.select(id(u"tags.name"));
        canvas.drag(canvas.at(u"tags.name"), canvas.at(u"customers"));
        QCOMPARE(canvas.table(u"tags"_s)->relationships.value(0).columns, QList<Id> {id(u"tags.name")});
        QCOMPARE(canvas.table(u"tags"_s)->relationships.value(0).to, id(u"customers"));
        QCOMPARE(canvas.position(u"tags"), place);
        QCOMPARE(canvas.view->tool(), Tool::Select);
    }

    void twoClicksRelateATableWithItself()
    {
        Canvas canvas;
        canvas.key(Qt::Key_R);
        canvas.click(canvas.at(u"tags"));
        QVERIFY(canvas.table(u"tags"_s)->relationships.isEmpty());
        canvas.click(canvas.at(u"tags"));
        QCOMPARE(canvas.table(u"tags"_s)->relationships[0].to, id(u"tags"));
    }

    void tablesAreRelatedByKeysAlone()
    {
        Canvas canvas;
        canvas.key(Qt::Key_Tab); // customers
        canvas.key(Qt::Key_Down, Qt::ControlModifier); // tags
        canvas.key(Qt::Key_R);
        canvas.key(Qt::Key_Return);
        canvas.key(Qt::Key_Up, Qt::ControlModifier);
        canvas.key(Qt::Key_Return);
        QCOMPARE(canvas.table(u"tags"_s)->relationships.value(0).to, id(u"customers"));
    }

    void manyToManyPlacesTheAssociation()
    {
        Canvas canvas;
        canvas.key(Qt::Key_M);
        canvas.drag(canvas.at(u"orders"), canvas.at(u"tags"));
        const Table *association = canvas.table(u"order_tags"_s);
        QVERIFY(association);
        const DiagramScene &scene = canvas.view->diagramScene();
        QVERIFY(scene.tableItem(association->id));
        for (const SheetTable &other : scene.sheet().tables)
            QVERIFY(other.id == association->id || !other.rect.intersects(scene.rectOf(association->id)));
        QCOMPARE(canvas.document.history().size(), 1);
    }

    void aTableWithoutKeyIsRefusedInWords()
    {
        Model model = test::smallShop();
        setPrimaryKey(model, id(u"customers"), {});
        Canvas canvas(model);
        QSignalSpy status(canvas.view.get(), &DiagramView::statusText);
        canvas.key(Qt::Key_R);
        canvas.drag(canvas.at(u"tags"), canvas.at(u"customers"));
        QVERIFY(status.last()[0].toString().contains(u"customers"_s));
        QVERIFY(!canvas.document.canUndo());
    }

    void anAreaIsDrawnAndNamed()
    {
        Canvas canvas;
        canvas.key(Qt::Key_A);
        canvas.drag(canvas.at(QPointF(16, 300)), canvas.at(QPointF(240, 420)));
        canvas.type("Words", Qt::Key_Return);
        QCOMPARE(canvas.diagram().areas.size(), 2);
        const Id made = canvas.selection.current();
        QCOMPARE(canvas.diagram().area(made)->name, u"Words"_s);
        QCOMPARE(canvas.diagram().area(made)->rect, QRect(16, 304, 224, 120));
        QCOMPARE(canvas.view->diagramScene().sheet().table(id(u"tags"))->hue, Hue::Teal);
        canvas.document.undo();
        QCOMPARE(canvas.document.model(), test::smallShop());
    }

    void anAreaGoesAroundTheSelectedTablesByKey()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_A);
        canvas.key(Qt::Key_Return);
        canvas.type("Words", Qt::Key_Return);
        QVERIFY(QRectF(canvas.diagram().area(canvas.selection.current())->rect).contains(canvas.view->diagramScene().rectOf(id(u"tags"))));
    }

    void aNoteBelongsToTheSelectedTable()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_N);
        canvas.key(Qt::Key_Return);
        auto *editor = canvas.view->findChild<QPlainTextEdit *>(u"noteEditor"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Words"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        const Note *note = canvas.diagram().note(canvas.selection.current());
        QCOMPARE(note->text, u"Words"_s);
        QCOMPARE(note->link, id(u"tags"));
        QCOMPARE(canvas.document.history().size(), 1);
    }

    void copyAndPasteKeepParents()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        const Table *copy = canvas.table(u"orders_2"_s);
        QVERIFY(copy);
        QCOMPARE(copy->relationships.value(0).to, id(u"customers"));
        QCOMPARE(canvas.selection.ids(), QList<Id> {copy->id});
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(canvas.table(u"orders_3"_s));
        QVERIFY(canvas.diagram().placement(canvas.table(u"orders_3"_s)->id)->position != canvas.diagram().placement(copy->id)->position);
    }

    void tablesGoThroughATextIntoAnotherModel()
    {
        Canvas canvas;
        canvas.key(Qt::Key_A, Qt::ControlModifier);
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QGuiApplication::clipboard()->setText(text); // as from a mail
        Canvas other(newModel(u"other"_s));
        QVERIFY(other.view->canPaste());
        other.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other.schema().tables().size(), 3);
        QCOMPARE(other.schema().enums().size(), 1);
        QCOMPARE(other.diagram().areas.size(), 1);
        QCOMPARE(other.diagram().notes.size(), 1);
        QCOMPARE(other.table(u"orders"_s)->relationships.value(0).to, other.table(u"customers"_s)->id);
    }

    void cutTakesAwayWhatPasteBringsBack()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!canvas.table(u"tags"_s));
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(canvas.table(u"tags"_s));
    }

    void columnsAreCopiedAsLines()
    {
        Canvas canvas;
        canvas.selection.select({id(u"orders.total"), id(u"orders.status")});
        canvas.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"total decimal(10,2)\nstatus order_status"_s);
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(canvas.table(u"tags"_s)->column(u"total")->type, ColumnType::decimal(10, 2));
        QVERIFY(canvas.table(u"tags"_s)->column(u"status"));
    }

    void duplicates()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        canvas.key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(canvas.table(u"orders_2"_s));
        canvas.selection.select(id(u"tags.name"));
        canvas.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(canvas.table(u"tags"_s)->columns.size(), 3);
    }

    void findingLightsAndWalksMatches()
    {
        Canvas canvas;
        canvas.key(Qt::Key_F, Qt::ControlModifier);
        auto *text = canvas.view->findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(text->isVisible());
        QTest::keyClicks(text, u"customer"_s);
        QCOMPARE(canvas.view->diagramScene().found(), (QSet<Id> {id(u"customers"), id(u"orders")})); // orders.customer_id
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(canvas.selection.current(), id(u"customers"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(canvas.selection.current(), id(u"orders"));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(canvas.view->diagramScene().found().isEmpty());
        QVERIFY(canvas.view->hasFocus());
    }

    void anEmptyDiagramIsFilledBySearching()
    {
        Model model = test::smallShop();
        model.diagrams[0] = Diagram {id(u"diagram"), u"Main"_s, {}, {}, {}, {}, {}};
        Canvas canvas(model);
        QCOMPARE(canvas.view->find(u"orders"_s), 0);
        canvas.view->openFind();
        auto *text = canvas.view->findChild<QLineEdit *>(u"findText"_s);
        QTest::keyClicks(text, u"orders"_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(canvas.diagram().placement(id(u"orders")));
        canvas.view->setFocus();
        canvas.selection.select(id(u"orders"));
        canvas.key(Qt::Key_E);
        QVERIFY(canvas.diagram().placement(id(u"customers")));
    }

    void theContextMenuActsAndCanBeExtended()
    {
        Canvas canvas;
        QObject::connect(canvas.view.get(), &DiagramView::contextMenuAboutToShow, canvas.view.get(),
            [](QMenu *menu, Id) { menu->addAction(u"Something of the shell"_s); });
        QContextMenuEvent event(QContextMenuEvent::Mouse, canvas.at(u"tags"), canvas.view->viewport()->mapToGlobal(canvas.at(u"tags")));
        QCoreApplication::sendEvent(canvas.view->viewport(), &event);
        auto *menu = canvas.view->findChild<QMenu *>(u"canvasMenu"_s);
        QVERIFY(menu);
        QCOMPARE(canvas.selection.current(), id(u"tags"));
        QCOMPARE(menu->actions().last()->text(), u"Something of the shell"_s);
        menu->findChild<QAction *>(u"detailName"_s)->trigger();
        QCOMPARE(canvas.diagram().placement(id(u"tags"))->detail, TableDetail::Name);
        menu->close();
    }

    void everyMenuEntryOfAnAreaWorks()
    {
        Canvas canvas;
        canvas.selection.select(id(u"area"));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(canvas.view->viewport(), &event);
        auto *menu = canvas.view->findChild<QMenu *>(u"canvasMenu"_s);
        menu->findChild<QAction *>(u"hueSky"_s)->trigger();
        QCOMPARE(canvas.diagram().area(id(u"area"))->hue, Hue::Sky);
        QCOMPARE(canvas.view->diagramScene().sheet().table(id(u"orders"))->hue, Hue::Sky);
        menu->close();
    }
};

QTEST_MAIN(tst_CanvasTools)
#include "tst_canvastools.moc"
