// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushshapes.h"

#include "joinwright/orm/flushstatement.h"

namespace jw {

namespace {

constexpr size_t MostShapes = 64;

} // namespace

FlushShapes::FlushShapes(Connection &connection, Reference reference)
    : m_connection(connection)
    , m_reference(std::move(reference))
{
}

const RowCodec &FlushShapes::codec(const Mapper &mapper)
{
    if (m_lastCodec && m_lastCodec->mapper == &mapper)
        return *m_lastCodec;
    std::shared_ptr<RowCodec> &codec = m_codecs[&mapper];
    if (!codec)
        codec = std::make_shared<RowCodec>(mapper, m_connection.dialect());
    m_lastCodec = codec.get();
    return *codec;
}

bool FlushShapes::areAlike(const FlushOperation &a, const FlushOperation &b)
{
    return a.mapper == b.mapper && a.kind == b.kind && a.values.size() == b.values.size() && a.fetch == b.fetch
        && std::equal(a.values.begin(), a.values.end(), b.values.begin(),
            [](const FlushValue &x, const FlushValue &y) { return x.cell == y.cell; });
}

bool FlushShapes::matches(const Shape &shape, const FlushOperation &operation, bool checks)
{
    if (shape.mapper != operation.mapper || shape.kind != operation.kind || shape.checks != checks
        || shape.cells.size() != size_t(operation.values.size()))
        return false;
    for (size_t i = 0; i < shape.cells.size(); ++i) {
        const FlushValue &value = operation.values[qsizetype(i)];
        if (shape.cells[i].cell != value.cell || (checks && shape.cells[i].isBaseNull != value.base.isNull()))
            return false;
    }
    return true;
}

FlushShapes::Shape &FlushShapes::shapeOf(const FlushOperation &operation, bool checks)
{
    for (auto shape = m_shapes.begin(); shape != m_shapes.end(); ++shape) {
        if (!matches(*shape, operation, checks))
            continue;
        m_shapes.splice(m_shapes.begin(), m_shapes, shape);
        return m_shapes.front();
    }
    Shape shape {operation.mapper, operation.kind, checks, {}, {}};
    for (const FlushValue &value : operation.values)
        shape.cells.push_back({value.cell, value.base.isNull()});
    const FlushStatement text(operation, [&](int, int) { return Expr::sql(QStringLiteral("?"), {Value(0)}); });
    const bool isUnchecked = operation.kind == FlushOperation::Kind::Update && !checks;
    const Statement rendered = isUnchecked ? text.renderUnchecked(m_connection.dialect()) : text.render(m_connection.dialect());
    shape.statement = m_connection.prepare(rendered.sql);
    if (m_shapes.size() == MostShapes)
        m_shapes.pop_back();
    m_shapes.push_front(std::move(shape));
    return m_shapes.front();
}

void FlushShapes::bindBase(KeptStatement &statement, int place, const FlushValue &value, const CellCodec &codec) const
{
    try {
        statement.bind(place, value.base, codec);
    } catch (const Error &) {
        // A value that was loaded although it is none of the column's type is compared as it is stored.
        statement.bind(place, value.base);
    }
}

KeptStatement &FlushShapes::bind(const FlushOperation &operation, const KeyValues &key, bool checks)
{
    KeptStatement &statement = shapeOf(operation, checks).statement;
    const RowCodec &codec = this->codec(*operation.mapper);
    int place = 0;
    if (operation.kind != FlushOperation::Kind::Delete) {
        for (const FlushValue &value : operation.values) {
            const CellCodec &cell = codec.cells[size_t(value.cell)];
            if (value.from < 0)
                statement.bind(place++, value.value, cell);
            else
                statement.bind(place++, m_reference(value.from, value.fromCell), cell);
        }
    }
    if (operation.kind == FlushOperation::Kind::Insert)
        return statement;
    for (qsizetype i = 0; i < key.size(); ++i)
        statement.bind(place++, key[i], codec.cells[size_t(operation.mapper->keyCells()[i])]);
    if (!checks)
        return statement;
    for (const FlushValue &value : operation.checked()) {
        if (!value.base.isNull())
            bindBase(statement, place++, value, codec.cells[size_t(value.cell)]);
    }
    return statement;
}

KeptStatement &FlushShapes::bound(const FlushOperation &operation, const KeyValues &key)
{
    // A row of this same flush cannot have been changed by anybody else.
    return bind(operation, key, operation.kind != FlushOperation::Kind::Insert && operation.keyFrom < 0);
}

KeptStatement &FlushShapes::boundUnchecked(const FlushOperation &operation, const KeyValues &key)
{
    return bind(operation, key, false);
}

KeptStatement &FlushShapes::boundSelect(const FlushOperation &operation, const QList<int> &cells, const KeyValues &key)
{
    if (m_fetch.mapper != operation.mapper || m_fetch.cells != cells) {
        const FlushStatement text(operation, {});
        const QList<Value> any(key.begin(), key.end());
        m_fetch = {operation.mapper, cells, m_connection.prepare(text.selectCells(m_connection.dialect(), cells, any).sql)};
    }
    const RowCodec &codec = this->codec(*operation.mapper);
    for (qsizetype i = 0; i < key.size(); ++i)
        m_fetch.statement.bind(int(i), key[i], codec.cells[size_t(operation.mapper->keyCells()[i])]);
    return m_fetch.statement;
}

} // namespace jw
