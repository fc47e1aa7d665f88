// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvasfonts.h"

#include <QtCore/QStringList>
#include <QtGui/QFontDatabase>

#include <cmath>

namespace jw::studio {

namespace {

QFont font(int pixels, QFont::Weight weight)
{
    static const bool hasInter = QFontDatabase::families().contains(QLatin1StringView("Inter"));
    QFont result(hasInter ? QStringLiteral("Inter") : QStringLiteral("DejaVu Sans"));
    result.setPixelSize(hasInter ? pixels : pixels - 1);
    result.setWeight(weight);
    result.setHintingPreference(QFont::PreferNoHinting); // widths must not change with the zoom
    return result;
}

} // namespace

const CanvasFonts &CanvasFonts::instance()
{
    static const CanvasFonts fonts {
        .tableName = font(13, QFont::DemiBold),
        .column = font(12, QFont::Normal),
        .keyColumn = font(12, QFont::DemiBold),
        .type = font(11, QFont::Normal),
    };
    return fonts;
}

qreal centredBaseline(const QFontMetricsF &metrics, qreal top, qreal height)
{
    return std::round(top + (height + metrics.capHeight()) / 2);
}

} // namespace jw::studio
