// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>
#include <QtCore/QRectF>

#include <optional>

class QGraphicsView;

namespace jw::studio {

/// Where a view looks and how near. Keeps room to scroll around what is drawn; no edit ever makes the picture jump.
class Camera : public QObject
{
    Q_OBJECT

public:
    static constexpr qreal Nearest = 4;
    static constexpr qreal Farthest = 0.02;

    explicit Camera(QGraphicsView &view);

    qreal zoom() const;
    /// Keeps the middle of the view in the middle.
    void zoomTo(qreal zoom);
    /// Keeps the scene under this point of the viewport where it is.
    void zoomAt(qreal zoom, QPoint anchor);
    void zoomIn(); ///< to the next of 25, 33, 50, 67, 80, 90, 100, 125, 150, 200, 300, 400 %
    void zoomOut();
    /// The whole of `content` in view, never larger than 100 %.
    void fit(const QRectF &content);
    /// Nobody has looked elsewhere since fit(): what changes the size of the view may fit again.
    bool isFitted() const { return m_fitted && *m_fitted == place(); }
    void centerOn(const QPointF &point);
    /// Scrolls as little as needed.
    void show(const QRectF &rect);
    void scrollBy(QPoint delta);
    /// What is drawn is this large now.
    void setContent(const QRectF &content);
    QRectF visible() const; ///< in scene coordinates

signals:
    void zoomChanged(double zoom);
    void moved();

private:
    /// Zoom and positions of the scroll bars.
    struct Place
    {
        qreal zoom;
        int x;
        int y;

        friend bool operator==(const Place &, const Place &) = default;
    };

    Place place() const;
    void updateRange();

    QGraphicsView &m_view;
    QRectF m_content;
    std::optional<Place> m_fitted; ///< where fit() left the view
};

} // namespace jw::studio
