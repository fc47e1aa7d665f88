// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/sql/expression.h"

namespace jw {

/// How the many values of an IN are bound: one place for a list of those that the database takes that way just as they are,
/// and a place each for the others.
struct InList
{
    /// Fewer have a place each: the text stays short, and there are few such texts.
    static constexpr qsizetype Fewest = 21;

    QString text {}; ///< what stands behind the left side, "{0}" for the place; empty: no list, all are others
    Value list {};
    QList<Value> others {}; ///< as the expression has them

    /// Of a node of kind In.
    InList(const ExprNode &node, const Dialect &dialect);
};

/// A value as it is bound beside something of `type`.
Value boundValue(const Dialect &dialect, const Value &value, const std::optional<ColumnType> &type);

} // namespace jw
