// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"

namespace jw {

Transaction::Transaction(Connection connection, bool writing)
    : m_connection(std::move(connection))
{
    m_connection.begin(writing);
}

Transaction::~Transaction()
{
    if (m_open)
        m_connection.rollback();
}

void Transaction::commit()
{
    m_connection.commit();
    m_open = false;
}

} // namespace jw
