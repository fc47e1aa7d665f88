// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/merger.h"

#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"

#include <QtCore/QSet>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// What was loaded of a cell.
const Value &baseOf(const Row *row, int cell)
{
    const Changes::Entry *entry = row->changes ? row->changes->find(cell) : nullptr;
    return entry ? entry->original : row->cells()[cell];
}

/// The cell of `own` for a cell of another session's mapper; -1 when there is none.
int ownCell(const Mapper &own, const Mapper &theirs, int cell)
{
    return cell < theirs.columnCount() ? own.table().columnIndex(theirs.table().columns[cell].id)
                                       : own.hasHiddenKey() ? own.columnCount() : -1;
}

/// The key the row is known by, in the order of its key cells; empty when it has none yet.
QList<Value> keyOf(const Row *row)
{
    QList<Value> key;
    for (const int cell : row->mapper().keyCells())
        key.append(row->isUnwritten() ? row->cells()[cell] : baseOf(row, cell));
    const bool isComplete
        = std::none_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); });
    return isComplete ? key : QList<Value>();
}

/// The cells that a merge takes over: those set of a new row, all of one that was loaded.
QList<int> givenCells(const Row *row)
{
    QList<int> cells;
    const QList<int> bad = row->flags & Row::BadCells ? row->store->badCells(row) : QList<int>();
    for (int cell = 0; cell < row->mapper().columnCount(); ++cell) {
        const bool isSet = !row->isUnwritten() || isTouched(row, cell);
        const bool isLoaded = !(row->unloaded & row->mapper().deferredBit(cell));
        if (isSet && isLoaded && !bad.contains(cell))
            cells.append(cell);
    }
    return cells;
}

} // namespace

Merger::Merger(Session::Parts &parts)
    : m_parts(parts)
{
}

const Mapper &Merger::ownMapper(const Handle &given) const
{
    const Mapper &theirs = given.row()->mapper();
    const Mapper &own = m_parts.mapping->mapper(theirs.id(), theirs.name());
    if (own.keyCells().size() != theirs.keyCells().size())
        throw Error(ErrorKind::Schema, u"%1 has another key in the session it comes from"_s.arg(objectName(given.row())));
    return own;
}

// ---- merge

Handle Merger::merge(const Handle &given)
{
    if (!given)
        throw Error(ErrorKind::Usage, u"a null handle cannot be merged"_s);
    m_parts.journal.open(u"Merge %1"_s.arg(given.row()->mapper().objectName()));
    const auto close = qScopeGuard([this] {
        m_parts.journal.close();
        m_merged.clear();
    });
    return mergeRow(given);
}

Handle Merger::mergeRow(const Handle &given)
{
    if (given.session() == &m_parts.session && given.state() != RowState::Detached)
        return given;
    if (const auto known = m_merged.constFind(given.row()); known != m_merged.cend())
        return *known;
    const Mapper &mapper = ownMapper(given);
    if (given.row()->flags & Row::Expired)
        Record(given).value(0); // its own session reads it again
    const QList<Value> key = mapper.isReadOnly() ? QList<Value>() : keyOf(given.row());
    Handle target = key.isEmpty() ? Handle() : m_parts.loader.get(mapper, key);
    const bool isKnown = !target.isNull();
    if (isKnown)
        checkVersion(given, target.row());
    else
        target = m_parts.make(mapper);
    m_merged.insert(given.row(), target);
    mergeCells(given, target.row());
    if (!isKnown && given.state() != RowState::Transient)
        m_parts.editor.add(target.row());
    mergeRelations(given, target.row());
    if (!isKnown)
        m_parts.editor.add(target.row());
    return target;
}

void Merger::checkVersion(const Handle &given, const Row *target) const
{
    const Mapper &mapper = target->mapper();
    const int cell = mapper.versionCell();
    const int theirs = cell < 0 ? -1 : ownCell(given.row()->mapper(), mapper, cell);
    if (theirs < 0 || given.row()->isUnwritten()
        || baseOf(given.row(), theirs) == baseOf(target, cell))
        return;
    StaleRow stale {.table = mapper.id(), .key = keyOf(given.row()), .object = objectName(target), .tableName = mapper.name()};
    for (const int at : givenCells(given.row())) {
        const int own = ownCell(mapper, given.row()->mapper(), at);
        if (own >= 0 && !(baseOf(given.row(), at) == baseOf(target, own)))
            stale.cells.append({own, mapper.cellName(own), baseOf(given.row(), at), given.row()->cells()[at], baseOf(target, own)});
    }
    for (int own = 0; own < mapper.cellCount(); ++own)
        stale.theirRow.append(baseOf(target, own));
    throw StaleDataError({stale});
}

void Merger::mergeCells(const Handle &given, Row *target)
{
    const Mapper &mapper = target->mapper();
    // The key that led to the row is the one it has, if perhaps in other letters.
    const bool wasFound = given.row()->isUnwritten() && target->state == RowState::Persistent;
    for (const int cell : givenCells(given.row())) {
        const int own = ownCell(mapper, given.row()->mapper(), cell);
        if (own >= 0 && mapper.isWritable(own) && !(wasFound && mapper.isKey(own)))
            Record(Handle(target)).setValue(own, given.row()->cells()[cell]);
    }
}

void Merger::mergeRelations(const Handle &given, Row *target)
{
    for (const Relation &theirs : given.row()->mapper().relations()) {
        const int index = target->mapper().relationIndex(theirs.id, theirs.back);
        // All that is left of the relationships when a session has ended are the other rows of the object itself.
        const bool isThere = given.session() || (theirs.inherits && theirs.kind == Relation::Kind::ToMany);
        if (index < 0 || theirs.explicitAdd || !isThere)
            continue;
        const Relation &own = target->mapper().relations()[index];
        if (theirs.kind == Relation::Kind::ToOne)
            mergeParent(given.row(), theirs, target, own);
        else if (theirs.kind == Relation::Kind::ToMany)
            mergeMembers(given.row(), theirs, target, own);
    }
}

void Merger::mergeParent(Row *given, const Relation &theirs, Row *target, const Relation &toOne)
{
    if (const Handle parent(given->session()->parts().graph.parent(given, theirs)); parent)
        m_parts.editor.setParent(target, toOne, mergeRow(parent).row());
}

void Merger::mergeMembers(Row *given, const Relation &theirs, Row *target, const Relation &toMany)
{
    const Members *members = RowStore::members(given, theirs.index);
    if (!members)
        return;
    const bool isWhole = Graph::isLoaded(given, theirs);
    QList<Handle> wanted;
    for (Row *member : std::as_const(members->rows))
        wanted.append(Handle(member));
    QSet<Row *> merged;
    for (const Handle &member : std::as_const(wanted)) {
        const Handle own = mergeRow(member);
        merged.insert(own.row());
        m_parts.editor.setParent(own.row(), toMany.toOne(), target);
    }
    if (!isWhole)
        return;
    const QList<Row *> present = m_parts.loader.members(target, toMany);
    for (Row *member : present) {
        if (!merged.contains(member))
            takeOut(member, toMany);
    }
}

void Merger::takeOut(Row *member, const Relation &toMany)
{
    if (toMany.deletesOrphans() || toMany.isLink())
        m_parts.session.remove(Handle(member));
    else
        m_parts.editor.setParent(member, toMany.toOne(), nullptr);
}

// ---- attach

Handle Merger::makePersistent(const Handle &given, const Mapper &mapper)
{
    const QList<Value> values = keyOf(given.row());
    const KeyValues key(values.begin(), values.end());
    RowStore &store = *m_parts.store(mapper);
    if (key.isEmpty() || mapper.isReadOnly())
        throw Error(ErrorKind::Usage, u"%1 has no key by which the database knows it"_s.arg(objectName(given.row())));
    if (store.identities().find(key))
        throw Error(ErrorKind::Usage,
            u"%1 is in this session already: merge() brings the state of another object of it in"_s.arg(objectName(given.row())));
    Row *row = store.create(RowState::Persistent, 0);
    const Handle handle(row);
    deref(row);
    for (int cell = 0; cell < given.row()->mapper().cellCount(); ++cell) {
        const int own = ownCell(mapper, given.row()->mapper(), cell);
        if (own >= 0)
            row->cells()[own] = baseOf(given.row(), cell);
        if (own >= 0 && given.row()->unloaded & given.row()->mapper().deferredBit(cell))
            row->setUnloaded(row->unloaded | mapper.deferredBit(own));
    }
    store.identities().insert(row);
    return handle;
}

Handle Merger::attach(const Handle &given)
{
    if (!given)
        throw Error(ErrorKind::Usage, u"a null handle cannot be attached"_s);
    if (given.state() != RowState::Detached)
        throw Error(ErrorKind::Usage,
            u"%1 belongs to a session: merge() brings its state into another one"_s.arg(objectName(given.row())));
    m_parts.journal.open(u"Attach %1"_s.arg(given.row()->mapper().objectName()));
    const auto close = qScopeGuard([this] { m_parts.journal.close(); });
    const Handle target = attachRow(given);
    const QList<Handle> others = partsInMemory(given).mid(1);
    for (const Handle &part : others)
        m_parts.graph.joinParents(attachRow(part).row());
    return target;
}

Handle Merger::attachRow(const Handle &given)
{
    const Mapper &mapper = ownMapper(given);
    const bool isUnwritten = given.row()->isUnwritten();
    const Handle target = isUnwritten ? m_parts.make(mapper) : makePersistent(given, mapper);
    mergeCells(given, target.row());
    if (isUnwritten)
        m_parts.editor.add(target.row());
    return target;
}

} // namespace jw
