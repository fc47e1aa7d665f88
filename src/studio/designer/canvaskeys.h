// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

class QKeyEvent;

namespace jw::studio {

class DiagramView;

/// The keys of the canvas, beside those of the window. Each mouse gesture has one:
///
/// T R M A N V            choose a tool; Return does with it what a click would, where there is room or what is selected
/// Tab, Shift+Tab         walk from table to table, in reading order
/// Ctrl+arrows            to the next table in that direction; with Shift added to the selection
/// Alt+Down, Alt+Up       into the columns of a table and along them; Alt+Left back to the table
/// Up, Down               from column to column; with Ctrl+Shift the column moves
/// arrows                 move what is selected by 8, with Shift by 1; a line's middle stretch likewise
/// Alt+Shift+arrows       resize the selected area or note
/// F2, Insert             rename, add a column; F4 or Return: open
/// K, O                   the column is a key, is optional
/// D, P, E                detail, pin, expand neighbours
/// B                      let the program route the selected line again
/// Del, Ctrl+Del          delete from the model, remove from the diagram
/// Esc                    give up: the drag, the tool, the arranging, the selection, the search
namespace canvaskeys {

/// Whether the key meant something.
bool press(DiagramView &view, const QKeyEvent &event);

} // namespace canvaskeys
} // namespace jw::studio
