// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QHash>

// What a person does to the drawings of a model, as functions of a Model; see edits.h. Coordinates are the canvas's
// (pixels at 100 %), whole numbers. `diagram` is an id; one that names nothing changes nothing.

namespace jw::studio {

Id addDiagram(Model &model, const QString &name = {});
/// A copy with everything on it, after the original; its areas and notes have ids of their own.
Id duplicateDiagram(Model &model, Id diagram);
/// Moves a diagram's tab so that it stands at `index` afterwards.
void moveDiagram(Model &model, Id diagram, int index);

/// Places a table; one that stands there already is moved.
void placeTable(Model &model, Id diagram, Id table, QPoint position);
/// Takes tables off this diagram (the model keeps them); areas and notes are deleted.
void removeFromDiagram(Model &model, Id diagram, const QList<Id> &objects);
/// Moves tables, areas and notes. Hand-made bends go along when both ends of their line move. An area does not bring
/// what lies in it: see withContents().
void moveObjects(Model &model, Id diagram, const QList<Id> &objects, QPoint delta);
void setPositions(Model &model, Id diagram, const QHash<Id, QPoint> &positions);
void setDetail(Model &model, Id diagram, const QList<Id> &tables, TableDetail detail);
void setPinned(Model &model, Id diagram, const QList<Id> &tables, bool pinned);

Id addArea(Model &model, Id diagram, QRect rect, const QString &name = {}, Hue hue = Hue::Teal);
Id addNote(Model &model, Id diagram, QRect rect, const QString &text = {}, Id link = {});
void setRect(Model &model, Id diagram, Id areaOrNote, QRect rect);
void setHue(Model &model, Id diagram, const QList<Id> &areasAndNotes, Hue hue);
void setNoteLink(Model &model, Id diagram, Id note, Id table);
/// The corners of a line, from the table that owns the key; none: the line is routed by the program again.
void setBend(Model &model, Id diagram, Id relationship, const QList<QPoint> &points);

/// The tables that are related with any of `tables`, in either direction and over association tables, without these.
QList<Id> neighboursOf(const Schema &schema, const QList<Id> &tables);

} // namespace jw::studio
