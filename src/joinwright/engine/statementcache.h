// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/statement.h"

#include <QtCore/QHash>

#include <list>
#include <memory>

namespace jw {

/// The statements of one connection by their text; the one not used for longest goes first.
class StatementCache
{
public:
    static constexpr int Capacity = 128;

    /// The free statement of this text; null when there is none or it is being read.
    std::shared_ptr<PreparedStatement> take(const QString &sql);
    void insert(const std::shared_ptr<PreparedStatement> &statement);
    void clear();

private:
    using Order = std::list<std::shared_ptr<PreparedStatement>>;
    Order m_order; ///< the last used one in front
    QHash<QString, Order::iterator> m_index;
};

} // namespace jw
