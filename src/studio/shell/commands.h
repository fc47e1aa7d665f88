// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/actions.h"
#include "studio/shell/tabs.h"

namespace jw::studio {

class MainWindow;

/// What each action of the table does: it is sent to the document, the focused tab, or the widget with the focus.
class Commands : public QObject
{
    Q_OBJECT

public:
    Commands(Actions &actions, Workspace &workspace, Tabs &tabs, MainWindow &window);

    /// What the actions can count on now.
    Needs available() const;
    /// Says behind Undo and Redo which step of the model they mean.
    void showHistory();

private:
    void handleFile();
    void handleEdit();
    void handleModel();
    void handleDiagram();
    void handleData();
    void handleWindow();
    void handlePanels();

    /// Calls the slot of the focused tab, whichever of the two it is.
    void onTab(const char *id, void (DiagramView::*onDiagram)(), void (DataView::*onData)());
    void onDiagram(const char *id, void (DiagramView::*slot)());
    void onCanvas(const char *id, void (CanvasCommands::*slot)());
    void onData(const char *id, void (DataView::*slot)());
    void onTool(const char *id, Tool tool);
    void addObject(const char *id, const QString &text, Id (*add)(Model &));
    void find();
    void undo();
    void redo();
    void rename();
    void deleteSelected();
    void openFile();
    void openServer(const Url &proposal);
    void showDatabaseSettings();
    void commit();
    void exportPicture();
    void exportCode();
    void createDatabase();
    Id selectedTable() const;
    void addSelected(Needs &needs) const;
    bool isTreeFocused() const;

    Actions &m_actions;
    Workspace &m_workspace;
    Tabs &m_tabs;
    MainWindow &m_window;
};

} // namespace jw::studio
