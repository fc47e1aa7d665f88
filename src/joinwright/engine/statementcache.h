// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHash>
#include <QtSql/QSqlQuery>

#include <list>
#include <memory>

namespace jw {

/// A statement that was prepared once and may run many times; in use by one Result at a time.
struct PreparedStatement
{
    explicit PreparedStatement(const QSqlDatabase &database)
        : query(database)
    {
        query.setForwardOnly(true); // without it QtSql keeps every row it has read
    }

    QSqlQuery query;
    QString sql;
    QStringList columns; ///< names, filled at the first execution that gives rows
    int placeholders = 0;
    bool isBusy = false; ///< a Result reads from it
    bool isCut = false; ///< its rows ended with the transaction while a Result was reading
};

/// The statements of one connection by their text; the one not used for longest goes first.
class StatementCache
{
public:
    static constexpr int Capacity = 128;

    /// The free statement of this text; null when there is none or it is being read.
    std::shared_ptr<PreparedStatement> take(const QString &sql);
    void insert(const std::shared_ptr<PreparedStatement> &statement);
    void clear();
    int size() const { return int(m_index.size()); }

private:
    using Order = std::list<std::shared_ptr<PreparedStatement>>;
    Order m_order; ///< the last used one in front
    QHash<QString, Order::iterator> m_index;
};

} // namespace jw
