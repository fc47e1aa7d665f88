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
    /// New rows from values, a line each, for `columns` of the grid; what is not given is left to the database, and so is
    /// a key that it hands out where a row with this key is known. One step for undo.
    QList<Record> addRows(const CellBlock &block, const QList<int> &columns);

private:
    Table m_table;
};

} // namespace jw
