// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/querybuilder.h"
#include "joinwright/sql/insert.h"

namespace jw {

/// What an UPDATE or DELETE by condition did.
struct BulkResult
{
    qint64 affected = 0;
    QList<QList<Value>> keys {}; ///< of the rows concerned, among those that were in memory
    RowBatch rows {}; ///< what they are now; of an UPDATE
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

    /// Within the transaction of the connection. Throws Error.
    BulkResult execute(Connection &connection) const;
};

/// Throws Error(Usage) for key columns and computed ones, Error(Value) for a value that does not fit its column.
CompiledBulk compileUpdate(const QueryBuilder &query, const QList<Assignment> &assignments);
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

/// UPDATE of the rows that a query leaves: query.set(User::c.age, User::c.age + 1).update()
///
/// Goes to the database at once, within the session's transaction: commit() keeps it. Pending edits are not written by
/// it and not lost by it.
///
/// It passes by the unit of work: no Event is sent, no cascade followed but the database's own, and nobody's edits are
/// checked against what they began with, as the condition alone says which rows are meant. A version column moves on in
/// every row it changes, so that whoever has one of them in hand gets a StaleDataError as after any other change; this
/// session's own objects know the new version. Query::removeAll() is the same for DELETE.
template<typename T>
class BulkUpdate
{
public:
    explicit BulkUpdate(const QueryBuilder &query)
        : m_query(query)
    {
    }

    /// A value, or an expression of the row's columns.
    template<typename E, typename C, ColumnName name, typename V>
    BulkUpdate set(const Col<E, C, name> &column, const V &value) const
    {
        static_assert(detail::belongsTo<E, T>(), "jw: set() takes a column of the class that is updated");
        if constexpr (detail::isUntyped<V> || SqlOperand<V>) {
            return assigned({column.name(), Expr(value)});
        } else {
            constexpr bool fits = std::is_null_pointer_v<V> ? isOpt<C> : detail::comparesWith<C, V>();
            static_assert(fits, "jw: this column cannot be set to a value of that type");
            if constexpr (!fits)
                return *this;
            else if constexpr (std::is_null_pointer_v<V>)
                return assigned({column.name(), Expr(Value())});
            else
                return assigned({column.name(), Expr(detail::operandAs<C>(column.expr(), value))});
        }
    }
    BulkUpdate set(const QString &column, const Expr &value) const { return assigned({column, value}); }

    CompiledBulk compile() const { return compileUpdate(m_query, m_assignments); }
    /// Runs it; the number of rows that the condition left.
    qint64 update(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return runBulk(m_query.session(), compile());
    }

private:
    BulkUpdate assigned(const Assignment &assignment) const
    {
        BulkUpdate copy(*this);
        copy.m_assignments.append(assignment);
        return copy;
    }
    QueryBuilder m_query;
    QList<Assignment> m_assignments;
};

} // namespace jw
