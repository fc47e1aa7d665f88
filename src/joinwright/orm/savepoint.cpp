// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/savepoint.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

Savepoint::Savepoint(Session &session)
    : m_alive(session.context())
    , m_session(session)
    , m_number(session.parts().transaction.openSavepoint())
{
}

Savepoint::~Savepoint()
{
    if (!isOpen())
        return;
    try {
        rollback();
    } catch (const Error &) {
        // The connection is gone, and what it had not committed with it.
    }
}

bool Savepoint::isOpen() const
{
    return m_alive && m_session.parts().transaction.isOpen(m_number);
}

void Savepoint::release()
{
    if (!isOpen())
        throw Error(ErrorKind::Usage, QStringLiteral("this savepoint has ended; it cannot be released"));
    m_session.parts().transaction.releaseSavepoint(m_number);
}

void Savepoint::rollback()
{
    if (!isOpen())
        throw Error(ErrorKind::Usage, QStringLiteral("this savepoint has ended; it cannot be rolled back"));
    m_session.parts().transaction.rollbackToSavepoint(m_number);
}

} // namespace jw
