// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/griddelegate.h"
#include "studio/data/gridheader.h"

#include <QtCore/QPointer>
#include <QtWidgets/QTableView>

namespace jw::studio {

class RecordPicker;

/// The table of a grid: its head, its gutter, its painting, and where each kind of cell is edited.
class GridView : public QTableView
{
    Q_OBJECT

public:
    explicit GridView(QWidget *parent = nullptr);

    void setGrid(WindowModel *model);
    WindowModel *grid() const { return m_model; }
    GridHeader *header() const { return m_header; }
    /// A width that growing leaves alone, as one set by hand.
    void setFixedColumnWidth(int column, int width);
    /// Opens the picker on a reference; `text` begins its search.
    void openPicker(const QModelIndex &index, const QString &text = {});
    RecordPicker *picker() const { return m_picker; }
    /// Makes the cell current and the only one selected, whatever keys are held (setCurrentIndex() would toggle with Ctrl).
    void goTo(const QModelIndex &index);
    /// The rows in sight, from the first; nothing: (-1, -1).
    std::pair<int, int> rowsInSight() const;

signals:
    /// A value that is edited in the panel beside.
    void panelWanted(const QModelIndex &index);
    /// An edit was refused, or a text cannot be read.
    void refused(const QString &reason);
    /// The person wants to see the row that a reference points at.
    void recordWanted(jw::Id table, const QList<jw::Value> &key);
    void currentMoved();
    void scrolled();

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool toggle(const QModelIndex &index);
    void growColumns();
    int neededWidth(int column, int firstRow, int lastRow) const;
    void showProblem(const QModelIndex &index, const QString &reason);
    bool isPicked(const QModelIndex &index) const;

    QPointer<WindowModel> m_model; // goes before its view
    GridDelegate *m_delegate;
    GridHeader *m_header;
    RecordPicker *m_picker = nullptr;
    QSet<int> m_fixed; // columns whose width a person chose
    QTimer m_grow;
    bool m_growing = false;
};

} // namespace jw::studio
