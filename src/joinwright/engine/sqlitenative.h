// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtSql/QSqlDatabase>

#include <atomic>
#include <chrono>

struct sqlite3;

namespace jw {

/// How long a connection waits for a lock, and the way to end that wait: sqlite3_interrupt() does not.
struct BusyWait
{
    std::chrono::milliseconds limit {};
    std::atomic_bool isWaiting = false; ///< the statement that runs has met a lock
    std::atomic_bool isGivenUp = false;
    QElapsedTimer since;
};

/// What QtSql cannot do, on the sqlite3* below an open connection. Empty (every call a harmless no) when the driver was
/// built with another copy of SQLite than the one linked here: then its handle must not be touched.
class SqliteNative
{
public:
    SqliteNative() = default;
    explicit SqliteNative(const QSqlDatabase &database);

    bool isUsable() const { return m_handle != nullptr; }
    sqlite3 *handle() const { return m_handle; }
    /// From any thread, while the connection is open.
    void interrupt() const;
    bool inTransaction() const;
    bool hasWritten() const; ///< whether this connection wrote a page
    /// The next close leaves a write-ahead log as it is instead of moving it into the file.
    void keepLogOnClose() const;
    void addDecimalCollation() const;
    void addScanFunction() const; ///< what Scan calls for every row
    /// From enter() to leave() this thread has the connection for itself, so that its calls have no lock to take: with
    /// short rows that is a fifth of all time. They nest. Not across threads, not beyond the connection's life.
    void enter() const;
    void leave() const;
    /// Waits for locks by `wait`, which must live as long as the connection.
    void setBusyWait(BusyWait &wait) const;

    /// Lets SQLite remove the empty side files of `path` that a read-only connection left behind.
    static void removeEmptyLog(const QString &path);

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace jw
