// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/modeldocument.h"

#include "document/smallshop.h"
#include "joinwright/core/error.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

std::function<void(Model &)> named(const QString &name)
{
    return [name](Model &model) { model.schema.name = name; };
}

Model modelNamed(const QString &name)
{
    Model model;
    model.schema.id = Id::fromSeed(u"schema");
    model.schema.name = name;
    return model;
}

} // namespace

class tst_ModelDocument : public QObject
{
    Q_OBJECT

private slots:
    void anEditIsOneStepThatUndoTakesBack()
    {
        ModelDocument document;
        QSignalSpy changed(&document, &ModelDocument::changed);
        document.edit(u"Rename"_s, named(u"shop"_s));
        QCOMPARE(document.schema().name, u"shop"_s);
        QCOMPARE(document.undoText(), u"Rename"_s);
        QVERIFY(document.isModified());
        document.undo();
        QCOMPARE(document.model(), Model());
        QCOMPARE(document.redoText(), u"Rename"_s);
        QVERIFY(!document.isModified());
        document.redo();
        QCOMPARE(document.schema().name, u"shop"_s);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed[1][0].value<Model>().schema.name, u"shop"_s);
        QCOMPARE(changed[1][1].value<Model>(), Model());
    }

    void anEditThatChangesNothingIsNoStep()
    {
        ModelDocument document;
        QSignalSpy changed(&document, &ModelDocument::changed);
        document.edit(u"Nothing"_s, [](Model &) { });
        QVERIFY(!document.canUndo());
        QCOMPARE(changed.size(), 0);
    }

    void anEditThatThrowsLeavesEverything()
    {
        ModelDocument document;
        const auto failing = [](Model &model) {
            model.schema.name = u"half"_s;
            throw Error(ErrorKind::Usage, u"no"_s);
        };
        QVERIFY_EXCEPTION_THROWN(document.edit(u"Fails"_s, failing), Error);
        QCOMPARE(document.model(), Model());
        QVERIFY(!document.canUndo());
    }

    void editsOfOneMergeKeyAreOneStep()
    {
        ModelDocument document;
        for (const QString &name : {u"s"_s, u"sh"_s, u"shop"_s})
            document.edit(u"Rename"_s, named(name), u"name"_s);
        QCOMPARE(document.history(), QStringList {u"Rename"_s});
        document.undo();
        QCOMPARE(document.schema().name, QString());
    }

    void otherEditsUndoAndSavingEndAMerge()
    {
        ModelDocument document;
        document.edit(u"Rename"_s, named(u"a"_s), u"name"_s);
        document.edit(u"Comment"_s, [](Model &model) { model.schema.comment = u"x"_s; });
        document.edit(u"Rename"_s, named(u"b"_s), u"name"_s);
        QCOMPARE(document.history().size(), 3);
        document.undo();
        document.redo();
        document.edit(u"Rename"_s, named(u"c"_s), u"name"_s);
        QCOMPARE(document.history().size(), 4);
    }

    void mergingBackToTheStartLeavesNoStep()
    {
        ModelDocument document;
        document.edit(u"Drag"_s, named(u"away"_s), u"drag"_s);
        document.edit(u"Drag"_s, named(QString()), u"drag"_s);
        QVERIFY(!document.canUndo());
        QVERIFY(!document.isModified());
    }

    void anEditAfterUndoForgetsTheUndone()
    {
        ModelDocument document;
        document.edit(u"One"_s, named(u"1"_s));
        document.edit(u"Two"_s, named(u"2"_s));
        document.undo();
        document.edit(u"Three"_s, named(u"3"_s));
        QCOMPARE(document.history(), (QStringList {u"One"_s, u"Three"_s}));
        QVERIFY(!document.canRedo());
    }

    void theHistoryListLeadsAnywhere()
    {
        ModelDocument document;
        for (int i = 1; i <= 100; ++i)
            document.edit(u"Step %1"_s.arg(i), named(QString::number(i)));
        document.goTo(37);
        QCOMPARE(document.schema().name, u"37"_s);
        QCOMPARE(document.historyIndex(), 37);
        QCOMPARE(document.history().size(), 100);
        document.goTo(0);
        QCOMPARE(document.model(), Model());
        document.goTo(1000);
        QCOMPARE(document.schema().name, u"100"_s);
    }

    void aReplacedModelBeginsAHistoryOfItsOwn()
    {
        ModelDocument document;
        document.edit(u"Rename"_s, named(u"old"_s));
        QSignalSpy replaced(&document, &ModelDocument::replaced);
        QSignalSpy modified(&document, &ModelDocument::modifiedChanged);
        document.setModel(modelNamed(u"new"_s), u"/somewhere/new.jw"_s);
        QVERIFY(!document.canUndo());
        QVERIFY(!document.isModified());
        QCOMPARE(document.title(), u"new"_s);
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(modified.size(), 1);
    }

    void aRecoveredModelIsUnsavedFromTheStart()
    {
        ModelDocument document;
        document.setModel(modelNamed(u"found"_s), {}, true);
        QVERIFY(document.isModified());
        QVERIFY(!document.canUndo());
        document.edit(u"Rename"_s, named(u"x"_s));
        document.undo();
        QVERIFY(document.isModified());
    }

    void savesOpensAndKnowsWhatIsClean()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.jw"_s);
        ModelDocument document;
        document.setModel(jw::test::smallShop());
        QSignalSpy moved(&document, &ModelDocument::pathChanged);
        document.edit(u"Comment"_s, [](Model &model) { model.schema.comment = u"x"_s; });
        document.saveAs(path);
        QVERIFY(!document.isModified());
        QCOMPARE(moved.size(), 1);
        document.undo();
        QVERIFY(document.isModified());
        document.redo();
        QVERIFY(!document.isModified());
        ModelDocument other;
        other.open(path);
        QCOMPARE(other.model(), document.model());
        QCOMPARE(other.path(), path);
        other.edit(u"Comment"_s, [](Model &model) { model.schema.comment = u"y"_s; });
        other.save();
        document.open(path);
        QCOMPARE(document.schema().comment, u"y"_s);
        QVERIFY(!document.canUndo());
    }

    void aFileThatCannotBeReadLeavesTheDocument()
    {
        ModelDocument document;
        document.setModel(jw::test::smallShop());
        document.edit(u"Rename"_s, named(u"mine"_s));
        QVERIFY_EXCEPTION_THROWN(document.open(u"/nowhere/at/all.jw"_s), Error);
        QCOMPARE(document.schema().name, u"mine"_s);
        QVERIFY(document.canUndo());
    }

    void aFileThatCannotBeWrittenLeavesTheDocumentUnsaved()
    {
        ModelDocument document;
        document.setModel(jw::test::smallShop());
        document.edit(u"Rename"_s, named(u"mine"_s));
        QVERIFY_EXCEPTION_THROWN(document.saveAs(u"/nowhere/at/all.jw"_s), Error);
        QVERIFY(document.isModified());
        QVERIFY(document.path().isEmpty());
    }

    // Any edits and then undo give back the same model, and redo the other end.
    void undoIsTheInverseOfAnyEdits()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        ModelDocument document;
        QList<Model> states {document.model()};
        for (int i = 0; i < 200; ++i) {
            document.edit(u"Step"_s, [&](Model &model) {
                Table table;
                table.id = Id::fromNumber(1 + random.bounded(20));
                if (random.bounded(3) == 0)
                    model.schema.removeTable(table.id);
                else
                    model.schema.setTable(table).name = QString::number(i);
            });
            if (document.model() != states.last())
                states.append(document.model());
        }
        for (int i = 0; i < 100; ++i) {
            const int index = int(random.bounded(int(states.size())));
            document.goTo(index);
            QVERIFY2(document.model() == states[index], qPrintable(u"seed %1, index %2"_s.arg(seed).arg(index)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_ModelDocument)
#include "tst_modeldocument.moc"
