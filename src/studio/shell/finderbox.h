// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QAbstractButton>

namespace jw::studio {

/// Looks like a search field in the corner of the menu bar; a click opens the command palette.
class FinderBox : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FinderBox(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {288, 28}; }

    /// The key shown at the right end.
    void setKey(const QKeySequence &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace jw::studio
