// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/overviewmap.h"

#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace jw::studio {

namespace {

constexpr qreal MapMargin = 6; // screen pixels
constexpr qreal KeyShare = 0.25; // of the view, for one press of an arrow
constexpr qreal MapWheelStep = 1.15;
constexpr qreal Band = 5; // of a table's header, at most

} // namespace

OverviewMap::OverviewMap(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(80, 60);
    keepTranslated(this, [this] { setAccessibleName(tr("Overview of the diagram")); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OverviewMap::setView(DiagramView *view)
{
    if (m_view)
        disconnect(m_view, nullptr, this, nullptr);
    m_view = view;
    if (view)
        connect(view, &DiagramView::viewChanged, this, qOverload<>(&QWidget::update));
    update();
}

QRectF OverviewMap::shown() const
{
    const QRectF content = m_view->diagramScene().contentRect();
    return content.isEmpty() ? m_view->camera().visible() : content;
}

QTransform OverviewMap::toWidget() const
{
    const QRectF scene = shown();
    const qreal scale = std::min((width() - 2 * MapMargin) / scene.width(), (height() - 2 * MapMargin) / scene.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-scene.center().x(), -scene.center().y());
    return transform;
}

void OverviewMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Canvas));
    if (!m_view)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    paintMap(painter);
    paintFrame(painter);
    painter.setPen(Theme::instance().color(hasFocus() ? Token::AccentLine : Token::Hair));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

// Plainer than the far zoom of the canvas: no names, and lines only while they are few.
void OverviewMap::paintMap(QPainter &painter)
{
    const Theme &theme = Theme::instance();
    const DiagramScene &scene = m_view->diagramScene();
    const QTransform transform = toWidget();
    for (const Area &area : scene.sheet().areas) {
        painter.setPen(theme.hue(area.hue).border);
        painter.setBrush(theme.hue(area.hue).fill);
        painter.drawRoundedRect(transform.mapRect(QRectF(area.rect)), 2, 2);
    }
    painter.setPen(QPen(theme.color(Token::FarLine), 1));
    painter.setBrush(Qt::NoBrush);
    if (scene.routes().size() <= 300) {
        for (const Route &route : scene.routes())
            painter.drawPolyline(transform.map(route.points));
    }
    for (const SheetTable &table : scene.sheet().tables) {
        const QRectF box = transform.mapRect(table.rect);
        const bool selected = scene.highlights().selected.contains(table.id);
        painter.setPen(selected ? QPen(theme.color(Token::AccentLine), 1.5) : QPen(theme.color(Token::FarLine), 1));
        painter.setBrush(theme.color(selected ? Token::Selection : Token::TableBody));
        painter.drawRect(box);
        const QRectF head(box.topLeft(), QSizeF(box.width(), std::min(Band, box.height())));
        painter.fillRect(head.adjusted(1, 1, -1, 0), theme.hue(table.hue).header);
    }
    for (const Note &note : scene.sheet().notes) {
        painter.setPen(theme.hue(note.hue).border);
        painter.setBrush(theme.hue(note.hue).fill);
        painter.drawRect(transform.mapRect(QRectF(note.rect)));
    }
}

void OverviewMap::paintFrame(QPainter &painter)
{
    QColor accent = Theme::instance().color(Token::AccentLine);
    painter.setPen(QPen(accent, 1.5));
    accent.setAlphaF(0.06f);
    painter.setBrush(accent);
    const QRectF frame = toWidget().mapRect(m_view->camera().visible());
    painter.drawRect(frame.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
}

void OverviewMap::lookAt(const QPointF &position)
{
    if (m_view)
        m_view->camera().centerOn(toWidget().inverted().map(position));
}

void OverviewMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        lookAt(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        lookAt(event->position());
}

void OverviewMap::wheelEvent(QWheelEvent *event)
{
    if (m_view && event->angleDelta().y() != 0)
        m_view->zoomTo(m_view->zoom() * (event->angleDelta().y() > 0 ? MapWheelStep : 1 / MapWheelStep));
}

void OverviewMap::keyPressEvent(QKeyEvent *event)
{
    if (!m_view)
        return QWidget::keyPressEvent(event);
    const QSize step = m_view->viewport()->size() * KeyShare;
    switch (event->key()) {
    case Qt::Key_Left:
        return m_view->camera().scrollBy({-step.width(), 0});
    case Qt::Key_Right:
        return m_view->camera().scrollBy({step.width(), 0});
    case Qt::Key_Up:
        return m_view->camera().scrollBy({0, -step.height()});
    case Qt::Key_Down:
        return m_view->camera().scrollBy({0, step.height()});
    case Qt::Key_Plus:
        return m_view->zoomIn();
    case Qt::Key_Minus:
        return m_view->zoomOut();
    default:
        return QWidget::keyPressEvent(event);
    }
}

} // namespace jw::studio
