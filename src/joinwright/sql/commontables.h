// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/subquery.h"

namespace jw {

/// The common table expressions that a statement uses, anywhere in it; each after those it uses itself.
/// Throws Error(Usage) when two different ones have the same name.
QList<Subquery> commonTables(const Select &select);
QList<Subquery> commonTables(const Expr &expression);

} // namespace jw
