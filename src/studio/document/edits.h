// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <functional>

// What a person does to a model, as functions of a Model and nothing else: the canvas, the tree and the inspector call
// them inside ModelDocument::edit(). Ids that name nothing are passed over. Names are made unique by a number at the
// end ("orders_2"); a name that is given by hand and already taken stays as it is, and stands in Problems.

namespace jw::studio {

/// An empty model with one empty diagram.
Model newModel(const QString &name);

/// What an id names.
enum class ObjectKind { None, Table, Column, Key, Relationship, Index, Check, Enum, View, Diagram, Area, Note };
ObjectKind kindOf(const Model &model, Id object);
/// The name a person reads: a note by its text; empty for what is unknown or has no name of its own.
QString nameOf(const Model &model, Id object);
/// The table itself, or the one that owns this column, key, relationship, index or check; null when there is none.
const Table *tableWith(const Schema &schema, Id object);

/// A new table with a numbered primary key column "id"; it stands in no diagram yet.
Id addTable(Model &model, const QString &name = {});
/// Adds a column before `index` (-1: at the end). A null id, an empty or taken name are replaced by new ones.
Id addColumn(Model &model, Id table, Column column = {}, int index = -1);
Id duplicateColumn(Model &model, Id table, Id column);
/// Moves a column so that it stands at `index` afterwards.
void moveColumn(Model &model, Id table, Id column, int index);
/// Replaces the column of the same id. A new name is a rename (see rename()); a new type goes on to the foreign key
/// columns that refer to this one.
void setColumn(Model &model, Id table, const Column &column);
/// Makes `columns` the primary key, in this order; none: the table has no key. Key columns become mandatory.
void setPrimaryKey(Model &model, Id table, const QList<Id> &columns);
Id addUnique(Model &model, Id table, const QList<Id> &columns);
Id addIndex(Model &model, Id table, const QList<Id> &columns);
Id addCheck(Model &model, Id table, const QString &expression);
Id addEnum(Model &model, const QString &name = {}, const QStringList &values = {});
Id addView(Model &model, const QString &name = {}, const QString &sql = {});

/// Gives any named object its name; a note gets it as its text. Where a database may still use the old name
/// (tables, columns, relationships, indexes, enums, views) it is kept in `was`; back to an old name takes it out again.
void rename(Model &model, Id object, const QString &name);
/// As rename(), for an object made a moment ago whose first name no database can know.
void nameNew(Model &model, Id object, const QString &name);

/// Deletes whatever these ids name, with all that cannot be without it: relationships to a table, keys of a column,
/// places, bends and note links in every diagram. Columns of a deleted enum become text.
void deleteObjects(Model &model, const QList<Id> &objects);

/// A name that `taken` does not know: `wanted`, or with the smallest number from 2 behind it.
QString uniqueName(const QString &wanted, const std::function<bool(const QString &)> &taken);
QString uniqueTableName(const Schema &schema, const QString &wanted);
QString uniqueColumnName(const Table &table, const QString &wanted);

} // namespace jw::studio
