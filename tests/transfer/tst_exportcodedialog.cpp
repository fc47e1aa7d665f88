// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/sampleshop.h"
#include "studio/prompts/prompts.h"
#include "studio/transfer/exportcodedialog.h"
#include "studio/transfer/exportmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_ExportCodeDialog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Schema m_schema = sampleModel().schema;

    static ExportModel *modelOf(const ExportCodeDialog &dialog)
    {
        return static_cast<ExportModel *>(dialog.findChild<QTableView *>(u"exportFiles"_s)->model());
    }
    static void press(const ExportCodeDialog &dialog)
    {
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
    }

private slots:
    void initTestCase()
    {
        Prompts::setUnattended(true);
        QCoreApplication::setOrganizationName(u"JoinwrightTests"_s);
        QSettings().clear();
    }

    void showsEveryFileBeforeItWritesAny()
    {
        ExportCodeDialog dialog(m_schema);
        dialog.setTarget(u"sqlalchemy"_s);
        dialog.setFolder(m_dir.filePath(u"shown"_s));
        QAbstractItemModelTester tester(modelOf(dialog), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(modelOf(dialog)->pending() > 0);
        QVERIFY(dialog.findChild<QPlainTextEdit *>(u"exportPreview"_s)->toPlainText().size() > 20);
        QVERIFY(!QFile::exists(m_dir.filePath(u"shown"_s)));
    }

    void writesAndIsThenUpToDate()
    {
        ExportCodeDialog dialog(m_schema);
        dialog.setTarget(u"cpp"_s);
        dialog.setFolder(m_dir.filePath(u"cpp"_s));
        QSignalSpy exported(&dialog, &ExportCodeDialog::exported);
        const int expected = modelOf(dialog)->pending();
        press(dialog);
        QCOMPARE(exported.size(), 1);
        QCOMPARE(exported.first()[0].toString(), u"cpp"_s);
        QVERIFY(QDir(m_dir.filePath(u"cpp"_s)).entryList(QDir::Files).size() >= 1);
        QVERIFY(expected > 12);
        QCOMPARE(modelOf(dialog)->pending(), 0);
        QVERIFY(!dialog.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
    }

    void leavesWhatAPersonEditedAndShowsTheDifference()
    {
        const QString folder = m_dir.filePath(u"edited"_s);
        {
            ExportCodeDialog dialog(m_schema);
            dialog.setTarget(u"sql"_s);
            dialog.setFolder(folder);
            press(dialog);
        }
        const QString path = QDir(folder).entryInfoList({u"*.sql"_s}, QDir::Files).first().filePath();
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("-- a line of my own\n");
        file.close();

        ExportCodeDialog dialog(m_schema);
        dialog.setTarget(u"sql"_s);
        dialog.setFolder(folder);
        QCOMPARE(modelOf(dialog)->conflicts(), 1);
        for (int row = 0; row < modelOf(dialog)->rowCount(); ++row) {
            if (modelOf(dialog)->files()[row].state == ExportedFile::Conflict)
                dialog.findChild<QTableView *>(u"exportFiles"_s)->selectRow(row);
        }
        QVERIFY(dialog.findChild<QPlainTextEdit *>(u"exportPreview"_s)->toPlainText().contains(u"-- a line of my own"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("-- a line of my own\n"));
    }

    void everyDatabaseHasItsScript()
    {
        const QString folder = m_dir.filePath(u"scripts"_s);
        ExportCodeDialog dialog(m_schema);
        dialog.setFolder(folder);
        for (const QString &target : {u"sql"_s, u"sql-postgresql"_s, u"sql-mariadb"_s}) {
            dialog.setTarget(target);
            QVERIFY(dialog.findChild<QPlainTextEdit *>(u"exportPreview"_s)->toPlainText().contains(u"CREATE TABLE customers"_s));
            press(dialog);
        }
        QCOMPARE(QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name),
            QStringList({u"schema-mariadb.sql"_s, u"schema-postgresql.sql"_s, u"schema.sql"_s}));
    }

    void anOptionChangesTheCodeAndIsRemembered()
    {
        const QString folder = m_dir.filePath(u"options"_s);
        {
            ExportCodeDialog dialog(m_schema);
            dialog.setTarget(u"cpp"_s);
            dialog.setFolder(folder);
            auto *nameSpace = dialog.findChild<QLineEdit *>(u"namespace"_s);
            nameSpace->clear();
            QTest::keyClicks(nameSpace, u"class"_s); // a key word: said at once, nothing is written
            QVERIFY(!dialog.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
            QVERIFY(Prompts::said().isEmpty());
            nameSpace->clear();
            QTest::keyClicks(nameSpace, u"shop"_s);
            press(dialog);
        }
        QFile header(QDir(folder).filePath(u"order.h"_s));
        QVERIFY(header.open(QIODevice::ReadOnly));
        QVERIFY(header.readAll().contains("namespace shop {"));

        const ExportCodeDialog again(m_schema);
        QCOMPARE(again.findChild<QLineEdit *>(u"exportFolder"_s)->text(), folder);
        QCOMPARE(again.findChild<QLineEdit *>(u"namespace"_s)->text(), u"shop"_s);
        QCOMPARE(modelOf(again)->pending(), 0);
    }

    void saysWhatTheTargetCannotExpress()
    {
        ExportCodeDialog dialog(m_schema);
        dialog.setTarget(u"django"_s);
        const QString limits = dialog.findChild<QLabel *>(u"exportLimits"_s)->toolTip(); // all of them, not only the first lines
        QVERIFY2(limits.contains(u"order_items"_s), qPrintable(limits));
    }
};

QTEST_MAIN(tst_ExportCodeDialog)
#include "tst_exportcodedialog.moc"
