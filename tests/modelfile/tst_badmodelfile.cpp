// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"
#include "support/paths.h"

#include <QtTest/QtTest>

#include <random>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

/// JSON with apostrophes instead of quotes, which reads better here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A table with one column, one key and whatever `more` adds.
QByteArray table(const char *id, const char *column, const QByteArray &more = {})
{
    return QByteArray("{'id':'") + id + "','name':'t','columns':[{'id':'" + column + "','name':'c','type':'int64'}]" + more + "}";
}

QByteArray model(const QByteArray &tables, const QByteArray &types = {})
{
    return json("{'format':1,'name':'m'\n,'types':[" + types + "]\n,'tables':[\n " + tables + "\n]}\n");
}

} // namespace

class tst_BadModelFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString file(const QString &name, const QByteArray &content)
    {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

private slots:
    void isRefusedWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &content, int line, const char *reason) {
            QTest::newRow(name) << content << line << QString::fromUtf8(reason);
        };
        row("words", "hello", 1, "must be an object");
        row("a list", "[]", 1, "must be an object");
        row("an open object", json("{'format':1\n,'name':'x'\n"), 3, "ends too early");
        row("an open text", json("{'format':1\n,'name':'x"), 2, "no end");
        row("a missing colon", json("{'format' 1}"), 1, "colon");
        row("a missing comma", json("{'format':1\n'name':'x'}"), 2, "comma");
        row("a comma too many", json("{'format':1\n,}"), 2, "key in quotes");
        row("something after the end", json("{'format':1}\n\n{}"), 3, "after the end");
        row("a comment", json("{'format':1 // one\n}"), 1, "comma");
        row("a bad escape", json("{'format':1,\n'name':'\\x'}"), 2, "escape");
        row("bad hexadecimal digits", json("{'format':1,\n'name':'\\u12g4'}"), 2, "hexadecimal");
        row("half a surrogate pair", json("{'format':1,\n'name':'\\ud83d.'}"), 2, "surrogate");
        row("a line end in a text", json("{'format':1,\n'name':'a\nb'}"), 2, "line end");
        row("a word that is no value", json("{'format':1,\n'x':nul}"), 2, "null");
        row("a number with a leading zero", json("{'format':1,\n'x':01}"), 2, "number");
        row("a number without digits", json("{'format':1,\n'x':-}"), 2, "number");
        row("a merge conflict", json("{'format':1\n<<<<<<< ours\n,'name':'a'\n=======\n}"), 2, "merge conflict");
        row("no format", json("{'name':'x'}"), 1, "no \"format\"");
        row("a newer format", json("{'format':2}"), 1, "newer");
        row("format 0", json("{'format':0}"), 1, "no format 0");
        row("a format that is a text", json("{'format':'1'}"), 1, "must be a number");
        row("a format that is a fraction", json("{'format':1.5}"), 1, "whole number");
        row("a key twice", json("{'format':1\n,'name':'a'\n,'name':'b'}"), 3, "twice");
        row("a NUL as an escape", json("{'format':1\n,'name':'a\\u0000b'}"), 2, "NUL");
        row("a NUL as a byte", json("{'format':1\n,'name':'" + QByteArray(5000, 'a') + QByteArray("\0'}", 3)), 2, "NUL");
        row("invalid UTF-8", json("{'format':1\n,'name':'a\xff'}"), 2, "UTF-8");
        row("overlong UTF-8", json("{'format':1\n,'name':'\xc0\xaf'}"), 2, "UTF-8");
        row("a list of lists without end", json("{'format':1,\n'x':") + QByteArray(100000, '['), 2, "nested deeper than 64");
        row("objects in objects without end", json("{'format':1,\n'x':") + json("{'a':").repeated(100000), 2, "nested deeper than 64");
        row("a name that is a number", json("{'format':1\n,'name':5}"), 2, "\"name\" must be a text");
        row("a flag that is a text",
            model("{'id':'t000000001','columns':[{'id':'c000000001','type':'text','nullable':'yes'}]}"), 4, "true or false");
        row("an id that is none", model(table("tab", "c000000001")), 4, "\"tab\" is no id");
        row("an id with a letter out of the alphabet", model(table("t00000000l", "c000000001")), 4, "no id");
        row("an id twice", model(table("t000000001", "c000000001") + "\n," + table("t000000002", "c000000001")), 5,
            "c000000001 is used twice, first in line 4");
        row("a table without id", model("{'name':'t'}"), 4, "a table has no \"id\"");
        row("a column without type", model("{'id':'t000000001','columns':[{'id':'c000000001'}]}"), 4, "no \"type\"");
        row("a type that is none", model("{'id':'t000000001','columns':[{'id':'c000000001','type':'varchar'}]}"), 4, "is no type");
        row("a type that is not there", model("{'id':'t000000001','columns':[{'id':'c000000001','type':'@e000000001'}]}"), 4,
            "there is no type e000000001");
        row("a key over a missing column", model(table("t000000001", "c000000001", "\n,'keys':[{'id':'k000000001','primary':['c000000009']}]")), 5,
            "there is no column c000000009");
        row("a key that is both", model(table("t000000001", "c000000001", ",'keys':[{'id':'k000000001','primary':[],'unique':[]}]")), 4, "either");
        row("a key over another table's column",
            model(table("t000000001", "c000000001") + "\n," + table("t000000002", "c000000002", ",'keys':[{'id':'k000000001','primary':['c000000001']}]")),
            5, "belongs to another table");
        row("an index over a missing column", model(table("t000000001", "c000000001", ",'indexes':[{'id':'x000000001','columns':['c000000009']}]")), 4,
            "there is no column");
        row("a relationship to nothing",
            model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001','columns':['c000000001'],'to':'t000000009'}]")), 4,
            "there is no table t000000009");
        row("a relationship without target", model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001'}]")), 4, "no \"to\"");
        row("a relationship to a missing key",
            model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001','columns':[],'to':'t000000001','key':'k000000009'}]")), 4,
            "there is no key k000000009");
        row("a relationship through nothing",
            model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001','to':'t000000001','through':'t000000009'}]")), 4,
            "there is no table t000000009");
        row("a column where a table should be",
            model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001','to':'c000000001'}]")), 4, "there is no table");
        row("an action that does not exist",
            model(table("t000000001", "c000000001", ",'relationships':[{'id':'r000000001','to':'t000000001','onDelete':'explode'}]")), 4, "one of: restrict");
        row("a type of a type", model({}, "{'id':'e000000001','name':'money','type':'decimal(10,2)'}"), 2, "no \"enum\"");
        row("a cycle of type aliases",
            model({}, "{'id':'e000000001','name':'a','type':'@e000000002'}\n,{'id':'e000000002','name':'b','type':'@e000000001'}"), -1, "cycle of types");
    }
    void isRefusedWithLineAndReason()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, line);
        QFETCH(QString, reason);
        const QString path = file(u"bad.jw"_s, content);
        try {
            readModel(path);
            QFAIL("it was read");
        } catch (const FileError &error) {
            QCOMPARE(error.file(), path);
            if (line > 0)
                QVERIFY2(error.line() == line, qPrintable(error.message()));
            QVERIFY2(error.message().contains(reason), qPrintable(error.message()));
            QVERIFY2(error.message().startsWith(path), qPrintable(error.message()));
            QVERIFY2(!error.message().contains(u'\n'), "one line");
        }
        QCOMPARE(bytes(path), content);
    }

    void diagramsAreRefusedLikewise_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no format") << json("{\n'diagrams':[]}") << u"no \"format\""_s;
        QTest::newRow("newer") << json("{'format':7}") << u"newer"_s;
        QTest::newRow("a fraction as position")
            << json("{'format':1,'diagrams':[{'id':'d000000001','tables':[{'table':'t000000001','x':1.5,'y':2}]}]}") << u"whole number"_s;
        QTest::newRow("a position far out")
            << json("{'format':1,'diagrams':[{'id':'d000000001','tables':[{'table':'t000000001','x':99999999999,'y':2}]}]}") << u"whole number"_s;
        QTest::newRow("a negative width")
            << json("{'format':1,'diagrams':[{'id':'d000000001','areas':[{'id':'a000000001','x':1,'y':2,'w':-1,'h':2}]}]}") << u"\"w\""_s;
        QTest::newRow("a colour that does not exist")
            << json("{'format':1,'diagrams':[{'id':'d000000001','areas':[{'id':'a000000001','hue':'pink'}]}]}") << u"one of: slate"_s;
        QTest::newRow("a table twice")
            << json("{'format':1,'diagrams':[{'id':'d000000001','tables':[{'table':'t000000001','x':1,'y':2},{'table':'t000000001','x':3,'y':2}]}]}")
            << u"placed twice"_s;
        QTest::newRow("a point of three numbers")
            << json("{'format':1,'diagrams':[{'id':'d000000001','bends':[{'relationship':'r000000001','points':[[1,2,3]]}]}]}") << u"two numbers"_s;
        QTest::newRow("an id twice") << json("{'format':1,'diagrams':[{'id':'d000000001'},{'id':'d000000001'}]}") << u"used twice"_s;
    }
    void diagramsAreRefusedLikewise()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const QString path = file(u"diagrams.jw"_s, json("{'format':1}"));
        const QString diagrams = file(u"diagrams.jwd"_s, content);
        try {
            readModel(path);
            QFAIL("it was read");
        } catch (const FileError &error) {
            QCOMPARE(error.file(), diagrams);
            QVERIFY2(error.message().contains(reason), qPrintable(error.message()));
        }
    }

    void otherKindsOfFilesAreNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << m_dir.filePath(u"none.jw"_s) << u"does not exist"_s;
        QTest::newRow("a folder") << m_dir.path() << u"is a folder"_s;
        QTest::newRow("an empty file") << file(u"empty.jw"_s, {}) << u"is empty"_s;
        QTest::newRow("white space") << file(u"white.jw"_s, " \n\n") << u"is empty"_s;
        QTest::newRow("an SQLite database") << file(u"shop.db"_s, QByteArray("SQLite format 3\0\x10\0", 18)) << u"SQLite database"_s;
        QTest::newRow("a picture") << file(u"a.png"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)) << u"binary file"_s;
        QTest::newRow("a zip file") << file(u"a.zip"_s, "PK\x03\x04rest") << u"compressed"_s;
        QTest::newRow("UTF-16") << file(u"utf16.jw"_s, QByteArray("\xff\xfe{\0}\0", 6)) << u"UTF-16"_s;
        QTest::newRow("the diagrams") << file(u"model.jwd"_s, json("{'format':1}")) << u".jw file beside it"_s;
        QTest::newRow("a device") << u"/dev/null"_s << u"no regular file"_s;
    }
    void otherKindsOfFilesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        try {
            readModel(path);
            QFAIL("it was read");
        } catch (const FileError &error) {
            QCOMPARE(error.file(), path);
            QVERIFY2(error.message().contains(reason), qPrintable(error.message()));
        }
    }

    void aFileOfMoreThan256MegabytesIsNotRead()
    {
        const QString path = m_dir.filePath(u"huge.jw"_s);
        QFile huge(path);
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.resize(qint64(256) * 1024 * 1024 + 1)); // sparse
        huge.close();
        try {
            readModel(path);
            QFAIL("it was read");
        } catch (const FileError &error) {
            QVERIFY2(error.message().contains(u"256 MB"_s), qPrintable(error.message()));
        }
        QFile::remove(path);
    }

    void whatCannotBeOpenedIsNotSaved()
    {
        const QString path = file(u"good.jw"_s, json("{'format':1}"));
        Table table;
        table.id = Id::fromSeed(u"t");
        table.name = u"a"_s + QChar(0) + u"b"_s;
        Model bad;
        bad.schema.setTable(table);
        QVERIFY_THROWS_EXCEPTION(FileError, saveModel(bad, path));
        QCOMPARE(bytes(path), json("{'format':1}"));
    }

    void mutatedBytesNeverCrashAndNeverReadAsSomethingElse()
    {
        const QString sample = test::sourcePath(u"resources/sample/shop.jw"_s);
        const QByteArray good[] = {bytes(sample), bytes(diagramsPath(sample))};
        const QString path = m_dir.filePath(u"fuzz.jw"_s);
        const uint seed = 20261123;
        std::mt19937 random(seed);
        const auto pick = [&](qsizetype limit) { return qsizetype(random() % std::mt19937::result_type(qMax<qsizetype>(1, limit))); };
        int refused = 0;
        for (int round = 0; round < 1500; ++round) {
            const int which = round % 2;
            QByteArray content = good[which];
            const int changes = 1 + int(pick(4));
            for (int i = 0; i < changes; ++i) {
                const qsizetype at = pick(content.size());
                switch (random() % 5) {
                case 0:
                    content[at] = char(random() % 256);
                    break;
                case 1:
                    content.remove(at, 1 + pick(60));
                    break;
                case 2:
                    content.insert(at, content.mid(pick(content.size()), pick(200)));
                    break;
                case 3:
                    content[at] = "{}[]\",:0"[random() % 8];
                    break;
                case 4:
                    content.truncate(at);
                    break;
                }
            }
            file(which ? u"fuzz.jwd"_s : u"fuzz.jw"_s, content);
            file(which ? u"fuzz.jw"_s : u"fuzz.jwd"_s, which ? good[0] : good[1]);
            try {
                const Model model = readModel(path);
                // What reads must also write and read again.
                QVERIFY2(readModelText(modelText(model)).schema == model.schema, qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
            } catch (const FileError &error) {
                ++refused;
                QVERIFY2(!error.message().isEmpty(), qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
            }
        }
        QVERIFY2(refused > 500, "the mutations have to hurt");
    }
};

QTEST_GUILESS_MAIN(tst_BadModelFile)
#include "tst_badmodelfile.moc"
