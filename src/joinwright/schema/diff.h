// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QSet>

namespace jw {

/// What became of an object.
enum class ChangeKind : quint8 {
    Added,
    Removed,
    Changed, ///< one property of it: `property`, `before`, `after`
    Moved, ///< another place among its siblings, or on the canvas
};

/// What sort of object a change is about.
enum class ObjectKind : quint8 {
    Schema,
    Table,
    Column,
    Key,
    Relationship,
    Index,
    Check,
    Enum,
    View,
    Diagram,
    Placement, ///< a table in a diagram; its id is the table's
    Area,
    Note,
    Bend, ///< its id is the relationship's
};

/// One difference between two models, found by id: a rename is a change of the property "name".
struct Change
{
    ChangeKind kind = ChangeKind::Changed;
    ObjectKind object = ObjectKind::Schema;
    Id id;
    Id owner; ///< the table or diagram it belongs to; null for what stands alone
    QString name; ///< of the object, as it is now (a removed one's as it was); for messages
    QString ownerName;
    QString property; ///< of a Changed: the word of the model file ("type", "nullable", "onDelete")
    QString before; ///< as a person reads it: names, not ids
    QString after;

    friend bool operator==(const Change &, const Change &) = default;
};

/// What leads from one model to another. Empty exactly when the two are equal.
class Diff
{
public:
    QList<Change> changes; ///< by table id; within a table: itself, columns, keys, relationships, indexes, checks

    bool isEmpty() const { return changes.isEmpty(); }
    /// Whether the object of this id, or one that it owns, is different.
    bool touches(Id id) const { return m_touched.contains(id); }
    /// The changes of one kind of object.
    QList<Change> of(ObjectKind object) const;
    void add(Change change);

private:
    QSet<Id> m_touched;
};

/// Costs little when the two share most of their data, as states of one document do.
Diff diff(const Schema &before, const Schema &after);
Diff diff(const Model &before, const Model &after);

/// One English line: "orders: column status added", "orders.status: type text → int32", "table order renamed to orders".
QString describe(const Change &change);
/// "table", "column", … in English.
QString objectKindName(ObjectKind kind);

} // namespace jw
