// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/columntype.h"

namespace jw::sqlite {

/// Decimals of more digits than a double keeps exactly are stored as text.
constexpr int ExactDigits = 15;

/// The collation of such a column; SQLite's own decimal extension has it under this name, and our connections too.
constexpr QLatin1StringView DecimalCollation("decimal");

inline bool isWideDecimal(const ColumnType &type)
{
    return type.kind() == ColumnType::Kind::Decimal && type.precision() > ExactDigits;
}

/// The declared type of a column, "VARCHAR(40)"; an enum is TEXT. Empty for native:ANY, the untyped column.
/// A STRICT table knows six types only.
QString declaredType(const ColumnType &type, bool strict = false);

/// The type that a declared one stands for: ours exactly, those of others by the habits of the field, the rest as
/// native types. `changed`, when given, says what of the declaration SQLite does not hold to (a reflection note).
ColumnType columnType(QStringView declared, QString *changed = nullptr);

} // namespace jw::sqlite
