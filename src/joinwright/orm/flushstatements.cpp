// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushstatements.h"

#include "joinwright/orm/flushstatement.h"

namespace jw {

namespace {

constexpr size_t MostStatements = 64;

/// A place to bind, whatever stands there.
Expr anyValue()
{
    return Expr::sql(QStringLiteral("?"), {Value(0)});
}

QString textOf(const FlushOperation &operation, bool isChecked, const Dialect &dialect)
{
    const FlushStatement statement(operation, [](int, int) { return anyValue(); });
    return (isChecked ? statement.render(dialect) : statement.renderUnchecked(dialect)).sql;
}

QString textOfMany(const FlushRuns::Shape &shape, int rows, bool withKey, const Dialect &dialect)
{
    Insert insert = Insert::into(shape.mapper->ref());
    if (withKey)
        insert.columns.append(shape.mapper->cellName(shape.mapper->keyCells().first()));
    for (const FlushRuns::Cell &cell : shape.cells)
        insert.columns.append(shape.mapper->cellName(cell.cell));
    insert.rows = QList<QList<Expr>>(rows, QList<Expr>(insert.columns.size(), anyValue()));
    return SqlRenderer(dialect).insert(insert).sql;
}

} // namespace

const RowCodec &FlushStatements::codec(const Mapper &mapper)
{
    if (m_lastCodec && m_lastCodec->mapper == &mapper)
        return *m_lastCodec;
    std::shared_ptr<RowCodec> &codec = m_codecs[&mapper];
    if (!codec)
        codec = std::make_shared<RowCodec>(mapper, m_connection.dialect());
    m_lastCodec = codec.get();
    return *codec;
}

FlushStatements::Key FlushStatements::keyOf(
    Way way, const FlushRuns::Run &run, int rows, bool withKey)
{
    Key key{way, run.shape->kind, run.shape->mapper, rows, withKey, {}};
    for (const FlushRuns::Cell &cell : run.shape->cells)
        key.cells.push_back(
            {cell.cell, cell.isBaseNull && way == Way::One && !run.shape->isOfNewRow});
    return key;
}

template <typename F>
KeptStatement &FlushStatements::kept(Key key, F text)
{
    for (auto known = m_kept.begin(); known != m_kept.end(); ++known) {
        if (!(known->first == key))
            continue;
        m_kept.splice(m_kept.begin(), m_kept, known);
        return m_kept.front().second;
    }
    KeptStatement statement = m_connection.prepare(text());
    if (m_kept.size() == MostStatements)
        m_kept.pop_back();
    m_kept.emplace_front(std::move(key), std::move(statement));
    return m_kept.front().second;
}

KeptStatement &FlushStatements::one(const FlushRuns &runs, const FlushRuns::Run &run)
{
    if (run.shape->isOfNewRow)
        return unchecked(
            runs, run); // a row of this same flush cannot have been changed by anybody else
    return kept(keyOf(Way::One, run, 1, false),
        [&] { return textOf(runs.operation(run.begin), true, m_connection.dialect()); });
}

KeptStatement &FlushStatements::unchecked(const FlushRuns &runs, const FlushRuns::Run &run)
{
    return kept(keyOf(Way::Unchecked, run, 1, false),
        [&] { return textOf(runs.operation(run.begin), false, m_connection.dialect()); });
}

KeptStatement &FlushStatements::many(const FlushRuns::Run &run, int rows, bool withKey)
{
    return kept(keyOf(Way::Many, run, rows, withKey),
        [&] { return textOfMany(*run.shape, rows, withKey, m_connection.dialect()); });
}

KeptStatement &FlushStatements::cells(
    const FlushRuns &runs, const FlushRuns::Run &run, const QList<int> &cells, const KeyValues &key)
{
    Key select{Way::Select, FlushOperation::Kind::Insert, run.shape->mapper, 1, false, {}};
    for (const int cell : cells)
        select.cells.push_back({cell, false});
    return kept(std::move(select), [&] {
        const FlushOperation like = runs.operation(run.begin);
        return FlushStatement(like, {})
            .selectCells(m_connection.dialect(), cells, QList<Value>(key.begin(), key.end()))
            .sql;
    });
}

} // namespace jw
