// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/dialect/cellcodec.h"
#include "joinwright/schema/columntype.h"

namespace jw::postgresql {

/// A value of `type` as it is sent: Null, Int64, Double, Text or Blob. Throws Error(Value).
Value encode(const Value &value, const ColumnType &type);
/// What the server sent (Null, Int64, Double, Text, Blob) as `type`. Throws Error(Value).
Value decode(const Value &raw, const ColumnType &type);
/// The short way for `type`: what decode() would take at once.
CellCodec codec(const ColumnType &type);

/// A moment or wall clock as PostgreSQL reads it, "2026-11-23 09:14:00.5"; years before 1 with BC.
QString timestampText(const Value &moment);
QString dateText(QDate date);
QString timeText(const Value &time);

} // namespace jw::postgresql
