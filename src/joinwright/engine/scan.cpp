// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/scan.h"

#include "joinwright/core/utf8.h"
#include "joinwright/engine/enginedata.h"
#include "joinwright/engine/sqlitescan.h"
#include "joinwright/engine/statement.h"

#include <QtCore/QScopeGuard>

namespace jw {

namespace {

void put(ScanBlock &block, ScanCell &cell, const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        cell.kind = ScanCell::Kind::Null;
        return;
    case Value::Kind::Int64:
        cell.kind = ScanCell::Kind::Int64;
        cell.integer = value.toInt64();
        return;
    case Value::Kind::Double:
        cell.kind = ScanCell::Kind::Double;
        cell.number = value.toDouble();
        return;
    case Value::Kind::Blob: {
        const QByteArray blob = value.toBlob();
        block.setBytes(cell, ScanCell::Kind::Blob, blob.constData(), blob.size());
        return;
    }
    default: {
        const QByteArray text = value.toText().toUtf8();
        block.setBytes(cell, ScanCell::Kind::Text, text.constData(), text.size());
    }
    }
}

} // namespace

ScanBlock::ScanBlock(int columns)
    : m_columns(columns)
    , m_cells(size_t(Capacity) * size_t(columns))
{
}

ScanCell *ScanBlock::addRow()
{
    return m_cells.data() + size_t(m_rows++) * size_t(m_columns);
}

void ScanBlock::setBytes(ScanCell &cell, ScanCell::Kind kind, const char *data, qsizetype size)
{
    cell.kind = kind;
    cell.offset = qsizetype(m_bytes.size());
    cell.size = quint32(size);
    m_bytes.append(data, size_t(size));
}

void ScanBlock::clear()
{
    m_rows = 0;
    m_bytes.clear();
}

Value ScanBlock::value(int row, int column) const
{
    const ScanCell &at = cell(row, column);
    switch (at.kind) {
    case ScanCell::Kind::Int64:
        return Value(at.integer);
    case ScanCell::Kind::Double:
        return Value(at.number);
    case ScanCell::Kind::Text:
        return Value(textOfUtf8(bytes(at)));
    case ScanCell::Kind::Blob:
        return Value(bytes(at).toByteArray());
    case ScanCell::Kind::Null:
        break;
    }
    return {};
}

Scan::Scan(const Connection &connection, int columns)
    : m_connection(connection)
    , m_columns(columns)
{
}

void Scan::setStride(int stride)
{
    m_stride = std::max(1, stride);
    m_ordered = true;
}

qint64 Scan::run(const Statement &statement, const Visitor &visit)
{
    const ConnectionAccess access = accessTo(m_connection);
    LoggedStatement log(access.logs, statement.sql, statement.values);
    // A database in memory has one connection for all threads: nobody may keep it for the whole of a scan.
    const bool gathers = !m_ordered && access.link.sqlite().isUsable() && !access.isShared;
    const qint64 rows = log.during([&] { return gathers ? gather(statement, visit) : step(statement, visit); });
    log.publish(rows);
    return rows;
}

/// SQLite calls a function of ours for every row, which costs half of what coming back to us for every row would.
qint64 Scan::gather(const Statement &statement, const Visitor &visit)
{
    const ConnectionAccess access = accessTo(m_connection);
    const auto lock = access.enter();
    Link &link = access.link;
    SqliteGathering gathering(m_columns, visit);
    try {
        link.release(*link.execute(SqliteGathering::wrapped(statement.sql, m_columns), statement.values));
    } catch (const Error &) {
        if (!gathering.hasEnded()) // by its visitor's wish: then the error is how SQLite was told
            throw;
    }
    gathering.finish();
    return gathering.rows();
}

qint64 Scan::step(const Statement &statement, const Visitor &visit)
{
    const ConnectionAccess access = accessTo(m_connection);
    Link &link = access.link;
    auto lock = access.enter();
    const std::shared_ptr<PreparedStatement> prepared = link.execute(statement.sql, statement.values, true);
    const auto release = qScopeGuard([&] {
        const auto again = access.enter();
        link.release(*prepared);
        prepared->setStreaming(false); // its text may serve others
    });
    const std::unique_ptr<SqliteScanReader> reader = SqliteScanReader::make(*prepared);
    ScanBlock block(m_columns);
    qint64 rows = 0;
    const auto isNext = [&] {
        if (prepared->isCut)
            throw Error(ErrorKind::Usage, QStringLiteral("the rows of this statement ended with its transaction"));
        return prepared->next();
    };
    for (bool more = true; more;) {
        while (!block.isFull() && (more = isNext())) {
            if (rows++ % m_stride != 0)
                continue;
            ScanCell *cells = block.addRow();
            if (reader) {
                reader->read(block, cells);
                continue;
            }
            for (int i = 0; i < m_columns; ++i)
                put(block, cells[i], prepared->raw(i));
        }
        block.setRowsSoFar(rows);
        if (lock.owns_lock())
            lock.unlock();
        if (block.rows() > 0 && !visit(block))
            break;
        block.clear();
        lock = access.enter();
        link.check();
    }
    return rows;
}

} // namespace jw
