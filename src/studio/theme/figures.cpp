// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/figures.h"

#include <QtCore/QHash>
#include <QtGui/QFontMetricsF>
#include <QtGui/QGlyphRun>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>

#include <array>
#include <optional>

namespace jw::studio {

namespace {

/// The glyphs of the ASCII letters of one font with their advances, digits made equal.
struct Glyphs
{
    static constexpr char32_t First = 32;
    static constexpr char32_t Last = 126;
    static constexpr size_t Count = Last - First + 1;

    QRawFont font;
    std::array<quint32, Count> glyph {};
    std::array<qreal, Count> advance {};
    std::array<qreal, Count> shift {};
    quint32 ellipsis = 0;
    qreal ellipsisAdvance = 0;
};

Glyphs makeGlyphs(const QFont &font)
{
    Glyphs glyphs;
    glyphs.font = QRawFont::fromFont(font);
    QString letters;
    for (char32_t c = Glyphs::First; c <= Glyphs::Last; ++c)
        letters += QChar(char16_t(c));
    letters += QChar(u'…');
    const QList<quint32> indexes = glyphs.font.glyphIndexesForString(letters);
    const QList<QPointF> advances = glyphs.font.advancesForGlyphIndexes(indexes);
    const qreal zero = advances.value('0' - Glyphs::First).x();
    for (size_t i = 0; i < Glyphs::Count; ++i) {
        const char32_t c = Glyphs::First + char32_t(i);
        const bool digit = c >= '0' && c <= '9';
        glyphs.glyph[i] = indexes.value(qsizetype(i));
        const qreal own = advances.value(qsizetype(i)).x();
        glyphs.advance[i] = digit ? zero : own;
        glyphs.shift[i] = digit ? (zero - own) / 2 : 0;
    }
    glyphs.ellipsis = indexes.value(Glyphs::Count);
    glyphs.ellipsisAdvance = advances.value(Glyphs::Count).x();
    return glyphs;
}

const Glyphs &glyphsOf(const QFont &font)
{
    static thread_local QHash<QString, Glyphs> cache;
    QFont plain = font;
    plain.setStrikeOut(false);
    plain.setUnderline(false);
    const QString key = plain.key();
    auto it = cache.find(key);
    if (it == cache.end())
        it = cache.insert(key, makeGlyphs(plain));
    return *it;
}

struct Line
{
    QList<quint32> indexes;
    QList<QPointF> positions;
    qreal width = 0;

    void append(quint32 glyph, qreal shift, qreal advance)
    {
        indexes.append(glyph);
        positions.append({width + shift, 0});
        width += advance;
    }
};

/// Nothing when the font has not all letters.
std::optional<Line> layOut(const QString &text, const Glyphs &glyphs)
{
    if (!glyphs.font.isValid())
        return {};
    Line line;
    line.indexes.reserve(text.size());
    line.positions.reserve(text.size());
    for (const QChar c : text) {
        const size_t i = size_t(c.unicode()) - Glyphs::First;
        if (i >= Glyphs::Count || glyphs.glyph[i] == 0)
            return {};
        line.append(glyphs.glyph[i], glyphs.shift[i], glyphs.advance[i]);
    }
    return line;
}

void elide(Line &line, const Glyphs &glyphs, qreal width)
{
    while (!line.indexes.isEmpty() && line.width + glyphs.ellipsisAdvance > width) {
        line.width = line.positions.last().x();
        line.indexes.removeLast();
        line.positions.removeLast();
    }
    line.append(glyphs.ellipsis, 0, glyphs.ellipsisAdvance);
}

QPointF origin(const QRectF &rect, qreal width, const QRawFont &font, Qt::Alignment alignment)
{
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    // The base line as QPainter::drawText places it: whole pixels.
    const qreal height = std::ceil(font.ascent()) + std::ceil(font.descent());
    qreal y = rect.top();
    if (alignment & Qt::AlignVCenter)
        y += std::floor((rect.height() - height) / 2);
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - height;
    return {x, y + std::ceil(font.ascent())};
}

void drawPlain(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font, Qt::Alignment alignment)
{
    painter->setFont(font);
    painter->drawText(rect, int(alignment) | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

qreal figuresWidth(const QString &text, const QFont &font)
{
    const auto line = layOut(text, glyphsOf(font));
    return line ? line->width : QFontMetricsF(font).horizontalAdvance(text);
}

void drawFigures(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color,
    Qt::Alignment alignment)
{
    painter->setPen(color);
    const Glyphs &glyphs = glyphsOf(font);
    std::optional<Line> line = layOut(text, glyphs);
    if (!line) {
        drawPlain(painter, rect, text, font, alignment);
        return;
    }
    if (line->width > rect.width())
        elide(*line, glyphs, rect.width());
    QGlyphRun run;
    run.setRawFont(glyphs.font);
    run.setGlyphIndexes(line->indexes);
    run.setPositions(line->positions);
    run.setStrikeOut(font.strikeOut());
    run.setUnderline(font.underline());
    run.setBoundingRect(QRectF(0, -glyphs.font.ascent(), line->width, glyphs.font.ascent() + glyphs.font.descent()));
    painter->drawGlyphRun(origin(rect, line->width, glyphs.font, alignment), run);
}

} // namespace jw::studio
