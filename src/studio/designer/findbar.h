// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QList>
#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace jw::studio {

class DiagramView;

/// Finds tables by their names and columns while one types: matches on the diagram are lit and walked with Return and
/// Shift+Return; those that stand elsewhere are counted and put on the diagram with Ctrl+Return.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(DiagramView &view);

    /// Opens with the text of the last time selected.
    void open();
    void closeBar();
    /// Searches; returns how many matches stand on the diagram.
    int search(const QString &text);
    /// Forgets the search.
    void clear();
    void step(int direction);
    void placeMissing();
    void follow(); ///< keeps to the corner of the view

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void say();
    bool key(int key, Qt::KeyboardModifiers modifiers);

    DiagramView &m_view;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_place;
    QList<Id> m_here; // matches, best first
    QList<Id> m_elsewhere;
    int m_current = -1;
};

} // namespace jw::studio
