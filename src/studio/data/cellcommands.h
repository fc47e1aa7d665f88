// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/gridview.h"
#include "studio/databases/databasesession.h"

#include <QtCore/QObject>

namespace jw::studio {

/// What is done with the selected cells of a grid: copied, filled, replaced, set to NULL. Rows of the selection that are
/// not read yet are read first; each command is one step for undo.
class CellCommands : public QObject
{
    Q_OBJECT

public:
    /// `view` must have its grid, and go before the commands.
    CellCommands(DatabaseSession &database, GridView &view);

    /// The smallest block that holds the selection as text; what is not selected in it is left empty.
    void copy(bool headers);
    /// Copies, then sets to NULL; nothing where a cell takes no NULL.
    void cut();
    void setNull();
    void setDefault();
    void revert();
    /// The cells of each column get what stands in its topmost selected one; a single row gets what stands above it.
    void fillDown();
    /// Replaces `text` by `by` in every selected cell that shows a text of its own; letters' case does not matter.
    void replace(const QString &text, const QString &by);
    /// The same in one cell; false when it does not hold the text or takes no edit.
    bool replaceIn(const QModelIndex &cell, const QString &text, const QString &by);

    /// Rows of visible selected cells, ascending.
    QList<int> rows() const;
    /// Visible selected cells. All of them are made: only for selections that are known to be small.
    QModelIndexList cells() const;
    /// How many rows the selection spans, whatever its size.
    int rowSpan() const;
    /// Calls `act` when the selected rows are read; says so when they are too many.
    void onSelection(const std::function<void()> &act);
    QList<QStringList> clipboard() const;
    /// The lines but for the first where that is the names of `columns`.
    QList<QStringList> withoutHeads(const QList<QStringList> &texts, const QList<int> &columns) const;
    QList<int> columnsFrom(int column) const; ///< visible ones, in their order

signals:
    void said(const QString &text);

private:
    void copyNow(bool headers);
    void setCells(const QVariant &value, const QString &step);
    void dropDraft(const QModelIndex &cell);
    void fillDownNow();
    void replaceNow(const QString &text, const QString &by);
    WindowModel &model() const { return *m_view.grid(); }

    DatabaseSession &m_database;
    GridView &m_view;
};

} // namespace jw::studio
