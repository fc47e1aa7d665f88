// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/session.h"

namespace jw {

/// While it lives, all that its session reads is one transaction: queries, get() and relationships see one state of the
/// database, and a small read costs half, because the file is locked once for all of them. An object that was read
/// already is not read again.
///
/// A write ends it: flush() and commit() go on with a transaction of their own, and what is read after them is as fresh as
/// without a scope. Scopes nest; inside a transaction that is open already, and on a database in memory, one changes
/// nothing. Must end before its session does. Throws Error; Error(Usage) for a session that does its I/O in a worker.
class ReadScope
{
public:
    explicit ReadScope(Session &session);
    ~ReadScope();
    ReadScope(const ReadScope &) = delete;
    ReadScope &operator=(const ReadScope &) = delete;

private:
    Session &m_session;
    bool m_isOuter = false;
};

} // namespace jw
