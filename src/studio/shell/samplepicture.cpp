// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/samplepicture.h"

#include "joinwright/sample/sampleshop.h"
#include "studio/designer/diagrampainter.h"
#include "studio/theme/theme.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace jw::studio {

SamplePicture::SamplePicture(QWidget *parent)
    : QWidget(parent)
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_cache = {};
        update();
    });
}

QSize SamplePicture::sizeHint() const
{
    return {728, 558};
}

void SamplePicture::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    if (m_cache.size() != size() * ratio) {
        const ThemeColors &colors = Theme::instance().colors();
        m_cache = QPixmap(size() * ratio);
        m_cache.setDevicePixelRatio(ratio);
        m_cache.fill(Qt::transparent);
        QPainter painter(&m_cache);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colors.color(Token::Hair));
        painter.setBrush(colors.color(Token::Canvas));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const Model model = sampleModel();
        if (!model.diagrams.isEmpty())
            renderDiagram(painter, model, model.diagrams.first(), colors, QRectF(rect()).adjusted(16, 16, -16, -16),
                {Notation::CrowsFoot, false, false, ZoomDetail::Bars});
    }
    QPainter(this).drawPixmap(0, 0, m_cache);
}

void SamplePicture::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
}

} // namespace jw::studio
