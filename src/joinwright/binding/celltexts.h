// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridmodel.h"

#include <functional>

namespace jw {

/// A block of values for cells, a list a row. Nothing stands where a text was empty and the column's type knows no
/// empty text: NULL in a row that exists, "not given" in a new one.
using CellBlock = QList<QList<std::optional<Value>>>;

/// Reads texts, as a clipboard holds them, as values for `columns` of `model`; a null QString is NULL, what lies beyond
/// the columns is left out. In a column that shows labels a text that is no key is looked up as a label.
///
/// Calls `done` at once when no label has to be looked up, else in the model's thread once the worker has answered.
/// `failed` gets an Error(Value) that names column and line: a text that does not fit, a label that no row has or that
/// several rows share. Neither is called when the model is gone by then.
void readCells(GridModel &model, const QList<QStringList> &texts, const QList<int> &columns,
    std::function<void(const CellBlock &)> done, std::function<void(const Error &)> failed);

} // namespace jw
