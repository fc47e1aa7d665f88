// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtGui/QIconEngine>
#include <QtGui/QPixmap>

namespace jw::studio {

/// The SVG resources/icons/<name>.svg with its currentColor replaced, square, `pixels` device pixels wide. Cached.
QPixmap iconPixmap(const QString &name, int pixels, const QColor &color);

/// Paints one of our SVG icons in the colours of the theme that is current when it paints.
class IconEngine : public QIconEngine
{
public:
    IconEngine(const QString &name, Token rest, Token checked);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    Token m_rest;
    Token m_checked;
};

} // namespace jw::studio
