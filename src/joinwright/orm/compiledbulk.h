// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/bulkstatement.h"
#include "joinwright/orm/rowbatch.h"
#include "joinwright/sql/update.h"

#include <QtCore/QSet>

namespace jw {

/// What an UPDATE of objects of several tables does to one of them.
struct BulkPart
{
    const Mapper *mapper = nullptr;
    Update update {}; ///< without a condition
    QList<int> cells {}; ///< that are assigned
    QSet<QList<Value>> known {}; ///< the keys of the rows in memory
};

/// What an UPDATE or DELETE by condition did.
struct BulkResult
{
    /// What the rows in memory of a BulkPart are now.
    struct Part
    {
        QList<QList<Value>> keys {};
        RowBatch rows {};
    };
    qint64 affected = 0;
    QList<QList<Value>> keys {}; ///< of the rows concerned, among those that were in memory
    RowBatch rows {}; ///< what they are now; of an UPDATE
    QList<Part> parts {}; ///< instead of keys and rows, of objects of several tables
};

/// An UPDATE or DELETE by condition, made ready for any thread. Refers to no session.
///
/// The rows concerned are asked for by key before it runs, among those in memory only, and read again afterwards: so the
/// objects show what triggers and computed columns made of it, and nothing has to be guessed. With nothing in memory it
/// is the one statement.
struct CompiledBulk
{
    std::shared_ptr<const Mapping> mapping;
    const Mapper *mapper = nullptr;
    Statement statement {};
    QList<Statement> matching {}; ///< the keys of the rows in memory that the condition leaves
    QList<int> cells {}; ///< that are assigned; of an UPDATE
    bool removes = false;
    QList<BulkPart> parts {}; ///< the UPDATEs of objects of several tables; the statement reads the keys then

    /// Within the transaction of the connection. Throws Error.
    BulkResult execute(Connection &connection) const;

private:
    BulkResult executeParts(Connection &connection) const;
};

/// Throws Error(Usage) for key columns and computed ones, Error(Value) for a value that does not fit its column.
CompiledBulk compileUpdate(const QueryBuilder &query, const QList<BulkAssignment> &assignments);
CompiledBulk compileRemoval(const QueryBuilder &query);
/// Brings the objects in memory in step: they have the new values, pending edits stay edits of the new values; removed
/// ones are detached. A rollback of the session takes that back.
void applyBulk(Session &session, const CompiledBulk &bulk, const BulkResult &result);
/// Both, in the session's thread and transaction; the number of rows concerned.
qint64 runBulk(Session &session, const CompiledBulk &bulk);

/// For what writes past the unit of work: the connection, in the session's transaction.
Connection &beginWriting(Session &session, const QString &what);
/// Collections whose members such a statement may have moved, because it wrote these cells, are read again at the next look.
void forgetMembers(Session &session, const Mapper &mapper, const QList<int> &cells);

} // namespace jw
