// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowreader.h"

namespace jw {

RowReader::RowReader(const Dialect &dialect, const QList<const Mapper *> &mappers)
    : m_dialect(dialect)
    , m_mappers(mappers)
{
}

QList<RowBatch> RowReader::read(Result &result) const
{
    QList<RowBatch> batches;
    for (const Mapper *mapper : m_mappers)
        batches.append({.mapper = mapper});
    while (result.next()) {
        int column = 0;
        for (RowBatch &batch : batches) {
            readRow(result, column, batch);
            column += batch.mapper->cellCount();
        }
    }
    return batches;
}

QString RowReader::reason(const Value &raw, const ColumnType &type) const
{
    try {
        m_dialect.fromDatabase(raw, type);
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

void RowReader::readRow(Result &result, int column, RowBatch &batch) const
{
    bool anything = false;
    for (int cell = 0; cell < batch.mapper->cellCount(); ++cell) {
        const Value raw = result.raw(column + cell);
        anything = anything || !raw.isNull();
        bool fits = true;
        batch.values.append(m_dialect.fromDatabaseLenient(raw, batch.mapper->type(cell), &fits));
        if (!fits)
            batch.badCells.append({batch.rows, cell, reason(raw, batch.mapper->type(cell))});
    }
    // Only an outer join gives a row without any value; with one table in play there is none.
    if (m_mappers.size() > 1) {
        batch.absent.resize(batch.rows);
        batch.absent.append(!anything);
    }
    ++batch.rows;
}

} // namespace jw
