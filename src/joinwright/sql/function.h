// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/columntype.h"

#include <QtCore/QList>

namespace jw {

/// The functions that every database has under one name or another; how each is written is the dialect's affair.
enum class Function : quint8 {
    // Aggregates
    Count,
    Sum,
    Avg,
    Min,
    Max,
    StringAgg, ///< (text, separator)
    // For windows only
    RowNumber,
    Rank,
    DenseRank,
    PercentRank,
    CumeDist,
    NTile,
    Lag,
    Lead,
    FirstValue,
    LastValue,
    NthValue,
    // Of one row
    Lower,
    Upper,
    Length, ///< in characters
    Trim,
    TrimLeft,
    TrimRight,
    Substring, ///< (text, first character from 1[, length])
    Replace,
    Position, ///< (text, part): from 1; 0 when it is not in it
    Coalesce,
    NullIf,
    Greatest, ///< NULL when one argument is
    Least,
    Abs,
    Round, ///< (number[, digits after the point])
    Floor,
    Ceiling,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    DayOfWeek, ///< 0 is Sunday
    CurrentDate,
    CurrentTime,
    CurrentTimestamp,
};

constexpr bool isAggregate(Function function)
{
    return function <= Function::StringAgg;
}

/// Has no meaning without OVER.
constexpr bool isWindowOnly(Function function)
{
    return function >= Function::RowNumber && function <= Function::NthValue;
}

/// What it gives is one of its arguments.
constexpr bool sharesTypes(Function function)
{
    return function >= Function::Coalesce && function <= Function::Least;
}

/// What it gives is computed from the number that its first argument is.
constexpr bool isCalculation(Function function)
{
    return function == Function::Sum || function == Function::Avg || (function >= Function::Abs && function <= Function::Ceiling);
}

/// One use of a function, for the dialect that writes it.
struct FunctionUse
{
    Function function;
    QList<std::optional<ColumnType>> types {}; ///< of the arguments, as far as they are known
    bool distinct = false;
};

/// The type of what a function gives; nothing when it cannot be said.
std::optional<ColumnType> resultType(const FunctionUse &use);

} // namespace jw
