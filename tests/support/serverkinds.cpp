// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The kinds of servers that tests have: PostgreSQL, MariaDB, clusters, pairs, encrypted ones.
#include "support/serverparts.h"
#include "support/servers.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace jw::test {

using namespace Qt::StringLiterals;

namespace {

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

// ---- PostgreSQL

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
        return m_postgres = findProgram(u"postgres"_s, postgresqlFolders());
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
        m_mariadbd = findProgram(u"mariadbd"_s, {u"/usr/sbin"_s});
        writeUser();
        return m_mariadbd;
    }
    QString makeData() override
    {
        return runProgram(
            {findProgram(u"mariadb-install-db"_s, {}), u"--no-defaults"_s, u"--datadir="_s + data(),
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

// ---- with encryption

/// Commands that write to the folder tls/ an authority, a certificate that it signed for 127.0.0.1, and another authority.
QList<QStringList> certificateCommands(const QString &folder)
{
    const auto authority = [&](const QString &name) {
        return u"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=%2 -keyout %1/%2.key -out %1/%2.pem"_s
            .arg(folder, name).split(u' ');
    };
    const QString request = u"openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=127.0.0.1 -keyout %1/server.key -out %1/server.csr"_s;
    const QString sign = u"openssl x509 -req -in %1/server.csr -CA %1/ca.pem -CAkey %1/ca.key -CAcreateserial -days 2 -extfile %1/names -out %1/server.pem"_s;
    return {authority(u"ca"_s), authority(u"stranger"_s), request.arg(folder).split(u' '), sign.arg(folder).split(u' ')};
}

template<typename Kind>
class Secured : public Kind
{
protected:
    QString tls() const { return this->folder() + "/tls"_L1; }
    QString makeFiles() override
    {
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            return u"openssl is not installed"_s;
        if (const QString trouble = this->runProgram({u"mkdir"_s, tls()}); !trouble.isEmpty())
            return trouble;
        writeFile(tls() + "/names"_L1, "subjectAltName=IP:127.0.0.1\n");
        QFile::setPermissions(tls() + "/names"_L1, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        for (const QStringList &command : certificateCommands(tls())) {
            if (const QString trouble = this->runProgram(command); !trouble.isEmpty())
                return trouble;
        }
        return {};
    }
};

class SecuredPostgresql final : public Secured<Postgresql>
{
    QString makeFiles() override
    {
        writeFile(folder() + "/hba"_L1, "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
        QFile::setPermissions(folder() + "/hba"_L1, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        return Secured::makeFiles();
    }
    QStringList command() const override
    {
        return Secured::command() + QStringList {u"-c"_s, u"ssl=on"_s, u"-c"_s, u"ssl_cert_file="_s + tls() + "/server.pem"_L1, u"-c"_s,
            u"ssl_key_file="_s + tls() + "/server.key"_L1, u"-c"_s, u"hba_file="_s + folder() + "/hba"_L1};
    }
};

class SecuredMariadb final : public Secured<Mariadb>
{
    QStringList command() const override
    {
        return Secured::command() + QStringList {u"--ssl-cert="_s + tls() + "/server.pem"_L1, u"--ssl-key="_s + tls() + "/server.key"_L1,
            u"--require-secure-transport=ON"_s};
    }
    QString connectOptions() const override { return u"SSL_CA="_s + tls() + "/ca.pem"_L1; }
};

/// A new server of its kind; null, with the reason, when it cannot be had.
template<typename Kind>
std::unique_ptr<Server> started(QString *why)
{
    auto server = std::make_unique<Kind>();
    const QString trouble = server->setUp();
    if (why)
        *why = trouble;
    return trouble.isEmpty() ? std::move(server) : nullptr;
}

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
        // That a node died is noticed sooner than by default. The others must have agreed on it, each by its own clock, well before
        // they give up on each other (install_timeout), or the cluster falls apart and waits for the dead one.
        words << u"--binlog-format=ROW"_s << u"--innodb-autoinc-lock-mode=2"_s << u"--wsrep-on=ON"_s << u"--wsrep-provider="_s + GaleraLibrary
              << u"--wsrep-cluster-name=joinwright"_s << u"--wsrep-cluster-address=gcomm://"_s + addresses.join(u',')
              << u"--wsrep-node-name=node%1"_s.arg(m_number) << u"--wsrep-node-address="_s + group << u"--wsrep-sst-method=rsync"_s
              << u"--wsrep-sst-receive-address=127.0.0.1:%1"_s.arg(m_copyPort)
              << u"--wsrep-provider-options=base_host=127.0.0.1;base_port=%1;gmcast.listen_addr=tcp://%2;ist.recv_addr=%3;ist.recv_bind=%3;"
                 "gcache.size=32M;pc.recovery=no;evs.suspect_timeout=PT3S;evs.install_timeout=PT12S;evs.keepalive_period=PT0.5S;evs.inactive_check_period=PT0.5S"_s
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

std::unique_ptr<Server> Server::secured(const QString &dialect, QString *why)
{
    if (dialect == "postgresql"_L1)
        return started<SecuredPostgresql>(why);
    return started<SecuredMariadb>(why);
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
