// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "joinwright/orm/rowbatch.h"

namespace jw {

/// Decodes a result whose columns are the cells of some mappers, one mapper after the other.
class RowReader
{
public:
    RowReader(const Dialect &dialect, const QList<const Mapper *> &mappers);

    QList<RowBatch> read(Result &result) const;

private:
    void readRow(Result &result, int column, RowBatch &batch) const;
    QString reason(const Value &raw, const ColumnType &type) const;
    const Dialect &m_dialect;
    QList<const Mapper *> m_mappers;
};

} // namespace jw
