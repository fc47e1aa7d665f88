// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/queryreader.h"

#include "joinwright/orm/rowtaker.h"
#include "joinwright/orm/sessionparts.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QSet>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

QList<Handle> once(const QList<Handle> &rows)
{
    QSet<Row *> seen;
    QList<Handle> result;
    for (const Handle &row : rows) {
        if (!row || seen.contains(row.row()))
            continue;
        seen.insert(row.row());
        result.append(row);
    }
    return result;
}

/// Takes rows into a list without asking at each who shares it.
class Filling
{
public:
    void add(Row *taken)
    {
        if (m_at == m_end)
            grow();
        *m_at++ = Handle::adopting(taken);
    }
    QList<Handle> list()
    {
        m_rows.resize(m_rows.size() - (m_end - m_at));
        return std::move(m_rows);
    }

private:
    void grow()
    {
        const qsizetype size = m_rows.size();
        m_rows.resize(std::max<qsizetype>(16, size * 2));
        m_at = m_rows.data() + size;
        m_end = m_rows.data() + m_rows.size();
    }

    QList<Handle> m_rows;
    Handle *m_at = nullptr;
    Handle *m_end = nullptr;
};

} // namespace

QueryReader::QueryReader(Session::Parts &parts)
    : m_parts(parts)
{
}

/// Its values are bound.
KeptStatement &QueryReader::prepared(const CompiledQuery &query)
{
    Connection &connection = m_parts.io([&] { return u"querying "_s + query.entities.first()->name(); });
    if (m_last.isNull() || m_last.sql().constData() != query.statement.sql.constData())
        m_last = connection.prepare(query.statement.sql);
    for (qsizetype i = 0; i < query.statement.values.size(); ++i)
        m_last.bind(int(i), query.statement.values[i]);
    return m_last;
}

/// The rows of a query of one entity.
QList<Handle> QueryReader::single(const CompiledQuery &query)
{
    KeptStatement &statement = prepared(query);
    announce(statement, query);
    const auto end = qScopeGuard([&] { statement.finish(); });
    statement.start();
    bool atEnd = false;
    return batch(statement, query, std::numeric_limits<qint64>::max(), &atEnd);
}

QList<QList<Handle>> QueryReader::columns(const CompiledQuery &query)
{
    KeptStatement statement = prepared(query); // a copy: it lasts while handlers of events run
    std::vector<RowTaker> takers;
    takers.reserve(size_t(query.entities.size()));
    int column = 0;
    for (qsizetype i = 0; i < query.entities.size(); ++i) {
        takers.emplace_back(m_parts, *query.entities[i], query.unloaded.value(i), column, query.mayBeAbsent);
        takers.back().announce(statement);
        column += takers.back().width();
    }
    std::vector<Filling> found(takers.size());
    const auto end = qScopeGuard([&] { statement.finish(); });
    statement.start();
    while (statement.next()) {
        for (size_t i = 0; i < takers.size(); ++i)
            found[i].add(takers[i].take(statement));
    }
    QList<QList<Handle>> result;
    for (size_t i = 0; i < takers.size(); ++i) {
        takers[i].settle();
        result.append(found[i].list());
    }
    for (const JoinedPath &path : query.joined) {
        m_parts.adopter.link(*path.relation, result[path.owner], result[path.member]);
        m_parts.loader.loadPaths(result[path.member], path.nested);
    }
    m_parts.loader.loadPaths(result.first(), query.with);
    return result;
}

void QueryReader::announce(KeptStatement &statement, const CompiledQuery &query)
{
    RowTaker(m_parts, *query.entities.first(), query.unloaded.value(0)).announce(statement);
}

QList<Handle> QueryReader::batch(KeptStatement &running, const CompiledQuery &query, qint64 most, bool *atEnd)
{
    Filling found;
    RowTaker taker(m_parts, *query.entities.first(), query.unloaded.value(0), 0, query.mayBeAbsent);
    for (qint64 left = most; left > 0 && !*atEnd; --left) {
        *atEnd = !running.next();
        if (!*atEnd)
            found.add(taker.take(running));
    }
    const QList<Handle> result = found.list();
    taker.settle();
    m_parts.loader.loadPaths(result, query.with);
    return query.isUnique ? once(result) : result;
}

QList<Handle> QueryReader::rows(const CompiledQuery &query)
{
    if (query.entities.size() == 1 && query.joined.isEmpty())
        return single(query);
    const QList<Handle> found = columns(query).first();
    return query.isUnique ? once(found) : found;
}

} // namespace jw
