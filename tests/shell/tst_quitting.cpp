// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/run.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // milliseconds, on a machine that does other things

/// Takes connections and never says a word.
class MuteHost
{
public:
    MuteHost()
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const auto where = reinterpret_cast<sockaddr *>(&address);
        m_isThere = ::bind(m_socket, where, size) == 0 && ::listen(m_socket, 8) == 0 && ::getsockname(m_socket, where, &size) == 0;
        m_port = ntohs(address.sin_port);
    }
    ~MuteHost() { ::close(m_socket); }
    bool isThere() const { return m_isThere; }
    int port() const { return m_port; }

private:
    int m_socket;
    int m_port = 0;
    bool m_isThere = false;
};

/// The program, whose window is closed as soon as it has begun to connect.
int openAndQuit(char *program, char *url)
{
    const auto quitOnceShown = [] {
        auto *timer = new QTimer(qApp);
        QObject::connect(timer, &QTimer::timeout, qApp, [] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            const auto shown = std::find_if(windows.begin(), windows.end(), [](QWidget *widget) { return qobject_cast<QMainWindow *>(widget) && widget->isVisible(); });
            if (shown != windows.end())
                (*shown)->close();
        });
        timer->start(500);
    };
    qAddPreRoutine(+quitOnceShown);
    char *arguments[] = {program, url, nullptr};
    return jw::studio::runStudio(2, arguments);
}

} // namespace

/// How the program ends, as a process of its own.
class tst_Quitting : public QObject
{
    Q_OBJECT

private slots:
    void aHostThatDoesNotAnswerHoldsNobodyUp_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("postgresql") << u"postgresql"_s;
        QTest::newRow("mariadb") << u"mysql"_s;
    }

    void aHostThatDoesNotAnswerHoldsNobodyUp()
    {
        QFETCH(const QString, scheme);
        const MuteHost host;
        QVERIFY(host.isThere());
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(),
            {u"--open-and-quit"_s, u"%1://somebody:secret@127.0.0.1:%2/shop?connect_timeout=3600"_s.arg(scheme).arg(host.port())});
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
};

int main(int argc, char *argv[])
{
    if (argc == 3 && QByteArrayView(argv[1]) == "--open-and-quit")
        return openAndQuit(argv[0], argv[2]);
    QCoreApplication application(argc, argv);
    tst_Quitting test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_quitting.moc"
