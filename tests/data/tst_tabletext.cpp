// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/tabletext.h"

#include <QtTest/QtTest>

using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_TableText : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrites()
    {
        const QList<QStringList> rows {{u"plain"_s, u""_s, QString()}, {u"tab\there"_s, u"line\nfeed"_s, u"\"quoted\""_s},
            {u"NULL"_s, u"a \"b\" c"_s, u"ü"_s}};
        const QList<QStringList> back = fromTableText(toTableText(rows));
        QCOMPARE(back, rows);
        QVERIFY(back.at(0).at(2).isNull());
        QVERIFY(!back.at(0).at(1).isNull());
        QVERIFY(!back.at(2).at(0).isNull()); // the text, not the value
    }

    void readsWhatSpreadsheetsWrite()
    {
        QCOMPARE(fromTableText(u"a\tb\r\n\"x\ny\"\t\r\n"_s), (QList<QStringList> {{u"a"_s, u"b"_s}, {u"x\ny"_s, u""_s}}));
        QCOMPARE(fromTableText(u"one"_s), (QList<QStringList> {{u"one"_s}}));
        QCOMPARE(fromTableText(u"\"unfinished"_s), (QList<QStringList> {{u"\"unfinished"_s}}));
        QCOMPARE(fromTableText(QString()), QList<QStringList>());
    }
};

QTEST_GUILESS_MAIN(tst_TableText)
#include "tst_tabletext.moc"
