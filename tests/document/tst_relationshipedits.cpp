// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/relationshipedits.h"

#include "document/smallshop.h"
#include "studio/document/edits.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::id;
using jw::test::smallShop;

class tst_RelationshipEdits : public QObject
{
    Q_OBJECT

private slots:
    void aRelatedTableGetsTheColumnByTheNamingRules()
    {
        Model model = smallShop();
        const Id made = addRelationship(model, id(u"tags"), {}, id(u"customers"));
        const Table *tags = model.schema.table(id(u"tags"));
        const Relationship *relationship = tags->relationship(made);
        QVERIFY(relationship);
        const Column *column = tags->column(relationship->columns[0]);
        QCOMPARE(column->name, u"customer_id"_s);
        QCOMPARE(column->type, ColumnType(ColumnType::Kind::Int64));
        QVERIFY(!column->nullable);
        QCOMPARE(relationship->name, u"customer"_s);
        QCOMPARE(relationship->back, u"tags"_s);
    }

    void aChosenColumnTakesTheKeysType()
    {
        Model model = smallShop();
        const Id made = addRelationship(model, id(u"tags"), id(u"tags.name"), id(u"customers"));
        const Table *tags = model.schema.table(id(u"tags"));
        QCOMPARE(tags->relationship(made)->columns, QList<Id> {id(u"tags.name")});
        QCOMPARE(tags->column(u"name")->type, ColumnType(ColumnType::Kind::Int64));
        QCOMPARE(tags->columns.size(), 2);
    }

    void aNumberedKeyIsNoForeignKey()
    {
        Model model = smallShop();
        addRelationship(model, id(u"tags"), id(u"tags.id"), id(u"customers"));
        QVERIFY(model.schema.table(id(u"tags"))->column(u"customer_id"));
        QVERIFY(model.schema.table(id(u"tags"))->columns[0].isIdentity());
    }

    void aTableMayReferToItself()
    {
        Model model = smallShop();
        const Id made = addRelationship(model, id(u"tags"), {}, id(u"tags"));
        const Table *tags = model.schema.table(id(u"tags"));
        QCOMPARE(tags->column(tags->relationship(made)->columns[0])->name, u"parent_id"_s);
        QVERIFY(tags->isOptional(*tags->relationship(made)));
    }

    void aCompositeKeyIsReferredToWhole()
    {
        Model model = smallShop();
        setPrimaryKey(model, id(u"orders"), {id(u"orders.id"), id(u"orders.total")});
        const Id made = addRelationship(model, id(u"tags"), id(u"tags.name"), id(u"orders"));
        const Table *tags = model.schema.table(id(u"tags"));
        QCOMPARE(tags->relationship(made)->columns.size(), 2);
        QCOMPARE(tags->column(tags->relationship(made)->columns[1])->type, ColumnType::decimal(10, 2));
    }

    void aTableWithoutKeyCannotBeReferredTo()
    {
        Model model = smallShop();
        setPrimaryKey(model, id(u"customers"), {});
        const Model before = model;
        QVERIFY(whyNotReferable(model.schema, id(u"customers")).contains(u"customers"_s));
        QVERIFY(addRelationship(model, id(u"tags"), {}, id(u"customers")).isNull());
        QVERIFY(addManyToMany(model, id(u"tags"), id(u"customers")).relationship.isNull());
        QCOMPARE(model, before);
    }

    void manyToManyMakesTheAssociation()
    {
        Model model = smallShop();
        const ManyToMany made = addManyToMany(model, id(u"orders"), id(u"tags"));
        const Table *association = model.schema.table(made.table);
        QCOMPARE(association->name, u"order_tags"_s);
        QCOMPARE(association->columns.size(), 2);
        QCOMPARE(association->primaryKey()->columns.size(), 2);
        QCOMPARE(association->relationships.size(), 2);
        QCOMPARE(association->relationships[0].onDelete, ReferentialAction::Cascade);
        const Relationship *relationship = model.schema.table(id(u"orders"))->relationship(made.relationship);
        QCOMPARE(relationship->through, made.table);
        QCOMPARE(relationship->name, u"tags"_s);
        QCOMPARE(relationship->back, u"orders"_s);
    }

    void namesOfOneClassStayApart()
    {
        Model model = smallShop();
        for (int i = 0; i < 3; ++i)
            addRelationship(model, id(u"orders"), {}, id(u"customers"));
        QStringList names;
        QStringList backs;
        for (const Relationship &relationship : model.schema.table(id(u"orders"))->relationships) {
            names.append(relationship.name);
            backs.append(relationship.back);
        }
        QCOMPARE(names.removeDuplicates(), 0);
        QCOMPARE(backs.removeDuplicates(), 0);
    }

    void aForeignKeyBecomesOptionalAndMandatory()
    {
        Model model = smallShop();
        setOptional(model, id(u"orders>customer"), true);
        QVERIFY(model.schema.table(id(u"orders"))->column(u"customer_id")->nullable);
        setOptional(model, id(u"orders>customer"), false);
        QVERIFY(!model.schema.table(id(u"orders"))->column(u"customer_id")->nullable);
    }
};

QTEST_GUILESS_MAIN(tst_RelationshipEdits)
#include "tst_relationshipedits.moc"
