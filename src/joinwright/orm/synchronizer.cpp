// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/synchronizer.h"

#include "joinwright/orm/sessionparts.h"

#include <QtCore/QSet>

namespace jw {

using Set = UnitOfWork::Set;

namespace {

const QList<int> &toOnes(const Row *row)
{
    return row->mapper().toOnes();
}

QList<Handle> heldRows(const QList<Row *> &rows)
{
    QList<Handle> handles;
    handles.reserve(rows.size());
    for (Row *row : rows)
        handles.append(Handle(row));
    return handles;
}

/// Whether an UPDATE leaves identity and relationships as they are, so that its rows have only to
/// forget what was loaded.
bool isPlain(const FlushRuns &runs, const FlushRuns::Run &run)
{
    const Mapper &mapper = *run.shape->mapper;
    return run.shape->kind == FlushOperation::Kind::Update && !runs.isFrozen()
        && !run.shape->isOfNewRow && run.shape->fetch.isEmpty()
        && std::all_of(run.shape->cells.begin(), run.shape->cells.end(),
            [&mapper](const FlushRuns::Cell &cell) {
                return (cell.source == FlushRuns::Source::Row || cell.cell == mapper.versionCell())
                    && !mapper.isKey(cell.cell) && !mapper.isReferred(cell.cell);
            });
}

int numberedCell(const FlushRuns::Run &run, const FlushResult &result)
{
    const Mapper &mapper = *run.shape->mapper;
    const bool isNumbered = run.shape->kind == FlushOperation::Kind::Insert && mapper.assignsKey()
        && !result.numbers.empty() && run.shape->placeOf(mapper.keyCells().constFirst()) < 0;
    return isNumbered ? mapper.keyCells().constFirst() : -1;
}

bool hasTargets(Row *row)
{
    const QList<int> &relations = toOnes(row);
    return std::any_of(relations.begin(), relations.end(),
        [row](int relation) { return RowStore::target(row, relation); });
}

} // namespace

Synchronizer::Synchronizer(Session::Parts &parts)
    : m_parts(parts)
{
}

Synchronizer::Image *Synchronizer::addImage(Row *row)
{
    if (!m_isKeeping)
        return nullptr;
    Flush &flush = m_flushes.back();
    flush.images.push_back({Handle(row), row->state, row->unloaded, row->hash, row->load, (row->flags & Row::Expired) != 0, flush.cells.size()});
    flush.cells.insert(flush.cells.end(), row->cells(), row->cells() + row->mapper().cellCount());
    Image &image = flush.images.back();
    if (hasTargets(row)) {
        for (const int relation : toOnes(row))
            image.targets.append(Handle(RowStore::target(row, relation)));
    }
    return &image;
}

void Synchronizer::keepImage(Row *row)
{
    Image *image = addImage(row);
    if (image && row->changes)
        image->changes = std::make_unique<Changes>(*row->changes);
}

void Synchronizer::apply(const PlannedFlush &flush, const FlushResult &result, Memory memory)
{
    m_isKeeping = memory == Memory::Keep;
    m_flushed = &flush.rows;
    const auto done = qScopeGuard([this] {
        m_isKeeping = true;
        m_children.reset();
        m_flushed = nullptr;
    });
    if (m_isKeeping)
        m_flushes.push_back({m_parts.journal.position()});
    // What waits has been written, whole. Nobody looks, so that no row has to be taken out by
    // itself.
    const bool isAll = !flush.runs->isFrozen() && m_parts.observers.isEmpty();
    QList<Handle> unwritten; // they only hold a new row that they refer to
    if (isAll) {
        m_parts.work.forEach(Set::Changed, [&unwritten](Row *row) {
            if (!row->changes)
                unwritten.append(Handle(row));
        });
    }
    if (isAll)
        m_parts.work.clear();
    for (const FlushRuns::Run &run : flush.runs->runs()) {
        const Applied applied{
            *flush.runs, run, result, isPlain(*flush.runs, run), numberedCell(run, result)};
        if (run.shape->kind == FlushOperation::Kind::Insert)
            m_parts.store(*run.shape->mapper)->identities().reserve(run.end - run.begin);
        if (run.shape->kind == FlushOperation::Kind::Delete)
            deleted(applied);
        for (int number = run.begin;
             number < run.end && run.shape->kind != FlushOperation::Kind::Delete; ++number)
            run.shape->kind == FlushOperation::Kind::Insert ? inserted(applied, number)
                                                            : updated(applied, number);
    }
    for (const Handle &row : std::as_const(unwritten))
        m_parts.editor.track(row.row());
}

void Synchronizer::clearTargets(Row *row, const FlushRuns::Shape &shape)
{
    for (const int index : toOnes(row)) {
        Row *target = RowStore::target(row, index);
        if (!target || target->state != RowState::Persistent)
            continue;
        const Relation &relation = row->mapper().relations()[index];
        if (std::any_of(relation.columns.begin(), relation.columns.end(),
                [&shape](int cell) { return shape.placeOf(cell) >= 0; }))
            RowStore::setTarget(row, index, nullptr);
    }
}

// ---- INSERT

/// The cells that were sent are what the database has; what was edited since stays an edit.
void Synchronizer::settleInserted(const Applied &applied, int number, Image *image)
{
    Row *row = applied.runs.row(number);
    std::unique_ptr<Changes> left;
    if (applied.runs.isFrozen()) {
        visitTouched(row, [&](int cell, const Value &) {
            const int place = applied.run.shape->placeOf(cell);
            const FlushRuns::Cell *sent
                = place < 0 ? nullptr : &applied.run.shape->cells[size_t(place)];
            const bool isLinked = sent && sent->source == FlushRuns::Source::Linked;
            const Value base
                = sent && !isLinked ? applied.runs.value(applied.run, number, *sent) : Value();
            if (isLinked || row->cells()[cell] == base)
                return;
            if (!left)
                left = std::make_unique<Changes>();
            left->append({base, cell});
        });
    }
    std::unique_ptr<Changes> before(std::exchange(row->changes, left.release()));
    row->hash = 0;
    if (image)
        image->changes = std::move(before);
}

/// What the program has not given: keys, versions, defaults.
void Synchronizer::fillInserted(const Applied &applied, int number)
{
    Row *row = applied.runs.row(number);
    const FlushRuns::Shape &shape = *applied.run.shape;
    for (size_t i = 0; shape.givens + shape.links > 0 && i < shape.cells.size(); ++i) {
        if (shape.cells[i].source != FlushRuns::Source::Row)
            row->cells()[shape.cells[i].cell]
                = applied.result.written(applied.runs, applied.run, number, shape.cells[i]);
    }
    if (const auto fetched = applied.result.cells.constFind(number);
        fetched != applied.result.cells.cend()) {
        for (const auto &[cell, value] : *fetched) {
            if (!(row->changes && row->changes->find(cell)))
                row->cells()[cell] = value;
        }
    }
    if (applied.number >= 0 && !applied.result.keys.contains(number)) {
        row->cells()[applied.number] = applied.result.numbers[size_t(number)];
        return;
    }
    for (const int cell : row->mapper().keyCells())
        row->cells()[cell] = applied.result.valueOf(applied.runs, number, cell);
}

/// The database has given the row its key: whoever else had it in memory is gone there.
void Synchronizer::identify(Row *row)
{
    IdentityMap &identities = row->store->identities();
    if (Row *gone = identities.rivalOf(row))
        m_parts.detach(gone);
    identities.insert(row);
}

/// Rows of the flush that name the row by its key: while it had none that could be found, nobody listed them.
void Synchronizer::joinChildren(Row *row)
{
    const QList<Relation> &relations = row->mapper().relations();
    if (std::none_of(relations.begin(), relations.end(), [](const Relation &relation) { return relation.kind == Relation::Kind::ToMany; }))
        return;
    if (!m_children) {
        QList<Row *> rows;
        for (size_t i = 0; i < m_flushed->size(); ++i) {
            Row *each = (*m_flushed)[i].row();
            if (Graph::isMember(each) && !each->mapper().toOnes().isEmpty())
                rows.append(each);
        }
        m_children.emplace(rows, ChildrenByKey::By::PresentCells);
    }
    QHash<const Relation *, QList<Row *>> children;
    for (const auto &[child, toOne] : m_children->of(row))
        children[toOne].prepend(child);
    for (auto each = children.cbegin(); each != children.cend(); ++each)
        m_parts.graph.joinAll(*each, *each.key(), row);
}

void Synchronizer::inserted(const Applied &applied, int number)
{
    Row *row = applied.runs.row(number);
    Image *image = addImage(row);
    const bool removedMeanwhile = row->state == RowState::Transient;
    row->flags &= quint8(~Row::Sent);
    const auto change = [&] {
        settleInserted(applied, number, image);
        row->state = RowState::Persistent; // from here on its cells are what the database has
        fillInserted(applied, number);
        clearTargets(row, *applied.run.shape);
    };
    if (toOnes(row).isEmpty())
        change();
    else
        m_parts.graph.moving(row, toOnes(row), change);
    m_parts.work.remove(Set::Added, row);
    row->state = removedMeanwhile ? RowState::Deleted : RowState::Persistent;
    if (row->mapper().isReadOnly())
        row->flags |= Row::Keyless;
    else
        identify(row);
    if (applied.number < 0)
        joinChildren(row);
    if (removedMeanwhile)
        m_parts.work.insert(Set::Deleted, row);
    m_parts.editor.track(row);
    // A new row's collections are what was added to them: they need no loading.
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind == Relation::Kind::ToMany)
            RowStore::setComplete(row, relation.index);
    }
    m_parts.onState(row);
}

// ---- UPDATE

void Synchronizer::rekey(Row *row)
{
    row->store->identities().erase(row);
    identify(row);
}

QList<Synchronizer::Follower> Synchronizer::followersOf(Row *row, const FlushRuns::Shape &shape)
{
    QList<int> cells;
    for (const FlushRuns::Cell &written : shape.cells) {
        if (row->mapper().isReferred(written.cell))
            cells.append(written.cell);
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

void Synchronizer::follow(Row *parent, const QList<Follower> &followers)
{
    for (const auto &[handle, toOne] : followers) {
        Row *child = handle.row();
        const QList<Follower> next = followersOf(child, toOne->columns);
        const bool cascades = toOne->onUpdate == ReferentialAction::Cascade;
        keepImage(child);
        if (!cascades)
            m_parts.graph.leave(child, *toOne, parent);
        const bool isRespelled = storedKey(child, toOne->columns, *toOne) == presentKey(parent, toOne->targetColumns, *toOne)
            && storedCells(child, toOne->columns) != presentCells(parent, toOne->targetColumns);
        if (cascades && isRespelled)
            child->flags |= Row::Expired; // the database need not have passed on what it takes for the same
        for (qsizetype i = 0; i < toOne->columns.size() && !isRespelled; ++i)
            m_parts.editor.setBase(child, toOne->columns[i], cascades ? parent->cells()[toOne->targetColumns[i]] : Value());
        if (std::any_of(toOne->columns.begin(), toOne->columns.end(), [child](int cell) { return child->mapper().isKey(cell); }))
            rekey(child);
        follow(child, next);
    }
}

void Synchronizer::settlePlainUpdate(const Applied &applied, int number)
{
    Row *row = applied.runs.row(number);
    Image *image = addImage(row);
    std::unique_ptr<Changes> before(std::exchange(row->changes, nullptr));
    if (image)
        image->changes = std::move(before);
    if (const int version = applied.run.shape->placeOf(row->mapper().versionCell()); version >= 0)
        m_parts.editor.setBase(row, row->mapper().versionCell(),
            applied.runs.value(applied.run, number, applied.run.shape->cells[size_t(version)]));
    if (!toOnes(row).isEmpty())
        clearTargets(row, *applied.run.shape);
    if (UnitOfWork::contains(Set::Changed, row) || row->changes || !toOnes(row).isEmpty())
        m_parts.editor.track(row);
}

namespace {

/// Whether rows may refer to what was written, by constraints or without.
bool changesReferred(const FlushRuns::Shape &shape)
{
    const QList<Relation> &relations = shape.mapper->relations();
    return std::any_of(relations.begin(), relations.end(), [&shape](const Relation &relation) {
        return relation.kind == Relation::Kind::ToMany
            && std::any_of(relation.columns.begin(), relation.columns.end(), [&shape](int cell) { return shape.placeOf(cell) >= 0; });
    });
}

} // namespace

void Synchronizer::settleUpdated(const Applied &applied, int number)
{
    Row *row = applied.runs.row(number);
    keepImage(row);
    const QList<Follower> followers = followersOf(row, *applied.run.shape);
    bool keyChanged = false;
    for (const FlushRuns::Cell &cell : applied.run.shape->cells) {
        const Value now = applied.result.written(applied.runs, applied.run, number, cell);
        keyChanged = keyChanged || row->mapper().isKey(cell.cell);
        if (cell.source == FlushRuns::Source::Linked && !(row->cells()[cell.cell] == now)) {
            m_parts.graph.moving(row, {}, [&] { row->cells()[cell.cell] = now; });
            if (row->changes)
                row->changes->remove(cell.cell);
        }
        m_parts.editor.setBase(row, cell.cell, now);
    }
    clearTargets(row, *applied.run.shape);
    if (row->changes && row->changes->isEmpty())
        delete std::exchange(row->changes, nullptr);
    m_parts.editor.track(row);
    if (keyChanged)
        rekey(row);
    follow(row, followers);
    if (changesReferred(*applied.run.shape))
        joinChildren(row);
    for (const auto &[cell, value] : applied.result.cells.value(number))
        m_parts.editor.setBase(row, cell, value);
}

void Synchronizer::updated(const Applied &applied, int number)
{
    if (applied.isPlain)
        settlePlainUpdate(applied, number);
    else
        settleUpdated(applied, number);
    m_parts.onState(applied.runs.row(number));
}

// ---- DELETE

QList<Row *> Synchronizer::cascade(const QList<Row *> &rows)
{
    QList<Row *> taken;
    const Mapper &mapper = rows.first()->mapper();
    for (const Relation &relation : mapper.relations()) {
        if (relation.kind != Relation::Kind::ToMany || relation.isVirtual)
            continue;
        const Relation &toOne = relation.target->relations()[relation.inverse];
        if (toOne.onDelete != ReferentialAction::Cascade && toOne.onDelete != ReferentialAction::SetNull
            && toOne.onDelete != ReferentialAction::SetDefault)
            continue;
        // As the database has them: that is what it goes by.
        QSet<QList<Value>> keys;
        for (const Row *row : rows)
            keys.insert(storedKey(row, toOne.targetColumns, toOne));
        const QSet<Row *> gone(rows.begin(), rows.end());
        QList<Row *> children;
        m_parts.store(*relation.target)->identities().forEach([&](Row *child) {
            if (keys.contains(storedKey(child, toOne.columns, toOne)) && !gone.contains(child))
                children.append(child);
        });
        for (Row *child : std::as_const(children)) {
            keepImage(child);
            if (toOne.onDelete == ReferentialAction::Cascade) {
                taken.append(child);
                continue;
            }
            if (toOne.onDelete == ReferentialAction::SetDefault)
                child->flags |= Row::Expired; // the database knows to what
            for (const int cell : toOne.columns)
                m_parts.editor.setBase(child, cell, Value());
        }
    }
    return taken;
}

void Synchronizer::deleted(const Applied &applied)
{
    QList<Row *> rows;
    for (int number = applied.run.begin; number < applied.run.end; ++number) {
        rows.append(applied.runs.row(number));
        keepImage(rows.constLast());
    }
    deleted(rows);
}

void Synchronizer::deleted(const QList<Row *> &rows)
{
    const QList<Row *> taken = cascade(rows);
    const QList<Handle> held = heldRows(taken); // the rows that go may be all that holds them
    for (Row *row : rows) {
        const Handle keep(row);
        m_parts.graph.leaveParents(row);
        row->store->identities().erase(row);
        row->state = RowState::Detached;
        for (const auto set : {Set::Changed, Set::Deleted, Set::Counting})
            m_parts.work.remove(set, row);
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
    m_left.clear();
    m_parts.kept.clear();
    if (m_parts.work.isEmpty())
        m_parts.work.clear(Set::Counting);
}

void Synchronizer::leave(Row *row)
{
    if (!m_flushes.empty())
        m_left.insert(Handle(row));
}

void Synchronizer::restore(const Flush &flush, const Image &image)
{
    Row *row = image.row.row();
    const Handle keep(row);
    if (row->state == RowState::Detached && m_left.contains(keep))
        return; // by hand, since
    if (row->state == RowState::Persistent || row->state == RowState::Deleted)
        row->store->identities().erase(row);
    for (const auto set : {Set::Added, Set::Changed, Set::Deleted})
        m_parts.work.remove(set, row);
    const QList<int> &relations = toOnes(row);
    m_parts.graph.moving(row, relations, [&] {
        row->state = image.state;
        row->setUnloaded(image.unloaded);
        row->hash = image.given;
        row->load = image.load; // what was read since within the transaction is none of its cells any more
        row->flags |= image.isExpired ? Row::Expired : 0;
        for (int i = 0; i < row->mapper().cellCount(); ++i)
            row->cells()[i] = flush.cells[image.cells + size_t(i)];
        delete std::exchange(row->changes, image.changes ? new Changes(*image.changes) : nullptr);
        for (qsizetype i = 0; i < relations.size(); ++i)
            RowStore::setTarget(row, relations[i], image.targets.value(i).row());
    });
    if (row->state == RowState::Persistent || row->state == RowState::Deleted)
        row->store->identities().insert(row);
    if (row->state == RowState::Pending) {
        row->flags &= quint8(~Row::Keyless);
        m_parts.work.insert(Set::Added, row);
    }
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
            restore(flush, *image);
        m_flushes.pop_back();
    }
    while (m_parts.journal.position() < position)
        m_parts.editor.redo();
}

} // namespace jw
