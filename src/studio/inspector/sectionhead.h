// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QToolButton;

namespace jw::studio {

/// The head of a list in the inspector: its name, how many there are, and a plus to add one.
class SectionHead : public QWidget
{
    Q_OBJECT

public:
    SectionHead(const QString &title, const QString &addTip, QWidget *parent = nullptr);
    void setCount(int count);
    QToolButton *addButton() const { return m_add; }

signals:
    void addClicked();

private:
    QLabel *m_title;
    QLabel *m_count;
    QToolButton *m_add;
};

} // namespace jw::studio
