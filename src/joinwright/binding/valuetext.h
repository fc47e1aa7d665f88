// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/schema.h"

namespace jw {

/// How a value of `type` is written and typed: the same everywhere and in every locale. ISO 8601 dates, a point in
/// numbers, decimals with all digits of their scale, true and false, blobs as 0x…. NULL has no text (empty).
QString textOf(const Value &value, const ColumnType &type);

/// Reads what textOf() writes, and what people type instead: "yes", "1,5" is refused, "2026-1-5" is a date.
/// Throws Error(Value) that says what is expected.
Value valueFromText(QStringView text, const ColumnType &type, const Schema &schema);

/// The days that "2026", "2026-11" or "2026-11-05" means: the first, and the first after them.
std::optional<std::pair<QDate, QDate>> daysOf(QStringView text);

} // namespace jw
