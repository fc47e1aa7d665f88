// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/textform.h"
#include "joinwright/schema/schema.h"

namespace jw::postgresql {

// How a table of the model takes shape in PostgreSQL: decided here once, for DDL, normalisation and reflection.

/// Whether the server numbers new rows by this column.
bool isNumbered(const Column &column);
/// The collation as PostgreSQL has it; empty where the model's is one of SQLite's or MariaDB's that has no
/// counterpart.
QString collationOf(const QString &collation);
/// Which texts of the column PostgreSQL takes for the same, as far as the names tell.
TextForm textForm(const Column &column);
/// "partition by range (placed_on)" of a table's options; empty: none.
QString partitioning(const Table &table);
bool isUnlogged(const Table &table);
/// The access method of an index; empty for the default.
QString methodOf(const Index &index);

/// `schema` as PostgreSQL would give it back, but for what match() takes over from the model.
Schema normalized(const Schema &schema);

} // namespace jw::postgresql
