// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"
#include "codegen/python.h"
#include "joinwright/codegen/generator.h"
#include "joinwright/core/error.h"
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

namespace {

struct Case
{
    const char *target;
    const char *folder;
    GeneratorOptions options;
    Schema (*schema)() = featureSchema;
};

const QList<Case> &cases()
{
    static const QList<Case> list {
        {"cpp", "cpp", {{u"namespace"_s, u"library"_s}}},
        {"cpp", "cpp-staff", {{u"namespace"_s, u"staff"_s}}, staffSchema},
        {"sqlalchemy", "sqlalchemy", {}},
        {"sqlalchemy", "sqlalchemy-mapped", {{u"mapped"_s, u"true"_s}}},
        {"sqlalchemy", "sqlalchemy-staff", {}, staffSchema},
        {"django", "django", {}},
        {"peewee", "peewee", {}},
        {"sql", "sql", {}},
        {"sql-postgresql", "sql", {}},
        {"sql-mariadb", "sql", {}},
    };
    return list;
}

} // namespace

class tst_Generators : public QObject
{
    Q_OBJECT

private slots:
    void generatedFilesAreTheGoldenOnes_data()
    {
        QTest::addColumn<QString>("goldenPath");
        QTest::addColumn<QString>("content");
        for (const Case &one : cases()) {
            const QList<GeneratedFile> files = Generator::byName(QString::fromLatin1(one.target))->generate(one.schema(), one.options);
            for (const GeneratedFile &file : files) {
                const QString path = QString::fromLatin1(one.folder) + u'/' + file.path;
                QTest::newRow(qPrintable(path)) << path << file.content;
            }
        }
    }

    void generatedFilesAreTheGoldenOnes()
    {
        QFETCH(QString, goldenPath);
        QFETCH(QString, content);
        const QString path = sourcePath(u"tests/golden/"_s + goldenPath + u".golden"_s);
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN"))
            writeFile(path, content);
        QCOMPARE(content, readFile(path));
    }

    void everyGoldenFileIsStillGenerated()
    {
        QStringList generated;
        for (const Case &one : cases()) {
            for (const GeneratedFile &file : Generator::byName(QString::fromLatin1(one.target))->generate(one.schema(), one.options))
                generated.append(QString::fromLatin1(one.folder) + u'/' + file.path + u".golden"_s);
        }
        const QDir golden(sourcePath(u"tests/golden"_s));
        QDirIterator it(golden.path(), {u"*.golden"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = golden.relativeFilePath(it.next());
            QVERIFY2(generated.contains(path), qPrintable(path));
        }
    }

    void noClassTakesTheNameOfOneOfQts()
    {
        for (const GeneratedFile &file : Generator::byName(u"cpp")->generate(hostileSchema()))
            QVERIFY2(!file.content.contains(u"class QString;"_s) && !file.content.contains(u"class QString "_s), qPrintable(file.path));
    }

    void theCodeOfOneTableIsThatOfTheWhole_data()
    {
        QTest::addColumn<QString>("target");
        for (const Generator *generator : Generator::all())
            QTest::newRow(qPrintable(generator->name())) << generator->name();
    }

    void theCodeOfOneTableIsThatOfTheWhole()
    {
        QFETCH(QString, target);
        const Generator &generator = *Generator::byName(target);
        const Schema schema = shopSchema();
        QString whole;
        for (const GeneratedFile &file : generator.generate(schema))
            whole += file.content;
        for (const Table &table : schema.tables()) {
            const QString part = generator.generateTable(schema, table.id).trimmed();
            QVERIFY(!part.isEmpty());
            QVERIFY2(whole.contains(part), qPrintable(table.name + u'\n' + part));
        }
    }

    void aScriptSaysWhatItsDatabaseDoesNotKeep()
    {
        const auto limitsOf = [](const char16_t *target) {
            QStringList places;
            for (const Inexpressible &limit : Generator::byName(QStringView(target))->inexpressible(shopSchema()))
                places.append(limit.place);
            return places;
        };
        QCOMPARE(limitsOf(u"sql"), QStringList());
        QCOMPARE(limitsOf(u"sql-postgresql"), QStringList());
        const QStringList onMariaDb = limitsOf(u"sql-mariadb");
        QVERIFY2(onMariaDb.contains(u"orders.ix_orders_to_do"_s), qPrintable(onMariaDb.join(u' '))); // partial
        QVERIFY2(onMariaDb.contains(u"products.ix_products_lower_name"_s), qPrintable(onMariaDb.join(u' '))); // of an expression
        QVERIFY2(!onMariaDb.contains(u"customers.active"_s), qPrintable(onMariaDb.join(u' ')));
    }

    void aTableThatIsNotThereIsRefused()
    {
        for (const Generator *generator : Generator::all())
            QVERIFY_THROWS_EXCEPTION(Error, generator->generateTable(shopSchema(), Id::create()));
    }

    void anEmptySchemaGivesFiles()
    {
        for (const Generator *generator : Generator::all())
            QVERIFY(!generator->generate(Schema()).isEmpty());
    }

    void theDdlIsExecutedBySqlite()
    {
        const QString sqlite = QStandardPaths::findExecutable(u"sqlite3"_s);
        if (sqlite.isEmpty())
            QSKIP("the program sqlite3 is not installed");
        QTemporaryDir folder;
        for (const Schema &schema : {featureSchema(), shopSchema()}) {
            const QString script = folder.filePath(schema.name + u".sql"_s);
            writeFile(script, Generator::byName(u"sql")->generate(schema).first().content);
            const ProgramRun made = run(sqlite, {u"-bail"_s, folder.filePath(schema.name + u".db"_s), u".read "_s + script});
            QCOMPARE(made.errors, QString());
            QCOMPARE(made.exitCode, 0);
            const ProgramRun counted = run(sqlite, {folder.filePath(schema.name + u".db"_s),
                u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"_s});
            QCOMPARE(counted.output.trimmed().toInt(), int(schema.tables().size()));
        }
    }

    void aNamespaceThatIsNoneIsRefused()
    {
        const Generator &cpp = *Generator::byName(u"cpp");
        for (const char *name : {"two words", "class", "1st", "a::b", "ä"})
            QVERIFY_THROWS_EXCEPTION(Error, cpp.generate(shopSchema(), {{u"namespace"_s, QString::fromUtf8(name)}}));
        QVERIFY(cpp.generate(shopSchema(), {{u"namespace"_s, u"shop"_s}}).first().content.contains(u"add_library(shop STATIC"));
    }
};

QTEST_GUILESS_MAIN(tst_Generators)
#include "tst_generators.moc"
