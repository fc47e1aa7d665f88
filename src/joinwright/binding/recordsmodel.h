// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"

namespace jw {

/// The records of one table as a grid: rows of any number, with the session's new rows before or after them.
class RecordsModel : public WindowModel
{
    Q_OBJECT

public:
    /// `table` is one of `schema`, which is the database's. Throws Error(Schema) when it is not. Shows nothing before load().
    RecordsModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema, Id table,
        QObject *parent = nullptr);

    const Table &table() const { return m_table; }

    /// A new row, pending; the record refuses values that do not fit. Throws Error.
    Record addRow();
    /// New rows with the values of `rows`, without keys that the database hands out.
    QList<Record> duplicateRows(const QList<int> &rows);
    void removeRows(const QList<int> &rows);
    /// Writes a block of texts, one list a row, from `origin` on; rows beyond the last become new rows when `grow`. A
    /// null QString is NULL. One step for undo. Throws Error(Value) naming the cell; then nothing is changed.
    void paste(const QModelIndex &origin, const QList<QStringList> &texts, const QList<int> &columns, bool grow);
    /// New rows from texts, for `columns` of the grid.
    QList<Record> addRows(const QList<QStringList> &texts, const QList<int> &columns);

private:
    Value pasted(int column, const QString &text) const;

    Table m_table;
};

} // namespace jw
