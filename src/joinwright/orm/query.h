// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/bulkstatement.h"
#include "joinwright/orm/objects.h"
#include "joinwright/orm/page.h"
#include "joinwright/orm/record.h"
#include "joinwright/orm/refinable.h"
#include "joinwright/orm/stream.h"
#include "joinwright/orm/tuplequery.h"
#include "joinwright/orm/typedfunctions.h"

namespace jw {

/// The objects of class T (or the Records of a table) that a condition leaves. Each object comes once, whatever the
/// joins. Iterating runs the query and keeps its result for the loop.
template<typename T>
class Query : public Refinable<Query<T>>
{
public:
    using Object = T;
    using Refinable<Query<T>>::Refinable;

    Query(Session &session, const Mapper &entity)
        : Refinable<Query<T>>(QueryBuilder(session, entity))
    {
    }

    QList<T> all(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return objectsOf<T>(this->run());
    }
    Opt<T> first(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        const QList<Handle> found = this->runLimited(1);
        return found.isEmpty() ? Opt<T>() : Opt<T>(T(found.first().row()));
    }
    /// The only one. Throws Error(Usage) when there is none or more than one.
    T one(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        const QList<Handle> found = this->runLimited(2);
        if (found.size() != 1)
            this->throwNotOne(found.size());
        return T(found.first().row());
    }
    /// Loads what is at the other end of each relationship of the path together with the result, whole, by one more SELECT
    /// a step. Of several calls that name the same path the last counts.
    template<detail::PathArgument First, typename... More>
    Query with(const First &first, const More &...more) const
    {
        return loading(Loading::SelectIn, first, more...);
    }
    Query with(const QString &path) const { return loading(Loading::SelectIn, path); }
    Query with(const QList<RelationStep> &path) const { return loading(Loading::SelectIn, path); }
    /// The same by outer joins in the query's own SELECT: one round trip, and an owner's columns once a member. Where a
    /// limit counts objects, or the result is read in parts (page(), stream()), to-many relationships are loaded as with() does;
    /// so is everything for queries that return more than their objects.
    template<detail::PathArgument First, typename... More>
    Query withJoined(const First &first, const More &...more) const
    {
        return loading(Loading::Joined, first, more...);
    }
    Query withJoined(const QString &path) const { return loading(Loading::Joined, path); }
    /// A look at the last relationship of the path throws Error(Usage) unless it is loaded, for the objects that come by
    /// this query and whatever the session's rule; what lies on the way to it is loaded. A later query that says something
    /// of the same object's relationships replaces that.
    template<detail::PathArgument First, typename... More>
    Query raising(const First &first, const More &...more) const
    {
        return loading(Loading::Raise, first, more...);
    }
    Query raising(const QString &path) const { return loading(Loading::Raise, path); }
    /// The same for all relationships that nothing else is said of, of the objects and of those that with() brings.
    Query raising() const
    {
        return this->changed([](QueryBuilder &q) { q.raiseOthers(); });
    }
    /// Loads it at the first look, whatever the session's rule.
    template<detail::PathArgument First, typename... More>
    Query lazily(const First &first, const More &...more) const
    {
        return loading(Loading::Lazy, first, more...);
    }
    Query lazily(const QString &path) const { return loading(Loading::Lazy, path); }

    /// Each object with further columns beside it: query<User>().outerJoin(User::rel.addresses)
    /// .groupBy(User::c.id).columns(Address::c.id.count())
    template<typename... C>
    ObjectTupleQuery<T, detail::SelectedType<C>...> columns(const C &...more) const
    {
        QueryBuilder builder = this->builder();
        for (const SelectColumn &column : {detail::selectColumn(more)...})
            builder.addColumn(column);
        return ObjectTupleQuery<T, detail::SelectedType<C>...>(builder);
    }
    /// Each result row with the rows joined in, in the order of the joins; null where an outer join found none.
    QList<QList<Record>> tuples(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        QList<QList<Record>> result;
        for (const QList<Handle> &tuple : whole().runTuples())
            result.append(QList<Record>(tuple.begin(), tuple.end()));
        return result;
    }

    /// Set operations with another query of the same class; order and limit of what comes out are set afterwards.
    Query unite(const Query &other) const { return combined(Select::SetOperation::Union, other); }
    Query uniteAll(const Query &other) const { return combined(Select::SetOperation::UnionAll, other); }
    Query intersect(const Query &other) const { return combined(Select::SetOperation::Intersect, other); }
    Query except(const Query &other) const { return combined(Select::SetOperation::Except, other); }
    /// UPDATE of all rows that the query leaves, at once: set(User::c.age, User::c.age + 1).update()
    template<typename E, typename C, ColumnName name, typename V>
    BulkUpdate<T> set(const Col<E, C, name> &column, const V &value) const
    {
        return BulkUpdate<T>(this->builder()).set(column, value);
    }
    BulkUpdate<T> set(const QString &column, const Expr &value) const
    {
        return BulkUpdate<T>(this->builder()).set(column, value);
    }
    /// DELETE of all rows that the query leaves, at once; their objects become detached. Returns how many there were.
    qint64 removeAll(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return removeRows(this->builder());
    }

    /// Takes the rows from a subquery that has the table's columns by name; the other refinements apply to those.
    Query from(const Subquery &rows) const
    {
        return this->changed([&](QueryBuilder &q) { q.fromRows(rows); });
    }
    /// The same from SQL text, with the values for its "?" in order; the caller vouches for it. An order within counts
    /// only where the database keeps it: use orderBy().
    Query fromSql(const QString &text, const QList<Value> &values = {}) const
    {
        return from(Subquery::sql(this->builder().entity()->name(), text, values));
    }

    /// The first `size` objects of the order, and the way to the others: see Page.
    Page<T> page(int size, SourceLocation where = SourceLocation::current()) const { return pageAfter({}, size, where); }
    Page<T> pageAfter(const Bookmark &bookmark, int size, SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return Page<T>(this->builder(), readPage(this->builder(), bookmark, size, false));
    }
    Page<T> pageBefore(const Bookmark &bookmark, int size, SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return Page<T>(this->builder(), readPage(this->builder(), bookmark, size, true));
    }
    /// The objects one after the other, however many: only `batch` of them are in memory unless somebody holds them.
    Stream<T> stream(int batch = 500) const { return Stream<T>(this->builder(), batch); }

    /// Walks over the objects of one run of the query, which it owns.
    using Iterator = ObjectIterator<T>;
    Iterator begin(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return Iterator(this->run());
    }
    std::default_sentinel_t end() const { return {}; }

private:
    template<detail::PathArgument First, typename... More>
    Query loading(Loading how, const First &first, const More &...more) const
    {
        constexpr bool fits = (detail::isRelationship<First> && ... && detail::isRelationship<More>);
        static_assert(fits, "jw: what is loaded with the rows is said by a path of relationships");
        if constexpr (fits) {
            static_assert(detail::startsAt<T, First>(), "jw: the path of relationships starts at another class than the one queried");
            static_assert(detail::isPath<First, More...>(), "jw: each relationship of a path starts where the one before it ends");
            return this->changed([&](QueryBuilder &q) { q.addLoading(how, QList<RelationRef> {first, more...}); });
        } else {
            return *this;
        }
    }
    Query loading(Loading how, const QString &path) const
    {
        return this->changed([&](QueryBuilder &q) { q.addLoading(how, path); });
    }
    Query loading(Loading how, const QList<RelationStep> &path) const
    {
        return this->changed([&](QueryBuilder &q) { q.addLoading(how, path); });
    }
    Query whole() const
    {
        return this->changed([](QueryBuilder &q) { q.setObjects(QueryBuilder::Objects::All); });
    }
    Query combined(Select::SetOperation operation, const Query &other) const
    {
        return this->changed([&](QueryBuilder &q) { q.combine(operation, other.builder()); });
    }
};

/// Pairs of an A and a B along the relationship between them. A B is null where an outer join found none.
template<typename A, typename B>
class PairQuery : public Refinable<PairQuery<A, B>>
{
public:
    PairQuery(Session &session, const Mapper &entity)
        : Refinable<PairQuery<A, B>>(QueryBuilder(session, entity))
    {
        this->builder().setObjects(QueryBuilder::Objects::All);
        this->builder().loadBases();
    }

    QList<std::pair<A, B>> all(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        const QList<QList<Handle>> columns = this->runColumns();
        QList<std::pair<A, B>> pairs;
        pairs.reserve(columns[0].size());
        for (qsizetype i = 0; i < columns[0].size(); ++i)
            pairs.append({A(columns[0][i].row()), B(columns[1][i].row())});
        return pairs;
    }
};

} // namespace jw
