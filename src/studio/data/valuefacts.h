// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QWidget>

namespace jw::studio {

/// One line about a value; what has no room is elided and stands in the tool tip.
class ValueFacts : public QWidget
{
    Q_OBJECT

public:
    explicit ValueFacts(QWidget *parent);

    void say(const QString &text, bool isProblem = false);
    const QString &text() const { return m_text; }
    bool isProblem() const { return m_isProblem; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    bool m_isProblem = false;
};

} // namespace jw::studio
