// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QAbstractButton>

namespace jw::studio {

/// One of the large choices of the welcome page: icon, title, a line below, a key-cap. The focused one is filled.
class WelcomeChoice : public QAbstractButton
{
    Q_OBJECT

public:
    WelcomeChoice(const QString &iconName, const QString &keyCap, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &line);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString m_iconName;
    QString m_keyCap;
    QString m_line;
};

} // namespace jw::studio
