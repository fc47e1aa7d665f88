// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"

#include <QtTest/QtTest>

#include <random>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

/// A model of some megabytes, so that writing it takes a while; `name` tells two of them apart in every line.
Model bigModel(const QString &name)
{
    Model model;
    model.schema.name = name;
    QList<Table> tables;
    Diagram diagram;
    diagram.id = Id::fromSeed(u"diagram");
    diagram.name = name;
    for (int i = 0; i < 600; ++i) {
        Table table;
        table.id = Id::fromSeed(u"t%1"_s.arg(i));
        table.name = name + QString::number(i);
        table.comment = name.repeated(200);
        diagram.set(Placement {table.id, {i, int(name.size())}, TableDetail::Full, false, {}});
        tables.append(table);
    }
    model.schema.setTables(tables);
    model.diagrams = {diagram};
    return model;
}

/// Saves one and the other in turn until killed.
int saveForever(const QString &path)
{
    const Model models[] = {bigModel(u"one"_s), bigModel(u"other"_s)};
    for (int i = 0;; ++i) {
        saveModel(models[i % 2], path);
        std::fputs("saved\n", stdout);
        std::fflush(stdout);
    }
}

/// Saves under circumstances that must make it fail; says why and returns 3, or 0 when it did not fail.
int saveUnder(const QString &circumstance, const QString &path)
{
    if (circumstance == u"--full-disk"_s) {
        std::signal(SIGXFSZ, SIG_IGN); // the write fails with EFBIG, as it would with ENOSPC
        const rlimit limit {100'000, 100'000};
        setrlimit(RLIMIT_FSIZE, &limit);
    } else if (geteuid() == 0 && setuid(65534) != 0) {
        return 4; // root may write everything, so it steps down
    }
    try {
        saveModel(bigModel(u"other"_s), path);
    } catch (const FileError &error) {
        std::fputs(qUtf8Printable(error.message()), stdout);
        return 3;
    }
    return 0;
}

} // namespace

class tst_ModelSafety : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const QString &name) const { return m_dir.filePath(name); }

private slots:
    void aKillDuringASaveLeavesWholeFiles()
    {
        const Schema one = bigModel(u"one"_s).schema;
        const Schema other = bigModel(u"other"_s).schema;
        const QString file = path(u"killed.jw"_s);
        saveModel(bigModel(u"one"_s), file);
        std::mt19937 random(7);
        for (int round = 0; round < 12; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {u"--save-forever"_s, file});
            QVERIFY(process.waitForStarted());
            QVERIFY(process.waitForReadyRead(20000)); // it is in the middle of its work
            process.waitForFinished(int(random() % 40));
            process.kill();
            QVERIFY(process.waitForFinished());
            const Model found = readModel(file); // throws when a file is torn
            QVERIFY2(found.schema == one || found.schema == other, "neither the old nor the new model");
            QCOMPARE(found.diagrams.size(), 1);
            QCOMPARE(found.diagrams.first().placements.size(), 600);
        }
    }

    void whatCannotBeWrittenLeavesTheOldFile_data()
    {
        QTest::addColumn<QString>("circumstance");
        QTest::newRow("a read-only file") << u"--read-only"_s;
        QTest::newRow("a full disk") << u"--full-disk"_s;
    }
    void whatCannotBeWrittenLeavesTheOldFile()
    {
        QFETCH(QString, circumstance);
        const QString file = path(circumstance.mid(2) + u".jw"_s);
        saveModel(bigModel(u"one"_s), file);
        if (circumstance == u"--read-only"_s) {
            QVERIFY(QFile::setPermissions(m_dir.path(), QFileDevice::Permissions(0x7755)));
            QVERIFY(QFile::setPermissions(file, QFileDevice::Permissions(0x4444)));
        }
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {circumstance, file});
        QVERIFY(process.waitForFinished());
        const QString message = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(process.exitCode() == 3, qPrintable(message));
        QVERIFY2(message.startsWith(file) && message.contains(u"cannot be saved"_s), qPrintable(message));
        QVERIFY(readModel(file) == bigModel(u"one"_s));
        QCOMPARE(QDir(m_dir.path()).entryList({circumstance.mid(2) + u"*"_s}, QDir::Files).size(), 2); // no debris
    }

    void aFolderIsRefusedAsTarget()
    {
        QVERIFY_THROWS_EXCEPTION(FileError, saveModel(bigModel(u"one"_s), m_dir.path()));
        QVERIFY_THROWS_EXCEPTION(FileError, saveModel(bigModel(u"one"_s), path(u"no such folder/x.jw"_s)));
    }

    void aPipeIsNeverReplaced()
    {
        const QString pipe = path(u"pipe"_s);
        const QString link = path(u"link to a pipe.jw"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(QFile::link(pipe, link));
        QVERIFY_THROWS_EXCEPTION(FileError, saveModel(bigModel(u"one"_s), pipe));
        QVERIFY_THROWS_EXCEPTION(FileError, saveModel(bigModel(u"one"_s), link));
        QVERIFY(!QFileInfo(pipe).isFile());
    }

    void savingThroughALinkKeepsTheLink()
    {
        const QString real = path(u"real.jw"_s);
        const QString link = path(u"link.jw"_s);
        saveModel(bigModel(u"one"_s), real);
        QVERIFY(QFile::link(real, link));
        saveModel(bigModel(u"other"_s), link);
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(readSchema(real).name, u"other"_s);
    }

    void savingTheSameAgainTouchesNothing()
    {
        const QString file = path(u"same.jw"_s);
        saveModel(bigModel(u"one"_s), file);
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadWrite));
        const QDateTime long_ago(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC);
        QVERIFY(opened.setFileTime(long_ago, QFileDevice::FileModificationTime));
        opened.close();
        saveModel(bigModel(u"one"_s), file);
        QCOMPARE(QFileInfo(file).lastModified().toUTC(), long_ago);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--save-forever") == 0)
        return saveForever(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && (qstrcmp(argv[1], "--read-only") == 0 || qstrcmp(argv[1], "--full-disk") == 0))
        return saveUnder(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    tst_ModelSafety test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_modelsafety.moc"
