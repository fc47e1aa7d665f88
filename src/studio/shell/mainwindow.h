// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/actions.h"
#include "studio/shell/docks.h"
#include "studio/shell/tabs.h"
#include "studio/shell/workspace.h"

#include <QtWidgets/QMainWindow>

namespace jw::studio {

class ChangesPanel;
class CodePanel;
class CommandPalette;
class Commands;
class CommitBar;
class ConnectionBar;
class DatabaseMenu;
class FinderBox;
class InspectorPanel;
class ModelTreePanel;
class NoticeBar;
class Offers;
class OverviewMap;
class ProblemsPanel;
class SqlLogPanel;
class StatusLine;

/// The window: it makes the parts, places them and connects them; what they do they do themselves.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow();
    ~MainWindow() override;

    Workspace &workspace() { return *m_workspace; }
    Tabs &tabs() { return *m_tabs; }
    TabArea &area() { return *m_area; }
    Docks &docks() { return *m_docks; }
    Actions &actions() { return *m_actions; }
    NoticeBar &notices() { return *m_notices; }
    ModelTreePanel *tree() const { return m_tree; }
    ChangesPanel *changesPanel() const { return m_changes; }

    /// Makes the contents of the docks now, instead of after the first paint.
    void fillDocks();
    void showWelcome();
    void showPalette();
    void showSettings(bool shortcuts);
    /// The inspector comes forward with the cursor in its first field.
    void editInInspector();
    /// A sentence in the status line.
    void say(const QString &text);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeBars();
    void makeToolBar();
    void makeMiddle();
    void connectWorkspace();
    void connectTabs();
    void fillTree();
    void fillInspector();
    void fillBottom();
    void fillSubMenu(const QString &name, QMenu *menu);
    void fillRecent();
    void showDatabases();
    void modelOpened();
    void databaseOpened(DatabaseSession *session);
    void databaseChanged(DatabaseSession *session);
    void tabChanged();
    void showDatabase();
    void showAbsent();
    void showFacts();
    void showTitle();
    void showTool(Tool tool);
    void showTreeMenu(Id id, const QPoint &position);
    DatabaseSession *databaseWith(Id id) const;
    void commitFailed(const DatabaseSession &database, const Error &error);
    void refreshActions();
    void remember();

    Actions *m_actions;
    std::unique_ptr<Workspace> m_workspace;
    TabArea *m_area;
    Tabs *m_tabs = nullptr;
    Docks *m_docks = nullptr;
    Commands *m_commands = nullptr;
    CommitBar *m_commitBar = nullptr;
    FinderBox *m_finder = nullptr;
    StatusLine *m_status = nullptr;
    NoticeBar *m_notices = nullptr;
    ConnectionBar *m_connection = nullptr;
    Offers *m_offers = nullptr;
    CommandPalette *m_palette = nullptr;
    QMenu *m_recentMenu = nullptr;
    DatabaseMenu *m_databaseMenu;
    ModelTreePanel *m_tree = nullptr;
    OverviewMap *m_overview = nullptr;
    InspectorPanel *m_inspector = nullptr;
    CodePanel *m_code = nullptr;
    ChangesPanel *m_changes = nullptr;
    ProblemsPanel *m_problems = nullptr;
    SqlLogPanel *m_sqlLog = nullptr;
    QTimer m_actionsLater;
    bool m_filled = false;
    bool m_painted = false;
};

} // namespace jw::studio
