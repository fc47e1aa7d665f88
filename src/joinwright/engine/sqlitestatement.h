// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/engine/scratch.h"
#include "joinwright/engine/statement.h"

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

namespace jw {

/// A statement on the sqlite3* below a QtSql connection: two to four times faster than through QVariant.
class SqliteStatement final : public PreparedStatement
{
public:
    SqliteStatement(sqlite3 *handle, const Dialect &dialect, const QString &sql);
    ~SqliteStatement() override;

    void bind(int place, const Value &value) override;
    void bind(int place, const Value &value, const CellCodec &codec) override;
    void bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells) override;
    void start() override;
    bool hasColumns() const override { return m_columns > 0; }
    bool next() override;
    int columnCount() const override { return m_columns; }
    QString columnName(int column) const override;
    Value raw(int column) const override;
    bool isNull(int column) const override;
    bool integer(int column, qint64 *number) const override;
    bool read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const override;
    qint64 rowsAffected() const override { return m_affected; }
    Value lastInsertId() const override { return m_lastId; }
    void finish() override;
    void close() override;
    sqlite3_stmt *handle() const { return m_statement; }

protected:
    int placeCount() const override;

private:
    enum class Step { Row, Done };

    Step step();
    bool bindShortly(int place, const Value &value, const CellCodec &codec);
    bool bindAscii(int place, QStringView text);
    void bindText(int place, const Value &value);
    void bindUtf8(int place, const char *text, qsizetype size);
    sqlite3_value *stored(int column) const;
    void findStride();
    void check(int code);
    [[noreturn]] void fail();

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement = nullptr;
    const Dialect &m_dialect;
    Scratch m_scratch;
    sqlite3_value *m_row = nullptr; ///< its first value
    qptrdiff m_stride = 0; ///< between the values of a row; 0: unknown
    int m_columns = 0;
    bool m_changesRows = false; ///< INSERT, UPDATE, DELETE
    bool m_hasRow = false; ///< the first row is there already
    bool m_isDone = true;
    qint64 m_affected = -1;
    Value m_lastId;
};

} // namespace jw
