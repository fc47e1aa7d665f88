// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"
#include "codegen/python.h"
#include "joinwright/codegen/exporter.h"
#include "joinwright/codegen/linediff.h"
#include "joinwright/core/error.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

namespace {

Exporter exporter(const Schema &schema, const GeneratorOptions &options = {})
{
    return Exporter(*Generator::byName(u"cpp"), schema, options);
}

ExportedFile fileOf(const QList<ExportedFile> &files, const QString &path)
{
    for (const ExportedFile &file : files) {
        if (file.path == path)
            return file;
    }
    return {};
}

Schema withoutCopies(Schema schema)
{
    const Id copies = schema.table(u"copies")->id;
    schema.removeTableFully(copies);
    return schema;
}

} // namespace

class tst_Exporter : public QObject
{
    Q_OBJECT

private slots:
    void anExportIntoAnEmptyFolderWritesAll()
    {
        QTemporaryDir folder;
        const QString into = folder.filePath(u"a/b"_s);
        for (const ExportedFile &file : exporter(featureSchema()).write(into)) {
            QCOMPARE(file.state, ExportedFile::New);
            QCOMPARE(readFile(into + u'/' + file.path).toUtf8(), file.content);
        }
    }

    void exportingAgainChangesNothing()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());

        for (const ExportedFile &file : exporter(featureSchema()).write(folder.path()))
            QCOMPARE(file.state, file.path == u"model_ext.h" ? ExportedFile::Kept : ExportedFile::Unchanged);
    }

    void aFileNobodyEditedFollowsTheModel()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());
        Schema schema = featureSchema();
        Table *books = schema.editTable(schema.table(u"books")->id);
        books->columns.append({.id = Id::create(), .name = u"subtitle"_s, .nullable = true});

        const auto files = exporter(schema).write(folder.path());
        QCOMPARE(fileOf(files, u"book.h"_s).state, ExportedFile::Updated);
        QCOMPARE(fileOf(files, u"author.h"_s).state, ExportedFile::Unchanged);
        QVERIFY(readFile(folder.filePath(u"book.h"_s)).contains(u"subtitle"));
        QVERIFY(fileOf(files, u"book.h"_s).difference.contains(u"\n+    jw::Opt<QString> subtitle() const;\n"));
    }

    void anEditedFileIsLeftAloneAndTheDifferenceShown()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());
        const QString path = folder.filePath(u"book.h"_s);
        const QString edited = readFile(path).replace(u"A row of books."_s, u"A book, bound."_s);
        writeFile(path, edited);

        const ExportedFile file = fileOf(exporter(featureSchema()).write(folder.path()), u"book.h"_s);
        QCOMPARE(file.state, ExportedFile::Conflict);
        QVERIFY(file.difference.contains(u"-/// A book, bound.\n+/// A row of books.\n"));
        QCOMPARE(readFile(path), edited);
    }

    void aStrangersFileOfTheSameNameIsLeftAlone()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"CMakeLists.txt"_s), u"project(mine)\n"_s);
        const auto files = exporter(featureSchema()).write(folder.path());
        QCOMPARE(fileOf(files, u"CMakeLists.txt"_s).state, ExportedFile::Conflict);
        QCOMPARE(readFile(folder.filePath(u"CMakeLists.txt"_s)), u"project(mine)\n"_s);
    }

    void anotherModelsFileIsLeftAlone()
    {
        QTemporaryDir folder;
        exporter(shopSchema()).write(folder.path());
        QCOMPARE(fileOf(exporter(featureSchema()).write(folder.path()), u"model.h"_s).state, ExportedFile::Conflict);
    }

    void aFileForUsersIsNeverTouchedAgain()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());
        writeFile(folder.filePath(u"model_ext.h"_s), u"// mine\n"_s);
        exporter(shopSchema()).write(folder.path());
        QCOMPARE(readFile(folder.filePath(u"model_ext.h"_s)), u"// mine\n"_s);
    }

    void aCheckoutWithOtherLineEndsIsNoEdit()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());
        const QString path = folder.filePath(u"book.h"_s);
        writeFile(path, readFile(path).replace(u"\n"_s, u"\r\n"_s));
        QCOMPARE(fileOf(exporter(featureSchema()).plan(folder.path()), u"book.h"_s).state, ExportedFile::Unchanged);
    }

    void filesOfARemovedTableGoUnlessSomebodyEditedThem()
    {
        QTemporaryDir folder;
        exporter(featureSchema()).write(folder.path());
        writeFile(folder.filePath(u"bookcopy.cpp"_s), readFile(folder.filePath(u"bookcopy.cpp"_s)) + u"// mine\n"_s);
        writeFile(folder.filePath(u"other.cpp"_s), u"int x;\n"_s);

        const auto files = exporter(withoutCopies(featureSchema())).write(folder.path());
        QCOMPARE(fileOf(files, u"bookcopy.h"_s).state, ExportedFile::Removed);
        QCOMPARE(fileOf(files, u"bookcopy.cpp"_s).state, ExportedFile::Abandoned);
        QVERIFY(!QFileInfo::exists(folder.filePath(u"bookcopy.h"_s)));
        QVERIFY(QFileInfo::exists(folder.filePath(u"bookcopy.cpp"_s)));
        QVERIFY(QFileInfo::exists(folder.filePath(u"other.cpp"_s)));
    }

    void aFolderThatIsAFileIsRefusedByName()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"taken"_s), u"x"_s);
        try {
            exporter(featureSchema()).write(folder.filePath(u"taken"_s));
            QFAIL("no error");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::File);
            QVERIFY(error.message().contains(u"taken"));
        }
        QCOMPARE(readFile(folder.filePath(u"taken"_s)), u"x"_s);
    }

    void theLineDifferenceLeadsFromOneToTheOther_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("changes");
        QTest::newRow("equal") << u"a\nb\n"_s << u"a\nb\n"_s << 0;
        QTest::newRow("both empty") << QString() << QString() << 0;
        QTest::newRow("from nothing") << QString() << u"a\nb\n"_s << 2;
        QTest::newRow("to nothing") << u"a\nb\n"_s << QString() << 2;
        QTest::newRow("a line between") << u"a\nc\n"_s << u"a\nb\nc\n"_s << 1;
        QTest::newRow("a line changed") << u"a\nb\nc\n"_s << u"a\nx\nc\n"_s << 2;
        QTest::newRow("moved") << u"a\nb\nc\nd\n"_s << u"b\nc\nd\na\n"_s << 2;
        QTest::newRow("Myers' own") << u"a\nb\nc\na\nb\nb\na\n"_s << u"c\nb\na\nb\na\nc\n"_s << 5;
    }

    void theLineDifferenceLeadsFromOneToTheOther()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(int, changes);
        QString left;
        QString right;
        int changed = 0;
        for (const DiffLine &line : lineDiff(before, after)) {
            left += line.kind == DiffLine::Added ? QString() : line.text + u'\n';
            right += line.kind == DiffLine::Removed ? QString() : line.text + u'\n';
            changed += line.kind != DiffLine::Same;
        }
        QCOMPARE(left, before);
        QCOMPARE(right, after);
        QCOMPARE(changed, changes);
    }

    void textsWithThousandsOfOtherLinesStillDiffer()
    {
        QString before;
        QString after;
        for (int i = 0; i < 3000; ++i) {
            before += u"old %1\n"_s.arg(i);
            after += u"new %1\n"_s.arg(i);
        }
        QCOMPARE(lineDiff(before, after).size(), 6000);
    }

    void aPatchShowsTheSurroundings()
    {
        QCOMPARE(unifiedDiff(u"1\n2\n3\n4\n5\n6\n7\n8\n9\n"_s, u"1\n2\n3\n4\nfive\n6\n7\n8\n9\n"_s, 1),
            u"@@ -4 +4 @@\n 4\n-5\n+five\n 6\n"_s);
        QCOMPARE(unifiedDiff(u"a\n"_s, u"a\n"_s), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Exporter)
#include "tst_exporter.moc"
