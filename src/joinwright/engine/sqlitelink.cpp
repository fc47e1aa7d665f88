// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitelink.h"

#include "joinwright/engine/qtstatement.h"
#include "joinwright/engine/sqlitestatement.h"

namespace jw {

namespace {

/// KiB of pages that a connection keeps at most, taken as they are read: half as much again as by SQLite's own measure, with which
/// looking up rows here and there in a table of a hundred thousand reads most of them from the file each time.
constexpr int PageCache = 3072;

} // namespace

SqliteLink::SqliteLink(const LinkOptions &options, const Dialect &dialect)
    : Link(options, dialect)
{
    m_wait.limit = options.engine.busyTimeout;
    try {
        open();
        setUp();
    } catch (...) {
        close();
        throw;
    }
}

SqliteLink::~SqliteLink()
{
    close();
}

void SqliteLink::open()
{
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        throw ConnectionError(
            Error::phrase("Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite)"));
    m_database = QSqlDatabase::addDatabase(driver, name());
    const auto &file = options().file;
    m_database.setDatabaseName(file
            ? file->uri(options().readOnly, options().create, options().immutable)
            : QStringLiteral(":memory:"));
    QString connectOptions = QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1")
                                 .arg(options().engine.busyTimeout.count());
    if (options().readOnly && file)
        connectOptions += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(connectOptions);
    if (!m_database.open())
        raise(dialect(), m_database.lastError(), {});
    m_native = SqliteNative(m_database);
    m_native.addDecimalCollation();
    m_native.addScanFunction();
    m_native.setBusyWait(m_wait);
}

void SqliteLink::setUp()
{
    run(QStringLiteral("PRAGMA foreign_keys = ON"));
    if (options().readOnly)
        run(QStringLiteral("PRAGMA query_only = ON"));
    run(QStringLiteral(
        "PRAGMA schema_version")); // the first look into the file: now it shows whether it is one
    run(QStringLiteral("PRAGMA cache_size = -%1").arg(PageCache));
    if (options().create) {
        run(QStringLiteral("PRAGMA journal_mode = WAL"));
        run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    }
}

void SqliteLink::interrupt()
{
    if (m_wait.isWaiting || isStopped())
        m_wait.isGivenUp = true;
    m_native.interrupt();
}

void SqliteLink::starting()
{
    m_wait.isWaiting = false;
    m_wait.isGivenUp = isStopped();
}

void SqliteLink::failed(const Error &error)
{
    // A wait for a lock that was given up ends as busy; for the caller it was stopped, like any
    // other statement.
    if (error.kind() == ErrorKind::Busy && m_wait.isGivenUp)
        throw Error(ErrorKind::Cancelled,
            Error::phrase("the statement was stopped while it waited for a lock"),
            error.context());
}

std::shared_ptr<PreparedStatement> SqliteLink::prepare(const QString &sql, const TextPlaces &texts)
{
    if (m_native.isUsable())
        return std::make_shared<SqliteStatement>(m_native.handle(), dialect(), sql);
    return std::make_shared<QtStatement>(m_database, dialect(), sql, QtStatement::Driver::Sqlite, texts);
}

void SqliteLink::runText(const QString &sql)
{
    if (m_native.isUsable()) {
        SqliteStatement statement(m_native.handle(), dialect(), sql);
        for (statement.execute({}); statement.next();) { }
        return;
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        raise(dialect(), query.lastError(), sql);
}

QString SqliteLink::version()
{
    const auto statement = execute(QStringLiteral("SELECT sqlite_version()"), {});
    const QString number = statement->next() ? statement->raw(0).toText() : QString();
    release(*statement);
    return QStringLiteral("SQLite ") + number;
}

void SqliteLink::leaveLogAsItIs() const
{
    // The last connection to leave moves a write-ahead log into the file. Whoever only read must
    // not do that.
    if (options().file && m_native.isUsable() && !m_native.hasWritten() && options().file->hasLog())
        m_native.keepLogOnClose();
}

void SqliteLink::hold()
{
    ++m_holds;
    m_native.enter();
}

void SqliteLink::letGo() noexcept
{
    if (m_holds == 0)
        return; // it was closed meanwhile
    --m_holds;
    m_native.leave();
}

void SqliteLink::closeDriver()
{
    while (m_holds > 0)
        letGo();
    leaveLogAsItIs();
    m_native = {};
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name());
}

} // namespace jw
