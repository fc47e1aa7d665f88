// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/rowstore.h"

#include <functional>

namespace jw {

/// The relationships between rows in memory: who is whose parent, and both sides kept in step. Loads nothing.
///
/// A to-one side is the foreign key's cells, looked up in the identity map; only a target without a key yet is held in
/// a slot. A to-many side lists its members. So parents own members, never the other way round.
class Graph
{
public:
    using StoreOf = std::function<RowStore *(const Mapper &)>;
    using Changed = std::function<void(Row *, int relation)>;
    Graph(StoreOf storeOf, Changed changed);

    /// The row at the other end of a to-one relationship, as far as it is in memory.
    Row *parent(Row *child, const Relation &toOne) const;
    /// The row of Mapper::counter() of the same object, as far as it is in memory. It may be new itself.
    Row *counter(Row *row) const;
    /// The row of the same object in the table of a class that extends its own, as far as it is in memory.
    Row *extension(Row *row, const Relation &down) const;
    /// Whether a row of a class that extends the row's, of the same object, waits to be written.
    bool hasWaitingExtension(const Row *row) const;
    /// The foreign key has a value (or the slot a row): there should be a parent.
    static bool hasParent(const Row *child, const Relation &toOne);
    /// Whether a row may be listed among its parent's members.
    static bool isMember(const Row *row) { return row->state != RowState::Deleted && row->state != RowState::Detached; }

    /// Runs `change` on the child and moves it between the members of the parents it had and has.
    template<typename F>
    void moving(Row *child, const QList<int> &toOnes, F change)
    {
        QVarLengthArray<Row *, 4> before;
        for (const int relation : toOnes)
            before.append(parent(child, child->mapper().relations()[relation]));
        change();
        for (qsizetype i = 0; i < toOnes.size(); ++i)
            move(child, child->mapper().relations()[toOnes[i]], before[i]);
    }
    void leave(Row *child, const Relation &toOne, Row *parent);
    void leaveParents(Row *child);
    void joinParents(Row *child);
    /// Lists rows that refer to `parent` among its members, those that are not listed yet.
    void joinAll(const QList<Row *> &children, const Relation &toOne, Row *parent);
    /// Whether the members of `parent` need no loading.
    static bool isLoaded(Row *parent, const Relation &toMany);

private:
    bool isWaiting(const KeyValues &key, const Mapper &mapper) const;
    void move(Row *child, const Relation &toOne, Row *before);
    void join(Row *child, const Relation &toOne, Row *parent);
    Row *byUniqueKey(RowStore &store, const Relation &toOne, const Row *child) const;
    StoreOf m_storeOf;
    Changed m_changed;
};

} // namespace jw
