// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// One column of a SELECT's result.
struct SelectColumn
{
    Expr expression;
    QString name; ///< AS name; empty: none
};

struct Join
{
    enum class Kind : quint8 { Inner, Left, Cross };

    Kind kind = Kind::Inner;
    TableRef table;
    Expr on;
};

/// SELECT as a value. All members may be filled directly; the functions are for writing one in a line.
class Select
{
public:
    QList<SelectColumn> columns;
    TableRef source;
    QList<Join> joins;
    Expr condition;
    QList<Expr> groups;
    Expr groupCondition;
    QList<Order> orders;
    std::optional<qint64> maximum; ///< LIMIT
    qint64 skipped = 0; ///< OFFSET
    bool isDistinct = false;

    static Select from(const Table &table, const QString &alias = {});
    static Select from(const TableRef &table);

    Select &column(const Expr &expression, const QString &name = {});
    Select &join(const TableRef &table, const Expr &on, Join::Kind kind = Join::Kind::Inner);
    Select &where(const Expr &condition); ///< in addition to what is there
    Select &groupBy(const Expr &expression);
    Select &having(const Expr &condition);
    Select &orderBy(const Order &order);
    Select &limit(qint64 count);
    Select &offset(qint64 count);
    Select &distinct(bool on = true);
};

} // namespace jw
