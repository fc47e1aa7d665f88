// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"
#include "studio/designer/arranger.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/router.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

namespace {

Sheet sheetOf(const Schema &schema, const Diagram &diagram)
{
    GeometryCache cache(CanvasFonts::instance());
    return Sheet::build(schema, diagram, cache);
}

struct Drawn
{
    Schema schema;
    Diagram diagram;
    Sheet sheet;
};

Drawn arranged(const Schema &schema)
{
    const Diagram diagram = arrangedDiagram(schema, Id::fromNumber(1), u"all"_s);
    return {schema, diagram, sheetOf(schema, diagram)};
}

Drawn placed(const QStringList &tables, const QList<QPoint> &places)
{
    Drawn drawn;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        const Table &table = test::addTable(drawn.schema, tables.at(i));
        drawn.diagram.set(Placement {.table = table.id, .position = places.at(i), .unknown = {}});
    }
    drawn.sheet = sheetOf(drawn.schema, drawn.diagram);
    return drawn;
}

Drawn named(const QString &name)
{
    if (name == u"shop") {
        const Model model = test::shopModel();
        return {model.schema, model.diagrams.first(), sheetOf(model.schema, model.diagrams.first())};
    }
    return arranged(name == u"music" ? test::musicSchema() : test::randomSchema(name.toInt()));
}

void addDiagrams()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"shop"_s, u"music"_s, u"60"_s, u"300"_s})
        QTest::newRow(qPrintable(name)) << name;
}

QRectF stretch(const Route &route, int i)
{
    return QRectF(route.points.at(i - 1), route.points.at(i)).normalized();
}

/// The lengths of two ranges' common part.
double common(double a1, double a2, double b1, double b2)
{
    return std::min(a2, b2) - std::max(a1, b1);
}

} // namespace

class tst_Router : public QObject
{
    Q_OBJECT

private slots:
    void everyLinkGetsARightAngledWayBetweenItsColumns_data() { addDiagrams(); }
    void everyLinkGetsARightAngledWayBetweenItsColumns()
    {
        QFETCH(QString, name);
        const Drawn drawn = named(name);
        const Routes routes = router::route(drawn.sheet);
        QCOMPARE(routes.size(), drawn.sheet.links.size());
        for (const SheetLink &link : drawn.sheet.links) {
            const Route &route = routes[link.relationship];
            const QRectF owner = drawn.sheet.tables.at(link.owner).rect;
            const QRectF target = drawn.sheet.tables.at(link.target).rect;
            QVERIFY(route.ownerEnd().x() == owner.left() || route.ownerEnd().x() == owner.right());
            QVERIFY(route.targetEnd().x() == target.left() || route.targetEnd().x() == target.right());
            QCOMPARE(route.ownerEnd().y(), link.ownerY);
            QCOMPARE(route.targetEnd().y(), link.targetY);
            for (int i = 1; i < route.points.size(); ++i) {
                const QRectF part = stretch(route, i);
                QVERIFY(part.width() == 0 || part.height() == 0);
                QVERIFY(part.width() + part.height() > 0);
            }
        }
    }

    void noLineRunsThroughATable_data() { addDiagrams(); }
    void noLineRunsThroughATable()
    {
        QFETCH(QString, name);
        const Drawn drawn = named(name);
        const Routes routes = router::route(drawn.sheet);
        for (auto it = routes.cbegin(); it != routes.cend(); ++it) {
            for (int i = 1; i < it->points.size(); ++i) {
                const QRectF part = stretch(*it, i).adjusted(-0.5, -0.5, 0.5, 0.5);
                for (const SheetTable &table : drawn.sheet.tables)
                    QVERIFY(!part.intersects(table.rect.adjusted(1, 1, -1, -1)));
            }
        }
    }

    void linesLeaveStraightWhereThereIsRoom_data() { addDiagrams(); }
    void linesLeaveStraightWhereThereIsRoom()
    {
        QFETCH(QString, name);
        const Drawn drawn = named(name);
        const Routes routes = router::route(drawn.sheet);
        int shortStubs = 0;
        for (const Route &route : routes) {
            const double first = stretch(route, 1).width();
            const double last = stretch(route, int(route.points.size()) - 1).width();
            QVERIFY2(first >= 8 && last >= 8, qPrintable(u"%1 %2"_s.arg(first).arg(last)));
            shortStubs += first < 21.9 || last < 21.9;
        }
        // Where more lines share a channel than it has lanes, stubs give way before lines lie on one another.
        const double allowed = name == u"music" ? 0 : name == u"shop" ? 2 : routes.size() * 0.15;
        QVERIFY2(shortStubs <= allowed, qPrintable(QString::number(shortStubs)));
    }

    void parallelLinesKeepTheirLane_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("shop") << u"shop"_s;
        QTest::newRow("music") << u"music"_s;
        QTest::newRow("60") << u"60"_s;
    }
    void parallelLinesKeepTheirLane()
    {
        QFETCH(QString, name);
        const Drawn drawn = named(name);
        const Routes routes = router::route(drawn.sheet);
        int close = 0;
        int pairs = 0;
        for (qsizetype a = 0; a < drawn.sheet.links.size(); ++a) {
            for (qsizetype b = a + 1; b < drawn.sheet.links.size(); ++b) {
                const SheetLink &first = drawn.sheet.links.at(a);
                const SheetLink &second = drawn.sheet.links.at(b);
                if (first.target == second.target && first.targetY == second.targetY)
                    continue; // lines to one key share their last stretch
                ++pairs;
                close += runClose(routes[first.relationship], routes[second.relationship]);
            }
        }
        QVERIFY(pairs > 0);
        QVERIFY2(close <= (name == u"60" ? pairs / 100 : 0), qPrintable(QString::number(close)));
    }

    void linesToOneKeyShareTheirLastStretch()
    {
        const Drawn drawn = placed({u"parent: id* int32"_s, u"a: id* int32, p int32>parent"_s, u"b: id* int32, p int32>parent"_s},
            {{0, 0}, {400, 300}, {400, 500}});
        const Routes routes = router::route(drawn.sheet);
        const Route &a = routes[drawn.sheet.links.at(0).relationship];
        const Route &b = routes[drawn.sheet.links.at(1).relationship];
        QCOMPARE(a.targetEnd(), b.targetEnd());
        QCOMPARE(a.points.at(a.points.size() - 2), b.points.at(b.points.size() - 2));
    }

    void levelColumnsAreJoinedByOneStraightLine()
    {
        const Drawn drawn = placed({u"parent: id* int32"_s, u"child: p* int32>parent"_s}, {{0, 0}, {300, 0}});
        const Route route = router::route(drawn.sheet)[drawn.sheet.links.first().relationship];
        QCOMPARE(route.points.size(), 2);
        QCOMPARE(route.ownerSide(), -1);
        QCOMPARE(route.targetSide(), 1);
    }

    void aLineGoesAroundATableInItsWay()
    {
        const Drawn drawn = placed(
            {u"parent: id* int32"_s, u"wall: id* int32, a text, b text, c text"_s, u"child: p* int32>parent"_s}, {{0, 0}, {250, -30}, {600, 0}});
        const Route route = router::route(drawn.sheet)[drawn.sheet.links.first().relationship];
        QVERIFY(route.points.size() > 2);
        for (int i = 1; i < route.points.size(); ++i)
            QVERIFY(!stretch(route, i).adjusted(-1, -1, 1, 1).intersects(drawn.sheet.table(Id::fromSeed(u"wall"_s))->rect));
    }

    void aTableRefersToItselfByALoopBesideIt()
    {
        const Drawn drawn = placed({u"t: id* int32, boss int32?>t"_s}, {{0, 0}});
        const Route route = router::route(drawn.sheet)[drawn.sheet.links.first().relationship];
        QCOMPARE(route.points.size(), 4);
        QCOMPARE(route.ownerSide(), route.targetSide());
        QVERIFY(stretch(route, 1).width() >= 22);
    }

    void handMadeBendsAreKept()
    {
        Drawn drawn = placed({u"parent: id* int32"_s, u"child: id* int32, p int32>parent"_s}, {{0, 0}, {400, 200}});
        const Id relationship = drawn.sheet.links.first().relationship;
        const QList<QPoint> bends {{300, 400}, {200, 400}};
        drawn.diagram.set(Bend {.relationship = relationship, .points = bends, .unknown = {}});
        drawn.sheet = sheetOf(drawn.schema, drawn.diagram);
        const Route route = router::route(drawn.sheet)[relationship];
        for (const QPoint bend : bends)
            QVERIFY(route.points.contains(QPointF(bend)));
        QCOMPARE(route.ownerEnd().y(), drawn.sheet.links.first().ownerY);
        QCOMPARE(route.targetEnd().y(), drawn.sheet.links.first().targetY);
    }

    void tablesOnOneAnotherStillGetLines()
    {
        const Drawn drawn = placed({u"parent: id* int32"_s, u"child: id* int32, p int32>parent"_s}, {{0, 0}, {20, 10}});
        const Routes routes = router::route(drawn.sheet);
        QCOMPARE(routes.size(), 1);
        QVERIFY(routes.begin()->points.size() >= 2);
    }

    void theSameSheetGivesTheSameWays()
    {
        const Drawn drawn = arranged(test::randomSchema(120));
        QCOMPARE(router::route(drawn.sheet), router::route(drawn.sheet));
    }

    void reroutingLeavesTheOthersAlone()
    {
        Drawn drawn = arranged(test::musicSchema());
        const Routes before = router::route(drawn.sheet);
        const Id moved = drawn.schema.table(u"Genre")->id;
        Placement placement = *drawn.diagram.placement(moved);
        placement.position += QPoint(-40, 60);
        drawn.diagram.set(placement);
        drawn.sheet = sheetOf(drawn.schema, drawn.diagram);
        const QList<Id> touched = router::linksOf(drawn.sheet, {moved});
        QCOMPARE(touched.size(), 1);
        const Routes after = router::reroute(drawn.sheet, before, touched);
        QCOMPARE(after.size(), before.size());
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            QCOMPARE(after[it.key()] == *it, !touched.contains(it.key()));
    }

    void linesUnderAMovedTableAreFound()
    {
        const Drawn drawn = placed({u"parent: id* int32"_s, u"child: p* int32>parent"_s}, {{0, 0}, {600, 0}});
        const Routes routes = router::route(drawn.sheet);
        QCOMPARE(router::linksThrough(routes, {QRectF(300, 20, 100, 100)}).size(), 1);
        QCOMPARE(router::linksThrough(routes, {QRectF(300, 60, 100, 100)}).size(), 0);
    }

    void cancellingStopsEarly()
    {
        const Drawn drawn = arranged(test::randomSchema(60));
        std::atomic_bool cancelled = true;
        QVERIFY(router::route(drawn.sheet, &cancelled).isEmpty());
    }

    void directWaysJoinTheEnds()
    {
        const Drawn drawn = named(u"shop"_s);
        for (const SheetLink &link : drawn.sheet.links) {
            const Route route = router::directRoute(drawn.sheet, link);
            QCOMPARE(route.ownerEnd().y(), link.ownerY);
            QCOMPARE(route.targetEnd().y(), link.targetY);
        }
        const Route drawnLine = router::directRoute(QRectF(0, 0, 100, 100), 40, {300, 80});
        QCOMPARE(drawnLine.ownerEnd(), QPointF(100, 40));
        QCOMPARE(drawnLine.targetEnd(), QPointF(300, 80));
    }

private:
    /// Whether two vertical stretches run beside one another nearer than a lane, for more than a corner.
    static bool runClose(const Route &first, const Route &second)
    {
        for (int i = 1; i < first.points.size(); ++i) {
            for (int j = 1; j < second.points.size(); ++j) {
                const QRectF a = stretch(first, i);
                const QRectF b = stretch(second, j);
                if (a.width() > 0 || b.width() > 0)
                    continue;
                if (std::abs(a.x() - b.x()) < router::Lane - 1 && common(a.top(), a.bottom(), b.top(), b.bottom()) > 8)
                    return true;
            }
        }
        return false;
    }
};

QTEST_MAIN(tst_Router)
#include "tst_router.moc"
