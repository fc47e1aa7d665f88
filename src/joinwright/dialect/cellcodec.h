// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"

#include <limits>

namespace jw {

/// The short way of one column's values into and out of statements: what a dialect lets a statement do by itself with
/// values that are stored just as the dialect stores them. Whatever is not, and every value of a column without a short
/// way, goes through Dialect::toDatabase() and fromDatabase(), with the same result.
struct CellCodec
{
    enum class Way : quint8 {
        Ask, ///< the dialect, for each value
        Whole, ///< a whole number from lowest to highest
        Floating, ///< a number with a point
        Boolean, ///< 0 or 1
        Text, ///< text, as Text or Json
        Date, ///< text "YYYY-MM-DD"
        Timestamp, ///< text "YYYY-MM-DD HH:MM:SS[.mmm]", as Timestamp or TimestampTz
    };

    Way reading = Way::Ask;
    Way writing = Way::Ask;
    Value::Kind kind = Value::Kind::Null; ///< of a Text or Timestamp that was read
    qint64 lowest = 0;
    qint64 highest = 0;
    int longest = 0; ///< characters that a Text may have when it is written; 0: any number
    ColumnType type {};

    /// Of whole numbers that fit a Number.
    template<typename Number>
    static CellCodec whole(const ColumnType &type, Way writing = Way::Whole)
    {
        return {.reading = Way::Whole, .writing = writing, .lowest = std::numeric_limits<Number>::min(),
            .highest = std::numeric_limits<Number>::max(), .type = type};
    }
};

} // namespace jw
