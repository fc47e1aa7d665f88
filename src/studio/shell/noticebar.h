// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace jw::studio {

/// One thing the program offers without getting in the way: a sentence and what can be done about it.
struct Notice
{
    QString text;
    QString yes;
    std::function<void()> onYes;
    QString no;
    std::function<void()> onNo;
    const QObject *about = nullptr; ///< see NoticeBar::withdraw()
};

/// A line over the tabs that shows notices, one after the other; hidden when there is none.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void offer(const Notice &notice);
    /// Takes back what was offered about an object, unanswered.
    void withdraw(const QObject *about);
    int count() const { return int(m_notices.size()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void answer(bool yes);
    void showFirst();

    QList<Notice> m_notices;
    QLabel *m_text;
    QPushButton *m_yes;
    QPushButton *m_no;
};

} // namespace jw::studio
