// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"
#include "modelfile/everything.h"
#include "support/paths.h"

#include <QtTest/QtTest>

using namespace jw;
using jw::test::everything;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// JSON with apostrophes instead of quotes, which reads better here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

class tst_ModelFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const QString &name) const { return m_dir.filePath(name); }

private slots:
    void savingAndOpeningGivesTheSameModel()
    {
        const Model model = everything();
        saveModel(model, path(u"all.jw"_s));
        const Model again = readModel(path(u"all.jw"_s));
        QVERIFY(again.schema == model.schema);
        QCOMPARE(again.diagrams.size(), model.diagrams.size());
        QVERIFY(again == model);
    }

    void openingAndSavingChangesNoByte()
    {
        saveModel(everything(), path(u"one.jw"_s));
        saveModel(readModel(path(u"one.jw"_s)), path(u"two.jw"_s));
        QCOMPARE(bytes(path(u"two.jw"_s)), bytes(path(u"one.jw"_s)));
        QCOMPARE(bytes(path(u"two.jwd"_s)), bytes(path(u"one.jwd"_s)));
    }

    void theShippedSampleIsAsTheProgramWritesIt()
    {
        const QString file = test::sourcePath(u"resources/sample/shop.jw"_s);
        const Model model = readModel(file);
        QCOMPARE(QString::fromUtf8(writeSchema(model.schema)), QString::fromUtf8(bytes(file)));
        QCOMPARE(QString::fromUtf8(writeDiagrams(model)), QString::fromUtf8(bytes(diagramsPath(file))));
    }

    void theLayoutIsOneObjectALine()
    {
        Table table;
        table.id = *Id::fromString(u"k3f9q2m7ab");
        table.name = u"orders"_s;
        table.className = u"Order"_s;
        table.was = {u"order"_s};
        const Id column = *Id::fromString(u"c81d4n0s6y");
        const Id status = *Id::fromString(u"c9ah3b7x2k");
        const Id type = *Id::fromString(u"t5r1c0p8ze");
        table.columns = {{column, u"id"_s, ColumnType::Kind::Int64, false, {}, Generation::Identity, {}, {}, {}, {}, {}, {}},
            {status, u"status"_s, ColumnType::enumeration(type), false, u"'open'"_s, Generation::None, {}, {}, {}, {}, {}, {}}};
        table.keys = {{*Id::fromString(u"p0e4m2r7gd"), {}, true, {column}, {}}};
        Schema schema;
        schema.id = *Id::fromString(u"m5k2x0w9qa");
        schema.name = u"shop"_s;
        schema.naming = u"snake_case"_s;
        schema.setEnum({type, u"order_status"_s, {}, {u"open"_s, u"paid"_s}, {}, {}, {}});
        schema.setTable(table);

        QCOMPARE(QString::fromUtf8(writeSchema(schema)), QString::fromUtf16(
            u"{\"format\":1,\"id\":\"m5k2x0w9qa\",\"name\":\"shop\",\"naming\":\"snake_case\"\n"
            u",\"types\":[\n"
            u" {\"id\":\"t5r1c0p8ze\",\"name\":\"order_status\",\"enum\":[\"open\",\"paid\"]}\n"
            u"]\n"
            u",\"tables\":[\n"
            u" {\"id\":\"k3f9q2m7ab\",\"name\":\"orders\",\"class\":\"Order\",\"was\":[\"order\"]\n"
            u" ,\"columns\":[\n"
            u"   {\"id\":\"c81d4n0s6y\",\"name\":\"id\",\"type\":\"int64\",\"generated\":\"identity\"}\n"
            u"  ,{\"id\":\"c9ah3b7x2k\",\"name\":\"status\",\"type\":\"@t5r1c0p8ze\",\"default\":\"'open'\"}\n"
            u" ]\n"
            u" ,\"keys\":[\n"
            u"   {\"id\":\"p0e4m2r7gd\",\"primary\":[\"c81d4n0s6y\"]}\n"
            u" ]}\n"
            u"]\n"
            u"}\n"));
    }

    void aRenameTouchesOneLine()
    {
        Model model = everything();
        const QList<QByteArray> before = writeSchema(model.schema).split('\n');
        model.schema.editTable(Id::fromSeed(u"right"))->name = u"another"_s;
        const QList<QByteArray> after = writeSchema(model.schema).split('\n');
        QCOMPARE(after.size(), before.size());
        int different = 0;
        for (qsizetype i = 0; i < before.size(); ++i)
            different += before[i] != after[i];
        QCOMPARE(different, 1);
    }

    void anEmptyModelIsAFileToo()
    {
        saveModel({}, path(u"empty.jw"_s));
        QCOMPARE(bytes(path(u"empty.jw"_s)), QByteArray("{\"format\":1\n}\n"));
        QVERIFY(!QFile::exists(path(u"empty.jwd"_s)));
        QVERIFY(readModel(path(u"empty.jw"_s)) == Model());
    }

    void aModelWithoutDiagramsForgetsTheOldOnes()
    {
        Model model = everything();
        saveModel(model, path(u"forget.jw"_s));
        model.diagrams.clear();
        saveModel(model, path(u"forget.jw"_s));
        QVERIFY(readModel(path(u"forget.jw"_s)).diagrams.isEmpty());
    }

    void unknownKeysSurviveEdits()
    {
        write(path(u"future.jw"_s), json("{'format':1,'mood':{'a': [ 1,2 ]},'tables':[{'id':'k3f9q2m7ab','colour':'red','name':'orders','columns':["
            "{'id':'c81d4n0s6y','mask':null,'name':'id','type':'int64'}]}]}"));
        Model model = readModel(path(u"future.jw"_s));
        model.schema.editTable(model.schema.tables().first().id)->name = u"bills"_s;
        saveModel(model, path(u"future.jw"_s));
        const QByteArray text = bytes(path(u"future.jw"_s));
        QVERIFY(text.contains("\n,\"mood\":{\"a\": [ 1,2 ]}\n"));
        QVERIFY(text.contains("{\"id\":\"c81d4n0s6y\",\"name\":\"id\",\"type\":\"int64\",\"mask\":null}"));
        QVERIFY(text.contains("\n ,\"colour\":\"red\"}"));
        QVERIFY(text.contains("\"name\":\"bills\""));
    }

    void keysMayStandInAnyOrder()
    {
        write(path(u"order.jw"_s), json("{'tables':[{'columns':[{'type':'@t5r1c0p8ze','name':'id','id':'c81d4n0s6y'}],"
            "'keys':[{'primary':['c81d4n0s6y'],'id':'p0e4m2r7gd'}],'name':'orders','id':'k3f9q2m7ab'}],"
            "'types':[{'enum':[],'id':'t5r1c0p8ze','name':'e'}],'format':1}"));
        const Schema schema = readModel(path(u"order.jw"_s)).schema;
        QCOMPARE(schema.tables().size(), 1);
        QCOMPARE(schema.table(u"orders")->primaryKey()->columns, QList<Id> {schema.table(u"orders")->columns.first().id});
    }

    void aByteOrderMarkIsPassedOver()
    {
        write(path(u"bom.jw"_s), "\xEF\xBB\xBF{\"format\":1,\"name\":\"x\"}");
        QCOMPARE(readModel(path(u"bom.jw"_s)).schema.name, u"x"_s);
    }

    void escapesMeanWhatJsonSays()
    {
        write(path(u"escapes.jw"_s), "{\"format\":1,\"name\":\"a\\u00e4\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\\"}");
        QCOMPARE(readModel(path(u"escapes.jw"_s)).schema.name, u"aä\U0001F600/\b\f\n\r\t\"\\"_s);
    }

    void theClipboardCarriesModelAndDiagrams()
    {
        const Model model = everything();
        const QString text = modelText(model);
        QVERIFY(isModelText(text));
        Model again = readModelText(text);
        again.unknown = model.unknown; // of the diagrams' file, which a text has not
        QVERIFY(again == model);
        QVERIFY(!isModelText(u"SELECT 1"));
        QVERIFY_THROWS_EXCEPTION(FileError, readModelText(u"SELECT 1"_s));
    }

    void diagramsStandBesideTheModel()
    {
        QCOMPARE(diagramsPath(u"/a/shop.jw"_s), u"/a/shop.jwd"_s);
        QCOMPARE(diagramsPath(u"/a/shop.model"_s), u"/a/shop.model.jwd"_s);
    }

    void whatThePersonMayFixIsOpened()
    {
        Table table;
        table.id = Id::fromSeed(u"t");
        table.columns = {{Id::fromSeed(u"c1"), u"a"_s, {}, true, {}, {}, {}, {}, {}, {}, {}, {}},
            {Id::fromSeed(u"c2"), u"a"_s, {}, true, {}, {}, {}, {}, {}, {}, {}, {}}};
        table.keys = {{Id::fromSeed(u"k"), {}, false, {}, {}}};
        table.indexes = {{Id::fromSeed(u"i"), {}, {}, false, {}, {}, {}, {}, {}}};
        Table other = table;
        other = Table();
        other.id = Id::fromSeed(u"u");
        other.name = QString(500, u'x');
        Model model;
        model.schema.setTables({table, other});
        model.schema.setEnum({Id::fromSeed(u"e"), {}, {}, {}, {}, {}, {}});
        saveModel(model, path(u"fixable.jw"_s));
        QVERIFY(readModel(path(u"fixable.jw"_s)) == model);
    }

    void fiveHundredTablesAreReadQuickly()
    {
        Model model;
        for (int i = 0; i < 500; ++i) {
            Table table;
            table.id = Id::fromSeed(u"t%1"_s.arg(i));
            table.name = u"table_%1"_s.arg(i);
            for (int c = 0; c < 12; ++c)
                table.columns.append({Id::fromSeed(u"t%1c%2"_s.arg(i).arg(c)), u"c%1"_s.arg(c), ColumnType::Kind::Int32, false, {},
                    {}, {}, {}, {}, {}, {}, {}});
            model.schema.setTable(table);
        }
        saveModel(model, path(u"big.jw"_s));
        QElapsedTimer timer;
        timer.start();
        const Model again = readModel(path(u"big.jw"_s));
        qInfo("500 tables read in %lld ms", timer.elapsed());
        QVERIFY(again == model);
    }
};

QTEST_GUILESS_MAIN(tst_ModelFile)
#include "tst_modelfile.moc"
