// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/objects.h"
#include "joinwright/orm/querybuilder.h"

namespace jw {

/// A place in an ordered result: what its row has in the expressions of the order and in its key, as stored. It stays
/// right whatever rows come and go, its own included. Empty: before the first row (after the last, looking back).
struct Bookmark
{
    QList<Value> values {};

    bool isEmpty() const { return values.isEmpty(); }
    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

/// What one page brought.
struct PageRows
{
    QList<Handle> objects {};
    Bookmark first {};
    Bookmark last {};
    bool hasPrevious = false;
    bool hasNext = false;
    int size = 0;
};

/// The `size` objects after (before) a place, found by comparison and not by counting rows, so that every page costs the
/// same. The key decides among equals; NULL has its place. Throws Error(Usage) for a query with a limit, one of a table
/// without key, and for a bookmark with more or fewer values than the order has parts. Any other is taken at its word: of
/// another order it leads to a place that means nothing.
PageRows readPage(const QueryBuilder &query, const Bookmark &place, int size, bool before);

/// Some objects of an ordered query, with the way to those before and after: for (auto p = query.page(50); ; p = p.next())
template<typename T>
class Page
{
public:
    Page(const QueryBuilder &query, PageRows rows)
        : m_query(query)
        , m_rows(std::move(rows))
        , m_objects(objectsOf<T>(m_rows.objects))
    {
    }

    const QList<T> &objects() const { return m_objects; }
    auto begin() const { return m_objects.cbegin(); }
    auto end() const { return m_objects.cend(); }
    qsizetype count() const { return m_objects.size(); }
    bool isEmpty() const { return m_objects.isEmpty(); }
    /// Whether there was more when the page was read.
    bool hasNext() const { return m_rows.hasNext; }
    bool hasPrevious() const { return m_rows.hasPrevious; }
    /// Reads at once. At the end it is an empty page.
    Page next() const { return Page(m_query, readPage(m_query, m_rows.last, m_rows.size, false)); }
    /// Where fewer are left before this one, it is the first page, whole.
    Page previous() const { return Page(m_query, readPage(m_query, m_rows.first, m_rows.size, true)); }
    /// The places of the first and the last object, to go on from later.
    const Bookmark &firstPlace() const { return m_rows.first; }
    const Bookmark &lastPlace() const { return m_rows.last; }

private:
    QueryBuilder m_query;
    PageRows m_rows;
    QList<T> m_objects;
};

} // namespace jw
