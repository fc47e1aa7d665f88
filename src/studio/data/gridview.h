// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/griddelegate.h"
#include "studio/data/gridheader.h"
#include "studio/data/talltable.h"

#include <QtCore/QPointer>

namespace jw::studio {

class PinnedColumns;
class RecordPicker;

/// The table of a grid: its head, its gutter, its painting, and where each kind of cell is edited.
class GridView : public TallTable
{
    Q_OBJECT

public:
    explicit GridView(QWidget *parent = nullptr);

    void setGrid(WindowModel *model);
    /// Lets go of the model.
    void clear();
    WindowModel *grid() const { return m_model; }
    GridHeader *header() const { return m_header; }
    /// The line that the column's filter is typed in.
    QLineEdit *filterEdit(int column);
    /// The column whose head is at `place` of the header, a pinned one where it lies over another; -1: none.
    int columnOfHead(const QPoint &place) const;
    /// The bands over the columns, as in GridHeader.
    void setBands(const QList<GridBand> &bands);
    /// Columns as they come with the model: other ones than before.
    void resetColumns();
    /// A width that growing leaves alone, as one set by hand.
    void setFixedColumnWidth(int column, int width);
    bool isFixed(int column) const { return m_fixed.contains(column); }
    /// Takes these columns to the left, where they stay while the others scroll; the others scroll again.
    void setPinned(const QList<int> &columns);
    const QList<int> &pinned() const { return m_pinned; }
    /// The text whose letters are lit in the cells; empty: none.
    void setFound(const QString &text);
    /// Where texts are kept that cannot be taken.
    void setDrafts(Drafts *drafts);
    /// Takes what is being typed, or keeps it as a draft.
    void endEdit();
    /// Whether an editor is open that holds something else than its cell.
    bool isTyping() const;
    /// After an edit has ended: opens the next cell, or the one before, where that was asked for.
    void goOn(QAbstractItemDelegate::EndEditHint hint);
    /// Opens the picker on a reference; `text` begins its search.
    void openPicker(const QModelIndex &index, const QString &text = {});
    /// Opens the picker at a cell for the row that `relationship` is to refer to.
    void pick(const Relationship &relationship, const QModelIndex &index, const QString &text,
        const std::function<void(const QList<Value> &)> &chosen);
    RecordPicker *picker() const { return m_picker; }
    /// Makes the cell current and the only one selected, whatever keys are held (setCurrentIndex() would toggle with Ctrl).
    void goTo(const QModelIndex &index);
    /// The rows in sight, from the first; nothing: (-1, -1).
    std::pair<int, int> rowsInSight() const;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    int sizeHintForColumn(int column) const override;
    void keyboardSearch(const QString &text) override;

signals:
    /// A value that is edited in the panel beside; `typed` is the key that asked for it, which replaces the value's text.
    void panelWanted(const QModelIndex &index, const QString &typed);
    /// An edit was refused, or a text cannot be read.
    void refused(const QString &reason);
    /// The person wants to see the row that a reference points at.
    void recordWanted(jw::Id table, const QList<jw::Value> &key);
    void currentMoved();
    /// Something was typed, or an editor was closed.
    void typed();
    void scrolled();
    /// Columns were pinned or unpinned.
    void pinnedChanged();

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isBoolean(const QModelIndex &index) const;
    bool isForPanel(const QModelIndex &index) const;
    void toggle(const QModelIndex &index);
    void setBoolean(const QModelIndex &index, const QString &typed);
    void keepPinnedLeft();
    void growColumns();
    int neededWidth(int column, int firstRow, int lastRow) const;
    void showProblem(const QModelIndex &index, const QString &reason);
    void sayDraft(const Record &record, int column, const QString &reason);
    QString tipOf(const QModelIndex &index) const;
    bool isPicked(const QModelIndex &index) const;
    void setReference(const Record &record, int column, const Value &key);

    QPointer<WindowModel> m_model; // goes before its view
    GridDelegate *m_delegate;
    GridHeader *m_header;
    RecordPicker *m_picker = nullptr;
    PinnedColumns *m_overlay = nullptr; // null before anything is pinned
    QList<int> m_pinned;
    QSet<int> m_fixed; // columns whose width a person chose
    QTimer m_grow;
    bool m_growing = false;
    bool m_placing = false; // pinned columns are on their way to the left
};

} // namespace jw::studio
