// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/columntype.h"

#include <optional>

namespace jw::sqlite {

// What has to be said in SQL so that decimals stay exact: those of at most 15 digits are numbers, which SQLite calculates with
// as doubles; wider ones are text, which only the collation "decimal" compares by number. See Dialect for each.

QString computedText(const ColumnType &type, bool calculates);
bool areKeptApart(const std::optional<ColumnType> &a, const ColumnType &b);
QString calculationRefusal(const ColumnType &type);
QString remainderText(const ColumnType &left, const ColumnType &right);
QString assignedText(const std::optional<ColumnType> &from, const ColumnType &to);
/// Of a cast from or to a decimal; empty: there is none.
QString decimalCast(const std::optional<ColumnType> &from, const ColumnType &to);

} // namespace jw::sqlite
