// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/tablepainter.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/glyphs.h"
#include "studio/theme/themecolors.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

namespace jw::studio {

namespace {

QColor blended(const QColor &front, const QColor &back, qreal share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
    return {mix(front.red(), back.red()), mix(front.green(), back.green()), mix(front.blue(), back.blue())};
}

/// Paints one table; holds what all its parts need.
class TablePainting
{
public:
    TablePainting(QPainter &painter, const TableGeometry &geometry, const TableLook &look, const ThemeColors &colors,
        const CanvasFonts &fonts, qreal zoom, const QRectF &exposed = {})
        : m_painter(painter)
        , m_geometry(geometry)
        , m_look(look)
        , m_colors(colors)
        , m_fonts(fonts)
        , m_zoom(zoom)
        , m_exposed(exposed)
    {
    }

    void paintFull()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintBody();
        for (const RowGeometry &row : m_geometry.rows) {
            if (isExposed(row.top, row.top + TableGeometry::RowHeight))
                paintRow(row);
        }
        if (isExposed(0, TableGeometry::HeaderHeight)) {
            paintName();
            paintMarks();
        }
        paintOutline();
    }

    void paintBars()
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(m_geometry.rect(), m_colors.color(Token::TableBody));
        m_painter.fillRect(m_geometry.headerRect(), m_colors.hue(m_look.hue).header);
        for (const RowGeometry &row : m_geometry.rows) {
            if (isExposed(row.top, row.top + TableGeometry::RowHeight))
                paintBar(row);
        }
        if (isExposed(0, TableGeometry::HeaderHeight))
            paintEnlargedName();
        if (m_look.pending)
            paintPendingDot(6);
        paintPlainOutline();
    }

    void paintBox()
    {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        const QColor body = m_colors.color(Token::TableBody);
        const bool strong = m_look.found || m_look.hovered;
        m_painter.fillRect(m_geometry.rect(), m_look.selected ? m_colors.color(Token::AccentLine) : body);
        const QColor band = strong ? m_colors.color(Token::AccentLine)
                                   : blended(m_colors.hue(m_look.hue).label, body, 0.6);
        const qreal height = std::min(m_geometry.size.height(), std::max(TableGeometry::HeaderHeight, 4 / m_zoom));
        if (!m_look.selected)
            m_painter.fillRect(QRectF(0, 0, m_geometry.size.width(), height), band);
        paintPlainOutline();
    }

private:
    bool isExposed(qreal top, qreal bottom) const
    {
        return m_exposed.isNull() || (top < m_exposed.bottom() && bottom > m_exposed.top());
    }
    bool isLit() const { return m_look.selected || m_look.hovered || m_look.found; }
    QColor outlineColor() const { return m_colors.color(isLit() ? Token::AccentLine : Token::TableBorder); }

    void paintBody()
    {
        const QRectF rect = m_geometry.rect().adjusted(0.5, 0.5, -0.5, -0.5);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colors.color(Token::TableBody));
        m_painter.drawRoundedRect(rect, TableGeometry::CornerRadius, TableGeometry::CornerRadius);
        m_painter.setBrush(m_colors.hue(m_look.hue).header);
        if (m_geometry.size.height() <= TableGeometry::HeaderHeight) {
            m_painter.drawRoundedRect(rect, TableGeometry::CornerRadius, TableGeometry::CornerRadius);
            return;
        }
        m_painter.drawPath(headerPath(rect));
        m_painter.fillRect(QRectF(0.5, TableGeometry::HeaderHeight - 1, m_geometry.size.width() - 1, 1),
            m_colors.hue(m_look.hue).border);
    }

    static QPainterPath headerPath(const QRectF &rect)
    {
        constexpr qreal d = 2 * TableGeometry::CornerRadius;
        const qreal bottom = TableGeometry::HeaderHeight - 1;
        QPainterPath path(QPointF(rect.left(), bottom));
        path.arcTo(QRectF(rect.left(), rect.top(), d, d), 180, -90);
        path.arcTo(QRectF(rect.right() - d, rect.top(), d, d), 90, -90);
        path.lineTo(rect.right(), bottom);
        path.closeSubpath();
        return path;
    }

    void paintRow(const RowGeometry &row)
    {
        const QRectF rect = m_geometry.rowRect(row);
        if (m_look.litColumns.contains(row.column))
            m_painter.fillRect(rect.adjusted(0.5, 0, -0.5, 0), m_colors.color(Token::Selection));
        const bool missing = m_look.columnsNotInDatabase.contains(row.column);
        paintRowGlyph(row, missing);
        const QFontMetricsF &metrics = row.primary ? m_fonts.keyColumnMetrics : m_fonts.columnMetrics;
        const qreal baseline = centredBaseline(metrics, row.top, TableGeometry::RowHeight);
        m_painter.setPen(m_colors.color(missing ? Token::Muted : Token::Text));
        m_painter.setFont(row.primary ? m_fonts.keyColumn : m_fonts.column);
        m_painter.drawText(QPointF(TableGeometry::ColumnLeft, baseline), row.name);
        m_painter.setPen(m_colors.color(Token::Muted));
        m_painter.setFont(m_fonts.type);
        const qreal right = rect.right() - TableGeometry::TypeRight;
        m_painter.drawText(QPointF(right - m_fonts.typeMetrics.horizontalAdvance(row.type), baseline), row.type);
        if (row.optional)
            paintOptionalCircle(QPointF(rect.right() - 8, rect.center().y()));
    }

    void paintRowGlyph(const RowGeometry &row, bool missing)
    {
        const qreal middle = row.top + TableGeometry::RowHeight / 2;
        if (row.primary)
            glyphs::paintKey(m_painter, {glyphs::RowLeft, middle}, m_colors.color(Token::Text));
        else if (row.foreign)
            glyphs::paintForeignKey(m_painter, {glyphs::RowLeft, middle}, m_colors.color(Token::Muted));
        else if (missing)
            glyphs::paintAbsent(m_painter, {glyphs::RowLeft + 5.5, middle}, m_colors.color(Token::Muted));
    }

    void paintOptionalCircle(const QPointF &centre)
    {
        m_painter.setPen(QPen(m_colors.color(Token::Muted), 1.25));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(centre, 2.5, 2.5);
    }

    void paintName()
    {
        m_painter.setPen(m_colors.color(Token::Text));
        m_painter.setFont(m_fonts.tableName);
        const qreal baseline = centredBaseline(m_fonts.tableNameMetrics, 0, TableGeometry::HeaderHeight);
        const qreal room = m_geometry.size.width() - TableGeometry::NameLeft - marksWidth();
        m_painter.drawText(QPointF(TableGeometry::NameLeft, baseline), fitted(m_geometry.name, m_geometry.nameWidth, room));
    }

    /// Marks take room from a long name only where they are.
    qreal marksWidth() const { return (m_look.pending ? 14 : 0) + (m_look.notInDatabase ? 16 : 0) + 8; }

    QString fitted(const QString &text, qreal width, qreal room) const
    {
        return width <= room ? text : m_fonts.tableNameMetrics.elidedText(text, Qt::ElideRight, room);
    }

    void paintMarks()
    {
        if (m_look.pending)
            paintPendingDot(3.5);
        if (m_look.notInDatabase) {
            const qreal right = m_geometry.size.width() - (m_look.pending ? 28 : 14);
            glyphs::paintAbsent(
                m_painter, {right, TableGeometry::HeaderHeight / 2}, m_colors.hue(m_look.hue).label);
        }
    }

    void paintPendingDot(qreal radius)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colors.color(Token::ChangedBar));
        m_painter.drawEllipse(QPointF(m_geometry.size.width() - 14, TableGeometry::HeaderHeight / 2), radius, radius);
    }

    void paintOutline()
    {
        QPen pen(outlineColor(), m_look.selected ? 2 : isLit() ? 1.5 : 1);
        if (m_look.notInDatabase)
            pen.setDashPattern({4, 3});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(m_geometry.rect().adjusted(0.5, 0.5, -0.5, -0.5), TableGeometry::CornerRadius,
            TableGeometry::CornerRadius);
    }

    void paintPlainOutline()
    {
        QPen pen(outlineColor(), m_look.selected || m_look.found ? 2 : 1);
        pen.setCosmetic(true);
        if (m_look.notInDatabase)
            pen.setDashPattern({4, 3});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(m_geometry.rect());
    }

    void paintBar(const RowGeometry &row)
    {
        const qreal height = std::max(1.0, std::round(4 * m_zoom)) / m_zoom; // whole pixels: all bars alike
        const QRectF bar(TableGeometry::NameLeft + 2, row.top + (TableGeometry::RowHeight - height) / 2,
            std::min(row.nameWidth, m_geometry.size.width() - 2 * TableGeometry::NameLeft), height);
        if (m_look.litColumns.contains(row.column))
            m_painter.fillRect(m_geometry.rowRect(row), m_colors.color(Token::Selection));
        m_painter.fillRect(bar, m_colors.color(row.primary ? Token::Control : Token::Hair2));
    }

    /// The name is kept near seven pixels on the screen for as long as it fits the header's height.
    void paintEnlargedName()
    {
        const qreal scale = std::clamp(0.55 / m_zoom, 1.0, 1.7);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.translate(TableGeometry::NameLeft, TableGeometry::HeaderHeight / 2);
        m_painter.scale(scale, scale);
        m_painter.setPen(m_colors.color(Token::Text));
        m_painter.setFont(m_fonts.tableName);
        const qreal room = (m_geometry.size.width() - 2 * TableGeometry::NameLeft) / scale;
        m_painter.drawText(QPointF(0, m_fonts.tableNameMetrics.capHeight() / 2),
            fitted(m_geometry.name, m_geometry.nameWidth, room));
        m_painter.restore();
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    QPainter &m_painter;
    const TableGeometry &m_geometry;
    const TableLook &m_look;
    const ThemeColors &m_colors;
    const CanvasFonts &m_fonts;
    qreal m_zoom;
    QRectF m_exposed;
};

} // namespace

ZoomDetail zoomDetail(qreal zoom)
{
    // A view at 45 % computes its scale in floating point; it must not fall to one side by chance.
    if (zoom >= 0.45 - 1e-6)
        return ZoomDetail::Full;
    return zoom >= 0.18 - 1e-6 ? ZoomDetail::Bars : ZoomDetail::Boxes;
}

namespace {

void paintAt(ZoomDetail detail, TablePainting painting)
{
    switch (detail) {
    case ZoomDetail::Full:
        return painting.paintFull();
    case ZoomDetail::Bars:
        return painting.paintBars();
    case ZoomDetail::Boxes:
        return painting.paintBox();
    }
}

} // namespace

void paintTable(QPainter &painter, const TableGeometry &geometry, const TableLook &look, const ThemeColors &colors,
    const CanvasFonts &fonts, qreal zoom, ZoomDetail detail)
{
    paintAt(detail, TablePainting(painter, geometry, look, colors, fonts, zoom));
}

void paintTable(QPainter &painter, const TableGeometry &geometry, const TableLook &look, const ThemeColors &colors,
    const CanvasFonts &fonts, qreal zoom, const QRectF &exposed)
{
    paintAt(zoomDetail(zoom), TablePainting(painter, geometry, look, colors, fonts, zoom, exposed));
}

QRectF tablePaintRect(const TableGeometry &geometry)
{
    return geometry.rect().adjusted(-1, -1, 1, 1);
}

} // namespace jw::studio
