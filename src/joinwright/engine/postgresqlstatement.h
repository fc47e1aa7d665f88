// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/postgresqllink.h"

#include <deque>
#include <exception>
#include <vector>

struct pg_result;

namespace jw {

/// A statement on libpq's handle. It is prepared on the server when it runs for the second time:
/// what runs once costs one round trip. All rows are fetched when it starts, unless it streams.
class PostgresqlStatement final : public PreparedStatement
{
public:
    PostgresqlStatement(PostgresqlChannel &channel, const Dialect &dialect, const QString &sql);
    ~PostgresqlStatement() override;

    /// Executes text of one or more statements without values. Throws Error.
    static void run(PostgresqlChannel &channel, const Dialect &dialect, const QString &sql);

    void bind(int place, const Value &value) override;
    void bind(int place, const Value &value, const CellCodec &codec) override;
    void start() override;
    bool hasColumns() const override { return m_columns > 0; }
    bool next() override;
    int columnCount() const override { return m_columns; }
    QString columnName(int column) const override;
    Value raw(int column) const override;
    bool isNull(int column) const override;
    bool integer(int column, qint64 *number) const override;
    bool read(int column, const CellCodec *codecs, int count, Value *cells,
        TextArena &texts) const override;
    qint64 rowsAffected() const override { return m_affected; }
    Value lastInsertId() const override { return {}; } ///< INSERT … RETURNING tells
    void setStreaming(bool on) override { m_streams = on; }
    void finish() override;
    void close() override;

    /// Fetches the rows that are still on their way, so that another statement can use the
    /// connection.
    void fetchRest();

protected:
    int placeCount() const override { return m_places; }

private:
    struct Parameter
    {
        QByteArray bytes;
        bool isNull = true;
        bool isBinary = false;
    };
    struct Freed
    {
        void operator()(pg_result *result) const;
    };
    using ResultPtr = std::unique_ptr<pg_result, Freed>;

    void prepareByName();
    void send();
    ResultPtr receive();
    void takeFirst();
    bool takeNext();
    void drain() noexcept;
    QByteArrayView cell(int column) const;

    PostgresqlChannel *m_channel;
    const Dialect &m_dialect;
    QByteArray m_text; ///< with $1 for ?
    int m_places = 0;
    QByteArray m_name; ///< on the server; empty: not prepared
    const bool
        m_mayGrow; ///< it names no columns: it may have more of them when the table was changed
    int m_runs = 0;
    std::vector<Parameter> m_parameters;
    std::vector<unsigned> m_types; ///< of the result's columns, by OID
    ResultPtr m_result; ///< all rows, or the one that was read last
    std::deque<ResultPtr> m_fetched; ///< rows of a stream that were fetched ahead
    int m_row = -1;
    int m_rows = 0;
    int m_columns = 0;
    bool m_streams = false;
    bool m_isStreaming = false; ///< rows are on their way
    std::exception_ptr m_trouble; ///< met while rows were fetched ahead
    qint64 m_affected = -1;
};

} // namespace jw
