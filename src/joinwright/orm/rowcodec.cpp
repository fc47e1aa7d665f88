// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowcodec.h"

namespace jw {

RowCodec::RowCodec(const Mapper &itsMapper, const Dialect &dialect)
    : mapper(&itsMapper)
{
    for (int cell = 0; cell < itsMapper.cellCount(); ++cell)
        cells.push_back(dialect.codec(itsMapper.type(cell)));
    const QList<int> &key = itsMapper.keyCells();
    if (key.size() == 1 && itsMapper.type(key.first()).isInteger())
        integerKey = key.first();
}

} // namespace jw
