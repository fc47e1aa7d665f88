// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/session.h"

namespace jw {

/// Runs queries in the session's own thread, straight into its rows.
class QueryReader
{
public:
    explicit QueryReader(Session::Parts &parts);

    /// One list an entity of the query, all of the same length; a null handle where an outer join found no row.
    QList<QList<Handle>> columns(const CompiledQuery &query);
    /// The rows of the first entity, each once if the query wants that.
    QList<Handle> rows(const CompiledQuery &query);
    /// Tells a statement that is going to be read by batch().
    void announce(KeptStatement &statement, const CompiledQuery &query);
    /// Up to `most` more rows of a query of one entity that is running; sets `atEnd` when there are no others.
    QList<Handle> batch(KeptStatement &running, const CompiledQuery &query, qint64 most, bool *atEnd);

private:
    KeptStatement &prepared(const CompiledQuery &query);
    QList<Handle> single(const CompiledQuery &query);

    Session::Parts &m_parts;
    KeptStatement m_last; ///< the same query may come again
};

} // namespace jw
