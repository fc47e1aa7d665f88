// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/huechooser.h"

#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace jw::studio {

namespace {
constexpr int Side = 18;
constexpr int Step = 22;
} // namespace

HueChooser::HueChooser(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize HueChooser::sizeHint() const
{
    return {HueCount * Step, 28};
}

void HueChooser::setHue(Hue hue)
{
    m_hue = hue;
    update();
}

void HueChooser::choose(int index)
{
    if (index < 0 || index >= HueCount || Hue(index) == m_hue)
        return;
    setHue(Hue(index));
    emit chosen(m_hue);
}

QRect HueChooser::swatch(int index) const
{
    return {2 + index * Step, (height() - Side) / 2, Side, Side};
}

void HueChooser::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    for (int i = 0; i < HueCount; ++i) {
        const HueTones tones = theme.hue(Hue(i));
        painter.setPen(QPen(tones.label, 1));
        painter.setBrush(tones.header);
        painter.drawRoundedRect(QRectF(swatch(i)).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
        if (Hue(i) != m_hue)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(hasFocus() ? Token::AccentLine : Token::Muted), 2));
        painter.drawRoundedRect(QRectF(swatch(i)), 5, 5);
    }
}

void HueChooser::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < HueCount; ++i) {
        if (swatch(i).contains(event->position().toPoint()))
            choose(i);
    }
}

void HueChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        choose(int(m_hue) + (event->key() == Qt::Key_Right ? 1 : -1));
    else
        QWidget::keyPressEvent(event);
}

} // namespace jw::studio
