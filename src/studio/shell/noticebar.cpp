// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/noticebar.h"

#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
{
    setObjectName(u"noticeBar"_s);
    m_yes->setObjectName(u"noticeYes"_s);
    m_no->setObjectName(u"noticeNo"_s);
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long one takes no room from the docks
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 12, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_yes);
    layout->addWidget(m_no);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { answer(false); });
    hide();
}

void NoticeBar::offer(const Notice &notice)
{
    m_notices.append(notice);
    showFirst();
}

void NoticeBar::withdraw(const QObject *about)
{
    m_notices.removeIf([about](const Notice &notice) { return notice.about == about; });
    showFirst();
}

void NoticeBar::answer(bool yes)
{
    const Notice notice = m_notices.takeFirst();
    showFirst();
    if (const auto &act = yes ? notice.onYes : notice.onNo)
        act();
}

void NoticeBar::showFirst()
{
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    const Notice &notice = m_notices.first();
    m_text->setText(notice.text);
    m_text->setToolTip(notice.text);
    m_yes->setText(notice.yes);
    m_no->setText(notice.no);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::Selection));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Hair));
}

} // namespace jw::studio
