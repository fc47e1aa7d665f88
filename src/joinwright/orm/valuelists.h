// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/orm/mapper.h"
#include "joinwright/sql/subquery.h"

namespace jw {

/// The cells of a mapper that keys are looked for in.
struct KeyCells
{
    const Mapper &mapper;
    QList<int> cells;
    QStringList collations {}; ///< to compare them by in place of their own; none when they are the same
};

/// Whether values of these cells, however many, go to one place each.
bool takesLists(const Dialect &dialect, const Mapper &mapper, const QList<int> &cells);
/// Such a place, with the list that is bound there: of no values yet when it is for a text that is kept.
Expr listOf(const Dialect &dialect, const Mapper &mapper, int cell, const QList<Value> &values = {});
/// Rows whose cell has one of the values of listOf().
Expr hasAnyOf(const Dialect &dialect, const Mapper &mapper, int cell, const QList<Value> &values = {});
/// A row for each value of a list of values of this cell: see Features::elementsOfList.
Expr elementsOf(const Dialect &dialect, const Mapper &mapper, int cell, const Expr &list);
/// The same of values that are compared with what compared() makes of the cell.
Expr comparedElementsOf(const Dialect &dialect, const Mapper &mapper, int cell);
/// Rows whose `cells` have one of these keys, of which there are no more than mostKeys().
Expr hasOneOf(const Dialect &dialect, const KeyCells &cells, const QList<QList<Value>> &keys);
/// How many keys of `cells` go into one statement.
qsizetype mostKeys(const Dialect &dialect, const KeyCells &cells);
/// So many values in a list that is written out, with the last one repeated, that statements of a few lengths are enough.
qsizetype listLength(qsizetype values);

} // namespace jw
