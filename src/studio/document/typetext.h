// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

// Types of columns as a person types them: "int64", "decimal(10,2)?", "varchar(40)", "order_status".

namespace jw::studio {

struct TypedType
{
    ColumnType type;
    bool nullable = false; ///< a question mark at the end

    friend bool operator==(const TypedType &, const TypedType &) = default;
};

/// Reads a type: a word of the closed list, a common other name for one (int, bigint, varchar(n), bool, blob, datetime …),
/// an enum of the schema by name, or `native:…`; in any letter case. Nothing when it is none.
std::optional<TypedType> readType(const Schema &schema, const QString &text);
/// What readType() reads back: "text(40)?".
QString writeType(const Schema &schema, const ColumnType &type, bool nullable);
/// The words to offer while a type is typed: the list, with usual parameters, and the enums of the schema.
QStringList typeWords(const Schema &schema);

} // namespace jw::studio
