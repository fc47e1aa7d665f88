// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/diagramedits.h"

#include "document/smallshop.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::id;
using jw::test::smallShop;

class tst_DiagramEdits : public QObject
{
    Q_OBJECT

private:
    const Id m_diagram = id(u"diagram");

private slots:
    void movesTablesAreasAndNotes()
    {
        Model model = smallShop();
        moveObjects(model, m_diagram, {id(u"orders"), id(u"area"), id(u"note")}, {16, -8});
        const Diagram &diagram = model.diagrams[0];
        QCOMPARE(diagram.placement(id(u"orders"))->position, QPoint(336, 32));
        QCOMPARE(diagram.area(id(u"area"))->rect, QRect(316, -8, 240, 240));
        QCOMPARE(diagram.note(id(u"note"))->rect.topLeft(), QPoint(336, 312));
        QCOMPARE(diagram.placement(id(u"tags"))->position, QPoint(40, 320));
    }

    void bendsGoAlongWhenBothEndsMove()
    {
        Model model = smallShop();
        setBend(model, m_diagram, id(u"orders>customer"), {QPoint(300, 100)});
        moveObjects(model, m_diagram, {id(u"orders")}, {8, 8});
        QCOMPARE(model.diagrams[0].bends[0].points[0], QPoint(300, 100));
        moveObjects(model, m_diagram, {id(u"orders"), id(u"customers")}, {8, 8});
        QCOMPARE(model.diagrams[0].bends[0].points[0], QPoint(308, 108));
        setBend(model, m_diagram, id(u"orders>customer"), {});
        QVERIFY(model.diagrams[0].bends.isEmpty());
    }

    void takenOffADiagramTheTableStaysInTheModel()
    {
        Model model = smallShop();
        removeFromDiagram(model, m_diagram, {id(u"orders"), id(u"area")});
        QVERIFY(model.schema.table(id(u"orders")));
        QVERIFY(!model.diagrams[0].placement(id(u"orders")));
        QVERIFY(model.diagrams[0].areas.isEmpty());
        QVERIFY(model.diagrams[0].note(id(u"note"))->link.isNull());
        placeTable(model, m_diagram, id(u"orders"), {8, 16});
        QCOMPARE(model.diagrams[0].placement(id(u"orders"))->position, QPoint(8, 16));
    }

    void placingAgainKeepsPinAndDetail()
    {
        Model model = smallShop();
        setPinned(model, m_diagram, {id(u"tags")}, true);
        setDetail(model, m_diagram, {id(u"tags")}, TableDetail::Keys);
        placeTable(model, m_diagram, id(u"tags"), {0, 0});
        QVERIFY(model.diagrams[0].placement(id(u"tags"))->pinned);
        QCOMPARE(model.diagrams[0].placement(id(u"tags"))->detail, TableDetail::Keys);
    }

    void aDuplicatedDiagramSharesTablesButNoAreas()
    {
        Model model = smallShop();
        const Id copy = duplicateDiagram(model, m_diagram);
        QCOMPARE(model.diagrams.size(), 2);
        QCOMPARE(model.diagrams[1].id, copy);
        QCOMPARE(model.diagrams[1].name, u"Main_2"_s);
        QCOMPARE(model.diagrams[1].placements, model.diagrams[0].placements);
        QVERIFY(model.diagrams[1].areas[0].id != model.diagrams[0].areas[0].id);
        moveDiagram(model, copy, 0);
        QCOMPARE(model.diagrams[0].id, copy);
    }

    void areasAndNotesChangeHueAndSize()
    {
        Model model = smallShop();
        setHue(model, m_diagram, {id(u"area"), id(u"note")}, Hue::Sky);
        setRect(model, m_diagram, id(u"area"), QRect(0, 0, 80, 80));
        QCOMPARE(model.diagrams[0].areas[0].hue, Hue::Sky);
        QCOMPARE(model.diagrams[0].notes[0].hue, Hue::Sky);
        QCOMPARE(model.diagrams[0].areas[0].rect, QRect(0, 0, 80, 80));
    }

    void neighboursAreFoundInBothDirections()
    {
        const Model model = smallShop();
        QCOMPARE(neighboursOf(model.schema, {id(u"orders")}), QList<Id> {id(u"customers")});
        QCOMPARE(neighboursOf(model.schema, {id(u"customers")}), QList<Id> {id(u"orders")});
        QVERIFY(neighboursOf(model.schema, {id(u"tags")}).isEmpty());
    }

    void anUnknownDiagramChangesNothing()
    {
        Model model = smallShop();
        const Id nowhere = id(u"nowhere");
        moveObjects(model, nowhere, {id(u"orders")}, {8, 8});
        placeTable(model, nowhere, id(u"orders"), {});
        removeFromDiagram(model, nowhere, {id(u"orders")});
        setBend(model, nowhere, id(u"orders>customer"), {QPoint()});
        QVERIFY(addArea(model, nowhere, {}).isNull());
        QVERIFY(addNote(model, nowhere, {}).isNull());
        QVERIFY(duplicateDiagram(model, nowhere).isNull());
        QCOMPARE(model, smallShop());
    }
};

QTEST_GUILESS_MAIN(tst_DiagramEdits)
#include "tst_diagramedits.moc"
