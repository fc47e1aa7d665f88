// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/orm/mapper.h"

#include <vector>

namespace jw {

/// How the cells of one table's rows travel into and out of statements: one codec a cell, in the mapper's order.
struct RowCodec
{
    RowCodec(const Mapper &itsMapper, const Dialect &dialect);

    const Mapper *mapper;
    std::vector<CellCodec> cells;
    int integerKey = -1; ///< the key's cell, when the key is one whole number
};

} // namespace jw
