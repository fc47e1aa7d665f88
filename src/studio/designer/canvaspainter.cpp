// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvaspainter.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/tablepainter.h"
#include "studio/theme/themecolors.h"

#include <QtGui/QPainter>

#include <cmath>

namespace jw::studio {

namespace {

constexpr int DotDistance = 16;

void paintDots(QPainter &painter, const QRectF &exposed, const QColor &color, qreal zoom)
{
    const qreal size = 1 / zoom;
    QList<QRectF> dots;
    const int left = int(std::floor(exposed.left() / DotDistance)) * DotDistance;
    const int top = int(std::floor(exposed.top() / DotDistance)) * DotDistance;
    for (int y = top; y <= exposed.bottom(); y += DotDistance) {
        for (int x = left; x <= exposed.right(); x += DotDistance)
            dots.append(QRectF(x, y, size, size));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRects(dots);
}

QPen outline(const QColor &resting, const ThemeColors &colors, bool selected, bool hovered)
{
    const bool lit = selected || hovered;
    return {lit ? colors.color(Token::AccentLine) : resting, selected ? 2 : hovered ? 1.5 : 1.0};
}

/// Breaks one paragraph at spaces; a word longer than the line is broken where it must.
QStringList wrapped(const QString &paragraph, const QFontMetricsF &metrics, qreal width)
{
    QStringList lines {QString()};
    for (QString word : paragraph.split(u' ')) {
        const QString candidate = lines.last().isEmpty() ? word : lines.last() + u' ' + word;
        if (metrics.horizontalAdvance(candidate) <= width) {
            lines.last() = candidate;
            continue;
        }
        if (!lines.last().isEmpty())
            lines.append(QString());
        while (word.size() > 1 && metrics.horizontalAdvance(word) > width) {
            qsizetype fits = word.size() - 1;
            while (fits > 1 && metrics.horizontalAdvance(word.first(fits)) > width)
                --fits;
            lines.last() = word.first(fits);
            lines.append(QString());
            word.remove(0, fits);
        }
        lines.last() = word;
    }
    return lines;
}

void paintNoteText(QPainter &painter, const Note &note, const ThemeColors &colors, const CanvasFonts &fonts)
{
    painter.setPen(colors.color(Token::Text));
    painter.setFont(fonts.column);
    qreal top = note.rect.top() + NoteTop;
    for (const QString &line : noteLines(note, fonts)) {
        painter.drawText(
            QPointF(note.rect.left() + NotePadding, centredBaseline(fonts.columnMetrics, top, NoteLineHeight)), line);
        top += NoteLineHeight;
    }
}

/// Where text is too small to read it is a bar a line, as columns are.
void paintNoteBars(QPainter &painter, const Note &note, const ThemeColors &colors, const CanvasFonts &fonts)
{
    qreal middle = note.rect.top() + NoteTop + NoteLineHeight / 2;
    for (const QString &line : noteLines(note, fonts)) {
        const qreal width = fonts.columnMetrics.horizontalAdvance(line);
        painter.fillRect(QRectF(note.rect.left() + NotePadding, middle - 2, width, 4), colors.color(Token::Hair2));
        middle += NoteLineHeight;
    }
}

void paintNoteLink(QPainter &painter, const QRectF &note, const QRectF &table, const ThemeColors &colors)
{
    const QLineF line = noteLink(note, table);
    if (line.isNull())
        return;
    QPen pen(colors.color(Token::Line), 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1, 4});
    painter.setPen(pen);
    painter.drawLine(line);
}

/// The interval that two ranges share, or the nearest ends of them.
std::pair<qreal, qreal> nearest(qreal a1, qreal a2, qreal b1, qreal b2)
{
    const qreal low = std::max(a1, b1);
    const qreal high = std::min(a2, b2);
    if (low <= high)
        return {(low + high) / 2, (low + high) / 2};
    return a1 > b2 ? std::pair(a1, b2) : std::pair(a2, b1);
}

} // namespace

void paintBackground(QPainter &painter, const QRectF &exposed, const ThemeColors &colors, qreal zoom)
{
    painter.fillRect(exposed, colors.color(Token::Canvas));
    if (zoomDetail(zoom) == ZoomDetail::Full)
        paintDots(painter, exposed, colors.color(Token::CanvasDot), zoom);
}

void paintArea(QPainter &painter, const Area &area, const ThemeColors &colors, const CanvasFonts &fonts, qreal zoom,
    bool selected, bool hovered)
{
    const HueTones &tones = colors.hue(area.hue);
    painter.setRenderHint(QPainter::Antialiasing, zoomDetail(zoom) != ZoomDetail::Boxes);
    QPen pen = outline(tones.border, colors, selected, hovered);
    pen.setCosmetic(zoomDetail(zoom) != ZoomDetail::Full);
    painter.setPen(pen);
    painter.setBrush(tones.fill);
    painter.drawRoundedRect(QRectF(area.rect).adjusted(0.5, 0.5, -0.5, -0.5), AreaRadius, AreaRadius);
    painter.save();
    painter.translate(area.rect.left() + 12, area.rect.top() + 18);
    const qreal scale = std::clamp(0.5 / zoom, 1.0, 2.0);
    painter.scale(scale, scale);
    painter.setPen(tones.label);
    painter.setFont(fonts.keyColumn);
    painter.drawText(QPointF(0, 0), fonts.keyColumnMetrics.elidedText(area.name, Qt::ElideRight, (area.rect.width() - 24) / scale));
    painter.restore();
}

void paintNote(QPainter &painter, const Note &note, const QRectF &linkTo, const ThemeColors &colors,
    const CanvasFonts &fonts, qreal zoom, bool selected, bool hovered)
{
    const HueTones &tones = colors.hue(note.hue);
    const QRectF rect = QRectF(note.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!linkTo.isNull())
        paintNoteLink(painter, rect, linkTo, colors);
    painter.setPen(outline(tones.border, colors, selected, hovered));
    painter.setBrush(tones.fill);
    painter.drawPath(noteOutline(rect));
    painter.setBrush(tones.header);
    painter.drawPolygon(QPolygonF {{rect.right() - NoteFold, rect.top()}, {rect.right() - NoteFold, rect.top() + NoteFold},
        {rect.right(), rect.top() + NoteFold}});
    if (zoomDetail(zoom) == ZoomDetail::Full)
        paintNoteText(painter, note, colors, fonts);
    else if (zoomDetail(zoom) == ZoomDetail::Bars)
        paintNoteBars(painter, note, colors, fonts);
}

QLineF noteLink(const QRectF &note, const QRectF &table)
{
    const auto [fromX, toX] = nearest(note.left(), note.right(), table.left(), table.right());
    const auto [fromY, toY] = nearest(note.top(), note.bottom(), table.top(), table.bottom());
    return {fromX, fromY, toX, toY};
}

QPainterPath noteOutline(const QRectF &rect)
{
    QPainterPath path(rect.topLeft());
    path.lineTo(rect.right() - NoteFold, rect.top());
    path.lineTo(rect.right(), rect.top() + NoteFold);
    path.lineTo(rect.bottomRight());
    path.lineTo(rect.bottomLeft());
    path.closeSubpath();
    return path;
}

QStringList noteLines(const Note &note, const CanvasFonts &fonts)
{
    const qreal width = std::max(24.0, note.rect.width() - 2 * NotePadding);
    QStringList lines;
    for (const QString &paragraph : note.text.split(u'\n'))
        lines += wrapped(paragraph, fonts.columnMetrics, width);
    const auto room = std::max(qsizetype(1), qsizetype((note.rect.height() - 2 * NoteTop + 2) / NoteLineHeight));
    if (lines.size() > room) {
        lines.resize(room);
        lines.last() = fonts.columnMetrics.elidedText(lines.last() + u'\u2026', Qt::ElideRight, width);
    }
    return lines;
}

} // namespace jw::studio
