// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What is created reads back equal, on every database.
#include "everything.h"

#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "support/randomschema.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_Structure : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDatabaseRows(); }

    void everythingReadsBackAsItWas()
    {
        FRESH_DATABASE(fresh);
        const Schema schema = everything(fresh->features(), fresh->can());
        createAll(fresh->engine(), schema);
        const Reflection reflection = fresh->engine().reflect();
        QCOMPARE(differences(fresh->engine().dialect(), schema, reflection.schema, fresh->can()), QStringList());
    }

    void normalizingTwiceIsNormalizingOnce()
    {
        FRESH_DATABASE(fresh);
        const Dialect &dialect = fresh->engine().dialect();
        const Schema once = dialect.normalized(everything(fresh->features(), fresh->can()));
        QCOMPARE(dialect.normalized(once), once);
    }

    void creatingAgainLeavesWhatIsThere()
    {
        FRESH_DATABASE(fresh);
        const Schema schema = everything(fresh->features(), fresh->can());
        createAll(fresh->engine(), schema);
        fresh->run(u"INSERT INTO keyless (note) VALUES ('kept')"_s);
        createAll(fresh->engine(), schema);
        QCOMPARE(fresh->rows(u"SELECT note FROM keyless"_s), (QList<QList<Value>> {{Value(u"kept"_s)}}));
    }

    void whatWasReadMakesTheSameDatabase()
    {
        FRESH_DATABASE(fresh);
        createAll(fresh->engine(), everything(fresh->features(), fresh->can()));
        const Schema read = fresh->engine().reflect().schema;
        const auto second = FreshDatabase::make(database, &whyNot);
        createAll(second->engine(), read);
        QCOMPARE(differences(fresh->engine().dialect(), read, second->engine().reflect().schema, fresh->can()), QStringList());
    }

    void everythingCanBeDropped()
    {
        FRESH_DATABASE(fresh);
        createAll(fresh->engine(), everything(fresh->features(), fresh->can()));
        Connection connection = fresh->engine().connect();
        for (const QString &sql : fresh->engine().dialect().dropStatements(connection.reflect().schema))
            connection.run(sql);
        const Schema left = connection.reflect().schema;
        QCOMPARE(left.tables().size() + left.enums().size() + left.views().size(), 0);
    }

    void randomSchemasReadBackAsTheyWere_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomSchemasReadBackAsTheyWere()
    {
        FRESH_DATABASE(fresh);
        QFETCH(quint32, seed);
        const Schema schema = adapted(test::RandomSchema(seed).make(), fresh->features(), fresh->can());
        createAll(fresh->engine(), schema);
        const Schema read = fresh->engine().reflect().schema;
        const QStringList different = differences(fresh->engine().dialect(), schema, read, fresh->can());
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
        QCOMPARE(fresh->engine().dialect().normalized(read), read);
    }

    void aNameCannotBreakOut()
    {
        FRESH_DATABASE(fresh);
        Schema schema;
        schema.id = Id::create();
        Table table;
        table.id = Id::create();
        table.name = u"x\"; DROP TABLE keep; --`'\\"_s;
        table.columns.append({.id = Id::create(), .name = u"a\") VALUES (1); --"_s, .type = ColumnType::Kind::Int32});
        schema.setTable(table);
        fresh->run(u"CREATE TABLE keep (id INTEGER)"_s);
        createAll(fresh->engine(), schema);
        const Schema read = fresh->engine().reflect().schema;
        QCOMPARE(read.tables().size(), 2);
        QVERIFY(read.table(table.name));
        QCOMPARE(read.table(table.name)->columns.first().name, table.columns.first().name);
    }

    void anExpressionCannotBreakOut_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("another statement") << u"1); DROP TABLE keep; --"_s;
        QTest::newRow("an open quote") << u"'x"_s;
        QTest::newRow("an open comment") << u"1 /* "_s;
        QTest::newRow("a closing parenthesis") << u"1) , (2"_s;
    }

    void anExpressionCannotBreakOut()
    {
        FRESH_DATABASE(fresh);
        QFETCH(QString, expression);
        Schema schema;
        schema.id = Id::create();
        Table table;
        table.id = Id::create();
        table.name = u"t"_s;
        table.columns.append({.id = Id::create(), .name = u"a"_s, .type = ColumnType::Kind::Int32});
        table.checks.append({.id = Id::create(), .name = u"ck"_s, .expression = expression});
        schema.setTable(table);
        QVERIFY_THROWS_EXCEPTION(SchemaError, fresh->engine().dialect().createStatements(schema));
    }
};

QTEST_GUILESS_MAIN(tst_Structure)
#include "tst_structure.moc"
