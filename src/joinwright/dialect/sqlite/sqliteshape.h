// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/textform.h"
#include "joinwright/schema/schema.h"

namespace jw::sqlite {

// How a table of the model takes shape in SQLite: decided here once, for DDL, normalisation and reflection.

bool isStrict(const Table &table);
bool isWithoutRowId(const Table &table);
bool hasAutoIncrement(const Table &table);

/// Whether the primary key is `column` alone.
bool isSoleKey(const Table &table, const Column &column);
/// Whether `column` is the rowid under another name: INTEGER, the sole primary key, in a table with rowids.
bool isRowId(const Table &table, const Column &column);
/// Whether SQLite numbers new rows: a rowid that is no foreign key.
bool isNumbered(const Table &table, const Column &column);

/// What stands behind the column's name in CREATE TABLE; empty for an untyped column.
QString declaredType(const Table &table, const Column &column);
/// What the column's type reads back as.
ColumnType storedType(const Schema &schema, const Table &table, const Column &column);

/// `collation` when SQLite or our connections have it; empty for one of another database.
QString knownCollation(const QString &collation);
/// Which texts of the column SQLite takes for the same.
TextForm textForm(const Column &column);

/// The enum of `column` when its CHECK can be written; null for a column of another type.
const EnumType *enumOf(const Schema &schema, const Column &column);
/// The name of the CHECK that stands for an enum, and back; empty when `constraint` is none.
QString enumConstraint(const QString &enumName);
QString enumName(const QString &constraint);

/// `schema` as SQLite would give it back, but for what match() takes over from the model.
Schema normalized(const Schema &schema);

} // namespace jw::sqlite
