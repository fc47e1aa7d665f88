// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitenative.h"

#include "joinwright/core/decimal.h"
#include "joinwright/core/utf8.h"
#include "joinwright/engine/sqlitescan.h"

#include <QtSql/QSqlDriver>
#include <QtSql/QSqlQuery>

#include <sqlite3.h>

namespace jw {

namespace {

sqlite3 *handleOf(const QSqlDatabase &database)
{
    // For tests and for hunting errors: everything through QtSql.
    if (qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"))
        return nullptr;
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT sqlite_source_id()")) || !query.next())
        return nullptr;
    if (query.value(0).toByteArray() != sqlite3_sourceid())
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// As SQLite's own decimal extension orders: by number; what is no number comes first, by its bytes.
int compareDecimals(void *, int sizeA, const void *a, int sizeB, const void *b)
{
    const QString textA = textOfUtf8({static_cast<const char *>(a), sizeA});
    const QString textB = textOfUtf8({static_cast<const char *>(b), sizeB});
    const auto numberA = Decimal::fromString(textA);
    const auto numberB = Decimal::fromString(textB);
    if (numberA && numberB)
        return *numberA < *numberB ? -1 : *numberB < *numberA ? 1 : 0;
    if (numberA.has_value() != numberB.has_value())
        return numberA ? 1 : -1;
    return QString::compare(textA, textB);
}

int waitForLock(void *data, int calls)
{
    auto &wait = *static_cast<BusyWait *>(data);
    if (calls == 0)
        wait.since.start();
    wait.isWaiting = true;
    const bool isOver = wait.isGivenUp || wait.since.elapsed() >= wait.limit.count();
    if (!isOver)
        sqlite3_sleep(std::min(1 + calls, 20));
    return !isOver;
}

} // namespace

SqliteNative::SqliteNative(const QSqlDatabase &database)
    : m_handle(handleOf(database))
{
}

void SqliteNative::interrupt() const
{
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

bool SqliteNative::inTransaction() const
{
    return m_handle && !sqlite3_get_autocommit(m_handle);
}

bool SqliteNative::hasWritten() const
{
    int written = 0;
    int highest = 0;
    if (m_handle)
        sqlite3_db_status(m_handle, SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, 0);
    return written > 0;
}

void SqliteNative::keepLogOnClose() const
{
    if (m_handle)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void SqliteNative::addDecimalCollation() const
{
    if (m_handle)
        sqlite3_create_collation_v2(m_handle, "decimal", SQLITE_UTF8, nullptr, compareDecimals, nullptr);
}

void SqliteNative::addScanFunction() const
{
    if (m_handle)
        SqliteGathering::addFunction(m_handle);
}

void SqliteNative::enter() const
{
    if (m_handle)
        sqlite3_mutex_enter(sqlite3_db_mutex(m_handle));
}

void SqliteNative::leave() const
{
    if (m_handle)
        sqlite3_mutex_leave(sqlite3_db_mutex(m_handle));
}

void SqliteNative::setBusyWait(BusyWait &wait) const
{
    if (m_handle)
        sqlite3_busy_handler(m_handle, waitForLock, &wait);
}

void SqliteNative::removeEmptyLog(const QString &path)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK)
        sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
}

} // namespace jw
