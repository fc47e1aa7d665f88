// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/rowfilter.h"
#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "joinwright/engine/connection.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_RowFilter : public QObject
{
    Q_OBJECT

    static Column column(const QString &name, const char *type)
    {
        Column column;
        column.id = Id::fromSeed(name);
        column.name = name;
        column.type = *ColumnType::fromString(QString::fromLatin1(type));
        column.nullable = true;
        return column;
    }

    const QHash<QString, Column> columns {
        {u"id"_s, column(u"id"_s, "int64")},
        {u"name"_s, column(u"name"_s, "text")},
        {u"price"_s, column(u"price"_s, "decimal(10,2)")},
        {u"day"_s, column(u"day"_s, "date")},
        {u"moment"_s, column(u"moment"_s, "timestamp")},
        {u"ready"_s, column(u"ready"_s, "boolean")},
    };
    Engine engine = Engine::open(u"sqlite://"_s);

private slots:
    void initTestCase()
    {
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, price NUMERIC(10,2), day DATE, moment TIMESTAMP, ready BOOLEAN)"_s);
        const auto put = [&](int id, const char *name, const char *price, const char *day, const char *moment, const char *ready) {
            connection.run(u"INSERT INTO t VALUES (%1, %2, %3, %4, %5, %6)"_s.arg(id).arg(
                QLatin1StringView(name), QLatin1StringView(price), QLatin1StringView(day), QLatin1StringView(moment), QLatin1StringView(ready)));
        };
        put(1, "'Desk lamp'", "9.5", "'2026-10-31'", "'2026-10-31 23:59:59.000'", "1");
        put(2, "'Lampshade'", "10", "'2026-11-01'", "'2026-11-01 00:00:00.000'", "0");
        put(3, "'50 %'", "20.25", "'2026-11-30'", "'2026-11-30 18:00:00.000'", "1");
        put(4, "''", "NULL", "'2027-01-01'", "'2027-01-01 00:00:00.000'", "NULL");
        put(5, "NULL", "-3", "NULL", "NULL", "0");
        put(6, "'Null, 5..6 \"mm\"'", "77", "NULL", "NULL", "NULL");
    }

    void findsTheRowsThatAPersonMeans_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("ids");
        QTest::addColumn<QString>("tidy");
        const auto row = [](const char *name, const char *text, const QList<int> &ids, const QString &tidy) {
            QTest::newRow(text) << QString::fromLatin1(name) << QString::fromUtf8(text) << ids << tidy;
        };
        row("name", "LAMP", {1, 2}, u"LAMP"_s);
        row("name", "50 %", {3}, u"50 %"_s);
        row("name", "!lamp", {3, 4, 5, 6}, u"! lamp"_s);
        row("name", "= Lampshade", {2}, u"= Lampshade"_s);
        row("name", "null", {5}, u"null"_s);
        row("name", "not null", {1, 2, 3, 4, 6}, u"not null"_s);
        row("name", "empty", {4}, u"empty"_s);
        row("name", "\"null\"", {6}, u"\"null\""_s);
        row("name", "5..6", {6}, u"5..6"_s);
        row("name", "= Lampshade, 50 %", {2, 3}, u"= Lampshade, 50 %"_s);
        row("name", "= \"Null, 5..6 \"\"mm\"\"\"", {6}, u"= \"Null, 5..6 \"\"mm\"\"\""_s);
        row("name", "=\"Null, 5..6 \"\"mm\"\"\",Desk lamp", {1, 6}, u"= \"Null, 5..6 \"\"mm\"\"\",Desk lamp"_s);
        row("id", "! 3", {1, 2, 4, 5, 6}, u"≠ 3"_s);
        row("id", "3", {3}, u"3"_s);
        row("id", "2..4", {2, 3, 4}, u"2..4"_s);
        row("id", "1, 5", {1, 5}, u"1, 5"_s);
        row("id", "!= 3", {1, 2, 4, 5, 6}, u"≠ 3"_s);
        row("price", ">=10", {2, 3, 6}, u"≥ 10"_s);
        row("price", "< 9.5", {5}, u"< 9.5"_s);
        row("price", "<= 9.5", {1, 5}, u"≤ 9.5"_s);
        row("day", ">= 2026-11", {2, 3, 4}, u"≥ 2026-11"_s);
        row("day", "> 2026-11", {4}, u"> 2026-11"_s);
        row("day", "2026-11", {2, 3}, u"2026-11"_s);
        row("day", "2026", {1, 2, 3}, u"2026"_s);
        row("day", "2026-11-1", {2}, u"2026-11-1"_s);
        row("day", "2026-10..2026-11-01", {1, 2}, u"2026-10..2026-11-01"_s);
        row("day", "<> 2026", {4}, u"≠ 2026"_s);
        row("moment", "2026-10-31", {1}, u"2026-10-31"_s);
        row("moment", "<= 2026-11-30", {1, 2, 3}, u"≤ 2026-11-30"_s);
        row("moment", "> 2026-11-01 12:00", {3, 4}, u"> 2026-11-01 12:00"_s);
        row("ready", "yes", {1, 3}, u"yes"_s);
        row("ready", "false", {2, 5}, u"false"_s);
    }
    void findsTheRowsThatAPersonMeans()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QList<int>, ids);
        QFETCH(QString, tidy);
        const RowFilter filter = RowFilter::parse(text, columns[name], Schema());
        QCOMPARE(filter.text, tidy);
        const Statement condition = filter.condition(engine.dialect(), name, columns[name].type);
        QList<int> found;
        for (const QList<Value> &row :
            engine.connect().execute(u"SELECT id FROM t WHERE "_s + condition.sql + u" ORDER BY id"_s, condition.values).all())
            found.append(int(row.first().toInt64()));
        QCOMPARE(found, ids);
    }

    /// What a form composes is read back as the same, whatever letters are in it.
    void whatIsComposedIsReadBack()
    {
        const QStringList letters {u"a"_s, u"ü"_s, u","_s, u".."_s, u"."_s, u"\""_s, u" "_s, u"="_s, u"!"_s, u"<"_s, u"null"_s, u"not null"_s, u"empty"_s, u"'"_s, u"%"_s};
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            const ColumnType type = *ColumnType::fromString(i % 2 ? u"text"_s : u"int64"_s);
            const QList<FilterOperator> operators = FilterText::operators(type, true);
            FilterText filter {operators.at(random.bounded(operators.size())), {}, {}};
            const int count = FilterText::operandCount(filter.op);
            for (int n = count < 0 ? 2 + random.bounded(3) : count; n > 0; --n) {
                QString piece;
                for (int k = random.bounded(4); k >= 0; --k)
                    piece += letters.at(random.bounded(letters.size()));
                filter.operands.append(piece);
            }
            const QString text = filter.text(type);
            const FilterText read = FilterText::split(text, type);
            const QByteArray hint = "seed " + QByteArray::number(seed) + ": " + text.toUtf8();
            QVERIFY2(read.op == filter.op, hint.constData());
            QVERIFY2(read.operands == filter.operands, hint.constData());
        }
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("a word for a number") << u"id"_s << u"abc"_s;
        QTest::newRow("a comma for a point") << u"price"_s << u"> 1;5"_s;
        QTest::newRow("a month that is none") << u"day"_s << u"2026-13"_s;
        QTest::newRow("maybe") << u"ready"_s << u"maybe"_s;
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QVERIFY_EXCEPTION_THROWN(RowFilter::parse(text, columns[name], Schema()), Error);
    }

    void valuesAreWrittenAndReadAlike_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *type, const char *typed, const char *shown) {
            QTest::addRow("%s %s", type, typed) << QString::fromLatin1(type) << QString::fromUtf8(typed) << QString::fromUtf8(shown);
        };
        row("int16", " -7 ", "-7");
        row("decimal(10,2)", "41.8", "41.80");
        row("decimal(10,2)", "-0.05", "-0.05");
        row("double", "2.5", "2.5");
        row("boolean", "Yes", "true");
        row("date", "2026-1-5", "2026-01-05");
        row("time", "9:05", "09:05:00");
        row("timestamp", "2026-11-23 9:05", "2026-11-23 09:05:00");
        row("binary", "0xCAFE", "0xcafe");
        row("json", "{\"a\": 1}", "{\"a\": 1}");
        row("text", "  kept ", "  kept ");
        row("uuid", "8f14e45f-ceea-467f-ab2c-33d31d5b4f0d", "8f14e45f-ceea-467f-ab2c-33d31d5b4f0d");
    }
    void valuesAreWrittenAndReadAlike()
    {
        QFETCH(QString, type);
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        const ColumnType columnType = *ColumnType::fromString(type);
        const Value value = valueFromText(typed, columnType, Schema());
        QCOMPARE(textOf(value, columnType), shown);
        QCOMPARE(valueFromText(shown, columnType, Schema()), value);
    }

    void refusesValuesThatDoNotFit_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *type, const char *typed) {
            QTest::addRow("%s %s", type, typed) << QString::fromLatin1(type) << QString::fromUtf8(typed);
        };
        row("int16", "40000");
        row("int64", "1.5");
        row("decimal(5,2)", "1.005");
        row("decimal(5,2)", "1000");
        row("decimal(5,2)", "1,5");
        row("date", "2026-02-30");
        row("time", "25:00");
        row("text(3)", "four");
        row("json", "{a");
        row("binary", "0xABC");
        row("uuid", "8f14");
    }
    void refusesValuesThatDoNotFit()
    {
        QFETCH(QString, type);
        QFETCH(QString, typed);
        QVERIFY_EXCEPTION_THROWN(valueFromText(typed, *ColumnType::fromString(type), Schema()), Error);
    }
};

QTEST_GUILESS_MAIN(tst_RowFilter)
#include "tst_rowfilter.moc"
