// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/convert.h"
#include "joinwright/sql/expression.h"

// Expressions that know their C++ type, so that a wrong operand does not compile and a row of a result is a tuple.
// The templates are thin: what is built are the type-erased nodes of sql/.

namespace jw {

class Case;
class Schema;

/// The table that a generated class stands for.
struct EntityInfo
{
    const Schema &(*schema)(); ///< the schema the class was made from
    quint64 table; ///< the number of the table's Id
    const char *name; ///< of the class
    const EntityInfo *base = nullptr; ///< the class it extends
    quint64 subclass = 0; ///< the number of the Subclass's Id, for one of the classes that share the table
};

/// A column of a generated class, or what was made of some: they have a SqlType.
template<typename T>
concept SqlOperand = requires { typename T::SqlType; };

namespace detail {

template<typename T>
struct Bare
{
    using Type = T;
};
template<typename T>
struct Bare<Opt<T>>
{
    using Type = T;
};
template<typename T>
using BareType = typename Bare<T>::Type;

template<typename T>
constexpr bool isSqlNumber = (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_same_v<T, Decimal>;

/// Whether a column of C++ type T can be compared with a U.
template<typename T, typename U>
constexpr bool comparesWith()
{
    using B = BareType<T>;
    using V = BareType<U>;
    if constexpr (std::is_same_v<B, Value> || std::is_same_v<V, Value>)
        return true;
    else if constexpr (std::is_same_v<B, bool> || std::is_same_v<V, bool> || std::is_enum_v<B> || std::is_enum_v<V>)
        return std::is_same_v<B, V>;
    else if constexpr (std::is_same_v<B, Decimal>)
        return std::is_same_v<V, Decimal> || std::is_integral_v<V>;
    else if constexpr (std::is_arithmetic_v<B>)
        return std::is_arithmetic_v<V>;
    else
        return std::is_convertible_v<V, B> && !std::is_null_pointer_v<V>;
}

/// A value on the left of a column: 3 < User::c.age.
template<typename L>
concept LeftValue = !SqlOperand<L> && (std::is_convertible_v<const L &, Value> || !std::is_convertible_v<const L &, Expr>);

/// What sum() of a T gives: NULL when there is nothing to add.
template<typename T>
using Sum = Opt<std::conditional_t<std::is_same_v<BareType<T>, Decimal>, Decimal,
    std::conditional_t<std::is_integral_v<BareType<T>>, qint64, double>>>;

template<typename A, typename B, bool divides>
using BareResult = std::conditional_t<std::is_same_v<A, Value> || std::is_same_v<B, Value>, Value,
    std::conditional_t<std::is_integral_v<A> && std::is_integral_v<B>, qint64,
        std::conditional_t<!divides && !std::is_floating_point_v<A> && !std::is_floating_point_v<B>, Decimal, double>>>;
/// What a calculation gives.
template<typename A, typename B, bool divides>
using Result = std::conditional_t<(isOpt<A> || isOpt<B>) && !std::is_same_v<BareResult<BareType<A>, BareType<B>, divides>, Value>,
    Opt<BareResult<BareType<A>, BareType<B>, divides>>, BareResult<BareType<A>, BareType<B>, divides>>;

/// A moment as the expression beside it has it: with zone or without.
Value momentFor(const Expr &expression, const QDateTime &moment);

template<typename T>
Value operandValue(const Expr &beside, const T &value)
{
    if constexpr (isOpt<T>)
        return value ? operandValue(beside, *value) : Value();
    else if constexpr (std::is_same_v<T, QDateTime>)
        return momentFor(beside, value);
    else
        return toValue(value);
}

/// `value` as an operand beside an expression of C++ type T.
template<typename T, typename R>
Value operandAs(const Expr &beside, const R &value)
{
    if constexpr (std::is_convertible_v<R, BareType<T>> && !std::is_arithmetic_v<BareType<T>> && !isOpt<R>)
        return operandValue(beside, BareType<T>(value));
    else
        return operandValue(beside, value);
}

/// Whether an expression of C++ type T is one of `values`, which are Us.
template<typename T, typename U, typename List>
Expr amongst(const Expr &expression, const List &values, bool negated)
{
    QList<Value> list;
    if constexpr (comparesWith<T, U>()) {
        for (const U &value : values)
            list.append(operandAs<T>(expression, value));
    }
    return negated ? expression.notIn(list) : expression.in(list);
}

/// Whether an R is an expression of a type that the compiler does not know.
template<typename R>
constexpr bool isUntypedExpression()
{
    if constexpr (SqlOperand<R>)
        return false;
    else if constexpr (std::is_same_v<R, Case>) // declared only, here
        return true;
    else
        return std::is_convertible_v<const R &, Expr> && !std::is_convertible_v<const R &, Value>;
}
template<typename R>
constexpr bool isUntyped = isUntypedExpression<R>();

/// left (of C++ type T) op right
template<typename T, typename R>
Expr compared(Expr::Op op, const Expr &left, const R &right)
{
    if constexpr (isUntyped<R> || SqlOperand<R>)
        return Expr::binary(op, left, right);
    else
        return Expr::binaryWith(op, left, operandAs<T>(left, right));
}

/// Whether what L gives can be compared with R: a value, an expression with a type or one without.
template<typename L, typename R>
constexpr bool isComparable()
{
    if constexpr (isUntyped<R>)
        return true;
    else if constexpr (SqlOperand<R>)
        return comparesWith<typename L::SqlType, typename R::SqlType>();
    else
        return comparesWith<typename L::SqlType, R>();
}

/// left op right. L is a template argument for the sake of the message: it names the column.
template<typename L, typename R>
Expr compare(Expr::Op op, const L &left, const R &right)
{
    constexpr bool fits = isComparable<L, R>();
    if constexpr (std::is_null_pointer_v<R>)
        static_assert(fits, "jw: nothing compares with NULL: use isNull() or isNotNull()");
    else if constexpr (SqlOperand<R>)
        static_assert(fits, "jw: these two columns are of types that do not compare");
    else
        static_assert(fits, "jw: this column cannot be compared with a value of that type");
    if constexpr (fits)
        return compared<typename L::SqlType, R>(op, left, right);
    else
        return {};
}

} // namespace detail

/// A column of a result with a name of its own.
template<typename T>
struct NamedExpr
{
    SelectColumn column;
    const EntityInfo *entity = nullptr;
};

/// An expression whose values are Ts.
template<typename T>
class TypedExpr : public Expr
{
public:
    using SqlType = T;

    TypedExpr(const Expr &expression, const EntityInfo *of = nullptr)
        : Expr(expression)
        , entity(of)
    {
    }

    const EntityInfo *entity; ///< a class whose table it reads; null when it is not known

    TypedExpr over(const Window &window) const { return {Expr::over(window), entity}; }
    TypedExpr filter(const Expr &condition) const { return {Expr::filter(condition), entity}; }
    TypedExpr<Opt<detail::BareType<T>>> orNull() const { return {*this, entity}; }
    NamedExpr<T> as(const QString &name) const { return {{*this, name}, entity}; }
    Expr in(const QList<detail::BareType<T>> &values) const { return detail::amongst<T, detail::BareType<T>>(*this, values, false); }
    Expr in(const Select &select) const { return Expr::in(select); }
    TypedExpr<qint64> count() const { return {Expr::count(), entity}; }
    TypedExpr<qint64> countDistinct() const { return {Expr::countDistinct(), entity}; }
    TypedExpr<detail::Sum<T>> sum() const { return {Expr::sum(), entity}; }
    TypedExpr<Opt<double>> avg() const { return {Expr::avg(), entity}; }
    TypedExpr<Opt<detail::BareType<T>>> min() const { return {Expr::min(), entity}; }
    TypedExpr<Opt<detail::BareType<T>>> max() const { return {Expr::max(), entity}; }
};

template<SqlOperand L, typename R>
Expr operator==(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::Equal, left, right);
}
template<SqlOperand L, typename R>
Expr operator!=(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::NotEqual, left, right);
}
// Without these, C++20 would turn the two above round, and insist on a bool.
template<SqlOperand R>
Expr operator==(const Expr &left, const R &right)
{
    return Expr::binary(Expr::Op::Equal, left, right);
}
template<SqlOperand R>
Expr operator!=(const Expr &left, const R &right)
{
    return Expr::binary(Expr::Op::NotEqual, left, right);
}
template<SqlOperand L, typename R>
Expr operator<(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::Less, left, right);
}
template<SqlOperand L, typename R>
Expr operator<=(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::LessOrEqual, left, right);
}
template<SqlOperand L, typename R>
Expr operator>(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::Greater, left, right);
}
template<SqlOperand L, typename R>
Expr operator>=(const L &left, const R &right)
{
    return detail::compare<L, R>(Expr::Op::GreaterOrEqual, left, right);
}

// The same with the value first; in SQL the column comes first.
template<detail::LeftValue L, SqlOperand R>
Expr operator==(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::Equal, right, left);
}
template<detail::LeftValue L, SqlOperand R>
Expr operator!=(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::NotEqual, right, left);
}
template<detail::LeftValue L, SqlOperand R>
Expr operator<(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::Greater, right, left);
}
template<detail::LeftValue L, SqlOperand R>
Expr operator<=(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::GreaterOrEqual, right, left);
}
template<detail::LeftValue L, SqlOperand R>
Expr operator>(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::Less, right, left);
}
template<detail::LeftValue L, SqlOperand R>
Expr operator>=(const L &left, const R &right)
{
    return detail::compare<R, L>(Expr::Op::LessOrEqual, right, left);
}

namespace detail {

/// Whether an expression with a type can stand as a condition.
template<typename C>
constexpr bool isTruth = std::is_same_v<BareType<typename C::SqlType>, bool> || std::is_same_v<BareType<typename C::SqlType>, Value>;

/// Whether a C can: an expression, or true and false.
template<typename C>
constexpr bool isCondition()
{
    if constexpr (SqlOperand<C>)
        return isTruth<C>;
    else
        return std::is_same_v<C, bool> || (std::is_convertible_v<const C &, Expr> && !std::is_convertible_v<const C &, Value>);
}

/// A condition as an expression; an empty one where a static_assert says that it is none.
template<typename C>
Expr conditionOf(const C &condition)
{
    if constexpr (isCondition<C>())
        return condition;
    else
        return {};
}

/// `condition` as one side of AND, OR and NOT.
template<typename C>
Expr truth(const C &condition)
{
    static_assert(isCondition<C>(), "jw: AND, OR and NOT take conditions, and this is no truth value");
    return conditionOf(condition);
}

} // namespace detail

template<SqlOperand L, typename R>
Expr operator&&(const L &left, const R &right)
{
    return detail::truth(left).Expr::operator&&(detail::truth(right));
}
template<SqlOperand L, typename R>
Expr operator||(const L &left, const R &right)
{
    return detail::truth(left).Expr::operator||(detail::truth(right));
}
template<std::same_as<Expr> L, typename R>
    requires(!std::is_same_v<R, Expr>)
Expr operator&&(const L &left, const R &right)
{
    return left.Expr::operator&&(detail::truth(right));
}
template<std::same_as<Expr> L, typename R>
    requires(!std::is_same_v<R, Expr>)
Expr operator||(const L &left, const R &right)
{
    return left.Expr::operator||(detail::truth(right));
}
template<SqlOperand C>
Expr operator!(const C &condition)
{
    return detail::truth(condition).Expr::operator!();
}

namespace detail {

template<typename R>
struct OperandType
{
    using Type = std::conditional_t<isUntyped<R>, Value, R>;
};
template<SqlOperand R>
struct OperandType<R>
{
    using Type = typename R::SqlType;
};

template<typename L, typename R, bool divides = false>
using Calculated = TypedExpr<Result<typename L::SqlType, typename OperandType<R>::Type, divides>>;

template<typename L, typename R>
Expr calculate(Expr::Op op, const L &left, const R &right)
{
    using T = BareType<typename L::SqlType>;
    using U = BareType<typename OperandType<R>::Type>;
    constexpr bool fits = (isSqlNumber<T> || std::is_same_v<T, Value>) && (isSqlNumber<U> || std::is_same_v<U, Value>);
    static_assert(fits, "jw: only numbers can be calculated with");
    if constexpr (!fits)
        return {};
    else if constexpr (SqlOperand<R> || isUntyped<R>)
        return Expr::binary(op, left, right);
    else
        return Expr::binary(op, left, toValue(right));
}

/// value op column
template<typename L, typename R, bool divides = false>
using CalculatedFrom = TypedExpr<Result<L, typename R::SqlType, divides>>;

template<typename L, typename R>
Expr calculateFrom(Expr::Op op, const L &left, const R &right)
{
    constexpr bool fits = isSqlNumber<BareType<L>> && (isSqlNumber<BareType<typename R::SqlType>> || std::is_same_v<typename R::SqlType, Value>);
    static_assert(fits, "jw: only numbers can be calculated with");
    if constexpr (fits)
        return Expr::binary(op, toValue(left), right);
    else
        return {};
}

} // namespace detail

template<detail::LeftValue L, SqlOperand R>
detail::CalculatedFrom<L, R> operator+(const L &left, const R &right)
{
    return {detail::calculateFrom<L, R>(Expr::Op::Add, left, right), right.entity};
}
template<detail::LeftValue L, SqlOperand R>
detail::CalculatedFrom<L, R> operator-(const L &left, const R &right)
{
    return {detail::calculateFrom<L, R>(Expr::Op::Subtract, left, right), right.entity};
}
template<detail::LeftValue L, SqlOperand R>
detail::CalculatedFrom<L, R> operator*(const L &left, const R &right)
{
    return {detail::calculateFrom<L, R>(Expr::Op::Multiply, left, right), right.entity};
}
template<detail::LeftValue L, SqlOperand R>
detail::CalculatedFrom<L, R, true> operator/(const L &left, const R &right)
{
    return {detail::calculateFrom<L, R>(Expr::Op::Divide, left, right), right.entity};
}
template<detail::LeftValue L, SqlOperand R>
detail::CalculatedFrom<L, R> operator%(const L &left, const R &right)
{
    return {detail::calculateFrom<L, R>(Expr::Op::Modulo, left, right), right.entity};
}
template<SqlOperand L, typename R>
detail::Calculated<L, R> operator+(const L &left, const R &right)
{
    return {detail::calculate<L, R>(Expr::Op::Add, left, right), left.entity};
}
template<SqlOperand L, typename R>
detail::Calculated<L, R> operator-(const L &left, const R &right)
{
    return {detail::calculate<L, R>(Expr::Op::Subtract, left, right), left.entity};
}
template<SqlOperand L, typename R>
detail::Calculated<L, R> operator*(const L &left, const R &right)
{
    return {detail::calculate<L, R>(Expr::Op::Multiply, left, right), left.entity};
}
/// Of whole numbers a whole number.
template<SqlOperand L, typename R>
detail::Calculated<L, R, true> operator/(const L &left, const R &right)
{
    return {detail::calculate<L, R>(Expr::Op::Divide, left, right), left.entity};
}
template<SqlOperand L, typename R>
detail::Calculated<L, R> operator%(const L &left, const R &right)
{
    return {detail::calculate<L, R>(Expr::Op::Modulo, left, right), left.entity};
}

} // namespace jw
