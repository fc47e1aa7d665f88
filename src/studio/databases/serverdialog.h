// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"
#include "studio/databases/databasesession.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jw::studio {

/// Asks for a database on a server: kind, hosts, database, user, password, TLS, mode. Can try the connection and says in
/// words why it fails. The password is used for the connection alone and written nowhere.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    /// `proposal` fills the fields; one without a dialect begins with PostgreSQL on this machine.
    explicit ServerDialog(const Url &proposal = {}, QWidget *parent = nullptr);
    ~ServerDialog() override;

    /// What the fields say, the password included.
    Url url() const;
    DatabaseMode mode() const;

private:
    /// What a trial came to.
    struct Trial
    {
        bool succeeded = false;
        QString text;
    };

    void fill(const Url &url);
    void layOut();
    void check();
    void tryOut();
    void showTrial();
    void say(const QString &text, bool isError);
    static Trial trial(const Url &url);

    QComboBox *m_kind;
    QLineEdit *m_hosts;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_tls;
    QCheckBox *m_readOnly;
    QLabel *m_result;
    QPushButton *m_try;
    QPushButton *m_open;
    QList<std::pair<QString, QString>> m_options; ///< of the proposal, those without a field here
    QFutureWatcher<Trial> m_watcher;
};

} // namespace jw::studio
