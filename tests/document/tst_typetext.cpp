// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/typetext.h"

#include "document/smallshop.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_TypeText : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("nullable");
        QTest::newRow("ours") << u"int64"_s << u"int64"_s << false;
        QTest::newRow("optional") << u"text?"_s << u"text"_s << true;
        QTest::newRow("blanks and case") << u" VARCHAR( 40 ) ? "_s << u"text(40)"_s << true;
        QTest::newRow("integer") << u"int"_s << u"int32"_s << false;
        QTest::newRow("decimal alone") << u"numeric"_s << u"decimal"_s << false;
        QTest::newRow("decimal without scale") << u"numeric(8)"_s << u"decimal(8,0)"_s << false;
        QTest::newRow("money") << u"money"_s << u"decimal(12,2)"_s << false;
        QTest::newRow("datetime") << u"datetime"_s << u"timestamp"_s << false;
        QTest::newRow("native") << u"native:geometry"_s << u"native:geometry"_s << false;
        QTest::newRow("array") << u"array(int32)"_s << u"array(int32)"_s << false;
    }

    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, type);
        QFETCH(bool, nullable);
        const auto read = readType({}, text);
        QVERIFY(read);
        QCOMPARE(read->type.toString(), type);
        QCOMPARE(read->nullable, nullable);
    }

    void enumsGoByTheirNames()
    {
        const Schema schema = test::smallShop().schema;
        const auto read = readType(schema, u"Order_Status?"_s);
        QVERIFY(read && read->nullable);
        QCOMPARE(read->type.enumType(), test::id(u"order_status"));
        QCOMPARE(writeType(schema, read->type, true), u"order_status?"_s);
    }

    void refusesWhatIsNoType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("mark alone") << u"?"_s;
        QTest::newRow("word") << u"colour"_s;
        QTest::newRow("id of nothing") << u"@k3f9q2m7ab"_s;
        QTest::newRow("open bracket") << u"text(4"_s;
    }

    void refusesWhatIsNoType()
    {
        QFETCH(QString, text);
        QVERIFY(!readType({}, text));
    }

    void readsEveryWordItOffers()
    {
        const Schema schema = test::smallShop().schema;
        for (const QString &word : typeWords(schema)) {
            const auto read = readType(schema, word);
            QVERIFY2(read, qPrintable(word));
            QCOMPARE(writeType(schema, read->type, false), word);
        }
    }
};

QTEST_GUILESS_MAIN(tst_TypeText)
#include "tst_typetext.moc"
