// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace jw::studio {

class FilterPopup;

/// The bar over a grid: its filters as chips, a way to add one, and which rows of how many are in sight.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Columns that the model has and the database has not, by name; they have no values to show.
    void setNotInDatabase(const QStringList &columns);
    void setGrid(WindowModel *model);
    /// Rows first to last, counted from 0; (-1, -1): none.
    void setRowsInSight(int first, int last);
    QString countText() const;

    /// Opens the pop-up for the filter of a column below `place` (in screen coordinates).
    void editFilter(int column, const QRect &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void restyle();
    void showColumns();
    void editBelow(int column, const QWidget *widget);
    QWidget *makeChip(int column);

    QPointer<WindowModel> m_model; // goes before its view
    QScrollArea *m_room;
    QHBoxLayout *m_chips;
    QPushButton *m_add;
    QLabel *m_absent;
    QLabel *m_count;
    FilterPopup *m_popup = nullptr; // null until it is wanted
    QStringList m_absentColumns;
    int m_first = -1;
    int m_last = -1;
};

} // namespace jw::studio
