// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/handover.h"

#include "joinwright/core/topologicalsort.h"
#include "joinwright/orm/changes.h"
#include "joinwright/orm/mapper.h"
#include "joinwright/orm/rowstore.h"

#include <QtCore/QHash>

namespace jw {

namespace {

using Unique = QList<Value>;

/// Empty when one of the cells is NULL, for that is as unique as can be.
template<typename Cell>
Unique keyOf(const QList<int> &cells, Cell cellOf)
{
    Unique key;
    for (const int cell : cells) {
        key.append(cellOf(cell));
        if (key.constLast().isNull())
            return {};
    }
    return key;
}

Unique storedValues(const Row *row, const QList<int> &cells)
{
    return keyOf(cells, [row](int cell) { return row->mapper().uniqueForm(cell, storedCell(row, cell)); });
}

Unique presentValues(const Row *row, const QList<int> &cells)
{
    return keyOf(cells, [row](int cell) { return row->mapper().uniqueForm(cell, row->cells()[cell]); });
}

bool changesAny(const Row *row, const QList<int> &cells)
{
    return std::any_of(cells.begin(), cells.end(), [row](int cell) { return row->changes && row->changes->find(cell); });
}

/// None that others refer to: they would be NULL with it, and nobody gives them their value back.
int nullableCell(const Mapper &mapper, const QList<int> &cells)
{
    const auto found = std::find_if(cells.begin(), cells.end(),
        [&mapper](int cell) { return mapper.isNullable(cell) && !mapper.isKey(cell) && !mapper.isReferred(cell); });
    return found == cells.end() ? -1 : *found;
}

/// Who had a value and does not keep it.
QHash<Unique, Row *> given(const QList<int> &cells, const QList<Row *> &movers, const QList<Row *> &deleted)
{
    QHash<Unique, Row *> values;
    for (Row *row : movers) {
        if (storedValues(row, cells) != presentValues(row, cells))
            values.insert(storedValues(row, cells), row);
    }
    for (Row *row : deleted)
        values.insert(storedValues(row, cells), row);
    values.remove(Unique());
    return values;
}

} // namespace

QList<Handover> handovers(const Mapper &mapper, const QList<Row *> &added, const QList<Row *> &changed, const QList<Row *> &deleted)
{
    QList<Handover> found;
    for (const QList<int> &cells : mapper.uniqueCells()) {
        QList<Row *> movers;
        std::copy_if(changed.begin(), changed.end(), std::back_inserter(movers), [&cells](const Row *row) { return changesAny(row, cells); });
        if ((added.isEmpty() && movers.isEmpty()) || (movers.isEmpty() && deleted.isEmpty()))
            continue;
        const QHash<Unique, Row *> values = given(cells, movers, deleted);
        for (Row *taker : values.isEmpty() ? QList<Row *>() : added + movers) {
            Row *giver = values.value(presentValues(taker, cells));
            if (giver && giver != taker)
                found.append({giver, taker, cells == mapper.keyCells(), nullableCell(mapper, cells)});
        }
    }
    return found;
}

QList<Row *> inOrderOfGiving(const QList<Handover> &handovers)
{
    QList<Row *> givers;
    QHash<Row *, int> numbers;
    for (const Handover &each : handovers) {
        if (each.cell < 0 && each.giver->state == RowState::Persistent && !numbers.contains(each.giver)) {
            numbers.insert(each.giver, int(givers.size()));
            givers.append(each.giver);
        }
    }
    QList<QList<int>> dependencies(givers.size());
    for (const Handover &each : handovers) {
        const int taker = numbers.value(each.taker, -1);
        const int giver = numbers.value(each.giver, -1);
        if (taker >= 0 && giver >= 0)
            dependencies[taker].append(giver);
    }
    QList<Row *> ordered;
    for (const int number : topologicalSort(dependencies).order)
        ordered.append(givers[number]);
    return ordered;
}

} // namespace jw
