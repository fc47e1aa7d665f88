// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/orm/loading.h"
#include "joinwright/orm/mapping.h"
#include "joinwright/orm/spellings.h"

#include <QtCore/QVarLengthArray>

namespace jw {

class Connection;
class KeptStatement;

/// A cell that could not be decoded as its column's type; the batch holds what is stored instead.
struct BadCell
{
    int row = 0;
    int cell = 0;
    QString reason {};
};

/// Rows of one table as plain data: how results cross threads. Cell c of row r is values[r * mapper->cellCount() + c].
struct RowBatch
{
    const Mapper *mapper = nullptr;
    int rows = 0;
    QList<Value> values {};
    QList<bool> absent {}; ///< rows that an outer join did not find; empty when all are there
    QList<BadCell> badCells {};
    quint16 unloaded = 0; ///< by Mapper::deferredBit(): cells that were not asked for; `values` has NULL in their place

    const Value *row(int index) const { return values.constData() + qsizetype(index) * mapper->cellCount(); }
    bool isAbsent(int index) const { return !absent.isEmpty() && absent[index]; }
};

/// Whether it brings rows together with the query; otherwise it is a rule for the look at a relationship.
constexpr bool loadsAhead(Loading how)
{
    return how == Loading::SelectIn || how == Loading::Joined;
}

/// The rows at the other end of one relationship of the rows of another batch.
struct RelatedBatch
{
    const Relation *relation = nullptr;
    Loading how = Loading::SelectIn; ///< Lazy and Raise: nothing was loaded
    RowBatch members {}; ///< for many-to-many: the association rows
    RowBatch targets {}; ///< for many-to-many: the rows behind them
    QList<RelatedBatch> nested {}; ///< of the members (of the targets, for many-to-many)
    QList<Spelling> spellings {}; ///< by which the members were found
};

/// A relationship whose other end came in the same rows as its owners: two of the entities of a query.
struct JoinedBatch
{
    const Relation *relation = nullptr; ///< to-one or to-many; many-to-many relationships are two of these
    int owner = 0; ///< the entity that has the relationship
    int member = 0; ///< the entity at the other end
    QList<RelatedBatch> nested {}; ///< of the members
};

/// What a query brought: one batch an entity, all with the same number of rows, and what with() asked for.
struct FetchResult
{
    std::shared_ptr<const Mapping> mapping {};
    QList<RowBatch> entities {};
    QList<RelatedBatch> related {}; ///< of the first entity
    QList<JoinedBatch> joined {};
    QStringList extraNames {};
    QList<Value> extras {}; ///< plain columns beside the entities, row by row
    QList<Value> rawExtras {}; ///< the same as the driver gave them, where the query asked for that
    int rows = 0;
    bool isUnique = false; ///< each row of the first entity is wanted once
};

/// A query made ready for any thread: text, values and the mappers to decode with. Refers to no session.
struct CompiledQuery
{
    std::shared_ptr<const Mapping> mapping;
    Statement statement {};
    QVarLengthArray<const Mapper *, 2> entities {};
    QVarLengthArray<quint16, 2> unloaded {}; ///< of each entity; see RowBatch
    QList<RelatedPath> with {};
    QList<JoinedPath> joined {}; ///< their entities come after the others
    QList<std::optional<ColumnType>> extras {}; ///< types of the columns after the entities' cells; unknown: raw
    QStringList extraNames {};
    bool isUnique = false;
    bool mayBeAbsent = false; ///< an outer join may leave out any of the entities
    bool keepsRaw = false; ///< extras also as the driver gave them

    /// Runs it. Throws Error.
    FetchResult execute(Connection &connection) const;
    /// Binds and starts it; its values have to stay until the rows are read.
    void start(KeptStatement &rows) const;
    /// Up to `most` more rows of the statement that runs; what with() asked for is loaded on `connection`.
    FetchResult read(KeptStatement &rows, Connection &connection, qint64 most) const;
};

/// Loads the other end of `path`'s relation for rows with these values in relation->columns. Pure; any thread.
RelatedBatch loadRelated(Connection &connection, const RelatedPath &path, const QList<QList<Value>> &keys);
/// Their keys and one of their deferred cells alone; everything else in the batch is NULL.
RowBatch loadCells(Connection &connection, const Mapper &mapper, int cell, const QList<QList<Value>> &keys);
/// The rows of `mapper` with these identity keys.
RowBatch loadRows(Connection &connection, const Mapper &mapper, const QList<QList<Value>> &keys);

} // namespace jw
