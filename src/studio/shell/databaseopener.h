// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/connections.h"
#include "studio/databases/passwordstore.h"

#include <QtCore/QHash>

class QWidget;

namespace jw::studio {

/// Opens databases for a workspace: takes the password from the key store or asks for it, again when the server refuses
/// it; tells how far it is, and can be stopped at any time.
class DatabaseOpener : public QObject
{
    Q_OBJECT

public:
    enum class Purpose : quint8 {
        Draw, ///< it becomes the model
        Beside, ///< the person wants it beside the model
        Reopen, ///< it was last used with the model that has just been opened
    };

    /// Questions are asked over `window`. All three outlive it.
    DatabaseOpener(Connections &connections, PasswordStore &passwords, QWidget *window);

    /// Ends in arrived(), failed() or, when it is stopped or no password is given, in neither. A password in `url` is kept
    /// when `settings` say so, and forgotten by the key store when they no longer do. `model` may be empty.
    void open(const Url &url, const DatabaseSettings &settings, Purpose purpose, const Schema &model = {});
    bool isBusy() const { return m_reads > 0 || !m_wishes.isEmpty(); }
    void cancel();
    /// The key store forgets the password of this server.
    void forgetPassword(const Url &url);

signals:
    /// What it is about; empty when nothing is being opened any more.
    void progressed(const QString &text);
    void arrived(jw::studio::DatabaseSession *session, jw::studio::DatabaseOpener::Purpose purpose);
    void failed(const jw::Url &url, const jw::Error &error, jw::studio::DatabaseOpener::Purpose purpose);

private:
    struct Wish
    {
        Url url;
        DatabaseSettings settings;
        Purpose purpose = Purpose::Draw;
        Schema model;
        bool isTyped = false; ///< the password was, by the person
    };

    void connectTo(const Wish &wish);
    void follow(DatabaseSession *session);
    void opened(DatabaseSession *session);
    void refused(const Url &url, const Error &error);
    void askPassword(const Wish &wish, const Error &error);
    void keepPassword(const Wish &wish);

    Connections &m_connections;
    PasswordStore &m_passwords;
    QWidget *m_window;
    QHash<QString, Wish> m_wishes; ///< by address
    int m_reads = 0; ///< questions to the key store that are under way
    int m_turn = 0; ///< what was asked before the last cancel() is not wanted any more
};

} // namespace jw::studio
