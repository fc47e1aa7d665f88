// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/isotime.h"

#include <QtTest/QtTest>

using namespace jw;

class tst_IsoTime : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrites_data()
    {
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<int>("micros");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QDate &date, const QTime &time, const char *text, int micros = 0) {
            QTest::newRow(name) << QDateTime(date, time, Qt::UTC) << micros << QByteArray(text);
        };
        row("the first moment", {1970, 1, 1}, {0, 0}, "1970-01-01 00:00:00");
        row("before 1970", {1969, 12, 31}, {23, 59, 59, 999}, "1969-12-31 23:59:59.999");
        row("a leap day", {2024, 2, 29}, {12, 0}, "2024-02-29 12:00:00");
        row("a leap day of a full century", {2000, 2, 29}, {1, 2, 3, 4}, "2000-02-29 01:02:03.004");
        row("the last of February in a century without", {1900, 2, 28}, {0, 0}, "1900-02-28 00:00:00");
        row("before the Gregorian calendar", {1066, 10, 14}, {9, 0}, "1066-10-14 09:00:00");
        row("the last moment of four digits", {9999, 12, 31}, {23, 59, 59, 999}, "9999-12-31 23:59:59.999");
        row("a microsecond", {2026, 11, 30}, {6, 0}, "2026-11-30 06:00:00.000001", 1);
        row("microseconds before 1970", {1969, 12, 31}, {23, 59, 59, 12}, "1969-12-31 23:59:59.012340", 340);
    }

    void readsWhatItWrites()
    {
        QFETCH(const QDateTime, moment);
        QFETCH(const int, micros);
        QFETCH(const QByteArray, text);
        char written[iso::LongestTimestamp];
        const int size = iso::writeTimestamp({moment.toMSecsSinceEpoch(), micros}, written);
        QCOMPARE(QByteArray(written, size), text);
        iso::Instant instant;
        QVERIFY(iso::readTimestamp(text.constData(), text.size(), &instant));
        QCOMPARE(instant.msecs, moment.toMSecsSinceEpoch());
        QCOMPARE(instant.micros, micros);
        qint64 days = 0;
        QVERIFY(iso::readDate(text.constData(), 10, &days));
        QCOMPARE(days, moment.date().toJulianDay() - QDate(1970, 1, 1).toJulianDay());
    }

    void agreesWithTheCalendarOnEveryDay()
    {
        char written[iso::LongestTimestamp];
        const qint64 epoch = QDate(1970, 1, 1).toJulianDay();
        for (QDate date(1895, 1, 1); date < QDate(2105, 1, 1); date = date.addDays(1)) {
            iso::writeTimestamp({(date.toJulianDay() - epoch) * 86'400'000}, written);
            QCOMPARE(QByteArray(written, 10), date.toString(Qt::ISODate).toLatin1());
        }
    }

    void leavesOtherLayoutsAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char *const others[] = {"", "2026-11-29", "2026-11-29T10:00:00", "2026-11-29 10:00", "2026-11-29 10:00:00Z",
            "2026-11-29 10:00:00.", "2026-11-29 10:00:00.1234567", "2026-11-29 10:00:00.12x", "2026-11-2x 10:00:00", "2026/11/29 10:00:00",
            "2026-13-01 10:00:00", "2026-00-01 10:00:00", "2026-02-29 10:00:00", "2026-04-31 10:00:00", "2026-11-29 24:00:00",
            "2026-11-29 10:60:00", "2026-11-29 10:00:60", "-026-11-29 10:00:00"};
        for (const char *text : others)
            QTest::newRow(text) << QByteArray(text);
    }

    void leavesOtherLayoutsAlone()
    {
        QFETCH(const QByteArray, text);
        iso::Instant instant {-7, 0};
        QVERIFY(!iso::readTimestamp(text.constData(), text.size(), &instant));
        QCOMPARE(instant.msecs, -7);
    }

    void readsFractionsOfAnyLength()
    {
        const QByteArray text("2026-11-29 10:00:00.5");
        iso::Instant instant;
        QVERIFY(iso::readTimestamp(text.constData(), text.size(), &instant));
        QCOMPARE(instant.msecs % 1000, 500);
        QCOMPARE(iso::readFraction("1234", 4), 123'400);
        QCOMPARE(iso::readFraction("1234567", 7), 123'456);
        QCOMPARE(iso::readFraction("12-4", 4), -1);
    }

    void takesNoOtherCharacterAnywhere()
    {
        const QByteArray good("2026-11-11 11:11:11.111");
        for (qsizetype at = 0; at < good.size(); ++at) {
            const bool isDigit = good[at] >= '0' && good[at] <= '9';
            for (int other = 0; other < 256; ++other) {
                QByteArray text = good;
                text[at] = char(other);
                if (isDigit ? other >= '0' && other <= '9' : text == good)
                    continue;
                qint64 number = 0;
                iso::Instant instant;
                QVERIFY2(!iso::readTimestamp(text.constData(), text.size(), &instant), text.constData());
                quint64 ordinal = 0;
                QVERIFY2(!iso::readOrdinal(text.constData(), text.size(), &ordinal), text.constData());
                QVERIFY2(at > 9 || !iso::readDate(text.constData(), 10, &number), text.constData());
            }
        }
    }

    void ordersAsTextsDo()
    {
        QRandomGenerator random(20261130);
        const auto text = [&random] {
            QByteArray written(iso::LongestTimestamp, Qt::Uninitialized);
            const qint64 apart = random.bounded(2) ? 3'000 : 4'000'000'000'000;
            const int size = iso::writeTimestamp({qint64(random.generateDouble() * double(apart)), random.bounded(2) * random.bounded(1000)}, written.data());
            return written.left(size);
        };
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray a = text();
            const QByteArray b = text();
            quint64 first = 0;
            quint64 second = 0;
            QVERIFY2(iso::readOrdinal(a.constData(), a.size(), &first), a.constData());
            QVERIFY2(iso::readOrdinal(b.constData(), b.size(), &second), b.constData());
            QVERIFY2((first < second) == (a < b), a + " and " + b);
        }
        quint64 ordinal = 0;
        QVERIFY(iso::readOrdinal("1970-01-01 00:00:00", 19, &ordinal));
        QCOMPARE(ordinal, iso::ordinalOfYear(1970));
        QVERIFY(iso::readOrdinal("9999-12-31 23:59:59.999999", 26, &ordinal));
        QCOMPARE(ordinal, iso::ordinalOfYear(10'000) - 1);
    }

    void ordersNothingElse_data() { leavesOtherLayoutsAlone_data(); }

    void ordersNothingElse()
    {
        QFETCH(const QByteArray, text);
        const bool isOnlyNoDay = text == "2026-02-29 10:00:00" || text == "2026-04-31 10:00:00"; // it has its place all the same
        quint64 ordinal = 0;
        QCOMPARE(iso::readOrdinal(text.constData(), text.size(), &ordinal), isOnlyNoDay);
    }

    void knowsYearsOfFourDigits()
    {
        QVERIFY(iso::isFourDigitYear(QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC).toMSecsSinceEpoch()));
        QVERIFY(!iso::isFourDigitYear(QDateTime(QDate(10000, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()));
        QVERIFY(!iso::isFourDigitYear(QDateTime(QDate(-1, 12, 31), QTime(23, 59, 59), Qt::UTC).toMSecsSinceEpoch()));
    }
};

QTEST_GUILESS_MAIN(tst_IsoTime)
#include "tst_isotime.moc"
