// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/serverlink.h"

#include "joinwright/engine/qtstatement.h"

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace jw {

namespace {

/// Where the host's part ends: at its port, which an IPv6 address in brackets may hide.
qsizetype endOfHost(const QString &host)
{
    const qsizetype colon = host.lastIndexOf(u':');
    return colon > host.lastIndexOf(u']') ? colon : host.size();
}

SessionWishes wishesOf(const LinkOptions &options)
{
    return {.readOnly = options.readOnly,
        .isolation = options.engine.isolation,
        .lockTimeout = options.engine.busyTimeout,
        .statementTimeout = options.engine.statementTimeout};
}

} // namespace

QString ServerLink::hosts() const
{
    QStringList names;
    for (const QString &host : options().url.hosts) {
        QString name = host.first(endOfHost(host));
        names.append(name.remove(u'[').remove(u']'));
    }
    return names.join(u',');
}

QString ServerLink::ports() const
{
    QStringList ports;
    for (const QString &host : options().url.hosts)
        ports.append(host.sliced(endOfHost(host)).remove(u':'));
    return ports.join(u',');
}

void ServerLink::open(const QString &driver, const QString &package, const QString &connectOptions)
{
    if (!QSqlDatabase::isDriverAvailable(driver))
        throw ConnectionError(
            Error::phrase("Qt's driver %1 is not installed (Debian: %2)", driver, package));
    m_driver = driver;
    m_connectOptions = connectOptions;
    m_database = QSqlDatabase::addDatabase(driver, name());
    m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    m_database.setHostName(hosts());
    if (const QString port = ports(); port.toInt() > 0)
        m_database.setPort(port.toInt());
    m_database.setDatabaseName(options().url.database);
    m_database.setConnectOptions(connectOptions);
    if (!m_database.open(options().url.user, options().url.password))
        raise(dialect(), m_database.lastError(), {});
    opened();
    setUp();
}

void ServerLink::keepAlive([[maybe_unused]] int socket)
{
#ifdef Q_OS_LINUX
    static constexpr std::pair<int, int> Seconds[] = {{TCP_KEEPIDLE, 15}, {TCP_KEEPINTVL, 5}, {TCP_KEEPCNT, 3}};
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    for (const auto &[option, value] : Seconds)
        ::setsockopt(socket, IPPROTO_TCP, option, &value, sizeof value); // in vain on a socket of this machine, which needs none
#endif
}

void ServerLink::setUp()
{
    for (const QString &statement : dialect().sessionStatements(wishesOf(options())))
        run(statement);
    m_version = ask(dialect().versionQuery());
    m_session = ask(dialect().sessionQuery());
}

QString ServerLink::ask(const QString &sql)
{
    if (sql.isEmpty())
        return {};
    const std::shared_ptr<PreparedStatement> statement = execute(sql, {});
    QString answer;
    if (statement->next() && !statement->isNull(0))
        answer = statement->raw(0).toString();
    release(*statement);
    return answer;
}

void ServerLink::interrupt()
{
    const QString cancel = dialect().cancelStatement(m_session);
    if (cancel.isEmpty())
        return;
    const QString other = name() + QStringLiteral("-cancel");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(m_driver, other);
        connection.setHostName(hosts());
        if (const QString port = ports(); port.toInt() > 0)
            connection.setPort(port.toInt());
        connection.setDatabaseName(options().url.database);
        connection.setConnectOptions(m_connectOptions);
        if (connection.open(options().url.user, options().url.password))
            QSqlQuery(connection).exec(cancel);
    }
    QSqlDatabase::removeDatabase(other);
}

std::shared_ptr<PreparedStatement> ServerLink::prepare(const QString &sql, const TextPlaces &)
{
    return std::make_shared<QtStatement>(m_database, dialect(), sql, QtStatement::Driver::Server);
}

void ServerLink::runText(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        raise(dialect(), query.lastError(), sql);
}

void ServerLink::failed(const Error &error)
{
    Link::failed(error);
    if (dialect().outdatesStatements(error.code()))
        dropStatements();
}

void ServerLink::closeDriver()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name());
}

} // namespace jw
