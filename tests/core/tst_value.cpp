// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"
#include "joinwright/core/value.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_Value : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItWasGiven()
    {
        QCOMPARE(Value(u"Łódź"_s).toText(), u"Łódź"_s);
        QCOMPARE(Value(u""_s).kind(), Value::Kind::Text);
        QCOMPARE(Value(u""_s).toText(), u""_s);
        QVERIFY(!Value(u""_s).toText().isNull());
        QCOMPARE(Value(QByteArray("a\0b", 3)).toBlob(), QByteArray("a\0b", 3));
        QCOMPARE(Value(Decimal("12.50")).toDecimal().toString(), u"12.50"_s);
        QCOMPARE(Value(Decimal("12345678901234567890.5")).toDecimal().toString(), u"12345678901234567890.5"_s);
        QCOMPARE(Value(QDate(2026, 11, 23)).toDate(), QDate(2026, 11, 23));
        QCOMPARE(Value(QTime(9, 14, 1, 5)).toTime(), QTime(9, 14, 1, 5));
        const QUuid uuid = QUuid::createUuid();
        QCOMPARE(Value(uuid).toUuid(), uuid);
    }

    void sharesTextsAndSurvivesTheirEnd()
    {
        Value copy;
        {
            QString text = u"a text that lives on the heap"_s;
            text.detach();
            const Value value(text);
            copy = value;
            text[0] = u'X';
        }
        QCOMPARE(copy.toText(), u"a text that lives on the heap"_s);
        Value moved = std::move(copy);
        QCOMPARE(moved.toText(), u"a text that lives on the heap"_s);
        moved = Value(1);
        QCOMPARE(moved.toInt64(), 1);
    }

    void keepsAByteOrderMarkAtTheBeginningOfUtf8()
    {
        TextArena arena;
        for (const qsizetype size : {0, 3, 100, int(TextArena::LongestText)}) {
            const QString text = QChar(0xfeff) + QString(size, u'ä');
            const QByteArray utf8 = text.toUtf8();
            const Value value = Value::fromUtf8(Value::Kind::Text, utf8.constData(), utf8.size(), arena);
            QCOMPARE(value.toText(), text);
            QVERIFY(value == Value(text) && !(value == Value(text.sliced(1))));
        }
    }

    void copiesRawDataAndPrependedBuffers()
    {
        static const char16_t Raw[] = u"raw data";
        QCOMPARE(Value(QString::fromRawData(reinterpret_cast<const QChar *>(Raw), 8)).toText(), u"raw data"_s);
        QString text = u"tail"_s;
        text.prepend(u"head "_s);
        text.remove(0, 1);
        QCOMPARE(Value(text).toText(), u"ead tail"_s);
    }

    void movesShortAsciiIntoAnArena_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("moves");
        QTest::newRow("none") << u""_s << false;
        QTest::newRow("short") << u"user"_s << true;
        QTest::newRow("with a zero") << QString(u"a\0b"_s) << true;
        QTest::newRow("the longest") << QString(64, u'x') << true;
        QTest::newRow("longer") << QString(65, u'x') << false;
        QTest::newRow("other letters") << u"Zoë"_s << false;
        QTest::newRow("half of a letter") << QString(QChar(0xD800)) << false;
    }

    void movesShortAsciiIntoAnArena()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, moves);
        Value value(text);
        Value copy;
        {
            TextArena arena;
            value.moveInto(arena);
            copy = value;
            value = Value();
        }
        QCOMPARE(copy.kind(), Value::Kind::Text);
        QCOMPARE(copy.toText(), text);
        QCOMPARE(copy, Value(text));
        const bool isUtf8 = copy.textView().visit([](auto view) { return std::is_same_v<decltype(view), QUtf8StringView>; });
        QCOMPARE(isUtf8, moves || text.isEmpty());
    }

    void movesNothingElseIntoAnArena()
    {
        TextArena arena;
        for (const Value &given : {Value(), Value(7), Value(2.5), Value(QByteArray("ab")), Value(QUuid::createUuid()), Value(QDate(2026, 11, 30))}) {
            Value value = given;
            value.moveInto(arena);
            QCOMPARE(value, given);
        }
        Value json = Value::json(u"{}"_s);
        json.moveInto(arena);
        QCOMPARE(json, Value::json(u"{}"_s));
    }

    void keepsZonedAndNaiveTimesApart()
    {
        const QDateTime berlin(QDate(2026, 7, 1), QTime(12, 0), QTimeZone("Europe/Berlin"));
        const Value moment(berlin);
        QCOMPARE(moment.kind(), Value::Kind::TimestampTz);
        QCOMPARE(moment.toDateTime(), berlin);
        QCOMPARE(moment.toString(), u"2026-07-01 10:00:00Z"_s);
        const Value wall = Value::timestamp(berlin);
        QCOMPARE(wall.toString(), u"2026-07-01 12:00:00"_s);
        QVERIFY(!(wall == moment));
    }

    void refusesTheWrongKindByName()
    {
        try {
            Value(u"abc"_s).toInt64();
            QFAIL("a text was read as a number");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Value);
            QCOMPARE(error.message(), u"a whole number was wanted, but the value is text (abc)"_s);
        }
        QVERIFY_THROWS_EXCEPTION(Error, Value(2).toBool());
        QVERIFY_THROWS_EXCEPTION(Error, Value().toText());
        QVERIFY_THROWS_EXCEPTION(Error, Value(1.5).toDecimal());
    }

    void everyDateHasAText()
    {
        QCOMPARE(Value(QDate(987, 6, 5)).toString(), u"0987-06-05"_s);
        QCOMPARE(Value(QDate(-44, 3, 15)).toString(), u"-0044-03-15"_s);
        QCOMPARE(Value(QDate(12345, 1, 2)).toString(), u"12345-01-02"_s);
        const QDateTime moment(QDate(12345, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);
        QCOMPARE(Value(moment).toString(), u"12345-01-02 03:04:05.006Z"_s);
        QCOMPARE(Value::timestamp(moment.addMSecs(-6)).toString(), u"12345-01-02 03:04:05"_s);
    }

    /// Or it could never be told that a cell is as it was.
    void nanIsTheSameAsNan()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(Value(nan) == Value(-nan));
        QCOMPARE(qHash(Value(nan)), qHash(Value(-nan)));
        QVERIFY(!(Value(nan) == Value(1.0)) && !(Value(1.0) == Value(nan)));
    }

    void sortsNullsFirstAndNumbersBySize()
    {
        QCOMPARE(Value::compare(Value(), Value(1)), -1);
        QCOMPARE(Value::compare(Value(2), Value(1.5)), 1);
        QCOMPARE(Value::compare(Value(Decimal("1.5")), Value(1.5)), 0);
        QCOMPARE(Value::compare(Value(u"a"_s), Value(u"b"_s)), -1);
        // As whole numbers are beyond what a double tells apart.
        const Value odd(qint64(9007199254740993));
        QCOMPARE(Value::compare(odd, Value(9007199254740992.)), 1);
        QCOMPARE(Value::compare(Value(9007199254740992.), odd), -1);
        QCOMPARE(Value::compare(Value(std::numeric_limits<qint64>::max()), Value(9223372036854775808.)), -1);
        QCOMPARE(Value::compare(Value(std::numeric_limits<qint64>::min()), Value(-9223372036854775808.)), 0);
        QCOMPARE(Value::compare(Value(1), Value(-std::numeric_limits<double>::infinity())), 1);
        QCOMPARE(Value::compare(Value(-2), Value(-2.5)), 1);
        QVERIFY(Value(Decimal("1.5")) == Value(Decimal("1.50")));
        QVERIFY(!(Value(1) == Value(1.0)));
        QCOMPARE(qHash(Value(u"x"_s)), qHash(Value(u"x"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_Value)
#include "tst_value.moc"
