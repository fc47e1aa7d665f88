// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridsearch.h"

#include <QtWidgets/QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace jw::studio {

class CellCommands;
class GridView;

/// The bar under a grid that finds a text in all its rows, read or not: Return or F3 goes to the next, Shift the other
/// way. What is found can be replaced, one by one or in the selection.
class GridFindBar : public QWidget
{
    Q_OBJECT

public:
    /// `view` must have its grid.
    GridFindBar(GridView &view, CellCommands &commands, QWidget *parent);

    /// Opens with the text of the last time selected.
    void open();
    void closeBar();
    /// Goes to the next cell found, or the one before; waits for it while the search runs.
    void step(bool backward = false);
    const GridSearch &search() const { return m_search; }
    QString countText() const;

signals:
    void closed();
    void said(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFindRow();
    QWidget *makeReplaceRow();
    void restyle();
    void retranslate();
    void textChanged();
    void found();
    void showCount();
    void goTo(const GridSearch::Hit &hit);
    GridSearch::Hit cursor() const;
    QList<int> visibleColumns() const;
    void replaceOne();
    void replaceSelected();
    bool key(QObject *watched, const QKeyEvent &event);

    GridView &m_view;
    CellCommands &m_commands;
    GridSearch m_search;
    QTimer m_typing;
    QLineEdit *m_text;
    QLineEdit *m_by;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QPushButton *m_one;
    QPushButton *m_selected;
    GridSearch::Hit m_start; ///< where the cursor was when the search began
    bool m_goesOn = false; ///< the first hit after m_start is to be shown when it is here
    bool m_backward = false;
};

} // namespace jw::studio
