// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/unitofwork.h"

#include <algorithm>
#include <utility>

namespace jw {

namespace {

constexpr size_t FewRows = 64; // through which a search is as fast as a look-up

} // namespace

UnitOfWork::~UnitOfWork()
{
    clear();
}

void UnitOfWork::insert(Set set, Row *row)
{
    if (contains(set, row))
        return;
    Rows &rows = m_sets[int(set)];
    ref(row);
    row->lists |= bitOf(set);
    if (!rows.places.isEmpty())
        rows.places.insert(row, qsizetype(rows.order.size()));
    rows.order.push_back(row);
    ++rows.count;
}

void UnitOfWork::takeOut(Rows &rows, Row *row)
{
    if (rows.order.back() == row) {
        rows.order.pop_back();
        rows.places.remove(row);
        return;
    }
    if (rows.order.size() <= FewRows) {
        *std::find(rows.order.begin(), rows.order.end(), row) = nullptr;
        rows.places.remove(row);
        return;
    }
    if (rows.places.isEmpty())
        close(rows);
    rows.order[size_t(rows.places.take(row))] = nullptr;
}

void UnitOfWork::remove(Set set, Row *row)
{
    if (!contains(set, row))
        return;
    Rows &rows = m_sets[int(set)];
    takeOut(rows, row);
    row->lists &= quint8(~bitOf(set));
    if (--rows.count == 0) {
        rows.order.clear();
        rows.places.clear();
    } else if (rows.order.size() > FewRows && rows.order.size() > 4 * size_t(rows.count)) {
        close(rows);
    }
    deref(row);
}

/// Closes the gaps and notes where each row is.
void UnitOfWork::close(Rows &rows)
{
    PagedList<Row *> order;
    for (Row *row : rows.order) {
        if (row)
            order.push_back(row);
    }
    rows.order = std::move(order);
    rows.places.reserve(qsizetype(rows.order.size()));
    for (size_t i = 0; i < rows.order.size(); ++i)
        rows.places.insert(rows.order[i], qsizetype(i));
}

QList<Row *> UnitOfWork::rows(Set set) const
{
    QList<Row *> result;
    result.reserve(size(set));
    for (Row *row : m_sets[int(set)].order) {
        if (row)
            result.append(row);
    }
    return result;
}

bool UnitOfWork::isEmpty() const
{
    return size(Set::Added) + size(Set::Changed) + size(Set::Deleted) == 0;
}

void UnitOfWork::clear()
{
    for (const Set set : {Set::Added, Set::Changed, Set::Deleted, Set::Counting})
        clear(set);
}

void UnitOfWork::clear(Set set)
{
    if (m_sets[int(set)].order.empty())
        return;
    const Rows rows = std::exchange(m_sets[int(set)], Rows {});
    for (Row *row : rows.order) {
        if (!row)
            continue;
        row->lists &= quint8(~bitOf(set));
        deref(row);
    }
}

} // namespace jw
