// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/workertransaction.h"

#include "joinwright/orm/persistence.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

QString stepName()
{
    return u"joinwright_step"_s;
}

} // namespace

WorkerTransaction::Step::Step(Connection &connection)
    : m_connection(connection)
{
    connection.savepoint(stepName());
}

WorkerTransaction::Step::~Step()
{
    if (m_isKept)
        return;
    try {
        m_connection.rollbackToSavepoint(stepName());
        m_connection.releaseSavepoint(stepName());
    } catch (const Error &) {
        // The whole transaction is dead: whoever needs it next will say so.
    }
}

void WorkerTransaction::Step::keep()
{
    m_connection.releaseSavepoint(stepName());
    m_isKept = true;
}

/// A connection that was lost has taken the transaction along; the worker has a new one by now.
void WorkerTransaction::checkLasts(const Connection &connection) const
{
    if (connection.inTransaction())
        return;
    throw ConnectionError(Error::phrase("the transaction was lost with its connection: what was flushed in it waits to be written again"),
        {.reason = ErrorReason::ConnectionLost});
}

void WorkerTransaction::begin(Connection &connection)
{
    if (m_isOpen) {
        m_isOpen = connection.inTransaction(); // whoever asked for this takes back what was flushed
        return checkLasts(connection);
    }
    if (connection.inTransaction())
        throw Error(ErrorKind::Usage, Error::phrase("another session has a transaction open on this worker"));
    connection.begin(true);
    m_isOpen = true;
}

FlushResult WorkerTransaction::flush(Connection &connection, const FlushRuns &runs, const FlushWatch &watch, bool commits)
{
    if (runs.isEmpty() && !m_isOpen)
        return {};
    begin(connection);
    try {
        FlushStatements statements(connection);
        FlushResult result = execute(runs, connection, statements, watch);
        if (commits) {
            connection.commit();
            m_isOpen = false;
        }
        return result;
    } catch (...) {
        rollback(connection);
        throw;
    }
}

void WorkerTransaction::rollback(Connection &connection)
{
    if (m_isOpen)
        connection.rollback();
    m_isOpen = false;
}

} // namespace jw
