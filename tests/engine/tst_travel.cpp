// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The Chinook sample on every database: it reflects to its counts, and travels with its rows to
// each of the others.
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/connection.h"
#include "support/paths.h"
#include "support/servers.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

using Row = QList<Value>;

/// One kind of database, with the sample loaded by its own script.
struct Home
{
    QString name;
    QString script;
    test::Server *(*server)(QString *why) = nullptr; ///< null: a file
};

const QList<Home> &homes()
{
    static const QList<Home> all{{u"sqlite"_s, u"chinook/Chinook_Sqlite.sql"_s},
        {u"postgresql"_s, u"chinook/Chinook_PostgreSql.sql"_s, &test::Server::postgresql},
        {u"mysql"_s, u"chinook/Chinook_MySql.sql"_s, &test::Server::mariadb}};
    return all;
}

const Home &homeOf(const QString &name)
{
    return *std::find_if(
        homes().begin(), homes().end(), [&](const Home &home) { return home.name == name; });
}

/// The script without the lines that make a database of their own.
QByteArray scriptOf(const Home &home)
{
    QFile file(test::dataPath(home.script));
    QByteArray text;
    if (!file.open(QIODevice::ReadOnly))
        return text;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.startsWith("DROP DATABASE") && !line.startsWith("CREATE DATABASE")
            && !line.startsWith("USE ") && !line.startsWith("\\c "))
            text += line + '\n';
    }
    return text;
}

void runStatements(Connection &connection, const QString &script)
{
    QString statement;
    for (const QString &line : script.split(u'\n')) {
        statement += line + u'\n';
        if (line.trimmed().endsWith(u';'))
            connection.run(std::exchange(statement, {}));
    }
}

/// Those that others refer to come first.
QList<const Table *> inOrder(const Schema &schema)
{
    QList<const Table *> order;
    const auto isReady = [&](const Table &table) {
        return std::all_of(table.relationships.begin(), table.relationships.end(),
            [&](const Relationship &relationship) {
                return relationship.to == table.id || order.contains(schema.table(relationship.to));
            });
    };
    while (order.size() < schema.tables().size()) {
        for (const Table &table : schema.tables()) {
            if (!order.contains(&table) && isReady(table))
                order.append(&table);
        }
    }
    return order;
}

QList<Row> rowsOf(const Engine &engine, const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns)
        columns.append(engine.dialect().quote(column.name));
    Result result = engine.connect().execute(
        u"SELECT %1 FROM %2"_s.arg(columns.join(u", "_s), engine.dialect().quotedName(table)));
    QList<Row> rows;
    while (result.next()) {
        Row row;
        for (int i = 0; i < table.columns.size(); ++i)
            row.append(result.value(i, table.columns[i].type));
        rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        for (qsizetype i = 0; i < a.size(); ++i) {
            if (const int order = Value::compare(a[i], b[i]))
                return order < 0;
        }
        return false;
    });
    return rows;
}

void insertRows(Connection &connection, const Table &table, const QList<Row> &rows)
{
    constexpr qsizetype AtOnce = 50;
    for (qsizetype from = 0; from < rows.size(); from += AtOnce) {
        Insert insert = Insert::into(table);
        insert.rows.clear();
        for (const Column &column : table.columns)
            insert.columns.append(column.name);
        for (const Row &row : rows.mid(from, AtOnce)) {
            QList<Expr> values;
            for (qsizetype i = 0; i < row.size(); ++i)
                values.append(Expr::literal(row[i], table.columns[i].type));
            insert.rows.append(values);
        }
        connection.execute(SqlRenderer(connection.dialect()).insert(insert));
    }
}

} // namespace

class tst_Travel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("from");
        for (const Home &home : homes())
            QTest::newRow(qPrintable(home.name)) << home.name;
    }

    void theSampleHasItsCounts()
    {
        QFETCH_GLOBAL(QString, from);
        if (!provide(from))
            QSKIP(qPrintable(m_why));
        const Reflection reflection = m_samples.at(from).reflect();
        int columns = 0, composite = 0, foreign = 0, self = 0, indexes = 0, others = 0, notNull = 0;
        for (const Table &table : reflection.schema.tables()) {
            columns += int(table.columns.size());
            indexes += int(table.indexes.size());
            others += int(table.checks.size() + table.keys.size()) - 1;
            QVERIFY(table.primaryKey());
            composite += table.primaryKey()->columns.size() > 1;
            for (const Column &column : table.columns)
                notNull += !column.nullable;
            for (const Relationship &relationship : table.relationships) {
                foreign += relationship.isForeignKey();
                self += relationship.to == table.id;
            }
        }
        QCOMPARE(reflection.schema.tables().size(), 11);
        QCOMPARE(columns, 64);
        QCOMPARE(composite, 1);
        QCOMPARE(foreign, 11);
        QCOMPARE(self, 1);
        QCOMPARE(notNull, 30);
        QCOMPARE(indexes, 11);
        QCOMPARE(others, 0);
        QCOMPARE(reflection.schema.enums().size() + reflection.schema.views().size(), 0);
        for (const ReflectionNote &note : reflection.notes)
            QVERIFY2(!note.text.contains(u"left out"), qPrintable(note.object));
    }

    void itsRowsComeBackEqualFromTheOthers_data()
    {
        QTest::addColumn<QString>("to");
        for (const Home &home : homes())
            QTest::newRow(qPrintable(home.name)) << home.name;
    }

    void itsRowsComeBackEqualFromTheOthers()
    {
        QFETCH_GLOBAL(QString, from);
        QFETCH(QString, to);
        if (!provide(from))
            QSKIP(qPrintable(m_why));
        QTemporaryDir folder;
        const std::optional<Engine> there = emptyDatabase(to, folder);
        if (!there)
            QSKIP(qPrintable(m_why));
        const Engine &here = m_samples.at(from);
        const Schema schema = here.reflect().schema;
        createAll(*there, schema);
        const Schema copied = there->reflect().schema;
        QCOMPARE(copied.tables().size(), 11);
        qsizetype count = 0;
        Connection connection = there->connect();
        Transaction transaction(connection);
        for (const Table *table : inOrder(schema)) {
            const QList<Row> rows = rowsOf(here, *table);
            insertRows(connection, *table, rows);
            count += rows.size();
        }
        transaction.commit();
        QCOMPARE(count, 15607);
        for (const Table &table : schema.tables()) {
            const Table *copy = copied.table(table.name);
            QVERIFY2(copy, qPrintable(table.name));
            QCOMPARE(copy->relationships.size(), table.relationships.size());
            QVERIFY2(rowsOf(*there, *copy) == rowsOf(here, table), qPrintable(table.name));
        }
    }

private:
    std::optional<Engine> emptyDatabase(const QString &name, const QTemporaryDir &folder)
    {
        const Home &home = homeOf(name);
        if (!Dialect::byName(name)) {
            m_why = u"there is no dialect %1"_s.arg(name);
            return std::nullopt;
        }
        if (!home.server)
            return Engine::open(u"sqlite:///"_s + folder.filePath(u"travel.db"_s));
        test::Server *server = home.server(&m_why);
        return server ? std::optional(Engine::open(server->url(server->makeDatabase())))
                      : std::nullopt;
    }

    /// Loads the sample once; false, and why not, when it cannot be had.
    bool provide(const QString &name)
    {
        if (m_samples.contains(name))
            return true;
        const QByteArray script = scriptOf(homeOf(name));
        if (script.isEmpty()) {
            m_why = u"the Chinook sample is not here (JOINWRIGHT_DATA)"_s;
            return false;
        }
        const std::optional<Engine> engine = emptyDatabase(name, m_folder);
        if (!engine)
            return false;
        if (name == u"sqlite") {
            Connection connection = engine->connect();
            Transaction transaction(connection);
            runStatements(connection, QString::fromUtf8(script).remove(QChar(0xfeff)));
            transaction.commit();
        } else if (const QString trouble
                   = homeOf(name).server(&m_why)->runScript(engine->url().database, script);
                   !trouble.isEmpty()) {
            m_why = trouble;
            return false;
        }
        m_samples.emplace(name, *engine);
        return true;
    }

    QTemporaryDir m_folder;
    QString m_why;
    std::map<QString, Engine> m_samples;
};

QTEST_GUILESS_MAIN(tst_Travel)
#include "tst_travel.moc"
