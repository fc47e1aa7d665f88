// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/sectionhead.h"

#include "studio/theme/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

SectionHead::SectionHead(const QString &title, const QString &addTip, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_count(new QLabel(this))
    , m_add(new QToolButton(this))
{
    const Theme &theme = Theme::instance();
    m_title->setFont(theme.font(FontRole::SmallStrong));
    m_count->setFont(theme.font(FontRole::Small));
    QPalette palette = m_count->palette();
    palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_count->setPalette(palette);
    m_add->setIcon(theme.icon(u"plus"_s));
    m_add->setIconSize({16, 16});
    m_add->setToolTip(addTip);
    m_add->setAccessibleName(addTip);
    m_add->setFixedSize(24, 24);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 8, 2);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(m_add);
    setFixedHeight(28);
    connect(m_add, &QToolButton::clicked, this, &SectionHead::addClicked);
}

void SectionHead::setCount(int count)
{
    m_count->setText(count ? QString::number(count) : QString());
}

} // namespace jw::studio
