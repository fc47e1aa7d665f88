// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/storedlinks.h"

#include "joinwright/orm/changes.h"
#include "joinwright/orm/rowstore.h"

#include <algorithm>

namespace jw {

QList<Value> storedCells(const Row *row, const QList<int> &cells)
{
    QList<Value> values;
    for (const int cell : cells)
        values.append(storedCell(row, cell));
    return values;
}

QList<Value> presentCells(const Row *row, const QList<int> &cells)
{
    QList<Value> values;
    for (const int cell : cells)
        values.append(row->cells()[cell]);
    return values;
}

QList<Value> inFormOf(const Relation &toOne, QList<Value> values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        values[i] = toOne.target->keyForm(toOne.targetColumns[i], values[i]);
    return values;
}

QList<Value> storedKey(const Row *row, const QList<int> &cells, const Relation &toOne)
{
    return inFormOf(toOne, storedCells(row, cells));
}

QList<Value> presentKey(const Row *row, const QList<int> &cells, const Relation &toOne)
{
    return inFormOf(toOne, presentCells(row, cells));
}

int StoredParents::find(const Row *child, const Relation &toOne)
{
    auto index = m_indexes.find(&toOne);
    if (index == m_indexes.end()) {
        index = m_indexes.insert(&toOne, {});
        for (int i = 0; i < m_rows.size(); ++i) {
            if (&m_rows[i]->mapper() == toOne.target)
                index->insert(storedKey(m_rows[i], toOne.targetColumns, toOne), i);
        }
    }
    return index->value(storedKey(child, toOne.columns, toOne), -1);
}

void ChildrenByKey::fill(const Relation &toOne)
{
    auto &index = m_indexes[&toOne];
    for (Row *row : std::as_const(m_rows)) {
        const bool isCounted = m_by == By::StoredCells ? !(row->flags & Row::Sent) : !RowStore::target(row, toOne.index);
        if (&row->mapper() == toOne.mapper && isCounted)
            index.insert(keyOf(row, toOne.columns, toOne), row);
    }
}

QList<ChildrenByKey::Child> ChildrenByKey::of(const Row *parent)
{
    QList<Child> children;
    for (const Relation &relation : parent->mapper().relations()) {
        if (relation.kind != Relation::Kind::ToMany || relation.isVirtual)
            continue;
        const Relation &toOne = relation.toOne();
        if (!m_indexes.contains(&toOne))
            fill(toOne);
        for (Row *row : m_indexes[&toOne].values(keyOf(parent, toOne.targetColumns, toOne))) {
            if (row != parent)
                children.append({row, &toOne});
        }
    }
    return children;
}

bool ComingKeys::has(const Row *child, const Relation &toOne)
{
    auto keys = m_keys.find(&toOne);
    if (keys == m_keys.end()) {
        keys = m_keys.insert(&toOne, {});
        for (const Row *row : std::as_const(m_rows)) {
            if (&row->mapper() != toOne.target)
                continue;
            const QList<Value> key = presentKey(row, toOne.targetColumns, toOne);
            const bool isWhole = std::none_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); });
            if (isWhole && (row->state == RowState::Pending || key != storedKey(row, toOne.targetColumns, toOne)))
                keys->insert(key);
        }
    }
    return keys->contains(presentKey(child, toOne.columns, toOne));
}

} // namespace jw
