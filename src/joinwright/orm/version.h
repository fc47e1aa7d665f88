// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"

namespace jw {

/// The version that follows `before` in a version column of `type`: the next number (1 after NULL and after the largest
/// one), a later moment, another UUID. Never equal to `before`.
Value nextVersion(const Value &before, const ColumnType &type);

} // namespace jw
