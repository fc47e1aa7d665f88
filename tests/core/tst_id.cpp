// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/id.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_Id : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrites()
    {
        for (int i = 0; i < 1000; ++i) {
            const Id id = Id::create();
            QCOMPARE(Id::fromString(id.toString()), std::optional(id));
        }
        QCOMPARE(Id::fromString(u"k3f9q2m7ab")->toString(), u"k3f9q2m7ab"_s);
    }

    void neverMakesTheSameTwice()
    {
        QSet<Id> ids;
        for (int i = 0; i < 10000; ++i)
            ids.insert(Id::create());
        QCOMPARE(ids.size(), 10000);
    }

    void beginsWithALetter()
    {
        for (int i = 0; i < 200; ++i)
            QVERIFY(Id::create().toString().front().isLetter());
    }

    void refusesOtherTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << u"k3f9q2m7a"_s;
        QTest::newRow("long") << u"k3f9q2m7abc"_s;
        QTest::newRow("upper case") << u"K3F9Q2M7AB"_s;
        QTest::newRow("letter l") << u"l3f9q2m7ab"_s;
        QTest::newRow("null") << u"0000000000"_s;
    }
    void refusesOtherTexts()
    {
        QFETCH(QString, text);
        QVERIFY(!Id::fromString(text));
    }
};

QTEST_GUILESS_MAIN(tst_Id)
#include "tst_id.moc"
