// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QObject>

namespace jw::studio {

class DiagramScene;
class ModelDocument;
class Selection;

/// What can be done with a diagram and what is selected on it, each one undoable step. Knows no mouse and no key; tools,
/// keys and menus call it. What cannot be done is said in refused() and changes nothing.
class CanvasCommands : public QObject
{
    Q_OBJECT

public:
    explicit CanvasCommands(DiagramScene &scene);

    /// A new table with its upper left corner there, selected.
    Id addTable(QPoint position);
    Id addColumn(Id table, const Column &column);
    /// Relates `from` (over `column`, when not null) to `to`; the new line is selected. Null when refused.
    Id relate(Id from, Id column, Id to);
    Id relateManyToMany(Id left, Id right);
    Id addArea(QRect rect);
    Id addNote(QRect rect);

    /// Deletes what is selected from the model (areas and notes from the diagram).
    void deleteSelected();
    /// Takes the selected tables off this diagram; deletes selected areas and notes.
    void removeSelectedFromDiagram();
    void duplicateSelected();
    void moveSelected(QPoint delta);
    void resizeSelected(QPoint delta);
    void selectAll();

    /// Places tables of the model that do not stand here yet, around `position`, beside each other; selects them.
    void place(const QList<Id> &tables, QPoint position);
    /// Places all tables related with the selected ones that do not stand here yet, near them.
    void expandNeighbours();
    void setDetail(TableDetail detail); ///< of the selected tables; of all when none is selected
    /// Full, keys, names and round again.
    void cycleDetail();
    void togglePinned();
    void setHue(Hue hue);
    void linkNote(Id note, Id table);
    void removeBends();
    /// Shifts the middle stretch of the selected line, which then stays where it is put.
    void shiftLine(QPoint delta);
    void togglePrimary();
    void toggleOptional();

    /// The selected tables; those of selected columns as well.
    QList<Id> selectedTables() const;
    /// What moves when these are dragged: with an area all that lies in it.
    QList<Id> withContents(const QList<Id> &objects) const;

signals:
    void refused(const QString &reason);

private:
    void edit(const QString &text, const std::function<void(Model &)> &change, const QString &mergeKey = {});
    Id make(const QString &text, const std::function<Id(Model &)> &change);
    void placeNear(Model &model, const QList<Id> &tables) const;

    DiagramScene &m_scene;
    ModelDocument &m_document;
    Selection &m_selection;
};

} // namespace jw::studio
