// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/rowbatch.h"
#include "joinwright/orm/upsert.h"

#include <QtCore/QSet>

namespace jw {

/// An upsert made ready for any thread. Refers to no session.
struct CompiledUpsert
{
    std::shared_ptr<const Mapping> mapping;
    const Mapper *mapper = nullptr;
    QList<Statement> statements {};
    QSet<QList<Value>> known {}; ///< keys of rows in memory: they are read again when they were written
    bool returnsKeys = false; ///< the statements hand back the keys of what they wrote; otherwise all known rows are read again
    bool wantsAll = false; ///< all rows written are read, known or not
    bool tellsKept = false; ///< behind the key it says whether the row was left alone

    /// What running it did.
    struct Result
    {
        qint64 affected = 0;
        RowBatch rows {};
    };
    /// Within the transaction of the connection. Throws Error.
    Result execute(Connection &connection) const;
};

/// Takes the rows that an upsert has inserted or changed into the session, in which a rollback takes that back.
QList<Handle> adoptWritten(Session &session, const Mapper &mapper, const RowBatch &rows);

} // namespace jw
