// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Structures of real PostgreSQL databases, read by a handful of queries.
#include "joinwright/engine/connection.h"
#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "support/paths.h"
#include "support/servers.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

#include <ctime>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

QStringList noteTexts(const Reflection &reflection)
{
    QStringList texts;
    for (const ReflectionNote &note : reflection.notes)
        texts.append(note.object + u": "_s + note.text);
    texts.sort();
    return texts;
}

QStringList described(const Diff &diff)
{
    QStringList lines;
    for (const Change &change : diff.changes)
        lines.append(describe(change));
    return lines;
}

double ownMilliseconds()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

} // namespace

class tst_PostgresqlSchema : public QObject
{
    Q_OBJECT

private:
    /// What is read of a database that `script` made.
    Reflection reflected(const QString &script)
    {
        m_database = m_server->makeDatabase();
        const QString trouble = m_server->runScript(m_database, script.toUtf8());
        if (!trouble.isEmpty())
            qFatal("%s", qPrintable(trouble));
        return Engine::open(m_server->url(m_database)).reflect();
    }

    test::Server *m_server = nullptr;
    QString m_database;

private slots:
    void initTestCase()
    {
        QString why;
        m_server = test::Server::postgresql(&why);
        if (!m_server)
            QSKIP(qPrintable(why));
    }

    void typesOfOthersAreUnderstood_data()
    {
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("type");
        QTest::newRow("int4") << u"int4"_s << u"int32"_s;
        QTest::newRow("numeric") << u"numeric(12,3)"_s << u"decimal(12,3)"_s;
        QTest::newRow("numeric of any size") << u"numeric"_s << u"decimal"_s;
        QTest::newRow("varchar") << u"varchar(120)"_s << u"text(120)"_s;
        QTest::newRow("varchar of any length") << u"varchar"_s << u"text"_s;
        QTest::newRow("char") << u"char(3)"_s << u"native:character(3)"_s;
        QTest::newRow("timestamptz") << u"timestamp with time zone"_s << u"timestamptz"_s;
        QTest::newRow("rounded timestamp") << u"timestamp(0)"_s << u"native:timestamp(0) without time zone"_s;
        QTest::newRow("timetz") << u"timetz"_s << u"native:time with time zone"_s;
        QTest::newRow("jsonb") << u"jsonb"_s << u"json"_s;
        QTest::newRow("json") << u"json"_s << u"native:json"_s;
        QTest::newRow("array") << u"integer[]"_s << u"array(int32)"_s;
        QTest::newRow("array of texts") << u"varchar(20)[]"_s << u"array(text(20))"_s;
        QTest::newRow("inet") << u"inet"_s << u"native:inet"_s;
        QTest::newRow("range") << u"int4range"_s << u"native:int4range"_s;
        QTest::newRow("money") << u"money"_s << u"native:money"_s;
        QTest::newRow("xml") << u"xml"_s << u"native:xml"_s;
        QTest::newRow("bit") << u"bit(4)"_s << u"native:bit(4)"_s;
    }

    void typesOfOthersAreUnderstood()
    {
        QFETCH(QString, declared);
        QFETCH(QString, type);
        const Reflection reflection = reflected(u"CREATE TABLE t (c %1)"_s.arg(declared));
        QCOMPARE(reflection.schema.table(u"t"_s)->columns.first().type.toString(), type);
        // And what was read can be made again.
        const Engine second = Engine::open(m_server->url(m_server->makeDatabase()));
        createAll(second, reflection.schema);
        QCOMPARE(second.reflect().schema.table(u"t"_s)->columns.first().type.toString(), type);
    }

    void severalSchemasAreReadAtOnce()
    {
        const Reflection reflection = reflected(u"CREATE SCHEMA \"Sales dept\"; CREATE TYPE \"Sales dept\".state AS ENUM ('new', 'old');"
                                                "CREATE TABLE items (id int PRIMARY KEY);"
                                                "CREATE TABLE \"Sales dept\".items (id int PRIMARY KEY, item int REFERENCES public.items, s \"Sales dept\".state);"
                                                "CREATE VIEW \"Sales dept\".v AS SELECT id FROM \"Sales dept\".items"_s);
        const Schema &schema = reflection.schema;
        QCOMPARE(schema.tables().size(), 2);
        const Table *sales = schema.table(u"items"_s, u"Sales dept"_s);
        QVERIFY(sales);
        QCOMPARE(schema.table(sales->relationships.first().to)->schemaName, QString());
        QCOMPARE(schema.enumType(sales->columns[2].type.enumType())->schemaName, u"Sales dept"_s);
        QCOMPARE(schema.views().first().schemaName, u"Sales dept"_s);
        const Engine second = Engine::open(m_server->url(m_server->makeDatabase()));
        createAll(second, schema);
        createAll(second, schema); // all is there by now
        QCOMPARE(described(diff(schema, match(schema, second.reflect().schema))).join(u'\n'), QString());
    }

    void numbersAreMadeByTheServerInThreeWays()
    {
        const Reflection reflection = reflected(u"CREATE TABLE a (id serial PRIMARY KEY); CREATE TABLE b (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);"
                                                "CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY); CREATE TABLE d (id int DEFAULT 7 PRIMARY KEY);"
                                                "CREATE SEQUENCE lonely"_s);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QCOMPARE(reflection.schema.table(name)->columns.first().generation, Generation::Identity);
        QCOMPARE(reflection.schema.table(u"d"_s)->columns.first().defaultValue, u"7"_s);
        QCOMPARE(noteTexts(reflection),
            QStringList({u"c.id: its numbers always come from the server, which refuses others: read as a number by default"_s,
                u"lonely: a sequence that belongs to no column: not part of the schema"_s}));
    }

    void expressionsReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("check");
        QTest::newRow("comparison") << u"amount > 0"_s;
        QTest::newRow("between") << u"amount BETWEEN 1 AND 10"_s;
        QTest::newRow("list") << u"word IN ('a', 'b')"_s;
        QTest::newRow("no list") << u"word NOT IN ('a', 'b')"_s;
        QTest::newRow("list of numbers") << u"amount IN (1, 2)"_s;
        QTest::newRow("pattern") << u"word LIKE 'a%'"_s;
        QTest::newRow("null") << u"word IS NOT NULL OR amount IS NULL"_s;
        QTest::newRow("precedence") << u"(amount > 0 OR word = 'x') AND NOT amount = 7"_s;
        QTest::newRow("arithmetic") << u"amount * (2 + amount) < 100"_s;
        QTest::newRow("negative") << u"amount > -5"_s;
        QTest::newRow("fraction") << u"price > 1.5"_s;
        QTest::newRow("function") << u"length(word) > 2"_s;
        QTest::newRow("case") << u"CASE WHEN amount > 1 THEN word = 'a' ELSE TRUE END"_s;
        QTest::newRow("date") << u"day > '2020-01-01'"_s;
        QTest::newRow("boolean") << u"flag OR NOT flag"_s;
        QTest::newRow("quoted name") << u"\"Odd Name\" > 0"_s;
        QTest::newRow("concatenation") << u"word || 'x' <> 'yx'"_s;
    }

    void expressionsReadAsTheyAreWritten()
    {
        QFETCH(QString, check);
        const Reflection reflection = reflected(u"CREATE TABLE t (amount int, word varchar(9), price numeric(9,2), day date, flag boolean, \"Odd Name\" int, CHECK (%1))"_s.arg(check));
        QCOMPARE(reflection.schema.table(u"t"_s)->checks.first().expression, check);
    }

    void defaultsReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::newRow("text") << u"varchar(9)"_s << u"'it''s'"_s;
        QTest::newRow("number") << u"int"_s << u"-7"_s;
        QTest::newRow("fraction") << u"numeric(9,2)"_s << u"1.50"_s;
        QTest::newRow("boolean") << u"boolean"_s << u"TRUE"_s;
        QTest::newRow("moment") << u"timestamptz"_s << u"CURRENT_TIMESTAMP"_s;
        QTest::newRow("function") << u"uuid"_s << u"gen_random_uuid()"_s;
        QTest::newRow("JSON") << u"jsonb"_s << u"'{}'"_s;
        QTest::newRow("array") << u"int[]"_s << u"'{1,2}'"_s;
        QTest::newRow("calculation") << u"date"_s << u"CURRENT_DATE + 7"_s;
    }

    void defaultsReadAsTheyAreWritten()
    {
        QFETCH(QString, type);
        QFETCH(QString, value);
        const Reflection reflection = reflected(u"CREATE TABLE t (c %1 DEFAULT %2)"_s.arg(type, value));
        QCOMPARE(reflection.schema.table(u"t"_s)->columns.first().defaultValue, value);
    }

    void whatASchemaCannotHoldIsListed()
    {
        const Reflection reflection = reflected(
            u"CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE TYPE point3 AS (x int, y int, z int);"
            "CREATE TABLE plain (id int PRIMARY KEY, p positive, q point3, w text, EXCLUDE USING gist (int4range(id, id + 1) WITH &&));"
            "CREATE TABLE child (extra int) INHERITS (plain);"
            "CREATE TABLE parts (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);"
            "CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');"
            "CREATE INDEX carrying ON plain (w) INCLUDE (id); CREATE INDEX pattern ON plain (w text_pattern_ops); CREATE INDEX first ON plain (w NULLS FIRST);"
            "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
            "CREATE TRIGGER t BEFORE INSERT ON plain FOR EACH ROW EXECUTE FUNCTION nothing(); CREATE RULE r AS ON DELETE TO child DO INSTEAD NOTHING;"
            "ALTER TABLE child ENABLE ROW LEVEL SECURITY"_s);
        const Schema &schema = reflection.schema;
        QCOMPARE(schema.table(u"plain"_s)->columns[1].type, ColumnType::native(u"positive"_s));
        QCOMPARE(schema.table(u"plain"_s)->columns[2].type, ColumnType::native(u"point3"_s));
        QCOMPARE(schema.table(u"child"_s)->columns.size(), 5);
        QCOMPARE(schema.table(u"parts"_s)->options, QStringList({u"partition by RANGE (day)"_s}));
        QVERIFY(!schema.table(u"parts_2026"_s));
        QCOMPARE(schema.table(u"plain"_s)->indexes.size(), 3);
        QCOMPARE(noteTexts(reflection),
            QStringList({u"child.p: of the domain positive over integer: read as of a type of the database's own"_s,
                u"child.q: of the composite type point3: its values are read and written as text"_s, u"child: a rule: r"_s,
                u"child: inherits from plain: its columns are read as its own"_s, u"child: row security decides which rows are seen"_s,
                u"parts_2026: a part of a divided table, whose rows are seen there: not part of the schema"_s,
                u"plain.carrying: an index that carries further columns (INCLUDE): read without them"_s,
                u"plain.first: an index with NULLS FIRST: read without it"_s,
                u"plain.p: of the domain positive over integer: read as of a type of the database's own"_s,
                u"plain.pattern: an index with the operator class text_pattern_ops: read without it"_s,
                u"plain.plain_int4range_excl: an exclusion constraint: not part of the schema"_s,
                u"plain.q: of the composite type point3: its values are read and written as text"_s, u"plain: a trigger: t"_s,
                u"point3: a composite type: its columns are read as of a type of the database's own"_s,
                u"positive: a domain over integer: its columns are read as of a type of the database's own"_s}));
    }

    void keysViewsAndCommentsAreRead()
    {
        const Reflection reflection = reflected(
            u"CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT to_a REFERENCES a ON DELETE SET NULL DEFERRABLE);"
            "ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES b ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED; CREATE TABLE keyless (x int);"
            "CREATE UNIQUE INDEX by_b ON a (b); CREATE TABLE c (a int REFERENCES a (b)); CREATE MATERIALIZED VIEW m AS SELECT count(*) AS n FROM a;"
            "CREATE VIEW v AS SELECT id FROM a; COMMENT ON TABLE a IS 'the first'; COMMENT ON COLUMN a.b IS 'points'; COMMENT ON INDEX by_b IS 'one each';"
            "COMMENT ON MATERIALIZED VIEW m IS 'counted'; CREATE INDEX words ON keyless USING hash (x)"_s);
        const Schema &schema = reflection.schema;
        const Table &a = *schema.table(u"a"_s);
        QCOMPARE(a.comment, u"the first"_s);
        QCOMPARE(a.columns[1].comment, u"points"_s);
        QCOMPARE(a.relationships.first().deferral, Deferral::InitiallyDeferred);
        QCOMPARE(a.relationships.first().onUpdate, ReferentialAction::Cascade);
        QCOMPARE(schema.table(u"b"_s)->relationships.first().onDelete, ReferentialAction::SetNull);
        QCOMPARE(schema.table(u"c"_s)->relationships.first().key, a.keys.last().id);
        QCOMPARE(schema.table(u"keyless"_s)->indexes.first().method, u"hash"_s);
        QCOMPARE(schema.views().size(), 2);
        const auto materialized = std::find_if(schema.views().begin(), schema.views().end(), [](const View &view) { return view.materialized; });
        QCOMPARE(materialized->comment, u"counted"_s);
        QCOMPARE(materialized->columns, QStringList({u"n"_s}));
        const Engine second = Engine::open(m_server->url(m_server->makeDatabase()));
        createAll(second, schema);
        QCOMPARE(described(diff(schema, match(schema, second.reflect().schema))).join(u'\n'), QString());
    }

    void chinookHasItsCounts()
    {
        QFile script(test::dataPath(u"chinook/Chinook_PostgreSql.sql"_s));
        if (!script.open(QIODevice::ReadOnly))
            QSKIP("the Chinook sample is not here (JOINWRIGHT_DATA)");
        QString text;
        for (const QByteArray &line : script.readAll().split('\n')) {
            if (!line.startsWith("DROP DATABASE") && !line.startsWith("CREATE DATABASE") && !line.startsWith("\\c"))
                text += QString::fromUtf8(line) + u'\n';
        }
        const Schema schema = reflected(text).schema;
        int columns = 0, primary = 0, composite = 0, foreign = 0, self = 0, indexes = 0, notNull = 0;
        for (const Table &table : schema.tables()) {
            columns += int(table.columns.size());
            indexes += int(table.indexes.size());
            for (const Column &column : table.columns)
                notNull += !column.nullable;
            for (const Key &key : table.keys) {
                primary += key.primary;
                composite += key.primary && key.columns.size() > 1;
            }
            for (const Relationship &relationship : table.relationships) {
                foreign += relationship.isForeignKey();
                self += relationship.to == table.id;
            }
        }
        QCOMPARE(schema.tables().size(), 11);
        QCOMPARE(columns, 64);
        QCOMPARE(primary, 11);
        QCOMPARE(composite, 1);
        QCOMPARE(foreign, 11);
        QCOMPARE(self, 1);
        QCOMPARE(indexes, 11);
        QCOMPARE(notNull, 30);
        QCOMPARE(schema.table(u"track"_s)->column(u"unit_price"_s)->type, ColumnType::decimal(10, 2));
    }

    void aThousandTablesCostSixQueries()
    {
        QString script;
        for (int i = 0; i < 1000; ++i)
            script += u"CREATE TABLE t%1 (id int PRIMARY KEY, parent int %2, name varchar(40) NOT NULL DEFAULT 'x', price numeric(10,2) CHECK (price > 0), note text,"
                      " made timestamptz DEFAULT now(), flag boolean, doc jsonb, tags text[], u uuid, UNIQUE (name)); CREATE INDEX ON t%1 (made);\n"_s.arg(
                QString::number(i), i > 0 ? u"REFERENCES t%1"_s.arg(i / 2) : QString());
        m_database = m_server->makeDatabase();
        QCOMPARE(m_server->runScript(m_database, script.toUtf8()), QString());
        const Engine engine = Engine::open(m_server->url(m_database));
        const test::SqlRecorder recorder(engine);
        const double before = ownMilliseconds();
        const Reflection reflection = engine.reflect();
        qInfo("1,000 tables of 10 columns: %.0f ms of our own processor time", ownMilliseconds() - before);
        QCOMPARE(recorder.entries().size(), 6);
        QCOMPARE(reflection.schema.tables().size(), 1000);
        QCOMPARE(reflection.schema.table(u"t999"_s)->relationships.size(), 1);
        QCOMPARE(reflection.schema.table(u"t999"_s)->indexes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_PostgresqlSchema)
#include "tst_postgresqlschema.moc"
