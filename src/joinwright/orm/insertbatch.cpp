// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/insertbatch.h"

#include "joinwright/dialect/sqlrenderer.h"

namespace jw {

using namespace Qt::StringLiterals;

int InsertBatch::rowsPerStatement(const FlushOperation &operation) const
{
    const Features &features = m_connection.dialect().features();
    const int places = int(operation.values.size()) + 1;
    return std::min(features.rowsPerInsert, features.maxParameters / places);
}

std::optional<qint64> InsertBatch::nextKey(const Mapper &mapper) const
{
    const QString query = mapper.assignsKey() && !mapper.hasHiddenKey()
        ? m_connection.dialect().nextKeyQuery(mapper.table(), mapper.cellName(mapper.keyCells().first()))
        : QString();
    if (query.isEmpty())
        return std::nullopt;
    Result result = m_connection.execute(query);
    return result.next() ? std::optional(result.raw(0).toInt64()) : std::nullopt;
}

void InsertBatch::prepare(const FlushOperation &operation, int count, bool withKey)
{
    if (m_like && m_count == count && m_withKey == withKey && FlushShapes::areAlike(*m_like, operation))
        return;
    const Mapper &mapper = *operation.mapper;
    Insert insert = Insert::into(mapper.ref());
    if (withKey)
        insert.columns.append(mapper.cellName(mapper.keyCells().first()));
    for (const FlushValue &value : operation.values)
        insert.columns.append(mapper.cellName(value.cell));
    const Expr place = Expr::sql(u"?"_s, {Value(0)});
    insert.rows = QList<QList<Expr>>(count, QList<Expr>(insert.columns.size(), place));
    m_statement = m_connection.prepare(SqlRenderer(m_connection.dialect()).insert(insert).sql);
    m_like = &operation;
    m_count = count;
    m_withKey = withKey;
}

void InsertBatch::write(const FlushOperation *operations, int count, std::optional<qint64> key, int *current)
{
    prepare(*operations, count, key.has_value());
    const RowCodec &codec = m_shapes.codec(*operations->mapper);
    int place = 0;
    for (int row = 0; row < count; ++row, ++*current) {
        if (key)
            m_statement.bind(place++, Value(*key + row));
        // What another row hands on is a copy, but its text is the one that the plan or its result holds.
        for (const FlushValue &value : operations[row].values)
            m_statement.bind(place++, value.from < 0 ? value.value : m_shapes.valueOf(value), codec.cells[size_t(value.cell)]);
    }
    *current -= count;
    m_statement.run();
}

} // namespace jw
