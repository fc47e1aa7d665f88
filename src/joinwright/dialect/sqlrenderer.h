// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/sql/delete.h"
#include "joinwright/sql/insert.h"
#include "joinwright/sql/subquery.h"
#include "joinwright/sql/update.h"

namespace jw {

class Window;
struct InList;

/// Turns statement trees into text of one dialect, with the values that its placeholders stand for.
///
/// Throws Error(Usage) when an expression names a table that the statement does not use or mixes aggregates wrongly,
/// Error(Value) when a literal does not fit its column, and Error(Unsupported) for what the database does not have.
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

    // Statements
    void withText(const Select &select);
    void withText(const QList<Subquery> &ctes);
    void selectText(const Select &select);
    void selectCore(const Select &select);
    void columnsText(const Select &select);
    void fromText(const TableRef &table, const Subquery *subquery, bool lateral = false);
    void joinText(const Join &join);
    void groupsText(const Select &select);
    void operandsText(const Select &select);
    void ordersText(const QList<Order> &orders, const Select *compound = nullptr);
    void orderText(const Order &order, const Select *compound);
    void limitText(const Select &select);
    void whereText(const Expr &condition);
    void sourceText(const Subquery *source, QLatin1StringView word, bool isKnown);
    void scopeOf(const TableRef &table, const Subquery *source);
    void assignmentsText(const QList<Assignment> &assignments);
    void rowsText(const Insert &insert);
    void conflictText(const Conflict &conflict, const Insert &insert);
    void onDuplicateText(const Conflict &conflict, const Insert &insert);
    void names(const QStringList &columns);

    // Expressions
    void expr(const Expr &expression);
    void plain(const Expr &expression); ///< without what a computed value needs around it
    void column(const ExprNode &node);
    [[noreturn]] void refuseColumn(const ExprNode &node) const;
    void literal(const Value &value, const std::optional<ColumnType> &type);
    void bind(const Value &value, const std::optional<ColumnType> &type);
    void unary(const ExprNode &node);
    void binary(const ExprNode &node);
    void operation(const ExprNode &node, const QList<Expr> &operands);
    void ilike(const ExprNode &node);
    void in(const ExprNode &node);
    void inSelect(const ExprNode &node);
    void inValues(const ExprNode &node, const QList<Value> &values);
    void inList(const ExprNode &node, const InList &values);
    void between(const ExprNode &node);
    void call(const ExprNode &node);
    void function(const ExprNode &node);
    void choice(const ExprNode &node);
    void over(const ExprNode &node);
    void frame(const Window &window);
    void text(const ExprNode &node);
    void untyped(const Value &value);
    void excluded(const ExprNode &node);
    /// Fills the arguments into the text of a function or operator; those weaker than `strength` get parentheses.
    void pattern(const QString &pattern, const QList<Expr> &arguments, int strength = 0);
    void nested(const Expr &expression, int strength);
    void subselect(const Select &select);
    void list(const QList<Expr> &expressions);

    // Values that the database keeps in different ways
    QString computedText(const Expr &expression, bool isOperand) const;
    /// `expression`, cast where values of `type` are kept in another way.
    Expr alike(const Expr &expression, const ColumnType &type) const;
    bool isKeptApart(const std::optional<ColumnType> &type) const; ///< from other numbers
    QList<Expr> compared(const QList<Expr> &operands) const; ///< so that they compare with one another
    QList<Expr> argumentsOf(const ExprNode &function) const;
    Select columnsAlike(const Select &select, const QList<SelectColumn> &first) const; ///< for what is united with `first`
    void checkCalculable(const Expr &operand) const;
    bool remainder(const ExprNode &node); ///< whether it was one that has to be written in a way of its own
    void cast(const ExprNode &node);
    void assigned(const Assignment &assignment);

    QString tableName(const TableRef &table) const;
    QString qualifier(const TableRef &table) const;
    const Features &features() const { return m_dialect.features(); }
    Statement finish();

    const Dialect &m_dialect;
    Values m_mode;
    QString m_sql;
    QList<Value> m_values;
    QList<Scope> m_scopes;
    bool m_isOperand = false; ///< what comes next is part of a calculation, whose result is what counts
    bool m_qualified = false; ///< columns get their table's name even when there is only one
};

} // namespace jw
