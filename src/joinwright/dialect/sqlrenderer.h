// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/sql/delete.h"
#include "joinwright/sql/insert.h"
#include "joinwright/sql/select.h"
#include "joinwright/sql/update.h"

namespace jw {

/// Turns statement trees into text of one dialect, with the values that its placeholders stand for.
///
/// Throws Error(Usage) when an expression names a table that the statement does not use, and Error(Value) when a
/// literal does not fit its column.
class SqlRenderer
{
public:
    enum class Values : quint8 {
        Bound, ///< placeholders, for statements that run
        Literal, ///< written out, for previews
    };

    explicit SqlRenderer(const Dialect &dialect, Values values = Values::Bound);

    Statement select(const Select &select);
    Statement insert(const Insert &insert);
    Statement update(const Update &update);
    Statement remove(const Delete &statement);
    /// An expression over one table, as in CHECK.
    Statement expression(const Expr &expression, const TableRef &table);

private:
    /// The tables that one SELECT can name; the outer ones follow in the list of scopes.
    using Scope = QList<TableRef>;

    void selectText(const Select &select);
    void whereText(const Expr &condition);
    void assignmentsText(const QList<Assignment> &assignments);
    void rowsText(const Insert &insert);
    void expr(const Expr &expression);
    void column(const ExprNode &node);
    void literal(const Value &value, const std::optional<ColumnType> &type);
    void unary(const ExprNode &node);
    void binary(const ExprNode &node);
    void in(const ExprNode &node);
    void call(const ExprNode &node);
    void text(const ExprNode &node);
    void nested(const Expr &expression, int strength);
    void subselect(const Select &select);
    void list(const QList<Expr> &expressions);
    void names(const QStringList &columns);
    QString tableName(const TableRef &table) const;
    QString qualifier(const TableRef &table) const;
    Statement finish();

    const Dialect &m_dialect;
    Values m_mode;
    QString m_sql;
    QList<Value> m_values;
    QList<Scope> m_scopes;
};

} // namespace jw
