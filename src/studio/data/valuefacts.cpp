// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/valuefacts.h"

#include "studio/theme/theme.h"
#include "studio/theme/tiptext.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace jw::studio {

ValueFacts::ValueFacts(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"valueFacts"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ValueFacts::say(const QString &text, bool isProblem)
{
    m_text = text;
    m_isProblem = isProblem;
    setToolTip(tipText(text));
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ValueFacts::sizeHint() const
{
    return fontMetrics().size(Qt::TextSingleLine, m_text);
}

void ValueFacts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::instance().color(m_isProblem ? Token::Error : Token::Text));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace jw::studio
