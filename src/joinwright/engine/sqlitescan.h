// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/scan.h"

#include <exception>

struct sqlite3;
struct sqlite3_context;
struct sqlite3_stmt;
struct sqlite3_value;

namespace jw {

class PreparedStatement;

/// Reads the row that a statement stands on, without making values of it.
class SqliteScanReader
{
public:
    /// Null when the statement does not run on sqlite3 itself.
    static std::unique_ptr<SqliteScanReader> make(const PreparedStatement &statement);

    void read(ScanBlock &block, ScanCell *cells) const;

private:
    SqliteScanReader(sqlite3_stmt *statement, int columns)
        : m_statement(statement)
        , m_columns(columns)
    {
    }

    sqlite3_stmt *m_statement;
    int m_columns;
};

/// One scan by an aggregate function: while it lives, the function hands the rows of this thread to `visit`.
class SqliteGathering
{
public:
    SqliteGathering(int columns, const Scan::Visitor &visit);
    ~SqliteGathering();
    SqliteGathering(const SqliteGathering &) = delete;
    SqliteGathering &operator=(const SqliteGathering &) = delete;

    /// The statement that calls the function for every row of `sql`.
    static QString wrapped(const QString &sql, int columns);
    /// Makes the function known to a connection that was just opened.
    static void addFunction(sqlite3 *handle);

    /// Whether the visitor wants no more, or threw.
    bool hasEnded() const { return m_hasEnded; }
    qint64 rows() const { return m_rows; }
    /// Hands over the last rows, or throws what the visitor threw.
    void finish();

private:
    static void step(sqlite3_context *context, int count, sqlite3_value **values);
    void add(int count, sqlite3_value **values);
    void visit();

    const Scan::Visitor &m_visit;
    ScanBlock m_block;
    qint64 m_rows = 0;
    bool m_hasEnded = false;
    std::exception_ptr m_failure;
    SqliteGathering *const m_outer; ///< a visitor may scan another database
};

} // namespace jw
