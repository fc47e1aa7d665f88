// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"

#include <vector>

namespace jw::studio {

/// The databases that one window has open, and the one that it works with.
class Connections : public QObject
{
    Q_OBJECT

public:
    explicit Connections(QObject *parent = nullptr);
    ~Connections() override;

    /// The session of `url`, opened if it is not; it reports for itself when it is there. One that is open already comes
    /// to be of this mode.
    DatabaseSession *open(const Url &url, DatabaseMode mode = DatabaseMode::Free, const Schema &model = {});
    QList<DatabaseSession *> sessions() const;
    /// Null when none is open.
    DatabaseSession *current() const { return m_current; }
    void setCurrent(DatabaseSession *session);
    /// Closes it; what it has pending is lost, so ask before.
    void close(DatabaseSession *session);
    /// Over all databases.
    int pendingCount() const;
    int draftCount() const;

signals:
    void opened(jw::studio::DatabaseSession *session);
    /// Its session is closed already.
    void openFailed(const jw::Url &url, const jw::Error &error);
    void aboutToClose(jw::studio::DatabaseSession *session);
    void currentChanged(jw::studio::DatabaseSession *session);
    void pendingCountChanged(int count);

private:
    void follow(DatabaseSession *session, DatabaseMode mode);

    std::vector<std::unique_ptr<DatabaseSession>> m_sessions;
    DatabaseSession *m_current = nullptr;
};

} // namespace jw::studio
