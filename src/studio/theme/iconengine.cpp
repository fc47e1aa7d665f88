// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/iconengine.h"

#include "studio/theme/theme.h"

#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QByteArray svg(const QString &name, const QColor &color)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("There is no icon '%s'", qUtf8Printable(name));
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

QPixmap render(const QString &name, int pixels, const QColor &color)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg(name, color));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return pixmap;
}

} // namespace

QPixmap iconPixmap(const QString &name, int pixels, const QColor &color)
{
    const QString key = u"joinwright/%1/%2/%3"_s.arg(name).arg(pixels).arg(color.rgba());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, std::max(pixels, 1), color);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

IconEngine::IconEngine(const QString &name, Token rest, Token checked)
    : m_name(name)
    , m_rest(rest)
    , m_checked(checked)
{
}

QColor IconEngine::color(QIcon::Mode mode, QIcon::State state) const
{
    const Theme &theme = Theme::instance();
    if (mode == QIcon::Disabled)
        return theme.color(Token::Off);
    return theme.color(state == QIcon::On ? m_checked : m_rest);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal dpr = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int side = std::min(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    QPixmap image = iconPixmap(m_name, qRound(side * dpr), color(mode, state));
    image.setDevicePixelRatio(dpr);
    painter->drawPixmap(square, image);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return iconPixmap(m_name, std::min(size.width(), size.height()), color(mode, state));
}

QSize IconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    const int side = std::min(size.width(), size.height());
    return {side, side};
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

QString IconEngine::key() const
{
    return u"joinwright"_s;
}

} // namespace jw::studio
