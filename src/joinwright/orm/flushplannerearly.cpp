// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What a flush does out of turn: where a key or another unique value changes hands, and where a key takes others along.
#include "joinwright/orm/flushplanner.h"

#include <algorithm>

namespace jw {

using Set = UnitOfWork::Set;
using Source = FlushRuns::Source;

namespace {

bool leadsElsewhere(Row *row, const Relation &toOne)
{
    return RowStore::target(row, toOne.index) || storedKey(row, toOne.columns, toOne) != presentKey(row, toOne.columns, toOne);
}

} // namespace

void FlushPlanner::planHandovers(const ByTable &changed)
{
    const bool hasGivers = m_work.size(Set::Changed) + m_work.size(Set::Deleted) > 0;
    const bool hasTakers = m_work.size(Set::Changed) + m_work.size(Set::Added) > 0;
    const bool hasUnique = std::any_of(m_tables.begin(), m_tables.end(), [](const Mapper *mapper) { return !mapper->uniqueCells().isEmpty(); });
    if (!hasGivers || !hasTakers || !hasUnique)
        return;
    const ByTable added = byTable(m_work.rows(Set::Added));
    const ByTable deleted = byTable(m_work.rows(Set::Deleted));
    for (const Mapper *mapper : std::as_const(m_tables)) {
        if (!mapper->uniqueCells().isEmpty())
            planHandovers(handovers(*mapper, added.value(mapper), changed.value(mapper), deleted.value(mapper)));
    }
}

void FlushPlanner::planHandovers(const QList<Handover> &handovers)
{
    for (const Handover &each : handovers) {
        if (each.cell >= 0 && !m_deletedEarly.contains(each.giver))
            free(each.giver, each.cell, Error::phrase("frees %1, which another row takes", each.giver->mapper().cellName(each.cell)));
        else if (each.giver->state == RowState::Deleted)
            deleteEarly(each.giver,
                each.isKey && each.taker->state == RowState::Pending ? Error::phrase("deleted; a new row takes its key")
                                                                     : Error::phrase("deleted; another row takes a value of it that is unique"));
    }
    planGivers(inOrderOfGiving(handovers));
}

/// Before anybody takes what they give; who has to wait for a new row of another table goes behind that one.
void FlushPlanner::planGivers(const QList<Row *> &givers)
{
    for (Row *row : givers) {
        if (hasOpenReference(row))
            m_givers[&row->mapper()].append(row);
        else
            updateEarly(row);
    }
}

void FlushPlanner::updateEarly(Row *row)
{
    if (m_updatedEarly.contains(row))
        return;
    m_updatedEarly.insert(row);
    planUpdate(row);
}

/// What the operation that freed the cells has done already is not written again, but for the version's sake.
void FlushPlanner::noteFreed(Draft &draft, const QList<int> &freed)
{
    for (const int cell : freed) {
        const bool staysNull = draft.row->cells()[cell].isNull() && draft.row->mapper().versionCell() < 0;
        for (Draft::Item &item : draft.items)
            item.isFreed = item.isFreed || item.cell == cell;
        draft.items.removeIf([&](const Draft::Item &item) { return item.cell == cell && item.source == Source::Row && staysNull; });
    }
}

void FlushPlanner::free(Row *row, int cell, const Sentence &reason)
{
    QList<int> &freed = m_freed[row];
    if (freed.contains(cell))
        return;
    freed.append(cell);
    Draft draft{.kind = FlushOperation::Kind::Update, .row = row, .reason = reason};
    draft.items.append({.cell = cell, .source = Source::Given});
    append(draft);
}

ChildrenByKey &FlushPlanner::children()
{
    if (!m_children)
        m_children.emplace(m_work.rows(Set::Deleted) + m_work.rows(Set::Changed), ChildrenByKey::By::StoredCells);
    return *m_children;
}

/// Whether an UPDATE of the row has to wait for a key that others get in this flush.
bool FlushPlanner::hasToWait(Row *row)
{
    if (hasOpenReference(row))
        return true;
    if (!m_coming)
        m_coming.emplace(m_new + m_work.rows(Set::Changed));
    const QList<int> &toOnes = row->mapper().toOnes();
    return std::any_of(toOnes.begin(), toOnes.end(), [&](int index) {
        const Relation &toOne = row->mapper().relations()[index];
        return leadsElsewhere(row, toOne) && m_coming->has(row, toOne);
    });
}

/// What refers to it in the database goes before: behind it, it would be refused, or go with it, or find another row that has
/// its key by then.
void FlushPlanner::deleteEarly(Row *row, const Sentence &reason)
{
    if (m_deletedEarly.contains(row))
        return;
    m_deletedEarly.insert(row);
    for (const auto &[child, toOne] : children().of(row)) {
        if (child->state == RowState::Deleted)
            deleteEarly(child, Error::phrase("deleted before %1, which it refers to", objectName(row)));
        else
            leadAway(child, *toOne);
    }
    appendDelete(row, reason);
}

/// A changed row refers to one that is about to be deleted: if that is to change, it does so before.
void FlushPlanner::leadAway(Row *row, const Relation &toOne)
{
    if (!leadsElsewhere(row, toOne))
        return;
    if (!hasToWait(row))
        return updateEarly(row);
    const int cell = toOne.cutColumns().first();
    if (row->mapper().isNullable(cell) && !row->mapper().isKey(cell))
        return free(row, cell, Error::phrase("cuts %1, which leads to a row that is deleted", toOne.path()));
    throw Error(ErrorKind::Schema,
        Error::phrase("%1 has to lead to another row before the one it leads to is deleted, and that other one takes a key which "
                      "comes free only then: commit in two steps",
            objectName(row)));
}

/// A key that is edited takes those along that refer to it: what is to happen to them under the key they have now happens before.
void FlushPlanner::planBeforeRenames(const ByTable &changed)
{
    for (const Mapper *mapper : std::as_const(m_tables)) {
        QList<int> referred;
        for (int cell = 0; cell < mapper->cellCount() && changed.contains(mapper); ++cell) {
            if (mapper->isReferred(cell))
                referred.append(cell);
        }
        if (referred.isEmpty())
            continue;
        for (Row *row : changed.value(mapper)) {
            if (storedCells(row, referred) != presentCells(row, referred))
                planBeforeRename(row);
        }
    }
}

void FlushPlanner::planBeforeRename(Row *row)
{
    for (const auto &[child, toOne] : children().of(row)) {
        if (child->state == RowState::Deleted)
            deleteEarly(child, Error::phrase("deleted before the key of %1 changes", objectName(row)));
        else if (!hasToWait(child))
            updateEarly(child);
    }
}

} // namespace jw
