// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"
#include "joinwright/orm/record.h"
#include "joinwright/orm/rowbatch.h"
#include "joinwright/sql/select.h"

#include <iterator>

namespace jw {

class Session;

/// One step along a relationship, for paths made at run time.
struct RelationStep
{
    Id relationship;
    bool back = false; ///< from the table referred to, towards the one with the foreign key

    friend bool operator==(const RelationStep &, const RelationStep &) = default;
};

/// What all queries have in common. Values: every refinement is a new query; nothing runs before it is asked for.
class BasicQuery
{
public:
    /// The statement it would run, for looking at.
    Statement statement() const;
    /// Made ready to run in any thread.
    CompiledQuery compile() const;
    CompiledQuery compileCount() const;
    /// How many rows there are (objects, for a query of one entity), without limit and offset. Runs at once.
    qint64 count() const;
    Session &session() const { return *m_session; }

protected:
    BasicQuery(Session &session, const Mapper &entity);

    void addCondition(const Expr &condition);
    void addOrder(const Order &order);
    void setLimit(qint64 count) { m_limit = count; }
    void setOffset(qint64 count) { m_offset = count; }
    void setDistinct() { m_distinct = true; }
    void addJoin(const RelationRef &relation, const QString &alias, Join::Kind kind);
    void addJoin(const QList<RelationStep> &path, Join::Kind kind);
    void addJoin(const QString &path, Join::Kind kind); ///< "customer.addresses"
    void addJoin(const Mapper &target, const Expr &on, const QString &alias, Join::Kind kind);
    void joinEntity(const EntityInfo &target, Join::Kind kind);
    void addWith(const QList<RelationRef> &path);
    void addWith(const QString &path);
    void addWith(const QList<RelationStep> &path);
    void takeAll() { m_takesAll = true; }

    QList<Handle> run() const; ///< rows of the first entity
    QList<QList<Handle>> runTuples() const;
    QList<QList<Handle>> runColumns() const; ///< the same by entity
    QList<Handle> runLimited(qint64 count) const;
    [[noreturn]] void throwNotOne(qsizetype found) const;

private:
    struct Source
    {
        const Mapper *mapper;
        QString alias;
        Join::Kind kind;
        Expr on;
        bool multiplies; ///< leads to many rows
        bool hidden; ///< an association table on the way
    };
    int sourceOf(const Mapper &mapper) const;
    int join(int from, const Relation &relation, const QString &alias, Join::Kind kind);
    QString freeAlias(const Mapper &mapper) const;
    Expr cellOf(const Source &source, int cell) const;
    Expr condition(const Source &from, const Relation &relation, const Source &to) const;
    void addPath(QList<RelatedPath> &tree, const QList<const Relation *> &path) const;
    QList<const Relation *> resolve(const QString &path) const;
    QList<const Relation *> resolve(const QList<RelationStep> &path) const;
    bool repeats() const;
    Select select() const;
    Select joined() const;
    Expr countedKey() const;
    int addSource(const Mapper &mapper, const QString &alias, Join::Kind kind, bool multiplies, bool hidden);

    Session *m_session;
    QList<Source> m_sources;
    Expr m_condition;
    QList<Order> m_orders;
    std::optional<qint64> m_limit;
    qint64 m_offset = 0;
    bool m_distinct = false;
    bool m_takesAll = false; ///< every source is part of the result
    QList<RelatedPath> m_with;
};

/// The functions that refine a query, for the query class Q.
template<typename Q>
class Refinable : public BasicQuery
{
public:
    using BasicQuery::BasicQuery;

    /// In addition to the conditions there are. An empty condition changes nothing.
    Q where(const Expr &condition) const
    {
        return changed([&](Q &q) { q.addCondition(condition); });
    }
    template<typename E, typename T, typename V>
    Q filterBy(const Col<E, T> &column, const V &value) const
    {
        return where(column == value);
    }
    Q orderBy(const Order &order) const
    {
        return changed([&](Q &q) { q.addOrder(order); });
    }
    Q limit(qint64 count) const
    {
        return changed([&](Q &q) { q.setLimit(count); });
    }
    Q offset(qint64 count) const
    {
        return changed([&](Q &q) { q.setOffset(count); });
    }
    Q distinct() const
    {
        return changed([&](Q &q) { q.setDistinct(); });
    }
    /// Along a relationship; `alias` names the table joined in when the query uses it twice.
    Q join(const RelationRef &relation, const QString &alias = {}) const
    {
        return changed([&](Q &q) { q.addJoin(relation, alias, Join::Kind::Inner); });
    }
    Q outerJoin(const RelationRef &relation, const QString &alias = {}) const
    {
        return changed([&](Q &q) { q.addJoin(relation, alias, Join::Kind::Left); });
    }
    /// By the names of relationships from the first table on: "customer.addresses".
    Q join(const QString &path) const
    {
        return changed([&](Q &q) { q.addJoin(path, Join::Kind::Inner); });
    }
    Q outerJoin(const QString &path) const
    {
        return changed([&](Q &q) { q.addJoin(path, Join::Kind::Left); });
    }
    Q join(const QList<RelationStep> &path) const
    {
        return changed([&](Q &q) { q.addJoin(path, Join::Kind::Inner); });
    }
    Q outerJoin(const QList<RelationStep> &path) const
    {
        return changed([&](Q &q) { q.addJoin(path, Join::Kind::Left); });
    }
    /// Works when exactly one relationship leads from the tables so far to T; otherwise the error lists them.
    template<typename T>
    Q join() const
    {
        return changed([&](Q &q) { q.joinEntity(T::entity, Join::Kind::Inner); });
    }
    template<typename T>
    Q outerJoin() const
    {
        return changed([&](Q &q) { q.joinEntity(T::entity, Join::Kind::Left); });
    }
    /// Loads what is at the other end of each relationship of the path together with the result, whole.
    template<typename... More>
    Q with(const RelationRef &first, const More &...more) const
    {
        return changed([&](Q &q) { q.addWith(QList<RelationRef> {first, more...}); });
    }
    Q with(const QString &path) const
    {
        return changed([&](Q &q) { q.addWith(path); });
    }
    Q with(const QList<RelationStep> &path) const
    {
        return changed([&](Q &q) { q.addWith(path); });
    }

private:
    template<typename F>
    Q changed(F change) const
    {
        Q copy(static_cast<const Q &>(*this));
        change(copy);
        return copy;
    }
};

/// The objects of class T (or the Records of a table) that a condition leaves. Each object comes once, whatever the
/// joins. Iterating runs the query and keeps its result for the loop.
template<typename T>
class Query : public Refinable<Query<T>>
{
public:
    using Object = T;

    Query(Session &session, const Mapper &entity)
        : Refinable<Query<T>>(session, entity)
    {
    }

    QList<T> all() const { return convert(this->run()); }
    Opt<T> first() const
    {
        const QList<Handle> found = this->runLimited(1);
        return found.isEmpty() ? Opt<T>() : Opt<T>(T(found.first().row()));
    }
    /// The only one. Throws Error(Usage) when there is none or more than one.
    T one() const
    {
        const QList<Handle> found = this->runLimited(2);
        if (found.size() != 1)
            this->throwNotOne(found.size());
        return T(found.first().row());
    }
    /// Each result row with the rows joined in, in the order of the joins; null where an outer join found none.
    QList<QList<Record>> tuples() const
    {
        Query copy(*this);
        copy.takeAll();
        QList<QList<Record>> result;
        for (const QList<Handle> &tuple : copy.runTuples())
            result.append(QList<Record>(tuple.begin(), tuple.end()));
        return result;
    }
    CompiledQuery compileTuples() const
    {
        Query copy(*this);
        copy.takeAll();
        return copy.compile();
    }

    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using pointer = const T *;
        using reference = const T &;

        explicit Iterator(QList<T> list = {})
            : m_list(std::move(list))
        {
        }
        const T &operator*() const { return m_list.at(m_index); }
        const T *operator->() const { return &m_list.at(m_index); }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return m_index == m_list.size(); }

    private:
        QList<T> m_list;
        qsizetype m_index = 0;
    };
    Iterator begin() const { return Iterator(all()); }
    std::default_sentinel_t end() const { return {}; }

    static QList<T> convert(const QList<Handle> &handles)
    {
        QList<T> list;
        list.reserve(handles.size());
        for (const Handle &handle : handles)
            list.append(T(handle.row()));
        return list;
    }
};

/// Pairs of an A and a B along the relationship between them. A B is null where an outer join found none.
template<typename A, typename B>
class PairQuery : public Refinable<PairQuery<A, B>>
{
public:
    PairQuery(Session &session, const Mapper &entity)
        : Refinable<PairQuery<A, B>>(session, entity)
    {
        this->takeAll();
    }

    QList<std::pair<A, B>> all() const
    {
        const QList<QList<Handle>> columns = this->runColumns();
        QList<std::pair<A, B>> pairs;
        pairs.reserve(columns[0].size());
        for (qsizetype i = 0; i < columns[0].size(); ++i)
            pairs.append({A(columns[0][i].row()), B(columns[1][i].row())});
        return pairs;
    }
};

} // namespace jw
