// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/postgresqllink.h"

#include "joinwright/engine/postgresqlstatement.h"
#include "joinwright/engine/qtstatement.h"

#include <QtCore/QRegularExpression>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlQuery>

#include <libpq-fe.h>

namespace jw {

namespace {

/// A value of an option as libpq's connection string has it.
QString quotedOption(QString value)
{
    return u'\''
        + value.replace(u'\\', QLatin1StringView("\\\\")).replace(u'\'', QLatin1StringView("\\'"))
        + u'\'';
}

/// What QPSQL hands on to libpq; it takes semicolons for blanks, so there must be none in a value.
QString postgresqlOptions(const LinkOptions &options, const QString &ports)
{
    QStringList parts;
    if (ports.contains(u','))
        parts.append(QStringLiteral("port=")
            + quotedOption(ports)); // one a host: QSqlDatabase has room for one alone
    if (options.url.option(u"connect_timeout").isEmpty()
        && options.engine.connectTimeout.count() > 0)
        parts.append(
            QStringLiteral("connect_timeout=%1")
                .arg(std::max<qint64>(2, (options.engine.connectTimeout.count() + 999) / 1000)));
    if (options.url.option(u"application_name").isEmpty())
        parts.append(QStringLiteral("application_name=joinwright"));
    for (const auto &[key, value] : options.url.options) {
        if (value.contains(u';'))
            throw Error(ErrorKind::Usage,
                Error::phrase("the option %1 of the address must not hold a semicolon", key));
        parts.append(key + u'=' + quotedOption(value));
    }
    return parts.join(u' ');
}

/// libpq's handle below an open connection; null when the driver is built with another copy of it
/// than the one linked here, as far as that shows: both must make the same of what the handle
/// points to.
pg_conn *handleOf(const QSqlDatabase &database)
{
    if (qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"))
        return nullptr;
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || (qstrcmp(handle.typeName(), "PGconn*") != 0 && qstrcmp(handle.typeName(), "pg_conn*") != 0))
        return nullptr;
    auto *connection = *static_cast<pg_conn *const *>(handle.constData());
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT pg_backend_pid()")) || !query.next())
        return nullptr;
    return query.value(0).toInt() == PQbackendPID(connection) ? connection : nullptr;
}

/// Whether PREPARE takes it: no EXPLAIN, SHOW, CREATE.
bool isPreparable(const QString &sql)
{
    static const QRegularExpression words(QStringLiteral("^(?:\\s|;|\\(|--[^\\n]*\\n|/\\*.*?\\*/)*(select|insert|update|delete|merge|values|with|table)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return words.match(sql).hasMatch();
}

/// Notices go nowhere, unless the server says goodbye in one while nothing is asked of it.
void hearNotice(void *channel, const PGresult *notice)
{
    const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity && (qstrcmp(severity, "FATAL") == 0 || qstrcmp(severity, "PANIC") == 0))
        static_cast<PostgresqlChannel *>(channel)->hasEnded = true;
}

} // namespace

/// Asks the server to stop a statement, from any thread, while the connection may be closing.
struct PostgresqlLink::Canceller
{
    explicit Canceller(pg_conn *connection)
        : cancel(PQgetCancel(connection))
    {
    }
    ~Canceller() { PQfreeCancel(cancel); }
    Canceller(const Canceller &) = delete;
    Canceller &operator=(const Canceller &) = delete;

    void send() const
    {
        char trouble[256];
        if (cancel)
            PQcancel(cancel, trouble,
                sizeof trouble); // in vain when nothing runs any more, which is as good
    }

    PGcancel *cancel;
};

PostgresqlLink::PostgresqlLink(const LinkOptions &options, const Dialect &dialect)
    : ServerLink(options, dialect)
{
    try {
        open(QStringLiteral("QPSQL"), QStringLiteral("libqt6sql6-psql"),
            postgresqlOptions(options, ports()));
        m_isReadOnly = options.readOnly;
    } catch (...) {
        close();
        throw;
    }
}

PostgresqlLink::~PostgresqlLink()
{
    close();
}

void PostgresqlLink::opened()
{
    m_channel.handle = handleOf(database());
    if (!m_channel.handle)
        return;
    m_canceller = std::make_unique<Canceller>(m_channel.handle);
    const QList<std::pair<QString, QString>> &wishes = options().url.options;
    if (std::none_of(wishes.begin(), wishes.end(), [](const auto &wish) { return wish.first.startsWith(QLatin1StringView("keepalives")); }))
        keepAlive(PQsocket(m_channel.handle));
    PQsetNoticeReceiver(m_channel.handle, hearNotice, &m_channel);
}

bool PostgresqlLink::inTransaction() const
{
    if (!m_channel.handle || isBroken())
        return ServerLink::inTransaction();
    switch (PQtransactionStatus(m_channel.handle)) {
    case PQTRANS_INTRANS:
    case PQTRANS_INERROR:
        return true;
    case PQTRANS_IDLE:
        return false;
    default: // rows are on their way
        return m_channel.isInTransaction;
    }
}

void PostgresqlLink::interrupt()
{
    if (m_canceller)
        m_canceller->send();
    else
        ServerLink::interrupt();
}

bool PostgresqlLink::isAlive()
{
    if (isBroken() || !m_channel.handle || m_channel.streaming)
        return !isBroken();
    // A server that went away has closed its end, which shows without asking it anything.
    if (PQconsumeInput(m_channel.handle) == 1) {
        while (PGnotify *notification = PQnotifies(m_channel.handle)) // reads what has come, also a farewell
            PQfreemem(notification);
        if (!m_channel.hasEnded && PQstatus(m_channel.handle) == CONNECTION_OK)
            return true;
    }
    setBroken();
    return false;
}

std::shared_ptr<PreparedStatement> PostgresqlLink::prepare(const QString &sql, const TextPlaces &texts)
{
    if (!m_channel.handle && !isPreparable(sql))
        return std::make_shared<QtStatement>(database(), dialect(), sql, QtStatement::Driver::Text);
    if (!m_channel.handle)
        return ServerLink::prepare(sql, texts);
    refuseToUnlock(sql);
    return std::make_shared<PostgresqlStatement>(m_channel, dialect(), sql);
}

void PostgresqlLink::runText(const QString &sql)
{
    if (!m_channel.handle)
        return ServerLink::runText(sql);
    if (sql != dialect().beginStatement(true) && sql != dialect().beginStatement(false))
        refuseToUnlock(sql);
    PostgresqlStatement::run(m_channel, dialect(), sql);
}

/// A read-only connection stays one: each transaction begins as such, whatever a function has set before.
void PostgresqlLink::starting()
{
    if (m_isReadOnly && m_channel.handle && PQtransactionStatus(m_channel.handle) == PQTRANS_IDLE)
        PQclear(PQexec(m_channel.handle, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"));
}

/// What could begin a transaction that writes, or turn one into such.
void PostgresqlLink::refuseToUnlock(const QString &sql) const
{
    static const QRegularExpression words(QStringLiteral("^(?:\\s|;|--[^\\n]*\\n|/\\*.*?\\*/)*(set|reset|begin|start|discard|do|call)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = words.match(sql);
    if (m_isReadOnly && match.hasMatch())
        throw Error(ErrorKind::ReadOnly, Error::phrase("%1 is not for a read-only connection", match.captured(1).toUpper()), {.sql = sql});
}

void PostgresqlLink::closeDriver()
{
    m_channel = {};
    ServerLink::closeDriver();
}

} // namespace jw
