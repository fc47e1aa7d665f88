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
    auto &rows = m_sets[int(set)];
    if (rows.contains(row))
        return;
    ref(row);
    rows.insert(row, m_next++);
}

void UnitOfWork::remove(Set set, Row *row)
{
    if (m_sets[int(set)].remove(row))
        deref(row);
}

QList<Row *> UnitOfWork::rows(Set set) const
{
    const auto &numbers = m_sets[int(set)];
    QList<Row *> result = numbers.keys();
    std::sort(result.begin(), result.end(),
        [&](Row *a, Row *b) { return numbers.value(a) < numbers.value(b); });
    return result;
}

bool UnitOfWork::isEmpty() const
{
    return std::all_of(std::begin(m_sets), std::end(m_sets), [](const auto &set) { return set.isEmpty(); });
}

void UnitOfWork::clear()
{
    for (auto &set : m_sets) {
        const QList<Row *> rows = set.keys();
        set.clear();
        for (Row *row : rows)
            deref(row);
    }
}

} // namespace jw
