// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/dialect/cellcodec.h"
#include "joinwright/schema/columntype.h"

namespace jw::sqlite {

/// A value of `type` as SQLite stores it: Null, Int64, Double, Text or Blob. Throws Error(Value).
/// Whether json_each() gives the stored value back as it is.
bool fitsJson(const Value &value);
/// A JSON array of such values.
QString jsonList(const QList<Value> &values);
Value encode(const Value &value, const ColumnType &type);
/// A stored value (Null, Int64, Double, Text, Blob) as `type`. Throws Error(Value).
Value decode(const Value &raw, const ColumnType &type);

/// The short way for `type`: values that encode() would leave as they are, and texts that decode() would take at once.
CellCodec codec(const ColumnType &type);

/// ISO 8601 texts of fixed layout, written without QDateTime: they are most of the cost of a row.
QString isoDate(qint64 julianDay);
QString isoTime(int msecsOfDay, int micros = 0);
QString isoTimestamp(qint64 msecsSinceEpoch, int micros = 0);

} // namespace jw::sqlite
