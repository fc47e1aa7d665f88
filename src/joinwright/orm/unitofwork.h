// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/row.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <vector>

namespace jw {

/// The rows of a session that wait to be written, each held once, in the order in which they came.
class UnitOfWork
{
public:
    enum class Set : quint8 { Added, Changed, Deleted };

    ~UnitOfWork();

    void insert(Set set, Row *row);
    void remove(Set set, Row *row);
    bool contains(Set set, Row *row) const { return m_sets[int(set)].places.contains(row); }
    QList<Row *> rows(Set set) const;
    bool isEmpty() const;
    void clear();

private:
    struct Rows
    {
        std::vector<Row *> order; ///< null where a row was taken out
        QHash<Row *, qsizetype> places;
    };
    static void close(Rows &rows);
    Rows m_sets[3];
};

} // namespace jw
