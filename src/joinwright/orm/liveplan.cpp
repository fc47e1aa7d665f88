// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/liveplan.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/session.h"

namespace jw {

using namespace Qt::StringLiterals;

LivePlan::LivePlan(const BasicQuery &query)
{
    const QueryShape shape = query.shape();
    const Dialect &dialect = query.session().dialect();
    if (!shape.isPlain)
        throw Error(ErrorKind::Usage, u"only a query of objects can follow the session, without groups, columns and subqueries to read from"_s);
    m_limit = shape.limit;
    m_offset = shape.offset;
    addSources(shape);
    QList<QuerySource> named;
    for (const QueryShape::Source &source : shape.sources)
        named.append({source.mapper, source.alias});
    m_filter = Evaluator(shape.condition, named, dialect);
    const Mapper &mapper = *m_sources.first().mapper;
    for (const int cell : mapper.keyCells())
        m_moreOrders.append(Order(mapper.expression(cell)));
    for (const Order &order : shape.orders + m_moreOrders)
        addTerm(order, named, dialect);
}

void LivePlan::addSources(const QueryShape &shape)
{
    for (const QueryShape::Source &source : shape.sources) {
        const bool isFirst = m_sources.isEmpty();
        if (!isFirst && !source.relation)
            throw Error(ErrorKind::Usage,
                u"a result that follows the session cannot be joined with %1 by a condition: use a relationship"_s.arg(source.mapper->name()));
        if (!isFirst && source.relation->kind != Relation::Kind::ToOne && !source.relation->inherits)
            throw Error(ErrorKind::Usage,
                u"a result that follows the session has one row an object, but %1 leads to many"_s.arg(source.relation->path()));
        m_sources.append({source.mapper, source.from, source.relation, source.kind != Join::Kind::Left});
    }
}

bool LivePlan::isUnwrittenKey(const Expr &expression) const
{
    const Mapper &mapper = *m_sources.first().mapper;
    return mapper.assignsKey() && expression.node().kind == ExprNode::Kind::Column
        && expression.node().table.id == mapper.id() && expression.node().name == mapper.cellName(mapper.keyCells().first());
}

void LivePlan::addTerm(const Order &order, const QList<QuerySource> &named, const Dialect &dialect)
{
    // A key that the database will hand out comes after those there are.
    const bool smallest = dialect.features().nullsFirst && !isUnwrittenKey(order.expression);
    const bool nullsFirst = order.nulls == Order::Nulls::Default ? smallest != order.descending : order.nulls == Order::Nulls::First;
    const Evaluator value(order.expression, named, dialect);
    m_terms.append({value, value.comparison(), order.descending, nullsFirst});
}

bool LivePlan::belongs(const RowTuple &rows) const
{
    for (qsizetype i = 1; i < m_sources.size(); ++i) {
        if (m_sources[i].isRequired && !rows[i])
            return false;
    }
    return m_filter.holds(rows);
}

LivePlan::Place LivePlan::placeOf(const RowTuple &rows) const
{
    Place place;
    place.reserve(m_terms.size());
    for (const Term &term : m_terms)
        place.append(term.value.value(rows));
    return place;
}

int LivePlan::compare(const Place &a, const Place &b) const
{
    for (qsizetype i = 0; i < m_terms.size(); ++i) {
        if (a[i].isNull() && b[i].isNull())
            continue;
        if (a[i].isNull() || b[i].isNull())
            return a[i].isNull() == m_terms[i].nullsFirst ? -1 : 1;
        if (const int order = m_terms[i].comparison.compare(a[i], b[i]))
            return m_terms[i].descending ? -order : order;
    }
    return 0;
}

bool LivePlan::decides(int source, int cell) const
{
    for (const Source &next : m_sources) {
        if (next.relation && next.from == source && next.relation->columns.contains(cell))
            return true;
    }
    if (m_filter.reads(source, cell))
        return true;
    return m_limit && std::any_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return term.value.reads(source, cell); });
}

quint16 LivePlan::deferredOf(int source) const
{
    const Mapper &mapper = *m_sources[source].mapper;
    quint16 cells = 0;
    for (int cell = 0; cell < mapper.cellCount(); ++cell) {
        const bool isRead = m_filter.reads(source, cell)
            || std::any_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return term.value.reads(source, cell); });
        if (isRead)
            cells |= mapper.deferredBit(cell);
    }
    return cells;
}

QStringList LivePlan::unknownCollations() const
{
    QStringList names = m_filter.unknownCollations();
    for (const Term &term : m_terms) {
        if (term.comparison.isForeign() && !names.contains(term.comparison.collationName()))
            names.append(term.comparison.collationName());
    }
    return names;
}

} // namespace jw
