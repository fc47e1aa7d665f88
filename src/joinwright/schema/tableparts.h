// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

#include <initializer_list>

// How generated code declares a table, part by part: calls with nothing but numbers and texts in them cost a compiler a
// fraction of what lists of Columns would. For code written by hand see TableBuilder.

namespace jw {

/// Adds a column; what else is to be said of it goes into what is returned, which is good until the next column comes.
/// `type` is in the form of ColumnType::toString(); throws Error(Schema) naming the column when it is none.
Column &addColumn(Table &table, quint64 id, const char16_t *name, const char16_t *type);
Key &addKey(Table &table, quint64 id, std::initializer_list<quint64> columns);
Relationship &addRelationship(
    Table &table, quint64 id, const char16_t *name, std::initializer_list<quint64> columns, quint64 to);

} // namespace jw
