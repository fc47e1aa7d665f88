// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/keptstatement.h"
#include "joinwright/orm/flushruns.h"
#include "joinwright/orm/rowcodec.h"

#include <list>

namespace jw {

/// The statements by which flushes write on one connection, found by the shape of a run: their text
/// is built once.
class FlushStatements
{
public:
    explicit FlushStatements(Connection &connection)
        : m_connection(connection)
    {
    }

    /// The statement of one operation. A reference is good until many others have been asked for.
    KeptStatement &one(const FlushRuns &runs, const FlushRuns::Run &run);
    /// UPDATE by the key alone, without looking at old values.
    KeptStatement &unchecked(const FlushRuns &runs, const FlushRuns::Run &run);
    /// INSERT of `rows` rows, each with its key in front when `withKey`.
    KeptStatement &many(const FlushRuns::Run &run, int rows, bool withKey);
    /// The same for a database that numbers them: gives the key of each, and the cells that are to be read back.
    KeptStatement &numbered(const FlushRuns::Run &run, int rows);
    /// For any number of operations, with a list at each place; an INSERT has the key's in front when `withKey`.
    KeptStatement &together(const FlushRuns::Run &run, bool withKey);
    /// UPDATE of `rows` rows, with the places of all of them one row after the other.
    KeptStatement &rows(const FlushRuns::Run &run, int rows);
    /// SELECT of these cells of the row of an operation, by a key like `key`.
    KeptStatement &cells(const FlushRuns &runs, const FlushRuns::Run &run, const QList<int> &cells,
        const KeyValues &key);
    const RowCodec &codec(const Mapper &mapper);

private:
    enum class Way : quint8 { One, Unchecked, Many, Numbered, Together, Rows, Select };
    struct Key
    {
        Way way;
        FlushOperation::Kind kind;
        const Mapper *mapper;
        int rows;
        bool withKey;
        std::vector<std::pair<int, bool>> cells; ///< whether "IS NULL" is asked of it
        QList<int> fetch {};
        friend bool operator==(const Key &, const Key &) = default;
    };
    static Key keyOf(Way way, const FlushRuns::Run &run, int rows, bool withKey);
    template <typename F>
    KeptStatement &kept(Key key, const TextPlaces &texts, F text);
    TextPlaces textsOf(const FlushRuns::Shape &shape, bool withKey = false);

    Connection &m_connection;
    std::list<std::pair<Key, KeptStatement>> m_kept; ///< the last used one in front
    QHash<const Mapper *, std::shared_ptr<RowCodec>> m_codecs;
    const RowCodec *m_lastCodec = nullptr;
};

} // namespace jw
