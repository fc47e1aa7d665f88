// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtWidgets/QWidget>

namespace jw::studio {

/// The eight hues as swatches in a row; arrow keys and clicks choose.
class HueChooser : public QWidget
{
    Q_OBJECT

public:
    explicit HueChooser(QWidget *parent = nullptr);

    Hue hue() const { return m_hue; }
    void setHue(Hue hue); ///< says nothing
    QSize sizeHint() const override;

signals:
    void chosen(jw::Hue hue);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(int index);
    QRect swatch(int index) const;

    Hue m_hue = Hue::Slate;
};

} // namespace jw::studio
