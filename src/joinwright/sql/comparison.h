// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

// Which values and types compare with one another, and how a literal is bound.

namespace jw {

bool comparable(const ColumnType &type, Value::Kind kind);
bool comparable(const ColumnType &a, const ColumnType &b);
/// Throws Error(Usage) naming the expression, its type and what it was to be compared with.
void checkComparable(const Expr &expression, const Value &value);
void checkComparable(const Expr &left, const Expr &right);
/// Throws Error(Usage) naming both operands and their types when one of them is nothing to calculate with on any database.
void checkCalculable(const Expr &left, const Expr &right);
/// A UUID that stands in a text; NULL when there is none.
Value uuidIn(const QString &text);
/// How `value` is bound beside something of `neighbour`'s type: as that where it can be, else by its own kind.
std::optional<ColumnType> literalType(const std::optional<ColumnType> &neighbour, const Value &value);
/// `expression` with the type of what it stands beside, when it is a literal without one.
Expr typedLike(const Expr &expression, const std::optional<ColumnType> &neighbour);
/// The same for several that stand for one another.
QList<Expr> typedAlike(const QList<Expr> &expressions);
/// The type of what may be any of them: that of the first that is no literal; of whole numbers and decimals one that has the
/// places of all.
std::optional<ColumnType> sharedType(const QList<Expr> &expressions);
/// What an operand of a calculation counts as: a decimal literal is one of its own size.
std::optional<ColumnType> calculatedType(const Expr &operand);

} // namespace jw
