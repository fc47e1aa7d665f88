// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/adopter.h"

#include "joinwright/orm/diagnostics.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/storedlinks.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QSet>

namespace jw {

namespace {

/// In the order of their keys, as a SELECT of its own brings members.
bool precedes(const Row *a, const Row *b)
{
    for (const int cell : a->mapper().keyCells()) {
        if (const int order = Value::compare(a->cells()[cell], b->cells()[cell]); order != 0)
            return order < 0;
    }
    return false;
}

} // namespace

Adopter::Adopter(Session::Parts &parts)
    : m_parts(parts)
{
}

void Adopter::fill(Row *row, const RowBatch &batch, int index)
{
    const Value *values = batch.row(index);
    Value *cells = row->cells();
    for (int i = 0; i < batch.mapper->cellCount(); ++i)
        cells[i] = values[i];
    row->setUnloaded(batch.unloaded);
}

void Adopter::update(Row *row, const RowBatch &batch, int index)
{
    const Value *values = batch.row(index);
    const bool isAnew = row->flags & Row::Expired;
    const int version = m_isRest ? -1 : batch.mapper->versionCell();
    const bool hasMoved = version >= 0 && !(storedCell(row, version) == values[version]);
    row->flags &= quint8(~Row::Expired);
    quint16 unloaded = row->unloaded & batch.unloaded;
    for (int i = 0; i < batch.mapper->cellCount(); ++i) {
        const quint16 bit = batch.mapper->deferredBit(i) & batch.unloaded;
        if (!bit)
            m_parts.editor.setBase(row, i, values[i]);
        else if (isAnew && !(row->changes && row->changes->find(i)))
            unloaded |= bit; // what had been loaded of it is as old as the rest was
    }
    row->setUnloaded(unloaded);
    if (hasMoved)
        expireExtensions(row);
}

Row *Adopter::rowOf(const RowBatch &batch, int index, RowStore &store, quint32 load, bool *isNew)
{
    const Mapper &mapper = *batch.mapper;
    const Value *values = batch.row(index);
    KeyValues key;
    bool complete = !mapper.isReadOnly();
    for (const int cell : mapper.keyCells()) {
        key.append(values[cell]);
        complete = complete && !values[cell].isNull();
    }
    Row *row = complete ? store.identities().find(key) : nullptr;
    *isNew = !row;
    if (row) {
        ref(row);
        update(row, batch, index);
        return row;
    }
    row = store.create(RowState::Persistent, load);
    fill(row, batch, index);
    if (m_parts.diagnostics)
        m_parts.diagnostics->adopted(row);
    if (complete)
        store.identities().insert(row);
    else
        row->flags |= Row::Keyless;
    return row;
}

QList<Handle> Adopter::adopt(const RowBatch &batch)
{
    QList<Handle> result;
    if (!batch.mapper)
        return result;
    RowStore &store = *m_parts.store(*batch.mapper);
    const quint32 load = m_parts.nextLoad();
    const bool tell = m_parts.hears(Event::Loaded);
    QList<Handle> fresh;
    result.reserve(batch.rows);
    for (int i = 0; i < batch.rows; ++i) {
        if (batch.isAbsent(i)) {
            result.append(Handle());
            continue;
        }
        bool isNew = false;
        Row *row = rowOf(batch, i, store, load, &isNew);
        result.append(Handle(row));
        deref(row); // the handle has its own reference
        if (isNew && tell)
            fresh.append(result.last());
    }
    markBadCells(batch, result);
    for (const Handle &row : std::as_const(fresh))
        m_parts.send(Event::Loaded, row);
    return result;
}

void Adopter::adoptCells(const RowBatch &batch, int cell)
{
    const Mapper &mapper = *batch.mapper;
    QHash<int, BadCell> bad;
    for (const BadCell &each : batch.badCells)
        bad.insert(each.row, each);
    for (int i = 0; i < batch.rows; ++i) {
        KeyValues key;
        for (const int keyCell : mapper.keyCells())
            key.append(batch.row(i)[keyCell]);
        Row *row = m_parts.store(mapper)->identities().find(key);
        if (!row || !(row->unloaded & mapper.deferredBit(cell)))
            continue;
        row->setUnloaded(quint16(row->unloaded & ~mapper.deferredBit(cell)));
        row->cells()[cell] = batch.row(i)[cell];
        if (bad.contains(i))
            row->store->setBadCells(row, row->store->badCells(row) << cell);
        m_parts.onCell(row, cell);
    }
}

void Adopter::markBadCells(const RowBatch &batch, const QList<Handle> &rows)
{
    QHash<int, QList<int>> bad;
    for (const BadCell &cell : batch.badCells)
        bad[cell.row].append(cell.cell);
    for (auto it = bad.cbegin(); it != bad.cend(); ++it) {
        if (Row *row = rows[it.key()].row())
            row->store->setBadCells(row, it.value());
    }
}

QList<Handle> Adopter::adopt(const FetchResult &result)
{
    if (result.entities.isEmpty())
        return {};
    const QList<Handle> rows = adoptEntities(result).first();
    if (!result.isUnique)
        return rows;
    QSet<Row *> seen;
    QList<Handle> once;
    for (const Handle &row : std::as_const(rows)) {
        if (row && !seen.contains(row.row())) {
            seen.insert(row.row());
            once.append(row);
        }
    }
    return once;
}

QList<QList<Handle>> Adopter::adoptEntities(const FetchResult &result)
{
    QList<QList<Handle>> columns;
    for (const RowBatch &batch : result.entities)
        columns.append(adopt(batch));
    if (columns.isEmpty())
        return columns;
    for (const JoinedBatch &joined : result.joined) {
        link(*joined.relation, columns[joined.owner], columns[joined.member]);
        adopt(joined.nested, columns[joined.member]);
    }
    adopt(result.related, columns.first());
    return columns;
}

void Adopter::learn(const QList<Spelling> &spellings)
{
    for (const Spelling &each : spellings) {
        m_parts.store(*each.mapper)->identities().learn(
            KeyValues(each.written.begin(), each.written.end()), KeyValues(each.key.begin(), each.key.end()));
    }
}

/// The database has joined each member to the owner beside it.
void Adopter::learn(const Relation &relation, const QList<Handle> &owners, const QList<Handle> &members)
{
    const bool isToOne = relation.kind == Relation::Kind::ToOne;
    const Relation &toOne = isToOne ? relation : relation.toOne();
    if (!toOne.target->hasPartialForms(toOne.targetColumns))
        return;
    IdentityMap &identities = m_parts.store(*toOne.target)->identities();
    for (qsizetype i = 0; i < owners.size(); ++i) {
        const Handle &child = isToOne ? owners[i] : members[i];
        const Handle &parent = isToOne ? members[i] : owners[i];
        const QList<Value> written = child && parent ? targetKey(toOne, storedCells(child.row(), toOne.columns)) : QList<Value>();
        if (!written.isEmpty())
            identities.learn(KeyValues(written.begin(), written.end()), identities.keyOf(parent.row()));
    }
}

void Adopter::link(const Relation &relation, const QList<Handle> &owners, const QList<Handle> &members)
{
    learn(relation, owners, members);
    QSet<Row *> seen;
    QList<Handle> reached;
    for (const Handle &member : members) {
        if (member && !seen.contains(member.row())) {
            seen.insert(member.row());
            reached.append(member);
        }
    }
    if (relation.kind == Relation::Kind::ToOne) {
        m_parts.kept += reached; // nothing owns the rows at a to-one end
        return;
    }
    std::stable_sort(reached.begin(), reached.end(), [](const Handle &a, const Handle &b) { return precedes(a.row(), b.row()); });
    fillMembers(relation, reached, owners);
}

void Adopter::adopt(const QList<RelatedBatch> &batches, const QList<Handle> &owners)
{
    giveRules(owners, rulesOf(batches));
    for (const RelatedBatch &batch : batches) {
        if (loadsAhead(batch.how))
            adopt(batch, owners);
    }
}

QList<QList<Handle>> Adopter::adoptTuples(const FetchResult &result)
{
    const QList<QList<Handle>> columns = adoptEntities(result);
    QList<QList<Handle>> tuples;
    for (qsizetype row = 0; !columns.isEmpty() && row < columns.first().size(); ++row) {
        QList<Handle> tuple;
        for (const QList<Handle> &column : columns)
            tuple.append(column[row]);
        tuples.append(tuple);
    }
    return tuples;
}

void Adopter::fillMembers(const Relation &toMany, const QList<Handle> &members, const QList<Handle> &owners)
{
    const Relation &toOne = toMany.target->relations()[toMany.inverse];
    QSet<Row *> asked;
    for (const Handle &owner : owners) {
        if (!owner || owner.row()->state == RowState::Pending)
            continue;
        Members &list = RowStore::editMembers(owner.row(), toMany.index);
        // Members known before are kept if they still belong: what was added in memory, and what was loaded once.
        list.loaded = true;
        asked.insert(owner.row());
    }
    QHash<Row *, QSet<Row *>> listed;
    for (const Handle &member : members) {
        if (!member || !Graph::isMember(member.row()))
            continue;
        Row *owner = m_parts.graph.parent(member.row(), toOne);
        if (!owner || !asked.contains(owner))
            continue; // moved elsewhere in memory
        Members &list = RowStore::editMembers(owner, toMany.index);
        auto known = listed.find(owner);
        if (known == listed.end())
            known = listed.insert(owner, QSet<Row *>(list.rows.begin(), list.rows.end()));
        if (!known->contains(member.row())) {
            known->insert(member.row());
            list.append(member.row());
        }
    }
    adoptEditedMembers(toMany);
    for (Row *owner : std::as_const(asked))
        m_parts.onRelation(owner, toMany.index);
}

void Adopter::adoptEditedMembers(const Relation &toMany)
{
    const Relation &toOne = toMany.target->relations()[toMany.inverse];
    for (const auto set : {UnitOfWork::Set::Added, UnitOfWork::Set::Changed}) {
        for (Row *row : m_parts.work.rows(set)) {
            if (&row->mapper() != toMany.target)
                continue;
            Row *owner = m_parts.graph.parent(row, toOne);
            Members *members = owner ? RowStore::members(owner, toMany.index) : nullptr;
            if (members && members->loaded && !members->contains(row))
                RowStore::editMembers(owner, toMany.index).append(row);
        }
    }
}

QList<Handle> Adopter::adopt(const RelatedBatch &batch, const QList<Handle> &owners)
{
    const Relation &relation = *batch.relation;
    m_isRest = relation.inherits && relation.kind == Relation::Kind::ToOne;
    const auto done = qScopeGuard([this] { m_isRest = false; });
    learn(batch.spellings);
    const QList<Handle> members = adopt(batch.members);
    m_isRest = false;
    QList<Handle> reached = members;
    if (relation.kind == Relation::Kind::ManyToMany) {
        reached = adopt(batch.targets);
        fillMembers(relation.mapper->relations()[relation.links], members, owners);
    } else if (relation.kind == Relation::Kind::ToMany) {
        fillMembers(relation, members, owners);
    }
    if (relation.kind != Relation::Kind::ToMany)
        m_parts.kept += reached; // nothing owns the rows at a to-one end
    adopt(batch.nested, reached);
    return reached;
}

} // namespace jw
