// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

#include <QtCore/QPoint>
#include <QtCore/QRect>

#include <algorithm>

namespace jw {

/// How much of a table a diagram shows.
enum class TableDetail : quint8 { Full, Keys, Name };

/// A table's place in one diagram. Units are the canvas's: pixels at 100 %.
struct Placement
{
    Id table;
    QPoint position; ///< top left
    TableDetail detail = TableDetail::Full;
    bool pinned = false; ///< arranging leaves it where it is
    UnknownKeys unknown;

    friend bool operator==(const Placement &, const Placement &) = default;
};

/// The hues of areas and notes, see the theme. Stored in files by their lower-case names.
enum class Hue : quint8 { Slate, Teal, Plum, Sky, Ochre, Rose, Moss, Clay };

/// A coloured rectangle with a name; the tables that lie inside wear its hue.
struct Area
{
    Id id;
    QString name;
    QRect rect;
    Hue hue = Hue::Teal;
    UnknownKeys unknown;

    friend bool operator==(const Area &, const Area &) = default;
};

/// A text that stands on a diagram.
struct Note
{
    Id id;
    QString text;
    QRect rect;
    Hue hue = Hue::Ochre;
    Id link; ///< the table that a dotted line leads to; null: none
    UnknownKeys unknown;

    friend bool operator==(const Note &, const Note &) = default;
};

/// Hand-made corners of one relationship's line, from the table that owns the key to the one referred to.
struct Bend
{
    Id relationship;
    QList<QPoint> points;
    UnknownKeys unknown;

    friend bool operator==(const Bend &, const Bend &) = default;
};

/// One drawing of the model; a table may stand in several. Lists are kept sorted by id.
struct Diagram
{
    Id id;
    QString name;
    QList<Placement> placements;
    QList<Area> areas;
    QList<Note> notes;
    QList<Bend> bends;
    UnknownKeys unknown;

    const Placement *placement(Id table) const { return find(placements, table, &Placement::table); }
    const Area *area(Id wanted) const { return find(areas, wanted, &Area::id); }
    const Note *note(Id wanted) const { return find(notes, wanted, &Note::id); }
    const Bend *bend(Id relationship) const { return find(bends, relationship, &Bend::relationship); }

    void set(Placement item) { set(placements, std::move(item), &Placement::table); }
    void set(Area item) { set(areas, std::move(item), &Area::id); }
    void set(Note item) { set(notes, std::move(item), &Note::id); }
    void set(Bend item) { set(bends, std::move(item), &Bend::relationship); }
    /// Removes whatever bears this id: a placement (by its table), an area, a note, a bend (by its relationship).
    void remove(Id wanted)
    {
        placements.removeIf([wanted](const Placement &item) { return item.table == wanted; });
        areas.removeIf([wanted](const Area &item) { return item.id == wanted; });
        notes.removeIf([wanted](const Note &item) { return item.id == wanted; });
        bends.removeIf([wanted](const Bend &item) { return item.relationship == wanted; });
    }

    friend bool operator==(const Diagram &, const Diagram &) = default;

private:
    template<typename T>
    static const T *find(const QList<T> &list, Id wanted, Id T::*id)
    {
        const auto it = std::lower_bound(
            list.begin(), list.end(), wanted, [id](const T &item, Id key) { return item.*id < key; });
        return it != list.end() && (*it).*id == wanted ? &*it : nullptr;
    }
    template<typename T>
    static void set(QList<T> &list, T item, Id T::*id)
    {
        const auto it = std::lower_bound(
            list.begin(), list.end(), item.*id, [id](const T &other, Id key) { return other.*id < key; });
        if (it != list.end() && (*it).*id == item.*id)
            *it = std::move(item);
        else
            list.insert(it, std::move(item));
    }
};

} // namespace jw
