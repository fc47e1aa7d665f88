// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/filtertext.h"
#include "joinwright/dialect/dialect.h"

namespace jw {

/// A condition on one column, as a person types it: "≥ 2026-11", "5..10", "open, paid", "lamp", "null".
///
/// A word alone means "contains" for texts and "equals" for everything else. A year or a month stands for its days. What is
/// in double quotes means itself: "\"null\"".
struct RowFilter
{
    using Operator = FilterOperator;

    Id column;
    Operator op = Operator::Contains;
    QList<Value> values;
    QString text; ///< as typed, tidied: "≥ 2026-11"

    /// Throws Error(Value) that says what does not fit the column's type.
    static RowFilter parse(QStringView text, const Column &column, const Schema &schema);
    /// The condition for `sql`, the column's text in a statement.
    Statement condition(const Dialect &dialect, const QString &sql, const ColumnType &type) const;

    friend bool operator==(const RowFilter &, const RowFilter &) = default;
};

/// Joins conditions with AND, skipping empty ones.
Statement allOf(const QList<Statement> &conditions);
/// `text` with the wild-card characters of LIKE taken literally (ESCAPE '\\'), between two %.
QString likePattern(const QString &text);
/// The condition that `sql` of `type` is like a bound pattern of likePattern(), whatever the case of its letters as far as
/// the database knows them.
QString likeText(const Dialect &dialect, const QString &sql, const ColumnType &type, bool negated = false);

} // namespace jw
