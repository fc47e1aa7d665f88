// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"
#include "joinwright/sql/function.h"

#include <QtCore/QList>

#include <concepts>
#include <functional>
#include <memory>
#include <optional>

namespace jw {

struct Column;
struct ExprNode;
struct Order;
class Select;
struct Table;
class Window;

/// A table as a statement names it. `alias` distinguishes several uses of one table in one statement.
struct TableRef
{
    Id id {};
    QString schemaName {};
    QString name {};
    QString alias {};

    static TableRef of(const Table &table, const QString &alias = {});
    friend bool operator==(const TableRef &, const TableRef &) = default;
};

/// An SQL expression as a value: a column, a literal, a comparison, a call … Immutable and shared, so copies are cheap.
///
/// Built at run time from anything: filters of a user interface combine as those written in code do. Text never gets
/// into SQL by itself: literals are bound, names are quoted. A default-made Expr is empty; an empty condition means
/// "no condition" and vanishes in && and ||.
///
/// Decimals are exact: a sum or a product has the places that it needs, and compares and groups by them. On SQLite that holds
/// for 15 digits; wider decimals compare by number there, but calculating with them is refused when the statement is made. A
/// quotient and avg() are floating numbers.
///
/// Comparing what does not compare (a number column with a text) throws Error(Usage) naming the column and its type,
/// when the expression is made.
class Expr
{
public:
    /// Operators between two expressions.
    enum class Op : quint8 {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Like,
        NotLike,
        ILike, ///< LIKE without regard to case, which LIKE itself has on some databases
        NotILike,
        Add,
        Subtract,
        Multiply,
        Divide, ///< of whole numbers: whole
        Modulo,
        Concat,
        And,
        Or,
        Not,
        Negate,
        IsNull,
        IsNotNull,
    };

    Expr() = default;
    Expr(const Value &value);
    template<typename T>
        requires(std::convertible_to<const T &, Value> && !std::same_as<T, Value>)
    Expr(const T &value)
        : Expr(Value(value))
    {
    }

    /// A column of `table`; `alias` when the statement uses the table under another name.
    static Expr column(const Table &table, const Column &column, const QString &alias = {});
    /// A column by its bare name ("rowid"), of a type known to the caller; `keySize` as in ExprNode.
    static Expr column(
        const TableRef &table, const QString &name, const std::optional<ColumnType> &type, int keySize = 0);
    /// A value that is bound as `type`.
    static Expr literal(const Value &value, const ColumnType &type);
    /// A value as a result gave it raw, to be bound again just so, for comparing with something of `type`.
    static Expr stored(const Value &raw, const std::optional<ColumnType> &type);
    /// `name`(`arguments`), for what only one database has; the name is checked to be a plain word.
    static Expr call(const QString &name, const QList<Expr> &arguments);
    /// A function that the dialect writes; see fn:: for one function each.
    static Expr function(Function function, const QList<Expr> &arguments, bool distinct = false);
    /// CASE WHEN …: conditions and results in turn; see when().
    static Expr choice(const QList<Expr> &parts, const Expr &otherwise);
    /// A column of the result by its name, for ORDER BY.
    static Expr label(const QString &name);
    /// In an upsert, the value that the row refused would have had.
    static Expr excluded(const QString &column, const std::optional<ColumnType> &type = {});
    /// SQL text as it stands, with values for its "?" in order. For what the tree cannot say; the caller vouches for it.
    static Expr sql(const QString &text, const QList<Value> &values = {});
    static Expr exists(const Select &select);
    static Expr scalar(const Select &select);
    static Expr binary(Op op, const Expr &left, const Expr &right);
    /// The same with a value on the right, in fewer steps.
    static Expr binaryWith(Op op, const Expr &left, const Value &right);
    static Expr unary(Op op, const Expr &operand);

    /// What stands for a column of a table.
    using Replacement = std::function<Expr(const Expr &column)>;
    /// The same expression with other columns. In sub-selects those of tables that they do not read themselves are replaced.
    Expr replacingColumns(const Replacement &replacement) const;

    bool isEmpty() const { return !m_node; }
    const ExprNode &node() const { return *m_node; }
    /// The type of its values, as far as it is known.
    std::optional<ColumnType> type() const;
    /// Whether both are the same expression, by content.
    bool isSameAs(const Expr &other) const;
    /// For messages: "users.age", "count(users.id)", "the text \"x\"".
    QString describe() const;

    Expr operator==(const Expr &other) const { return binary(Op::Equal, *this, other); }
    Expr operator!=(const Expr &other) const { return binary(Op::NotEqual, *this, other); }
    Expr operator<(const Expr &other) const { return binary(Op::Less, *this, other); }
    Expr operator<=(const Expr &other) const { return binary(Op::LessOrEqual, *this, other); }
    Expr operator>(const Expr &other) const { return binary(Op::Greater, *this, other); }
    Expr operator>=(const Expr &other) const { return binary(Op::GreaterOrEqual, *this, other); }
    Expr operator+(const Expr &other) const { return binary(Op::Add, *this, other); }
    Expr operator-(const Expr &other) const { return binary(Op::Subtract, *this, other); }
    Expr operator*(const Expr &other) const { return binary(Op::Multiply, *this, other); }
    Expr operator/(const Expr &other) const { return binary(Op::Divide, *this, other); }
    Expr operator%(const Expr &other) const { return binary(Op::Modulo, *this, other); }
    Expr operator-() const { return unary(Op::Negate, *this); }
    // With a value first.
    friend Expr operator<(const Value &left, const Expr &right) { return binary(Op::Less, left, right); }
    friend Expr operator<=(const Value &left, const Expr &right) { return binary(Op::LessOrEqual, left, right); }
    friend Expr operator>(const Value &left, const Expr &right) { return binary(Op::Greater, left, right); }
    friend Expr operator>=(const Value &left, const Expr &right) { return binary(Op::GreaterOrEqual, left, right); }
    friend Expr operator+(const Value &left, const Expr &right) { return binary(Op::Add, left, right); }
    friend Expr operator-(const Value &left, const Expr &right) { return binary(Op::Subtract, left, right); }
    friend Expr operator*(const Value &left, const Expr &right) { return binary(Op::Multiply, left, right); }
    friend Expr operator/(const Value &left, const Expr &right) { return binary(Op::Divide, left, right); }
    friend Expr operator%(const Value &left, const Expr &right) { return binary(Op::Modulo, left, right); }
    Expr operator&&(const Expr &other) const;
    Expr operator||(const Expr &other) const;
    Expr operator!() const;

    /// Text joined to text; NULL when one of them is.
    Expr concat(const Expr &other) const { return binary(Op::Concat, *this, other); }
    /// % and _ are wildcards; for what a person typed see contains().
    Expr like(const QString &pattern) const;
    Expr notLike(const QString &pattern) const;
    Expr ilike(const QString &pattern) const; ///< whatever the case
    Expr notILike(const QString &pattern) const;
    /// Whether the text has `part` in it; wildcards in `part` mean themselves.
    Expr contains(const QString &part) const;
    Expr startsWith(const QString &part) const;
    Expr endsWith(const QString &part) const;
    /// An empty list matches nothing. Many values are bound as one list where the database has such a thing: SQLite of whole
    /// numbers, booleans and all that it keeps as text, PostgreSQL of all but enums, JSON, arrays and native types. Others
    /// have a place each, of which a statement has so many: see Features::maxParameters.
    Expr in(const QList<Value> &values) const;
    Expr in(const Select &select) const;
    Expr notIn(const QList<Value> &values) const;
    /// The same as in(), for a text that is kept and bound again: with a place for each of the values, however many they are.
    Expr inPlaces(const QList<Value> &values) const;
    Expr notIn(const Select &select) const;
    Expr between(const Expr &low, const Expr &high) const;
    Expr isNull() const { return unary(Op::IsNull, *this); }
    Expr isNotNull() const { return unary(Op::IsNotNull, *this); }

    Expr count() const;
    Expr countDistinct() const;
    Expr sum() const;
    Expr avg() const;
    Expr min() const;
    Expr max() const;
    Expr lower() const;
    Expr upper() const;
    Expr cast(const ColumnType &type) const;
    /// An aggregate of those rows only that meet the condition. Throws Error(Usage) when this is no aggregate.
    Expr filter(const Expr &condition) const;
    /// A function over the rows of a window. Throws Error(Usage) when this is no aggregate or window function.
    Expr over(const Window &window) const;
    Order asc() const;
    Order desc() const;

private:
    explicit Expr(ExprNode node);
    explicit Expr(std::shared_ptr<ExprNode> node);
    Expr likeEscaped(const QString &before, const QString &part, const QString &after) const;
    Expr inValues(const QList<Value> &values, bool negated, bool placed = false) const;
    Expr inSelect(const Select &select, bool negated) const;
    void checkText(const char16_t *operation) const;
    std::shared_ptr<const ExprNode> m_node;
};

/// COUNT(*)
Expr countAll();
/// The column for a condition written at run time: col(table, column) > 25.
inline Expr col(const Table &table, const Column &column, const QString &alias = {})
{
    return Expr::column(table, column, alias);
}
/// By the column's name; throws Error(Usage) naming the table when it has none of that name.
Expr col(const Table &table, QStringView column, const QString &alias = {});

/// One column of a SELECT's result.
struct SelectColumn
{
    Expr expression;
    QString name {}; ///< AS name; empty: none

    /// The name that the result has for it: the one given, or that of the column it is; empty otherwise.
    QString resultName() const;
};

/// A part of ORDER BY.
struct Order
{
    /// Where NULL stands; by default where the database puts it.
    enum class Nulls : quint8 { Default, First, Last };

    Expr expression;
    bool descending = false;
    Nulls nulls = Nulls::Default;

    Order(const Expr &by, bool isDescending = false, Nulls where = Nulls::Default)
        : expression(by)
        , descending(isDescending)
        , nulls(where)
    {
    }
    Order nullsFirst() const { return {expression, descending, Nulls::First}; }
    Order nullsLast() const { return {expression, descending, Nulls::Last}; }
};

/// What an Expr is made of; read by renderers.
struct ExprNode
{
    /// What sort of expression a node is.
    enum class Kind : quint8 {
        Column,
        Literal,
        Unary,
        Binary,
        In,
        InSelect,
        Between,
        Call,
        Function,
        Case, ///< arguments: conditions and results in turn, then what stands after ELSE, if anything
        Cast, ///< to `type`
        Over, ///< arguments: the function
        Exists,
        Scalar,
        Text,
        Label,
        Excluded,
    };

    Kind kind = Kind::Literal;
    Expr::Op op = Expr::Op::Equal;
    Function function = Function::Count;
    quint8 keySize = 0; ///< of a column in its table's primary key: how many columns that key has
    bool negated = false; ///< NOT IN
    bool distinct = false; ///< COUNT(DISTINCT …)
    bool escaped = false; ///< LIKE … ESCAPE '\\'
    bool stored = false; ///< a literal that is bound as it is
    bool placed = false; ///< IN: each value has a place of its own, however many they are
    bool hasElse = false; ///< of a Case
    bool hasAggregate = false; ///< here or below, outside of sub-selects and windows
    bool hasWindow = false;
    bool hasSelect = false;
    Value value {}; ///< of a literal
    std::optional<ColumnType> type {}; ///< of what it gives; how a literal is bound
    TableRef table {}; ///< of a column
    QString name {}; ///< of a column, label or function; SQL text
    QList<Expr> arguments {};
    QList<Value> values {}; ///< of IN and Text
    std::shared_ptr<const Select> select {};
    std::shared_ptr<const Window> window {};
};

} // namespace jw
