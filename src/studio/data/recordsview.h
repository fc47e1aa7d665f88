// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/dataview.h"

namespace jw::studio {

/// The records of one table in a tab.
class RecordsView : public DataView
{
    Q_OBJECT

public:
    /// Throws Error(Schema) when `table` is not in the database.
    RecordsView(DatabaseSession &database, Id table, Selection &selection, QWidget *parent = nullptr);

    RecordsModel &records() const { return static_cast<RecordsModel &>(grid()); }
    Id table() const { return records().table().id; }
    QString title() const override;
    bool hasPending() const override;
    /// Shows the row of this key: goes to it where it is in sight, filters for it otherwise.
    void showRecord(const QList<Value> &key);
    /// Filters for the rows that the last step of `trail` leads to.
    void showRelatedRows(const Trail &trail);
    /// Shows the row of a step of `trail` among the rows that it stood among.
    void returnTo(const Trail &trail, int step);

public slots:
    void addRow() override;
    void duplicate() override;
    void deleteSelected() override;
    void pasteAsRows() override;

protected:
    void pasteBelow(const CellBlock &rest, const QList<int> &columns) override;
    QString settingsKey() const override;
    void fillContextMenu(QMenu &menu) override;

private:
    void showRows(const QList<Id> &columns, const QList<Value> &values, const Trail &trail = {});
    void goTo(const QList<Record> &records);
    void goToWanted();

    QList<Value> m_wanted; ///< key of the row to go to when the rows have come; empty: none
};

} // namespace jw::studio
