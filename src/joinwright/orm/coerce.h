// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/mapper.h"

namespace jw {

/// `value` in the exact kind of the cell's type: whole numbers widen, text becomes JSON or a UUID where the column is
/// one. Throws Error(Value) naming table and column when it does not fit; nothing is rounded or cut.
Value coerce(const Value &value, const Mapper &mapper, int cell);
/// A text as a person types it, read as the cell's type: ISO dates, a point in numbers, 0x… for binary. An empty text
/// is an empty text, not NULL. Throws Error(Value) naming table and column.
Value parse(const QString &text, const Mapper &mapper, int cell);
/// A clock as QTime and QDateTime have it, to the millisecond, with the microseconds of what the cell holds or held when it was
/// loaded, if that is the same millisecond: to set what was read changes nothing. Any other value as it is. The result is
/// good until the cell changes, or `value` ends.
const Value &keepingMicroseconds(const Value &value, const Row *row, int cell);

} // namespace jw
