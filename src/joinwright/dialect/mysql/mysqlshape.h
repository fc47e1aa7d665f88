// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/textform.h"
#include "joinwright/schema/naming.h"

namespace jw::mysql {

// How a table of the model takes shape in MariaDB: decided here once, for DDL, normalisation and
// reflection.

/// Texts of tables that we make are compared and ordered by code point, without padding, as the
/// other databases do it.
constexpr QLatin1StringView DefaultCollation("utf8mb4_nopad_bin");
constexpr QLatin1StringView EngineOption("engine=");
constexpr QLatin1StringView CollateOption("collate=");

/// The value of an option of the table, "MyISAM" of "engine=MyISAM"; empty when it has none.
QString optionOf(const Table &table, QLatin1StringView option);

/// Whether the server numbers new rows by this column: there can be one of a table, and no value is
/// computed for it.
bool isNumbered(const Table &table, const Column &column);
/// The index that a numbered column needs which no key begins with; nothing when it has one.
std::optional<Index> neededIndex(const Table &table);

/// The type that the column is declared with: a text or blob without a length gets one where a key
/// needs it. An interval is a text, an array is JSON.
ColumnType declaredColumn(const Schema &schema, const Table &table, const Column &column);
/// The enum of `column` when it has values; null for a column of another type.
const EnumType *enumOf(const Schema &schema, const Column &column);
/// What stands behind the column's name.
QString declaredType(const Schema &schema, const Table &table, const Column &column);

/// The collation that the column needs to be declared with; empty: that of its table. A text that refers to another one
/// has to have the same.
QString declaredCollation(const Schema &schema, const Table &table, const Column &column);
/// Which texts of the column the server takes for the same.
TextForm textForm(const Schema &schema, const Table &table, const Column &column);

/// Characters or bytes of this part that an index holds; 0: all.
int prefixOf(const Schema &schema, const Table &table, const Index &index, const IndexPart &part);
/// Whether the index can be made here: no condition, no expressions.
bool isPossible(const Index &index);
/// Whether the server cannot tell the index from a unique constraint.
bool isUniqueKey(const Index &index);
bool isFullText(const Index &index);

/// A default or the value of a literal as the server prints it for a column of `type`.
QString standardDefault(const QString &sql, const ColumnType &type, bool isServers);

/// `schema` as MariaDB would give it back, but for what match() takes over from the model.
Schema normalized(const Schema &schema);

} // namespace jw::mysql
