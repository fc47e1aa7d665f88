// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QFrame>

namespace jw::studio {

/// A pop-up with round corners, which are cut out of it: no compositor is needed. What stands in it is its heir's.
class PopupFrame : public QFrame
{
    Q_OBJECT

public:
    explicit PopupFrame(QWidget *parent);

protected:
    /// Takes the size it needs and stands below `anchor` (in screen coordinates), or above where there is no room below.
    void placeAt(const QRect &anchor);
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace jw::studio
