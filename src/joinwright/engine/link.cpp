// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/link.h"

#include "joinwright/engine/mysqllink.h"
#include "joinwright/engine/postgresqllink.h"
#include "joinwright/engine/sqlitelink.h"

namespace jw {

namespace {

QString uniqueName()
{
    static std::atomic_int counter = 0;
    return QStringLiteral("joinwright-%1").arg(++counter);
}

} // namespace

std::shared_ptr<Link> Link::open(const LinkOptions &options, const Dialect &dialect)
{
    if (dialect.name() == QLatin1StringView("postgresql"))
        return std::make_shared<PostgresqlLink>(options, dialect);
    if (dialect.name() == QLatin1StringView("mysql"))
        return MysqlLink::connect(options, dialect);
    return std::make_shared<SqliteLink>(options, dialect);
}

Link::Link(const LinkOptions &options, const Dialect &dialect)
    : m_options(options)
    , m_dialect(dialect)
    , m_name(uniqueName())
{
}

void Link::refuse() const
{
    if (m_isStopped)
        throw Error(ErrorKind::Cancelled, Error::phrase("the connection was stopped"));
    throw ConnectionError(Error::phrase("the connection is closed"));
}

template <typename Work>
void Link::guarded(Work work)
{
    starting();
    try {
        work();
    } catch (const Error &error) {
        failed(error);
        throw;
    }
}

void Link::failed(const Error &error)
{
    if (error.kind() == ErrorKind::Connection)
        m_isBroken = true;
}

std::shared_ptr<PreparedStatement> Link::taken(const QString &sql, const TextPlaces &texts)
{
    check();
    std::shared_ptr<PreparedStatement> statement = m_cache.take(sql);
    if (!statement) {
        statement = made(sql, texts);
        m_cache.insert(statement);
    }
    return statement;
}

std::shared_ptr<PreparedStatement> Link::made(const QString &sql, const TextPlaces &texts)
{
    check();
    std::shared_ptr<PreparedStatement> statement;
    guarded([&] { statement = prepare(sql, texts); });
    return statement;
}

void Link::began(PreparedStatement &statement)
{
    if (!statement.hasColumns())
        return;
    statement.isBusy = true;
    statement.isCut = false;
    m_readers.append(&statement);
}

std::shared_ptr<PreparedStatement> Link::execute(
    const QString &sql, const QList<Value> &values, bool streams)
{
    std::shared_ptr<PreparedStatement> statement = taken(sql);
    if (streams)
        statement->setStreaming(true);
    guarded([&] { statement->execute(values); });
    began(*statement);
    return statement;
}

std::shared_ptr<PreparedStatement> Link::keep(const QString &sql, const TextPlaces &texts, bool mayBeKnown)
{
    std::shared_ptr<PreparedStatement> statement = mayBeKnown ? taken(sql, texts) : made(sql, texts);
    if (!std::exchange(statement->isKept, true)) {
        m_kept.removeIf([](const auto &kept) { return kept.expired(); });
        m_kept.append(statement);
    }
    return statement;
}

void Link::start(PreparedStatement &statement)
{
    check();
    guarded([&] { statement.start(); });
    began(statement);
}

void Link::run(const QString &sql)
{
    check();
    guarded([&] { runText(sql); });
}

void Link::release(PreparedStatement &statement)
{
    statement.finish();
    if (!std::exchange(statement.isBusy, false))
        return;
    if (!m_readers.isEmpty() && m_readers.last() == &statement)
        m_readers.removeLast();
    else
        m_readers.removeOne(&statement);
}

void Link::cutReaders(const void *user)
{
    for (PreparedStatement *reader : std::as_const(m_readers)) {
        if (user && reader->user != user)
            continue;
        reader->finish();
        reader->isCut = true;
    }
}

void Link::stop()
{
    m_isStopped = true;
    interrupt();
}

void Link::dropStatements()
{
    m_cache.clear();
    for (const auto &kept : std::as_const(m_kept)) {
        if (const auto statement = kept.lock())
            statement->isOutdated = true;
    }
    m_kept.clear();
}

void Link::close()
{
    if (std::exchange(m_isClosed, true))
        return;
    for (PreparedStatement *reader : std::as_const(m_readers))
        reader->close();
    for (const auto &kept : std::as_const(m_kept)) {
        if (const auto statement = kept.lock())
            statement->close(); // SQLite closes no file that has statements
    }
    dropStatements();
    m_readers.clear();
    closeDriver();
    m_isBroken = true;
}

} // namespace jw
