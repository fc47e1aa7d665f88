// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

class Subquery;

/// A table or subquery that a SELECT joins.
struct Join
{
    /// Which rows without a counterpart are kept.
    enum class Kind : quint8 {
        Inner,
        Left,
        Cross,
        Full, ///< rows of both sides, matched or not; see Features::fullJoin
    };

    Kind kind = Kind::Inner;
    TableRef table {};
    Expr on {};
    std::shared_ptr<const Subquery> subquery {}; ///< what `table` names; null: a table of the database
    bool lateral = false; ///< the subquery sees the tables before it; see Features::lateral
};

/// SELECT as a value. All members may be filled directly; the functions are for writing one in a line.
class Select
{
public:
    enum class SetOperation : quint8 { Union, UnionAll, Intersect, Except };
    /// A further SELECT, and how its rows are put together with those before.
    struct Operand
    {
        SetOperation operation;
        std::shared_ptr<const Select> select;
    };

    QList<SelectColumn> columns;
    TableRef source;
    std::shared_ptr<const Subquery> sourceSubquery; ///< what `source` names; null: a table of the database
    QList<Join> joins;
    Expr condition;
    QList<Expr> groups;
    Expr groupCondition;
    QList<Operand> operands; ///< UNION …; orders, limit and offset are then those of the whole
    QList<Order> orders;
    std::optional<qint64> maximum; ///< LIMIT
    qint64 skipped = 0; ///< OFFSET
    bool isDistinct = false;

    static Select from(const Table &table, const QString &alias = {});
    static Select from(const TableRef &table);
    static Select from(const Subquery &subquery, const QString &alias = {});

    Select &column(const Expr &expression, const QString &name = {});
    Select &join(const TableRef &table, const Expr &on, Join::Kind kind = Join::Kind::Inner);
    Select &join(const Subquery &subquery, const Expr &on, Join::Kind kind = Join::Kind::Inner, const QString &alias = {});
    Select &where(const Expr &condition); ///< in addition to what is there
    Select &groupBy(const Expr &expression);
    Select &having(const Expr &condition);
    /// In a union by columns of the first SELECT, or by Expr::label().
    Select &orderBy(const Order &order);
    Select &limit(qint64 count);
    Select &offset(qint64 count);
    Select &distinct(bool on = true);

    /// Set operations are made from left to right, whatever the database's precedence. Throws Error(Usage) when the
    /// columns do not match in number or kind.
    Select unite(const Select &other) const { return combined(SetOperation::Union, other); }
    Select uniteAll(const Select &other) const { return combined(SetOperation::UnionAll, other); }
    Select intersect(const Select &other) const { return combined(SetOperation::Intersect, other); }
    Select except(const Select &other) const { return combined(SetOperation::Except, other); }
    Select combined(SetOperation operation, const Select &other) const;

    /// Whether every row of a group counts as one row of the result.
    bool isGrouped() const;

private:
    Select wrapped() const;
    bool isPlain() const;
};

/// Throws Error(Usage) naming the column when aggregates, windows and plain columns are mixed in a way that has no one
/// meaning (some databases answer nevertheless, with any row's value).
void checkGrouping(const Select &select);

} // namespace jw
