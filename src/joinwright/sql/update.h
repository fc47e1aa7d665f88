// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/insert.h"

namespace jw {

class Subquery;

/// UPDATE. An empty condition concerns every row, as in SQL.
class Update
{
public:
    TableRef table;
    QList<Assignment> assignments;
    Expr condition;
    std::shared_ptr<const Subquery> source; ///< beside the table: its rows go together with those that meet the condition. Not
                                            ///< every database has it

    static Update of(const TableRef &table);
    Update &set(const QString &column, const Expr &value);
    Update &where(const Expr &condition); ///< in addition to what is there
};

} // namespace jw
