// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/databasemenu.h"

#include "studio/prompts/guard.h"
#include "studio/shell/actions.h"
#include "studio/shell/workspace.h"

namespace jw::studio {

DatabaseMenu::DatabaseMenu(Workspace &workspace, Actions &actions, QWidget *parent)
    : QMenu(parent)
    , m_workspace(workspace)
    , m_actions(actions)
{
    setToolTipsVisible(true);
}

void DatabaseMenu::fill()
{
    clear();
    for (DatabaseSession *session : m_workspace.connections().sessions()) {
        if (!session->isOpen())
            continue;
        QAction *action = addAction(session->label(), this, [this, session] { m_workspace.connections().setCurrent(session); });
        action->setCheckable(true);
        action->setChecked(session == m_workspace.database());
        action->setToolTip(session->url().toString());
    }
    addSeparator();
    addAction(m_actions.action("databaseSettings"));
    addAction(m_actions.action("reconnect"));
    addSeparator();
    addAction(tr("Open a database beside…"), this, &DatabaseMenu::openBeside);
}

void DatabaseMenu::openBeside()
{
    const QString path = Prompts::openFileName(parentWidget(), tr("Open a database beside the model"), Workspace::openFilter());
    if (!path.isEmpty())
        guarded(parentWidget(), [&] { m_workspace.connectTo(Url::fromString(path)); });
}

} // namespace jw::studio
