// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/rowbatch.h"
#include "joinwright/orm/rowcodec.h"

#include <span>

namespace jw {

/// Decodes the rows of a running statement whose columns are the cells of some mappers, one mapper after the other, and
/// then plain columns, as plain data. Any thread.
class RowReader
{
public:
    /// `mayBeAbsent`: a mapper's cells that are all NULL are a row that an outer join has not found.
    RowReader(const Dialect &dialect, std::span<const Mapper *const> mappers, bool mayBeAbsent = false,
        const QList<std::optional<ColumnType>> &extras = {}, bool keepsRaw = false);

    /// The rows that are left, at most `most` of them.
    QList<RowBatch> read(KeptStatement &rows, qint64 most = std::numeric_limits<qint64>::max()) const;
    /// The same with the plain columns, into an empty result.
    void read(KeptStatement &rows, qint64 most, FetchResult &to) const;

private:
    void readRow(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch, TextArena &texts) const;
    void noteBad(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch) const;
    void readExtras(const KeptStatement &rows, int column, FetchResult &to) const;
    const Dialect &m_dialect;
    bool m_mayBeAbsent;
    std::vector<RowCodec> m_codecs;
    QList<std::optional<ColumnType>> m_extras;
    bool m_keepsRaw;
};

} // namespace jw
