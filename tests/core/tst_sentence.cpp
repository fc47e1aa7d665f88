// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_Sentence : public QObject
{
    Q_OBJECT

private slots:
    void argumentsAreNamesNumbersAndSentences()
    {
        const Sentence why = Error::phrase("it has more than %1 digits", 5);
        QCOMPARE(Error::phrase("%1 does not fit %2: %3", u"total"_s, "orders"_L1, why).text(), u"total does not fit orders: it has more than 5 digits"_s);
    }

    void anArgumentMayLookLikeAPlace()
    {
        QCOMPARE(Error::phrase("%1 and %2", u"%2"_s, u"%1"_s).text(), u"%2 and %1"_s);
        QCOMPARE(Error::phrase("100 %, %9").text(), u"100 %, %9"_s);
    }

    void patternsAreTranslatedAndTextsAreNot()
    {
        const Sentence sentence = Error::phrase("%1, line %2: %3", u"the text"_s, 3, Error::phrase("the text"));
        const QString german = sentence.text([](const char *pattern) {
            return QByteArrayView(pattern) == "the text" ? u"der Text"_s : u"Zeile %2 von %1: %3"_s;
        });
        QCOMPARE(german, u"Zeile 3 von the text: der Text"_s);
    }

    void partsAreJoined()
    {
        QCOMPARE(Sentence::joined({}, ", "_L1).text(), QString());
        QVERIFY(Sentence::joined({}, ", "_L1).isEmpty());
        QCOMPARE(Sentence::joined({u"a"_s, Error::phrase("b"), 3}, ", "_L1).text(), u"a, b, 3"_s);
    }

    void anErrorKeepsItsSentenceOnItsWay()
    {
        const FileError error(Error::phrase("%1 is a folder, not a database file", u"/tmp"_s), {.file = u"/tmp"_s});
        QCOMPARE(error.message(), u"/tmp is a folder, not a database file"_s);
        QCOMPARE(QString::fromUtf8(error.what()), error.message());
        const auto german = [](const char *) { return u"%1 ist ein Ordner"_s; };
        QCOMPARE(error.clone()->sentence().text(german), u"/tmp ist ein Ordner"_s);
    }

    void whatTheSystemSaysIsKnownWhereItIsMetOften()
    {
        const auto shout = [](const char *pattern) { return QString::fromUtf8(pattern).toUpper(); };
        QCOMPARE(Error::systemPhrase(u"Permission denied"_s).text(shout), u"PERMISSION DENIED"_s);
        QCOMPARE(Error::systemPhrase(u"Bad message"_s).text(shout), u"Bad message"_s);
        QCOMPARE(Error::objectPhrase(u"new Order"_s).text(shout), u"NEW Order"_s);
        QCOMPARE(Error::objectPhrase(u"Order 17"_s).text(shout), u"Order 17"_s);
    }
};

QTEST_APPLESS_MAIN(tst_Sentence)
#include "tst_sentence.moc"
