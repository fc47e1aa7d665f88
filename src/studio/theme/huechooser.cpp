// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/huechooser.h"

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
    return {(m_first + HueCount) * Step, 28};
}

void HueChooser::allowNone()
{
    m_first = 1;
    updateGeometry();
    put(std::nullopt);
}

void HueChooser::put(std::optional<Hue> hue)
{
    m_hue = hue;
    update();
}

int HueChooser::current() const
{
    return m_hue ? m_first + int(*m_hue) : 0;
}

void HueChooser::choose(int place)
{
    if (place < 0 || place >= m_first + HueCount || place == current())
        return;
    if (place < m_first) {
        put(std::nullopt);
        emit noneChosen();
    } else {
        put(Hue(place - m_first));
        emit chosen(*m_hue);
    }
}

QRect HueChooser::swatch(int place) const
{
    return {2 + place * Step, (height() - Side) / 2, Side, Side};
}

void HueChooser::paintSwatch(QPainter &painter, int place) const
{
    const Theme &theme = Theme::instance();
    const QRectF inner = QRectF(swatch(place)).adjusted(2.5, 2.5, -2.5, -2.5);
    if (place < m_first) {
        painter.setPen(QPen(theme.color(Token::Muted), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(inner.bottomLeft(), inner.topRight());
    } else {
        const HueTones tones = theme.hue(Hue(place - m_first));
        painter.setPen(QPen(tones.label, 1));
        painter.setBrush(tones.header);
    }
    painter.drawRoundedRect(inner, 3, 3);
}

void HueChooser::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int place = 0; place < m_first + HueCount; ++place)
        paintSwatch(painter, place);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(hasFocus() ? Token::AccentLine : Token::Muted), 2));
    painter.drawRoundedRect(QRectF(swatch(current())), 5, 5);
}

void HueChooser::mousePressEvent(QMouseEvent *event)
{
    for (int place = 0; place < m_first + HueCount; ++place) {
        if (swatch(place).contains(event->position().toPoint()))
            choose(place);
    }
}

void HueChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        choose(current() + (event->key() == Qt::Key_Right ? 1 : -1));
    else
        QWidget::keyPressEvent(event);
}

} // namespace jw::studio
