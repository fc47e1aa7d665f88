// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/rowbatch.h"
#include "joinwright/orm/session.h"

namespace jw {

/// Takes batches into the identity map of a session: one row a key, known rows updated where they are not edited.
class Adopter
{
public:
    explicit Adopter(Session::Parts &parts);

    /// A handle a row of the batch; null for absent rows.
    QList<Handle> adopt(const RowBatch &batch);
    QList<Handle> adopt(const FetchResult &result);
    QList<QList<Handle>> adoptTuples(const FetchResult &result);
    /// Takes one deferred cell of rows that are in memory.
    void adoptCells(const RowBatch &batch, int cell);
    /// Fills the relationship of `owners`, which are all rows that were asked about.
    QList<Handle> adopt(const RelatedBatch &batch, const QList<Handle> &owners);
    /// The same for rows that came beside their owners: `members` (with repetitions and nulls) are all there are.
    void link(const Relation &relation, const QList<Handle> &owners, const QList<Handle> &members);
    /// Lists rows whose foreign key was set to a parent that was not in memory at the time.
    void adoptEditedMembers(const Relation &toMany);

private:
    Row *rowOf(const RowBatch &batch, int index, RowStore &store, quint32 load, bool *isNew);
    void fill(Row *row, const RowBatch &batch, int index);
    void update(Row *row, const RowBatch &batch, int index);
    void markBadCells(const RowBatch &batch, const QList<Handle> &rows);
    QList<QList<Handle>> adoptEntities(const FetchResult &result);
    void adopt(const QList<RelatedBatch> &batches, const QList<Handle> &owners);
    void learn(const QList<Spelling> &spellings);
    void learn(const Relation &relation, const QList<Handle> &owners, const QList<Handle> &members);
    void fillMembers(const Relation &toMany, const QList<Handle> &members, const QList<Handle> &owners);
    Session::Parts &m_parts;
    bool m_isRest = false; ///< what else there is of the objects has just been read
};

} // namespace jw
