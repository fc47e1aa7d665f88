// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/comparison.h"
#include "joinwright/orm/row.h"

#include <QtCore/QSet>
#include <QtCore/QVarLengthArray>

namespace jw {

/// One table of a query, as its expressions name it.
struct QuerySource
{
    const Mapper *mapper = nullptr;
    QString alias {};
};

/// The rows of one result row, one a source; null where an outer join found none.
using RowTuple = QVarLengthArray<Row *, 4>;

/// An SQL expression made ready to be computed from rows in memory, as the database would compute it from theirs: NULL is
/// unknown, texts compare by their column's collation, LIKE and lower() fold what the database folds.
///
/// What only the database can say (subqueries, SQL text, aggregates, other functions, decimal arithmetic, comparisons of
/// different kinds) is refused when it is made. Reads cells as they are in memory, edits included; loads nothing. A value.
class Evaluator
{
public:
    /// Nothing to compute: holds() is true.
    Evaluator() = default;
    /// Throws Error(Usage) naming the part of `expression` that cannot be computed here.
    Evaluator(const Expr &expression, const QList<QuerySource> &sources, const Dialect &dialect);

    Value value(const RowTuple &rows) const;
    /// Whether the expression is true: neither false nor NULL.
    bool holds(const RowTuple &rows) const;
    /// How two values of this expression compare.
    Comparison comparison() const;
    bool reads(int source, int cell) const { return m_cells.contains({source, cell}); }
    /// The collations that it compares texts by without knowing them: there it goes by code point.
    const QStringList &unknownCollations() const { return m_unknownCollations; }

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
    QSet<std::pair<int, int>> m_cells;
    QStringList m_unknownCollations;
};

} // namespace jw
