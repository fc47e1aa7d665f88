// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/typedexpr.h"

namespace jw::detail {

Value momentFor(const Expr &expression, const QDateTime &moment)
{
    const std::optional<ColumnType> type = expression.type();
    return type && type->kind() == ColumnType::Kind::Timestamp ? Value::timestamp(moment) : Value(moment);
}

} // namespace jw::detail
