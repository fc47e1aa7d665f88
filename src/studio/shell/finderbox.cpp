// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/finderbox.h"

#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace jw::studio {

FinderBox::FinderBox(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"finder"_s);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(sizeHint());
    keepTranslated(this, [this] { setAccessibleName(tr("Find or run anything")); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FinderBox::setKey(const QKeySequence &key)
{
    m_key = key.toString(QKeySequence::NativeText);
    update();
}

void FinderBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box(0, 3, width(), 22);
    painter.setPen(QPen(theme.color(hasFocus() ? Token::AccentLine : Token::Control), hasFocus() ? 2 : 1));
    painter.setBrush(theme.color(Token::Base));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.drawPixmap(box.left() + 8, box.top() + 4,
        theme.pixmap(u"search"_s, 14, theme.color(Token::Muted), devicePixelRatioF()));
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::Placeholder));
    painter.drawText(box.adjusted(28, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Find or run anything"));
    painter.setFont(theme.font(FontRole::Tiny));
    painter.drawText(box.adjusted(28, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, m_key);
}

} // namespace jw::studio
