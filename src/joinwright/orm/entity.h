// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/collection.h"
#include "joinwright/orm/handle.h"
#include "joinwright/sql/expression.h"

// What the header of a generated class needs: its table, columns and relationships as constants, and their operators.

namespace jw {

class Schema;

/// The table that a generated class stands for.
struct EntityInfo
{
    const Schema &(*schema)(); ///< the schema the class was made from
    quint64 table; ///< the number of the table's Id
    const char *name; ///< of the class
};

/// A column of a generated class, without its type.
struct ColumnRef
{
    const EntityInfo *entity;
    int index; ///< in the table's columns

    Expr expr(const QString &alias = {}) const;
    QString name() const;
    bool isWallClock() const;
    operator Expr() const { return expr(); }
    /// The column of another use of the table in the same query: User::c.name.of(u"boss"_s).
    Expr of(const QString &alias) const { return expr(alias); }

    Expr isNull() const { return expr().isNull(); }
    Expr isNotNull() const { return expr().isNotNull(); }
    Order asc() const { return Order(expr()); }
    Order desc() const { return Order(expr(), true); }
    Expr count() const { return expr().count(); }
    Expr countDistinct() const { return expr().countDistinct(); }
    Expr sum() const { return expr().sum(); }
    Expr avg() const { return expr().avg(); }
    Expr min() const { return expr().min(); }
    Expr max() const { return expr().max(); }

protected:
    Expr compare(Expr::Op op, const Value &value) const;
    Expr compare(Expr::Op op, const Expr &other) const;
};

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

/// Whether a column of C++ type T can be compared with a U.
template<typename T, typename U>
constexpr bool comparesWith()
{
    using B = typename Bare<T>::Type;
    using V = typename Bare<U>::Type;
    if constexpr (std::is_same_v<B, bool> || std::is_same_v<V, bool> || std::is_enum_v<B> || std::is_enum_v<V>)
        return std::is_same_v<B, V>;
    else if constexpr (std::is_same_v<B, Decimal>)
        return std::is_same_v<V, Decimal> || std::is_integral_v<V>;
    else if constexpr (std::is_arithmetic_v<B>)
        return std::is_arithmetic_v<V>;
    else
        return std::is_convertible_v<V, B>;
}

} // namespace detail

/// A column of the generated class E, of C++ type T: the vocabulary of typed conditions. User::c.age > 25
template<typename E, typename T>
struct Col : ColumnRef
{
    using Entity = E;
    using Type = T;
    using Bare = typename detail::Bare<T>::Type;

    template<typename U>
    Expr operator==(const U &operand) const
    {
        return with(Expr::Op::Equal, operand);
    }
    template<typename U>
    Expr operator!=(const U &operand) const
    {
        return with(Expr::Op::NotEqual, operand);
    }
    template<typename U>
    Expr operator<(const U &operand) const
    {
        return with(Expr::Op::Less, operand);
    }
    template<typename U>
    Expr operator<=(const U &operand) const
    {
        return with(Expr::Op::LessOrEqual, operand);
    }
    template<typename U>
    Expr operator>(const U &operand) const
    {
        return with(Expr::Op::Greater, operand);
    }
    template<typename U>
    Expr operator>=(const U &operand) const
    {
        return with(Expr::Op::GreaterOrEqual, operand);
    }

    friend Expr operator==(const Expr &left, const Col &right) { return left == right.expr(); }
    friend Expr operator!=(const Expr &left, const Col &right) { return left != right.expr(); }

    Expr like(const QString &pattern) const { return text().like(pattern); }
    Expr notLike(const QString &pattern) const { return text().notLike(pattern); }
    Expr contains(const QString &part) const { return text().contains(part); }
    Expr startsWith(const QString &part) const { return text().startsWith(part); }
    Expr endsWith(const QString &part) const { return text().endsWith(part); }
    Expr in(const QList<Bare> &values) const
    {
        QList<Value> list;
        for (const Bare &value : values)
            list.append(toValue(value, isWallClock()));
        return expr().in(list);
    }
    Expr in(const Select &select) const { return expr().in(select); }
    template<typename U, typename V>
    Expr between(const U &low, const V &high) const
    {
        return with(Expr::Op::GreaterOrEqual, low) && with(Expr::Op::LessOrEqual, high);
    }

private:
    template<typename U>
    Expr with(Expr::Op op, const U &operand) const
    {
        if constexpr (std::is_base_of_v<Expr, U>) {
            return compare(op, operand);
        } else if constexpr (std::is_base_of_v<ColumnRef, U>) {
            static_assert(detail::comparesWith<T, typename U::Type>(), "jw: these two columns are of types that do not compare");
            return compare(op, operand.expr());
        } else {
            static_assert(detail::comparesWith<T, U>(), "jw: this column cannot be compared with a value of that type");
            if constexpr (detail::comparesWith<T, U>()) {
                if constexpr (std::is_convertible_v<U, Bare> && !std::is_arithmetic_v<Bare>)
                    return compare(op, toValue<Bare>(operand, isWallClock()));
                else
                    return compare(op, toValue(operand));
            } else {
                return {};
            }
        }
    }
    Expr text() const
    {
        static_assert(std::is_same_v<Bare, QString>, "jw: LIKE needs a column of text");
        return expr();
    }
};

/// One side of a relationship of a generated class, without its types.
struct RelationRef
{
    const EntityInfo *entity; ///< the class that has it
    quint64 relationship; ///< the number of the relationship's Id
    bool back; ///< the side that the relationship's `back` names
    const EntityInfo *target; ///< the class at the other end
};

template<typename E, typename Target>
struct ToOne : RelationRef
{
};

template<typename E, typename Target>
struct ToMany : RelationRef
{
};

/// Fills a new row from an Init; what is left out stays unset.
class Initializer
{
public:
    explicit Initializer(const Handle &handle);

    template<typename T>
    void set(int column, const T &value)
    {
        setCell(column, toValue(value, isWallClock(column)));
    }
    template<typename T>
    void set(int column, const Opt<T> &value)
    {
        if (value)
            set(column, *value);
    }
    template<typename T>
    void set(int column, const Req<T> &value)
    {
        set(column, value.value());
    }
    template<typename T>
    void relate(const RelationRef &relation, const Ref<T> &target)
    {
        if (target.handle())
            setRelated(relation, target.handle());
    }

private:
    void setCell(int column, const Value &value);
    void setRelated(const RelationRef &relation, const Handle &target);
    bool isWallClock(int column) const;
    Handle m_handle;
};

} // namespace jw
