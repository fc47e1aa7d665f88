// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/identitymap.h"
#include "joinwright/orm/session.h"

#include <span>

namespace jw {

struct TableStatements;

/// Lazy loading: for the row asked and its peers at once, in the session's thread.
class Loader
{
public:
    explicit Loader(Session::Parts &parts);

    /// The members of a to-many relationship, loaded if need be.
    QList<Row *> members(Row *owner, const Relation &toMany);
    /// The rows at the other end of a many-to-many relationship, in the order of the association rows.
    QList<Handle> farRows(Row *owner, const Relation &manyToMany);
    /// The row at a to-one end, loaded if need be; null when the foreign key is NULL or leads nowhere.
    Handle parent(Row *child, const Relation &toOne);
    Handle parentInMemory(Row *child, const Relation &toOne);
    /// Reads an expired row and its peers again. Throws Error(StaleData) when the row is gone.
    void refresh(Row *row);
    /// Reads a deferred cell of the row and of those of its peers that lack it too. Throws Error(StaleData) when the row
    /// is gone.
    void loadDeferred(Row *row, int cell);
    void refreshAll(const QList<Row *> &rows);
    Handle get(const Mapper &mapper, std::span<const Value> key);

    /// The values that lead to the other end of `relation`, for rows that have them.
    static QList<QList<Value>> keysOf(const QList<Row *> &rows, const Relation &relation);

    /// Loads along paths for rows that were just read, and gives them the rules among these.
    void loadPaths(const QList<Handle> &owners, const QList<RelatedPath> &paths);

private:
    void load(const QList<Row *> &owners, const Relation &relation);
    Handle readOne(const Mapper &mapper, const KeyValues &key);
    static void prepareGet(const Mapper &mapper, TableStatements &statements, Connection &connection);
    [[noreturn]] void throwGone(const Row *row) const;
    void refuseIfRaising(const Row *owner, const Relation &relation) const;
    Session::Parts &m_parts;
};

} // namespace jw
