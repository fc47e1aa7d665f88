// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// DELETE. An empty condition concerns every row, as in SQL.
class Delete
{
public:
    TableRef table;
    Expr condition;

    static Delete from(const TableRef &table);
    Delete &where(const Expr &condition); ///< in addition to what is there
};

} // namespace jw
