// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/docktitle.h"

#include "studio/theme/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace jw::studio {

DockTitle::DockTitle(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new QLabel(this))
    , m_detail(new QLabel(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light); // panel
    m_layout->setContentsMargins(12, 0, 8, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title);
    m_layout->addStretch(1);
    m_layout->addWidget(m_detail);
    m_detail->hide();
    dress();
    connect(&Theme::instance(), &Theme::changed, this, &DockTitle::dress);
}

void DockTitle::dress()
{
    const Theme &theme = Theme::instance();
    m_title->setFont(theme.font(FontRole::UiStrong));
    QPalette colors = m_detail->palette();
    colors.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_detail->setPalette(colors);
}

void DockTitle::setTitle(const QString &title)
{
    m_title->setText(title);
}

void DockTitle::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void DockTitle::setContent(QWidget *content)
{
    m_title->hide();
    m_detail->hide();
    m_layout->insertWidget(0, content, 100);
}

void DockTitle::setHeight(int height)
{
    m_height = height;
    setVisible(height > 0);
    updateGeometry();
}

void DockTitle::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace jw::studio
