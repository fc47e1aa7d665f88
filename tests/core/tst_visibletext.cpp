// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/visibletext.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_VisibleText : public QObject
{
    Q_OBJECT

private slots:
    void whatCannotBeSeenIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"it's 5 €, été"_s << u"it's 5 €, été"_s;
        QTest::newRow("lines and tabs") << u"a\tb\nc\r\nd"_s << u"a\tb\nc\r\nd"_s;
        QTest::newRow("order turned round") << u"a\u202Eb\u202Cc"_s << u"a\\u202Eb\\u202Cc"_s;
        QTest::newRow("isolates") << u"\u2066x\u2069"_s << u"\\u2066x\\u2069"_s;
        QTest::newRow("no width") << u"a\u200Bb\uFEFF"_s << u"a\\u200Bb\\uFEFF"_s;
        QTest::newRow("soft hyphen") << u"a\u00ADb"_s << u"a\\u00ADb"_s;
        QTest::newRow("controls") << u"a\u0007\u0000b\u0085"_s << u"a\\u0007\\u0000b\\u0085"_s;
        QTest::newRow("a carriage return alone") << u"a\rb"_s << u"a\\u000Db"_s;
        QTest::newRow("other ends of lines") << u"a\u2028b"_s << u"a\\u2028b"_s;
        QTest::newRow("tags") << u"a\U000E0041b"_s << u"a\\U000E0041b"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) << u"a\\uD83D"_s;
        QTest::newRow("emoji with a joiner") << u"👩\u200D👩"_s << u"👩\u200D👩"_s;
        QTest::newRow("Persian with a non-joiner") << u"می\u200Cخواهم"_s << u"می\u200Cخواهم"_s;
        QTest::newRow("letters written from the right") << u"שלום"_s << u"שלום"_s;
    }

    void whatCannotBeSeenIsWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
    }
};

QTEST_GUILESS_MAIN(tst_VisibleText)
#include "tst_visibletext.moc"
