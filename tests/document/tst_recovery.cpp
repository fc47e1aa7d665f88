// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/recoveryjournal.h"

#include "document/smallshop.h"
#include "studio/document/modeldocument.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;
using jw::test::smallShop;

// Called as `tst_recovery --work FOLDER` it is the program that will be killed: it edits, keeps the edit, says so, waits.
static int work(const QString &folder)
{
    ModelDocument document;
    document.setModel(smallShop(), u"/somewhere/shop.jw"_s);
    RecoveryJournal journal(document, RecoveryStore(folder));
    document.edit(u"Rename"_s, [](Model &model) { model.schema.name = u"unsaved"_s; });
    journal.flush();
    QTextStream(stdout) << "kept" << Qt::endl;
    return QCoreApplication::exec();
}

class tst_Recovery : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    RecoveryStore store() const { return RecoveryStore(m_folder.path()); }

    static void rename(ModelDocument &document, const QString &name)
    {
        document.edit(u"Rename"_s, [name](Model &model) { model.schema.name = name; });
    }

    std::unique_ptr<QProcess> startWork()
    {
        auto process = std::make_unique<QProcess>();
        process->start(QCoreApplication::applicationFilePath(), {u"--work"_s, m_folder.path()});
        if (!process->waitForReadyRead(20000) || !process->readAll().startsWith("kept"))
            return nullptr;
        return process;
    }

private slots:
    void cleanup() { QDir(m_folder.path()).removeRecursively(); }

    void aKilledProgramsWorkIsOfferedAndWhole()
    {
        const auto process = startWork();
        QVERIFY(process);
        QVERIFY(store().pending().isEmpty()); // it is alive
        process->kill();
        QVERIFY(process->waitForFinished());
        const QList<UnsavedWork> pending = store().pending();
        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending[0].path, u"/somewhere/shop.jw"_s);
        QCOMPARE(pending[0].title, u"shop"_s);
        QVERIFY(qAbs(pending[0].time.secsTo(QDateTime::currentDateTime())) < 120);
        Model expected = smallShop();
        expected.schema.name = u"unsaved"_s;
        QCOMPARE(store().recover(pending[0]), expected);
        store().discard(pending[0]);
        QVERIFY(store().pending().isEmpty());
        QVERIFY(QDir(m_folder.path()).entryList({u"*.jw*"_s, u"*.json"_s}).isEmpty());
    }

    void liveWorkIsNotDiscardedByAnotherInstance()
    {
        const auto process = startWork();
        QVERIFY(process);
        const QString json = QDir(m_folder.path()).entryList({u"*.json"_s}).value(0);
        store().discard({QFileInfo(json).completeBaseName(), {}, {}, {}});
        process->kill();
        QVERIFY(process->waitForFinished());
        QCOMPARE(store().pending().size(), 1);
    }

    void savingTakesTheWorkOut()
    {
        QTemporaryDir models;
        ModelDocument document;
        document.setModel(smallShop());
        RecoveryJournal journal(document, store());
        rename(document, u"x"_s);
        journal.flush();
        QCOMPARE(QDir(m_folder.path()).entryList({u"*.json"_s}).size(), 1);
        document.saveAs(models.filePath(u"x.jw"_s));
        QTRY_VERIFY(QDir(m_folder.path()).entryList({u"*.json"_s}).isEmpty());
        rename(document, u"y"_s);
        journal.flush();
        QCOMPARE(QDir(m_folder.path()).entryList({u"*.json"_s}).size(), 1);
    }

    void closingOrderlyLeavesNothing()
    {
        {
            ModelDocument document;
            document.setModel(smallShop());
            RecoveryJournal journal(document, store());
            rename(document, u"x"_s);
            journal.flush();
        }
        QVERIFY(store().pending().isEmpty());
        QVERIFY(QDir(m_folder.path()).entryList(QDir::Files).isEmpty());
    }

    void editsAreKeptWithoutBeingAsked()
    {
        ModelDocument document;
        document.setModel(smallShop());
        RecoveryJournal journal(document, store());
        rename(document, u"x"_s);
        QTRY_COMPARE(QDir(m_folder.path()).entryList({u"*.json"_s}).size(), 1);
    }

    void aFolderThatCannotBeWrittenToIsSaid()
    {
        QFile blocked(m_folder.path());
        QDir(m_folder.path()).removeRecursively();
        QVERIFY(blocked.open(QIODevice::WriteOnly)); // a file stands where the folder should
        ModelDocument document;
        document.setModel(smallShop());
        RecoveryJournal journal(document, store());
        QSignalSpy failed(&journal, &RecoveryJournal::failed);
        rename(document, u"x"_s);
        journal.flush();
        QCOMPARE(failed.size(), 1);
        QFile::remove(m_folder.path());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--work")
        return work(arguments.value(2));
    tst_Recovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
