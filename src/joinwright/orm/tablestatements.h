// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/rowcodec.h"
#include "joinwright/sql/select.h"

#include <QtCore/QHash>

namespace jw {

/// The codecs of one table and the statements that one session runs for it again and again, so that none of them has
/// its text built to be found.
struct TableStatements
{
    TableStatements(const Mapper &mapper, const Dialect &dialect)
        : codec(mapper, dialect)
        , getsWithoutKey(codec.integerKey == 0 && codec.cells.size() > 1 && codec.cells.front().reading == CellCodec::Way::Whole
              && !dialect.features().costsRoundTrips)
    {
        for (int cell = 0; cell < mapper.cellCount(); ++cell)
            columns.append({mapper.deferredBit(cell) ? Expr::sql(QStringLiteral("NULL"))
                                                     : Expr::column(mapper.ref(), mapper.cellName(cell), mapper.type(cell)),
                {}});
    }

    /// Rows of this table by the values of one column.
    struct ByColumn
    {
        KeptStatement range; ///< from … to
        KeptStatement scan; ///< the same without an index, for most of the table
        QHash<int, KeptStatement> lists; ///< IN, by the number of values
        KeptStatement list; ///< of any number of them
    };

    RowCodec codec;
    /// Whoever asks for one row by its key knows that column already, and each costs something, where no round trip costs more.
    bool getsWithoutKey;
    QList<SelectColumn> columns; ///< of a SELECT of rows; NULL in place of deferred cells
    KeptStatement get; ///< one row by its key
    QHash<int, ByColumn> byColumn; ///< by cell
};

} // namespace jw
