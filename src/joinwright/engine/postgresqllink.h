// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/serverlink.h"

struct pg_conn;

namespace jw {

class PostgresqlStatement;

/// What the statements of one connection share: libpq's handle, and whose rows are still on their
/// way on it.
struct PostgresqlChannel
{
    pg_conn *handle = nullptr;
    PostgresqlStatement *streaming = nullptr; ///< takes its rows one by one; has to fetch the rest
                                              ///< before anybody else may speak
    int names = 0; ///< of prepared statements, given so far
    QList<QByteArray> unwanted{}; ///< of those, to be given back when the connection is free
    bool hasEnded = false; ///< the server said so
    bool isInTransaction = false; ///< before the statement that runs now
};

/// A connection of QPSQL, which opens it; statements go by libpq's own handle: their values as
/// parameters, not as text, and errors with the names of table, column and constraint.
class PostgresqlLink final : public ServerLink
{
public:
    PostgresqlLink(const LinkOptions &options, const Dialect &dialect);
    ~PostgresqlLink() override;

    bool inTransaction() const override;
    void interrupt() override;
    bool isAlive() override;

protected:
    void opened() override;
    void starting() override;
    std::shared_ptr<PreparedStatement> prepare(const QString &sql, const TextPlaces &texts) override;
    void runText(const QString &sql) override;
    void closeDriver() override;

private:
    void refuseToUnlock(const QString &sql) const;

    bool m_isReadOnly = false; ///< since it is open
    PostgresqlChannel m_channel; ///< without a handle, everything goes through QtSql
    struct Canceller;
    std::unique_ptr<Canceller> m_canceller;
};

} // namespace jw
