// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSet>

namespace jw {
class Error;
struct Url;
}

namespace jw::studio {

class DatabaseSession;
class NoticeBar;
class Workspace;

/// What the notice bar offers: work that a crash left behind, rows that were never committed, another try at a database
/// that was not to be had.
class Offers : public QObject
{
    Q_OBJECT

public:
    Offers(Workspace &workspace, NoticeBar &notices);

    void offerRecovery();
    /// Once for each session, as soon as it could take them.
    void offerRows(DatabaseSession *session);

private:
    void offerAnotherTry(const Url &url, const Error &error);
    void offerRows(DatabaseSession *session, const QString &text, const QString &yes);
    void offerLeftRows(DatabaseSession *session, int rows);

    Workspace &m_workspace;
    NoticeBar &m_notices;
    QSet<const DatabaseSession *> m_offered;
};

} // namespace jw::studio
