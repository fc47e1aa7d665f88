// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/mapper.h"
#include "joinwright/orm/row.h"

#include <QtCore/QSet>

namespace jw {

/// Cells as the database has them, whatever has been edited since.
QList<Value> storedCells(const Row *row, const QList<int> &cells);
QList<Value> presentCells(const Row *row, const QList<int> &cells);
/// The same, of one end of a relationship, in the form in which keys that the database takes for the same are the same.
QList<Value> storedKey(const Row *row, const QList<int> &cells, const Relation &toOne);
QList<Value> inFormOf(const Relation &toOne, QList<Value> values);
QList<Value> presentKey(const Row *row, const QList<int> &cells, const Relation &toOne);

/// Which of some rows another one refers to in the database, by to-one relationship.
class StoredParents
{
public:
    explicit StoredParents(const QList<Row *> &rows)
        : m_rows(rows)
    {
    }
    /// Its number among the rows; -1 when it refers to none of them.
    int find(const Row *child, const Relation &toOne);

private:
    const QList<Row *> &m_rows;
    QHash<const Relation *, QHash<QList<Value>, int>> m_indexes;
};

/// The other way round: which of some rows refer to one, and by which relationship.
class ChildrenByKey
{
public:
    enum class By : quint8 {
        StoredCells, ///< as the database has them; not the rows that a worker is writing
        PresentCells, ///< as they are in memory; not where a slot holds the parent
    };
    struct Child
    {
        Row *row;
        const Relation *toOne;
    };

    ChildrenByKey(const QList<Row *> &rows, By by)
        : m_rows(rows)
        , m_by(by)
    {
    }
    QList<Child> of(const Row *parent);

private:
    QList<Value> keyOf(const Row *row, const QList<int> &cells, const Relation &toOne) const
    {
        return m_by == By::StoredCells ? storedKey(row, cells, toOne) : presentKey(row, cells, toOne);
    }
    void fill(const Relation &toOne);

    QList<Row *> m_rows;
    By m_by;
    QHash<const Relation *, QMultiHash<QList<Value>, Row *>> m_indexes; ///< by to-one relationship
};

/// Keys that rows will have once a flush has written them: whoever refers to one has to wait for that.
class ComingKeys
{
public:
    /// `rows`: new ones, and those whose key was edited.
    explicit ComingKeys(const QList<Row *> &rows)
        : m_rows(rows)
    {
    }
    bool has(const Row *child, const Relation &toOne);

private:
    QList<Row *> m_rows;
    QHash<const Relation *, QSet<QList<Value>>> m_keys;
};

} // namespace jw
