// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitedialect.h"
#include "joinwright/dialect/sqlite/sqliteparser.h"
#include "joinwright/dialect/sqlite/sqlitetokens.h"

#include <QtTest/QtTest>

#include <limits>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

ColumnType typeOf(const QString &text)
{
    return *ColumnType::fromString(text);
}

Value moment(const char *iso)
{
    return Value(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs));
}

Value wallClock(const char *iso)
{
    return Value::timestamp(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs));
}

} // namespace

class tst_SqliteDialect : public QObject
{
    Q_OBJECT

private slots:
    void valuesKeepTheirMeaning_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("value");
        QTest::addColumn<Value>("stored");
        const auto row = [](const char *name, const QString &type, const Value &value, const Value &stored) {
            QTest::newRow(name) << type << value << stored;
        };
        row("null", u"int32"_s, Value(), Value());
        row("smallest int16", u"int16"_s, Value(-32768), Value(-32768));
        row("largest int64", u"int64"_s, Value(std::numeric_limits<qint64>::max()), Value(std::numeric_limits<qint64>::max()));
        row("true", u"boolean"_s, Value(true), Value(1));
        row("false", u"boolean"_s, Value(false), Value(0));
        row("double", u"double"_s, Value(0.1), Value(0.1));
        row("infinity", u"double"_s, Value(std::numeric_limits<double>::infinity()), Value(std::numeric_limits<double>::infinity()));
        row("price", u"decimal(10,2)"_s, Value(Decimal("9.90")), Value(9.9));
        row("whole price", u"decimal(10,2)"_s, Value(Decimal("12.00")), Value(12));
        row("negative price", u"decimal(10,2)"_s, Value(Decimal("-0.01")), Value(-0.01));
        row("15 digits", u"decimal(15,2)"_s, Value(Decimal("9999999999999.99")), Value(9999999999999.99));
        row("15 small digits", u"decimal(15,15)"_s, Value(Decimal("0.999999999999999")), Value(0.999999999999999));
        row("wide decimal", u"decimal(20,6)"_s, Value(Decimal("12345678901234.5")), Value(u"12345678901234.500000"_s));
        row("38 digits", u"decimal(38,0)"_s, Value(Decimal("99999999999999999999999999999999999999")),
            Value(u"99999999999999999999999999999999999999"_s));
        row("text", u"text(3)"_s, Value(u"a\U0001F600b"_s), Value(u"a\U0001F600b"_s));
        row("empty text", u"text"_s, Value(u""_s), Value(u""_s));
        row("blob", u"binary(2)"_s, Value(QByteArray("\0\1", 2)), Value(QByteArray("\0\1", 2)));
        row("date", u"date"_s, Value(QDate(2024, 2, 29)), Value(u"2024-02-29"_s));
        row("date before the Gregorian calendar", u"date"_s, Value(QDate(1066, 10, 14)), Value(u"1066-10-14"_s));
        row("first date", u"date"_s, Value(QDate(1, 1, 1)), Value(u"0001-01-01"_s));
        row("last date", u"date"_s, Value(QDate(9999, 12, 31)), Value(u"9999-12-31"_s));
        row("time", u"time"_s, Value(QTime(9, 5)), Value(u"09:05:00"_s));
        row("time with milliseconds", u"time"_s, Value(QTime(23, 59, 59, 7)), Value(u"23:59:59.007"_s));
        row("timestamp", u"timestamp"_s, wallClock("2026-11-23T09:14:00"), Value(u"2026-11-23 09:14:00"_s));
        row("timestamp before 1970", u"timestamp"_s, wallClock("1969-12-31T23:59:59.999"), Value(u"1969-12-31 23:59:59.999"_s));
        row("zoned timestamp", u"timestamptz"_s, moment("2026-11-23T09:14:00.500+02:00"), Value(u"2026-11-23 07:14:00.500"_s));
        row("uuid", u"uuid"_s, Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s)), Value(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s));
        row("json", u"json"_s, Value::json(u"{\"a\": 1.50}"_s), Value(u"{\"a\": 1.50}"_s));
        row("a lone json number", u"json"_s, Value::json(u"1.50"_s), Value(u"1.50"_s));
        row("array", u"array(int32)"_s, Value::json(u"[1, 2]"_s), Value(u"[1, 2]"_s));
        row("interval", u"interval"_s, Value(u"P1DT2H"_s), Value(u"P1DT2H"_s));
        row("native", u"native:GEOMETRY"_s, Value(QByteArray("x")), Value(QByteArray("x")));
    }

    void valuesKeepTheirMeaning()
    {
        QFETCH(QString, type);
        QFETCH(Value, value);
        QFETCH(Value, stored);
        QCOMPARE(m_dialect.toDatabase(value, typeOf(type)), stored);
        const Value back = m_dialect.fromDatabase(stored, typeOf(type));
        QCOMPARE(back, value);
        QCOMPARE(back.kind(), value.kind());
    }

    void valuesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("value");
        QTest::newRow("too large for int16") << u"int16"_s << Value(32768);
        QTest::newRow("text for a number") << u"int32"_s << Value(u"12"_s);
        QTest::newRow("float for a whole number") << u"int32"_s << Value(1.0);
        QTest::newRow("number for a text") << u"text"_s << Value(1);
        QTest::newRow("too long") << u"text(2)"_s << Value(u"abc"_s);
        QTest::newRow("half a character") << u"text"_s << Value(QString(QChar(0xd800)));
        QTest::newRow("blob too long") << u"binary(1)"_s << Value(QByteArray("ab"));
        QTest::newRow("two for a boolean") << u"boolean"_s << Value(2);
        QTest::newRow("NaN") << u"double"_s << Value(std::numeric_limits<double>::quiet_NaN());
        QTest::newRow("a whole number beyond a double") << u"double"_s << Value(qint64(9007199254740993LL));
        QTest::newRow("too many digits after the point") << u"decimal(10,2)"_s << Value(Decimal("1.005"));
        QTest::newRow("too many digits before it") << u"decimal(4,2)"_s << Value(Decimal("100.00"));
        QTest::newRow("infinity for a decimal") << u"decimal(4,2)"_s << Value(std::numeric_limits<double>::infinity());
        QTest::newRow("16 digits without a declared size") << u"decimal"_s << Value(Decimal("1.234567890123456789"));
        QTest::newRow("moment for a wall clock") << u"timestamp"_s << moment("2026-01-01T00:00:00Z");
        QTest::newRow("wall clock for a moment") << u"timestamptz"_s << wallClock("2026-01-01T00:00:00");
        QTest::newRow("year that does not sort") << u"date"_s << Value(QDate(10000, 1, 1));
        QTest::newRow("not JSON") << u"json"_s << Value(u"{a}"_s);
        QTest::newRow("JSON that is no array") << u"array(int32)"_s << Value(u"{}"_s);
        QTest::newRow("text for a uuid") << u"uuid"_s << Value(u"x"_s);
    }

    void valuesThatDoNotFitAreRefused()
    {
        QFETCH(QString, type);
        QFETCH(Value, value);
        try {
            m_dialect.toDatabase(value, typeOf(type));
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Value);
            QVERIFY2(error.message().contains(type), qPrintable(error.message()));
            return;
        }
        QFAIL("the value was taken");
    }

    void strangersValuesAreRead_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("stored");
        QTest::addColumn<Value>("value");
        const auto row = [](const char *name, const QString &type, const Value &stored, const Value &value) {
            QTest::newRow(name) << type << stored << value;
        };
        row("a sum of floats as decimal", u"decimal(10,2)"_s, Value(0.1 + 0.2), Value(Decimal("0.30")));
        row("a whole number as decimal", u"decimal(10,2)"_s, Value(3), Value(Decimal("3.00")));
        row("a decimal as text", u"decimal(10,2)"_s, Value(u"3.5"_s), Value(Decimal("3.5")));
        row("a float that is whole", u"int32"_s, Value(3.0), Value(3));
        row("a number as text", u"text"_s, Value(12), Value(u"12"_s));
        row("true in words", u"boolean"_s, Value(u"True"_s), Value(true));
        row("ISO with T and Z", u"timestamptz"_s, Value(u"2026-11-23T09:14:00Z"_s), moment("2026-11-23T09:14:00Z"));
        row("a zone", u"timestamptz"_s, Value(u"2026-11-23 09:14:00+05:30"_s), moment("2026-11-23T03:44:00Z"));
        row("a zone of hours", u"timestamptz"_s, Value(u"2026-11-23 09:14:00-08"_s), moment("2026-11-23T17:14:00Z"));
        row("microseconds", u"timestamp"_s, Value(u"2026-11-23 09:14:00.123987"_s), Value::fromMSecs(Value::Kind::Timestamp, wallClock("2026-11-23T09:14:00.123").toMSecs(), 987));
        row("no seconds", u"timestamp"_s, Value(u"2026-11-23 09:14"_s), wallClock("2026-11-23T09:14:00"));
        row("a day as timestamp", u"timestamp"_s, Value(u"2026-11-23"_s), wallClock("2026-11-23T00:00:00"));
        row("midnight as date", u"date"_s, Value(u"2026-11-23 00:00:00"_s), Value(QDate(2026, 11, 23)));
        row("a uuid in braces", u"uuid"_s, Value(u"{7B5B6F5E-3A51-4D0E-9F5B-0A6D0F6F4B11}"_s), Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s)));
        row("a uuid without dashes", u"uuid"_s, Value(u"7b5b6f5e3a514d0e9f5b0a6d0f6f4b11"_s), Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s)));
        row("a uuid as bytes", u"uuid"_s, Value(QByteArray::fromHex("7b5b6f5e3a514d0e9f5b0a6d0f6f4b11")), Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s)));
        row("the null uuid", u"uuid"_s, Value(u"00000000-0000-0000-0000-000000000000"_s), Value(QUuid()));
        row("a number in JSON", u"json"_s, Value(12), Value::json(u"12"_s));
    }

    void strangersValuesAreRead()
    {
        QFETCH(QString, type);
        QFETCH(Value, stored);
        QFETCH(Value, value);
        QCOMPARE(m_dialect.fromDatabase(stored, typeOf(type)), value);
    }

    void whatIsNoSuchValueIsSaidAndShownAsItIs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("stored");
        QTest::addColumn<QString>("words");
        QTest::newRow("epoch in a timestamp") << u"timestamp"_s << Value(1700000000) << u"the whole number 1700000000"_s;
        QTest::newRow("text in a number") << u"int32"_s << Value(u"n/a"_s) << u"the text \"n/a\""_s;
        QTest::newRow("fraction in a whole number") << u"int32"_s << Value(1.5) << u"the floating number 1.5"_s;
        QTest::newRow("too large for int32") << u"int32"_s << Value(qint64(1) << 40) << u"1099511627776"_s;
        QTest::newRow("nonsense date") << u"date"_s << Value(u"2026-02-30"_s) << u"2026-02-30"_s;
        QTest::newRow("a moment of the day in a date") << u"date"_s << Value(u"2026-02-03 10:00"_s) << u"2026-02-03 10:00"_s;
        QTest::newRow("zone in a wall clock") << u"timestamp"_s << Value(u"2026-02-03 10:00:00+02:00"_s) << u"+02:00"_s;
        QTest::newRow("a 25th hour") << u"time"_s << Value(u"25:00"_s) << u"25:00"_s;
        QTest::newRow("letters for digits") << u"time"_s << Value(u"1x:00"_s) << u"1x:00"_s;
        QTest::newRow("two") << u"boolean"_s << Value(2) << u"2"_s;
        QTest::newRow("text in a blob") << u"binary"_s << Value(u"x"_s) << u"x"_s;
        QTest::newRow("too many digits in a decimal") << u"decimal(10,2)"_s << Value(1.23456) << u"1.23456"_s;
        QTest::newRow("nonsense uuid") << u"uuid"_s << Value(u"x"_s) << u"x"_s;
    }

    void whatIsNoSuchValueIsSaidAndShownAsItIs()
    {
        QFETCH(QString, type);
        QFETCH(Value, stored);
        QFETCH(QString, words);
        bool fits = true;
        QCOMPARE(m_dialect.fromDatabaseLenient(stored, typeOf(type), &fits), stored);
        QVERIFY(!fits);
        try {
            m_dialect.fromDatabase(stored, typeOf(type));
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Value);
            QVERIFY2(error.message().contains(words) && error.message().contains(type), qPrintable(error.message()));
            return;
        }
        QFAIL("the value was read");
    }

    void everyDecimalOfFifteenDigitsSurvives()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20000; ++i) {
            const int scale = int(random.bounded(16));
            const qint64 unscaled = qint64(random.generate64() % 1'000'000'000'000'000ULL) * (i % 2 ? 1 : -1);
            const Value value(Decimal(unscaled, scale));
            const ColumnType type = ColumnType::decimal(15, scale);
            QCOMPARE(m_dialect.fromDatabase(m_dialect.toDatabase(value, type), type), value);
        }
    }

    void everyDaySurvives()
    {
        for (qint64 day = QDate(1, 1, 1).toJulianDay(); day <= QDate(9999, 12, 31).toJulianDay(); day += 13) {
            const Value value(QDate::fromJulianDay(day));
            QCOMPARE(m_dialect.fromDatabase(m_dialect.toDatabase(value, ColumnType::Kind::Date), ColumnType::Kind::Date), value);
        }
    }

    void storedTimestampsSortAsTheMomentsDo()
    {
        QStringList texts;
        for (const char *iso : {"1969-12-31T23:59:59Z", "1999-12-31T23:59:59.999Z", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00.001Z", "2000-01-01T00:00:01Z"})
            texts.append(m_dialect.toDatabase(moment(iso), ColumnType::Kind::TimestampTz).toText());
        QStringList sorted = texts;
        sorted.sort();
        QCOMPARE(sorted, texts);
    }

    void namesAreQuotedWhereNeeded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << u"order_items"_s << u"order_items"_s;
        QTest::newRow("mixed case") << u"OrderItems"_s << u"OrderItems"_s;
        QTest::newRow("keyword") << u"Order"_s << u"\"Order\""_s;
        QTest::newRow("space") << u"a b"_s << u"\"a b\""_s;
        QTest::newRow("dot") << u"a.b"_s << u"\"a.b\""_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("a way out") << u"x\"; DROP TABLE y; --"_s << u"\"x\"\"; DROP TABLE y; --\""_s;
        QTest::newRow("digit first") << u"1st"_s << u"\"1st\""_s;
        QTest::newRow("letters beyond ASCII") << u"Łódź"_s << u"\"Łódź\""_s;
        QTest::newRow("empty") << u""_s << u"\"\""_s;
    }

    void namesAreQuotedWhereNeeded()
    {
        QFETCH(QString, name);
        QFETCH(QString, quoted);
        QCOMPARE(m_dialect.quote(name), quoted);
    }

    void aNameWithNulIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(m_dialect.quote(u"a\0b"_s), SchemaError);
    }

    void literalsAreSql_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("sql");
        QTest::newRow("null") << Value() << u"NULL"_s;
        QTest::newRow("text") << Value(u"it's"_s) << u"'it''s'"_s;
        QTest::newRow("text with NUL") << Value(u"a\0b"_s) << u"CAST(X'610062' AS TEXT)"_s;
        QTest::newRow("blob") << Value(QByteArray("\xff\0", 2)) << u"X'FF00'"_s;
        QTest::newRow("boolean") << Value(true) << u"1"_s;
        QTest::newRow("whole double") << Value(2.0) << u"2.0"_s;
        QTest::newRow("infinity") << Value(-std::numeric_limits<double>::infinity()) << u"-9e999"_s;
        QTest::newRow("decimal") << Value(Decimal("9.90")) << u"9.90"_s;
        QTest::newRow("wide decimal") << Value(Decimal("12345678901234567.5")) << u"'12345678901234567.5'"_s;
        QTest::newRow("date") << Value(QDate(2026, 1, 2)) << u"'2026-01-02'"_s;
    }

    void literalsAreSql()
    {
        QFETCH(Value, value);
        QFETCH(QString, sql);
        QCOMPARE(m_dialect.literal(value), sql);
    }

    void statementsOfOthersAreTakenApart()
    {
        const sqlite::ParsedTable table = sqlite::parseCreateTable(u"CREATE TABLE IF NOT EXISTS [a].\"b\" (\n"
            u"id INTEGER PRIMARY KEY ASC ON CONFLICT ROLLBACK AUTOINCREMENT, -- it's (\n"
            u"\"n \"\"m\" DECIMAL(10, -2) DEFAULT -1.5e+3 NOT NULL ON CONFLICT FAIL UNIQUE ON CONFLICT IGNORE /* , x */,\n"
            u"'q' DEFAULT ('),' || \"(\") CHECK (q <> ')') COLLATE [my coll]\n"
            u"REFERENCES x ON UPDATE SET DEFAULT MATCH FULL DEFERRABLE INITIALLY IMMEDIATE,\n"
            u"`g` AS (id + (1)) STORED,\n"
            u"CONSTRAINT c1 UNIQUE (id, \"n \"\"m\" COLLATE NOCASE DESC) ON CONFLICT ABORT\n"
            u"CONSTRAINT c2 FOREIGN KEY (q) REFERENCES y (z) NOT DEFERRABLE INITIALLY DEFERRED,\n"
            u"CHECK ((id > 0) AND (1))\n"_s);
        QCOMPARE(table.columns.size(), 4);
        QCOMPARE(table.columns[1].name, u"n \"m"_s);
        QCOMPARE(table.columns[2].collation, u"my coll"_s);
        QCOMPARE(table.columns[3].expression, u"id + (1)"_s);
        QVERIFY(table.autoIncrement);
        QCOMPARE(table.uniques.size(), 2);
        QCOMPARE(table.uniques[1].name, u"c1"_s);
        QCOMPARE(table.uniques[1].columns, (QStringList {u"id"_s, u"n \"m"_s}));
        QCOMPARE(table.foreignKeys.size(), 2);
        QCOMPARE(table.foreignKeys[0].deferral, Deferral::Deferrable);
        QCOMPARE(table.foreignKeys[1].name, u"c2"_s);
        QCOMPARE(table.foreignKeys[1].deferral, Deferral::NotDeferrable);
        QCOMPARE(table.checks.size(), 2);
        QCOMPARE(table.checks[0].expression, u"q <> ')'"_s);
        QCOMPARE(sqlite::withoutParentheses(table.checks[1].expression), u"(id > 0) AND (1)"_s);
    }

    void noTextBringsTheParsersToAStop()
    {
        const QString table = u"CREATE TABLE \"t\" (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT DEFAULT ('x') CHECK (a <> ')') REFERENCES b ON DELETE SET NULL NOT DEFERRABLE, g AS (1), CONSTRAINT f FOREIGN KEY (a) REFERENCES [c] (d) ON CONFLICT, UNIQUE (a))"_s;
        const QString index = u"CREATE INDEX i ON t (lower(a) COLLATE x DESC, (b + 1)) WHERE a > 'y'"_s;
        const QString pieces = u"()[],;'\"`-/* NOT ON CONSTRAINT COLLATE"_s;
        QRandomGenerator random(11);
        for (int round = 0; round < 2000; ++round) {
            QString text = round % 2 ? table : index;
            for (int i = int(random.bounded(6)); i >= 0; --i) {
                const qsizetype at = random.bounded(text.size());
                if (random.bounded(2))
                    text.remove(at, qsizetype(random.bounded(9)));
                else
                    text.insert(at, pieces[random.bounded(pieces.size())]);
                if (text.isEmpty())
                    text = u"("_s;
            }
            sqlite::parseCreateTable(text);
            sqlite::parseCreateIndex(text);
            sqlite::parseCreateView(text);
            QString column;
            sqlite::parseValueList(text, &column);
            // Whatever counts as self-contained must not end what it stands in.
            if (sqlite::isSelfContained(text))
                QVERIFY(sqlite::tokenize(QString(u"("_s + text + u" )"_s)).last().isSymbol(u')'));
        }
    }

    void aColumnThatIsNotThereIsNamedWithoutOurAlias()
    {
        for (const QString &text : {u"no such column: t0.Name"_s, u"no such column: Name"_s}) {
            try {
                Dialect::byName(u"sqlite")->raise(u"1"_s, text, u"SELECT t0.Name FROM Artist t0"_s);
            } catch (const SchemaError &error) {
                QCOMPARE(error.column(), u"Name"_s);
                QVERIFY2(error.message().endsWith(u"named Name"_s), error.what());
            }
        }
    }

    void isFoundByName()
    {
        QCOMPARE(Dialect::byName(u"sqlite"), &m_dialect);
        QVERIFY(!Dialect::byName(u"oracle"));
    }

private:
    const SqliteDialect &m_dialect = SqliteDialect::instance();
};

QTEST_GUILESS_MAIN(tst_SqliteDialect)
#include "tst_sqlitedialect.moc"
