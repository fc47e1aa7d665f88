// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/servers.h"

#include "support/paths.h"
#include "support/serverparts.h"

#include <QtCore/QDateTime>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <arpa/inet.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace jw::test {

using namespace Qt::StringLiterals;

namespace {

bool isRoot()
{
    return ::geteuid() == 0;
}

QString copied(const QString &from, const QString &to)
{
    return QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) == 0
        ? QString()
        : u"%1 cannot be copied"_s.arg(from);
}

/// Whether a process runs; one that ended and that nobody has asked for yet does not.
bool isAlive(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return !stat.mid(stat.lastIndexOf(')') + 2).startsWith('Z');
}

QString endOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(1500)) : QString();
}

} // namespace

int freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), size) == 0)
        ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

QString findProgram(const QString &name, const QStringList &folders)
{
    const QString there = QStandardPaths::findExecutable(name, folders);
    return there.isEmpty() ? QStandardPaths::findExecutable(name) : there;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(content);
}

// ---- what both have in common

Server::Server(const QString &dialect, const QString &driver, const QString &owner)
    : m_dialect(dialect)
    , m_driver(driver)
    , m_owner(owner)
{
}

Server::~Server()
{
    if (m_guard >= 0)
        ::close(m_guard);
}

QStringList Server::asOwner(const QStringList &command) const
{
    if (!isRoot())
        return command;
    return QStringList{
               u"setpriv"_s, u"--reuid="_s + m_owner, u"--regid="_s + m_owner, u"--init-groups"_s}
    + command;
}

QString Server::runProgram(const QStringList &command, const QByteArray &input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder);
    const QStringList words = asOwner(command);
    process.start(words.first(), words.mid(1));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(StartSeconds * 1000))
        return u"%1 does not end: %2"_s.arg(words.join(u' '), process.errorString());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
        ? QString()
        : u"%1: %2"_s.arg(words.join(u' '), QString::fromUtf8(process.readAll()));
}

QString Server::setUp()
{
    if (!QSqlDatabase::isDriverAvailable(m_driver))
        return u"Qt's driver %1 is not installed"_s.arg(m_driver);
    QTemporaryDir folder(u"/tmp/jw-%1-XXXXXX"_s.arg(m_dialect));
    const passwd *owner = isRoot() ? ::getpwnam(m_owner.toUtf8().constData()) : nullptr;
    if (isRoot()
        && (!owner
            || ::chown(folder.path().toUtf8().constData(), owner->pw_uid, owner->pw_gid) != 0))
        return u"there is no user %1 to run it as"_s.arg(m_owner);
    m_folder = folder.path();
    m_port = freePort();
    for (const QString &trouble : {provideData(), makeFiles()}) {
        if (!trouble.isEmpty())
            return trouble;
    }
    folder.setAutoRemove(false); // from here on it is the guard's
    int ends[2];
    if (::pipe(ends) != 0)
        return u"no pipe for the guard"_s;
    m_guard = ends[1];
    ::fcntl(m_guard, F_SETFD, FD_CLOEXEC); // nobody else may keep the pipe open
    QProcess guard;
    guard.setProgram(u"/bin/sh"_s);
    guard.setArguments({u"-c"_s,
        u"cat /proc/self/fd/$2 >/dev/null; pid=$(head -n 1 \"$1\" 2>/dev/null) && kill -QUIT $pid "
        u"2>/dev/null;"
        " for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $pid 2>/dev/null || break; sleep 0.2; done;"
        " kill -KILL $pid 2>/dev/null; rm -rf \"$0\""_s,
        m_folder, pidFile(), QString::number(ends[0])});
    guard.setStandardInputFile(QProcess::nullDevice());
    guard.setStandardOutputFile(QProcess::nullDevice());
    guard.setStandardErrorFile(QProcess::nullDevice());
    const bool isGuarded = guard.startDetached();
    ::close(ends[0]);
    if (!isGuarded || !start())
        return u"%1 does not start: %2"_s.arg(m_dialect, endOf(m_folder + "/log"_L1));
    return {};
}

/// Made once a build tree and copied from then on: MariaDB takes seconds for it.
QString Server::provideData()
{
    const QString binary = findPrograms();
    if (binary.isEmpty())
        return u"%1 is not installed"_s.arg(
            m_dialect == "mysql"_L1 ? u"MariaDB"_s : u"PostgreSQL"_s);
    const QString kept = binaryPath(u"tests/servers/%1-%2"_s.arg(
        m_dialect, QFileInfo(binary).lastModified().toString(u"yyyyMMddhhmmss"_s)));
    QDir().mkpath(binaryPath(u"tests/servers"_s));
    if (isDataKept() && QFileInfo::exists(kept))
        return copied(kept, data());
    if (const QString trouble = makeData(); !trouble.isEmpty() || !isDataKept())
        return trouble;
    const QString fresh = u"%1.%2"_s.arg(kept, QString::number(::getpid()));
    if (copied(data(), fresh).isEmpty()
        && !QDir().rename(fresh, kept)) // two tests at a time: the first one wins
        QDir(fresh).removeRecursively();
    return {};
}

bool Server::waitUntil(const std::function<bool()> &condition) const
{
    for (QDeadlineTimer deadline(StartSeconds * 1000); !condition(); QThread::msleep(20)) {
        if (deadline.hasExpired())
            return false;
    }
    return true;
}

qint64 Server::pid() const
{
    QFile file(pidFile());
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

bool Server::isRunning() const
{
    const qint64 process = pid();
    return process > 0 && isAlive(process);
}

bool Server::start()
{
    const auto launch = [this] {
        QProcess server;
        const QStringList words = asOwner(command());
        server.setProgram(words.first());
        server.setArguments(words.mid(1));
        server.setWorkingDirectory(m_folder);
        server.setStandardOutputFile(m_folder + "/log"_L1, QIODevice::Append);
        server.setStandardErrorFile(m_folder + "/log"_L1, QIODevice::Append);
        server.setStandardInputFile(QProcess::nullDevice());
        return server.startDetached();
    };
    // Killed before, its children may hold what it needs for a moment: then it ends at once and is
    // started again.
    QDeadlineTimer untilNext(0);
    return waitUntil([&] {
        if (canConnect())
            return true;
        if (!isRunning() && untilNext.hasExpired()) {
            launch();
            untilNext.setRemainingTime(launchMilliseconds());
        }
        return false;
    });
}

void Server::kill()
{
    const qint64 process = pid();
    if (process <= 0)
        return;
    ::kill(pid_t(process), SIGKILL);
    waitUntil([process] { return !isAlive(process); });
    QFile::remove(pidFile());
}

void Server::stop()
{
    const qint64 process = pid();
    if (process <= 0)
        return;
    ::kill(pid_t(process), m_dialect == "postgresql"_L1 ? SIGINT : SIGTERM);
    waitUntil([process] { return !isAlive(process); });
}

QString Server::url(const QString &database) const
{
    const QByteArray secret = QUrl::toPercentEncoding(password());
    return u"%1://%2:%3@127.0.0.1:%4/%5"_s.arg(m_dialect, user(), QString::fromLatin1(secret),
        QString::number(m_port), QString::fromLatin1(QUrl::toPercentEncoding(database)));
}

namespace {

QString onConnection(const QString &driver, const QString &options, int port,
    const QString &database, const QString &sql)
{
    const QString name = u"jw-test-server"_s;
    QString trouble;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(driver, name);
        connection.setHostName(u"127.0.0.1"_s);
        connection.setPort(port);
        connection.setDatabaseName(database);
        connection.setConnectOptions(options);
        if (!connection.open(Server::user(), Server::password()))
            trouble = connection.lastError().text();
        else if (QSqlQuery query(connection); !sql.isEmpty() && !query.exec(sql))
            trouble = query.lastError().text();
    }
    QSqlDatabase::removeDatabase(name);
    return trouble;
}

} // namespace

bool Server::canConnect() const
{
    return onConnection(m_driver, connectOptions(), m_port, systemDatabase(), readyQuery()).isEmpty();
}

void Server::run(const QString &database, const QString &sql)
{
    const QString trouble = onConnection(m_driver, connectOptions(), m_port, database, sql);
    if (!trouble.isEmpty())
        qFatal("%s: %s", qPrintable(sql), qPrintable(trouble));
}

QString Server::makeDatabase()
{
    const QString name = u"test_%1"_s.arg(++m_databases);
    run(systemDatabase(), u"CREATE DATABASE "_s + name);
    return name;
}

} // namespace jw::test
