// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace jw::studio {

class Actions;
class DatabaseSession;

/// A line over the tabs that says that the current database's server is gone, why, and that what is pending stays; its
/// button is the action "reconnect". Hidden while there is nothing to say.
class ConnectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBar(Actions &actions, QWidget *parent = nullptr);

    /// Null: none.
    void setDatabase(DatabaseSession *database);
    void refresh();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString text() const;

    QPointer<DatabaseSession> m_database;
    QLabel *m_text;
    QPushButton *m_reconnect;
};

} // namespace jw::studio
