// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/canvasfixture.h"

#include "joinwright/modelfile/modelfile.h"
#include "studio/document/relationshipedits.h"

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::Canvas;

// Whatever is done on the canvas, in any order, can be undone and saved, and the canvas shows what the model says.
class tst_CanvasProperties : public QObject
{
    Q_OBJECT

private:
    QRandomGenerator m_random;

    Id any(const QList<Id> &ids) { return ids.isEmpty() ? Id() : ids[m_random.bounded(ids.size())]; }

    Id anyTable(const Canvas &canvas)
    {
        QList<Id> ids;
        for (const SheetTable &table : canvas.view->diagramScene().sheet().tables)
            ids.append(table.id);
        return any(ids);
    }

    void selectSomething(Canvas &canvas)
    {
        QList<Id> ids {anyTable(canvas)};
        const Sheet &sheet = canvas.view->diagramScene().sheet();
        if (m_random.bounded(3) == 0)
            ids.append(anyTable(canvas));
        if (m_random.bounded(4) == 0 && !sheet.links.isEmpty())
            ids = {sheet.links[m_random.bounded(sheet.links.size())].relationship};
        if (m_random.bounded(6) == 0 && !sheet.areas.isEmpty())
            ids = {sheet.areas.first().id};
        if (const Table *table = canvas.schema().table(ids[0]); table && m_random.bounded(5) == 0 && !table->columns.isEmpty())
            ids = {table->columns.last().id};
        ids.removeAll(Id());
        canvas.selection.select(ids);
    }

    void doSomething(Canvas &canvas)
    {
        CanvasCommands &commands = canvas.view->commands();
        const QPoint place(m_random.bounded(1600), m_random.bounded(1200));
        selectSomething(canvas);
        switch (m_random.bounded(20)) {
        case 0:
        case 1:
            commands.addTable(place);
            break;
        case 2:
        case 3:
            commands.relate(anyTable(canvas), {}, anyTable(canvas));
            break;
        case 4:
            commands.relateManyToMany(anyTable(canvas), anyTable(canvas));
            break;
        case 5:
            commands.addArea({place, QSize(300, 200)});
            break;
        case 6:
            commands.addNote({place, QSize(200, 72)});
            break;
        case 7:
            commands.deleteSelected();
            break;
        case 8:
            commands.removeSelectedFromDiagram();
            break;
        case 9:
            commands.duplicateSelected();
            break;
        case 10:
            commands.moveSelected({8 * m_random.bounded(20), -8 * m_random.bounded(20)});
            break;
        case 11:
            commands.cycleDetail();
            break;
        case 12:
            commands.togglePinned();
            break;
        case 13:
            commands.shiftLine({24, 24});
            break;
        case 14:
            commands.removeBends();
            break;
        case 15:
            commands.expandNeighbours();
            break;
        case 16:
            commands.togglePrimary();
            commands.toggleOptional();
            break;
        case 17:
            canvas.view->copy();
            canvas.view->paste();
            break;
        case 18:
            commands.setHue(Hue(m_random.bounded(8)));
            commands.resizeSelected({16, 8});
            break;
        default:
            canvas.document.undo();
        }
    }

    static QString wrong(const Canvas &canvas)
    {
        const DiagramScene &scene = canvas.view->diagramScene();
        GeometryCache cache(CanvasFonts::instance());
        const Sheet fresh = Sheet::build(canvas.schema(), canvas.diagram(), cache);
        if (fresh.tables.size() != scene.sheet().tables.size() || fresh.links.size() != scene.sheet().links.size())
            return u"the sheet is not the model's"_s;
        for (const SheetTable &table : fresh.tables) {
            if (scene.rectOf(table.id) != table.rect || !scene.tableItem(table.id)
                || scene.tableItem(table.id)->pos() != table.rect.topLeft())
                return u"a table stands elsewhere"_s;
        }
        for (const SheetLink &link : fresh.links) {
            const Route route = scene.routes().value(link.relationship);
            const auto atEdge = [](const QRectF &rect, const QPointF &end) { return end.x() == rect.left() || end.x() == rect.right(); };
            if (!scene.lineItem(link.relationship) || route.points.size() < 2
                || !atEdge(fresh.tables[link.owner].rect, route.ownerEnd()) || !atEdge(fresh.tables[link.target].rect, route.targetEnd()))
                return u"a line does not end at its tables"_s;
        }
        return {};
    }

private slots:
    void anyWorkCanBeUndoneSavedAndIsShown_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed : {1u, 2u, 3u})
            QTest::addRow("seed %u", seed) << seed;
        const quint32 seed = QRandomGenerator::global()->generate();
        QTest::addRow("seed %u", seed) << seed;
    }

    void anyWorkCanBeUndoneSavedAndIsShown()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        Canvas canvas;
        for (int i = 0; i < 120; ++i) {
            doSomething(canvas);
            const QString reason = wrong(canvas);
            QVERIFY2(reason.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(i).arg(canvas.document.undoText(), reason)));
        }
        QTemporaryDir folder;
        const Model last = canvas.document.model();
        canvas.document.saveAs(folder.filePath(u"any.jw"_s));
        QCOMPARE(readModel(folder.filePath(u"any.jw"_s)), last);
        const int steps = canvas.document.historyIndex();
        canvas.document.goTo(0);
        QCOMPARE(canvas.document.model(), test::smallShop());
        QCOMPARE(wrong(canvas), QString());
        canvas.document.goTo(steps);
        QCOMPARE(canvas.document.model(), last);
        QCOMPARE(wrong(canvas), QString());
    }
};

QTEST_MAIN(tst_CanvasProperties)
#include "tst_canvasproperties.moc"
