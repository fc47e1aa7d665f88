// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/statementcache.h"

namespace jw {

std::shared_ptr<PreparedStatement> StatementCache::take(const QString &sql)
{
    const auto it = m_index.constFind(sql);
    if (it == m_index.cend() || (**it)->isBusy)
        return nullptr;
    m_order.splice(m_order.begin(), m_order, *it);
    return m_order.front();
}

void StatementCache::insert(const std::shared_ptr<PreparedStatement> &statement)
{
    if (m_index.contains(statement->sql()))
        return; // its twin is being read: this one lives for its Result only
    m_order.push_front(statement);
    m_index.insert(statement->sql(), m_order.begin());
    if (m_index.size() > Capacity) {
        m_index.remove(m_order.back()->sql());
        m_order.pop_back();
    }
}

void StatementCache::clear()
{
    m_index.clear();
    m_order.clear();
}

} // namespace jw
