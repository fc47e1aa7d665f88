// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/querybuilder.h"
#include "joinwright/sql/insert.h"

namespace jw {

struct CompiledBulk;

namespace detail {

/// Whether a column of C++ type C can be set to what a V gives: numbers to numbers of any kind, the database rounds.
template<typename C, typename V>
constexpr bool takesExpression()
{
    if constexpr (!SqlOperand<V>)
        return true;
    else
        return comparesWith<C, typename V::SqlType>() || (isSqlNumber<BareType<C>> && isSqlNumber<BareType<typename V::SqlType>>);
}

} // namespace detail

/// DELETE of the rows that the query leaves, at once; how many there were.
qint64 removeRows(const QueryBuilder &query);

/// What a column is set to, and the class whose column it is; null when its name has to tell.
struct BulkAssignment
{
    Assignment assignment;
    const EntityInfo *entity = nullptr;
};

/// What a BulkUpdate is, whatever the class.
class BasicBulkUpdate
{
public:
    explicit BasicBulkUpdate(const QueryBuilder &query);
    BasicBulkUpdate(const BasicBulkUpdate &);
    BasicBulkUpdate &operator=(const BasicBulkUpdate &);
    ~BasicBulkUpdate();

    CompiledBulk compile() const; ///< see compiledbulk.h
    /// Runs it; the number of rows that the condition left.
    qint64 update(SourceLocation where = SourceLocation::current()) const;

protected:
    void assign(const BulkAssignment &assignment);

private:
    QueryBuilder m_query;
    QList<BulkAssignment> m_assignments;
};

/// UPDATE of the rows that a query leaves: query.set(User::c.age, User::c.age + 1).update()
///
/// Goes to the database at once, within the session's transaction: commit() keeps it. Pending edits are not written by
/// it and not lost by it.
///
/// It passes by the unit of work: no Event is sent, no cascade followed but the database's own, and nobody's edits are
/// checked against what they began with, as the condition alone says which rows are meant. A version column moves on in
/// every row it changes, so that whoever has one of them in hand gets a StaleDataError as after any other change; this
/// session's own objects know the new version. Query::removeAll() is the same for DELETE.
///
/// Of a class that extends another by a table of its own the columns of both can be set, and the version counts wherever
/// it stands: an UPDATE for each table, of the rows whose keys were read before.
template<typename T>
class BulkUpdate : public BasicBulkUpdate
{
public:
    using BasicBulkUpdate::BasicBulkUpdate;

    /// A value, or an expression of the row's columns.
    template<typename E, typename C, ColumnName name, typename V>
    BulkUpdate set(const Col<E, C, name> &column, const V &value) const
    {
        static_assert(detail::belongsTo<E, T>(), "jw: set() takes a column of the class that is updated");
        if constexpr (detail::isUntyped<V> || SqlOperand<V>) {
            static_assert(detail::takesExpression<C, V>(), "jw: this column cannot be set to an expression of that type");
            return assigned({{column.name(), Expr(value)}, column.entity});
        } else {
            constexpr bool fits = std::is_null_pointer_v<V> ? isOpt<C> : detail::comparesWith<C, V>();
            static_assert(fits, "jw: this column cannot be set to a value of that type");
            if constexpr (!fits)
                return *this;
            else if constexpr (std::is_null_pointer_v<V>)
                return assigned({{column.name(), Expr(Value())}, column.entity});
            else
                return assigned({{column.name(), Expr(detail::operandAs<C>(column.expr(), value))}, column.entity});
        }
    }
    BulkUpdate set(const QString &column, const Expr &value) const { return assigned({{column, value}}); }

private:
    BulkUpdate assigned(const BulkAssignment &assignment) const
    {
        BulkUpdate copy(*this);
        copy.assign(assignment);
        return copy;
    }
};

} // namespace jw
