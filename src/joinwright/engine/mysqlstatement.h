// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/statement.h"

struct st_mysql;
struct st_mysql_stmt;

namespace jw {

/// A statement prepared by libmariadb on the handle below a QtSql connection.
///
/// Through QtSql (Qt 6.4) too much gets lost: a text in a collation that compares by bytes comes as
/// a blob, a double as text, a timestamp as a local one without its microseconds, and a prepared
/// INSERT … RETURNING gives no rows. All rows are fetched when it starts, so that other statements
/// can run while they are read.
class MysqlStatement final : public PreparedStatement
{
public:
    MysqlStatement(st_mysql *handle, const Dialect &dialect, const QString &sql);
    ~MysqlStatement() override;

    /// Executes text of one or more statements without values. Throws Error.
    static void run(st_mysql *handle, const Dialect &dialect, const QString &sql);

    void bind(int place, const Value &value) override;
    void bind(int place, const Value &value, const CellCodec &codec) override;
    bool takesRows() const override { return m_takesRows; }
    bool addRow() override;
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
    Value lastInsertId() const override { return m_lastId; }
    void finish() override;
    void close() override;

protected:
    int placeCount() const override { return m_places; }

private:
    struct Places; ///< what is bound
    struct Rows; ///< what was bound for many
    struct Cells; ///< where the values of a row arrive

    void prepare();
    void describeRows();
    void bindAll(Rows *rows);
    [[noreturn]] void fail();

    const Dialect &m_dialect;
    st_mysql_stmt *m_statement = nullptr;
    std::unique_ptr<Places> m_bound;
    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<Cells> m_cells;
    int m_places = 0;
    int m_columns = 0;
    bool m_hasRows = false; ///< rows are kept by the client
    bool m_hasRun = false;
    bool m_takesRows = false;
    const bool
        m_mayGrow; ///< it names no columns: it may have more of them when the table was changed
    qint64 m_affected = -1;
    Value m_lastId;
};

} // namespace jw
