// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/graph.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/coerce.h"

#include <QtCore/QSet>

namespace jw {

namespace {

/// Foreign key and key may be declared with different types; as keys they are compared in the key's kind.
bool inKindOf(Value &value, const Mapper &target, int cell)
{
    try {
        value = coerce(value, target, cell);
        return true;
    } catch (const Error &) {
        return false;
    }
}

} // namespace

Graph::Graph(StoreOf storeOf, Changed changed)
    : m_storeOf(std::move(storeOf))
    , m_changed(std::move(changed))
{
}

bool Graph::hasParent(const Row *child, const Relation &toOne)
{
    if (RowStore::target(const_cast<Row *>(child), toOne.index))
        return true;
    for (const int cell : toOne.columns) {
        if (child->cells()[cell].isNull())
            return false;
    }
    return true;
}

Row *Graph::parent(Row *child, const Relation &toOne) const
{
    if (Row *target = RowStore::target(child, toOne.index))
        return target;
    if (!hasParent(child, toOne))
        return nullptr;
    RowStore *store = m_storeOf(*toOne.target);
    const QList<int> &keyCells = toOne.target->keyCells();
    if (toOne.targetColumns.size() != keyCells.size())
        return byUniqueKey(*store, toOne, child);
    KeyValues key;
    for (const int keyCell : keyCells) {
        const qsizetype at = toOne.targetColumns.indexOf(keyCell);
        if (at < 0)
            return byUniqueKey(*store, toOne, child);
        Value value = child->cells()[toOne.columns[at]];
        if (!inKindOf(value, *toOne.target, keyCell))
            return nullptr;
        key.append(value);
    }
    return store->identities().find(key);
}

Row *Graph::counter(Row *row) const
{
    const Mapper *counter = row->mapper().counter();
    Row *at = row;
    for (const Relation *up = row->mapper().extended(); up && at && &at->mapper() != counter; up = at->mapper().extended()) {
        Row *target = RowStore::target(at, up->index);
        if (!target)
            break; // from here on all have the key of the row
        at = target;
    }
    return &at->mapper() == counter ? at : m_storeOf(*counter)->identities().find(at->store->identities().keyOf(at));
}

Row *Graph::extension(Row *row, const Relation &down) const
{
    const Members *members = RowStore::members(row, down.index);
    if (members && !members->rows.isEmpty())
        return members->rows.first();
    const bool isKnown = row->state != RowState::Pending && row->state != RowState::Transient;
    return isKnown ? m_storeOf(*down.target)->identities().find(row->store->identities().keyOf(row)) : nullptr; // no member if deleted
}

bool Graph::hasWaitingExtension(const Row *row) const
{
    const QList<Relation> &relations = row->mapper().relations();
    return std::any_of(relations.begin(), relations.end(), [&](const Relation &down) {
        return down.kind == Relation::Kind::ToMany && down.inherits && isWaiting(row->store->identities().keyOf(row), *down.target);
    });
}

bool Graph::isWaiting(const KeyValues &key, const Mapper &mapper) const
{
    const Row *row = m_storeOf(mapper)->identities().find(key);
    const QList<Relation> &relations = mapper.relations();
    return (row && row->lists) || std::any_of(relations.begin(), relations.end(), [&](const Relation &down) {
        return down.kind == Relation::Kind::ToMany && down.inherits && isWaiting(key, *down.target);
    });
}

Row *Graph::byUniqueKey(RowStore &store, const Relation &toOne, const Row *child) const
{
    // As with the primary key: whose key is edited is found by the one that the database knows, and by the new one only where
    // nobody has that.
    Row *stored = nullptr;
    Row *edited = nullptr;
    const Mapper &target = *toOne.target;
    QVarLengthArray<Value, 2> wanted;
    for (qsizetype i = 0; i < toOne.columns.size(); ++i)
        wanted.append(target.keyForm(toOne.targetColumns[i], child->cells()[toOne.columns[i]]));
    store.identities().forEach([&](Row *row) {
        bool isStored = true;
        bool isEdited = true;
        for (qsizetype i = 0; i < wanted.size() && (isStored || isEdited); ++i) {
            const int cell = toOne.targetColumns[i];
            isStored = isStored && target.keyForm(cell, storedCell(row, cell)) == wanted[i];
            isEdited = isEdited && target.keyForm(cell, row->cells()[cell]) == wanted[i];
        }
        stored = isStored ? row : stored;
        edited = isEdited ? row : edited;
    });
    return stored ? stored : edited;
}

bool Graph::isLoaded(Row *parent, const Relation &toMany)
{
    if (parent->state != RowState::Persistent && parent->state != RowState::Deleted)
        return true; // what the database does not know has no members there
    const Members *members = RowStore::members(parent, toMany.index);
    return members && members->loaded;
}

void Graph::leave(Row *child, const Relation &toOne, Row *parent)
{
    Members *members = parent ? RowStore::members(parent, toOne.inverse) : nullptr;
    if (members && members->remove(child))
        m_changed(parent, toOne.inverse);
}

void Graph::join(Row *child, const Relation &toOne, Row *parent)
{
    if (!parent || !isMember(child))
        return;
    Members &members = RowStore::editMembers(parent, toOne.inverse);
    if (members.contains(child))
        return;
    members.append(child);
    m_changed(parent, toOne.inverse);
}

void Graph::joinAll(const QList<Row *> &children, const Relation &toOne, Row *parent)
{
    Members &members = RowStore::editMembers(parent, toOne.inverse);
    const QSet<Row *> known(members.rows.begin(), members.rows.end());
    for (Row *child : children) {
        if (!known.contains(child))
            members.append(child);
    }
    m_changed(parent, toOne.inverse);
}

void Graph::move(Row *child, const Relation &toOne, Row *before)
{
    Row *after = parent(child, toOne);
    if (before == after)
        return;
    leave(child, toOne, before);
    join(child, toOne, after);
    m_changed(child, toOne.index);
}

void Graph::leaveParents(Row *child)
{
    for (const int index : child->mapper().toOnes()) {
        const Relation &relation = child->mapper().relations()[index];
        leave(child, relation, parent(child, relation));
    }
}

void Graph::joinParents(Row *child)
{
    for (const int index : child->mapper().toOnes()) {
        const Relation &relation = child->mapper().relations()[index];
        join(child, relation, parent(child, relation));
    }
}

} // namespace jw
