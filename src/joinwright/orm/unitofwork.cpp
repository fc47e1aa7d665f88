// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/unitofwork.h"

#include <algorithm>

namespace jw {

UnitOfWork::~UnitOfWork()
{
    clear();
}

void UnitOfWork::insert(Set set, Row *row)
{
    Rows &rows = m_sets[int(set)];
    const qsizetype size = rows.places.size();
    qsizetype &place = rows.places[row];
    if (rows.places.size() == size)
        return;
    ref(row);
    place = qsizetype(rows.order.size());
    rows.order.push_back(row);
}

void UnitOfWork::remove(Set set, Row *row)
{
    Rows &rows = m_sets[int(set)];
    const auto place = rows.places.constFind(row);
    if (place == rows.places.cend())
        return;
    rows.order[size_t(*place)] = nullptr;
    rows.places.erase(place);
    if (rows.places.isEmpty())
        rows.order.clear();
    else if (rows.order.size() > 64 && rows.order.size() > 4 * size_t(rows.places.size()))
        close(rows);
    deref(row);
}

void UnitOfWork::close(Rows &rows)
{
    std::erase(rows.order, nullptr);
    for (size_t i = 0; i < rows.order.size(); ++i)
        rows.places[rows.order[i]] = qsizetype(i);
}

QList<Row *> UnitOfWork::rows(Set set) const
{
    QList<Row *> result;
    result.reserve(m_sets[int(set)].places.size());
    for (Row *row : m_sets[int(set)].order) {
        if (row)
            result.append(row);
    }
    return result;
}

bool UnitOfWork::isEmpty() const
{
    return std::all_of(std::begin(m_sets), std::end(m_sets), [](const Rows &set) { return set.places.isEmpty(); });
}

void UnitOfWork::clear()
{
    for (Rows &set : m_sets) {
        const std::vector<Row *> rows = std::exchange(set.order, {});
        set.places.clear();
        for (Row *row : rows) {
            if (row)
                deref(row);
        }
    }
}

} // namespace jw
