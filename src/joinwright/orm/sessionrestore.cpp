// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The session's pending rows as plain data, and back.
#include "joinwright/orm/sessionparts.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/pendingstate.h"

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

PendingRow describe(Row *row, PendingRow::Kind kind, const QHash<Row *, int> &numbers)
{
    const Mapper &mapper = row->mapper();
    PendingRow pending {.kind = kind, .table = mapper.id()};
    if (kind != PendingRow::Kind::Added) {
        const KeyValues key = row->store->identities().keyOf(row);
        pending.key = QList<Value>(key.begin(), key.end());
    }
    if (kind != PendingRow::Kind::Deleted)
        visitTouched(row, [&](int cell, const Value &original) {
            pending.cells.append({mapper.cellName(cell), original, row->cells()[cell]});
        });
    for (const Relation &relation : mapper.relations()) {
        if (relation.kind != Relation::Kind::ToOne || kind == PendingRow::Kind::Deleted)
            continue;
        Row *target = RowStore::target(row, relation.index);
        if (target && numbers.contains(target))
            pending.targets.append({relation.id, numbers.value(target)});
    }
    return pending;
}

} // namespace

PendingState Session::pendingState() const
{
    PendingState state;
    const QList<Row *> added = d->work.rows(Set::Added);
    QHash<Row *, int> numbers;
    for (int i = 0; i < added.size(); ++i)
        numbers.insert(added[i], i);
    for (Row *row : added)
        state.rows.append(describe(row, PendingRow::Kind::Added, numbers));
    for (Row *row : d->work.rows(Set::Changed))
        state.rows.append(describe(row, PendingRow::Kind::Changed, numbers));
    for (Row *row : d->work.rows(Set::Deleted))
        state.rows.append(describe(row, PendingRow::Kind::Deleted, numbers));
    return state;
}

QList<CompiledQuery> Session::restoreQueries(const PendingState &state) const
{
    QList<CompiledQuery> queries;
    for (const PendingRow &pending : state.rows) {
        const Mapper *mapper = d->mapping->find(pending.table);
        if (!mapper || pending.kind == PendingRow::Kind::Added)
            continue;
        Select select = Select::from(mapper->ref());
        for (int cell = 0; cell < mapper->cellCount(); ++cell)
            select.column(mapper->expression(cell));
        for (qsizetype i = 0; i < pending.key.size(); ++i) {
            const int cell = mapper->keyCells().value(i);
            select.where(mapper->expression(cell) == Expr(pending.key[i]));
        }
        queries.append({.mapping = d->mapping,
            .statement = SqlRenderer(dialect()).select(select),
            .entities = {mapper},
            .isUnique = true});
    }
    return queries;
}

namespace {

/// The rows that found no place, as a state of their own: what they lead to among new rows is counted anew.
QList<PendingRow> leftOver(const PendingState &state, const QList<Record> &found)
{
    QList<PendingRow> left;
    QHash<int, int> numbers;
    int number = 0;
    for (qsizetype i = 0; i < state.rows.size(); ++i) {
        const bool isAdded = state.rows[i].kind == PendingRow::Kind::Added;
        if (!found[i]) {
            if (isAdded)
                numbers.insert(number, int(numbers.size()));
            left.append(state.rows[i]);
        }
        number += isAdded;
    }
    for (PendingRow &row : left) {
        row.targets.removeIf([&](const auto &target) { return !numbers.contains(target.second); });
        for (auto &[relationship, target] : row.targets)
            target = numbers.value(target);
    }
    return left;
}

} // namespace

QList<PendingRow> Session::restore(const PendingState &state)
{
    const EditScope step(*this, u"Restore unsaved rows"_s);
    QList<Record> added;
    QList<Record> found;
    for (const PendingRow &pending : state.rows) {
        Record record;
        if (const Mapper *mapper = d->mapping->find(pending.table)) {
            if (pending.kind == PendingRow::Kind::Added)
                record = add(&mapper->table());
            else
                record = isAsync() ? find(pending.table, pending.key) : Record(getRow(*mapper, pending.key));
        }
        if (pending.kind == PendingRow::Kind::Added)
            added.append(record);
        found.append(record);
    }
    for (qsizetype i = 0; i < state.rows.size(); ++i) {
        const PendingRow &pending = state.rows[i];
        const Record &record = found[i];
        if (!record)
            continue;
        for (const PendingCell &cell : pending.cells) {
            const int index = record.mapper().table().columnIndex(cell.column);
            if (index < 0)
                continue; // the table has lost this column since
            record.setValue(index, cell.value);
            if (pending.kind == PendingRow::Kind::Changed && record.isDirty(index))
                d->editor.setBase(record.row(), index, cell.base);
        }
        for (const auto &[relationship, number] : pending.targets) {
            const int relation = record.mapper().relationIndex(relationship, false);
            if (relation >= 0 && number < added.size() && added.value(number))
                record.setOne(relation, added[number]);
        }
        if (pending.kind == PendingRow::Kind::Deleted)
            d->editor.remove(record.row());
    }
    return leftOver(state, found);
}

} // namespace jw
