// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/welcomechoice.h"

#include "studio/theme/theme.h"

#include <QtGui/QPainter>

namespace jw::studio {

namespace {

constexpr int Height = 71;
constexpr int ChoiceTextLeft = 72;

void paintKeyCap(QPainter &painter, const QRect &row, const QString &text, const Theme &theme)
{
    painter.setFont(theme.font(FontRole::Tiny));
    const int width = painter.fontMetrics().horizontalAdvance(text) + 14;
    const QRectF cap(row.right() - 16 - width + 0.5, row.center().y() - 9 + 0.5, width, 18);
    painter.setPen(theme.color(Token::Hair2));
    painter.setBrush(theme.color(Token::Base));
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(cap, Qt::AlignCenter, text);
}

} // namespace

WelcomeChoice::WelcomeChoice(const QString &iconName, const QString &keyCap, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_keyCap(keyCap)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WelcomeChoice::setTexts(const QString &title, const QString &line)
{
    setText(title);
    m_line = line;
    setAccessibleDescription(line);
    update();
}

QSize WelcomeChoice::sizeHint() const
{
    return {560, Height};
}

void WelcomeChoice::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (hasFocus() || underMouse()) {
        painter.setBrush(theme.color(hasFocus() ? Token::Selection : Token::Hover));
        painter.drawRoundedRect(rect(), 6, 6);
    } else {
        painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::Hair));
    }
    const QColor stroke = theme.color(hasFocus() ? Token::AccentLine : Token::Muted);
    painter.drawPixmap(26, (height() - 20) / 2, theme.pixmap(m_iconName, 20, stroke, devicePixelRatioF()));
    painter.setPen(theme.color(Token::Text));
    painter.setFont(theme.font(FontRole::UiStrong));
    painter.drawText(QRect(ChoiceTextLeft, 16, width() - ChoiceTextLeft - 96, 20), Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.setPen(theme.color(Token::Muted));
    painter.setFont(theme.font(FontRole::Ui));
    painter.drawText(QRect(ChoiceTextLeft, 37, width() - ChoiceTextLeft - 96, 20), Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(m_line, Qt::ElideRight, width() - ChoiceTextLeft - 96));
    paintKeyCap(painter, rect(), m_keyCap, theme);
}

void WelcomeChoice::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void WelcomeChoice::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void WelcomeChoice::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    update();
}

void WelcomeChoice::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    update();
}

} // namespace jw::studio
