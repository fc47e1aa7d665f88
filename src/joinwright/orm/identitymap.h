// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/changes.h"

#include <QtCore/QVarLengthArray>

#include <vector>

namespace jw {

/// The values of a key, in the order of the mapper's key cells.
using KeyValues = QVarLengthArray<Value, 2>;

/// One row a key: the rows of one table that the database knows, held weakly. Open addressing over row pointers with
/// the hash kept in the row; erasing shifts back, so there are no tombstones.
class IdentityMap
{
public:
    explicit IdentityMap(const QList<int> &keyCells)
        : m_keyCells(keyCells)
    {
    }

    /// Null when there is none.
    Row *find(const KeyValues &key) const;
    /// The row must not be in the map, its key not NULL.
    void insert(Row *row);
    void erase(Row *row);
    qsizetype size() const { return m_size; }

    /// The key as the database knows it: what was loaded, where a key cell was edited.
    KeyValues keyOf(const Row *row) const;
    template<typename F>
    void forEach(F visit) const
    {
        for (Row *row : m_slots) {
            if (row)
                visit(row);
        }
    }

private:
    static quint32 hashOf(const KeyValues &key);
    bool matches(const Row *row, const KeyValues &key) const;
    void place(Row *row);
    void grow();

    QList<int> m_keyCells;
    std::vector<Row *> m_slots;
    qsizetype m_size = 0;
};

} // namespace jw
