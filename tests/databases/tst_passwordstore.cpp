// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/passwordstore.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // milliseconds

/// A session bus of our own. It starts no services: whoever asks before the key store is there is told so, instead of
/// waiting for another one, which would want to be unlocked.
class Bus
{
public:
    /// False when there is no program for it.
    bool start()
    {
        QFile settings(m_folder.filePath(u"bus.conf"_s));
        if (!settings.open(QIODevice::WriteOnly))
            return false;
        settings.write("<busconfig><type>session</type><listen>unix:tmpdir=" + m_folder.path().toUtf8()
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/>"
              "</policy></busconfig>");
        settings.close();
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(u"dbus-daemon"_s, {u"--config-file"_s, settings.fileName(), u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(Patience))
            return false;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
        return true;
    }
    ~Bus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
};

/// A key store that nobody has to unlock.
class Keyring
{
public:
    bool start()
    {
        m_daemon.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        if (!m_daemon.waitForStarted())
            return false;
        m_daemon.write("test\n");
        m_daemon.closeWriteChannel();
        return m_daemon.state() == QProcess::Running;
    }
    ~Keyring()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    QProcess m_daemon;
};

QString probed(PasswordStore &store)
{
    std::optional<QString> answer;
    QObject context;
    store.probe(&context, [&answer](const QString &problem) { answer = problem; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, Patience) ? *answer : u"no answer"_s;
}

std::optional<QString> read(PasswordStore &store, const QString &name)
{
    bool isAnswered = false;
    std::optional<QString> answer;
    QObject context;
    store.read(name, &context, [&](const std::optional<QString> &password) {
        answer = password;
        isAnswered = true;
    });
    return QTest::qWaitFor([&isAnswered] { return isAnswered; }, Patience) ? answer : u"no answer"_s;
}

} // namespace

class tst_PasswordStore : public QObject
{
    Q_OBJECT

private slots:
    void oneUserOnOneServerHasOneName()
    {
        const Url url = Url::fromString(u"postgresql://ann:s3cret@db1,db2:5433/shop?sslmode=require"_s);
        QCOMPARE(PasswordStore::nameOf(url), u"postgresql://ann@db1,db2:5433"_s);
        QCOMPARE(PasswordStore::nameOf(Url::fromString(u"postgresql://ann@db1,db2:5433/other"_s)), PasswordStore::nameOf(url));
    }

    void withoutAKeyStoreTheReasonIsSaidAndNothingIsFound()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        const std::unique_ptr<PasswordStore> store = PasswordStore::ofSystem();
        const QString problem = probed(*store);
        QVERIFY2(problem.contains(u"asked for each time"_s), qPrintable(problem));
        QCOMPARE(read(*store, u"postgresql://ann@db1"_s), std::nullopt);
        QString written;
        store->write(u"postgresql://ann@db1"_s, u"s3cret"_s, this, [&written](const QString &why) { written = why; });
        QTRY_VERIFY_WITH_TIMEOUT(!written.isEmpty(), Patience);
        QVERIFY2(!written.contains(u"s3cret"_s), qPrintable(written));
    }

    void theSystemsKeyStoreKeepsAndForgets()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty() || QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty())
            QSKIP("dbus-daemon or gnome-keyring-daemon is not installed");
        // libsecret keeps the bus that it found first: a program of its own, for this test alone.
        if (!qEnvironmentVariableIsSet("JOINWRIGHT_KEYRING_TEST")) {
            QProcess again;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"JOINWRIGHT_KEYRING_TEST"_s, u"1"_s);
            again.setProcessEnvironment(environment);
            again.setProcessChannelMode(QProcess::MergedChannels);
            again.start(QCoreApplication::applicationFilePath(), {u"theSystemsKeyStoreKeepsAndForgets"_s});
            QVERIFY(again.waitForFinished(2 * Patience));
            const QByteArray output = again.readAll();
            if (output.contains("SKIP   :"))
                QSKIP("the key store cannot run here");
            QVERIFY2(again.exitCode() == 0, output.constData());
            return;
        }
        Bus bus;
        if (!bus.start())
            QSKIP("no session bus can be started");
        Keyring keyring;
        if (!keyring.start())
            QSKIP("gnome-keyring-daemon does not run");
        const std::unique_ptr<PasswordStore> store = PasswordStore::ofSystem();
        QString problem;
        if (!QTest::qWaitFor([&] { return (problem = probed(*store)).isEmpty(); }, 10'000))
            QSKIP(qPrintable(problem));
        const QString name = u"postgresql://ann@db1"_s;
        QCOMPARE(read(*store, name), std::nullopt);
        std::optional<QString> done;
        store->write(name, u"s3cret:ä/@"_s, this, [&done](const QString &why) { done = why; });
        QTRY_COMPARE_WITH_TIMEOUT(done.value_or(u"none"_s), QString(), Patience);
        QCOMPARE(read(*store, name), u"s3cret:ä/@"_s);
        QCOMPARE(read(*store, u"postgresql://bob@db1"_s), std::nullopt);
        done.reset();
        store->forget(name, this, [&done](const QString &why) { done = why; });
        QTRY_COMPARE_WITH_TIMEOUT(done.value_or(u"none"_s), QString(), Patience);
        QCOMPARE(read(*store, name), std::nullopt);
    }

    void whoeverHasGoneIsNotToldAnything()
    {
        const std::unique_ptr<PasswordStore> store = PasswordStore::ofSystem();
        auto context = std::make_unique<QObject>();
        store->read(u"postgresql://ann@db1"_s, context.get(), [](const std::optional<QString> &) { QFAIL("nobody is there"); });
        context.reset();
        QCOMPARE(read(*store, u"postgresql://ann@db1"_s), std::nullopt); // jobs follow one another: the first has ended too
    }
};

QTEST_GUILESS_MAIN(tst_PasswordStore)
#include "tst_passwordstore.moc"
