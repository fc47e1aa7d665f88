// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

namespace jw {

class Mapper;
class Record;

/// Hears what happens in a session; called in its thread, after the fact. What an observer does not care about it
/// leaves alone. It must remove itself before it goes.
class SessionObserver
{
public:
    virtual ~SessionObserver() = default;

    virtual void rowAdded(const Record &) { } ///< a new row, pending
    virtual void cellChanged(const Record &, int /*cell*/) { } ///< edited, reverted, or read anew
    virtual void stateChanged(const Record &) { } ///< pending, persistent, deleted, detached
    virtual void relationChanged(const Record &, int /*relation*/) { } ///< members or target changed in memory
    /// Rows of the table were changed or inserted past the unit of work, by update() or an upsert; cellChanged() tells of
    /// those in memory alone.
    virtual void rowsWritten(const Mapper &) { }
    /// Rows of the table were removed past the unit of work; stateChanged() tells of those in memory alone.
    virtual void rowsRemoved(const Mapper &) { }
    virtual void committed() { }
    virtual void rolledBack() { }
    virtual void historyChanged() { } ///< undo or redo has something else to offer
};

} // namespace jw
