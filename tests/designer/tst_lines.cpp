// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"
#include "studio/designer/cardinality.h"
#include "studio/designer/linepainter.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

Q_DECLARE_METATYPE(jw::studio::Cardinality)

class tst_Lines : public QObject
{
    Q_OBJECT

private slots:
    void cardinalityComesFromNullsAndKeys_data()
    {
        QTest::addColumn<QString>("child");
        QTest::addColumn<Cardinality>("owner");
        QTest::addColumn<Cardinality>("target");
        QTest::addColumn<bool>("identifying");
        QTest::newRow("not null: many to exactly one")
            << u"child: id* int32, p int32>parent"_s << Cardinality::OptionalMany << Cardinality::One << false;
        QTest::newRow("null allowed: many to one at most")
            << u"child: id* int32, p int32?>parent"_s << Cardinality::OptionalMany << Cardinality::OptionalOne << false;
        QTest::newRow("unique and not null: one to exactly one")
            << u"child: id* int32, p int32>parent!"_s << Cardinality::OptionalOne << Cardinality::One << false;
        QTest::newRow("unique and null allowed: one to one at most")
            << u"child: id* int32, p int32?>parent!"_s << Cardinality::OptionalOne << Cardinality::OptionalOne << false;
        QTest::newRow("part of the primary key: many, identifying")
            << u"child: p* int32>parent, line* int32"_s << Cardinality::OptionalMany << Cardinality::One << true;
        QTest::newRow("the whole primary key: one, identifying")
            << u"child: p* int32>parent, name text"_s << Cardinality::OptionalOne << Cardinality::One << true;
    }

    void cardinalityComesFromNullsAndKeys()
    {
        QFETCH(QString, child);
        Schema schema;
        test::addTable(schema, u"parent: id* int32"_s);
        const Table table = test::addTable(schema, child);
        const LineEnds ends = lineEnds(table, table.relationships.first());
        QTEST(ends.owner, "owner");
        QTEST(ends.target, "target");
        QTEST(ends.identifying, "identifying");
    }

    void manyToManyIsManyAtBothEnds()
    {
        Relationship relationship;
        relationship.through = Id::fromNumber(1);
        QCOMPARE(lineEnds({}, relationship), (LineEnds {Cardinality::OptionalMany, Cardinality::OptionalMany, false}));
    }

    void crowsFeetHaveTheSignsOfTheirCardinality_data()
    {
        QTest::addColumn<Cardinality>("cardinality");
        QTest::addColumn<int>("side");
        QTest::addColumn<QList<QLineF>>("lines");
        QTest::addColumn<double>("circleAt");
        const QLineF upper {112, 50, 100, 44};
        const QLineF lower {112, 50, 100, 56};
        const auto bar = [](double x) { return QLineF(x, 45, x, 55); };
        QTest::newRow("exactly one: two bars") << Cardinality::One << 1 << QList {bar(108), bar(112)} << 0.0;
        QTest::newRow("one at most: bar and circle") << Cardinality::OptionalOne << 1 << QList {bar(108)} << 116.0;
        QTest::newRow("one or more: prongs and bar") << Cardinality::Many << 1 << QList {upper, lower, bar(116)} << 0.0;
        QTest::newRow("any number: prongs and circle") << Cardinality::OptionalMany << 1 << QList {upper, lower} << 116.0;
        QTest::newRow("to the left") << Cardinality::OptionalOne << -1 << QList {bar(92)} << 84.0;
    }

    void crowsFeetHaveTheSignsOfTheirCardinality()
    {
        QFETCH(Cardinality, cardinality);
        QFETCH(int, side);
        QFETCH(double, circleAt);
        const EndStrokes strokes = endStrokes({100, 50}, side, cardinality, Notation::CrowsFoot, true);
        QTEST(strokes.lines, "lines");
        QCOMPARE(strokes.circleRadius, circleAt > 0 ? 4.0 : 0.0);
        if (circleAt > 0)
            QCOMPARE(strokes.circle, QPointF(circleAt, 50));
    }

    void umlWritesMultiplicities_data()
    {
        QTest::addColumn<Cardinality>("cardinality");
        QTest::addColumn<QString>("label");
        QTest::newRow("exactly one") << Cardinality::One << u"1"_s;
        QTest::newRow("one at most") << Cardinality::OptionalOne << u"0..1"_s;
        QTest::newRow("one or more") << Cardinality::Many << u"1..*"_s;
        QTest::newRow("any number") << Cardinality::OptionalMany << u"0..*"_s;
    }

    void umlWritesMultiplicities()
    {
        QFETCH(Cardinality, cardinality);
        const EndStrokes strokes = endStrokes({}, 1, cardinality, Notation::Uml, false);
        QTEST(strokes.label, "label");
        QVERIFY(strokes.lines.isEmpty());
    }

    void idef1xDrawsADotAtTheChildAndADiamondAtAnOptionalParent()
    {
        const EndStrokes child = endStrokes({}, 1, Cardinality::OptionalMany, Notation::Idef1x, true);
        QVERIFY(child.dot && child.circleRadius > 0 && child.label.isEmpty());
        QCOMPARE(endStrokes({}, 1, Cardinality::OptionalOne, Notation::Idef1x, true).label, u"Z"_s);
        QVERIFY(!endStrokes({}, 1, Cardinality::OptionalOne, Notation::Idef1x, false).diamond.isEmpty());
        QVERIFY(endStrokes({}, 1, Cardinality::One, Notation::Idef1x, false).diamond.isEmpty());
    }

    void cornersAreRoundedByTheirRadiusOrHalfTheShorterStretch()
    {
        const QPainterPath path = linePath({{{0, 0}, {30, 0}, {30, 4}, {60, 4}}});
        QCOMPARE(path.elementAt(0), QPointF(0, 0));
        QCOMPARE(path.elementAt(1), QPointF(28, 0)); // half of 4
        const QPainterPath wide = linePath({{{0, 0}, {30, 0}, {30, 40}}});
        QCOMPARE(wide.elementAt(1), QPointF(24, 0));
        QCOMPARE(wide.currentPosition(), QPointF(30, 40));
    }

    void distanceIsToTheNearestStretch()
    {
        const Route route {{{0, 0}, {100, 0}, {100, 50}}};
        QCOMPARE(distanceTo(route, {50, 7}), 7.0);
        QCOMPARE(distanceTo(route, {104, 30}), 4.0);
        QCOMPARE(distanceTo(route, {103, 54}), 5.0);
    }
};

QTEST_MAIN(tst_Lines)
#include "tst_lines.moc"
