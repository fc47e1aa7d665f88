// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/farlayer.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/tablegeometry.h"
#include "studio/theme/themecolors.h"

#include <QtGui/QPainter>

#include <array>
#include <cmath>

namespace jw::studio {

namespace {

QColor blended(const QColor &front, const QColor &back, qreal share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
    return {mix(front.red(), back.red()), mix(front.green(), back.green()), mix(front.blue(), back.blue())};
}

} // namespace

/// One call of paint(). Everything is mapped to whole pixels here and handed to the painter as rectangles without a
/// transform: that is the raster engine's shortest way.
class FarLayer::Painting
{
public:
    Painting(QPainter &painter, const FarLayer &layer, const QRectF &exposed, const ThemeColors &colors)
        : m_painter(painter)
        , m_layer(layer)
        , m_exposed(exposed)
        , m_colors(colors)
        , m_transform(painter.worldTransform())
    {
        m_painter.save();
        m_painter.setWorldMatrixEnabled(false);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    ~Painting() { m_painter.restore(); }

    void paintAreas()
    {
        for (const Area &area : m_layer.m_areas) {
            if (!m_exposed.intersects(area.rect))
                continue;
            const QRect rect = mapped(area.rect);
            m_painter.fillRect(rect, m_colors.hue(area.hue).border);
            m_painter.fillRect(rect.adjusted(1, 1, -1, -1), m_colors.hue(area.hue).fill);
        }
    }

    void paintLines(const QSet<Id> &lit)
    {
        QList<QRect> plain;
        QList<QRect> strong;
        for (const Line &line : m_layer.m_lines) {
            if (!m_exposed.intersects(line.bounds))
                continue;
            const bool isLit = !lit.isEmpty() && lit.contains(line.relationship);
            addStretches(line, isLit ? strong : plain, isLit ? 2 : 1);
        }
        fill(plain, m_colors.color(Token::FarLine));
        fill(strong, m_colors.color(Token::AccentLine));
    }

    void paintBoxes()
    {
        QList<QRect> borders;
        QList<QRect> bodies;
        std::array<QList<QRect>, HueCount> bands;
        for (const Box &box : m_layer.m_boxes) {
            if (!m_exposed.intersects(box.rect))
                continue;
            const QRect rect = mapped(box.rect);
            borders.append(rect);
            bodies.append(rect.adjusted(1, 1, -1, -1));
            bands[size_t(box.hue)].append(bandOf(rect));
        }
        const QColor body = m_colors.color(Token::TableBody);
        fill(borders, m_colors.color(Token::TableBorder));
        fill(bodies, body);
        for (int hue = 0; hue < HueCount; ++hue)
            fill(bands[size_t(hue)], blended(m_colors.hue(Hue(hue)).label, body, 0.6));
    }

    void paintNotes()
    {
        for (const Note &note : m_layer.m_notes) {
            if (!m_exposed.intersects(note.rect))
                continue;
            m_painter.fillRect(mapped(note.rect), m_colors.hue(note.hue).border);
            m_painter.fillRect(mapped(note.rect).adjusted(1, 1, -1, -1), m_colors.hue(note.hue).fill);
        }
    }

    void paintStrong(const FarLook &look)
    {
        if (look.selected.isEmpty() && look.found.isEmpty() && look.related.isEmpty() && look.hovered.isNull())
            return;
        for (const Box &box : m_layer.m_boxes) {
            if (m_exposed.intersects(box.rect.adjusted(-40, -40, 40, 40)))
                paintStrongBox(box, look);
        }
    }

    void paintNames(const CanvasFonts &fonts)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setFont(fonts.tableName);
        for (const Area &area : m_layer.m_areas) {
            if (m_exposed.intersects(area.rect))
                paintNameOf(area, fonts.tableNameMetrics);
        }
    }

private:
    QRect mapped(const QRectF &rect) const
    {
        const QRectF r = m_transform.mapRect(rect);
        const QPoint topLeft(qRound(r.left()), qRound(r.top()));
        return {topLeft, QSize(std::max(2, qRound(r.right()) - topLeft.x()), std::max(2, qRound(r.bottom()) - topLeft.y()))};
    }

    QRect bandOf(const QRect &rect) const
    {
        const int wanted = std::max(4, qRound(TableGeometry::HeaderHeight * m_transform.m22()));
        return {rect.topLeft(), QSize(rect.width(), std::min(wanted, rect.height()))};
    }

    void addStretches(const Line &line, QList<QRect> &to, int width) const
    {
        QPoint previous = m_transform.map(m_layer.m_points.at(line.first)).toPoint();
        for (int i = line.first + 1; i < line.first + line.count; ++i) {
            const QPoint next = m_transform.map(m_layer.m_points.at(i)).toPoint();
            const QPoint low(std::min(previous.x(), next.x()), std::min(previous.y(), next.y()));
            const QPoint high(std::max(previous.x(), next.x()), std::max(previous.y(), next.y()));
            to.append(QRect(low, QSize(high.x() - low.x() + width, high.y() - low.y() + width)));
            previous = next;
        }
    }

    void fill(const QList<QRect> &rects, const QColor &color)
    {
        if (rects.isEmpty())
            return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawRects(rects);
    }

    void paintStrongBox(const Box &box, const FarLook &look)
    {
        const bool selected = look.selected.contains(box.id);
        const bool found = look.found.contains(box.id);
        if (!selected && !found && box.id != look.hovered && !look.related.contains(box.id))
            return;
        const QColor accent = m_colors.color(Token::AccentLine);
        const QRect rect = mapped(box.rect);
        m_painter.setPen(Qt::NoPen);
        if (selected) { // a ring around, so that it is seen among others that are found
            m_painter.fillRect(rect.adjusted(-4, -4, 4, 4), accent);
            m_painter.fillRect(rect.adjusted(-2, -2, 2, 2), m_colors.color(Token::TableBody));
            m_painter.fillRect(rect, accent);
            return;
        }
        m_painter.fillRect(rect.adjusted(-1, -1, 1, 1), accent);
        m_painter.fillRect(rect.adjusted(0, 0, 0, 0), m_colors.color(found ? Token::TableBody : Token::Selection));
        if (found || box.id == look.hovered)
            m_painter.fillRect(bandOf(rect), accent);
    }

    void paintNameOf(const Area &area, const QFontMetricsF &metrics)
    {
        const QRectF rect = m_transform.mapRect(QRectF(area.rect));
        const QString text = metrics.elidedText(area.name, Qt::ElideRight, rect.width() - 12);
        if (text.isEmpty() || rect.width() < 24)
            return;
        const HueTones &tones = m_colors.hue(area.hue);
        const QRectF patch(rect.left() + 5, rect.top() + 3, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        m_painter.fillRect(patch & rect.adjusted(1, 1, -1, -1), tones.fill);
        m_painter.setPen(tones.label);
        m_painter.drawText(QPointF(std::round(patch.left() + 4), centredBaseline(metrics, patch.top(), patch.height())), text);
    }

    QPainter &m_painter;
    const FarLayer &m_layer;
    const QRectF m_exposed;
    const ThemeColors &m_colors;
    const QTransform m_transform;
};

FarLayer::FarLayer(const Sheet &sheet, const Routes &routes)
    : m_areas(sheet.areas)
    , m_notes(sheet.notes)
{
    m_boxes.reserve(sheet.tables.size());
    for (const SheetTable &table : sheet.tables)
        m_boxes.append({table.rect, table.id, table.hue});
    m_lines.reserve(sheet.links.size());
    for (const SheetLink &link : sheet.links) {
        const auto route = routes.constFind(link.relationship);
        if (route == routes.cend())
            continue;
        m_lines.append({link.relationship, int(m_points.size()), int(route->points.size()),
            route->points.boundingRect().adjusted(-1, -1, 1, 1)});
        m_points += route->points;
    }
}

void FarLayer::paint(QPainter &painter, const QRectF &exposed, const FarLook &look, const ThemeColors &colors,
    const CanvasFonts &fonts, qreal zoom) const
{
    // A pixel of slack: rectangles are rounded to whole pixels.
    const qreal slack = 5 / zoom;
    Painting painting(painter, *this, exposed.adjusted(-slack, -slack, slack, slack), colors);
    painting.paintAreas();
    painting.paintLines(look.litLines);
    painting.paintNotes();
    painting.paintBoxes();
    painting.paintStrong(look);
    painting.paintNames(fonts);
}

Id FarLayer::tableAt(const QPointF &point) const
{
    const auto it = std::find_if(m_boxes.begin(), m_boxes.end(), [&](const Box &box) { return box.rect.contains(point); });
    return it == m_boxes.end() ? Id() : it->id;
}

} // namespace jw::studio
