// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"
#include "joinwright/sql/expression.h"

namespace jw {

class Mapper;

/// The version that follows `before` in a version column of `type`: the next number (1 after NULL and after the largest
/// one), a later moment, another UUID. Never equal to `before`.
Value nextVersion(const Value &before, const ColumnType &type);

/// The same as an expression for the rows that a statement changes: numbers count in the database; moments and UUIDs are
/// one value for all of them. A moment is the next millisecond, so that two such statements within one are not told apart.
Expr nextVersionOf(const Mapper &mapper);

} // namespace jw
