// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;

namespace jw::studio {

/// The head of a dock: 32 pixels, a name, muted facts beside it, and widgets at the right. Dragging it moves the dock.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setDetail(const QString &detail);
    /// Takes the place of name and facts.
    void setContent(QWidget *content);
    void addWidget(QWidget *widget);
    /// 0 hides it.
    void setHeight(int height);
    QSize sizeHint() const override { return {120, m_height}; }
    QSize minimumSizeHint() const override { return {40, m_height}; }

private:
    void dress();

    QHBoxLayout *m_layout;
    QLabel *m_title;
    QLabel *m_detail;
    int m_height = 32;
};

} // namespace jw::studio
