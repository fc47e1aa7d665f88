// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/canvasfixture.h"

#include "joinwright/modelfile/modelfile.h"
#include "studio/designer/diagramaccessible.h"
#include "studio/designer/overviewmap.h"
#include "studio/theme/theme.h"
#include "support/paths.h"

#include <QtGui/QAccessible>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::Canvas;
using jw::test::id;

// What is seen and what is heard. With JOINWRIGHT_PICTURES=FOLDER the pictures are kept for a person to look at.
class tst_CanvasLook : public QObject
{
    Q_OBJECT

private:
    static Model shop() { return readModel(test::sourcePath(u"resources/sample/shop.jw"_s)); }

    static void keep(const QImage &picture, const QString &name)
    {
        const QString folder = qEnvironmentVariable("JOINWRIGHT_PICTURES");
        if (!folder.isEmpty())
            picture.save(folder + u'/' + name + u".png"_s);
    }

private slots:
    void init() { Theme::instance().setScheme(Scheme::Light); }

    void theSampleIsDrawnInBothSchemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theSampleIsDrawnInBothSchemes()
    {
        QFETCH(bool, dark);
        Theme::instance().apply();
        Canvas canvas(shop());
        canvas.view->resize(1280, 900);
        canvas.view->fit();
        const Table *orders = canvas.table(u"orders"_s);
        canvas.selection.select(orders->id);
        canvas.selection.setHovered(orders->relationships.first().id);
        Theme::instance().setScheme(dark ? Scheme::Dark : Scheme::Light); // while it is open
        const QImage picture = canvas.view->viewport()->grab().toImage();
        keep(picture, dark ? u"canvas-dark"_s : u"canvas-light"_s);
        const QPoint corner(picture.width() - 3, 3);
        QCOMPARE(picture.pixelColor(corner), Theme::instance().color(Token::Canvas));
        const SheetTable *table = canvas.view->diagramScene().sheet().table(orders->id);
        const QPoint header = canvas.view->mapFromScene(table->rect.topRight() + QPointF(-12, 14)) * picture.devicePixelRatio();
        QCOMPARE(picture.pixelColor(header), Theme::instance().hue(table->hue).header);
    }

    void everyDetailOfZoomIsDrawn_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("near") << 2.0;
        QTest::newRow("all") << 1.0;
        QTest::newRow("bars") << 0.3;
        QTest::newRow("boxes") << 0.1;
    }

    void everyDetailOfZoomIsDrawn()
    {
        QFETCH(double, zoom);
        Canvas canvas(shop());
        canvas.view->resize(1280, 900);
        canvas.view->zoomTo(zoom);
        const Table *orders = canvas.table(u"orders"_s);
        const QRectF rect = canvas.view->diagramScene().rectOf(orders->id);
        canvas.view->camera().centerOn(rect.center());
        const QImage plain = canvas.view->viewport()->grab().toImage();
        canvas.selection.select(orders->id);
        const QImage selected = canvas.view->viewport()->grab().toImage();
        keep(selected, u"canvas-zoom-%1"_s.arg(zoom));
        QVERIFY(plain != selected); // selected things keep full strength at every zoom
        const QPoint edge = canvas.view->mapFromScene(QPointF(rect.left(), rect.center().y()));
        bool accent = false;
        for (int x = -3; x <= 3; ++x)
            accent |= selected.pixelColor(edge + QPoint(x, 0)) == Theme::instance().color(Token::AccentLine);
        QVERIFY(accent);
    }

    void toolsAndEditorsAreDrawn()
    {
        Theme::instance().apply();
        Canvas canvas(shop());
        canvas.view->resize(1280, 900);
        canvas.view->zoomTo(1);
        const Id orders = canvas.table(u"orders"_s)->id;
        canvas.view->camera().centerOn(canvas.view->diagramScene().rectOf(orders).center());
        canvas.view->setTool(Tool::Relationship);
        canvas.press(canvas.at(orders));
        canvas.move({1000, 700});
        const QImage dragging = canvas.view->grab().toImage();
        keep(dragging, u"canvas-relating"_s);
        canvas.key(Qt::Key_Escape);
        canvas.release({1000, 700});
        QVERIFY(canvas.view->grab().toImage() != dragging);
        canvas.view->setTool(Tool::Select);
        canvas.selection.select(canvas.table(u"orders"_s)->columns[3].id);
        canvas.view->editType();
        keep(canvas.view->grab().toImage(), u"canvas-typing"_s);
        QVERIFY(canvas.editor());
        canvas.editor()->clear();
        QTest::keyClick(canvas.editor(), Qt::Key_Escape);
        canvas.view->openFind();
        QTest::keyClicks(canvas.view->findChild<QLineEdit *>(u"findText"_s), u"product"_s);
        canvas.selection.select(canvas.diagram().areas.first().id);
        keep(canvas.view->grab().toImage(), u"canvas-finding"_s);
    }

    void theOverviewShowsAndMovesTheView()
    {
        Canvas canvas(shop());
        OverviewMap map;
        map.resize(200, 140);
        map.setView(canvas.view.get());
        map.show();
        canvas.view->zoomTo(1.5);
        keep(map.grab().toImage(), u"overview"_s);
        const QPointF before = canvas.view->camera().visible().center();
        QTest::mouseClick(&map, Qt::LeftButton, {}, {20, 20});
        const QPointF after = canvas.view->camera().visible().center();
        QVERIFY(after.x() < before.x() && after.y() < before.y());
        QTest::keyClick(&map, Qt::Key_Right);
        QVERIFY(canvas.view->camera().visible().center().x() > after.x());
    }

    void aScreenReaderHearsTablesAndColumns()
    {
        Canvas canvas;
        QAccessible::setActive(true);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(canvas.view.get());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 3);
        QCOMPARE(list->text(QAccessible::Name), u"Diagram Main"_s);
        QAccessibleInterface *orders = list->child(1);
        QCOMPARE(orders->text(QAccessible::Name), u"orders"_s);
        QCOMPARE(orders->text(QAccessible::Description),
            u"id int64, primary key; customer_id int64, refers to customers; status order_status; total decimal(10,2)"_s);
        QCOMPARE(list->indexOfChild(orders), 1);
        canvas.selection.select(id(u"orders"));
        QVERIFY(orders->state().selected);
        QCOMPARE(list->focusChild(), orders);
        const QPoint middle = orders->rect().center();
        QCOMPARE(list->childAt(middle.x(), middle.y()), orders);
        canvas.document.edit(u"Delete"_s, [](Model &model) { deleteObjects(model, {id(u"orders")}); });
        QVERIFY(!orders->isValid());
        QCOMPARE(list->childCount(), 2);
    }
};

QTEST_MAIN(tst_CanvasLook)
#include "tst_canvaslook.moc"
