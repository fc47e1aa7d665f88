// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace jw::studio {

/// The eight hues as swatches in a row, on wish after an empty one for none of them; arrow keys and clicks choose.
class HueChooser : public QWidget
{
    Q_OBJECT

public:
    explicit HueChooser(QWidget *parent = nullptr);

    Hue hue() const { return m_hue.value_or(Hue::Slate); }
    void setHue(Hue hue) { put(hue); } ///< says nothing
    /// Offers the empty swatch, and chooses it.
    void allowNone();
    std::optional<Hue> choice() const { return m_hue; }
    void setChoice(std::optional<Hue> hue) { put(hue); } ///< says nothing
    QSize sizeHint() const override;

signals:
    void chosen(jw::Hue hue);
    void noneChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void put(std::optional<Hue> hue);
    int current() const; ///< the swatch's place
    void choose(int place);
    QRect swatch(int place) const;
    void paintSwatch(QPainter &painter, int place) const;

    std::optional<Hue> m_hue = Hue::Slate;
    int m_first = 0; ///< the place of the first hue
};

} // namespace jw::studio
