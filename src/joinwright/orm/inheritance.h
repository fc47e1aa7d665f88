// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"
#include "joinwright/orm/loadingrules.h"
#include "joinwright/orm/mapper.h"
#include "joinwright/orm/session.h"

namespace jw {

// An object of a class with joined inheritance is several rows of one key: that of the table at the root, which its
// handles hold, and one for each class on the way down to its own. The root's row owns the others as members of a
// one-to-one relationship. Classes that share a table are told apart by the discriminator alone.

/// The relations that lead from a row to the row of `table` of the same object, up or down; nothing when the classes do
/// not extend one another.
std::optional<QList<const Relation *>> inheritancePath(const Mapper &from, Id table);

/// The row of `table` that belongs to the same object as `row`; loaded (for its peers too) if need be. Null when the
/// object has none.
Row *partOf(Row *row, Id table);

/// `target` as the row that `relation` leads to, when it is another part of the same object; otherwise as it is.
Handle partFor(const Relation &relation, const Handle &target);

/// The row and those in memory of the classes that extend its own.
QList<Handle> partsInMemory(const Handle &handle);

/// The version of the row has moved on, so that what is in memory of the classes that extend its own is old: it is read again
/// at the next look. In a session on a worker nothing can be, and it stays.
void expireExtensions(Row *row);

/// What brings objects of a class that extends another brings the rows of that too.
void addBases(QList<RelatedPath> *paths);
/// The paths from rows of the table to those of the classes that its own extends.
QList<RelatedPath> pathsToBases(const Mapper &mapper);

/// See Handle::is().
bool isA(Row *row, const EntityInfo &entity);

/// The values that the discriminator has for objects of the class, those of classes that extend it included. Empty when
/// no discriminator tells.
QStringList discriminatorValues(const Mapper &mapper, const EntityInfo &entity);

/// A transient object of the class: its rows, linked, with the discriminator set. Returns the root's.
Handle makeObject(Session::Parts &parts, const EntityInfo &entity);

/// Whether an object of `mapper` is one of `base` as well: the same class, or one that extends it.
bool isKindOf(const Mapper &mapper, const Mapper &base);

} // namespace jw
