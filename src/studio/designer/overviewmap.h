// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPointer>
#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace jw::studio {

class DiagramView;

/// A whole diagram in small, with the part in view framed. A click or a drag looks elsewhere, the wheel zooms; by
/// keyboard arrows move and + and - zoom.
class OverviewMap : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewMap(QWidget *parent = nullptr);

    /// Shows another view; null: none.
    void setView(DiagramView *view);

    QSize sizeHint() const override { return {184, 126}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF shown() const; ///< of the scene
    QTransform toWidget() const;
    void paintMap(QPainter &painter);
    void paintFrame(QPainter &painter);
    void lookAt(const QPointF &position);

    QPointer<DiagramView> m_view;
};

} // namespace jw::studio
