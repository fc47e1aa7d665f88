// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/decimal.h"
#include "joinwright/core/error.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_Decimal : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWritesTheSameDigits_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"0", "0.00", "-0.05", "12.50", "99999999999999999999999999999999999999", "-1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void readsAndWritesTheSameDigits()
    {
        QFETCH(QString, text);
        QCOMPARE(Decimal(text).toString(), text);
    }

    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("two points") << u"1.2.3"_s;
        QTest::newRow("letters") << u"12a"_s;
        QTest::newRow("point alone") << u"."_s;
        QTest::newRow("39 digits") << u"1"_s.repeated(39);
        QTest::newRow("huge exponent") << u"1e99"_s;
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QString, text);
        QVERIFY(!Decimal::fromString(text));
        QVERIFY_THROWS_EXCEPTION(Error, Decimal(QStringView(text)));
    }

    void comparesBySizeWhateverTheScale()
    {
        QVERIFY(Decimal("1.50") == Decimal("1.5"));
        QVERIFY(Decimal("-1.50") < Decimal("1"));
        QVERIFY(Decimal("99999999999999999999999999999999999999") > Decimal("0.00000000000000000000000000000000000001"));
        QCOMPARE(qHash(Decimal("1.50")), qHash(Decimal("1.5")));
    }

    void roundsHalfAwayFromZero()
    {
        QCOMPARE(Decimal("2.345").rounded(2).toString(), u"2.35"_s);
        QCOMPARE(Decimal("-2.345").rounded(2).toString(), u"-2.35"_s);
        QCOMPARE(Decimal("2.344").rounded(2).toString(), u"2.34"_s);
        QCOMPARE(Decimal("2").rounded(2).toString(), u"2.00"_s);
        QCOMPARE(Decimal::fromDouble(0.1, 2).toString(), u"0.10"_s);
        QCOMPARE(Decimal::fromDouble(1.5e10, 0).toString(), u"15000000000"_s);
    }

    void calculatesExactly()
    {
        QCOMPARE((Decimal("0.1") + Decimal("0.20")).toString(), u"0.30"_s);
        QCOMPARE((Decimal("0.1") - Decimal("1")).toString(), u"-0.9"_s);
        QCOMPARE((Decimal("1.5") * Decimal("-2.25")).toString(), u"-3.375"_s);
        QVERIFY_THROWS_EXCEPTION(Error, Decimal("99999999999999999999999999999999999999") * Decimal("99999"));
    }

    void countsItsDigits()
    {
        QCOMPARE(Decimal("0.05").precision(), 1);
        QCOMPARE(Decimal("120").precision(), 3);
        QCOMPARE(Decimal("0").precision(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Decimal)
#include "tst_decimal.moc"
