// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"

#include <QtCore/QList>

#include <concepts>
#include <memory>
#include <optional>

namespace jw {

struct Column;
struct ExprNode;
class Select;
struct Table;

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
class Expr
{
public:
    enum class Op : quint8 {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Like,
        NotLike,
        Add,
        Subtract,
        Multiply,
        Divide,
        Concat,
        And,
        Or,
        Not,
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
    /// A column by its bare name ("rowid"), of a type known to the caller.
    static Expr column(const TableRef &table, const QString &name, const ColumnType &type);
    /// A value that is bound as `type`.
    static Expr literal(const Value &value, const ColumnType &type);
    /// `name`(`arguments`); the name is checked to be a plain word.
    static Expr call(const QString &name, const QList<Expr> &arguments);
    /// SQL text as it stands, with values for its "?" in order. For what the tree cannot say; the caller vouches for it.
    static Expr sql(const QString &text, const QList<Value> &values = {});
    static Expr exists(const Select &select);
    static Expr scalar(const Select &select);
    static Expr binary(Op op, const Expr &left, const Expr &right);
    static Expr unary(Op op, const Expr &operand);

    bool isEmpty() const { return !m_node; }
    const ExprNode &node() const { return *m_node; }

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
    Expr operator&&(const Expr &other) const;
    Expr operator||(const Expr &other) const;
    Expr operator!() const;

    /// Text joined to text; NULL when one of them is.
    Expr concat(const Expr &other) const { return binary(Op::Concat, *this, other); }
    /// % and _ are wildcards; for what a person typed see contains().
    Expr like(const QString &pattern) const;
    Expr notLike(const QString &pattern) const;
    /// Whether the text has `part` in it; wildcards in `part` mean themselves.
    Expr contains(const QString &part) const;
    Expr startsWith(const QString &part) const;
    Expr endsWith(const QString &part) const;
    /// An empty list matches nothing.
    Expr in(const QList<Value> &values) const;
    Expr in(const Select &select) const;
    Expr notIn(const QList<Value> &values) const;
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

private:
    explicit Expr(ExprNode node);
    Expr likeEscaped(const QString &before, const QString &part, const QString &after) const;
    Expr inValues(const QList<Value> &values, bool negated) const;
    Expr inSelect(const Select &select, bool negated) const;
    Expr aggregate(const char16_t *name, bool distinct = false) const;
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

/// A part of ORDER BY.
struct Order
{
    Expr expression;
    bool descending = false;

    Order(const Expr &by, bool isDescending = false)
        : expression(by)
        , descending(isDescending)
    {
    }
};

/// What an Expr is made of; read by renderers.
struct ExprNode
{
    enum class Kind : quint8 { Column, Literal, Unary, Binary, In, InSelect, Between, Call, Exists, Scalar, Text };

    Kind kind = Kind::Literal;
    Expr::Op op = Expr::Op::Equal;
    bool negated = false; ///< NOT IN
    bool distinct = false; ///< COUNT(DISTINCT …)
    bool escaped = false; ///< LIKE … ESCAPE '\\'
    Value value {}; ///< of a literal
    std::optional<ColumnType> type {}; ///< of a column or a literal; how a literal is bound
    TableRef table {}; ///< of a column
    QString name {}; ///< of a column or function; SQL text
    QList<Expr> arguments {};
    QList<Value> values {}; ///< of IN and Text
    std::shared_ptr<const Select> select {};
};

} // namespace jw
