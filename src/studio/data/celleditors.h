// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/schema.h"

#include <QtCore/QVariant>

#include <optional>

class QWidget;

namespace jw {
struct GridColumn;
}

namespace jw::studio {

// The editors that a cell opens in place, by type: lines for texts and numbers, with a calendar for dates, a list for
// enums. Booleans are toggled, long values go to the value panel, references to the picker: none here.

/// Null where the cell is edited elsewhere.
QWidget *makeCellEditor(const GridColumn &column, const Schema &schema, QWidget *parent);
void fillCellEditor(QWidget *editor, const Value &value, const ColumnType &type);
/// A jw::Value or a text for the model; nothing when the person changed nothing.
std::optional<QVariant> editedValue(QWidget *editor);
/// Why the editor's content cannot be taken; empty when it can.
QString problemOf(QWidget *editor);

/// Whether values of this type are edited in the value panel.
bool isPanelType(const ColumnType &type);

} // namespace jw::studio
