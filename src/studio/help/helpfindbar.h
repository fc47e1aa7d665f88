// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/QTextCursor>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QTextBrowser;

namespace jw::studio {

/// Finds text in the page while one types: every place is marked, Return and Shift+Return walk over them, Esc gives the
/// keyboard back to the page.
class HelpFindBar : public QWidget
{
    Q_OBJECT

public:
    explicit HelpFindBar(QTextBrowser *page, QWidget *parent = nullptr);

    void open(); ///< the keyboard goes to the field, its text selected
    void setText(const QString &text);
    /// Looks again: the page is another one, or its colours are.
    void refresh();
    void step(int direction); ///< 1 or -1; goes round
    int count() const { return int(m_found.size()); }
    int current() const { return m_current; } ///< -1 while nothing is found

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void goTo(int place);
    void mark();
    void say();
    void retranslate();

    QTextBrowser *m_page;
    QLineEdit *m_text;
    QLabel *m_count;
    QList<QTextCursor> m_found;
    int m_current = -1;
};

} // namespace jw::studio
