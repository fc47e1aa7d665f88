// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/callsite.h"
#include "joinwright/orm/querybuilder.h"
#include "joinwright/orm/rowset.h"

namespace jw {

/// What all queries have in common. Values: every refinement is a new query; nothing runs before it is asked for.
class BasicQuery
{
public:
    explicit BasicQuery(const QueryBuilder &builder)
        : m_builder(builder)
    {
    }

    /// The statement it would run, for looking at.
    Statement statement() const;
    /// The same as a value, to be part of another statement.
    Select toSelect() const;
    /// Made ready to run in any thread.
    CompiledQuery compile() const; ///< see rowbatch.h
    CompiledQuery compileCount() const;
    /// The same for rows with all their tables.
    CompiledQuery compileTuples() const;
    CompiledQuery compileLimited(qint64 most) const; ///< of no more rows than that
    Statement compileExists() const;
    /// How many rows there are (objects, for a query of one entity), without limit and offset. Runs at once.
    qint64 count(SourceLocation where = SourceLocation::current()) const;
    /// Whether there is any row. Runs at once.
    bool exists(SourceLocation where = SourceLocation::current()) const;
    /// How the database would run it, one line a step; the wording is the database's. Asks it at once.
    QStringList explain(SourceLocation where = SourceLocation::current()) const;
    Session &session() const { return m_builder.session(); }
    QueryShape shape() const;
    /// The rows of all its tables, in its order and then by `more`, up to `limit` from the first one on.
    CompiledQuery compileRows(const QList<Order> &more, std::optional<qint64> limit) const;
    const QueryBuilder &builder() const { return m_builder; }
    QueryBuilder &builder() { return m_builder; }

protected:
    QList<Handle> run() const; ///< rows of the first entity
    QList<QList<Handle>> runTuples() const;
    QList<QList<Handle>> runColumns() const; ///< the same by entity
    QList<Handle> runLimited(qint64 count) const;
    /// The plain columns; the objects beside them go to `objects`, one a row.
    RowSet runRows(QList<Handle> *objects = nullptr) const;
    [[noreturn]] void throwNotOne(qsizetype found) const;

private:
    Connection &io(const QString &doing) const;
    QueryBuilder m_builder;
};

/// How the database would run a statement, one line a step. Throws Error.
QStringList explained(const Statement &statement, Connection &connection);

namespace detail {

/// A path that ends in a column.
inline void addStep(QueryBuilder &, QList<RelationRef> &path, const RelationRef &relation)
{
    path.append(relation);
}
inline void addStep(QueryBuilder &query, QList<RelationRef> &path, const ColumnRef &column)
{
    query.undefer(path, column);
}

/// What rows are sorted or grouped by: not a number, nor a text, which would be the same for all of them.
template<typename C>
constexpr bool tellsRowsApart = std::is_convertible_v<const C &, Expr> && !std::is_convertible_v<const C &, Value>;

template<typename R>
constexpr bool isRelationship = RelationArgument<R>;
/// What is taken for a path of relationships, be it for saying that it is none.
template<typename R>
concept PathArgument = RelationArgument<R> || SqlOperand<R>;

template<typename O>
Order toOrder(const O &order)
{
    if constexpr (std::is_same_v<O, Order>)
        return order;
    else if constexpr (tellsRowsApart<O>)
        return Order(Expr(order));
    else
        return Order(Expr());
}

} // namespace detail

/// The functions that refine a query, for the query class Q.
template<typename Q>
class Refinable : public BasicQuery
{
public:
    using BasicQuery::BasicQuery;
    /// Only objects of this class, where several share a table or extend one another.
    Q ofClass(const EntityInfo &entity) const
    {
        return changed([&](QueryBuilder &q) { q.addClass(entity); });
    }
    /// The same of what was joined last.
    Q lastOfClass(const EntityInfo &entity) const
    {
        return changed([&](QueryBuilder &q) { q.narrow(entity); });
    }
    /// Loads a deferred column together with the rows.
    template<typename E, typename T, ColumnName name>
    Q undefer(const Col<E, T, name> &column) const
    {
        if constexpr (requires { typename Q::Object; })
            static_assert(detail::belongsTo<E, typename Q::Object>(), "jw: undefer() takes a column of the class that is queried");
        return changed([&](QueryBuilder &q) { q.undefer(QList<RelationRef>(), column); });
    }
    /// The same at the end of a path of relationships, which are loaded with the rows: undefer(User::rel.orders, Order::c.note)
    template<detail::RelationArgument First, typename... More>
    Q undefer(const First &first, const More &...more) const
    {
        return changed([&](QueryBuilder &q) {
            QList<RelationRef> path {first};
            (detail::addStep(q, path, more), ...);
        });
    }
    /// The same by names: "note", "orders.note".
    Q undefer(const QString &path) const
    {
        return changed([&](QueryBuilder &q) { q.undefer(path); });
    }
    /// Loads every deferred column together with the rows.
    Q undeferAll() const
    {
        return changed([](QueryBuilder &q) { q.undefer(QString()); });
    }
    /// In addition to the conditions there are. An empty condition changes nothing.
    Q where(const Expr &condition) const &
    {
        return changed([&](QueryBuilder &q) { q.addCondition(condition); });
    }
    Q where(const Expr &condition) &&
    {
        this->builder().addCondition(condition);
        return std::move(static_cast<Q &>(*this));
    }
    template<typename C>
    Q where(const C &condition) const &
    {
        static_assert(detail::isCondition<C>(), "jw: where() takes a condition, and this is no truth value");
        return where(detail::conditionOf(condition));
    }
    template<typename C>
    Q where(const C &condition) &&
    {
        static_assert(detail::isCondition<C>(), "jw: where() takes a condition, and this is no truth value");
        return std::move(*this).where(detail::conditionOf(condition));
    }
    /// By the column at the end of a path of relationships: where(u"customer.country.name"_s, Expr::Op::Equal, u"Peru"_s).
    Q where(const QString &path, Expr::Op op, const Value &value) const
    {
        return changed([&](QueryBuilder &q) { q.addCondition(Expr::binary(op, q.column(path), value)); });
    }
    template<typename E, typename T, ColumnName name, typename V>
    Q filterBy(const Col<E, T, name> &column, const V &value) const
    {
        if constexpr (requires { typename Q::Object; }) {
            static_assert(detail::belongsTo<E, typename Q::Object>(),
                "jw: filterBy() takes a column of the class that is queried; for another table's use where()");
        }
        return where(column == value);
    }
    Q filterBy(const QString &path, const Value &value) const { return where(path, Expr::Op::Equal, value); }
    /// Where something (nothing) at the other end of a relationship meets the condition. In a condition on a table that is
    /// related to itself, the other end goes by the relationship's name: User::c.age.of(u"reports"_s).
    Q whereAny(const RelationUse &relation, const Expr &condition = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addCondition(q.any(relation, condition)); });
    }
    Q whereNone(const RelationUse &relation, const Expr &condition = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addCondition(!q.any(relation, condition)); });
    }
    Q whereAny(const QString &relation, const Expr &condition = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addCondition(q.any(relation, condition)); });
    }
    Q whereNone(const QString &relation, const Expr &condition = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addCondition(!q.any(relation, condition)); });
    }
    /// By columns, expressions or Orders: orderBy(User::c.name, User::c.age.desc())
    template<typename... O>
    Q orderBy(const O &...orders) const
    {
        static_assert(((std::is_same_v<O, Order> || detail::tellsRowsApart<O>) && ...), "jw: orderBy() takes columns, expressions and Orders");
        return changed([&](QueryBuilder &q) { (q.addOrder(detail::toOrder(orders)), ...); });
    }
    /// By the column at the end of a path of relationships.
    Q orderBy(const QString &path, bool descending = false) const
    {
        return changed([&](QueryBuilder &q) { q.addOrder(Order(q.column(path), descending)); });
    }
    template<typename... G>
    Q groupBy(const G &...groups) const
    {
        static_assert((detail::tellsRowsApart<G> && ...), "jw: groupBy() takes columns and expressions");
        return changed([&](QueryBuilder &q) { (q.addGroup(detail::toOrder(groups).expression), ...); });
    }
    /// A condition on groups, in addition to those there are.
    Q having(const Expr &condition) const
    {
        return changed([&](QueryBuilder &q) { q.addGroupCondition(condition); });
    }
    template<typename C>
    Q having(const C &condition) const
    {
        static_assert(detail::isCondition<C>(), "jw: having() takes a condition, and this is no truth value");
        return having(detail::conditionOf(condition));
    }
    Q limit(qint64 count) const &
    {
        return changed([&](QueryBuilder &q) { q.setLimit(count); });
    }
    Q limit(qint64 count) &&
    {
        this->builder().setLimit(count);
        return std::move(static_cast<Q &>(*this));
    }
    Q offset(qint64 count) const
    {
        return changed([&](QueryBuilder &q) { q.setOffset(count); });
    }
    Q distinct() const
    {
        return changed([&](QueryBuilder &q) { q.setDistinct(); });
    }
    /// Along a relationship; `alias` names the table joined in when the query uses it twice.
    Q join(const RelationUse &relation, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(relation, alias, Join::Kind::Inner); });
    }
    Q outerJoin(const RelationUse &relation, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(relation, alias, Join::Kind::Left); });
    }
    /// Rows of both sides, matched or not: what has no counterpart is null. Throws Error(Unsupported) where the database
    /// has no FULL JOIN.
    Q fullJoin(const RelationUse &relation, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(relation, alias, Join::Kind::Full); });
    }
    Q fullJoin(const QString &path) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(path, Join::Kind::Full); });
    }
    template<typename T>
    Q fullJoin(const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(T::entity, on, alias, Join::Kind::Full); });
    }
    Q fullJoin(const Table *table, const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(mapperOf(table), on, alias, Join::Kind::Full); });
    }
    template<SqlOperand C>
    Q join(const C &) const
    {
        static_assert(detail::isRelationship<C>, "jw: join() takes a relationship, and this is a column");
        return *this;
    }
    template<SqlOperand C>
    Q outerJoin(const C &) const
    {
        static_assert(detail::isRelationship<C>, "jw: outerJoin() takes a relationship, and this is a column");
        return *this;
    }
    /// By the names of relationships from the first table on: "customer.addresses". What is joined already is used again.
    Q join(const QString &path) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(path, Join::Kind::Inner); });
    }
    Q outerJoin(const QString &path) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(path, Join::Kind::Left); });
    }
    Q join(const QList<RelationStep> &path) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(path, Join::Kind::Inner); });
    }
    Q outerJoin(const QList<RelationStep> &path) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(path, Join::Kind::Left); });
    }
    /// Works when exactly one relationship leads from the tables so far to T; otherwise the error lists them.
    template<typename T>
    Q join() const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(T::entity, Join::Kind::Inner); });
    }
    template<typename T>
    Q outerJoin() const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(T::entity, Join::Kind::Left); });
    }
    /// By a condition of your own.
    template<typename T>
    Q join(const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(T::entity, on, alias, Join::Kind::Inner); });
    }
    template<typename T>
    Q outerJoin(const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(T::entity, on, alias, Join::Kind::Left); });
    }
    Q join(const Table *table, const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(mapperOf(table), on, alias, Join::Kind::Inner); });
    }
    Q outerJoin(const Table *table, const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(mapperOf(table), on, alias, Join::Kind::Left); });
    }
    Q join(const Subquery &subquery, const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(subquery, on, alias, Join::Kind::Inner); });
    }
    Q outerJoin(const Subquery &subquery, const Expr &on, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(subquery, on, alias, Join::Kind::Left); });
    }
    /// A subquery whose conditions may name the tables before it: the newest three orders of each customer. Throws
    /// Error(Unsupported) where the database has no LATERAL.
    Q joinLateral(const Subquery &subquery, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addJoin(subquery, Expr(), alias, Join::Kind::Cross, true); });
    }
    /// The same with a row of NULLs where it brings none.
    Q outerJoinLateral(const Subquery &subquery, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) {
            q.addJoin(subquery, Expr::sql(QStringLiteral("1 = 1")), alias, Join::Kind::Left, true);
        });
    }

protected:
    template<typename F>
    Q changed(F change) const
    {
        Q copy(static_cast<const Q &>(*this));
        change(copy.builder());
        return copy;
    }

private:
    const Mapper &mapperOf(const EntityInfo &entity) const;
    const Mapper &mapperOf(const Table *table) const;
};

/// For Refinable, which does not see the session.
const Mapper &mapperIn(Session &session, const EntityInfo &entity);
const Mapper &mapperIn(Session &session, const Table *table); ///< throws Error(Usage) for null

template<typename Q>
const Mapper &Refinable<Q>::mapperOf(const EntityInfo &entity) const
{
    return mapperIn(session(), entity);
}

template<typename Q>
const Mapper &Refinable<Q>::mapperOf(const Table *table) const
{
    return mapperIn(session(), table);
}

} // namespace jw
