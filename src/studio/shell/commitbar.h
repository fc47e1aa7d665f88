// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/facts.h"

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace jw::studio {

class Actions;

/// The right end of the tool bar: which database is meant, Commit with the number of its changes (filled only when it
/// may be pressed), Revert.
class CommitBar : public QWidget
{
    Q_OBJECT

public:
    CommitBar(Actions &actions, QWidget *parent = nullptr);

    /// An empty name hides the chooser. `menu` lists the databases; owned by the caller.
    void setDatabase(const QString &name, const DatabaseMark &mark, QMenu *menu);
    void setPending(int count, const QString &whyNot);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Actions &m_actions;
    QToolButton *m_database;
    QPushButton *m_commit;
    QPushButton *m_revert;
    DatabaseMark m_mark;
    int m_pending = 0;
    QString m_whyNot;
};

} // namespace jw::studio
