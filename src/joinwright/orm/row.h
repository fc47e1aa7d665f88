// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

namespace jw {

class Mapper;
class RowStore;
class Session;
struct Changes;
struct Members;

/// Where a row stands in its life.
enum class RowState : quint8 {
    Transient, ///< made, not added: no session will write it
    Pending, ///< added; INSERT at the next commit
    Persistent, ///< in the database, as far as its session knows
    Deleted, ///< DELETE at the next commit
    Detached, ///< was deleted for good, or its session has ended; keeps its values
};

/// One row of one table in memory: what handles, records and grid lines are views of.
///
/// A header of 32 bytes, then one Value a column of the mapper (in the table's order, a hidden key last), then one slot
/// a relationship. Counted by its handles and by the session while something about it waits to be written; clean rows
/// go with their last handle. Belongs to its session's thread.
struct Row
{
    enum Flag : quint8 {
        Expired = 1, ///< to be read again before the next look
        BadCells = 2, ///< some cells could not be decoded and hold the raw text
        Keyless = 4, ///< its key is NULL in the database: cannot be written
        Sent = 8, ///< an INSERT of it is under way in a worker
        Watched = 16, ///< the session's diagnostics note what is read of it
        Unwritten = 32, ///< detached before it was ever written
        Deferred = 64, ///< some deferred cells are not loaded: see `unloaded`
        Idle = 128, ///< nobody held it at some time in the transaction that lasts; it waits for its end
    };

    RowStore *store;
    Changes *changes; ///< what differs from what was loaded; null for a clean row
    quint32 references;
    quint32 load; ///< the query that brought it; rows of the same load are peers
    quint32 hash; ///< of its identity key; of a row that was never written: see isGiven()
    RowState state : 4;
    quint8 lists : 4; ///< of what waits to be written, by UnitOfWork::Set: those that have the row
    quint8 flags;
    quint16 unloaded; ///< by Mapper::deferredBit(): the deferred cells that are not loaded

    Value *cells() { return reinterpret_cast<Value *>(this + 1); }
    const Value *cells() const { return reinterpret_cast<const Value *>(this + 1); }
    void setUnloaded(quint16 cells)
    {
        unloaded = cells;
        flags = quint8(cells ? flags | Deferred : flags & ~Deferred);
    }
    /// Rows that were never written note in `hash` which of their first 32 cells were given a
    /// value, and the others among their changes; see isTouched().
    static constexpr int GivenBits = 32;
    bool isUnwritten() const
    {
        return state == RowState::Pending || state == RowState::Transient || flags & Unwritten;
    }
    bool isGiven(int cell) const { return cell < GivenBits && isUnwritten() && hash >> cell & 1; }

    inline const Mapper &mapper() const; ///< in rowstore.h
    Session *session() const; ///< null when it has ended
};

static_assert(sizeof(Row) == 32);

void releaseRow(Row *row); ///< the last reference is gone

inline void ref(Row *row)
{
    ++row->references;
}

inline void deref(Row *row)
{
    if (--row->references == 0)
        releaseRow(row);
}

} // namespace jw
