// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/help/helpbook.h"

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

class QLabel;
class QSplitter;
class QStandardItemModel;
class QTextBrowser;
class QToolButton;

namespace jw::studio {

class HelpFindBar;
class RowTree;

/// The pages of the help: a list of them with their sections, and the page itself, with links between them, a way back,
/// and find. It follows the theme; Python stands beside C++ where there is room for both.
class HelpView : public QWidget
{
    Q_OBJECT

public:
    explicit HelpView(QWidget *parent = nullptr);

    /// "sessions.md", "sessions.md#threads" or "#threads", as links say it; what is not there shows the first page.
    void show(const QString &target);
    using QWidget::show;
    QString page() const { return m_page; } ///< "sessions.md"
    void find();
    void findNext(int direction);
    void back();
    void forward();
    QTextBrowser *browser() const { return m_browser; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Place
    {
        QString target;
        int scroll = 0;
    };

    QWidget *makeBar();
    void fillList();
    void go(const QString &target);
    void render();
    void rerender();
    void scrollTo(const QString &anchor);
    void showPlace(const Place &place);
    void follow(const QUrl &link);
    void markInList(const QString &anchor);
    void fitWidth();
    bool hasRoomBeside() const;
    void dress();
    void retranslate();
    void showButtons();

    HelpBook m_book;
    QStandardItemModel *m_model;
    RowTree *m_list;
    QTextBrowser *m_browser;
    HelpFindBar *m_find;
    QToolButton *m_back;
    QToolButton *m_forward;
    QString m_page;
    QList<Place> m_before;
    QList<Place> m_after;
    bool m_beside = true;
    bool m_marking = false; // the list follows the page, not the other way round
};

} // namespace jw::studio
