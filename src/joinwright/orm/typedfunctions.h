// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/typedexpr.h"
#include "joinwright/sql/functions.h"

// The functions of sql/functions.h for columns of generated classes: what comes out knows its C++ type.

namespace jw::fn {

namespace detail {

using jw::detail::BareType;

/// R, or Opt<R> where the argument may be NULL.
template<typename A, typename R>
using Like = std::conditional_t<isOpt<typename A::SqlType>, Opt<R>, R>;

template<typename A>
constexpr bool isText = std::is_same_v<BareType<typename A::SqlType>, QString>;
template<typename A>
constexpr bool isNumber = jw::detail::isSqlNumber<BareType<typename A::SqlType>>;
template<typename A>
constexpr bool isMoment = std::is_same_v<BareType<typename A::SqlType>, QDateTime>
    || std::is_same_v<BareType<typename A::SqlType>, QDate> || std::is_same_v<BareType<typename A::SqlType>, QTime>;

template<typename R, typename A>
TypedExpr<Like<A, R>> ofText(Function function, const A &text)
{
    static_assert(isText<A>, "jw: this function needs a column of text");
    return {Expr::function(function, {Expr(text)}), text.entity};
}
template<typename A>
TypedExpr<typename A::SqlType> ofNumber(Function function, const A &number)
{
    static_assert(isNumber<A>, "jw: this function needs a column of numbers");
    return {Expr::function(function, {Expr(number)}), number.entity};
}
template<typename A>
TypedExpr<Like<A, qint64>> ofMoment(Function function, const A &moment)
{
    static_assert(isMoment<A>, "jw: this function needs a column of dates or times");
    return {Expr::function(function, {Expr(moment)}), moment.entity};
}

} // namespace detail

template<SqlOperand A>
auto lower(const A &text)
{
    return detail::ofText<QString>(Function::Lower, text);
}
template<SqlOperand A>
auto upper(const A &text)
{
    return detail::ofText<QString>(Function::Upper, text);
}
template<SqlOperand A>
auto trim(const A &text)
{
    return detail::ofText<QString>(Function::Trim, text);
}
template<SqlOperand A>
auto length(const A &text)
{
    return detail::ofText<qint64>(Function::Length, text);
}
template<SqlOperand A>
auto substring(const A &text, int first, int length)
{
    static_assert(detail::isText<A>, "jw: this function needs a column of text");
    return TypedExpr<typename A::SqlType>(Expr::function(Function::Substring, {Expr(text), Expr(first), Expr(length)}), text.entity);
}
template<SqlOperand A>
auto abs(const A &number)
{
    return detail::ofNumber(Function::Abs, number);
}
template<SqlOperand A>
auto round(const A &number)
{
    return detail::ofNumber(Function::Round, number);
}
template<SqlOperand A>
auto floor(const A &number)
{
    return detail::ofNumber(Function::Floor, number);
}
template<SqlOperand A>
auto ceiling(const A &number)
{
    return detail::ofNumber(Function::Ceiling, number);
}
template<SqlOperand A>
auto year(const A &date)
{
    return detail::ofMoment(Function::Year, date);
}
template<SqlOperand A>
auto month(const A &date)
{
    return detail::ofMoment(Function::Month, date);
}
template<SqlOperand A>
auto day(const A &date)
{
    return detail::ofMoment(Function::Day, date);
}
template<SqlOperand A>
auto hour(const A &time)
{
    return detail::ofMoment(Function::Hour, time);
}

/// What a NULL is replaced by: the result has none.
template<SqlOperand A, typename V>
auto coalesce(const A &expression, const V &instead)
{
    using Bare = detail::BareType<typename A::SqlType>;
    constexpr bool fits = jw::detail::comparesWith<Bare, V>();
    static_assert(fits, "jw: NULL cannot be replaced by a value of that type");
    Expr replaced;
    if constexpr (fits)
        replaced = Expr::function(Function::Coalesce, {Expr(expression), Expr(jw::detail::operandValue(Expr(expression), static_cast<Bare>(instead)))});
    return TypedExpr<Bare>(replaced, expression.entity);
}

/// The value of the row `rows` before in the window; NULL where there is none.
template<SqlOperand A>
auto lag(const A &expression, int rows = 1)
{
    return TypedExpr<Opt<detail::BareType<typename A::SqlType>>>(
        Expr::function(Function::Lag, {Expr(expression), Expr(rows)}), expression.entity);
}
template<SqlOperand A>
auto lead(const A &expression, int rows = 1)
{
    return TypedExpr<Opt<detail::BareType<typename A::SqlType>>>(
        Expr::function(Function::Lead, {Expr(expression), Expr(rows)}), expression.entity);
}

} // namespace jw::fn

namespace jw {

/// Any expression whose values are Ts, said by who writes it: typed<bool>(User::c.age > 18)
template<typename T>
TypedExpr<T> typed(const Expr &expression)
{
    return TypedExpr<T>(expression);
}

} // namespace jw
