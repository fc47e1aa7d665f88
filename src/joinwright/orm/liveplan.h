// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/evaluator.h"
#include "joinwright/orm/query.h"

namespace jw {

/// How a query is followed in memory: which rows stand beside a row of its first table, whether they belong to the result,
/// and where. Made once a query; a value.
class LivePlan
{
public:
    /// Where a row stands: the values it is sorted by, then its key.
    using Place = QList<Value>;

    /// Throws Error(Usage) that names what of the query only the database can follow.
    explicit LivePlan(const BasicQuery &query);

    /// A table joined along a to-one relationship, or one that more of the same object stands in; number 0 is the query's own table.
    struct Source
    {
        const Mapper *mapper;
        int from; ///< the source it hangs on
        const Relation *relation;
        bool isRequired; ///< an inner join: without it there is no result row
    };
    const QList<Source> &sources() const { return m_sources; }
    /// What makes the order of rows that sort alike the same here and in the database: the key.
    const QList<Order> &moreOrders() const { return m_moreOrders; }
    std::optional<qint64> limit() const { return m_limit; }
    qint64 offset() const { return m_offset; }

    bool belongs(const RowTuple &rows) const;
    Place placeOf(const RowTuple &rows) const;
    /// Negative, zero, positive.
    int compare(const Place &a, const Place &b) const;
    /// Whether a change of this cell can bring rows into the result that are not in memory.
    bool decides(int source, int cell) const;
    /// The deferred cells of a source that it is decided or sorted by, by Mapper::deferredBit().
    quint16 deferredOf(int source) const;
    /// Collations that the database orders texts by and that are not known here: there the order is by code point.
    QStringList unknownCollations() const;

private:
    struct Term
    {
        Evaluator value;
        Comparison comparison;
        bool descending;
        bool nullsFirst;
    };
    void addSources(const QueryShape &shape);
    void addTerm(const Order &order, const QList<QuerySource> &named, const Dialect &dialect);
    bool isUnwrittenKey(const Expr &expression) const;

    QList<Source> m_sources;
    Evaluator m_filter;
    QList<Term> m_terms;
    QList<Order> m_moreOrders;
    std::optional<qint64> m_limit;
    qint64 m_offset = 0;
};

} // namespace jw
