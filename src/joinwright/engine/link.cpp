// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/link.h"

#include "joinwright/engine/qtstatement.h"
#include "joinwright/engine/sqlitestatement.h"

namespace jw {

namespace {

QString uniqueName()
{
    static std::atomic_int counter = 0;
    return QStringLiteral("joinwright-%1").arg(++counter);
}

} // namespace

Link::Link(const LinkOptions &options, const Dialect &dialect)
    : m_options(options)
    , m_dialect(dialect)
    , m_name(uniqueName())
{
    m_wait.limit = options.busyTimeout;
    try {
        open();
        setUp();
    } catch (...) {
        close();
        throw;
    }
}

Link::~Link()
{
    close();
}

void Link::open()
{
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        throw ConnectionError(QStringLiteral("Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite)"));
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    const auto &file = m_options.file;
    m_database.setDatabaseName(
        file ? file->uri(m_options.readOnly, m_options.create, m_options.immutable) : QStringLiteral(":memory:"));
    QString options = QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeout.count());
    if (m_options.readOnly && file)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(options);
    if (!m_database.open())
        raise(m_dialect, m_database.lastError(), {});
    m_native = SqliteNative(m_database);
    m_native.addDecimalCollation();
    m_native.addScanFunction();
    m_native.setBusyWait(m_wait);
}

void Link::setUp()
{
    run(QStringLiteral("PRAGMA foreign_keys = ON"));
    if (m_options.readOnly)
        run(QStringLiteral("PRAGMA query_only = ON"));
    run(QStringLiteral("PRAGMA schema_version")); // the first look into the file: now it shows whether it is one
    if (m_options.create) {
        run(QStringLiteral("PRAGMA journal_mode = WAL"));
        run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    }
}

void Link::check() const
{
    if (m_isStopped)
        throw Error(ErrorKind::Cancelled, QStringLiteral("the connection was stopped"));
    if (m_isBroken)
        throw ConnectionError(QStringLiteral("the connection is closed"));
}

void Link::interrupt()
{
    if (m_wait.isWaiting)
        m_wait.isGivenUp = true;
    m_native.interrupt();
}

/// A wait for a lock that was given up ends as busy; for the caller it was stopped, like any other statement.
template<typename Work>
auto Link::interruptible(Work work)
{
    m_wait.isWaiting = false;
    m_wait.isGivenUp = m_isStopped.load();
    try {
        return work();
    } catch (const Error &error) {
        if (error.kind() == ErrorKind::Busy && m_wait.isGivenUp)
            throw Error(ErrorKind::Cancelled, QStringLiteral("the statement was stopped while it waited for a lock"), error.context());
        throw;
    }
}

std::shared_ptr<PreparedStatement> Link::prepare(const QString &sql)
{
    if (m_native.isUsable())
        return std::make_shared<SqliteStatement>(m_native.handle(), m_dialect, sql);
    return std::make_shared<QtStatement>(m_database, m_dialect, sql);
}

std::shared_ptr<PreparedStatement> Link::execute(const QString &sql, const QList<Value> &values)
{
    check();
    std::shared_ptr<PreparedStatement> statement = m_cache.take(sql);
    if (!statement) {
        statement = prepare(sql);
        m_cache.insert(statement);
    }
    interruptible([&] { statement->execute(values); });
    if (statement->hasColumns()) {
        statement->isBusy = true;
        statement->isCut = false;
        m_readers.append(statement.get());
    }
    return statement;
}

std::shared_ptr<PreparedStatement> Link::keep(const QString &sql)
{
    check();
    std::shared_ptr<PreparedStatement> statement = m_cache.take(sql);
    if (!statement) {
        statement = prepare(sql);
        m_cache.insert(statement);
    }
    if (!std::exchange(statement->isKept, true)) {
        m_kept.removeIf([](const auto &kept) { return kept.expired(); });
        m_kept.append(statement);
    }
    return statement;
}

void Link::start(PreparedStatement &statement)
{
    check();
    interruptible([&] { statement.start(); });
    if (!statement.hasColumns())
        return;
    statement.isBusy = true;
    statement.isCut = false;
    m_readers.append(&statement);
}

void Link::run(const QString &sql)
{
    check();
    if (m_native.isUsable()) {
        return interruptible([&] {
            SqliteStatement statement(m_native.handle(), m_dialect, sql);
            for (statement.execute({}); statement.next();) { }
        });
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        raise(m_dialect, query.lastError(), sql);
}

void Link::release(PreparedStatement &statement)
{
    statement.finish();
    if (std::exchange(statement.isBusy, false))
        m_readers.removeOne(&statement);
}

void Link::cutReaders()
{
    for (PreparedStatement *reader : std::as_const(m_readers)) {
        reader->finish();
        reader->isCut = true;
    }
}

void Link::stop()
{
    m_isStopped = true;
    m_wait.isGivenUp = true;
    m_native.interrupt();
}

void Link::leaveLogAsItIs() const
{
    // The last connection to leave moves a write-ahead log into the file. Whoever only read must not do that.
    if (m_options.file && m_native.isUsable() && !m_native.hasWritten() && m_options.file->hasLog())
        m_native.keepLogOnClose();
}

void Link::close()
{
    if (!m_database.isValid())
        return;
    for (PreparedStatement *reader : std::as_const(m_readers))
        reader->close();
    for (const auto &kept : std::as_const(m_kept)) {
        if (const auto statement = kept.lock())
            statement->close(); // SQLite closes no file that has statements
    }
    m_kept.clear();
    m_readers.clear();
    m_cache.clear();
    leaveLogAsItIs();
    m_native = {};
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_isBroken = true;
}

} // namespace jw
