// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitescan.h"

#include "joinwright/engine/sqlitestatement.h"

#include <sqlite3.h>

namespace jw {

namespace {

constexpr const char *FunctionName = "joinwright_scan";

// The function finds its scan by the thread: making a function anew for each scan would have SQLite prepare every
// statement of the connection again.
thread_local SqliteGathering *current = nullptr;

struct ColumnOfRow
{
    sqlite3_stmt *statement;
    int column;

    int type() const { return sqlite3_column_type(statement, column); }
    qint64 integer() const { return sqlite3_column_int64(statement, column); }
    double number() const { return sqlite3_column_double(statement, column); }
    const void *text() const { return sqlite3_column_text(statement, column); }
    const void *blob() const { return sqlite3_column_blob(statement, column); }
    int bytes() const { return sqlite3_column_bytes(statement, column); }
};

struct Argument
{
    sqlite3_value *value;

    int type() const { return sqlite3_value_type(value); }
    qint64 integer() const { return sqlite3_value_int64(value); }
    double number() const { return sqlite3_value_double(value); }
    const void *text() const { return sqlite3_value_text(value); }
    const void *blob() const { return sqlite3_value_blob(value); }
    int bytes() const { return sqlite3_value_bytes(value); }
};

template<typename Source>
void put(ScanBlock &block, ScanCell &cell, const Source &source)
{
    switch (source.type()) {
    case SQLITE_INTEGER:
        cell.kind = ScanCell::Kind::Int64;
        cell.integer = source.integer();
        break;
    case SQLITE_FLOAT:
        cell.kind = ScanCell::Kind::Double;
        cell.number = source.number();
        break;
    case SQLITE_TEXT: {
        const void *text = source.text(); // before its size: SQLite may have to convert it
        block.setBytes(cell, ScanCell::Kind::Text, static_cast<const char *>(text), source.bytes());
        break;
    }
    case SQLITE_BLOB: {
        const void *blob = source.blob();
        block.setBytes(cell, ScanCell::Kind::Blob, static_cast<const char *>(blob), source.bytes());
        break;
    }
    default:
        cell.kind = ScanCell::Kind::Null;
    }
}

} // namespace

std::unique_ptr<SqliteScanReader> SqliteScanReader::make(const PreparedStatement &statement)
{
    const auto *native = dynamic_cast<const SqliteStatement *>(&statement);
    return native ? std::unique_ptr<SqliteScanReader>(new SqliteScanReader(native->handle(), native->columnCount())) : nullptr;
}

void SqliteScanReader::read(ScanBlock &block, ScanCell *cells) const
{
    for (int i = 0; i < block.columns() && i < m_columns; ++i)
        put(block, cells[i], ColumnOfRow {m_statement, i});
}

SqliteGathering::SqliteGathering(int columns, const Scan::Visitor &visit)
    : m_visit(visit)
    , m_block(columns)
    , m_outer(current)
{
    current = this;
}

SqliteGathering::~SqliteGathering()
{
    current = m_outer;
}

QString SqliteGathering::wrapped(const QString &sql, int columns)
{
    QStringList names;
    for (int i = 0; i < columns; ++i)
        names.append(QStringLiteral("c%1").arg(i));
    const QString list = names.join(QStringLiteral(", "));
    return QStringLiteral("WITH joinwright_rows(") + list + QStringLiteral(") AS (") + sql + QStringLiteral(") SELECT ")
        + QLatin1StringView(FunctionName) + u'(' + list + QStringLiteral(") FROM joinwright_rows");
}

void SqliteGathering::addFunction(sqlite3 *handle)
{
    sqlite3_create_function_v2(handle, FunctionName, -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, nullptr, &SqliteGathering::step,
        [](sqlite3_context *) {}, nullptr);
}

/// No exception may pass through SQLite: it waits in m_failure.
void SqliteGathering::step(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!current || count != current->m_block.columns())
        return sqlite3_result_error(context, "this function is called by the program only", -1);
    current->add(count, values);
    if (current->m_block.isFull())
        current->visit();
    if (current->m_hasEnded)
        sqlite3_result_error(context, "the scan has ended", -1);
}

void SqliteGathering::add(int count, sqlite3_value **values)
{
    ++m_rows;
    ScanCell *cells = m_block.addRow();
    for (int i = 0; i < count; ++i)
        put(m_block, cells[i], Argument {values[i]});
}

void SqliteGathering::visit()
{
    m_block.setRowsSoFar(m_rows);
    try {
        m_hasEnded = !m_visit(m_block);
    } catch (...) {
        m_failure = std::current_exception();
        m_hasEnded = true;
    }
    m_block.clear();
}

void SqliteGathering::finish()
{
    if (!m_hasEnded && m_block.rows() > 0)
        visit();
    if (m_failure)
        std::rethrow_exception(m_failure);
}

} // namespace jw
