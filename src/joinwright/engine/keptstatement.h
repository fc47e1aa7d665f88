// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"

#include <span>

namespace jw {

class Link;
class PreparedStatement;

/// A prepared statement that its owner keeps and runs again and again: there is no text to look up, and values go
/// between cells and the database by their columns' codecs. A cheap handle; belongs to its connection's thread.
///
/// Bind every place, start(), read to the end or finish(); or bind and run(). Values that are bound are not copied: they
/// have to stay until the run is over. One run at a time: starting again while rows are left throws Error(Usage).
class KeptStatement
{
public:
    KeptStatement() = default;

    bool isNull() const { return !m_statement; }
    const QString &sql() const { return m_sql; }

    /// Binds a value as it is to place number `place` (0-based).
    void bind(int place, const Value &value);
    /// Binds a value of the column that `codec` belongs to. Throws Error(Value) when it does not fit.
    void bind(int place, const Value &value, const CellCodec &codec);
    /// The same for some cells of a row, from place number `place` on; values and codecs are those of the whole row.
    void bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells);
    /// `count` columns from `column` on will be read by these codecs, which may spare work. Before start().
    void expect(int column, const CellCodec *codecs, int count);
    /// Whether one run() can do for many rows of values; it tells how many rows of the table all of them wrote. When it
    /// fails, some may have been written.
    bool takesRows() const;
    /// Takes what is bound as a row of values for the next run(). False when it does not go with those before it: it has
    /// to be bound again after that run.
    bool addRow();
    /// Whether rows come one by one as they are read: for results that need not fit into memory.
    /// Before start().
    void setStreaming(bool on);
    /// Runs it up to its first row. Throws Error.
    void start();
    /// Throws Error; false at the end, which finishes it.
    bool next();
    void finish() noexcept;
    /// Runs a statement that gives no rows; returns how many it wrote.
    qint64 run();
    Value lastInsertId() const; ///< after run()

    /// The whole number in this column of the row; nothing when it holds something else.
    std::optional<qint64> integer(int column) const;
    /// Reads `count` cells from result column `column` on. False when one of them does not fit its column's type: that
    /// cell holds what is stored, as Dialect::fromDatabaseLenient() gives it.
    bool read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const;
    /// As the driver gave it.
    Value raw(int column) const;
    bool isNull(int column) const;

private:
    friend class Connection;
    KeptStatement(std::shared_ptr<Connection::Data> connection, const QString &sql,
        std::shared_ptr<PreparedStatement> statement);
    void getReady();
    void getReadyToBind();
    void getAnother();
    bool isLogged() const;
    void note(int place, const Value &value);
    void note(int place, const Value &value, const CellCodec &codec);
    void publish(qint64 rows, const QString &error = {});

    std::shared_ptr<Connection::Data> m_connection;
    std::shared_ptr<PreparedStatement> m_statement;
    QString m_sql;
    QList<Value> m_noted; ///< what was bound, while somebody reads the log
    qsizetype m_notedRows = 0; ///< how much of it is of rows that were added
    qint64 m_rows = 0;
    qint64 m_startedAt = 0;
    bool m_isRunning = false;
    bool m_isHeard = false; ///< somebody reads the log: asked when the first place is bound
};

/// While it lives, a connection is used by nobody but the thread that made it, which has many statements to bind and run:
/// they need not lock it one by one.
class ConnectionHold
{
public:
    explicit ConnectionHold(const Connection &connection);
    ~ConnectionHold();
    ConnectionHold(const ConnectionHold &) = delete;
    ConnectionHold &operator=(const ConnectionHold &) = delete;

private:
    std::shared_ptr<Link> m_link;
};

} // namespace jw
