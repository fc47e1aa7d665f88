// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"
#include "studio/databases/settingsfields.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;

namespace jw::studio {

/// The mode and the colour of an opened database, and its password in the key store, if one is kept. What is chosen is
/// done when the dialog is accepted.
class DatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DatabaseDialog(DatabaseSession &database, QWidget *parent = nullptr);

    void accept() override;
    /// Whether the person wants the key store to forget the password.
    bool forgetsPassword() const { return m_forgets; }

private:
    void check();

    DatabaseSession &m_database;
    SettingsFields *m_fields;
    QLabel *m_reason;
    QPushButton *m_forget;
    QPushButton *m_apply;
    bool m_forgets = false;
};

} // namespace jw::studio
