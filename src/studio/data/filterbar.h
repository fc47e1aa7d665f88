// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace jw::studio {

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

signals:
    /// The person wants to write or change the filter of a column.
    void editRequested(int column);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void restyle();
    void showColumns();
    QWidget *makeChip(int column);

    QPointer<WindowModel> m_model; // goes before its view
    QHBoxLayout *m_chips;
    QPushButton *m_add;
    QLabel *m_absent;
    QLabel *m_count;
    QStringList m_absentColumns;
    int m_first = -1;
    int m_last = -1;
};

} // namespace jw::studio
