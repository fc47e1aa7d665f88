// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/row.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace jw {

/// The rows of a session that wait to be written, each held once, in the order in which they came.
class UnitOfWork
{
public:
    enum class Set : quint8 { Added, Changed, Deleted };

    ~UnitOfWork();

    void insert(Set set, Row *row);
    void remove(Set set, Row *row);
    bool contains(Set set, Row *row) const { return m_sets[int(set)].contains(row); }
    QList<Row *> rows(Set set) const;
    bool isEmpty() const;
    void clear();

private:
    QHash<Row *, quint64> m_sets[3]; ///< with the number by which they are ordered
    quint64 m_next = 0;
};

} // namespace jw
