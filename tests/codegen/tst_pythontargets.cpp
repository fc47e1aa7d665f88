// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"
#include "codegen/python.h"
#include "joinwright/codegen/exporter.h"
#include "joinwright/engine/engine.h"
#include "joinwright/schema/match.h"
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

namespace {

QString scriptPath(const QString &name)
{
    return sourcePath(u"tests/codegen/scripts/%1.py"_s.arg(name));
}

QString describeChange(const Schema &schema, const Change &change)
{
    const QString owner = change.owner ? change.ownerName : QString();
    QString name = change.name;
    if (change.object == ObjectKind::Relationship) {
        if (const Table *table = schema.table(change.owner); table && table->relationship(change.id))
            name = table->relationship(change.id)->name;
    }
    return QStringList {change.object == ObjectKind::Table ? change.name : owner, objectKindName(change.object), name,
        change.kind == ChangeKind::Changed ? change.property : u"*"_s}
        .join(u' ');
}

/// Chinook as a file in `folder`; empty when its script is not there.
QString chinookDatabase(const QString &folder)
{
    const QString script = dataPath(u"chinook/Chinook_Sqlite.sql"_s);
    const QString database = folder + u"/chinook.db"_s;
    return !script.isEmpty() && run(u"sqlite3"_s, {database, u".read "_s + script}).exitCode == 0 ? database : QString();
}

Schema chinookSchema()
{
    static const Schema schema = [] {
        QTemporaryDir folder;
        const QString database = chinookDatabase(folder.path());
        return database.isEmpty() ? Schema() : Engine::open(Url::fromFile(database)).reflect().schema;
    }();
    return schema;
}

} // namespace

class tst_PythonTargets : public QObject
{
    Q_OBJECT

private slots:
    void theDatabaseDiffersInExactlyWhatIsInexpressible_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<Schema>("schema");
        QTest::addColumn<GeneratorOptions>("options");
        const GeneratorOptions plain;
        QTest::newRow("sqlalchemy, typed: the shop") << u"sqlalchemy"_s << shopSchema() << GeneratorOptions {{u"mapped"_s, u"true"_s}};
        QTest::newRow("sqlalchemy, typed: every feature") << u"sqlalchemy"_s << featureSchema() << GeneratorOptions {{u"mapped"_s, u"true"_s}};
        for (const char *target : {"sqlalchemy", "django", "peewee"}) {
            QTest::addRow("%s: the shop", target) << QString::fromLatin1(target) << shopSchema() << plain;
            if (const Schema chinook = chinookSchema(); !chinook.tables().isEmpty())
                QTest::addRow("%s: Chinook", target) << QString::fromLatin1(target) << chinook << plain;
            QTest::addRow("%s: hostile names", target) << QString::fromLatin1(target) << hostileSchema() << plain;
            QTest::addRow("%s: what is rare", target) << QString::fromLatin1(target) << cornerSchema() << plain;
            QTest::addRow("%s: every feature", target) << QString::fromLatin1(target) << featureSchema() << plain;
            QTest::addRow("%s: classes that extend others", target) << QString::fromLatin1(target) << staffSchema() << plain;
        }
    }

    void theDatabaseDiffersInExactlyWhatIsInexpressible()
    {
        QFETCH(QString, target);
        QFETCH(Schema, schema);
        QFETCH(GeneratorOptions, options);
        const QString python = pythonWith(options.isEmpty() ? target : u"sqlalchemy\nfrom sqlalchemy.orm import mapped_column"_s);
        if (python.isEmpty())
            QSKIP(qPrintable(options.isEmpty() ? u"no Python with %1 is installed"_s.arg(target) : u"no Python with SQLAlchemy 2 is installed"_s));
        QTemporaryDir folder;
        const Generator &generator = *Generator::byName(target);
        Exporter(generator, schema, options).write(folder.filePath(u"app"_s));
        const QString database = folder.filePath(u"made.db"_s);
        const ProgramRun made = run(python, {scriptPath(u"make_"_s + target), folder.filePath(u"app"_s), database});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));

        const Engine engine = Engine::open(Url::fromFile(database));
        const Schema expected = engine.dialect().normalized(schema);
        const Schema there = match(expected, engine.dialect().normalized(engine.reflect().schema));
        QStringList found;
        for (const Change &change : diff(expected, there).changes)
            found.append(describeChange(expected, change));
        QStringList announced;
        for (const Inexpressible &item : generator.inexpressible(schema)) {
            if (item.isMapping)
                continue; // theClassesLackExactlyWhatIsListed()
            const Table *table = schema.table(item.table);
            QVERIFY(!item.reason.isEmpty());
            const bool isAlone = !table || item.kind == ObjectKind::Enum;
            announced.append(QStringList {isAlone ? QString() : table->name, objectKindName(item.kind), item.object,
                item.property.isEmpty() ? u"*"_s : item.property}
                                 .join(u' '));
        }
        found.sort();
        announced.sort();
        found.removeDuplicates();
        announced.removeDuplicates();
        QStringList unannounced = found;
        for (const QString &text : announced)
            unannounced.removeOne(text);
        QStringList idle = announced;
        for (const QString &text : found)
            idle.removeOne(text);
        QVERIFY2(unannounced.isEmpty() && idle.isEmpty(),
            qPrintable(u"not announced:\n  %1\nannounced, but expressed:\n  %2"_s.arg(unannounced.join(u"\n  "_s), idle.join(u"\n  "_s))));
    }

    void theClassesLackExactlyWhatIsListed_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target : {"sqlalchemy", "django", "peewee"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }

    void theClassesLackExactlyWhatIsListed()
    {
        QFETCH(QString, target);
        const QString python = pythonWith(target);
        if (python.isEmpty())
            QSKIP(qPrintable(u"no Python with %1 is installed"_s.arg(target)));
        QTemporaryDir folder;
        const Generator &generator = *Generator::byName(target);
        Exporter(generator, staffSchema()).write(folder.filePath(u"app"_s));
        const ProgramRun probed = run(python, {scriptPath(u"mapping"_s), target, folder.filePath(u"app"_s)});
        QVERIFY2(probed.exitCode == 0, qPrintable(probed.errors));
        QStringList announced;
        for (const Inexpressible &item : generator.inexpressible(staffSchema())) {
            if (item.isMapping)
                announced.append(item.place + u' ' + item.property + (item.kind == ObjectKind::Table ? u' ' + item.object : QString()));
        }
        announced.sort();
        QCOMPARE(announced, probed.output.split(u'\n', Qt::SkipEmptyParts));
    }

    void sqlAlchemyLoadsAllRowsOfChinook()
    {
        const QString python = pythonWith(u"sqlalchemy"_s);
        if (python.isEmpty())
            QSKIP("no Python with sqlalchemy is installed");
        QTemporaryDir folder;
        const QString database = chinookDatabase(folder.path());
        if (database.isEmpty())
            QSKIP("the Chinook script or the program sqlite3 is not there");
        EngineOptions readOnly;
        readOnly.readOnly = true;
        const Schema schema = Engine::open(Url::fromFile(database), readOnly).reflect().schema;
        Exporter(*Generator::byName(u"sqlalchemy"), schema).write(folder.filePath(u"app"_s));

        const ProgramRun rows = run(python, {scriptPath(u"load_chinook"_s), folder.filePath(u"app"_s), database});
        QVERIFY2(rows.exitCode == 0, qPrintable(rows.errors));
        for (const char *line : {"Album 347", "Artist 275", "Customer 59", "Employee 8", "Genre 25", "Invoice 412", "InvoiceLine 2240",
                 "MediaType 5", "Playlist 18", "PlaylistTrack 8715", "Track 3503"})
            QVERIFY2(rows.output.split(u'\n').contains(QLatin1StringView(line)), qPrintable(rows.output));
        for (const char *word : {"Album", "Genre", "MediaType"})
            QVERIFY2(rows.output.contains(QLatin1StringView(word)), qPrintable(rows.output));
    }

    void rowsGoThroughTheModels_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target : {"sqlalchemy", "django", "peewee"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }

    void rowsGoThroughTheModels()
    {
        QFETCH(QString, target);
        const QString python = pythonWith(target);
        if (python.isEmpty())
            QSKIP(qPrintable(u"no Python with %1 is installed"_s.arg(target)));
        QTemporaryDir folder;
        Exporter(*Generator::byName(target), featureSchema()).write(folder.filePath(u"app"_s));
        const ProgramRun rows = run(python,
            {scriptPath(u"rows_"_s + target), folder.filePath(u"app"_s), folder.filePath(u"rows.db"_s), sourcePath(u"tests/codegen/scripts"_s)});
        QVERIFY2(rows.exitCode == 0, qPrintable(rows.errors + rows.output));
    }

    void sqlAlchemyWritesRowsThatReferToOneAnother()
    {
        const QString python = pythonWith(u"sqlalchemy"_s);
        if (python.isEmpty())
            QSKIP("no Python with sqlalchemy is installed");
        QTemporaryDir folder;
        Schema schema = cornerSchema();
        schema.removeTable(Id::fromSeed(u"events"_s)); // has a type that SQLAlchemy cannot make
        Exporter(*Generator::byName(u"sqlalchemy"), schema).write(folder.filePath(u"app"_s));
        const ProgramRun rows = run(python, {scriptPath(u"circle_sqlalchemy"_s), folder.filePath(u"app"_s)});
        QVERIFY2(rows.exitCode == 0, qPrintable(rows.errors + rows.output));
    }

    void theTypedStyleIsPython()
    {
        const QString python = pythonWith(u"py_compile"_s);
        if (python.isEmpty())
            QSKIP("no Python is installed");
        QTemporaryDir folder;
        Exporter(*Generator::byName(u"sqlalchemy"), featureSchema(), {{u"mapped"_s, u"true"_s}}).write(folder.path());
        const ProgramRun compiled = run(python, {u"-m"_s, u"py_compile"_s, folder.filePath(u"models.py"_s)});
        QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.errors));
    }
};

QTEST_GUILESS_MAIN(tst_PythonTargets)
#include "tst_pythontargets.moc"
