// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/prompts.h"
#include "studio/shell/workspace.h"

#include <QtTest/QtTest>
#include <QtWidgets/QWidget>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_Workspace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_workspace"_s);
        QSettings().clear();
        Prompts::setUnattended(true);
    }

    void aFreshSampleLeavesTheOneWorkedOnAsItIs()
    {
        QWidget window;
        Workspace workspace(&window);
        const auto isOpen = [&workspace](const QString &path) {
            const DatabaseSession *database = workspace.database();
            return database && database->isOpen() && database->url().database == path;
        };
        const QString first = sampleDatabasePath();
        workspace.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(first), 30'000);
        Engine::open(Url::fromFile(first)).connect().run(u"UPDATE orders SET remark = 'worked on' WHERE id = 1"_s);

        const QString second = freshSamplePath();
        QVERIFY(second != first && !QFile::exists(second));
        workspace.openFreshSample();
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(second), 30'000);
        QCOMPARE(remark(first), u"worked on"_s);
        QCOMPARE(remark(second), u"NULL"_s);

        QCOMPARE(sampleDatabasePath(), second); // the latest is the one to go on with
        workspace.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(second), 30'000);
    }

    void aServerOpenedBeforeIsAskedForAgainAndAFileIsNot()
    {
        QWidget window;
        Workspace workspace(&window);
        QString wanted;
        connect(&workspace, &Workspace::serverWanted, this, [&wanted](const Url &url) { wanted = url.toString(); });
        workspace.openRecent(u"mysql://ann@db1/shop"_s);
        QCOMPARE(wanted, u"mysql://ann@db1/shop"_s);
        QVERIFY(workspace.connections().sessions().isEmpty());

        wanted.clear();
        const QString path = m_home.filePath(u"plain.db"_s);
        Engine::open(Url::fromFile(path)).connect().run(u"CREATE TABLE t(a)"_s);
        workspace.openRecent(path);
        QTRY_VERIFY_WITH_TIMEOUT(workspace.hasModel() && workspace.database(), 30'000);
        QCOMPARE(wanted, QString());
        QCOMPARE(workspace.document().schema().name, u"plain"_s);
    }

private:
    static QString remark(const QString &path)
    {
        return Engine::open(Url::fromFile(path)).connect().execute(u"SELECT remark FROM orders WHERE id = 1"_s).all().first().first().toString();
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(tst_Workspace)
#include "tst_workspace.moc"
