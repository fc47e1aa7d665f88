// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/servers.h"

#include "support/paths.h"

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

constexpr int StartSeconds = 60; // on a machine that does five other things

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

QString program(const QString &name, const QStringList &folders)
{
    const QString there = QStandardPaths::findExecutable(name, folders);
    return there.isEmpty() ? QStandardPaths::findExecutable(name) : there;
}

/// Where Debian keeps the programs of each version, the newest first.
QStringList postgresqlFolders()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList folders;
    for (const QString &version :
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        folders.append(versions.filePath(version + "/bin"_L1));
    return folders;
}

bool isRoot()
{
    return ::geteuid() == 0;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(content);
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
    if (const QString trouble = provideData(); !trouble.isEmpty())
        return trouble;
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

// ---- PostgreSQL

namespace {

class Postgresql : public Server
{
public:
    Postgresql()
        : Server(u"postgresql"_s, u"QPSQL"_s, u"postgres"_s)
    {
    }
    using Server::setUp;

    QString runScript(const QString &database, const QByteArray &script) override
    {
        return runProgram(
            {u"psql"_s, u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, folder(), u"-p"_s,
                QString::number(port()), u"-U"_s, user(), database},
            script);
    }

protected:
    QString findPrograms() override
    {
        return m_postgres = program(u"postgres"_s, postgresqlFolders());
    }
    QString makeData() override
    {
        const QString initdb = QFileInfo(m_postgres).path() + "/initdb"_L1;
        const QString secret = folder() + "/password"_L1;
        writeFile(secret, password().toUtf8());
        QFile::setPermissions(secret, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        const QString trouble = runProgram({initdb, u"-D"_s, data(), u"-U"_s, user(),
            u"--auth-local=trust"_s, u"--auth-host=scram-sha-256"_s, u"--pwfile="_s + secret,
            u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s});
        QFile::remove(secret);
        return trouble;
    }
    QStringList command() const override
    {
        QStringList words{m_postgres, u"-D"_s, data()};
        for (const QString &setting : {u"port=%1"_s.arg(port()), u"listen_addresses=127.0.0.1"_s,
                 u"unix_socket_directories="_s + folder(), u"fsync=off"_s, u"max_connections=60"_s,
                 u"shared_buffers=32MB"_s, u"autovacuum=off"_s, u"deadlock_timeout=200ms"_s,
                 u"max_prepared_transactions=5"_s})
            words << u"-c"_s << setting;
        return words;
    }
    QString pidFile() const override { return data() + "/postmaster.pid"_L1; }
    QString systemDatabase() const override { return u"postgres"_s; }
    QString programFolder() const { return QFileInfo(m_postgres).path(); }

private:
    QString m_postgres;
};

/// Follows another one, from which it has its data.
class PostgresqlStandby final : public Postgresql
{
public:
    explicit PostgresqlStandby(const Server &primary)
        : m_primary(primary)
    {
    }

protected:
    QString makeData() override
    {
        return runProgram({programFolder() + "/pg_basebackup"_L1, u"-h"_s, m_primary.folder(), u"-p"_s, QString::number(m_primary.port()), u"-U"_s, user(),
            u"-D"_s, data(), u"-R"_s, u"-X"_s, u"stream"_s, u"--checkpoint=fast"_s, u"--no-sync"_s});
    }
    bool isDataKept() const override { return false; }

private:
    const Server &m_primary;
};

// ---- MariaDB

class Mariadb : public Server
{
public:
    Mariadb()
        : Server(u"mysql"_s, u"QMYSQL"_s, u"mysql"_s)
    {
    }
    using Server::setUp;

    QString runScript(const QString &database, const QByteArray &script) override
    {
        return runProgram({u"mariadb"_s, u"--no-defaults"_s, u"-u"_s, u"root"_s, u"-S"_s, socket(),
                              u"--default-character-set=utf8mb4"_s, database},
            script);
    }

protected:
    QString findPrograms() override
    {
        m_mariadbd = program(u"mariadbd"_s, {u"/usr/sbin"_s});
        writeUser();
        return m_mariadbd;
    }
    QString makeData() override
    {
        return runProgram(
            {program(u"mariadb-install-db"_s, {}), u"--no-defaults"_s, u"--datadir="_s + data(),
                u"--auth-root-authentication-method=normal"_s, u"--skip-test-db"_s,
                u"--innodb-log-file-size=8M"_s, u"--innodb-flush-log-at-trx-commit=2"_s});
    }
    void writeUser() const
    {
        const QString quoted = password().replace(u'\'', "''"_L1);
        writeFile(folder() + "/init.sql"_L1,
            u"CREATE USER IF NOT EXISTS %1@'%' IDENTIFIED BY '%2';\nGRANT ALL ON *.* TO %1@'%' WITH GRANT OPTION;\n"_s
                .arg(user(), quoted)
                .toUtf8());
        QFile::setPermissions(
            folder() + "/init.sql"_L1, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    }
    QStringList command() const override
    {
        return {m_mariadbd, u"--no-defaults"_s, u"--datadir="_s + data(),
            u"--port=%1"_s.arg(port()), u"--bind-address=127.0.0.1"_s, u"--tmpdir="_s + folder(), // others empty a shared one when they start
            u"--socket="_s + socket(),
            u"--pid-file="_s + pidFile(), u"--init-file="_s + folder() + "/init.sql"_L1,
            u"--character-set-server=utf8mb4"_s, u"--innodb-buffer-pool-size=64M"_s,
            u"--innodb-log-file-size=8M"_s, u"--innodb-flush-log-at-trx-commit=2"_s,
            u"--innodb-doublewrite=0"_s, u"--innodb-flush-method=nosync"_s, u"--sync-frm=0"_s, u"--skip-log-bin"_s, u"--skip-name-resolve"_s};
    }
    QString pidFile() const override { return folder() + "/pid"_L1; }
    QString systemDatabase() const override { return u"mysql"_s; }
    QString socket() const { return folder() + "/s.sock"_L1; }

private:
    QString m_mariadbd;
};

const QString GaleraLibrary = u"/usr/lib/galera/libgalera_smm.so"_s;

/// One of three; the first to start makes the cluster, the others join it.
class GaleraNode final : public Mariadb
{
public:
    explicit GaleraNode(int number)
        : m_number(number)
    {
    }
    void setPeers(const QList<GaleraNode *> &peers) { m_peers = peers; }
    int groupPort() const { return m_groupPort; }
    /// From now on it joins the others when it starts.
    void setJoining() { m_makesCluster = false; }

    static QString missing()
    {
        if (!QFileInfo::exists(GaleraLibrary))
            return u"Galera is not installed"_s;
        for (const QString &name : {u"rsync"_s, u"wsrep_sst_rsync"_s}) {
            if (QStandardPaths::findExecutable(name).isEmpty())
                return u"%1 is not installed"_s.arg(name);
        }
        return {};
    }

protected:
    QStringList command() const override
    {
        QStringList words = Mariadb::command();
        QStringList addresses;
        for (const GaleraNode *peer : m_peers)
            addresses.append(u"127.0.0.1:%1"_s.arg(peer->groupPort()));
        const QString group = u"127.0.0.1:%1"_s.arg(m_groupPort);
        const QString transfer = u"127.0.0.1:%1"_s.arg(m_transferPort);
        words << u"--binlog-format=ROW"_s << u"--innodb-autoinc-lock-mode=2"_s << u"--wsrep-on=ON"_s << u"--wsrep-provider="_s + GaleraLibrary
              << u"--wsrep-cluster-name=joinwright"_s << u"--wsrep-cluster-address=gcomm://"_s + addresses.join(u',')
              << u"--wsrep-node-name=node%1"_s.arg(m_number) << u"--wsrep-node-address="_s + group << u"--wsrep-sst-method=rsync"_s
              << u"--wsrep-sst-receive-address=127.0.0.1:%1"_s.arg(m_copyPort)
              << u"--wsrep-provider-options=base_host=127.0.0.1;base_port=%1;gmcast.listen_addr=tcp://%2;ist.recv_addr=%3;ist.recv_bind=%3;"
                 "gcache.size=32M;pc.recovery=no;evs.suspect_timeout=PT3S;evs.inactive_timeout=PT6S;evs.keepalive_period=PT0.5S;evs.inactive_check_period=PT0.5S"_s
                     .arg(QString::number(m_groupPort), group, transfer);
        if (m_makesCluster)
            words.append(u"--wsrep-new-cluster"_s);
        else
            words.removeIf([](const QString &word) { return word.startsWith("--init-file="_L1); }); // the user comes with the data
        return words;
    }
    QString readyQuery() const override { return u"SELECT 1 FROM mysql.user LIMIT 1"_s; }
    int launchMilliseconds() const override { return 2 * StartSeconds * 1000; } // copies all data first

private:
    const int m_number;
    const int m_groupPort = freePort();
    const int m_transferPort = freePort();
    const int m_copyPort = freePort();
    bool m_makesCluster = m_number == 0;
    QList<GaleraNode *> m_peers;
};

/// Starts the nodes one after the other; the reason when that fails.
QString startCluster(QList<GaleraNode *> &nodes)
{
    if (const QString missing = GaleraNode::missing(); !missing.isEmpty())
        return missing;
    for (int i = 0; i < 3; ++i)
        nodes.append(new GaleraNode(i));
    for (GaleraNode *node : nodes) {
        node->setPeers(nodes);
        if (const QString trouble = node->setUp(); !trouble.isEmpty())
            return trouble;
        node->setJoining();
    }
    return {};
}

/// The one server of its kind; null, with the reason, when it cannot be had.
template <typename Kind>
Server *theOnly(QString *why)
{
    static QString trouble;
    static const std::unique_ptr<Kind> server = [] {
        auto made = std::make_unique<Kind>();
        trouble = made->setUp();
        return trouble.isEmpty() ? std::move(made) : nullptr;
    }();
    if (why)
        *why = trouble;
    return server.get();
}

} // namespace

Server *Server::postgresql(QString *why)
{
    return theOnly<Postgresql>(why);
}

Server *Server::mariadb(QString *why)
{
    return theOnly<Mariadb>(why);
}

std::vector<std::unique_ptr<Server>> Server::replicated(QString *why)
{
    auto primary = std::make_unique<Postgresql>();
    QString trouble = primary->setUp();
    std::vector<std::unique_ptr<Server>> pair;
    if (trouble.isEmpty()) {
        auto standby = std::make_unique<PostgresqlStandby>(*primary);
        trouble = standby->setUp();
        pair.push_back(std::move(primary));
        pair.push_back(std::move(standby));
    }
    if (why)
        *why = trouble;
    return trouble.isEmpty() ? std::move(pair) : std::vector<std::unique_ptr<Server>>();
}

QList<Server *> Server::galera(QString *why)
{
    static QList<GaleraNode *> nodes; // as long as the program
    static const QString trouble = startCluster(nodes);
    if (why)
        *why = trouble;
    return trouble.isEmpty() ? QList<Server *>(nodes.begin(), nodes.end()) : QList<Server *>();
}

Server *Server::named(const QString &dialect, QString *why)
{
    if (dialect == "postgresql"_L1)
        return postgresql(why);
    return dialect == "mysql"_L1 ? mariadb(why) : nullptr;
}

} // namespace jw::test
