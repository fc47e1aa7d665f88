// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QWidget>

namespace jw::studio {

/// A picture of the sample shop's first diagram, drawn by the same painters as the canvas; a click opens the sample.
class SamplePicture : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePicture(QWidget *parent = nullptr);
    QSize sizeHint() const override;

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QPixmap m_cache;
};

} // namespace jw::studio
