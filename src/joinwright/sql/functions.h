// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/window.h"

// SQL's functions for expressions made at run time. Each is rendered by the dialect.

namespace jw::fn {

Expr lower(const Expr &text);
Expr upper(const Expr &text);
Expr length(const Expr &text); ///< in characters
Expr trim(const Expr &text);
Expr trimLeft(const Expr &text);
Expr trimRight(const Expr &text);
/// `length` characters from character number `first`, which counts from 1; without a length up to the end.
Expr substring(const Expr &text, const Expr &first, const Expr &length = {});
Expr replace(const Expr &text, const Expr &part, const Expr &by);
/// Where `part` begins in `text`, from 1; 0 when it is not in it.
Expr position(const Expr &text, const Expr &part);
Expr coalesce(const QList<Expr> &expressions); ///< the first that is not NULL
Expr nullIf(const Expr &expression, const Expr &value); ///< NULL when they are equal
Expr greatest(const QList<Expr> &expressions);
Expr least(const QList<Expr> &expressions);
Expr abs(const Expr &number);
Expr round(const Expr &number, const Expr &digits = {});
Expr floor(const Expr &number);
Expr ceiling(const Expr &number);
Expr year(const Expr &date);
Expr month(const Expr &date);
Expr day(const Expr &date);
Expr hour(const Expr &time);
Expr minute(const Expr &time);
Expr second(const Expr &time);
Expr dayOfWeek(const Expr &date); ///< 0 is Sunday
Expr currentDate(); ///< in UTC, as all of these
Expr currentTime();
Expr currentTimestamp();
Expr cast(const Expr &expression, const ColumnType &type);

/// The texts of a group, one after the other.
Expr stringAgg(const Expr &text, const QString &separator);

// For windows: rowNumber().over(Window().orderBy(…))
Expr rowNumber();
Expr rank();
Expr denseRank();
Expr percentRank();
Expr cumeDist();
Expr nTile(int buckets);
Expr lag(const Expr &expression, int rows = 1);
Expr lead(const Expr &expression, int rows = 1);
Expr firstValue(const Expr &expression);
Expr lastValue(const Expr &expression);
Expr nthValue(const Expr &expression, int row);

} // namespace jw::fn
