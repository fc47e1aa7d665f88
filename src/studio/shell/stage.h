// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/mainwindow.h"

#include <memory>

namespace jw::studio {

/// A window put into the states that the pictures show: it does with the real program what a person would do, and waits
/// until everything has arrived.
class Stage
{
public:
    Stage();
    ~Stage();

    MainWindow &window() { return *m_window; }

    void welcome();
    void openSample();
    /// orders chosen everywhere, its records beside the diagram, three kinds of pending edits.
    void hero();
    void changes();
    void joined();
    void exportCode();
    void bigModel();

    /// The window with its pop-ups and dialogs.
    QPixmap picture();
    /// Why the last state was not reached; empty when all is well.
    QString problem() const { return m_problem; }

private:
    bool waitFor(const char *what, const std::function<bool()> &condition);
    void settle();
    void layOut();
    Id tableId(const char *name);
    int columnOf(DataView &view, const char *table, const char *column);
    bool edit(DataView &view, int row, int column, const QString &text);
    void addOrder(RecordsView &orders);
    static void showCorner(DiagramView &diagram);

    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QDialog> m_dialog;
    QString m_problem;
};

} // namespace jw::studio
