// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/collection.h"
#include "joinwright/orm/columnname.h"
#include "joinwright/orm/handle.h"
#include "joinwright/orm/typedexpr.h"

// What the header of a class needs: its table, columns and relationships as constants, and their operators. The generator
// writes such classes; by hand it goes like this, for a table that exists as well as for one that createAll() shall make:
//
//     const jw::Schema &schema();                          // declared with TableBuilder, read from a model file, …
//
//     class Customer : public jw::Handle                   // a handle: one pointer, copied freely
//     {
//     public:
//         using jw::Handle::Handle;
//         static const jw::EntityInfo entity;              // {&schema, TableBuilder::idOf(u"customers").toNumber(), "Customer"}
//         struct Columns { jw::Col<Customer, QString, "name"> name; jw::Col<Customer, jw::Opt<int>, "age"> age; };
//         static const Columns c;                          // {{{&entity, 1}}, {{&entity, 2}}}: places in the declaration
//         struct Init { jw::Required<Customer, QString, "name"> name; jw::Optional<Customer, int, "age"> age {}; };
//         static void init(jw::Initializer &to, const Init &from) { to.set(1, from.name); to.set(2, from.age); }
//
//         QString name() const { return get<QString>(1); }
//         void setName(const QString &name) { put(1, name); }
//     };
//
// The declaration names the columns that the class uses as the database names them; further columns of an existing table
// are left alone as long as they may be NULL or have a default. Names of classes and members are free. The name beside a
// column's type is what the compiler shows when the column is used wrongly; Col<Customer, QString>, Req<QString> and
// Opt<int> do without. An enum class
// needs an enumInfo() beside it (convert.h). tests/orm/tst_handwritten.cpp has all of it, relationships included.
//
// A class with a table of its own that extends another derives from it, names it in `entity`, reads its columns with
// get<T>(entity, …) and has the constructor `explicit Manager(jw::Row *row) : Employee(jw::rootOf(row))`. A class that
// shares its base's table derives from it and names its Subclass in `entity`.

namespace jw {

/// A column of a generated class, without its type.
struct ColumnRef
{
    const EntityInfo *entity;
    int index; ///< in the table's columns

    Expr expr(const QString &alias = {}) const;
    QString name() const;
    operator Expr() const { return expr(); }
    /// The column of another use of the table in the same query: User::c.name.of(u"boss"_s).
    Expr of(const QString &alias) const { return expr(alias); }

    Expr isNull() const { return expr().isNull(); }
    Expr isNotNull() const { return expr().isNotNull(); }
    Order asc() const { return Order(expr()); }
    Order desc() const { return Order(expr(), true); }
};

/// What columns of one C++ type share, whatever their class and name.
template<typename T>
struct TypedColumn : ColumnRef
{
    using SqlType = T;
    using Type = T;
    using Bare = typename detail::Bare<T>::Type;

    /// The same column of another use of its table in the query.
    TypedExpr<T> of(const QString &alias) const { return {expr(alias), entity}; }
    /// May be NULL in the result, as behind an outer join.
    TypedExpr<Opt<Bare>> orNull() const { return {expr(), entity}; }
    NamedExpr<T> as(const QString &name) const { return {{expr(), name}, entity}; }

    TypedExpr<qint64> count() const { return {expr().count(), entity}; }
    TypedExpr<qint64> countDistinct() const { return {expr().countDistinct(), entity}; }
    TypedExpr<Opt<Bare>> min() const { return {expr().min(), entity}; }
    TypedExpr<Opt<Bare>> max() const { return {expr().max(), entity}; }
};

namespace detail {

/// Whether an L holds values: a text is one.
template<typename L>
constexpr bool isListOfValues = !std::is_convertible_v<const L &, QString> && !std::is_convertible_v<const L &, QByteArray>
    && requires(const L &list) { std::begin(list); } && !requires { typename L::Object; };

} // namespace detail

/// A column of the generated class E, of C++ type T: the vocabulary of typed conditions. User::c.age > 25
/// Its operators are those of typedexpr.h. `name` is what the compiler calls it in messages.
template<typename E, typename T, ColumnName name = "">
struct Col : TypedColumn<T>
{
    using Entity = E;
    using Bare = typename TypedColumn<T>::Bare;

    Expr like(const QString &pattern) const { return text().like(pattern); }
    Expr notLike(const QString &pattern) const { return text().notLike(pattern); }
    Expr ilike(const QString &pattern) const { return text().ilike(pattern); } ///< whatever the case
    Expr contains(const QString &part) const { return text().contains(part); }
    Expr startsWith(const QString &part) const { return text().startsWith(part); }
    Expr endsWith(const QString &part) const { return text().endsWith(part); }
    TypedExpr<QString> concat(const Expr &other) const { return {text().concat(other), this->entity}; }

    /// Among values: a list in braces, a container of any type that the column compares with, or the rows of a SELECT.
    template<typename U>
    Expr in(std::initializer_list<U> values) const
    {
        return among<U>(values, false);
    }
    template<typename U>
    Expr in(const QList<U> &values) const
    {
        return among<U>(values, false);
    }
    Expr in(const QList<Bare> &values) const { return among<Bare>(values, false); }
    template<typename List>
    Expr in(const List &values) const
    {
        return amongAll(values, false);
    }
    Expr in(const Select &select) const { return this->expr().in(select); }
    template<typename U>
    Expr notIn(std::initializer_list<U> values) const
    {
        return among<U>(values, true);
    }
    template<typename U>
    Expr notIn(const QList<U> &values) const
    {
        return among<U>(values, true);
    }
    Expr notIn(const QList<Bare> &values) const { return among<Bare>(values, true); }
    template<typename List>
    Expr notIn(const List &values) const
    {
        return amongAll(values, true);
    }
    Expr notIn(const Select &select) const { return this->expr().notIn(select); }
    template<typename U, typename V>
    Expr between(const U &low, const V &high) const
    {
        constexpr bool fits = detail::isComparable<Col, U>() && detail::isComparable<Col, V>();
        static_assert(fits, "jw: this column cannot be compared with limits of those types");
        if constexpr (fits)
            return *this >= low && *this <= high;
        else
            return {};
    }

    TypedExpr<detail::Sum<T>> sum() const { return {number().sum(), this->entity}; }
    TypedExpr<Opt<double>> avg() const { return {number().avg(), this->entity}; }

private:
    template<typename U, typename List>
    Expr among(const List &values, bool negated) const
    {
        static_assert(detail::comparesWith<T, U>(), "jw: this column cannot be compared with values of that type");
        return detail::amongst<T, U>(this->expr(), values, negated);
    }
    template<typename List>
    Expr amongAll(const List &values, bool negated) const
    {
        constexpr bool isList = detail::isListOfValues<List>;
        static_assert(isList, "jw: in() takes a list of values or a SELECT");
        if constexpr (isList)
            return among<std::remove_cvref_t<decltype(*std::begin(values))>>(values, negated);
        else
            return {};
    }
    Expr text() const
    {
        static_assert(std::is_same_v<Bare, QString>, "jw: LIKE and the like need a column of text");
        return this->expr();
    }
    Expr number() const
    {
        static_assert(detail::isSqlNumber<Bare> || std::is_same_v<Bare, Value>, "jw: sums and averages need a column of numbers");
        return this->expr();
    }
};

struct RelationUse;

/// One side of a relationship of a generated class, without its types.
struct RelationRef
{
    const EntityInfo *entity; ///< the class that has it
    quint64 relationship; ///< the number of the relationship's Id
    bool back; ///< the side that the relationship's `back` names
    const EntityInfo *target; ///< the class at the other end

    /// The relationship of another use of its table in the query.
    RelationUse of(const QString &alias) const;
};

/// A relationship that leads from an E to one Target or none.
template<typename E, typename Target>
struct ToOne : RelationRef
{
};

/// A relationship that leads from an E to any number of Targets.
template<typename E, typename Target>
struct ToMany : RelationRef
{
};

namespace detail {

template<typename T>
concept Complete = requires { sizeof(T); };

/// Whether a B is of class A, or one of a class that either extends: what belongs to A may be asked of it.
template<typename A, typename B>
constexpr bool isKin()
{
    if constexpr (std::is_same_v<A, B>)
        return true;
    else if constexpr (Complete<A> && Complete<B>)
        return std::is_base_of_v<A, B> || std::is_base_of_v<B, A>;
    else
        return true; // a class that is declared only; the session checks it
}

/// Whether a column or relationship of class E belongs to the objects of a query of Q. A query of Records takes any.
template<typename E, typename Q>
constexpr bool belongsTo()
{
    if constexpr (!requires { typename Q::Columns; })
        return true;
    else
        return isKin<E, Q>();
}

/// A side of a relationship that says which classes it connects; a plain RelationRef says nothing.
template<typename R>
struct Ends
{
    static constexpr bool known = false;
};
template<typename E, typename T>
struct Ends<ToOne<E, T>>
{
    static constexpr bool known = true;
    using Entity = E;
    using Target = T;
};
template<typename E, typename T>
struct Ends<ToMany<E, T>>
{
    static constexpr bool known = true;
    using Entity = E;
    using Target = T;
};

template<typename R>
concept RelationArgument = std::is_convertible_v<const R &, const RelationRef &>;

/// Whether the first relationship of a path starts at class Q.
template<typename Q, typename R>
constexpr bool startsAt()
{
    if constexpr (Ends<R>::known)
        return belongsTo<typename Ends<R>::Entity, Q>();
    else
        return true;
}

/// Whether each relationship of a path starts where the one before it ends.
template<typename First>
constexpr bool isPath()
{
    return true;
}
template<typename First, typename Second, typename... More>
constexpr bool isPath()
{
    if constexpr (Ends<First>::known && Ends<Second>::known)
        return isKin<typename Ends<Second>::Entity, typename Ends<First>::Target>() && isPath<Second, More...>();
    else
        return isPath<Second, More...>();
}

} // namespace detail

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
    template<typename E, typename T, ColumnName name>
    void set(int column, const Required<E, T, name> &value)
    {
        set(column, value.value());
    }
    template<typename E, typename T, ColumnName name>
    void set(int column, const Optional<E, T, name> &value)
    {
        set(column, static_cast<const Opt<T> &>(value));
    }
    /// Fills what the class has from one that it extends.
    Initializer part(const EntityInfo &entity) const;
    template<typename T>
    void relate(const RelationRef &relation, const Ref<T> &target)
    {
        if (target.handle())
            setRelated(relation, target.handle());
    }

private:
    void setCell(int column, Value value);
    void setRelated(const RelationRef &relation, const Handle &target);
    bool isWallClock(int column) const;
    Handle m_handle;
};

} // namespace jw
