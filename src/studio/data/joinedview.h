// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/dataview.h"

namespace jw::studio {

class PathBar;

/// Records joined along relationships in a tab: a path bar to extend or cut the path, a band over the columns of each
/// table that says what an edit there changes.
class JoinedView : public DataView
{
    Q_OBJECT

public:
    JoinedView(DatabaseSession &database, const JoinPath &path, Selection &selection, QWidget *parent = nullptr);

    JoinedModel &joined() const { return static_cast<JoinedModel &>(grid()); }
    void setPath(const JoinPath &path);
    /// The hue of a table, as its area on a diagram has it; slate for those it does not name.
    void setHues(const QHash<Id, Hue> &hues);
    QString title() const override;
    bool hasPending() const override;
    bool canLink() const override { return true; }

public slots:
    /// A new record of the column's table, linked to what the row shows.
    void addRow() override;
    /// A copy of the cursor's record, linked to the same parent.
    void duplicate() override;
    /// Marks the record of each selected cell as deleted.
    void deleteSelected() override;
    /// Offers the records that can be linked to what the cursor's row shows.
    void link() override;
    void unlink() override;
    /// New records of the cursor's table, linked to what its row shows.
    void pasteAsRows() override;

signals:
    void pathChanged(const QString &path);

protected:
    QString settingsKey() const override;
    void fillContextMenu(QMenu &menu) override;
    void pasteBelow(const CellBlock &rest, const QList<int> &columns) override;

private:
    void goTo(const Record &member, int column);
    void showBands();
    void hideForeignKeys();
    QModelIndex current() const { return view()->currentIndex(); }

    PathBar *m_pathBar;
    QHash<Id, Hue> m_hues;
};

} // namespace jw::studio
