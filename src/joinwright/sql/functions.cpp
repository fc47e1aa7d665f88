// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/functions.h"

namespace jw::fn {

namespace {

Expr withOptional(Function function, QList<Expr> arguments, const Expr &last)
{
    if (!last.isEmpty())
        arguments.append(last);
    return Expr::function(function, arguments);
}

} // namespace

Expr lower(const Expr &text)
{
    return Expr::function(Function::Lower, {text});
}

Expr upper(const Expr &text)
{
    return Expr::function(Function::Upper, {text});
}

Expr length(const Expr &text)
{
    return Expr::function(Function::Length, {text});
}

Expr trim(const Expr &text)
{
    return Expr::function(Function::Trim, {text});
}

Expr trimLeft(const Expr &text)
{
    return Expr::function(Function::TrimLeft, {text});
}

Expr trimRight(const Expr &text)
{
    return Expr::function(Function::TrimRight, {text});
}

Expr substring(const Expr &text, const Expr &first, const Expr &length)
{
    return withOptional(Function::Substring, {text, first}, length);
}

Expr replace(const Expr &text, const Expr &part, const Expr &by)
{
    return Expr::function(Function::Replace, {text, part, by});
}

Expr position(const Expr &text, const Expr &part)
{
    return Expr::function(Function::Position, {text, part});
}

Expr coalesce(const QList<Expr> &expressions)
{
    return Expr::function(Function::Coalesce, expressions);
}

Expr nullIf(const Expr &expression, const Expr &value)
{
    return Expr::function(Function::NullIf, {expression, value});
}

Expr greatest(const QList<Expr> &expressions)
{
    return Expr::function(Function::Greatest, expressions);
}

Expr least(const QList<Expr> &expressions)
{
    return Expr::function(Function::Least, expressions);
}

Expr abs(const Expr &number)
{
    return Expr::function(Function::Abs, {number});
}

Expr round(const Expr &number, const Expr &digits)
{
    return withOptional(Function::Round, {number}, digits);
}

Expr floor(const Expr &number)
{
    return Expr::function(Function::Floor, {number});
}

Expr ceiling(const Expr &number)
{
    return Expr::function(Function::Ceiling, {number});
}

Expr year(const Expr &date)
{
    return Expr::function(Function::Year, {date});
}

Expr month(const Expr &date)
{
    return Expr::function(Function::Month, {date});
}

Expr day(const Expr &date)
{
    return Expr::function(Function::Day, {date});
}

Expr hour(const Expr &time)
{
    return Expr::function(Function::Hour, {time});
}

Expr minute(const Expr &time)
{
    return Expr::function(Function::Minute, {time});
}

Expr second(const Expr &time)
{
    return Expr::function(Function::Second, {time});
}

Expr dayOfWeek(const Expr &date)
{
    return Expr::function(Function::DayOfWeek, {date});
}

Expr currentDate()
{
    return Expr::function(Function::CurrentDate, {});
}

Expr currentTime()
{
    return Expr::function(Function::CurrentTime, {});
}

Expr currentTimestamp()
{
    return Expr::function(Function::CurrentTimestamp, {});
}

Expr cast(const Expr &expression, const ColumnType &type)
{
    return expression.cast(type);
}

Expr stringAgg(const Expr &text, const QString &separator)
{
    return Expr::function(Function::StringAgg, {text, Expr(separator)});
}

Expr rowNumber()
{
    return Expr::function(Function::RowNumber, {});
}

Expr rank()
{
    return Expr::function(Function::Rank, {});
}

Expr denseRank()
{
    return Expr::function(Function::DenseRank, {});
}

Expr percentRank()
{
    return Expr::function(Function::PercentRank, {});
}

Expr cumeDist()
{
    return Expr::function(Function::CumeDist, {});
}

Expr nTile(int buckets)
{
    return Expr::function(Function::NTile, {Expr(buckets)});
}

Expr lag(const Expr &expression, int rows)
{
    return Expr::function(Function::Lag, {expression, Expr(rows)});
}

Expr lead(const Expr &expression, int rows)
{
    return Expr::function(Function::Lead, {expression, Expr(rows)});
}

Expr firstValue(const Expr &expression)
{
    return Expr::function(Function::FirstValue, {expression});
}

Expr lastValue(const Expr &expression)
{
    return Expr::function(Function::LastValue, {expression});
}

Expr nthValue(const Expr &expression, int row)
{
    return Expr::function(Function::NthValue, {expression, Expr(row)});
}

} // namespace jw::fn
