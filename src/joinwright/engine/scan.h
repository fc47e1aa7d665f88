// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"

#include <string>
#include <vector>

namespace jw {

/// One value of a scan as the database keeps it: no Value is made of it, and no text is copied twice.
struct ScanCell
{
    enum class Kind : quint8 { Null, Int64, Double, Text, Blob };

    union {
        qint64 integer = 0;
        double number;
        qsizetype offset; ///< of a text's or blob's bytes; see ScanBlock::bytes()
    };
    quint32 size = 0; ///< bytes of a text or blob
    Kind kind = Kind::Null;
};

/// Some rows of a scan, handed to its visitor. Reused for the next ones: what a visitor keeps it copies.
class ScanBlock
{
public:
    static constexpr int Capacity = 1024; ///< rows at most

    explicit ScanBlock(int columns);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    const ScanCell &cell(int row, int column) const { return m_cells[size_t(row) * size_t(m_columns) + size_t(column)]; }
    /// A text in UTF-8, or a blob.
    QByteArrayView bytes(const ScanCell &cell) const { return {m_bytes.data() + cell.offset, qsizetype(cell.size)}; }
    /// As Result::raw() gives it.
    Value value(int row, int column) const;
    /// Rows of the statement up to the last of this block, with those that a stride left out.
    qint64 rowsSoFar() const { return m_rowsSoFar; }

    bool isFull() const { return m_rows == Capacity; }
    /// The cells of one more row, for whoever fills the block; columns() of them.
    ScanCell *addRow();
    void setBytes(ScanCell &cell, ScanCell::Kind kind, const char *data, qsizetype size);
    void clear();
    void setRowsSoFar(qint64 rows) { m_rowsSoFar = rows; }

private:
    const int m_columns;
    int m_rows = 0;
    qint64 m_rowsSoFar = 0;
    std::vector<ScanCell> m_cells;
    std::string m_bytes;
};

/// Reads all rows of a statement in one go, for work over millions of them: several times cheaper than a Result on
/// SQLite itself, no dearer on any other way to a database. Belongs to the connection's thread.
///
/// A running scan is stopped by Connection::interrupt(), and by its visitor: one that returns false ends it, one that
/// throws ends it with that exception. A visitor runs no statement on the connection.
class Scan
{
public:
    using Visitor = std::function<bool(const ScanBlock &)>;

    /// The statement's rows have `columns` columns.
    Scan(const Connection &connection, int columns);

    /// Rows come in the statement's order; without this they come in any, which is cheaper.
    void keepOrder() { m_ordered = true; }
    /// Hands out the first row and each `stride`-th after it, in order; the others are counted only.
    void setStride(int stride);

    /// Returns how many rows were read. Throws Error.
    qint64 run(const Statement &statement, const Visitor &visit);

private:
    qint64 gather(const Statement &statement, const Visitor &visit);
    qint64 step(const Statement &statement, const Visitor &visit);

    Connection m_connection;
    const int m_columns;
    int m_stride = 1;
    bool m_ordered = false;
};

} // namespace jw
