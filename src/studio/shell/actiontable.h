// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QFlags>
#include <QtCore/QList>

namespace jw::studio {

/// What must be there for an action to make sense; all that an action needs has to be given.
enum class Need : quint32 {
    Nothing = 0,
    Model = 1 << 0, ///< a model is open
    Diagram = 1 << 1, ///< a diagram is the focused tab
    Selected = 1 << 2, ///< something is selected in the diagram
    SelectedTable = 1 << 3, ///< a table is selected, anywhere
    Database = 1 << 4, ///< a database is open
    Grid = 1 << 5, ///< records are the focused tab
    Writable = 1 << 6, ///< the focused tab's database takes changes
    Pending = 1 << 7, ///< there are changes to commit or revert
    Committable = 1 << 8, ///< nothing required is missing in them
    Undo = 1 << 9, ///< the focused tab's history has a step to take back
    Redo = 1 << 10,
    Editable = 1 << 11, ///< the focus takes cut, copy and paste
    Tab = 1 << 12, ///< a tab is open
    Modified = 1 << 13, ///< the model has unsaved changes or no file yet
    SelectedColumn = 1 << 14, ///< a column is selected in the diagram
    Bent = 1 << 15, ///< a line bent by hand is selected in the diagram
    Lost = 1 << 17, ///< the database's server is gone
    Linked = 1 << 16, ///< the focused tab shows rows that can be linked and unlinked
};
Q_DECLARE_FLAGS(Needs, Need)
Q_DECLARE_OPERATORS_FOR_FLAGS(Needs)

/// One action of the program. Texts are source texts of the context "Actions".
struct ActionRow
{
    const char *id;
    const char *text; ///< as in a menu, with its mnemonic
    const char *tip; ///< one sentence: what it does
    const char *icon; ///< a file of resources/icons; empty: none
    const char *key; ///< portable text of the shortcut, several separated by "; "; empty: none
    Needs needs;
    bool checkable = false;
};

/// Every action there is. Menus, tool bar, palette, shortcut editor and tests read this table and nothing else.
const QList<ActionRow> &actionTable();

/// A menu of the menu bar: action ids in order; "-" is a separator, "@recent" and "@docks" are filled by the window.
struct MenuRow
{
    const char *text;
    QList<const char *> items;
};
const QList<MenuRow> &menuTable();

/// The tool bar's action ids in order, with "-" between groups; a "*" before an id shows the text beside the icon.
const QList<const char *> &toolBarTable();

} // namespace jw::studio
