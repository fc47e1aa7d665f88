// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/fragment.h"

#include "document/smallshop.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::id;
using jw::test::smallShop;

class tst_Fragment : public QObject
{
    Q_OBJECT

private:
    const Id m_diagram = id(u"diagram");

    static const Table *named(const Model &model, const QString &name) { return model.schema.table(name); }

private slots:
    void aFragmentBringsWhatItsTablesNeed()
    {
        const Model part
            = fragmentOf(smallShop(), m_diagram, {id(u"orders"), id(u"note"), id(u"area")}, OuterRelationships::Drop);
        QCOMPARE(part.schema.tables().size(), 1);
        QCOMPARE(part.schema.enums().size(), 1);
        QVERIFY(part.schema.tables()[0].relationships.isEmpty());
        QCOMPARE(part.diagrams[0].placements.size(), 1);
        QCOMPARE(part.diagrams[0].notes[0].link, id(u"orders"));
        QCOMPARE(fragmentBounds(part), QRect(300, 0, 240, 384));
    }

    void aCopyInTheSameModelKeepsItsParents()
    {
        Model model = smallShop();
        const Model part = fragmentOf(model, m_diagram, {id(u"orders")}, OuterRelationships::Keep);
        const QList<Id> made = insertFragment(model, m_diagram, part, {24, 24});
        QCOMPARE(made.size(), 1);
        const Table *copy = model.schema.table(made[0]);
        QCOMPARE(copy->name, u"orders_2"_s);
        QCOMPARE(copy->relationships[0].to, id(u"customers"));
        QCOMPARE(copy->relationships[0].columns, QList<Id> {copy->column(u"customer_id")->id});
        QCOMPARE(copy->relationships[0].back, u"orders_2"_s);
        QCOMPARE(copy->indexes[0].name, u"ix_orders_2_status"_s);
        QCOMPARE(copy->column(u"status")->type.enumType(), id(u"order_status"));
        QCOMPARE(model.schema.enums().size(), 1);
        QCOMPARE(model.diagrams[0].placement(made[0])->position, QPoint(344, 64));
    }

    void relationshipsInsideLeadToTheCopies()
    {
        Model model = smallShop();
        const Model part
            = fragmentOf(model, m_diagram, {id(u"orders"), id(u"customers")}, OuterRelationships::Drop);
        insertFragment(model, m_diagram, part, {});
        QCOMPARE(named(model, u"orders_2"_s)->relationships[0].to, named(model, u"customers_2"_s)->id);
        QCOMPARE(named(model, u"orders_2"_s)->relationships[0].back, u"orders"_s);
    }

    void noIdIsUsedTwice()
    {
        Model model = smallShop();
        const Model part = fragmentOf(
            model, m_diagram, {id(u"orders"), id(u"customers"), id(u"area"), id(u"note")}, OuterRelationships::Keep);
        insertFragment(model, m_diagram, part, {});
        QList<Id> all;
        for (const Table &table : model.schema.tables()) {
            all.append(table.id);
            for (const Column &column : table.columns)
                all.append(column.id);
            for (const Key &key : table.keys)
                all.append(key.id);
            for (const Relationship &relationship : table.relationships)
                all.append(relationship.id);
            for (const Index &index : table.indexes)
                all.append(index.id);
        }
        for (const Area &area : model.diagrams[0].areas)
            all.append(area.id);
        for (const Note &note : model.diagrams[0].notes)
            all.append(note.id);
        QCOMPARE(QSet<Id>(all.begin(), all.end()).size(), all.size());
    }

    void anotherModelGetsTheTypesAndLosesForeignParents()
    {
        const Model part = fragmentOf(smallShop(), m_diagram, {id(u"orders")}, OuterRelationships::Keep);
        Model other;
        Diagram diagram;
        diagram.id = id(u"other");
        other.diagrams = {diagram};
        insertFragment(other, diagram.id, part, {});
        QCOMPARE(other.schema.enums().size(), 1);
        const Table *orders = named(other, u"orders"_s);
        QVERIFY(orders->relationships.isEmpty());
        QCOMPARE(orders->column(u"status")->type.enumType(), other.schema.enums()[0].id);
    }

    void anEnumOfTheSameNameButOtherValuesIsTakenAlong()
    {
        const Model part = fragmentOf(smallShop(), m_diagram, {id(u"orders")}, OuterRelationships::Drop);
        Model model = smallShop();
        EnumType status = model.schema.enums()[0];
        status.values.append(u"lost"_s);
        model.schema.setEnum(status);
        insertFragment(model, m_diagram, part, {});
        QCOMPARE(model.schema.enums().size(), 2);
        QVERIFY(model.schema.enumType(u"order_status_2"));
    }
};

QTEST_GUILESS_MAIN(tst_Fragment)
#include "tst_fragment.moc"
