// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

#include <QtCore/QList>

namespace jw {

/// An ordered set of rows that a window reads piece by piece: always from a key on, never by OFFSET.
///
/// SQL texts here are fragments for one dialect, already quoted; the values to bind stand beside them.
struct WindowQuery
{
    /// One part of the order, with nothing left open.
    struct Part
    {
        QString sql; ///< "t0.id"
        ColumnType type;
        bool nullable = false;
        bool descending = false; ///< only where the part sorts
        bool collated = false; ///< compared by rules of its own
    };

    QString from; ///< "orders AS t0 LEFT JOIN items AS t1 ON …"
    Statement where; ///< a condition; empty text: all rows
    /// What tells rows apart and orders them: the key of the first table, then of each table that multiplies rows.
    /// A key of a later level may be NULL as a whole (a parent without children); its row then has no siblings.
    QList<QList<Part>> keys;
    QList<Part> sort; ///< comes before the keys in the order
    bool isSortIndexed = false; ///< an index gives the first rows of the order without a look at all of them
    QList<Part> columns;

    bool isSorted() const { return !sort.isEmpty(); }
    int keyWidth() const; ///< values in a key, over all levels
    QList<Part> keyParts() const;
    /// Whether one whole number orders and names the rows, so that row numbers can be guessed from it.
    bool hasNumberKey() const;

    /// Keys and columns of `limit` rows from `key` on (from the beginning when empty), in order.
    Statement page(const Dialect &dialect, const QList<Value> &key, int limit) const;
    /// Keys and columns of the rows whose first level's key is one of `keys`; in no order.
    Statement rows(const QList<QList<Value>> &keys) const;
    /// The least and the greatest number key of all rows, whatever the condition.
    Statement bounds() const;
    /// How many rows there are, and the least and the greatest number key of them; one look at all three.
    Statement census() const;
    /// The keys of all rows in order.
    Statement order() const;
    /// `selected`, instead of keys and columns, of all rows in order.
    Statement inOrder(const Statement &selected) const;
    /// Sort values and key of all rows: in no order, or in that of the keys.
    Statement sortValues(bool inKeyOrder) const;

private:
    QString whereClause(const QString &extra = {}) const;
    QString orderClause() const;
    QString fromKey(const QList<Value> &key, qsizetype level, qsizetype offset, QList<Value> &bound) const;
};

} // namespace jw
