// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/statement.h"

#include "joinwright/dialect/dialect.h"

namespace jw {

void PreparedStatement::execute(const QList<Value> &values)
{
    if (placeCount() != values.size())
        throw Error(ErrorKind::Usage,
            QStringLiteral("the statement takes %1 values, but %2 were given").arg(placeCount()).arg(values.size()));
    finish();
    expectNothing();
    m_values = values;
    for (qsizetype i = 0; i < values.size(); ++i) // not of m_values: binding may add to them
        bind(int(i), values.at(i));
    start();
}

void PreparedStatement::bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells)
{
    for (const int cell : cells)
        bind(place++, row[cell], codecs[cell]);
}

void PreparedStatement::bindAsked(int place, const Value &value, const CellCodec &codec, const Dialect &dialect)
{
    m_values.append(value.isNull() ? value : dialect.toDatabase(value, codec.type));
    bind(place, m_values.constLast());
}

} // namespace jw
