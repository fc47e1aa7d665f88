// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/opening.h"
#include "studio/databases/passwordstore.h"
#include "studio/databases/settingsfields.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jw::studio {

/// Asks for a database on a server: kind, hosts, database, user, password, TLS, mode, colour. Can try the connection and
/// says in words why it fails. Writes the password nowhere: whether it is to be kept is asked for here, and done by
/// whoever opens the database with it.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    /// `proposal` fills the fields, with what is remembered of it; one without a dialect begins with PostgreSQL on this
    /// machine. `passwords` gives the password that it keeps; null: none is offered to be kept.
    explicit ServerDialog(const Url &proposal = {}, PasswordStore *passwords = nullptr, QWidget *parent = nullptr);
    ~ServerDialog() override;

    /// What the fields say, the password included.
    Url url() const;
    /// Mode and colour, and whether the password is to be kept.
    DatabaseSettings settings() const;

private:
    void fill(const Url &url);
    void layOut();
    void askStore(const Url &proposal, PasswordStore &passwords);
    void check();
    void tryOut();
    void tried(const QString &text, bool isError);
    void say(const QString &text, bool isError);

    QComboBox *m_kind;
    QLineEdit *m_hosts;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    QComboBox *m_tls;
    SettingsFields *m_settings = nullptr;
    QLabel *m_result;
    QPushButton *m_try;
    QPushButton *m_open;
    QList<std::pair<QString, QString>> m_options; ///< of the proposal, those without a field here
    QString m_whyNotKept; ///< empty: passwords can be kept here
    std::unique_ptr<Opening> m_trial;
};

} // namespace jw::studio
