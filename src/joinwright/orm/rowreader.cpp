// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowreader.h"

#include <algorithm>

namespace jw {

RowReader::RowReader(const Dialect &dialect, std::span<const Mapper *const> mappers, bool mayBeAbsent,
    const QList<std::optional<ColumnType>> &extras, bool keepsRaw)
    : m_dialect(dialect)
    , m_mayBeAbsent(mayBeAbsent)
    , m_extras(extras)
    , m_keepsRaw(keepsRaw)
{
    for (const Mapper *mapper : mappers)
        m_codecs.emplace_back(*mapper, dialect);
}

QList<RowBatch> RowReader::read(KeptStatement &rows, qint64 most) const
{
    FetchResult result;
    read(rows, most, result);
    return result.entities;
}

void RowReader::read(KeptStatement &rows, qint64 most, FetchResult &to) const
{
    for (const RowCodec &codec : m_codecs)
        to.entities.append({.mapper = codec.mapper});
    TextArena texts;
    for (; to.rows < most && rows.next(); ++to.rows) {
        int column = 0;
        for (size_t i = 0; i < m_codecs.size(); ++i) {
            readRow(rows, column, m_codecs[i], to.entities[qsizetype(i)], texts);
            column += int(m_codecs[i].cells.size());
        }
        readExtras(rows, column, to);
    }
}

void RowReader::readExtras(const KeptStatement &rows, int column, FetchResult &to) const
{
    for (int i = 0; i < m_extras.size(); ++i) {
        const Value raw = rows.raw(column + i);
        to.extras.append(m_extras[i] ? m_dialect.fromDatabaseLenient(raw, *m_extras[i]) : raw);
        if (m_keepsRaw)
            to.rawExtras.append(raw);
    }
}

void RowReader::readRow(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch, TextArena &texts) const
{
    const int width = int(codec.cells.size());
    batch.values.resize(batch.values.size() + width);
    Value *cells = batch.values.data() + qsizetype(batch.rows) * width;
    if (!rows.read(column, codec.cells.data(), width, cells, texts))
        noteBad(rows, column, codec, batch);
    if (m_mayBeAbsent) {
        batch.absent.resize(batch.rows);
        batch.absent.append(std::all_of(cells, cells + width, [](const Value &value) { return value.isNull(); }));
    }
    ++batch.rows;
}

void RowReader::noteBad(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch) const
{
    for (int cell = 0; cell < int(codec.cells.size()); ++cell) {
        const Value raw = rows.raw(column + cell);
        try {
            m_dialect.fromDatabase(raw, codec.cells[size_t(cell)].type);
        } catch (const Error &error) {
            batch.badCells.append({batch.rows, cell, error.message()});
        }
    }
}

} // namespace jw
