// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"
#include "studio/designer/arranger.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/sheet.h"

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

/// The pairs of tables that lie nearer to one another than `gap`, in words.
QStringList collisions(const Sheet &sheet, const Schema &schema, double gap = 8)
{
    QStringList result;
    for (qsizetype i = 0; i < sheet.tables.size(); ++i) {
        for (qsizetype j = i + 1; j < sheet.tables.size(); ++j) {
            if (sheet.tables.at(i).rect.adjusted(-gap, -gap, gap, gap).intersects(sheet.tables.at(j).rect))
                result.append(schema.table(sheet.tables.at(i).id)->name + u" / "_s + schema.table(sheet.tables.at(j).id)->name);
        }
    }
    return result;
}

Diagram allAtOnePlace(const Schema &schema)
{
    Diagram diagram;
    for (const Table &table : schema.tables())
        diagram.set(Placement {.table = table.id, .position = {}, .unknown = {}});
    return diagram;
}

QRectF rectOf(const Sheet &sheet, const Schema &schema, const QString &table)
{
    return sheet.table(schema.table(table)->id)->rect;
}

} // namespace

class tst_Arranger : public QObject
{
    Q_OBJECT

private slots:
    void arrangedTablesNeverOverlap_data()
    {
        QTest::addColumn<Schema>("schema");
        QTest::newRow("music") << test::musicSchema();
        QTest::newRow("shop") << test::shopModel().schema;
        for (const int tables : {2, 40, 150, 600})
            QTest::addRow("random %d", tables) << test::randomSchema(tables, quint32(tables));
        Schema loose;
        for (int i = 0; i < 30; ++i)
            test::addTable(loose, u"t%1: id* int32, name text"_s.arg(i));
        QTest::newRow("without a line") << loose;
        Schema star;
        test::addTable(star, u"hub: id* int32"_s);
        for (int i = 0; i < 80; ++i)
            test::addTable(star, u"ray%1: id* int32, hub_id int32>hub"_s.arg(i));
        QTest::newRow("a hub with eighty around") << star;
    }

    void arrangedTablesNeverOverlap()
    {
        QFETCH(Schema, schema);
        const Diagram diagram = arrangedDiagram(schema, Id::fromNumber(1), u"all"_s);
        QCOMPARE(diagram.placements.size(), schema.tables().size());
        QCOMPARE(collisions(sheetOf(schema, diagram), schema), QStringList());
    }

    void thePageHasTheShapeOfAWindow_data()
    {
        QTest::addColumn<int>("tables");
        for (const int tables : {40, 150, 600})
            QTest::addRow("%d tables", tables) << tables;
    }

    void thePageHasTheShapeOfAWindow()
    {
        QFETCH(int, tables);
        const Schema schema = test::randomSchema(tables);
        const QRectF page = sheetOf(schema, arrangedDiagram(schema, Id::fromNumber(1), u"all"_s)).bounds();
        const double aspect = page.width() / page.height();
        QVERIFY2(aspect > 0.8 && aspect < 3.2, qPrintable(QString::number(aspect)));
    }

    void whatIsReferredToStandsLeft()
    {
        const Schema schema = test::musicSchema();
        const Sheet sheet = sheetOf(schema, arrangedDiagram(schema, Id::fromNumber(1), u"all"_s));
        for (const SheetLink &link : sheet.links) {
            if (link.owner != link.target)
                QVERIFY(sheet.tables.at(link.target).rect.left() < sheet.tables.at(link.owner).rect.left());
        }
    }

    void cyclesAreArrangedToo()
    {
        Schema schema;
        test::addTable(schema, u"a: id* int32"_s);
        test::addTable(schema, u"b: id* int32, a_id int32>a"_s);
        test::addTable(schema, u"c: id* int32, b_id int32>b"_s);
        test::addTable(schema, u"a: id* int32, c_id int32?>c"_s);
        QCOMPARE(collisions(sheetOf(schema, arrangedDiagram(schema, Id::fromNumber(1), u"all"_s)), schema), QStringList());
    }

    void theSameSheetGivesTheSamePlaces()
    {
        const Schema schema = test::randomSchema(80);
        QCOMPARE(arrangedDiagram(schema, Id::fromNumber(1), u"all"_s), arrangedDiagram(schema, Id::fromNumber(1), u"all"_s));
    }

    void membersStayInTheirAreaAndOthersOutside()
    {
        Model model = test::shopModel();
        Diagram &diagram = model.diagrams.first();
        const Sheet before = sheetOf(model.schema, diagram);
        arranger::arrange(before).apply(model.schema, diagram);
        const Sheet after = sheetOf(model.schema, diagram);
        QCOMPARE(collisions(after, model.schema), QStringList());
        for (const Area &old : before.areas) {
            const QRectF is = after.areas.at(std::find_if(after.areas.begin(), after.areas.end(), [&](const Area &a) { return a.id == old.id; }) - after.areas.begin()).rect;
            for (const SheetTable &table : before.tables) {
                const QRectF now = after.table(table.id)->rect;
                if (QRectF(old.rect).contains(table.rect.center()))
                    QVERIFY(is.contains(now));
                else
                    QVERIFY(!is.intersects(now));
            }
        }
    }

    void areasDoNotOverlap()
    {
        Model model = test::shopModel();
        arranger::arrange(sheetOf(model.schema, model.diagrams.first())).apply(model.schema, model.diagrams.first());
        const QList<Area> areas = model.diagrams.first().areas;
        for (qsizetype i = 0; i < areas.size(); ++i) {
            for (qsizetype j = i + 1; j < areas.size(); ++j)
                QVERIFY(!areas.at(i).rect.intersects(areas.at(j).rect));
        }
    }

    void whatIsPinnedStaysAndIsNotCovered()
    {
        const Schema schema = test::musicSchema();
        Diagram diagram = allAtOnePlace(schema);
        Placement track = *diagram.placement(schema.table(u"Track")->id);
        track.pinned = true;
        track.position = {300, 200};
        diagram.set(track);
        arranger::arrange(sheetOf(schema, diagram)).apply(schema, diagram);
        QCOMPARE(diagram.placement(track.table)->position, QPoint(300, 200));
        QCOMPARE(collisions(sheetOf(schema, diagram), schema), QStringList());
    }

    void onlyTheChosenOnesMove()
    {
        const Schema schema = test::musicSchema();
        const Diagram before = arrangedDiagram(schema, Id::fromNumber(1), u"all"_s);
        Diagram after = before;
        arranger::Options options;
        options.only = {schema.table(u"Album")->id, schema.table(u"Artist")->id};
        arranger::arrange(sheetOf(schema, before), options).apply(schema, after);
        for (const Placement &placement : before.placements) {
            if (!options.only.contains(placement.table))
                QCOMPARE(*after.placement(placement.table), placement);
        }
        QCOMPARE(collisions(sheetOf(schema, after), schema), QStringList());
    }

    void newTablesAreFittedInWithoutMovingOthers()
    {
        Model model = test::shopModel();
        Diagram &diagram = model.diagrams.first();
        const Diagram before = diagram;
        QSet<Id> fresh;
        for (const QString &text : {u"invoices: id* int32, order_id int32>orders"_s, u"settings: id* int32, value text"_s}) {
            const Id id = test::addTable(model.schema, text).id;
            fresh.insert(id);
            diagram.set(Placement {.table = id, .position = {}, .unknown = {}});
        }
        const Arrangement places = arranger::placeNew(sheetOf(model.schema, diagram), fresh);
        QCOMPARE(QSet<Id>(places.tables.keyBegin(), places.tables.keyEnd()), fresh);
        QVERIFY(places.areas.isEmpty());
        places.apply(model.schema, diagram);
        const Sheet sheet = sheetOf(model.schema, diagram);
        QCOMPARE(collisions(sheet, model.schema), QStringList());
        for (const Placement &placement : before.placements)
            QCOMPARE(*diagram.placement(placement.table), placement);
        // Near what it refers to: nearer than across the whole diagram.
        const QPointF orders = rectOf(sheet, model.schema, u"orders"_s).center();
        QVERIFY(QLineF(orders, rectOf(sheet, model.schema, u"invoices"_s).center()).length() < 700);
    }

    void bendsOfMovedLinesAreDropped()
    {
        Model model = test::shopModel();
        Diagram &diagram = model.diagrams.first();
        const Id moved = model.schema.table(u"payments")->relationships.first().id;
        const Id kept = model.schema.table(u"reviews")->relationships.first().id;
        diagram.set(Bend {.relationship = moved, .points = {{1, 2}}, .unknown = {}});
        diagram.set(Bend {.relationship = kept, .points = {{1, 2}}, .unknown = {}});
        Arrangement arrangement;
        arrangement.tables.insert(model.schema.table(u"payments")->id, {5, 5});
        arrangement.apply(model.schema, diagram);
        QVERIFY(!diagram.bend(moved));
        QVERIFY(diagram.bend(kept));
    }

    void cancellingGivesNothing()
    {
        const Schema schema = test::randomSchema(60);
        std::atomic_bool cancelled = true;
        arranger::Options options;
        options.cancelled = &cancelled;
        QVERIFY(arranger::arrange(sheetOf(schema, allAtOnePlace(schema)), options).isEmpty());
    }

    void progressRunsToItsEnd()
    {
        const Schema schema = test::musicSchema();
        QList<double> seen;
        arranger::Options options;
        options.progress = [&seen](double done) { seen.append(done); };
        arranger::arrange(sheetOf(schema, allAtOnePlace(schema)), options);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.last(), 1.0);
    }
};

QTEST_MAIN(tst_Arranger)
#include "tst_arranger.moc"
