// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/flushplan.h"
#include "joinwright/orm/rowcodec.h"

#include <functional>
#include <list>

namespace jw {

/// The statements of one flush by their shape: operations that write the same cells of a table share one, whose text is
/// built once.
class FlushShapes
{
public:
    /// The value of another operation's row, once it has its key.
    using Reference = std::function<Value(int operation, int cell)>;

    FlushShapes(Connection &connection, Reference reference);

    /// The statement of one operation, bound; run it before the next is asked for. `key`: of its row as the database has it.
    /// Throws Error(Value) when a value does not fit.
    KeptStatement &bound(const FlushOperation &operation, const KeyValues &key);
    /// The same for UPDATE by the key alone, without looking at old values.
    KeptStatement &boundUnchecked(const FlushOperation &operation, const KeyValues &key);
    /// SELECT of these cells of the row, bound.
    KeptStatement &boundSelect(const FlushOperation &operation, const QList<int> &cells, const KeyValues &key);

    const RowCodec &codec(const Mapper &mapper);
    Value valueOf(const FlushValue &value) const { return value.from < 0 ? value.value : m_reference(value.from, value.fromCell); }
    /// Whether two operations differ in their values only.
    static bool areAlike(const FlushOperation &a, const FlushOperation &b);

private:
    struct Cell
    {
        int cell;
        bool isBaseNull; ///< "IS NULL" has no place to bind
        friend bool operator==(const Cell &, const Cell &) = default;
    };
    struct Shape
    {
        const Mapper *mapper;
        FlushOperation::Kind kind;
        bool checks; ///< old values are part of the condition
        std::vector<Cell> cells;
        KeptStatement statement;
    };
    struct Fetch
    {
        const Mapper *mapper = nullptr;
        QList<int> cells {};
        KeptStatement statement {};
    };
    static bool matches(const Shape &shape, const FlushOperation &operation, bool checks);
    Shape &shapeOf(const FlushOperation &operation, bool checks);
    KeptStatement &bind(const FlushOperation &operation, const KeyValues &key, bool checks);
    void bindBase(KeptStatement &statement, int place, const FlushValue &value, const CellCodec &codec) const;

    Connection &m_connection;
    Reference m_reference;
    std::list<Shape> m_shapes; ///< the last used one in front
    QHash<const Mapper *, std::shared_ptr<RowCodec>> m_codecs;
    const RowCodec *m_lastCodec = nullptr;
    Fetch m_fetch;
};

} // namespace jw
