// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointer>

namespace jw {

class Session;

/// A nested transaction: a SAVEPOINT in the database and the state of every object at that moment.
///
/// What is edited and flushed until release() becomes part of the surrounding transaction; rollback(), or going out of
/// scope without either, takes the database and every object back, field by field: what was pending when the savepoint
/// was made is pending again. Savepoints nest; ending one ends those within it, and commit() and rollback() of the
/// session end all. Undo does not go back beyond an open savepoint.
class Savepoint
{
public:
    /// Begins a transaction when there is none. Throws Error(Usage) for a session on a worker.
    explicit Savepoint(Session &session);
    ~Savepoint(); ///< rolls back what is still open; never throws
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    /// Throws Error(Usage) when it has ended.
    void release();
    void rollback();
    bool isOpen() const;

private:
    QPointer<QObject> m_alive; ///< the session's context
    Session &m_session;
    quint64 m_number;
};

} // namespace jw
