// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

class Subquery;

/// DELETE. An empty condition concerns every row, as in SQL.
class Delete
{
public:
    TableRef table;
    Expr condition;
    std::shared_ptr<const Subquery> source; ///< beside the table: its rows go together with those that meet the condition. Not
                                            ///< every database has it

    static Delete from(const TableRef &table);
    Delete &where(const Expr &condition); ///< in addition to what is there
};

} // namespace jw
