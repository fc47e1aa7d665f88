// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/canvasfixture.h"

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::Canvas;
using jw::test::id;

// Selecting, moving, resizing, bending: what a person does with what stands there.
class tst_DiagramView : public QObject
{
    Q_OBJECT

private slots:
    void aClickSelectsATableAndAnotherItsColumn()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        QCOMPARE(canvas.selection.ids(), QList<Id> {id(u"orders")});
        canvas.click(canvas.at(u"orders.status"));
        QCOMPARE(canvas.selection.ids(), QList<Id> {id(u"orders.status")});
        canvas.click(canvas.at(QPointF(250, 300)));
        QVERIFY(canvas.selection.isEmpty());
    }

    void controlAddsAndTakesAway()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        canvas.click(canvas.at(u"tags"), Qt::ControlModifier);
        QCOMPARE(canvas.selection.ids().size(), 2);
        canvas.click(canvas.at(u"orders"), Qt::ControlModifier);
        QCOMPARE(canvas.selection.ids(), QList<Id> {id(u"tags")});
    }

    void aBandSelectsWhatItTouches()
    {
        Canvas canvas;
        canvas.drag(canvas.at(QPointF(0, 0)), canvas.at(QPointF(100, 400)));
        const QList<Id> ids = canvas.selection.ids();
        QCOMPARE(QSet<Id>(ids.begin(), ids.end()), (QSet<Id> {id(u"customers"), id(u"tags")}));
        QVERIFY(!canvas.document.canUndo());
    }

    void draggingMovesOnTheGridAsOneStep()
    {
        Canvas canvas;
        const QPoint start = canvas.at(u"customers");
        canvas.drag(start, start + QPoint(83, 45));
        QCOMPARE(canvas.position(u"customers"), QPoint(120, 88));
        QCOMPARE(canvas.document.history().size(), 1);
        canvas.document.undo();
        QCOMPARE(canvas.position(u"customers"), QPoint(40, 40));
    }

    void escapeGivesUpADrag()
    {
        Canvas canvas;
        const QPoint start = canvas.at(u"customers");
        canvas.press(start);
        canvas.move(start + QPoint(100, 0));
        QCOMPARE(canvas.view->diagramScene().rectOf(id(u"customers")).left(), 144.0);
        canvas.key(Qt::Key_Escape);
        canvas.release(start + QPoint(100, 0));
        QCOMPARE(canvas.position(u"customers"), QPoint(40, 40));
        QCOMPARE(canvas.view->diagramScene().rectOf(id(u"customers")).left(), 40.0);
        QVERIFY(!canvas.document.canUndo());
    }

    void onlyTheLinesOfMovedTablesAreRoutedAgain()
    {
        Model model = test::smallShop();
        addTestRelationship(model);
        Canvas canvas(model);
        const Routes before = canvas.view->diagramScene().routes();
        QCOMPARE(before.size(), 2);
        const QPoint start = canvas.at(u"tags");
        canvas.drag(start, start + QPoint(0, 40));
        const Routes after = canvas.view->diagramScene().routes();
        QCOMPARE(after.value(id(u"orders>customer")), before.value(id(u"orders>customer")));
        QVERIFY(after.value(id(u"tags>customer")) != before.value(id(u"tags>customer")));
    }

    void arrowsMoveTheSelectionAsOneStep()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"customers"));
        canvas.key(Qt::Key_Right);
        canvas.key(Qt::Key_Right);
        canvas.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(canvas.position(u"customers"), QPoint(56, 41));
        QCOMPARE(canvas.document.history().size(), 1);
    }

    void tabAndArrowsWalkTables()
    {
        Canvas canvas;
        canvas.key(Qt::Key_Tab);
        QCOMPARE(canvas.selection.current(), id(u"customers"));
        canvas.key(Qt::Key_Tab);
        QCOMPARE(canvas.selection.current(), id(u"orders"));
        canvas.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(canvas.selection.current(), id(u"customers"));
        canvas.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(canvas.selection.current(), id(u"tags"));
        canvas.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(canvas.selection.current(), id(u"tags.id"));
        canvas.key(Qt::Key_Down);
        QCOMPARE(canvas.selection.current(), id(u"tags.name"));
        canvas.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(canvas.selection.current(), id(u"tags"));
    }

    void movingAnAreaMovesWhatLiesInIt()
    {
        Canvas canvas;
        const QPoint title = canvas.at(QPointF(420, 12));
        canvas.drag(title, title + QPoint(16, 160));
        QCOMPARE(canvas.diagram().area(id(u"area"))->rect.topLeft(), QPoint(316, 160));
        QCOMPARE(canvas.position(u"orders"), QPoint(336, 200));
        QCOMPARE(canvas.position(u"customers"), QPoint(40, 40));
    }

    void anAreasEdgeResizesIt()
    {
        Canvas canvas;
        canvas.click(canvas.at(QPointF(420, 12)));
        QCOMPARE(canvas.selection.current(), id(u"area"));
        const QPoint corner = canvas.at(QPointF(540, 240));
        canvas.drag(corner, corner + QPoint(40, 80));
        QCOMPARE(canvas.diagram().area(id(u"area"))->rect, QRect(300, 0, 284, 320));
        canvas.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(canvas.diagram().area(id(u"area"))->rect.width(), 292);
    }

    void aLineIsBentByItsStretchAndStraightenedByKey()
    {
        Canvas canvas;
        const Route route = canvas.view->diagramScene().routes().value(id(u"orders>customer"));
        const int middle = int(route.points.size()) / 2 - 1;
        const QPoint stretch = canvas.at((route.points[middle] + route.points[middle + 1]) / 2);
        canvas.drag(stretch, stretch + QPoint(24, 24));
        const Bend *bend = canvas.diagram().bend(id(u"orders>customer"));
        QVERIFY(bend);
        const Route bent = canvas.view->diagramScene().routes().value(id(u"orders>customer"));
        for (const QPoint &corner : bend->points)
            QVERIFY2(distanceTo(bent, corner) < 1, "the line goes through its corners");
        QCOMPARE(canvas.selection.current(), id(u"orders>customer"));
        canvas.key(Qt::Key_B);
        QVERIFY(!canvas.diagram().bend(id(u"orders>customer")));
        canvas.key(Qt::Key_Right);
        QVERIFY(canvas.diagram().bend(id(u"orders>customer")));
    }

    void hoveringALineLightsBothColumnsAndTables()
    {
        Canvas canvas;
        const Route route = canvas.view->diagramScene().routes().value(id(u"orders>customer"));
        canvas.move(canvas.at((route.points[0] + route.points[1]) / 2), Qt::NoButton);
        QCOMPARE(canvas.selection.hovered(), id(u"orders>customer"));
        const Highlights &lights = canvas.view->diagramScene().highlights();
        QVERIFY(lights.litLines.contains(id(u"orders>customer")));
        QCOMPARE(lights.outlined, (QSet<Id> {id(u"orders"), id(u"customers")}));
        QCOMPARE(lights.litColumns.value(id(u"orders")), QSet<Id> {id(u"orders.customer_id")});
        QCOMPARE(lights.litColumns.value(id(u"customers")), QSet<Id> {id(u"customers.id")});
    }

    void doubleClicksAndKeysActivate()
    {
        Canvas canvas;
        QSignalSpy tables(canvas.view.get(), &DiagramView::tableActivated);
        QSignalSpy lines(canvas.view.get(), &DiagramView::relationshipActivated);
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {}, canvas.at(u"orders"));
        QCOMPARE(tables.takeFirst()[0].value<Id>(), id(u"orders"));
        const Route route = canvas.view->diagramScene().routes().value(id(u"orders>customer"));
        QTest::mouseDClick(canvas.view->viewport(), Qt::LeftButton, {}, canvas.at((route.points[0] + route.points[1]) / 2));
        QCOMPARE(lines.takeFirst()[0].value<Id>(), id(u"orders>customer"));
        canvas.selection.select(id(u"tags"));
        canvas.key(Qt::Key_F4);
        QCOMPARE(tables.takeFirst()[0].value<Id>(), id(u"tags"));
    }

    void deletingTakesFromTheModelAndRemovingFromTheDiagram()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(canvas.table(u"tags"_s));
        QVERIFY(!canvas.diagram().placement(id(u"tags")));
        canvas.document.undo();
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_Delete);
        QVERIFY(!canvas.table(u"tags"_s));
        QVERIFY(canvas.selection.isEmpty());
        canvas.document.undo();
        QVERIFY(canvas.table(u"tags"_s));
        QVERIFY(canvas.view->diagramScene().tableItem(id(u"tags")));
    }

    void columnsMoveAndChangeByKey()
    {
        Canvas canvas;
        canvas.selection.select(id(u"orders.total"));
        canvas.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(canvas.table(u"orders"_s)->columnIndex(u"total"), 2);
        canvas.key(Qt::Key_O);
        QVERIFY(canvas.table(u"orders"_s)->column(u"total")->nullable);
        canvas.key(Qt::Key_K);
        QVERIFY(canvas.table(u"orders"_s)->isPrimary(id(u"orders.total")));
        QVERIFY(!canvas.table(u"orders"_s)->column(u"total")->nullable);
    }

    void detailAndPinGoByKey()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"orders"));
        const qreal height = canvas.view->diagramScene().rectOf(id(u"orders")).height();
        canvas.key(Qt::Key_D);
        QCOMPARE(canvas.diagram().placement(id(u"orders"))->detail, TableDetail::Keys);
        QVERIFY(canvas.view->diagramScene().rectOf(id(u"orders")).height() < height);
        canvas.key(Qt::Key_P);
        QVERIFY(canvas.diagram().placement(id(u"orders"))->pinned);
    }

    void anEditElsewhereShowsAtOnce()
    {
        Canvas canvas;
        const qreal before = canvas.view->diagramScene().rectOf(id(u"customers")).height();
        canvas.document.edit(u"Add"_s, [](Model &model) { addColumn(model, id(u"customers")); });
        QCOMPARE(canvas.view->diagramScene().rectOf(id(u"customers")).height(), before + TableGeometry::RowHeight);
        canvas.document.edit(u"Delete"_s, [](Model &model) { deleteObjects(model, {id(u"customers")}); });
        QVERIFY(!canvas.view->diagramScene().tableItem(id(u"customers")));
        QVERIFY(!canvas.view->diagramScene().lineItem(id(u"orders>customer")));
    }

    void zoomKeepsWhatIsUnderTheMouse()
    {
        Canvas canvas;
        const QPoint mouse = canvas.at(u"orders");
        const QPointF before = canvas.view->mapToScene(mouse);
        QWheelEvent wheel(mouse, canvas.view->viewport()->mapToGlobal(QPointF(mouse)), {}, {0, 240}, {}, Qt::ControlModifier,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas.view->viewport(), &wheel);
        QVERIFY(canvas.view->zoom() > 1.2);
        const QPointF after = canvas.view->mapToScene(mouse);
        QVERIFY((after - before).manhattanLength() < 3);
        canvas.key(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(canvas.view->camera().visible().contains(canvas.view->diagramScene().contentRect()));
    }

    void aFittedDiagramFollowsTheSizeUntilOneLooksElsewhere()
    {
        Canvas canvas;
        const auto showsAll = [&] { return canvas.view->camera().visible().contains(canvas.view->diagramScene().contentRect()); };
        canvas.key(Qt::Key_0, Qt::ControlModifier);
        const qreal before = canvas.view->zoom();
        canvas.view->resize(canvas.view->size() / 2);
        QTRY_VERIFY(canvas.view->zoom() < before);
        QVERIFY(showsAll());
        canvas.view->resize(canvas.view->size() * 2);
        QTRY_COMPARE(canvas.view->zoom(), before);
        QVERIFY(showsAll());
        canvas.key(Qt::Key_Plus, Qt::ControlModifier);
        const qreal near = canvas.view->zoom();
        QVERIFY(near > before);
        canvas.view->resize(canvas.view->size() / 2);
        QCoreApplication::processEvents();
        QCOMPARE(canvas.view->zoom(), near);
    }

    void theMiddleButtonPans()
    {
        Canvas canvas;
        const QPoint before = canvas.at(u"orders");
        QTest::mousePress(canvas.view->viewport(), Qt::MiddleButton, {}, {500, 300});
        canvas.move({460, 250}, Qt::MiddleButton);
        QTest::mouseRelease(canvas.view->viewport(), Qt::MiddleButton, {}, {460, 250});
        QCOMPARE(canvas.at(u"orders"), before - QPoint(40, 50));
    }

    void marksWhatTheDatabaseLacks()
    {
        Canvas canvas;
        const QImage before = canvas.view->viewport()->grab().toImage();
        canvas.view->setNotInDatabase({id(u"orders.total"), id(u"tags")});
        QVERIFY(canvas.view->viewport()->grab().toImage() != before);
        canvas.view->setNotInDatabase({});
        QCOMPARE(canvas.view->viewport()->grab().toImage(), before);
    }

    void tablesAreDroppedFromTheTree()
    {
        Model model = test::smallShop();
        model.diagrams[0].remove(id(u"tags"));
        Canvas canvas(model);
        QMimeData data;
        data.setData(u"application/x-joinwright-ids"_s, id(u"tags").toString().toLatin1());
        QDragEnterEvent enter(canvas.at(QPointF(80, 400)), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas.view->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(canvas.at(QPointF(80, 400)), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas.view->viewport(), &drop);
        QVERIFY(canvas.diagram().placement(id(u"tags")));
        QCOMPARE(canvas.position(u"tags"), QPoint(80, 400));
        QCOMPARE(canvas.selection.current(), id(u"tags"));
    }

    void neighboursArePlacedWithoutMovingOthers()
    {
        Model model = test::smallShop();
        model.diagrams[0].remove(id(u"customers"));
        Canvas canvas(model);
        canvas.click(canvas.at(u"orders"));
        canvas.key(Qt::Key_E);
        QVERIFY(canvas.diagram().placement(id(u"customers")));
        QCOMPARE(canvas.position(u"orders"), QPoint(320, 40));
        const DiagramScene &scene = canvas.view->diagramScene();
        QVERIFY(!scene.rectOf(id(u"customers")).intersects(scene.rectOf(id(u"orders"))));
    }

    void arrangingIsOneStepAndLeavesPinnedTables()
    {
        Canvas canvas;
        canvas.click(canvas.at(u"tags"));
        canvas.key(Qt::Key_P);
        canvas.selection.clear();
        const Diagram before = canvas.diagram();
        canvas.view->arrange();
        QVERIFY(canvas.view->isArranging());
        QTRY_VERIFY(!canvas.view->isArranging());
        QCOMPARE(canvas.document.undoText(), u"Arrange"_s);
        QCOMPARE(canvas.position(u"tags"), QPoint(40, 320));
        QVERIFY(canvas.diagram() != before);
        canvas.document.undo();
        QCOMPARE(canvas.diagram(), before);
    }

    void escapeCancelsArranging()
    {
        Canvas canvas;
        canvas.view->arrange();
        canvas.key(Qt::Key_Escape);
        QVERIFY(!canvas.view->isArranging());
        QTest::qWait(0);
        QVERIFY(!canvas.document.canUndo());
    }

private:
    static void addTestRelationship(Model &model)
    {
        Relationship relationship;
        relationship.id = id(u"tags>customer");
        relationship.name = u"customer"_s;
        relationship.columns = {id(u"tags.name")};
        relationship.to = id(u"customers");
        model.schema.editTable(id(u"tags"))->relationships = {relationship};
    }
};

QTEST_MAIN(tst_DiagramView)
#include "tst_diagramview.moc"
