// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
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

QStringList described(const Diff &diff)
{
    QStringList lines;
    for (const Change &change : diff.changes)
        lines.append(describe(change));
    return lines;
}

QStringList noteTexts(const Reflection &reflection)
{
    QStringList texts;
    for (const ReflectionNote &note : reflection.notes)
        texts.append(note.object + u": "_s + note.text);
    texts.sort();
    return texts;
}

Table tableOf(const QString &name, const QList<Column> &columns)
{
    Table table;
    table.id = Id::create();
    table.name = name;
    table.columns = columns;
    table.keys = {{.id = Id::create(), .primary = true, .columns = {columns.first().id}}};
    return table;
}

Column makeColumn(const QString &name, const ColumnType &type, bool nullable = true)
{
    return {.id = Id::create(), .name = name, .type = type, .nullable = nullable};
}

/// Processor time of this process alone, in milliseconds.
double ownMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

} // namespace

class tst_MysqlSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QString why;
        m_server = test::Server::mariadb(&why);
        if (!m_server)
            QSKIP(qPrintable(why));
    }

    /// All letters by themselves, and pairs of letters, some of which are one letter to some languages.
    void textsOfOneFormAreTheSameToTheServer()
    {
        const Engine engine = Engine::open(m_server->url(m_server->makeDatabase()));
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE texts (id INT PRIMARY KEY, s VARCHAR(9)) COLLATE utf8mb4_bin"_s);
        QStringList texts;
        for (int c = 1; c <= 0xFFFF; ++c) {
            if (!QChar(char16_t(c)).isSurrogate())
                texts.append(QString(QChar(char16_t(c))));
        }
        const qsizetype pairs = texts.size();
        const QString letters = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
        for (const QChar a : letters) {
            for (const QChar b : letters)
                texts.append(QString(a) + b);
        }
        for (qsizetype from = 0; from < texts.size(); from += 4000) {
            Statement insert {u"INSERT INTO texts VALUES (?, ?)"_s, {}};
            for (qsizetype i = from; i < std::min(from + 4000, texts.size()); ++i) {
                insert.sql += i > from ? u", (?, ?)"_s : QString();
                insert.values += {Value(qint64(i)), Value(texts[i])};
            }
            connection.execute(insert);
        }
        const auto collations = connection.execute(u"SELECT full_collation_name FROM information_schema.collation_character_set_applicability"
                                                   " WHERE character_set_name = 'utf8mb4' AND full_collation_name NOT LIKE '%nopad%'"_s).all();
        for (const QList<Value> &row : collations) {
            const Column column{.name = u"s"_s, .type = Kind::Text, .collation = row[0].toText()};
            const TextForm form = engine.dialect().textForm({}, {}, column);
            if (form.letters == TextForm::Letters::Exact)
                continue;
            QHash<QString, QString> weights;
            const QString asked = form.letters == TextForm::Letters::AsciiCase ? u" WHERE id < 127 OR id >= %1"_s.arg(pairs) : QString();
            Result result = connection.execute(u"SELECT id, HEX(WEIGHT_STRING(s COLLATE %1)) FROM texts"_s.arg(column.collation) + asked);
            while (result.next()) {
                const QString text = texts[result.raw(0).toInt64()];
                const QString weight = weights.value(form.of(text), result.raw(1).toString());
                QVERIFY2(weight == result.raw(1).toString(), qPrintable(u"%1: %2"_s.arg(column.collation, text)));
                weights.insert(form.of(text), weight);
            }
        }
    }

    void everyTypeReadsBack_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("declared");
        const auto row = [](const QString &type, const QString &declared,
                             const QString &kept = {}) {
            QTest::newRow(qPrintable(type)) << type << (kept.isEmpty() ? type : kept) << declared;
        };
        row(u"int16"_s, u"smallint(6)"_s);
        row(u"int32"_s, u"int(11)"_s);
        row(u"int64"_s, u"bigint(20)"_s);
        row(u"decimal(10,2)"_s, u"decimal(10,2)"_s);
        row(u"decimal(38,38)"_s, u"decimal(38,38)"_s);
        row(u"decimal"_s, u"decimal(38,10)"_s, u"decimal(38,10)"_s);
        row(u"float"_s, u"float"_s);
        row(u"double"_s, u"double"_s);
        row(u"text"_s, u"longtext"_s);
        row(u"text(40)"_s, u"varchar(40)"_s);
        row(u"text(40000)"_s, u"longtext"_s, u"text"_s);
        row(u"binary"_s, u"longblob"_s);
        row(u"binary(16)"_s, u"varbinary(16)"_s);
        row(u"boolean"_s, u"tinyint(1)"_s);
        row(u"date"_s, u"date"_s);
        row(u"time"_s, u"time(6)"_s);
        row(u"timestamp"_s, u"datetime(6)"_s);
        row(u"timestamptz"_s, u"timestamp(6)"_s);
        row(u"uuid"_s, u"uuid"_s);
        row(u"json"_s, u"longtext"_s);
        row(u"interval"_s, u"varchar(100)"_s, u"text(100)"_s);
        row(u"array(int32)"_s, u"longtext"_s, u"json"_s);
        row(u"native:set('a','b''c')"_s, u"set('a','b''c')"_s);
        row(u"native:POINT"_s, u"point"_s, u"native:point"_s);
    }

    void everyTypeReadsBack()
    {
        QFETCH(QString, type);
        QFETCH(QString, kept);
        QFETCH(QString, declared);
        const ColumnType wanted = *ColumnType::fromString(type);
        const Engine engine = freshEngine();
        Schema schema;
        schema.setTable(
            tableOf(u"t"_s, {makeColumn(u"id"_s, Kind::Int32, false), makeColumn(u"c"_s, wanted)}));
        createAll(engine, schema);
        const Reflection reflection = engine.reflect();
        QCOMPARE(noteTexts(reflection), QStringList());
        QCOMPARE(reflection.schema.table(u"t")->column(u"c")->type.toString(), kept);
        const auto rows
            = engine.connect()
                  .execute(
                      u"SELECT column_type FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = 'c'"_s)
                  .all();
        QCOMPARE(rows.first().first(), Value(declared));
        QCOMPARE(
            described(diff(engine.dialect().normalized(schema), match(schema, reflection.schema))),
            QStringList());
    }

    void aStrangersDatabaseIsReadWhole()
    {
        const Engine other = freshEngine();
        Connection elsewhere = other.connect();
        elsewhere.run(u"CREATE TABLE far (id INT PRIMARY KEY)"_s);
        const Engine engine = freshEngine();
        Connection connection = engine.connect();
        for (const QString &sql :
            {uR"(CREATE TABLE parent (a INT UNSIGNED, b CHAR(3), c DATETIME DEFAULT NOW() ON UPDATE NOW(), d TEXT, e YEAR, f BIT(3) DEFAULT b'101',
                    g ENUM('x', 'it''s', 'b\c') NOT NULL DEFAULT 'x', h SET('p', 'q'), i TINYINT(1) DEFAULT TRUE, j JSON DEFAULT '{"a": 1}',
                    k VARCHAR(20) COLLATE latin1_swedish_ci, l DECIMAL(65,30), m INT INVISIBLE DEFAULT 3, PRIMARY KEY (b, a), UNIQUE KEY two (a), UNIQUE KEY part (d(10)),
                    FULLTEXT KEY words (d, k2), KEY few (d(7), a DESC) COMMENT 'why', k2 TEXT, CONSTRAINT small CHECK (a < 10 AND k <> 'it''s'), CHECK (LENGTH(b) > 1))
                    ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='the first, it''s')"_s,
                u"CREATE TABLE `o``dd \"t\".x` (`a.b` INT UNSIGNED, `select` ENUM('x', 'it''s', "
                u"'b\\c'), x CHAR(3), `n.m` INT, y INT AS (`n.m` * (2 + 1)) STORED, z VARCHAR(9) "
                u"AS (lower(x) || '\\') VIRTUAL,"
                " CONSTRAINT `fk one` FOREIGN KEY (`a.b`) REFERENCES parent (a) ON DELETE SET NULL "
                "ON UPDATE CASCADE,"
                " CONSTRAINT two FOREIGN KEY (x, `a.b`) REFERENCES parent (b, a)) COLLATE utf8mb4_general_ci"_s,
                u"CREATE TABLE nokey (a INT, far INT, FOREIGN KEY (far) REFERENCES %1.far (id)) ENGINE=InnoDB"_s
                    .arg(other.url().database),
                u"CREATE TABLE parts (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2"_s,
                u"CREATE TABLE isam (id INT PRIMARY KEY, p POINT NOT NULL, SPATIAL KEY sp (p)) ENGINE=MyISAM"_s,
                u"CREATE SEQUENCE numbers"_s,
                u"CREATE TRIGGER watch BEFORE INSERT ON nokey FOR EACH ROW SET NEW.a = 1"_s,
                u"CREATE PROCEDURE doit() SELECT 1"_s,
                u"CREATE VIEW seen (p, `q q`) AS SELECT a, 'it''s' FROM parent WHERE b <> \"d\""_s}) {
            connection.run(sql);
        }
        const Reflection reflection = engine.reflect();
        const Schema &schema = reflection.schema;
        QCOMPARE(schema.tables().size(), 5);

        const Table *parent = schema.table(u"parent");
        QVERIFY(parent);
        QCOMPARE(parent->comment, u"the first, it's"_s);
        QCOMPARE(parent->options, QStringList{u"collate=utf8mb4_general_ci"_s});
        QCOMPARE(parent->column(u"a")->type, ColumnType(Kind::Int64));
        QCOMPARE(parent->column(u"c")->defaultValue, u"CURRENT_TIMESTAMP"_s);
        QCOMPARE(parent->column(u"e")->type, ColumnType::native(u"year(4)"_s));
        QCOMPARE(parent->column(u"f")->type, ColumnType::native(u"bit(3)"_s));
        QCOMPARE(parent->column(u"h")->type, ColumnType::native(u"set('p','q')"_s));
        QCOMPARE(parent->column(u"i")->defaultValue, u"TRUE"_s);
        QCOMPARE(parent->column(u"j")->type, ColumnType(Kind::Json));
        QCOMPARE(parent->column(u"j")->defaultValue, u"'{\"a\": 1}'"_s);
        QCOMPARE(parent->column(u"k")->collation, u"latin1_swedish_ci"_s);
        QCOMPARE(parent->column(u"l")->type, ColumnType::native(u"decimal(65,30)"_s));
        QCOMPARE(parent->primaryKey()->columns,
            (QList<Id>{parent->column(u"b")->id, parent->column(u"a")->id}));
        QCOMPARE(parent->keys.size(), 2);
        QCOMPARE(parent->checks.size(), 2);
        QCOMPARE(parent->checks[1].name, u"small"_s);
        QCOMPARE(parent->checks[1].expression, u"a < 10 AND k <> 'it''s'"_s);
        QCOMPARE(parent->indexes.size(), 3);
        QCOMPARE(parent->indexes[0].name, u"few"_s);
        QCOMPARE(parent->indexes[0].comment, u"why"_s);
        QCOMPARE(parent->indexes[0].parts[0].prefix, 7);
        QVERIFY(parent->indexes[0].parts[1].descending);
        QVERIFY(parent->indexes[1].unique);
        QCOMPARE(parent->indexes[1].parts[0].prefix, 10);
        QCOMPARE(parent->indexes[2].method, u"fulltext"_s);
        QCOMPARE(parent->indexes[2].parts.size(), 2);

        const Table *odd = schema.table(u"o`dd \"t\".x");
        QVERIFY(odd);
        QVERIFY(!odd->primaryKey());
        QCOMPARE(odd->column(u"select")->type,
            parent->column(u"g")->type); // the same values are one enum
        QCOMPARE(schema.enumType(parent->column(u"g")->type.enumType())->values,
            (QStringList{u"x"_s, u"it's"_s, u"b\\c"_s}));
        QCOMPARE(odd->column(u"y")->expression, u"\"n.m\" * (2 + 1)"_s);
        QCOMPARE(odd->column(u"y")->generation, Generation::Stored);
        QCOMPARE(odd->column(u"z")->expression, u"concat(lower(x), '\\')"_s);
        QCOMPARE(odd->indexes.size(), 0); // those of its foreign keys are nobody's wish
        QCOMPARE(odd->relationships.size(), 2);
        QCOMPARE(odd->relationships[0].onDelete, ReferentialAction::SetNull);
        QCOMPARE(odd->relationships[0].onUpdate, ReferentialAction::Cascade);
        QCOMPARE(odd->relationships[0].key, parent->keys[1].id);
        QCOMPARE(odd->relationships[1].columns,
            (QList<Id>{odd->column(u"x")->id, odd->column(u"a.b")->id}));
        QVERIFY(odd->relationships[1].key.isNull());

        QCOMPARE(schema.table(u"isam")->options.first(), u"engine=MyISAM"_s);
        QCOMPARE(schema.table(u"isam")->indexes[0].method, u"spatial"_s);
        QCOMPARE(schema.views().size(), 1);
        QCOMPARE(schema.views().first().columns, (QStringList{u"p"_s, u"q q"_s}));
        QCOMPARE(schema.views().first().sql,
            u"select parent.a AS p,'it''s' AS \"q q\" from parent where parent.b <> parent.d"_s);
        QCOMPARE(noteTexts(reflection),
            QStringList({u"doit: a procedure: not part of the schema"_s,
                u"nokey.far: a foreign key to %1.far, which is no table of this database: left out"_s
                    .arg(other.url().database),
                u"nokey.watch: a trigger: not part of the schema"_s,
                u"numbers: a sequence: not part of the schema"_s,
                u"o`dd \"t\".x.a.b: declared int(10) unsigned: read as int64, which takes negative numbers too"_s,
                u"o`dd \"t\".x.x: declared char(3): of fixed length: spaces at the end get lost"_s,
                u"parent.a: declared int(10) unsigned: read as int64, which takes negative numbers too"_s,
                u"parent.b: declared char(3): of fixed length: spaces at the end get lost"_s,
                u"parent.c: declared datetime: keeps fractions of a second to 0 digits only"_s,
                u"parent.c: every UPDATE sets it to the current time, which is not part of the schema"_s,
                u"parent.d: declared text: holds 65,535 bytes at most"_s,
                u"parent.k2: declared text: holds 65,535 bytes at most"_s,
                u"parent.m: it is invisible to SELECT *, which is not part of the schema"_s,
                u"parts: its partitions are not part of the schema"_s}));
        elsewhere.run(u"SELECT 1"_s);
    }

    void chinookHasItsCounts()
    {
        QFile script(test::dataPath(u"chinook/Chinook_MySql.sql"_s));
        if (!script.open(QIODevice::ReadOnly))
            QSKIP("the Chinook sample is not here (JOINWRIGHT_DATA)");
        const QString database = m_server->makeDatabase();
        QByteArray text;
        for (const QByteArray &line : script.readAll().split('\n')) {
            if (!line.startsWith("DROP DATABASE") && !line.startsWith("CREATE DATABASE")
                && !line.startsWith("USE "))
                text += line + '\n';
        }
        QCOMPARE(m_server->runScript(database, text), QString());
        const Reflection reflection = Engine::open(m_server->url(database)).reflect();
        int columns = 0, primary = 0, composite = 0, foreign = 0, self = 0, indexes = 0, checks = 0,
            notNull = 0, uniques = 0;
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
        QCOMPARE(reflection.schema.table(u"Track")->column(u"UnitPrice")->type,
            ColumnType::decimal(10, 2));
    }

    void aThousandTablesCostFewQueries()
    {
        const QString database = m_server->makeDatabase();
        QByteArray script;
        for (int i = 0; i < 1000; ++i)
            script
                += QStringLiteral(
                    "CREATE TABLE t%1 (id INT PRIMARY KEY, parent INT, name VARCHAR(40) NOT NULL "
                    "DEFAULT 'x', price DECIMAL(10,2), note TEXT, made DATETIME(6),"
                    " state ENUM('a','b'), flag TINYINT(1), blobby LONGBLOB, doc JSON, UNIQUE KEY "
                    "u%1 (name), KEY i%1 (made), CHECK (price > 0)%2;\n")
                       .arg(QString::number(i),
                           i % 10 ? u") ENGINE=MyISAM"_s // made in no time
                               : i > 0
                               ? u", CONSTRAINT f%1 FOREIGN KEY (parent) REFERENCES t%2 (id)) ENGINE=InnoDB"_s
                                     .arg(i)
                                     .arg(i / 20 * 10)
                               : u") ENGINE=InnoDB"_s)
                       .toUtf8();
        QCOMPARE(m_server->runScript(database, script), QString());
        const Engine engine = Engine::open(m_server->url(database));
        const test::SqlRecorder recorder(engine);
        const double before = ownMilliseconds();
        const Reflection reflection = engine.reflect();
        qInfo("1,000 tables of 10 columns: %.0f ms of our own processor time",
            ownMilliseconds() - before);
        QCOMPARE(recorder.entries().size(), 9);
        QCOMPARE(reflection.schema.tables().size(), 1000);
        QCOMPARE(reflection.schema.table(u"t990")->relationships.size(), 1);
        QCOMPARE(reflection.schema.enums().size(), 1);
    }

private:
    Engine freshEngine() { return Engine::open(m_server->url(m_server->makeDatabase())); }

    test::Server *m_server = nullptr;
};

QTEST_GUILESS_MAIN(tst_MysqlSchema)
#include "tst_mysqlschema.moc"
