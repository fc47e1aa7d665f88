// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>

class QPainter;
class QRectF;

namespace jw::studio {

// Tabular figures: Inter's digits differ in width and Qt 6.4 has no switch for that. Every digit is given the advance
// of 0 and centred in it, so that numbers, dates and keys stand in columns.

/// Paints one line of `text` in `rect`, placed by `alignment`; cut at the end with "…" when it does not fit.
/// Strike-out and underline follow the font. Texts with letters the font lacks are painted as usual.
void drawFigures(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color,
    Qt::Alignment alignment = Qt::AlignRight | Qt::AlignVCenter);

/// The width that drawFigures() needs for `text`, in pixels at 100 %.
qreal figuresWidth(const QString &text, const QFont &font);

} // namespace jw::studio
