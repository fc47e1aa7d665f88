// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/synchronizer.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

using Set = UnitOfWork::Set;

namespace {

const QList<int> &toOnes(const Row *row)
{
    return row->mapper().toOnes();
}

/// Whether an UPDATE writes every edit of its row just as it stands there, and leaves its identity.
bool writesAll(const Row *row, const FlushOperation &operation)
{
    if (!row->changes || row->changes->entries.size() != operation.values.size())
        return false;
    return std::all_of(operation.values.begin(), operation.values.end(), [&](const FlushValue &value) {
        return value.from < 0 && !row->mapper().isKey(value.cell) && row->changes->find(value.cell) && row->cells()[value.cell] == value.value;
    });
}

} // namespace

Synchronizer::Synchronizer(Session::Parts &parts)
    : m_parts(parts)
{
}

Synchronizer::Image &Synchronizer::addImage(Row *row)
{
    m_flushes.back().images.push_back({.row = Handle(row), .state = row->state, .unloaded = row->unloaded});
    Image &image = m_flushes.back().images.back();
    image.cells = QList<Value>(row->cells(), row->cells() + row->mapper().cellCount());
    const QList<int> &relations = toOnes(row);
    if (std::any_of(relations.begin(), relations.end(), [row](int relation) { return RowStore::target(row, relation); })) {
        for (const int relation : relations)
            image.targets.append(Handle(RowStore::target(row, relation)));
    }
    return image;
}

void Synchronizer::keepImage(Row *row)
{
    Image &image = addImage(row);
    if (row->changes)
        image.changes = std::make_unique<Changes>(*row->changes);
}

void Synchronizer::keepChanges(Image &image, const FlushOperation &operation) const
{
    Row *row = image.row.row();
    if (operation.kind == FlushOperation::Kind::Insert || !row->changes)
        return; // see settleChanges()
    if (operation.kind == FlushOperation::Kind::Update && writesAll(row, operation))
        image.changes.reset(std::exchange(row->changes, nullptr));
    else
        image.changes = std::make_unique<Changes>(*row->changes);
}

Value Synchronizer::written(const FlushPlan &plan, const FlushValue &value, const FlushResult &result) const
{
    if (value.from < 0)
        return value.value;
    const qsizetype at = plan.operations[value.from].mapper->keyCells().indexOf(value.fromCell);
    return result.rows[value.from].key.value(at);
}

void Synchronizer::apply(const PlannedFlush &flush, const FlushResult &result)
{
    m_flushes.push_back({m_parts.journal.position()});
    m_flushes.back().images.reserve(size_t(flush.plan.operations.size()));
    for (int i = 0; i < flush.plan.operations.size(); ++i) {
        const FlushOperation &operation = flush.plan.operations[i];
        Image &image = addImage(flush.rows[i].row());
        keepChanges(image, operation);
        switch (operation.kind) {
        case FlushOperation::Kind::Insert:
            inserted(i, flush, result, image);
            break;
        case FlushOperation::Kind::Update:
            updated(i, flush, result);
            break;
        case FlushOperation::Kind::Delete:
            deleted({flush.rows[i].row()});
            break;
        }
    }
}

void Synchronizer::clearTargets(Row *row, const FlushOperation &operation)
{
    for (const int index : toOnes(row)) {
        const Relation &relation = row->mapper().relations()[index];
        Row *target = RowStore::target(row, index);
        if (!target || target->state != RowState::Persistent)
            continue;
        const bool wrote = std::any_of(operation.values.begin(), operation.values.end(),
            [&](const FlushValue &value) { return relation.columns.contains(value.cell); });
        if (wrote)
            RowStore::setTarget(row, index, nullptr);
    }
}

void Synchronizer::settleChanges(Row *row, const FlushOperation &operation, Image &image) const
{
    // The cells that were sent are what the database has; what was edited since stays an edit.
    if (!row->changes)
        return;
    QVarLengthArray<Changes::Entry, 2> left;
    for (const Changes::Entry &entry : std::as_const(row->changes->entries)) {
        const auto sent = std::find_if(operation.values.begin(), operation.values.end(),
            [&](const FlushValue &value) { return value.cell == entry.cell; });
        const Value base = sent == operation.values.end() ? Value() : sent->value;
        if (!(row->cells()[entry.cell] == base) && !(sent != operation.values.end() && sent->from >= 0))
            left.append({base, entry.cell});
    }
    image.changes.reset(std::exchange(row->changes, left.isEmpty() ? nullptr : new Changes {left}));
}

void Synchronizer::inserted(int number, const PlannedFlush &flush, const FlushResult &result, Image &image)
{
    Row *row = flush.rows[number].row();
    const FlushOperation &operation = flush.plan.operations[number];
    const bool removedMeanwhile = row->state == RowState::Transient;
    row->flags &= quint8(~Row::Sent);
    m_parts.graph.moving(row, toOnes(row), [&] {
        settleChanges(row, operation, image);
        for (const FlushValue &value : operation.values) {
            if (value.from >= 0 || value.cell == row->mapper().versionCell())
                row->cells()[value.cell] = written(flush.plan, value, result);
        }
        for (const auto &[cell, value] : result.rows[number].cells) {
            if (!(row->changes && row->changes->find(cell)))
                row->cells()[cell] = value;
        }
        const QList<int> &keyCells = row->mapper().keyCells();
        for (qsizetype i = 0; i < keyCells.size(); ++i)
            row->cells()[keyCells[i]] = result.rows[number].key.value(i);
        clearTargets(row, operation);
    });
    m_parts.work.remove(Set::Added, row);
    row->state = removedMeanwhile ? RowState::Deleted : RowState::Persistent;
    if (row->mapper().isReadOnly())
        row->flags |= Row::Keyless;
    else
        row->store->identities().insert(row);
    if (removedMeanwhile)
        m_parts.work.insert(Set::Deleted, row);
    m_parts.editor.track(row);
    // A new row's collections are what was added to them: they need no loading.
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind == Relation::Kind::ToMany)
            RowStore::editMembers(row, relation.index).loaded = true;
    }
    m_parts.onState(row);
}

void Synchronizer::rekey(Row *row)
{
    row->store->identities().erase(row);
    row->store->identities().insert(row);
}

QList<Synchronizer::Follower> Synchronizer::followersOf(Row *row, const FlushOperation &operation)
{
    QList<int> cells;
    for (const FlushValue &value : operation.values) {
        if (row->mapper().isReferred(value.cell))
            cells.append(value.cell);
    }
    return cells.isEmpty() ? QList<Follower>() : followersOf(row, cells);
}

QList<Synchronizer::Follower> Synchronizer::followersOf(Row *row, const QList<int> &cells)
{
    QList<Follower> followers;
    for (const Relation &relation : row->mapper().relations()) {
        const bool follows = relation.onUpdate == ReferentialAction::Cascade || relation.onUpdate == ReferentialAction::SetNull;
        if (relation.kind != Relation::Kind::ToMany || relation.isVirtual || !follows
            || std::none_of(cells.begin(), cells.end(), [&](int cell) { return relation.columns.contains(cell); }))
            continue;
        const Relation &toOne = relation.toOne();
        m_parts.store(*relation.target)->identities().forEach([&](Row *child) {
            if (m_parts.graph.parent(child, toOne) == row)
                followers.append({Handle(child), &toOne});
        });
    }
    return followers;
}

void Synchronizer::follow(const Row *parent, const QList<Follower> &followers)
{
    for (const auto &[handle, toOne] : followers) {
        Row *child = handle.row();
        const QList<Follower> next = followersOf(child, toOne->columns);
        const bool cascades = toOne->onUpdate == ReferentialAction::Cascade;
        keepImage(child);
        for (qsizetype i = 0; i < toOne->columns.size(); ++i)
            m_parts.editor.setBase(child, toOne->columns[i], cascades ? parent->cells()[toOne->targetColumns[i]] : Value());
        if (std::any_of(toOne->columns.begin(), toOne->columns.end(), [child](int cell) { return child->mapper().isKey(cell); }))
            rekey(child);
        follow(child, next);
    }
}

void Synchronizer::updated(int number, const PlannedFlush &flush, const FlushResult &result)
{
    Row *row = flush.rows[number].row();
    const FlushOperation &operation = flush.plan.operations[number];
    const Handle keep(row);
    const QList<Follower> followers = followersOf(row, operation);
    bool keyChanged = false;
    for (const FlushValue &value : operation.values) {
        const Value now = written(flush.plan, value, result);
        keyChanged = keyChanged || row->mapper().isKey(value.cell);
        if (value.from >= 0 && !(row->cells()[value.cell] == now)) {
            m_parts.graph.moving(row, {}, [&] { row->cells()[value.cell] = now; });
            if (row->changes)
                row->changes->remove(value.cell);
        }
        m_parts.editor.setBase(row, value.cell, now);
    }
    clearTargets(row, operation);
    if (row->changes && row->changes->entries.isEmpty())
        delete std::exchange(row->changes, nullptr);
    m_parts.editor.track(row);
    if (keyChanged)
        rekey(row);
    follow(row, followers);
    for (const auto &[cell, value] : result.rows[number].cells)
        m_parts.editor.setBase(row, cell, value);
    m_parts.onState(row);
}

QList<Row *> Synchronizer::cascade(const QList<Row *> &rows)
{
    QList<Row *> taken;
    const Mapper &mapper = rows.first()->mapper();
    for (const Relation &relation : mapper.relations()) {
        if (relation.kind != Relation::Kind::ToMany || relation.isVirtual)
            continue;
        const Relation &toOne = relation.target->relations()[relation.inverse];
        if (toOne.onDelete != ReferentialAction::Cascade && toOne.onDelete != ReferentialAction::SetNull)
            continue;
        QList<Row *> children;
        m_parts.store(*relation.target)->identities().forEach([&](Row *child) {
            Row *parent = m_parts.graph.parent(child, toOne);
            if (parent && rows.contains(parent) && !rows.contains(child))
                children.append(child);
        });
        for (Row *child : std::as_const(children)) {
            keepImage(child);
            if (toOne.onDelete == ReferentialAction::Cascade) {
                taken.append(child);
                continue;
            }
            for (const int cell : toOne.columns)
                m_parts.editor.setBase(child, cell, Value());
        }
    }
    return taken;
}

void Synchronizer::deleted(const QList<Row *> &rows)
{
    const QList<Row *> taken = cascade(rows);
    for (Row *row : rows) {
        const Handle keep(row);
        m_parts.graph.leaveParents(row);
        row->store->identities().erase(row);
        row->state = RowState::Detached;
        m_parts.work.remove(Set::Changed, row);
        m_parts.work.remove(Set::Deleted, row);
        m_parts.onState(row);
    }
    QHash<const Mapper *, QList<Row *>> byTable;
    for (Row *row : taken)
        byTable[&row->mapper()].append(row);
    for (const QList<Row *> &group : std::as_const(byTable))
        deleted(group);
}

void Synchronizer::remember(const QList<Row *> &rows)
{
    m_flushes.push_back({m_parts.journal.position()});
    for (Row *row : rows)
        keepImage(row);
}

void Synchronizer::appeared(const QList<Row *> &rows)
{
    remember(rows);
    for (Image &image : m_flushes.back().images)
        image.state = RowState::Detached;
}

void Synchronizer::removed(const QList<Row *> &rows)
{
    remember(rows);
    if (!rows.isEmpty())
        deleted(rows);
}

void Synchronizer::settle()
{
    m_flushes.clear();
    m_parts.kept.clear();
}

void Synchronizer::restore(const Image &image)
{
    Row *row = image.row.row();
    const Handle keep(row);
    if (row->state == RowState::Persistent || row->state == RowState::Deleted)
        row->store->identities().erase(row);
    for (const auto set : {Set::Added, Set::Changed, Set::Deleted})
        m_parts.work.remove(set, row);
    const QList<int> &relations = toOnes(row);
    m_parts.graph.moving(row, relations, [&] {
        row->state = image.state;
        row->setUnloaded(image.unloaded);
        for (qsizetype i = 0; i < image.cells.size(); ++i)
            row->cells()[i] = image.cells[i];
        delete std::exchange(row->changes, image.changes ? new Changes(*image.changes) : nullptr);
        for (qsizetype i = 0; i < relations.size(); ++i)
            RowStore::setTarget(row, relations[i], image.targets.value(i).row());
    });
    if (row->state == RowState::Persistent || row->state == RowState::Deleted)
        row->store->identities().insert(row);
    if (row->state == RowState::Pending)
        m_parts.work.insert(Set::Added, row);
    if (row->state == RowState::Deleted)
        m_parts.work.insert(Set::Deleted, row);
    else if (row->state != RowState::Detached)
        m_parts.graph.joinParents(row);
    m_parts.editor.track(row);
    m_parts.onState(row);
}

void Synchronizer::withdraw(qsizetype flushes)
{
    withdraw(flushes, m_parts.journal.position());
}

void Synchronizer::withdraw(qsizetype flushes, int position)
{
    m_parts.journal.setFloor(0);
    while (flushCount() > flushes) {
        const Flush &flush = m_flushes.back();
        while (m_parts.journal.position() > flush.position)
            m_parts.editor.undo();
        for (auto image = flush.images.rbegin(); image != flush.images.rend(); ++image)
            restore(*image);
        m_flushes.pop_back();
    }
    while (m_parts.journal.position() < position)
        m_parts.editor.redo();
}

} // namespace jw
