// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/dialect/cellcodec.h"
#include "joinwright/schema/columntype.h"

namespace jw::mysql {

/// A value of `type` as it is bound: Null, Int64, Double, Decimal, Text or Blob. Throws
/// Error(Value).
Value encode(const Value &value, const ColumnType &type);
/// A value as the driver gave it (Null, Int64, Double, Decimal, Text, Blob) as `type`. Throws
/// Error(Value).
Value decode(const Value &raw, const ColumnType &type);

/// The short way for `type`: values that encode() would leave as they are, and texts that decode()
/// would take at once.
CellCodec codec(const ColumnType &type);

} // namespace jw::mysql
