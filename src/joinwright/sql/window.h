// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// OVER (PARTITION BY … ORDER BY … ROWS …): the rows that a window function looks at.
class Window
{
public:
    /// Bounds in rows from the current one, before it negative; nothing means without bound.
    struct Frame
    {
        std::optional<qint64> from;
        std::optional<qint64> to;
    };

    QList<Expr> partitions {};
    QList<Order> orders {};
    std::optional<Frame> frame {};

    Window &partitionBy(const Expr &expression);
    Window &orderBy(const Order &order);
    /// rows({}, 0): from the first row of the partition to this one.
    Window &rows(std::optional<qint64> from, std::optional<qint64> to);
};

} // namespace jw
