// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/refinable.h"
#include "joinwright/orm/stream.h"

#include <tuple>

namespace jw {

namespace detail {

/// The C++ type of a selected column, and the column itself.
template<typename C>
struct Selected
{
    using Type = Value;
    static SelectColumn column(const C &column) { return {Expr(column)}; }
    static const EntityInfo *entity(const C &) { return nullptr; }
};
template<SqlOperand C>
struct Selected<C>
{
    using Type = typename C::SqlType;
    static SelectColumn column(const C &column) { return {Expr(column)}; }
    static const EntityInfo *entity(const C &column) { return column.entity; }
};
template<typename T>
struct Selected<NamedExpr<T>>
{
    using Type = T;
    static SelectColumn column(const NamedExpr<T> &column) { return column.column; }
    static const EntityInfo *entity(const NamedExpr<T> &column) { return column.entity; }
};
template<>
struct Selected<SelectColumn>
{
    using Type = Value;
    static SelectColumn column(const SelectColumn &column) { return column; }
    static const EntityInfo *entity(const SelectColumn &) { return nullptr; }
};

template<typename C>
using SelectedType = typename Selected<C>::Type;

template<typename C>
SelectColumn selectColumn(const C &column)
{
    constexpr bool fits = std::is_convertible_v<const C &, Expr> || std::is_same_v<C, SelectColumn> || requires { column.column; };
    static_assert(fits, "jw: only columns and expressions can be selected");
    if constexpr (fits)
        return Selected<C>::column(column);
    else
        return {};
}

/// Throws Error(Value) for a NULL that T cannot hold.
template<typename T>
T cellAs(const RowSet &rows, int row, int column)
{
    const Value &value = rows.value(row, column);
    if constexpr (!isOpt<T> && !std::is_same_v<T, Value>) {
        if (value.isNull())
            rows.throwNull(column);
    }
    return fromValue<T>(value);
}

template<typename... T, size_t... I>
std::tuple<T...> tupleOf(const RowSet &rows, int row, std::index_sequence<I...>)
{
    return std::tuple<T...>(cellAs<T>(rows, row, int(I))...);
}

template<typename... T>
std::tuple<T...> rowAs(const RowSet &rows, int row)
{
    return tupleOf<T...>(rows, row, std::index_sequence_for<T...>());
}

} // namespace detail

/// Columns chosen when the program was written: each row is a tuple of their C++ types.
template<typename... T>
class TupleQuery : public Refinable<TupleQuery<T...>>
{
public:
    using Row = std::tuple<T...>;
    using Refinable<TupleQuery<T...>>::Refinable;

    QList<Row> all(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return convert(this->runRows());
    }
    static QList<Row> convert(const RowSet &rows)
    {
        QList<Row> result;
        result.reserve(rows.rowCount());
        for (int row = 0; row < rows.rowCount(); ++row)
            result.append(detail::rowAs<T...>(rows, row));
        return result;
    }
    Opt<Row> first(SourceLocation where = SourceLocation::current()) const
    {
        const QList<Row> found = limitedTo(1).all(where);
        return found.isEmpty() ? Opt<Row>() : Opt<Row>(found.first());
    }
    /// The only one. Throws Error(Usage) when there is none or more than one.
    Row one(SourceLocation where = SourceLocation::current()) const
    {
        const QList<Row> found = limitedTo(2).all(where);
        if (found.size() != 1)
            this->throwNotOne(found.size());
        return found.first();
    }
    /// The first column of the only row: session.select(User::c.age.avg()).scalar()
    std::tuple_element_t<0, Row> scalar(SourceLocation where = SourceLocation::current()) const { return std::get<0>(one(where)); }
    /// The first column of every row.
    QList<std::tuple_element_t<0, Row>> scalars(SourceLocation where = SourceLocation::current()) const
    {
        QList<std::tuple_element_t<0, Row>> result;
        for (const Row &row : all(where))
            result.append(std::get<0>(row));
        return result;
    }
    /// The same rows with column names.
    RowSet rows(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return this->runRows();
    }
    /// The rows one after the other, however many, `batch` at a time in memory.
    RowStream<Row, detail::rowAs<T...>> stream(int batch = 1000) const { return {this->builder(), batch}; }
    /// Reads the table of T instead of the first column's.
    template<typename E>
    TupleQuery from() const
    {
        return this->changed([this](QueryBuilder &q) { q.from(mapperIn(this->session(), E::entity)); });
    }

private:
    TupleQuery limitedTo(qint64 count) const
    {
        return this->changed([&](QueryBuilder &q) { q.limitTo(count); });
    }
};

/// Objects with further columns beside them. The object is null where an outer join found none.
template<typename O, typename... T>
class ObjectTupleQuery : public Refinable<ObjectTupleQuery<O, T...>>
{
public:
    using Row = std::tuple<O, T...>;
    using Refinable<ObjectTupleQuery<O, T...>>::Refinable;

    QList<Row> all(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        QList<Handle> objects;
        const RowSet rows = this->runRows(&objects);
        return convert(objects, rows);
    }
    static QList<Row> convert(const QList<Handle> &objects, const RowSet &rows)
    {
        QList<Row> result;
        for (int row = 0; row < rows.rowCount(); ++row)
            result.append(std::tuple_cat(std::tuple<O>(O(objects[row].row())),
                detail::rowAs<T...>(rows, row)));
        return result;
    }
};

/// Columns composed at run time: rows of Values with column names.
class RowQuery : public Refinable<RowQuery>
{
public:
    using Refinable<RowQuery>::Refinable;

    RowSet all(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return runRows();
    }
    /// Reads this table instead of the first column's.
    RowQuery from(const Table *table, const QString &alias = {}) const
    {
        return changed([&](QueryBuilder &q) { q.from(mapperIn(session(), table), alias); });
    }
    RowQuery from(const Subquery &subquery) const
    {
        return changed([&](QueryBuilder &q) { q.from(subquery); });
    }
    /// A further column, at the end of a path of relationships from the first table: "customer.country.name".
    RowQuery column(const QString &path, const QString &name = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addColumn({q.column(path), name}); });
    }
    RowQuery column(const Expr &expression, const QString &name = {}) const
    {
        return changed([&](QueryBuilder &q) { q.addColumn({expression, name}); });
    }
};

} // namespace jw
