// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/inplaceeditor.h"

#include "joinwright/core/id.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace jw {
struct Column;
}

namespace jw::studio {

class CanvasCommands;
class DiagramView;
class ModelDocument;
class NoteEditor;

/// Typing on the canvas, without dialogs: a table's name, Tab to its first column, a column's name, Tab to its type, and
/// Return to the next column, until one is left empty. Names of lines and areas and the text of notes as well.
///
/// A type ends with `?` when the column is optional; a new column may be typed in one go ("price decimal(10,2)?").
class InPlaceNaming : public QObject
{
    Q_OBJECT

public:
    InPlaceNaming(DiagramView &view, CanvasCommands &commands);

    /// Edits the name of whatever can be named on the canvas. `isNew`: made a moment ago; its name is one step with that.
    void editName(Id object, bool isNew = false);
    void editType(Id column);
    /// A new row below the last one of the table.
    void addColumn(Id table);

    bool isActive() const;
    /// Takes what is being typed and ends.
    void finish();
    /// Moves the editor with the canvas.
    void follow();

signals:
    void hint(const QString &text);

private:
    enum class Field : quint8 { None, Name, ColumnName, ColumnType, NewColumn };

    void open(Field field, Id table, Id object, const QString &text);
    void openColumn(Id table, int index);
    void close();
    void leave(InPlaceEditor::Leave how);
    bool accept();
    bool acceptName(const QString &text);
    bool acceptNewColumn(const QString &text);
    bool acceptType(const QString &text);
    void goOn(InPlaceEditor::Leave how);
    void editNote(Id note, bool isNew);
    QRect place() const;
    QRectF scenePlace() const;
    QRectF besideName(const QRectF &row) const;
    int columnIndex() const;

    DiagramView &m_view;
    CanvasCommands &m_commands;
    ModelDocument &m_document;
    QPointer<InPlaceEditor> m_editor;
    QPointer<NoteEditor> m_note;
    Field m_field = Field::None;
    Id m_table; // of the columns being typed; null for other names
    Id m_object;
    bool m_isNew = false;
};

} // namespace jw::studio
