// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqldialect.h"
#include "joinwright/dialect/mysql/mysqlexpression.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

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

Id idOf(int number)
{
    return Id::fromNumber(quint64(number));
}

/// Two tables that refer to one another, and one of everything else.
Schema everything()
{
    Schema schema;
    schema.setEnum({.id = idOf(1), .name = u"state"_s, .values = {u"open"_s, u"it's"_s}});
    Table orders{.id = idOf(10), .name = u"orders"_s, .comment = u"what's ordered"_s};
    orders.columns = {{.id = idOf(11),
                          .name = u"id"_s,
                          .type = ColumnType::Kind::Int64,
                          .generation = Generation::Identity},
        {.id = idOf(12), .name = u"order"_s, .type = ColumnType(), .comment = u"number"_s},
        {.id = idOf(13),
            .name = u"state"_s,
            .type = ColumnType::enumeration(idOf(1)),
            .defaultValue = u"'open'"_s},
        {.id = idOf(14),
            .name = u"total"_s,
            .type = ColumnType::decimal(10, 2),
            .nullable = true,
            .defaultValue = u"1 + 2"_s},
        {.id = idOf(15),
            .name = u"twice"_s,
            .type = ColumnType::decimal(12, 2),
            .nullable = true,
            .generation = Generation::Stored,
            .expression = u"\"total\" * 2"_s},
        {.id = idOf(16), .name = u"last item"_s, .type = ColumnType::Kind::Int32, .nullable = true},
        {.id = idOf(17),
            .name = u"notes"_s,
            .type = ColumnType(),
            .nullable = true,
            .collation = u"NOCASE"_s}};
    orders.keys = {{.id = idOf(18), .primary = true, .columns = {idOf(11)}},
        {.id = idOf(19), .columns = {idOf(12)}}};
    orders.indexes = {
        {.id = idOf(20),
            .name = u"ix_notes"_s,
            .parts = {{.column = idOf(17)}, {.column = idOf(14), .descending = true}}},
        {.id = idOf(21), .name = u"ft"_s, .parts = {{.column = idOf(17)}}, .method = u"fulltext"_s},
        {.id = idOf(22),
            .name = u"few"_s,
            .parts = {{.column = idOf(14)}},
            .where = u"total > 1"_s}};
    orders.checks = {{.id = idOf(23), .expression = u"total >= 0 /* not '(' */"_s}};
    orders.relationships = {{.id = idOf(24),
        .name = u"lastItem"_s,
        .columns = {idOf(16)},
        .to = idOf(30),
        .onDelete = ReferentialAction::SetNull,
        .deferral = Deferral::Deferrable}};
    Table items{.id = idOf(30), .name = u"items"_s};
    items.columns = {{.id = idOf(31), .name = u"id"_s, .type = ColumnType::Kind::Int32},
        {.id = idOf(32), .name = u"order_id"_s, .type = ColumnType::Kind::Int64}};
    items.keys = {{.id = idOf(33), .primary = true, .columns = {idOf(31)}}};
    items.relationships = {{.id = idOf(34),
        .name = u"order"_s,
        .columns = {idOf(32)},
        .to = idOf(10),
        .onDelete = ReferentialAction::Cascade}};
    schema.setTable(orders);
    schema.setTable(items);
    schema.setView({.id = idOf(40), .name = u"late"_s, .sql = u"SELECT \"id\" FROM orders;"_s});
    return schema;
}

} // namespace

class tst_MysqlDialect : public QObject
{
    Q_OBJECT

private slots:
    void valuesKeepTheirMeaning_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("value");
        QTest::addColumn<Value>("stored");
        const auto row
            = [](const char *name, const QString &type, const Value &value, const Value &stored) {
                  QTest::newRow(name) << type << value << stored;
              };
        row("null", u"int32"_s, Value(), Value());
        row("smallest int16", u"int16"_s, Value(-32768), Value(-32768));
        row("largest int64", u"int64"_s, Value(std::numeric_limits<qint64>::max()),
            Value(std::numeric_limits<qint64>::max()));
        row("true", u"boolean"_s, Value(true), Value(1));
        row("double", u"double"_s, Value(0.1), Value(0.1));
        row("price", u"decimal(10,2)"_s, Value(Decimal("9.90")), Value(Decimal("9.90")));
        row("38 digits", u"decimal(38,0)"_s,
            Value(Decimal("99999999999999999999999999999999999999")),
            Value(Decimal("99999999999999999999999999999999999999")));
        row("decimal without size", u"decimal"_s, Value(Decimal("1.5")),
            Value(Decimal("1.5000000000")));
        row("text", u"text(3)"_s, Value(u"a\U0001F600b"_s), Value(u"a\U0001F600b"_s));
        row("blob", u"binary(2)"_s, Value(QByteArray("\0\1", 2)), Value(QByteArray("\0\1", 2)));
        row("first date", u"date"_s, Value(QDate(1, 1, 1)), Value(u"0001-01-01"_s));
        row("time with milliseconds", u"time"_s, Value(QTime(23, 59, 59, 7)),
            Value(u"23:59:59.007"_s));
        row("timestamp before 1970", u"timestamp"_s, wallClock("1969-12-31T23:59:59.999"),
            Value(u"1969-12-31 23:59:59.999"_s));
        row("zoned timestamp", u"timestamptz"_s, moment("2026-11-23T09:14:00.500+02:00"),
            Value(u"2026-11-23 07:14:00.500"_s));
        row("uuid", u"uuid"_s, Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s)),
            Value(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s));
        row("json", u"json"_s, Value::json(u"{\"a\": 1.50}"_s), Value(u"{\"a\": 1.50}"_s));
        row("array", u"array(int32)"_s, Value::json(u"[1, 2]"_s), Value(u"[1, 2]"_s));
        row("interval", u"interval"_s, Value(u"P1DT2H"_s), Value(u"P1DT2H"_s));
        row("native", u"native:set('a','b')"_s, Value(u"a,b"_s), Value(u"a,b"_s));
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
        QTest::newRow("too long") << u"text(2)"_s << Value(u"abc"_s);
        QTest::newRow("half a character") << u"text"_s << Value(QString(QChar(0xd800)));
        QTest::newRow("infinity") << u"double"_s << Value(std::numeric_limits<double>::infinity());
        QTest::newRow("too large for a float") << u"float"_s << Value(1e300);
        QTest::newRow("too many digits after the point")
            << u"decimal(10,2)"_s << Value(Decimal("1.005"));
        QTest::newRow("too many digits before it") << u"decimal(4,2)"_s << Value(Decimal("100"));
        QTest::newRow("eleven digits after the point of an open decimal")
            << u"decimal"_s << Value(Decimal("1.00000000001"));
        QTest::newRow("moment for a wall clock")
            << u"timestamp"_s << moment("2026-01-01T00:00:00Z");
        QTest::newRow("a moment before 1970") << u"timestamptz"_s << moment("1969-12-31T23:59:59Z");
        QTest::newRow("a moment after 2038") << u"timestamptz"_s << moment("2038-01-19T03:14:08Z");
        QTest::newRow("the year 10000") << u"date"_s << Value(QDate(10000, 1, 1));
        QTest::newRow("not JSON") << u"json"_s << Value(u"{a}"_s);
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

    void whatTheServerComputesIsRead_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("stored");
        QTest::addColumn<Value>("value");
        QTest::newRow("a sum of whole numbers") << u"int64"_s << Value(Decimal("12")) << Value(12);
        QTest::newRow("a text as bytes")
            << u"text"_s << Value(QByteArray("\xc3\xa9")) << Value(u"é"_s);
        QTest::newRow("a number as text") << u"text"_s << Value(12) << Value(u"12"_s);
        QTest::newRow("microseconds") << u"timestamp"_s << Value(u"2026-11-23 09:14:00.123987"_s)
                                      << Value::fromMSecs(Value::Kind::Timestamp, wallClock("2026-11-23T09:14:00.123").toMSecs(), 987);
        QTest::newRow("midnight as date")
            << u"date"_s << Value(u"2026-11-23 00:00:00.000000"_s) << Value(QDate(2026, 11, 23));
        QTest::newRow("a uuid as bytes of text")
            << u"uuid"_s << Value(QByteArray("7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"))
            << Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s));
        QTest::newRow("a uuid in sixteen bytes")
            << u"uuid"_s << Value(QByteArray::fromHex("7b5b6f5e3a514d0e9f5b0a6d0f6f4b11"))
            << Value(QUuid(u"7b5b6f5e-3a51-4d0e-9f5b-0a6d0f6f4b11"_s));
        QTest::newRow("a float") << u"float"_s << Value(u"0.1"_s) << Value(double(0.1f));
        QTest::newRow("a double as text")
            << u"double"_s << Value(u"1.7976931348623157e308"_s) << Value(1.7976931348623157e308);
    }

    void whatTheServerComputesIsRead()
    {
        QFETCH(QString, type);
        QFETCH(Value, stored);
        QFETCH(Value, value);
        QCOMPARE(m_dialect.fromDatabase(stored, typeOf(type)), value);
    }

    void whatIsNoSuchValueIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Value>("stored");
        QTest::newRow("beyond int64") << u"int64"_s << Value(Decimal("18446744073709551615"));
        QTest::newRow("no day") << u"date"_s << Value(u"0000-00-00"_s);
        QTest::newRow("a time of 800 hours") << u"time"_s << Value(u"800:00:00"_s);
        QTest::newRow("a negative time") << u"time"_s << Value(u"-10:00:00"_s);
        QTest::newRow("two") << u"boolean"_s << Value(2);
        QTest::newRow("bytes that are no text") << u"text"_s << Value(QByteArray("\xff"));
    }

    void whatIsNoSuchValueIsShownAsItIs()
    {
        QFETCH(QString, type);
        QFETCH(Value, stored);
        bool fits = true;
        QCOMPARE(m_dialect.fromDatabaseLenient(stored, typeOf(type), &fits), stored);
        QVERIFY(!fits);
    }

    void namesAndLiterals()
    {
        QCOMPARE(m_dialect.quote(u"order_items"), u"order_items"_s);
        QCOMPARE(m_dialect.quote(u"Order"), u"`Order`"_s);
        QCOMPARE(m_dialect.quote(u"a`b.c"), u"`a``b.c`"_s);
        QVERIFY_THROWS_EXCEPTION(SchemaError, m_dialect.quote(u"a\0b"_s));
        QCOMPARE(m_dialect.literal(Value(u"it's a \\"_s)), u"'it''s a \\'"_s);
        QCOMPARE(m_dialect.literal(Value(u"a\0b"_s)), u"_utf8mb4 X'610062'"_s);
        QCOMPARE(m_dialect.literal(Value(QByteArray("\xff"))), u"X'FF'"_s);
        QCOMPARE(m_dialect.literal(Value(2.5)), u"2.5e0"_s);
        QCOMPARE(m_dialect.literal(Value(true)), u"1"_s);
        QCOMPARE(m_dialect.literal(Value(QDate(2026, 1, 2))), u"'2026-01-02'"_s);
    }

    void errorsNameWhatTheyConcern_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("constraint");
        const auto row
            = [](int code, const QString &text, ErrorKind kind, const QString &table = {},
                  const QString &column = {}, const QString &constraint = {}) {
                  QTest::addRow("%d %s", code, qPrintable(text.left(30)))
                      << QString::number(code) << text << kind << table << column << constraint;
              };
        using K = ErrorKind;
        row(1062, u"Duplicate entry '1' for key 'PRIMARY'"_s, K::Integrity, u"t x"_s, {},
            u"PRIMARY"_s);
        row(1452,
            u"Cannot add or update a child row: a foreign key constraint fails (\"lab\".\"c\", CONSTRAINT \"fk_c_p\" FOREIGN KEY (\"p\") REFERENCES \"p\" (\"id\"))"_s,
            K::Integrity, u"c"_s, u"p"_s, u"fk_c_p"_s);
        row(1451,
            u"Cannot delete or update a parent row: a foreign key constraint fails (`lab`.`c`, CONSTRAINT `fk_c_p` FOREIGN KEY (`p`) REFERENCES `p` (`id`))"_s,
            K::Integrity, u"c"_s, u"p"_s, u"fk_c_p"_s);
        row(1048, u"Column 'n' cannot be null"_s, K::Integrity, u"t x"_s, u"n"_s);
        row(1364, u"Field 'n' doesn't have a default value"_s, K::Integrity, u"t x"_s, u"n"_s);
        row(4025, u"CONSTRAINT `ck` failed for `lab`.`p`"_s, K::Integrity, u"p"_s, {}, u"ck"_s);
        row(4025, u"CONSTRAINT `p.j` failed for `lab`.`p`"_s, K::Integrity, u"p"_s, u"j"_s,
            u"p.j"_s);
        row(1406, u"Data too long for column 'n' at row 1"_s, K::Value, u"t x"_s, u"n"_s);
        row(1264, u"Out of range value for column 'i' at row 1"_s, K::Value, u"t x"_s, u"i"_s);
        row(1366, u"Incorrect integer value: 'y' for column `lab`.`p`.`i` at row 1"_s, K::Value,
            u"p"_s, u"i"_s);
        row(1292, u"Incorrect date value: '2024-02-30' for column `lab`.`p`.`d` at row 1"_s,
            K::Value, u"p"_s, u"d"_s);
        row(1265, u"Data truncated for column 'e' at row 1"_s, K::Value, u"t x"_s, u"e"_s);
        row(1064, u"You have an error in your SQL syntax; …"_s, K::Statement, u"t x"_s);
        row(1146, u"Table 'lab.nix' doesn't exist"_s, K::Schema, u"nix"_s);
        row(1054, u"Unknown column 'p.nix' in 'SELECT'"_s, K::Schema, u"p"_s, u"nix"_s);
        row(1020, u"Record has changed since last read in table 'p'"_s, K::Busy, u"t x"_s);
        row(1213, u"Deadlock found when trying to get lock; try restarting transaction"_s, K::Busy,
            u"t x"_s);
        row(1205, u"Lock wait timeout exceeded; try restarting transaction"_s, K::Busy, u"t x"_s);
        row(1047, u"WSREP has not yet prepared node for application use"_s, K::Busy, u"t x"_s);
        row(1317, u"Query execution was interrupted"_s, K::Cancelled, u"t x"_s);
        row(1969, u"Query execution was interrupted (max_statement_time exceeded)"_s, K::Cancelled,
            u"t x"_s);
        row(1792, u"Cannot execute statement in a READ ONLY transaction"_s, K::ReadOnly, u"t x"_s);
        row(1290,
            u"The MariaDB server is running with the --read-only option so it cannot execute this statement"_s,
            K::ReadOnly, u"t x"_s);
        for (const int code : {2002, 2003, 2006, 2013, 1045, 1049, 1927})
            row(code, u"some text"_s, K::Connection, u"t x"_s);
    }

    void errorsNameWhatTheyConcern()
    {
        QFETCH(QString, code);
        QFETCH(QString, text);
        try {
            m_dialect.raise(code, text, u"INSERT INTO `t x` (a) VALUES (1)"_s);
        } catch (const Error &error) {
            QTEST(error.kind(), "kind");
            QTEST(error.table(), "table");
            QTEST(error.column(), "column");
            QTEST(error.constraint(), "constraint");
            QCOMPARE(error.code(), code);
            QCOMPARE(error.driverText(), text);
        }
    }

    void declaredTypesAreUnderstood_data()
    {
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isNoted");
        const auto row = [](const char *declared, const QString &type, bool isNoted = false) {
            QTest::newRow(declared) << QString::fromUtf8(declared) << type << isNoted;
        };
        row("tinyint(1)", u"boolean"_s);
        row("tinyint(4)", u"int16"_s, true);
        row("smallint(5) unsigned", u"int32"_s, true);
        row("int(11)", u"int32"_s);
        row("int(10) unsigned", u"int64"_s, true);
        row("bigint(20) unsigned zerofill", u"int64"_s, true);
        row("decimal(10,2)", u"decimal(10,2)"_s);
        row("decimal(65,30)", u"native:decimal(65,30)"_s);
        row("varchar(40)", u"text(40)"_s);
        row("char(3)", u"text(3)"_s, true);
        row("text", u"text"_s, true);
        row("longtext", u"text"_s);
        row("datetime(6)", u"timestamp"_s);
        row("datetime", u"timestamp"_s, true);
        row("timestamp(3)", u"timestamptz"_s);
        row("uuid", u"uuid"_s);
        row("set('a','b')", u"native:set('a','b')"_s);
        row("point", u"native:point"_s);
        row("year(4)", u"native:year(4)"_s);
    }

    void declaredTypesAreUnderstood()
    {
        QFETCH(QString, declared);
        QFETCH(QString, type);
        QFETCH(bool, isNoted);
        QString changed;
        QCOMPARE(mysql::columnType(declared, &changed).toString(), type);
        QCOMPARE(!changed.isEmpty(), isNoted);
    }

    void expressionsAreComparedByWhatTheySay_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("server"); // as MariaDB 10.11 printed it
        QTest::newRow("sums") << u"a-(1+\"id\")-(2-3)"_s << u"\"a\" - (1 + \"id\") - (2 - 3)"_s;
        QTest::newRow("products") << u"((a*(2+1)))"_s << u"\"a\" * (2 + 1)"_s;
        QTest::newRow("conditions") << u"(\"id2\" > 0) OR (id2 = -1) and a <> 'b''s'"_s
                                    << u"\"id2\" > 0 or \"id2\" = -1 and \"a\" <> 'b\\'s'"_s;
        QTest::newRow("joined texts") << u"a || b || c"_s << u"concat(concat(\"a\",\"b\"),\"c\")"_s;
        QTest::newRow("functions") << u"LOWER(b)"_s << u"lcase(\"b\")"_s;
        QTest::newRow("case")
            << u"CASE WHEN a>1 THEN lower(b) ELSE coalesce(b,upper(c)) END"_s
            << u"case when \"a\" > 1 then lcase(\"b\") else coalesce(\"b\",ucase(\"c\")) end"_s;
        QTest::newRow("lists")
            << u"a between 1 and 2 and b in ('p','q') and c IS NOT NULL"_s
            << u"\"a\" between 1 and 2 and \"b\" in ('p','q') and \"c\" is not null"_s;
        QTest::newRow("now") << u"CURRENT_TIMESTAMP"_s << u"current_timestamp(6)"_s;
        QTest::newRow("casts") << u"CAST(b AS signed) % 5"_s << u"cast(\"b\" as signed) MOD 5"_s;
        QTest::newRow("a backslash") << u"'\\'"_s << u"_utf8mb4'\\\\'"_s;
        QTest::newRow("a key word as name") << u"`order` + 1"_s << u"\"order\" + 1"_s;
    }

    void expressionsAreComparedByWhatTheySay()
    {
        QFETCH(QString, model);
        QFETCH(QString, server);
        QCOMPARE(mysql::standardExpression(server, mysql::Spelling::Server),
            mysql::standardExpression(model, mysql::Spelling::Standard));
    }

    void aSchemaIsWrittenOut()
    {
        const QStringList statements = m_dialect.createStatements(everything());
        QCOMPARE(statements.size(), 4);
        const bool ordersFirst = statements[0].contains(u"CREATE TABLE orders"_s);
        const QString orders = statements[ordersFirst ? 0 : 1];
        QVERIFY2(orders.contains(u"    id BIGINT NOT NULL AUTO_INCREMENT,\n    `order` "
                                 u"VARCHAR(768) NOT NULL COMMENT 'number',\n"
                                 u"    state ENUM('open','it''s') NOT NULL DEFAULT 'open',\n    "
                                 u"total DECIMAL(10,2) NULL DEFAULT (1 + 2),\n"
                                 u"    twice DECIMAL(12,2) GENERATED ALWAYS AS (`total` * 2) "
                                 u"STORED,\n    `last item` INT NULL,\n"
                                 u"    notes LONGTEXT COLLATE utf8mb4_general_nopad_ci NULL,\n    "
                                 u"PRIMARY KEY (id),\n"
                                 u"    CONSTRAINT uq_orders_order UNIQUE (`order`),\n    INDEX "
                                 u"ix_notes (notes(255), total DESC),\n"
                                 u"    FULLTEXT INDEX ft (notes),\n"_s),
            qPrintable(orders));
        QVERIFY2(
            orders.contains(
                u"CONSTRAINT ck_orders_1 CHECK (total >= 0)\n) ENGINE=InnoDB COLLATE=utf8mb4_nopad_bin COMMENT='what''s ordered'"_s),
            qPrintable(orders));
        QCOMPARE(statements[2],
            ordersFirst
                ? u"ALTER TABLE orders ADD CONSTRAINT fk_orders_last_item FOREIGN KEY (`last item`) REFERENCES items (id) ON DELETE SET NULL"_s
                : u"ALTER TABLE items ADD CONSTRAINT fk_items_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE"_s);
        QCOMPARE(statements[3], u"CREATE VIEW late AS SELECT `id` FROM orders"_s);
    }

    void aViewMayEndInAComment()
    {
        for (const char *dialect : {"mysql", "postgresql", "sqlite"}) {
            for (const char *end : {" -- all", " /* all */;", ";; -- all\n"}) {
                Schema schema;
                View view;
                view.id = idOf(1);
                view.name = u"late"_s;
                view.sql = u"SELECT '--;', 2"_s + QLatin1StringView(end);
                schema.setView(view);
                QVERIFY(Dialect::byName(QString::fromLatin1(dialect))->createStatements(schema).last().endsWith(u"SELECT '--;', 2"_s));
            }
        }
    }

    void whatIsNotToBeHadIsNotInTheNormalForm()
    {
        const Schema normal = m_dialect.normalized(everything());
        const Table orders = *normal.table(u"orders");
        QCOMPARE(orders.column(u"order")->type, ColumnType::text(768));
        QCOMPARE(orders.indexes.size(), 2); // the partial one is gone
        QCOMPARE(orders.indexes[0].parts[0].prefix, 255);
        QCOMPARE(orders.relationships[0].deferral, Deferral::NotDeferrable);
        QCOMPARE(
            normal.enumType(orders.column(u"state")->type.enumType())->name, u"orders_state"_s);
        QCOMPARE(m_dialect.normalized(normal), normal);
    }

    void noExpressionBreaksOutOfItsStatement_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("a parenthesis") << u"1) , (2"_s;
        QTest::newRow("a semicolon") << u"1; DROP TABLE x"_s;
        QTest::newRow("an open string") << u"'1"_s;
        QTest::newRow("an open name") << u"`1"_s;
        QTest::newRow("an open comment") << u"1 /* "_s;
        QTest::newRow("a comment to the end") << u"1 -- "_s;
        QTest::newRow("another one") << u"1 # "_s;
    }

    void noExpressionBreaksOutOfItsStatement()
    {
        QFETCH(QString, expression);
        Schema schema = everything();
        schema.editTable(idOf(10))->checks[0].expression = expression;
        QVERIFY_THROWS_EXCEPTION(SchemaError, m_dialect.createStatements(schema));
    }

    void commentsThatTheServerWouldRunAreLeftOut()
    {
        Schema schema = everything();
        schema.editTable(idOf(10))->checks[0].expression = u"1 /*! OR 0 */ > 0"_s;
        QVERIFY(!m_dialect.createStatements(schema).join(u'\n').contains(u"/*"_s));
    }

    void isFoundByName() { QCOMPARE(Dialect::byName(u"mysql"), &m_dialect); }

private:
    const MysqlDialect &m_dialect = MysqlDialect::instance();
};

QTEST_GUILESS_MAIN(tst_MysqlDialect)
#include "tst_mysqldialect.moc"
