// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/function.h"

#include <algorithm>

namespace jw {

namespace {

using TypeKind = ColumnType::Kind;
using Type = std::optional<ColumnType>;

Type firstKnown(const QList<Type> &types)
{
    for (const Type &type : types) {
        if (type)
            return type;
    }
    return std::nullopt;
}

Type sumOf(const Type &type)
{
    if (!type)
        return std::nullopt;
    if (type->isInteger())
        return TypeKind::Int64;
    if (type->kind() == TypeKind::Decimal)
        return type->precision() == 0 ? *type : ColumnType::decimal(std::max(type->precision(), 15), type->scale());
    return type->isNumeric() ? Type(TypeKind::Double) : std::nullopt;
}

/// Rounding keeps the kind of number; text and unknown things become one.
Type roundedOf(const Type &type)
{
    return type && type->isNumeric() ? type : Type(TypeKind::Double);
}

} // namespace

std::optional<ColumnType> resultType(const FunctionUse &use)
{
    const Type first = use.types.value(0);
    switch (use.function) {
    case Function::Count:
    case Function::RowNumber:
    case Function::Rank:
    case Function::DenseRank:
    case Function::NTile:
    case Function::Length:
    case Function::Position:
    case Function::Year:
    case Function::Month:
    case Function::Day:
    case Function::Hour:
    case Function::Minute:
    case Function::Second:
    case Function::DayOfWeek:
        return TypeKind::Int64;
    case Function::Sum:
        return sumOf(first);
    case Function::Avg:
    case Function::PercentRank:
    case Function::CumeDist:
        return TypeKind::Double;
    case Function::StringAgg:
    case Function::Lower:
    case Function::Upper:
    case Function::Trim:
    case Function::TrimLeft:
    case Function::TrimRight:
    case Function::Substring:
    case Function::Replace:
        return TypeKind::Text;
    case Function::Abs:
    case Function::Round:
    case Function::Floor:
    case Function::Ceiling:
        return roundedOf(first);
    case Function::CurrentDate:
        return TypeKind::Date;
    case Function::CurrentTime:
        return TypeKind::Time;
    case Function::CurrentTimestamp:
        return TypeKind::TimestampTz;
    case Function::Coalesce:
    case Function::Greatest:
    case Function::Least:
        return firstKnown(use.types);
    case Function::Min:
    case Function::Max:
    case Function::NullIf:
    case Function::Lag:
    case Function::Lead:
    case Function::FirstValue:
    case Function::LastValue:
    case Function::NthValue:
        return first;
    }
    Q_UNREACHABLE();
}

} // namespace jw
