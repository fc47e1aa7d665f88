// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"
#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "support/paths.h"
#include "support/randomschema.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

/// Runs a script of many statements, split where a line ends with a semicolon.
void runScript(Connection &connection, const QString &script)
{
    QString statement;
    for (const QString &line : script.split(u'\n')) {
        statement += line + u'\n';
        if (line.trimmed().endsWith(u';')) {
            connection.run(statement);
            statement.clear();
        }
    }
}

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList described(const Diff &diff)
{
    QStringList lines;
    for (const Change &change : diff.changes)
        lines.append(describe(change));
    return lines;
}

const Column &columnOf(const Schema &schema, const QString &table, const QString &column)
{
    return *schema.table(table)->column(column);
}

Schema single(const Table &table)
{
    Schema schema;
    schema.id = Id::create();
    schema.setTable(table);
    return schema;
}

Table tableOf(const QString &name, const QList<Column> &columns, const QList<Id> &key)
{
    Table table;
    table.id = Id::create();
    table.name = name;
    table.columns = columns;
    table.keys = {{Id::create(), {}, true, key, {}}};
    return table;
}

Column makeColumn(const QString &name, const ColumnType &type, bool nullable = true)
{
    Column column;
    column.id = Id::create();
    column.name = name;
    column.type = type;
    column.nullable = nullable;
    return column;
}

QStringList noteTexts(const Reflection &reflection)
{
    QStringList texts;
    for (const ReflectionNote &note : reflection.notes)
        texts.append(note.object + u": "_s + note.text);
    return texts;
}

} // namespace

class tst_SqliteSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"))
            QSKIP("through QtSql alone there is no collation for wide decimals");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void everyTypeReadsBack_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("declared");
        QTest::newRow("int16") << u"int16"_s << u"SMALLINT"_s;
        QTest::newRow("int32") << u"int32"_s << u"INT"_s;
        QTest::newRow("int64") << u"int64"_s << u"INTEGER"_s;
        QTest::newRow("decimal") << u"decimal(10,2)"_s << u"NUMERIC(10,2)"_s;
        QTest::newRow("decimal of 15 digits") << u"decimal(15,15)"_s << u"NUMERIC(15,15)"_s;
        QTest::newRow("wide decimal") << u"decimal(20,6)"_s << u"DECIMAL_TEXT(20,6)"_s;
        QTest::newRow("decimal of any size") << u"decimal"_s << u"NUMERIC"_s;
        QTest::newRow("float") << u"float"_s << u"FLOAT4"_s;
        QTest::newRow("double") << u"double"_s << u"DOUBLE"_s;
        QTest::newRow("text") << u"text"_s << u"TEXT"_s;
        QTest::newRow("text of a length") << u"text(40)"_s << u"VARCHAR(40)"_s;
        QTest::newRow("binary") << u"binary"_s << u"BLOB"_s;
        QTest::newRow("binary of a length") << u"binary(16)"_s << u"BLOB(16)"_s;
        QTest::newRow("boolean") << u"boolean"_s << u"BOOLEAN"_s;
        QTest::newRow("date") << u"date"_s << u"DATE"_s;
        QTest::newRow("time") << u"time"_s << u"TIME"_s;
        QTest::newRow("timestamp") << u"timestamp"_s << u"TIMESTAMP"_s;
        QTest::newRow("timestamptz") << u"timestamptz"_s << u"TIMESTAMPTZ"_s;
        QTest::newRow("uuid") << u"uuid"_s << u"UUID"_s;
        QTest::newRow("json") << u"json"_s << u"JSON_TEXT"_s;
        QTest::newRow("interval") << u"interval"_s << u"INTERVAL_TEXT"_s;
        QTest::newRow("array") << u"array(int32)"_s << u"INT ARRAY"_s;
        QTest::newRow("array of texts") << u"array(text(20))"_s << u"VARCHAR ARRAY(20)"_s;
        QTest::newRow("array of wide decimals") << u"array(decimal(20,6))"_s << u"DECIMAL_TEXT ARRAY(20,6)"_s;
        QTest::newRow("native") << u"native:GEOMETRY"_s << u"GEOMETRY"_s;
        QTest::newRow("untyped") << u"native:ANY"_s << u""_s;
        QTest::newRow("native that would break out") << u"native:INT); DROP TABLE t; --"_s << u"INT); DROP TABLE t; --"_s;
    }

    void everyTypeReadsBack()
    {
        QFETCH(QString, type);
        QFETCH(QString, declared);
        const ColumnType wanted = *ColumnType::fromString(type);
        const Column id = makeColumn(u"id"_s, ColumnType::Kind::Int32, false);
        const Engine engine = Engine::open(u"sqlite://"_s);
        createAll(engine, single(tableOf(u"t"_s, {id, makeColumn(u"c"_s, wanted)}, {id.id})));
        QCOMPARE(columnOf(engine.reflect().schema, u"t"_s, u"c"_s).type.toString(), type);
        const auto rows = engine.connect().execute(u"SELECT type FROM pragma_table_info('t') WHERE name = 'c'"_s).all();
        QCOMPARE(rows.first().first(), Value(declared));
        QCOMPARE(engine.dialect().normalized(wanted), wanted);
    }

    void foreignTypesAreUnderstood_data()
    {
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("type");
        QTest::newRow("NVARCHAR") << u"NVARCHAR(120)"_s << u"text(120)"_s;
        QTest::newRow("lower case") << u"varchar(10)"_s << u"text(10)"_s;
        QTest::newRow("CHARACTER VARYING") << u"CHARACTER  VARYING(7)"_s << u"text(7)"_s;
        QTest::newRow("NUMERIC") << u"NUMERIC(10,2)"_s << u"decimal(10,2)"_s;
        QTest::newRow("DECIMAL beyond 15 digits") << u"DECIMAL(18,4)"_s << u"decimal(15,4)"_s;
        QTest::newRow("DATETIME") << u"DATETIME"_s << u"timestamp"_s;
        QTest::newRow("REAL") << u"REAL"_s << u"double"_s;
        QTest::newRow("TINYINT") << u"TINYINT"_s << u"int16"_s;
        QTest::newRow("UNSIGNED BIG INT") << u"UNSIGNED BIG INT"_s << u"int64"_s;
        QTest::newRow("CLOB") << u"CLOB"_s << u"text"_s;
        QTest::newRow("JSON") << u"JSON"_s << u"json"_s;
        QTest::newRow("unknown") << u"COLOUR(3,4)"_s << u"native:COLOUR(3,4)"_s;
        QTest::newRow("quoted") << u"\"my type\""_s << u"native:my type"_s;
        QTest::newRow("none") << u""_s << u"native:ANY"_s;
    }

    void foreignTypesAreUnderstood()
    {
        QFETCH(QString, declared);
        QFETCH(QString, type);
        const Engine engine = Engine::open(u"sqlite://"_s);
        engine.connect().run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, c %1)"_s.arg(declared));
        const Reflection reflection = engine.reflect();
        QCOMPARE(columnOf(reflection.schema, u"t"_s, u"c"_s).type.toString(), type);
        QCOMPARE(reflection.notes.size(), declared.contains(u"18") ? 1 : 0);
    }

    void randomSchemasReadBackAsTheyWere_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 150; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomSchemasReadBackAsTheyWere()
    {
        QFETCH(quint32, seed);
        const Schema schema = test::RandomSchema(seed).make();
        const Engine engine = Engine::open(u"sqlite:///"_s + m_folder->filePath(u"random.db"_s));
        createAll(engine, schema);
        const Reflection reflection = engine.reflect();
        QCOMPARE(noteTexts(reflection), QStringList());
        const Schema wanted = engine.dialect().normalized(schema);
        const Diff difference = diff(wanted, match(schema, reflection.schema));
        QCOMPARE(described(difference), QStringList());
        QCOMPARE(engine.dialect().normalized(wanted), wanted);
        QCOMPARE(engine.dialect().normalized(reflection.schema), reflection.schema);
        // What was read makes the same database again.
        const Engine second = Engine::open(u"sqlite://"_s);
        createAll(second, reflection.schema);
        QCOMPARE(described(diff(reflection.schema, second.reflect().schema)), QStringList());
        // And everything can be dropped again, circles too.
        Connection connection = second.connect();
        for (const QString &sql : second.dialect().dropStatements(reflection.schema))
            connection.run(sql);
        QVERIFY(connection.reflect().schema.tables().isEmpty());
        QVERIFY(connection.reflect().schema.views().isEmpty());
    }

    void chinookHasItsCounts()
    {
        const Engine engine = chinook();
        if (QTest::currentTestFailed() || !m_hasChinook)
            QSKIP("the Chinook sample is not here (JOINWRIGHT_DATA)");
        const Reflection reflection = engine.reflect();
        int columns = 0, primary = 0, composite = 0, foreign = 0, self = 0, indexes = 0, checks = 0, notNull = 0, uniques = 0;
        for (const Table &table : reflection.schema.tables()) {
            columns += int(table.columns.size());
            indexes += int(table.indexes.size());
            checks += int(table.checks.size());
            for (const Column &column : table.columns)
                notNull += !column.nullable;
            for (const Key &key : table.keys) {
                primary += key.primary;
                uniques += !key.primary;
                composite += key.primary && key.columns.size() > 1;
            }
            for (const Relationship &relationship : table.relationships) {
                foreign += relationship.isForeignKey();
                self += relationship.to == table.id;
            }
        }
        QCOMPARE(reflection.schema.tables().size(), 11);
        QCOMPARE(columns, 64);
        QCOMPARE(primary, 11);
        QCOMPARE(composite, 1);
        QCOMPARE(foreign, 11);
        QCOMPARE(self, 1);
        QCOMPARE(indexes, 11);
        QCOMPARE(checks, 0);
        QCOMPARE(uniques, 0);
        QCOMPARE(notNull, 30);
        QCOMPARE(reflection.schema.views().size(), 0);
        QCOMPARE(noteTexts(reflection), QStringList());
    }

    void chinookIsReadAsPeopleWouldDrawIt()
    {
        const Engine engine = chinook();
        if (!m_hasChinook)
            QSKIP("the Chinook sample is not here (JOINWRIGHT_DATA)");
        const Schema schema = engine.reflect().schema;
        QCOMPARE(schema.naming, u"CamelCase"_s);
        QCOMPARE(columnOf(schema, u"Track"_s, u"UnitPrice"_s).type, ColumnType::decimal(10, 2));
        QCOMPARE(columnOf(schema, u"Track"_s, u"Name"_s).type, ColumnType::text(200));
        QCOMPARE(columnOf(schema, u"Album"_s, u"AlbumId"_s).generation, Generation::Identity);
        QCOMPARE(columnOf(schema, u"Invoice"_s, u"InvoiceDate"_s).type, ColumnType(ColumnType::Kind::Timestamp));
        const Table *track = schema.table(u"Track");
        const Relationship *album = track->relationship(u"album");
        QVERIFY(album);
        QCOMPARE(album->back, u"tracks"_s);
        QCOMPARE(schema.table(album->to)->name, u"Album"_s);
        const Table *employee = schema.table(u"Employee");
        QCOMPARE(employee->relationships.size(), 1);
        QCOMPARE(employee->relationships.first().to, employee->id);
        QCOMPARE(employee->relationships.first().back, u"reports"_s);
        const Relationship *track2 = schema.table(u"PlaylistTrack")->relationship(u"track");
        QVERIFY(track2);
        QCOMPARE(track2->constraintName, QString());
    }

    void aStrangersTableIsReadWhole()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE [pa]]rent] (a INT)"_s.replace(u"]]"_s, u""_s));
        connection.run(uR"sql(CREATE TABLE /* a ( comment */ "main"."k""ey" (
            x INT, y INT, -- , CHECK (nothing)
            z TEXT COLLATE "nocase" DEFAULT (')') CONSTRAINT "z ok" CHECK (z <> ',' AND (z <> ')')),
            CONSTRAINT "two keys" PRIMARY KEY (y DESC, x ASC) ON CONFLICT REPLACE
            CONSTRAINT uq UNIQUE (z, x) CHECK (x > 0)
        ) WITHOUT ROWID)sql"_s);
        connection.run(uR"sql(CREATE TABLE child (
            id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            kx INT, ky INT NOT NULL,
            up INTEGER CONSTRAINT "fk up" REFERENCES child ON DELETE SET NULL ON UPDATE NO ACTION NOT DEFERRABLE INITIALLY DEFERRED,
            twice GENERATED ALWAYS AS (id * (2)) VIRTUAL,
            kept INT AS (ky + 1) STORED,
            status VARCHAR(10) CONSTRAINT order_status_enum CHECK ("status" IN ('open', 'it''s')) DEFAULT 'open',
            CONSTRAINT "fk key" FOREIGN KEY (kx, ky) REFERENCES "k""ey" (x, y) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (kx) REFERENCES gone (id)
        ))sql"_s);
        connection.run(u"CREATE UNIQUE INDEX \"ix one\" ON child (ky DESC, lower(status) COLLATE nocase, (kx + 1) DESC) WHERE kx > (3)"_s);
        connection.run(u"CREATE VIEW IF NOT EXISTS v (p, \"q q\") AS SELECT id, kx FROM child -- end"_s);
        connection.run(u"CREATE VIRTUAL TABLE words USING fts5(body)"_s);
        const Reflection reflection = engine.reflect();
        const Schema &schema = reflection.schema;

        const Table *key = schema.table(u"k\"ey");
        QVERIFY(key);
        QCOMPARE(key->options, QStringList {u"without rowid"_s});
        QCOMPARE(key->columns.size(), 3);
        QCOMPARE(key->primaryKey()->name, u"two keys"_s);
        QCOMPARE(key->primaryKey()->columns, (QList<Id> {key->column(u"y")->id, key->column(u"x")->id}));
        QCOMPARE(key->column(u"z")->collation, u"nocase"_s);
        QCOMPARE(key->column(u"z")->defaultValue, u"')'"_s);
        QCOMPARE(key->checks.size(), 2);
        QCOMPARE(key->checks[0].name, u"z ok"_s);
        QCOMPARE(key->checks[0].expression, u"z <> ',' AND (z <> ')')"_s);
        QCOMPARE(key->checks[1].expression, u"x > 0"_s);
        QCOMPARE(key->keys[1].name, u"uq"_s);

        const Table *child = schema.table(u"child");
        QCOMPARE(child->options, QStringList {u"autoincrement"_s});
        QCOMPARE(child->column(u"id")->generation, Generation::Identity);
        QCOMPARE(child->column(u"twice")->generation, Generation::Virtual);
        QCOMPARE(child->column(u"twice")->expression, u"id * (2)"_s);
        QCOMPARE(child->column(u"kept")->generation, Generation::Stored);
        QCOMPARE(child->column(u"kept")->expression, u"ky + 1"_s);
        QCOMPARE(child->column(u"status")->type.kind(), ColumnType::Kind::Enum);
        QCOMPARE(schema.enumType(u"order_status")->values, (QStringList {u"open"_s, u"it's"_s}));
        QCOMPARE(child->relationships.size(), 2);
        const auto named = [&](const QString &name) {
            return *std::find_if(child->relationships.begin(), child->relationships.end(),
                [&](const Relationship &r) { return r.constraintName == name; });
        };
        QCOMPARE(named(u"fk up"_s).onDelete, ReferentialAction::SetNull);
        QCOMPARE(named(u"fk up"_s).deferral, Deferral::NotDeferrable);
        QCOMPARE(named(u"fk key"_s).deferral, Deferral::InitiallyDeferred);
        QCOMPARE(named(u"fk key"_s).onDelete, ReferentialAction::Cascade);
        // In the order of the key referred to, which is (y, x).
        QCOMPARE(named(u"fk key"_s).columns, (QList<Id> {child->column(u"ky")->id, child->column(u"kx")->id}));

        QCOMPARE(child->indexes.size(), 1);
        const Index &index = child->indexes.first();
        QVERIFY(index.unique);
        QCOMPARE(index.where, u"kx > (3)"_s);
        QCOMPARE(index.parts.size(), 3);
        QVERIFY(index.parts[0].descending);
        QCOMPARE(index.parts[0].column, child->column(u"ky")->id);
        QCOMPARE(index.parts[1].expression, u"lower(status)"_s);
        QCOMPARE(index.parts[1].collation, u"nocase"_s);
        QCOMPARE(index.parts[2].expression, u"kx + 1"_s);
        QVERIFY(index.parts[2].descending);

        QCOMPARE(schema.views().size(), 1);
        QCOMPARE(schema.views().first().columns, (QStringList {u"p"_s, u"q q"_s}));
        QVERIFY(schema.views().first().sql.startsWith(u"SELECT id"));
        QVERIFY(schema.table(u"pa]rent") || schema.table(u"parent"));

        const QString notes = noteTexts(reflection).join(u'\n');
        QVERIFY(notes.contains(u"child.kx: a foreign key to gone"));
        QVERIFY(notes.contains(u"words: a virtual table"));
        QVERIFY(notes.contains(u"words_data: a shadow table"));
        QVERIFY(!schema.table(u"words"));
    }

    void aBrokenViewIsNotedAndSpoilsNothing()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
        connection.run(u"CREATE VIEW broken AS SELECT * FROM missing"_s);
        const Reflection reflection = engine.reflect();
        QCOMPARE(reflection.schema.tables().size(), 1);
        QCOMPARE(reflection.schema.views().size(), 1);
        QCOMPARE(reflection.notes.size(), 1);
        QCOMPARE(reflection.notes.first().object, u"broken"_s);
    }

    void aForeignKeyToAUniqueIndexMakesItAKey()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE country (id INTEGER PRIMARY KEY, code TEXT)"_s);
        connection.run(u"CREATE UNIQUE INDEX country_code ON country (code)"_s);
        connection.run(u"CREATE TABLE city (id INTEGER PRIMARY KEY, country_code TEXT REFERENCES country (code))"_s);
        const Reflection reflection = engine.reflect();
        const Relationship &relationship = reflection.schema.table(u"city")->relationships.first();
        QCOMPARE(reflection.schema.keyOf(relationship)->name, u"country_code"_s);
        QVERIFY(reflection.schema.table(u"country")->indexes.isEmpty());
    }

    void whatSqliteTakesLightlyCanBeCreatedAgain()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT DEFAULT \"it's\", kind TEXT DEFAULT plain, seen TEXT DEFAULT CURRENT_DATE)"_s);
        connection.run(u"CREATE TABLE profiles (user_id INT PRIMARY KEY REFERENCES users (id))"_s);
        connection.run(u"CREATE TABLE posts (id INTEGER PRIMARY KEY, profile_id SMALLINT REFERENCES profiles, note INT)"_s);
        connection.run(u"CREATE VIEW names AS SELECT name FROM users -- all of them\n"_s);
        const Schema schema = engine.reflect().schema;
        const Table &users = *schema.table(u"users");
        QCOMPARE(users.columns[1].defaultValue, u"'it''s'"_s);
        QCOMPARE(users.columns[2].defaultValue, u"'plain'"_s);
        QCOMPARE(users.columns[3].defaultValue, u"CURRENT_DATE"_s);
        QCOMPARE(schema.table(u"posts")->columns[1].type, ColumnType(ColumnType::Kind::Int64));
        QCOMPARE(schema.table(u"posts")->columns[2].type, ColumnType(ColumnType::Kind::Int32));
        QCOMPARE(schema.views().first().sql, u"SELECT name FROM users"_s);
        const Engine copy = Engine::open(u"sqlite://"_s);
        createAll(copy, schema);
        Connection there = copy.connect();
        there.run(u"INSERT INTO users DEFAULT VALUES"_s);
        QCOMPARE(there.execute(u"SELECT name, kind FROM users"_s).all().first(), (QList<Value> {u"it's"_s, u"plain"_s}));
    }

    void theSameDatabaseGivesTheSameIds()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        createAll(engine, test::RandomSchema(7).make());
        QCOMPARE(engine.reflect().schema, engine.reflect().schema);
    }

    void strictTablesKeepSixTypes()
    {
        const Column id = makeColumn(u"id"_s, ColumnType::Kind::Int64, false);
        Table table = tableOf(u"t"_s,
            {id, makeColumn(u"price"_s, ColumnType::decimal(10, 2)), makeColumn(u"day"_s, ColumnType::Kind::Date),
                makeColumn(u"any"_s, ColumnType::native(u"ANY"_s))},
            {id.id});
        table.options = {u"strict"_s};
        const Schema schema = single(table);
        const Engine engine = Engine::open(u"sqlite://"_s);
        createAll(engine, schema);
        const Schema reflected = match(schema, engine.reflect().schema);
        QCOMPARE(described(diff(engine.dialect().normalized(schema), reflected)), QStringList());
        QCOMPARE(columnOf(reflected, u"t"_s, u"price"_s).type.toString(), u"double"_s);
        QCOMPARE(reflected.tables().first().options, QStringList {u"strict"_s});
    }

    void whatExistsIsLeftAlone()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        engine.connect().run(u"CREATE TABLE USERS (old TEXT)"_s);
        const Column id = makeColumn(u"id"_s, ColumnType::Kind::Int64, false);
        Schema schema = single(tableOf(u"users"_s, {id}, {id.id}));
        const Column other = makeColumn(u"id"_s, ColumnType::Kind::Int64, false);
        schema.setTable(tableOf(u"orders"_s, {other}, {other.id}));
        createAll(engine, schema);
        createAll(engine, schema);
        const Schema reflected = engine.reflect().schema;
        QCOMPARE(reflected.tables().size(), 2);
        QVERIFY(reflected.table(u"USERS")->column(u"old"));
        QVERIFY(reflected.table(u"orders"));
    }

    void aFailureLeavesNothingBehind()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        const Column id = makeColumn(u"id"_s, ColumnType::Kind::Int64, false);
        Table table = tableOf(u"users"_s, {id}, {id.id});
        table.indexes = {{Id::create(), u"ix"_s, {{{}, u"no_such_column + 1"_s, false, {}, 0}}, false, {}, {}, {}, {}, {}}};
        QVERIFY_EXCEPTION_THROWN(createAll(engine, single(table)), Error);
        QVERIFY(engine.reflect().schema.tables().isEmpty());
    }

    void expressionsThatWouldBreakOutAreRefused_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("a second statement") << u"1); DROP TABLE t; --"_s;
        QTest::newRow("a semicolon") << u"1; 2"_s;
        QTest::newRow("an open parenthesis") << u"(1"_s;
        QTest::newRow("a closing one") << u"1) , (2"_s;
        QTest::newRow("a comment to the end") << u"1 --"_s;
        QTest::newRow("an open comment") << u"1 /*"_s;
        QTest::newRow("an open text") << u"'it"_s;
        QTest::newRow("nothing") << u"()"_s;
    }

    void expressionsThatWouldBreakOutAreRefused()
    {
        QFETCH(QString, expression);
        Column column = makeColumn(u"c"_s, ColumnType::Kind::Int64);
        column.defaultValue = expression;
        const Schema schema = single(tableOf(u"t"_s, {column}, {column.id}));
        QVERIFY_EXCEPTION_THROWN(Dialect::byName(u"sqlite")->createStatements(schema), SchemaError);
    }

    void theStatementsReadWell()
    {
        Column id = makeColumn(u"id"_s, ColumnType::Kind::Int64, false);
        id.generation = Generation::Identity;
        Column status = makeColumn(u"status"_s, {}, false);
        status.defaultValue = u"'open'"_s;
        const Column order = makeColumn(u"order"_s, ColumnType::Kind::Int64);
        Schema schema = single(tableOf(u"orders"_s, {id, status, order}, {id.id}));
        const EnumType type {Id::create(), u"order_status"_s, {}, {u"open"_s, u"paid"_s}, {}, {}, {}};
        schema.setEnum(type);
        Table *table = schema.editTable(schema.tables().first().id);
        table->columns[1].type = ColumnType::enumeration(type.id);
        table->relationships = {{Id::create(), u"parent"_s, u"children"_s, {order.id}, table->id, {}, {}, false,
            ReferentialAction::Cascade, {}, {}, {}, {}, {}, {}}};
        table->indexes = {{Id::create(), {}, {{order.id, {}, true, {}, 0}}, false, {}, {}, {}, {}, {}}};
        const QStringList statements = Dialect::byName(u"sqlite")->createStatements(schema);
        QCOMPARE(statements.size(), 2);
        QCOMPARE(statements[0], uR"sql(CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    status TEXT NOT NULL DEFAULT 'open' CONSTRAINT order_status_enum CHECK (status IN ('open', 'paid')),
    "order" INTEGER,
    CONSTRAINT fk_orders_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE CASCADE
))sql"_s);
        QCOMPARE(statements[1], u"CREATE INDEX ix_orders_order ON orders (\"order\" DESC)"_s);
    }

    void thousandsOfTablesTakeAHandfulOfQueries()
    {
        const Engine engine = Engine::open(u"sqlite:///"_s + m_folder->filePath(u"many.db"_s));
        Connection connection = engine.connect();
        {
            Transaction transaction(connection);
            connection.run(u"CREATE TABLE t0 (id INTEGER PRIMARY KEY, name TEXT)"_s);
            for (int i = 1; i < 2000; ++i)
                connection.run(u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY, t%2_id INT REFERENCES t%2, name VARCHAR(20) NOT NULL, UNIQUE (name))"_s.arg(i).arg(i / 2));
            transaction.commit();
        }
        test::SqlRecorder recorder(engine);
        QElapsedTimer timer;
        timer.start();
        const Schema schema = connection.reflect().schema;
        QCOMPARE(schema.tables().size(), 2000);
        QVERIFY2(recorder.entries().size() <= 6, qPrintable(recorder.sql().join(u'\n')));
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
        qInfo("2,000 tables were read in %lld ms", timer.elapsed());
    }

private:
    Engine chinook()
    {
        const Engine engine = Engine::open(u"sqlite://"_s);
        const QString script = test::dataPath(u"chinook/Chinook_Sqlite.sql"_s);
        m_hasChinook = !script.isEmpty();
        if (m_hasChinook) {
            Connection connection = engine.connect();
            Transaction transaction(connection);
            runScript(connection, readAll(script).remove(QChar(0xfeff)));
            transaction.commit();
        }
        return engine;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_hasChinook = false;
};

QTEST_GUILESS_MAIN(tst_SqliteSchema)
#include "tst_sqliteschema.moc"
