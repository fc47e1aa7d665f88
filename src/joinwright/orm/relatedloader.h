// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/session.h"

namespace jw {

class RowTaker;
struct TableStatements;

/// Loads the other end of a relationship for many rows of a session at once, in its own thread.
///
/// Where one whole number leads from row to row the rows go straight into the session: by BETWEEN over keys without a
/// gap, else by lists of up to 500. Other keys go through a batch, as for a session on a worker.
class RelatedLoader
{
public:
    RelatedLoader(Session::Parts &parts, Connection &connection);

    /// Returns the rows reached.
    QList<Handle> load(const QList<Handle> &owners, const RelatedPath &path);
    void loadPaths(const QList<Handle> &owners, const QList<RelatedPath> &paths);

private:
    using Keys = std::vector<qint64>;

    static bool isDirect(const Relation &relation);
    Keys keysOf(const QList<Handle> &owners, const Relation &relation) const;
    QList<Handle> read(const Relation &relation, const Keys &keys);
    void readRange(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows);
    void readWrittenOut(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows);
    void readLists(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows);
    void drain(KeptStatement &statement, RowTaker &taker, QList<Handle> &rows) const;
    bool isMostOfTable(const Mapper &mapper, int cell, const Keys &keys);
    KeptStatement prepared(const Mapper &mapper, const Expr &condition);
    void fill(const QList<Handle> &owners, const Relation &toMany, const QList<Handle> &members);
    Row *ownerOf(Row *member, const Relation &toOne, RowStore &owners);

    Session::Parts &m_parts;
    Connection &m_connection;
    Row *m_lastOwner = nullptr;
    qint64 m_lastKey = 0;
};

} // namespace jw
