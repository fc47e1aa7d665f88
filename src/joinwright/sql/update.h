// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/insert.h"

namespace jw {

/// UPDATE. An empty condition concerns every row, as in SQL.
class Update
{
public:
    TableRef table;
    QList<Assignment> assignments;
    Expr condition;

    static Update of(const TableRef &table);
    Update &set(const QString &column, const Expr &value);
    Update &where(const Expr &condition); ///< in addition to what is there
};

} // namespace jw
