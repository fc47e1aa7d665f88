// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/QFont>
#include <QtGui/QFontMetricsF>

namespace jw::studio {

/// The typefaces of the canvas: Inter, or DejaVu Sans one pixel smaller where Inter is missing. Sizes are pixels at 100 %.
/// Needs a QGuiApplication.
struct CanvasFonts
{
    QFont tableName; ///< 13, semi-bold; area names in the far zoom too
    QFont column; ///< 12
    QFont keyColumn; ///< 12, semi-bold; labels of areas too
    QFont type; ///< 11

    QFontMetricsF tableNameMetrics {tableName};
    QFontMetricsF columnMetrics {column};
    QFontMetricsF keyColumnMetrics {keyColumn};
    QFontMetricsF typeMetrics {type};

    /// Made once, shared by all.
    static const CanvasFonts &instance();
};

/// The baseline that centres figures and small letters with ascenders in a row of `height` beginning at `top`.
qreal centredBaseline(const QFontMetricsF &metrics, qreal top, qreal height);

} // namespace jw::studio
