// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "shell/passwordstandin.h"
#include "studio/prompts/prompts.h"
#include "studio/shell/workspace.h"
#include "support/servers.h"

#include <QtTest/QtTest>
#include <QtWidgets/QWidget>

using namespace jw;
using namespace jw::studio;
using jw::test::PasswordStandIn;
using jw::test::Server;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // milliseconds, on a machine that does other things

} // namespace

/// Databases on servers as the window opens them: passwords, models that used one, progress. Once for each kind of server.
class tst_ServerDatabase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("postgresql") << u"postgresql"_s;
        QTest::newRow("mariadb") << u"mysql"_s;
    }

    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
        QCoreApplication::setOrganizationName(u"joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_serverdatabase"_s);
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        QString why;
        m_server = Server::named(dialect, &why);
        if (!m_server)
            QSKIP(qPrintable(why));
        QVERIFY(m_server->start());
        const QString database = m_server->makeDatabase();
        m_server->run(database, u"CREATE TABLE items (id int PRIMARY KEY, word varchar(20))"_s);
        m_url = Url::fromString(m_server->url(database));
        m_bare = m_url;
        m_bare.password.clear();
        m_kept.clear();
        QSettings().clear();
        Prompts::setUnattended(true);
        m_workspace = std::make_unique<Workspace>(&m_window, std::make_unique<PasswordStandIn>(m_kept));
    }
    void cleanup()
    {
        const bool isShown = !m_workspace || !settingsText().contains(Server::password());
        m_workspace.reset();
        QVERIFY2(isShown, "the password is in the settings");
    }

    void aPasswordIsKeptOnceTheServerHasTakenIt()
    {
        m_workspace->openServer(m_url, {.keepsPassword = true});
        QVERIFY(m_kept.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        QTRY_COMPARE(m_kept.value(PasswordStore::nameOf(m_url)), Server::password());
        QTRY_VERIFY(DatabaseSettings::of(m_url).keepsPassword);

        // From then on nobody is asked.
        restart();
        bool isWanted = false;
        connect(m_workspace.get(), &Workspace::serverWanted, this, [&isWanted] { isWanted = true; });
        m_workspace->openRecent(m_bare.toString());
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        QVERIFY(!isWanted);
        QCOMPARE(Prompts::said(), QStringList());

        m_workspace->forgetPassword(m_bare);
        QVERIFY(m_kept.isEmpty() && !DatabaseSettings::of(m_url).keepsPassword);
    }

    void aWrongPasswordIsNotKeptAndIsAskedForAgain()
    {
        Url wrong = m_url;
        wrong.password = u"wrong"_s;
        Prompts::answerNext(QVariant::fromValue(PasswordAnswer {u"wrong too"_s, true}));
        Prompts::answerNext(QVariant::fromValue(PasswordAnswer {Server::password(), true}));
        m_workspace->openServer(wrong, {.keepsPassword = true});
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        const QStringList said = Prompts::said();
        QCOMPARE(said.size(), 2);
        QVERIFY2(said.first().contains(u"refused the user or the password"_s) && !said.first().contains(u"wrong"_s), qPrintable(said.first()));
        QTRY_COMPARE(m_kept.value(PasswordStore::nameOf(m_url)), Server::password());
    }

    void aModelAsksForThePasswordOfItsDatabase()
    {
        const QString path = modelOnServer();
        restart();
        Prompts::answerNext(QVariant::fromValue(PasswordAnswer {Server::password(), false}));
        m_workspace->open(path);
        QVERIFY(m_workspace->hasModel()); // at once
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        QVERIFY2(Prompts::said().value(0).contains(u"asks for the password"_s), "the question");
        QVERIFY(m_kept.isEmpty());
    }

    void aModelOpensWithoutTheDatabaseWhenNoPasswordIsGiven()
    {
        const QString path = modelOnServer();
        restart();
        m_workspace->open(path); // no answer: cancelled
        QStringList said; // reading it empties it
        const auto isAsked = [&said] {
            said += Prompts::said();
            return !said.isEmpty();
        };
        QVERIFY(QTest::qWaitFor(isAsked, Patience));
        QCOMPARE(said.size(), 1);
        QVERIFY(m_workspace->hasModel() && !m_workspace->database());
        QCOMPARE(m_workspace->document().schema().tables().size(), 1);
    }

    void aModelOpensWithoutAServerThatIsAwayAndSaysSo()
    {
        const QString path = modelOnServer();
        restart();
        m_server->kill();
        QString reason;
        connect(m_workspace.get(), &Workspace::databaseUnavailable, this, [&reason](const Url &, const Error &error) { reason = error.object(); });
        m_workspace->open(path);
        QVERIFY(m_workspace->hasModel());
        QTRY_COMPARE_WITH_TIMEOUT(reason, labelOf(m_url), Patience);
        QVERIFY(!m_workspace->database());
        QCOMPARE(Prompts::said(), QStringList()); // nothing pops up
    }

    void progressIsToldAndStopped()
    {
        QStringList told;
        connect(m_workspace.get(), &Workspace::busyChanged, this, [&told](const QString &text, int) { told.append(text); });
        m_workspace->openServer(m_url, {});
        QVERIFY2(told.value(0).contains(labelOf(m_url)), qPrintable(told.value(0)));
        m_workspace->stop();
        QCOMPARE(told.last(), QString());
        QVERIFY(m_workspace->connections().sessions().isEmpty());

        m_workspace->openServer(m_url, {.mode = DatabaseMode::Ask, .colour = Hue::Rose});
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        QTRY_COMPARE(told.last(), QString());
        QVERIFY(told.filter(u"structure"_s).size() > 0);
        QCOMPARE(m_workspace->database()->colour(), Hue::Rose);
        restart();
        m_workspace->open(m_url.toString().replace(u"@"_s, u":"_s + QString::fromLatin1(QUrl::toPercentEncoding(Server::password())) + u"@"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), Patience);
        QCOMPARE(m_workspace->database()->mode(), DatabaseMode::Ask); // as it was left
        QCOMPARE(m_workspace->database()->colour(), Hue::Rose);
    }

private:
    bool isOpen() const
    {
        const DatabaseSession *database = m_workspace->database();
        return m_workspace->hasModel() && database && database->isOpen();
    }
    void restart() { m_workspace = std::make_unique<Workspace>(&m_window, std::make_unique<PasswordStandIn>(m_kept)); }
    /// A saved model that was last used with the database.
    QString modelOnServer()
    {
        m_workspace->openServer(m_url, {});
        if (!QTest::qWaitFor([this] { return isOpen(); }, Patience))
            return {};
        const QString path = m_home.filePath(u"shop.jw"_s);
        Prompts::answerNext(path);
        if (!m_workspace->saveAs())
            return {};
        Prompts::said();
        return path;
    }
    static QString settingsText()
    {
        QSettings settings;
        settings.sync();
        QFile file(settings.fileName());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QTemporaryDir m_home;
    QWidget m_window;
    Server *m_server = nullptr;
    Url m_url;
    Url m_bare;
    QHash<QString, QString> m_kept;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_MAIN(tst_ServerDatabase)
#include "tst_serverdatabase.moc"
