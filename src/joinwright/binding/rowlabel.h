// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw {

/// How a row of a table is named for people, ready to be read: by the table's label ("{number} {customer.name}"), or by
/// what the naming rules guess from its columns; else by its key.
class RowLabel
{
public:
    /// One piece: literal text, or the column at the end of a path of to-one relationships.
    struct Piece
    {
        QString text;
        QList<Id> path; ///< relationships from the table on; empty: the column is the table's own
        Id column; ///< null: literal text
        ColumnType type;
    };

    RowLabel() = default;
    RowLabel(const Schema &schema, const Table &table);

    const QList<Piece> &pieces() const { return m_pieces; }
    /// The pieces that are columns, in order: what sqlColumns() selects and compose() takes.
    QList<Piece> columnPieces() const;
    /// Whether the label is the key and nothing else, so that nothing needs to be read.
    bool isKeyOnly() const { return m_keyOnly; }
    /// An expression for each column piece, seen from the row `alias`.
    QStringList sqlColumns(const Schema &schema, const Dialect &dialect, const QString &alias) const;
    QString compose(const QList<Value> &values) const;
    /// The columns of the table that, beside the label, tell its rows apart: at most `most`, unique texts first.
    static QList<Id> decidingColumns(const Schema &schema, const Table &table, int most);

private:
    bool addPath(const Schema &schema, const Table &table, const QStringList &names);

    Id m_table;
    QList<Piece> m_pieces;
    bool m_keyOnly = false;
};

/// A key as people write it: "17", "8409 / 4".
QString keyText(const QList<Value> &key);

} // namespace jw
