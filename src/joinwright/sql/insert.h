// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// One assigned or inserted column.
struct Assignment
{
    QString column;
    Expr value;
};

/// INSERT of one row or several. Without columns it is INSERT … DEFAULT VALUES.
class Insert
{
public:
    TableRef table;
    QStringList columns;
    QList<QList<Expr>> rows; ///< each as long as `columns`
    QStringList returning;

    static Insert into(const Table &table);
    static Insert into(const TableRef &table, const QList<Assignment> &values = {});
};

} // namespace jw
