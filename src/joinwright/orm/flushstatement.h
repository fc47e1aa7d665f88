// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/flushplan.h"

#include <functional>

namespace jw {

/// A cell in a statement that looks whether it still has the value that was read of it.
Expr compared(const Dialect &dialect, const Mapper &mapper, int cell);

/// One operation of a plan as a statement.
class FlushStatement
{
public:
    /// What stands for the cell of another operation's row.
    using Reference = std::function<Expr(int operation, int cell)>;

    FlushStatement(const FlushOperation &operation, Reference reference);

    Statement render(const Dialect &dialect, SqlRenderer::Values values = SqlRenderer::Values::Bound) const;
    /// UPDATE by the key alone, without looking at old values.
    Statement renderUnchecked(const Dialect &dialect) const;
    /// SELECT of these cells of the operation's row.
    Statement selectCells(const Dialect &dialect, const QList<int> &cells, const QList<Value> &key) const;

private:
    Expr column(int cell) const;
    Expr valueOf(const FlushValue &value) const;
    Expr keyCondition(const QList<Value> &key) const;
    Expr ownKey() const;
    Expr baseCondition(const Dialect &dialect) const;
    QList<Assignment> assignments() const;

    const FlushOperation &m_operation;
    Reference m_reference;
};

} // namespace jw
