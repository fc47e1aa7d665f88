// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/camera.h"

#include <QtWidgets/QGraphicsView>
#include <QtWidgets/QScrollBar>

namespace jw::studio {

namespace {

constexpr qreal Steps[] {0.02, 0.03, 0.05, 0.08, 0.12, 0.18, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.25, 1.5, 2, 3, 4};
constexpr qreal FitMargin = 24; // pixels of the screen, at every zoom

} // namespace

Camera::Camera(QGraphicsView &view)
    : QObject(&view)
    , m_view(view)
{
    connect(view.horizontalScrollBar(), &QScrollBar::valueChanged, this, &Camera::moved);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &Camera::moved);
}

qreal Camera::zoom() const
{
    return m_view.transform().m11();
}

void Camera::zoomTo(qreal zoom)
{
    zoomAt(zoom, m_view.viewport()->rect().center());
}

void Camera::zoomAt(qreal wanted, QPoint anchor)
{
    const qreal now = std::clamp(wanted, Farthest, Nearest);
    if (qFuzzyCompare(now, zoom()))
        return;
    const QPointF kept = m_view.mapToScene(anchor);
    m_view.setTransform(QTransform::fromScale(now, now));
    updateRange();
    scrollBy(m_view.mapFromScene(kept) - anchor);
    emit zoomChanged(now);
    emit moved();
}

void Camera::zoomIn()
{
    const auto next = std::find_if(std::begin(Steps), std::end(Steps), [this](qreal step) { return step > zoom() * 1.01; });
    zoomTo(next == std::end(Steps) ? Nearest : *next);
}

void Camera::zoomOut()
{
    const auto next = std::find_if(std::rbegin(Steps), std::rend(Steps), [this](qreal step) { return step < zoom() * 0.99; });
    zoomTo(next == std::rend(Steps) ? Farthest : *next);
}

void Camera::fit(const QRectF &content)
{
    m_fitted.reset();
    if (content.isEmpty())
        return zoomTo(1);
    const QSizeF room = (QSizeF(m_view.viewport()->size()) - QSizeF(2 * FitMargin, 2 * FitMargin)).expandedTo({1, 1});
    zoomTo(std::min({room.width() / content.width(), room.height() / content.height(), 1.0}));
    centerOn(content.center());
    m_fitted = place();
}

Camera::Place Camera::place() const
{
    return {zoom(), m_view.horizontalScrollBar()->value(), m_view.verticalScrollBar()->value()};
}

void Camera::centerOn(const QPointF &point)
{
    m_view.centerOn(point);
}

void Camera::show(const QRectF &rect)
{
    m_view.ensureVisible(rect, 24, 24);
}

void Camera::scrollBy(QPoint delta)
{
    m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() + delta.x());
    m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + delta.y());
}

void Camera::setContent(const QRectF &content)
{
    m_content = content;
    updateRange();
}

// Most of a screenful around the content: enough to put any table anywhere on the screen, and so much that the scene
// never fits into the view, where Qt would centre it and let it jump with every edit.
void Camera::updateRange()
{
    const QSizeF room = QSizeF(m_view.viewport()->size()) / zoom();
    QRectF range = m_content.adjusted(-room.width(), -room.height(), room.width(), room.height());
    range |= visible();
    if (range != m_view.sceneRect())
        m_view.setSceneRect(range);
}

QRectF Camera::visible() const
{
    return m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
}

} // namespace jw::studio
