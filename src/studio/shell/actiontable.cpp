// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/actiontable.h"

#include <QtCore/QCoreApplication>

namespace jw::studio {

const QList<ActionRow> &actionTable()
{
    static const Needs none;
    static const Needs diagram = Need::Model | Need::Diagram;
    static const Needs selected = diagram | Need::Selected;
    static const Needs rows = Need::Grid | Need::Writable;
    static const QList<ActionRow> table {
        // File
        {"new", QT_TRANSLATE_NOOP("Actions", "&New model"),
            QT_TRANSLATE_NOOP("Actions", "Starts an empty model"), "file", "Ctrl+N", none},
        {"open", QT_TRANSLATE_NOOP("Actions", "&Open…"),
            QT_TRANSLATE_NOOP("Actions", "Opens a model, or an SQLite database as a model"), "open", "Ctrl+O", none},
        {"openSample", QT_TRANSLATE_NOOP("Actions", "Open the sa&mple shop"),
            QT_TRANSLATE_NOOP("Actions", "Opens a copy of the sample shop: twelve tables to try anything on"), "diagram", "", none},
        {"save", QT_TRANSLATE_NOOP("Actions", "&Save"),
            QT_TRANSLATE_NOOP("Actions", "Saves the model and its diagrams"), "save", "Ctrl+S", Need::Model | Need::Modified},
        {"saveAs", QT_TRANSLATE_NOOP("Actions", "Save &as…"),
            QT_TRANSLATE_NOOP("Actions", "Saves the model under another name"), "", "Ctrl+Shift+S", Need::Model},
        {"exportCode", QT_TRANSLATE_NOOP("Actions", "Export &code…"),
            QT_TRANSLATE_NOOP("Actions", "Writes model code: C++, SQLAlchemy, Django, Peewee or SQL"), "code", "Ctrl+E", Need::Model},
        {"exportPicture", QT_TRANSLATE_NOOP("Actions", "Export &picture…"),
            QT_TRANSLATE_NOOP("Actions", "Writes the diagram as PNG, SVG or PDF"), "", "Ctrl+Shift+E", diagram},
        {"createDatabase", QT_TRANSLATE_NOOP("Actions", "Create &database…"),
            QT_TRANSLATE_NOOP("Actions", "Creates a new SQLite database from the model, its SQL shown first"), "database", "", Need::Model},
        {"closeTab", QT_TRANSLATE_NOOP("Actions", "C&lose tab"),
            QT_TRANSLATE_NOOP("Actions", "Closes the tab; its pending changes stay"), "close", "Ctrl+W", Need::Tab},
        {"settings", QT_TRANSLATE_NOOP("Actions", "Se&ttings…"),
            QT_TRANSLATE_NOOP("Actions", "Theme, language, notation and shortcuts"), "", "Ctrl+,", none},
        {"quit", QT_TRANSLATE_NOOP("Actions", "&Quit"),
            QT_TRANSLATE_NOOP("Actions", "Closes the program; unsaved work is asked about"), "", "Ctrl+Q", none},
        // Edit
        {"undo", QT_TRANSLATE_NOOP("Actions", "&Undo"),
            QT_TRANSLATE_NOOP("Actions", "Takes back the last step of the focused tab"), "undo", "Ctrl+Z", Need::Undo},
        {"redo", QT_TRANSLATE_NOOP("Actions", "&Redo"),
            QT_TRANSLATE_NOOP("Actions", "Does the step again that was taken back"), "redo", "Ctrl+Shift+Z; Ctrl+Y", Need::Redo},
        {"cut", QT_TRANSLATE_NOOP("Actions", "Cu&t"),
            QT_TRANSLATE_NOOP("Actions", "Moves what is selected to the clipboard"), "", "Ctrl+X", Need::Editable},
        {"copy", QT_TRANSLATE_NOOP("Actions", "&Copy"),
            QT_TRANSLATE_NOOP("Actions", "Copies what is selected to the clipboard, as text"), "copy", "Ctrl+C", Need::Editable},
        {"paste", QT_TRANSLATE_NOOP("Actions", "&Paste"),
            QT_TRANSLATE_NOOP("Actions", "Puts in what the clipboard holds"), "", "Ctrl+V", Need::Editable},
        {"duplicate", QT_TRANSLATE_NOOP("Actions", "&Duplicate"),
            QT_TRANSLATE_NOOP("Actions", "Makes a copy of what is selected"), "", "Ctrl+D", Need::Editable},
        {"delete", QT_TRANSLATE_NOOP("Actions", "De&lete"),
            QT_TRANSLATE_NOOP("Actions", "Deletes what is selected"), "minus", "Del", Need::Editable},
        {"selectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"),
            QT_TRANSLATE_NOOP("Actions", "Selects everything in the focused tab"), "", "Ctrl+A", Need::Editable},
        {"rename", QT_TRANSLATE_NOOP("Actions", "Re&name"),
            QT_TRANSLATE_NOOP("Actions", "Renames what is selected, in place"), "edit", "F2", selected},
        {"find", QT_TRANSLATE_NOOP("Actions", "&Find…"),
            QT_TRANSLATE_NOOP("Actions", "Finds tables and columns in the diagram, or text in the grid"), "search", "Ctrl+F", Need::Tab},
        // Model
        {"addTable", QT_TRANSLATE_NOOP("Actions", "Add &table"),
            QT_TRANSLATE_NOOP("Actions", "The next click in the diagram places a table"), "table", "T", diagram},
        {"addRelationship", QT_TRANSLATE_NOOP("Actions", "Add &relationship"),
            QT_TRANSLATE_NOOP("Actions", "Drag from a column or table to the table it refers to"), "relation", "R", diagram},
        {"addManyToMany", QT_TRANSLATE_NOOP("Actions", "Add &many-to-many"),
            QT_TRANSLATE_NOOP("Actions", "Drag between two tables: the association table is made"), "mn", "M", diagram},
        {"addNote", QT_TRANSLATE_NOOP("Actions", "Add &note"),
            QT_TRANSLATE_NOOP("Actions", "The next click in the diagram places a note"), "note", "N", diagram},
        {"addArea", QT_TRANSLATE_NOOP("Actions", "Add &area"),
            QT_TRANSLATE_NOOP("Actions", "Drag a rectangle: the tables inside wear its colour"), "area", "A", diagram},
        {"addEnum", QT_TRANSLATE_NOOP("Actions", "Add &enum type"),
            QT_TRANSLATE_NOOP("Actions", "Adds a type with a closed list of values"), "enum", "", Need::Model},
        {"addView", QT_TRANSLATE_NOOP("Actions", "Add &view"),
            QT_TRANSLATE_NOOP("Actions", "Adds a view with its SQL"), "view", "", Need::Model},
        {"newDiagram", QT_TRANSLATE_NOOP("Actions", "New &diagram"),
            QT_TRANSLATE_NOOP("Actions", "Adds an empty diagram of the same model"), "diagram", "", Need::Model},
        {"arrange", QT_TRANSLATE_NOOP("Actions", "Arran&ge"),
            QT_TRANSLATE_NOOP("Actions", "Arranges the diagram afresh; what is pinned stays"), "arrange", "Ctrl+Shift+L", diagram},
        {"arrangeSelected", QT_TRANSLATE_NOOP("Actions", "Arrange &selection"),
            QT_TRANSLATE_NOOP("Actions", "Arranges only the tables that are selected"), "", "", selected},
        {"expandNeighbours", QT_TRANSLATE_NOOP("Actions", "Show ne&ighbours"),
            QT_TRANSLATE_NOOP("Actions", "Adds the tables related to the selected ones to this diagram"), "", "Ctrl+Shift+N", diagram | Need::SelectedTable},
        {"removeFromDiagram", QT_TRANSLATE_NOOP("Actions", "Remove &from diagram"),
            QT_TRANSLATE_NOOP("Actions", "Takes the selected tables out of this diagram; the model keeps them"), "", "Shift+Del", selected},
        {"pin", QT_TRANSLATE_NOOP("Actions", "&Pin in place"),
            QT_TRANSLATE_NOOP("Actions", "Arranging leaves pinned tables where they are"), "", "", selected},
        {"detailFull", QT_TRANSLATE_NOOP("Actions", "Show all &columns"),
            QT_TRANSLATE_NOOP("Actions", "Shows the selected tables whole"), "", "", selected},
        {"detailKeys", QT_TRANSLATE_NOOP("Actions", "Show &keys only"),
            QT_TRANSLATE_NOOP("Actions", "Shows only the key columns of the selected tables"), "", "", selected},
        {"detailName", QT_TRANSLATE_NOOP("Actions", "Show names &only"),
            QT_TRANSLATE_NOOP("Actions", "Shows only the names of the selected tables"), "", "", selected},
        // Data
        {"openRecords", QT_TRANSLATE_NOOP("Actions", "Open &records"),
            QT_TRANSLATE_NOOP("Actions", "Opens the rows of the selected table"), "table", "F4", Need::Database | Need::SelectedTable},
        {"openJoined", QT_TRANSLATE_NOOP("Actions", "Open &joined rows"),
            QT_TRANSLATE_NOOP("Actions", "Opens the rows of the selected table joined along its relationships"), "join", "Ctrl+J", Need::Database | Need::SelectedTable},
        {"addRow", QT_TRANSLATE_NOOP("Actions", "&Add row"),
            QT_TRANSLATE_NOOP("Actions", "Adds a new row; it is written at the next commit"), "plus", "Ctrl+Ins", rows},
        {"setNull", QT_TRANSLATE_NOOP("Actions", "Set to &NULL"),
            QT_TRANSLATE_NOOP("Actions", "Empties the cell to NULL, which is not the same as empty text"), "", "Ctrl+Backspace", rows},
        {"setDefault", QT_TRANSLATE_NOOP("Actions", "Set to defa&ult"),
            QT_TRANSLATE_NOOP("Actions", "Leaves the cell to the database's default"), "", "Ctrl+Shift+Backspace", rows},
        {"copyWithHeaders", QT_TRANSLATE_NOOP("Actions", "Copy with &headers"),
            QT_TRANSLATE_NOOP("Actions", "Copies the selected cells and their columns' names"), "", "Ctrl+Shift+C", Need::Grid},
        {"pasteAsRows", QT_TRANSLATE_NOOP("Actions", "Paste as new ro&ws"),
            QT_TRANSLATE_NOOP("Actions", "Adds the clipboard's lines as new rows"), "", "Ctrl+Shift+V", rows},
        {"refresh", QT_TRANSLATE_NOOP("Actions", "Re&fresh"),
            QT_TRANSLATE_NOOP("Actions", "Reads the rows again; pending changes stay"), "", "F5", Need::Grid},
        {"commit", QT_TRANSLATE_NOOP("Actions", "&Commit"),
            QT_TRANSLATE_NOOP("Actions", "Writes all pending changes in one transaction"), "commit", "Ctrl+Return", Need::Pending | Need::Committable},
        {"revert", QT_TRANSLATE_NOOP("Actions", "Re&vert all"),
            QT_TRANSLATE_NOOP("Actions", "Takes back all pending changes; undo brings them back"), "revert", "", Need::Pending},
        // View
        {"zoomFit", QT_TRANSLATE_NOOP("Actions", "Zoom to &fit"),
            QT_TRANSLATE_NOOP("Actions", "Shows the whole diagram"), "fit", "Ctrl+0", diagram},
        {"zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
            QT_TRANSLATE_NOOP("Actions", "Shows more detail"), "", "Ctrl++; Ctrl+=", diagram},
        {"zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
            QT_TRANSLATE_NOOP("Actions", "Shows more of the diagram"), "", "Ctrl+-", diagram},
        {"zoomActual", QT_TRANSLATE_NOOP("Actions", "&Actual size"),
            QT_TRANSLATE_NOOP("Actions", "Shows the diagram at 100 %"), "", "Ctrl+1", diagram},
        {"darkTheme", QT_TRANSLATE_NOOP("Actions", "&Dark theme"),
            QT_TRANSLATE_NOOP("Actions", "Switches between the light and the dark theme"), "", "", none, true},
        // Window
        {"palette", QT_TRANSLATE_NOOP("Actions", "Find or &run anything…"),
            QT_TRANSLATE_NOOP("Actions", "Lists every action, table and column by name"), "search", "Ctrl+P", none},
        {"splitRight", QT_TRANSLATE_NOOP("Actions", "&Split to the right"),
            QT_TRANSLATE_NOOP("Actions", "Moves the tab beside the others"), "", "Ctrl+\\", Need::Tab},
        {"nextTab", QT_TRANSLATE_NOOP("Actions", "&Next tab"),
            QT_TRANSLATE_NOOP("Actions", "Goes to the next tab"), "", "Ctrl+Tab; Ctrl+PgDown", Need::Tab},
        {"previousTab", QT_TRANSLATE_NOOP("Actions", "&Previous tab"),
            QT_TRANSLATE_NOOP("Actions", "Goes to the tab before"), "", "Ctrl+Shift+Tab; Ctrl+PgUp", Need::Tab},
        {"resetLayout", QT_TRANSLATE_NOOP("Actions", "Reset &layout"),
            QT_TRANSLATE_NOOP("Actions", "Puts all panels back where they were at first"), "", "", none},
        // Help
        {"welcome", QT_TRANSLATE_NOOP("Actions", "&Welcome page"),
            QT_TRANSLATE_NOOP("Actions", "Shows the first page again"), "", "", none},
        {"shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
            QT_TRANSLATE_NOOP("Actions", "Lists all keys, and lets you change them"), "", "F1", none},
        {"about", QT_TRANSLATE_NOOP("Actions", "&About Joinwright"),
            QT_TRANSLATE_NOOP("Actions", "Version and licence"), "info", "", none},
    };
    return table;
}

const QList<MenuRow> &menuTable()
{
    static const QList<MenuRow> table {
        {QT_TRANSLATE_NOOP("Actions", "&File"),
            {"new", "open", "openSample", "@recent", "-", "save", "saveAs", "-", "exportCode", "exportPicture", "createDatabase", "-",
                "closeTab", "settings", "-", "quit"}},
        {QT_TRANSLATE_NOOP("Actions", "&Edit"),
            {"undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "selectAll", "-", "rename", "find"}},
        {QT_TRANSLATE_NOOP("Actions", "&Model"),
            {"addTable", "addRelationship", "addManyToMany", "addNote", "addArea", "-", "addEnum", "addView", "newDiagram", "-", "arrange",
                "arrangeSelected", "pin", "expandNeighbours", "removeFromDiagram", "-", "detailFull", "detailKeys", "detailName"}},
        {QT_TRANSLATE_NOOP("Actions", "&Data"),
            {"openRecords", "openJoined", "-", "addRow", "setNull", "setDefault", "copyWithHeaders", "pasteAsRows", "-", "refresh", "-",
                "commit", "revert"}},
        {QT_TRANSLATE_NOOP("Actions", "&View"), {"zoomFit", "zoomIn", "zoomOut", "zoomActual", "-", "darkTheme", "-", "@docks"}},
        {QT_TRANSLATE_NOOP("Actions", "&Window"), {"palette", "-", "splitRight", "nextTab", "previousTab", "-", "resetLayout"}},
        {QT_TRANSLATE_NOOP("Actions", "&Help"), {"welcome", "shortcuts", "-", "about"}},
    };
    return table;
}

const QList<const char *> &toolBarTable()
{
    static const QList<const char *> table {"open", "save", "-", "undo", "redo", "-", "*addTable", "*addRelationship", "*addManyToMany",
        "*addNote", "*addArea", "-", "*zoomFit", "*arrange"};
    return table;
}

} // namespace jw::studio
