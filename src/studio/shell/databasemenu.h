// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QMenu>

namespace jw::studio {

class Actions;
class Workspace;

/// The databases that are open, to choose the one that is meant; and what can be done with it.
class DatabaseMenu : public QMenu
{
    Q_OBJECT

public:
    DatabaseMenu(Workspace &workspace, Actions &actions, QWidget *parent);

    void fill();

private:
    void openBeside();

    Workspace &m_workspace;
    Actions &m_actions;
};

} // namespace jw::studio
