// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/pagedlist.h"
#include "joinwright/orm/row.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace jw {

/// The rows of a session that wait to be written, each held once, in the order in which they came.
/// A row itself knows which sets have it; its place is looked up only when it is taken out of the
/// middle.
class UnitOfWork
{
public:
    enum class Set : quint8 {
        Added,
        Changed,
        Deleted,
        Counting, ///< waits for nothing itself: its version counts the changes of others, and must not be lost before
    };

    ~UnitOfWork();

    void insert(Set set, Row *row);
    void remove(Set set, Row *row);
    static bool contains(Set set, const Row *row) { return row->lists & bitOf(set); }
    QList<Row *> rows(Set set) const;
    /// The same without a list; `visit` must not change the set.
    template<typename F>
    void forEach(Set set, F visit) const
    {
        for (Row *row : m_sets[int(set)].order) {
            if (row)
                visit(row);
        }
    }
    qsizetype size(Set set) const { return m_sets[int(set)].count; }
    bool isEmpty() const; ///< but for those that count
    void clear();
    void clear(Set set);

private:
    struct Rows
    {
        PagedList<Row *> order; ///< null where a row was taken out
        QHash<Row *, qsizetype>
            places; ///< empty until the first of many rows is taken out of the middle
        qsizetype count = 0;
    };
    static quint8 bitOf(Set set) { return quint8(1 << int(set)); }
    static void takeOut(Rows &rows, Row *row);
    static void close(Rows &rows);
    Rows m_sets[4];
};

} // namespace jw
