// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/rowbatch.h"
#include "joinwright/orm/rowcodec.h"

namespace jw {

/// Decodes the rows of a running statement whose columns are the cells of some mappers, one mapper after the other, as
/// plain data. Any thread.
class RowReader
{
public:
    RowReader(const Dialect &dialect, const QList<const Mapper *> &mappers);

    /// The rows that are left, at most `most` of them.
    QList<RowBatch> read(KeptStatement &rows, qint64 most = std::numeric_limits<qint64>::max()) const;

private:
    void readRow(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch, TextArena &texts) const;
    void noteBad(const KeptStatement &rows, int column, const RowCodec &codec, RowBatch &batch) const;
    const Dialect &m_dialect;
    std::vector<RowCodec> m_codecs;
};

} // namespace jw
