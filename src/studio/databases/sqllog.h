// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QDateTime>

namespace jw::studio {

/// The statements that ran on one engine, oldest first; the last of them are kept. Filled from any thread, read in its own.
class SqlLog : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int Kept = 2000;

    struct Line
    {
        QTime time;
        LogEntry entry;
    };
    enum Role {
        TimeRole = Qt::UserRole + 1, ///< QTime
        DurationRole, ///< microseconds
        RowsRole, ///< -1: unknown
        ErrorRole, ///< empty when it went well
    };

    explicit SqlLog(QObject *parent = nullptr);
    ~SqlLog() override;

    /// Listens to `engine` from now on.
    void follow(const Engine &engine);
    int rowCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole is the SQL with its values put in, for reading.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const Line &line(int row) const { return m_lines.at(row); }
    void clear();

private:
    struct Inbox;
    void takeInbox();

    QList<Line> m_lines;
    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<void> m_token;
    const Dialect *m_dialect = nullptr;
};

} // namespace jw::studio
