// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/svgwriter.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaspainter.h"
#include "studio/designer/diagrampainter.h"

#include <cmath>

namespace jw::studio {

namespace {

/// At most one decimal, never an exponent.
QByteArray number(qreal value)
{
    const qint64 tenths = std::llround(value * 10);
    QByteArray text = QByteArray::number(tenths / 10);
    if (tenths < 0 && tenths > -10)
        text = "-0";
    if (tenths % 10 != 0)
        text += '.' + QByteArray::number(std::abs(tenths % 10));
    return text;
}

QByteArray pair(const QPointF &point)
{
    return number(point.x()) + ' ' + number(point.y());
}

/// Escaped, and without the characters that XML 1.0 forbids.
QByteArray escaped(const QString &text)
{
    QString clean = text.toHtmlEscaped();
    clean.removeIf([](QChar c) { return (c.unicode() < 0x20 && c != u'\t') || c.unicode() >= 0xFFFE; });
    return clean.toUtf8();
}

QByteArray hueClass(const char *prefix, Hue hue)
{
    return prefix + QByteArray::number(int(hue));
}

QByteArray fontOf(const QFont &font)
{
    return "font-weight:" + QByteArray::number(font.weight() >= QFont::DemiBold ? 600 : 400) + ";font-size:"
        + QByteArray::number(font.pixelSize()) + "px";
}

QByteArray rect(const QRectF &r, qreal radius)
{
    return "x=\"" + number(r.x()) + "\" y=\"" + number(r.y()) + "\" width=\"" + number(r.width()) + "\" height=\""
        + number(r.height()) + (radius > 0 ? "\" rx=\"" + number(radius) : QByteArray()) + '"';
}

/// A way as path data, its corners rounded like those that are painted.
QByteArray pathData(const Route &route)
{
    const QPainterPath path = linePath(route);
    QByteArray data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo())
            data += 'M' + pair(element);
        else if (element.isLineTo())
            data += 'L' + pair(element);
        else if (element.isCurveTo()) { // three elements: two controls and the end
            data += 'C' + pair(element) + ' ' + pair(path.elementAt(i + 1)) + ' ' + pair(path.elementAt(i + 2));
            i += 2;
        }
    }
    return data;
}

} // namespace

SvgWriter::SvgWriter(const Sheet &sheet, const Routes &routes, const ThemeColors &colors, Notation notation, bool background)
    : m_sheet(sheet)
    , m_routes(routes)
    , m_colors(colors)
    , m_notation(notation)
    , m_background(background)
{
}

QByteArray SvgWriter::write()
{
    const QRectF bounds = drawnBounds(m_sheet, m_routes).toAlignedRect();
    m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(bounds.width()) + "\" height=\""
        + number(bounds.height()) + "\" viewBox=\"" + pair(bounds.topLeft()) + ' ' + number(bounds.width()) + ' '
        + number(bounds.height()) + "\">\n";
    writeStyles();
    writeGlyphs();
    if (m_background)
        m_out += "<rect class=\"bg\" " + rect(bounds, 0) + "/>\n";
    for (const Area &area : m_sheet.areas)
        writeArea(area);
    for (const SheetLink &link : m_sheet.links) {
        const auto route = m_routes.constFind(link.relationship);
        if (route != m_routes.cend())
            writeLine(link, *route);
    }
    for (const Note &note : m_sheet.notes)
        writeNote(note);
    for (const SheetTable &table : m_sheet.tables)
        writeTable(table);
    m_out += "</svg>\n";
    return std::move(m_out);
}

void SvgWriter::writeStyles()
{
    const CanvasFonts &fonts = CanvasFonts::instance();
    const auto name = [this](Token token) { return m_colors.color(token).name().toLatin1(); };
    m_out += "<style>\ntext{font-family:Inter,'DejaVu Sans',sans-serif}\n.bg{fill:" + name(Token::Canvas) + "}\n.n{" + fontOf(fonts.tableName) + ";fill:" + name(Token::Text)
        + "}\n.c{" + fontOf(fonts.column) + ";fill:" + name(Token::Text) + "}\n.k{" + fontOf(fonts.keyColumn) + ";fill:"
        + name(Token::Text) + "}\n.t{" + fontOf(fonts.type) + ";fill:" + name(Token::Muted)
        + ";text-anchor:end}\n.a{" + fontOf(fonts.keyColumn) + "}\n.u{" + fontOf(fonts.type) + ";fill:" + name(Token::Line)
        + "}\n.e{text-anchor:end}\n.b{fill:" + name(Token::TableBody) + ";stroke:" + name(Token::TableBorder) + "}\n.o{fill:none;stroke:"
        + name(Token::Muted) + ";stroke-width:1.25}\n.l{fill:none;stroke:" + name(Token::Line)
        + ";stroke-width:1.25;stroke-linejoin:round}\n.d{stroke-dasharray:6.25 5}\n.dot{fill:none;stroke:" + name(Token::Line)
        + ";stroke-dasharray:1 4}\n#key,#fk{fill:none;stroke-width:1.35;stroke-linecap:round;stroke-linejoin:round}\n#key{stroke:"
        + name(Token::Text) + "}\n#fk{stroke:" + name(Token::Muted) + "}\n";
    for (int hue = 0; hue < HueCount; ++hue) {
        const HueTones &tones = m_colors.hue(Hue(hue));
        m_out += '.' + hueClass("h", Hue(hue)) + "{fill:" + tones.header.name().toLatin1() + ";stroke:"
            + tones.border.name().toLatin1() + "}\n." + hueClass("f", Hue(hue)) + "{fill:" + tones.fill.name().toLatin1()
            + ";stroke:" + tones.border.name().toLatin1() + "}\n." + hueClass("g", Hue(hue)) + "{fill:"
            + tones.label.name().toLatin1() + "}\n";
    }
    m_out += "</style>\n";
}

void SvgWriter::writeGlyphs()
{
    // The row glyphs of glyphs.cpp, their left edge in the middle at the origin.
    m_out += "<defs><g id=\"key\"><circle cx=\"3.1\" cy=\"0\" r=\"2.5\"/><path d=\"M5.7 0H11.3V2M8.8 0V2.1\"/></g>"
             "<g id=\"fk\"><circle cx=\"2.1\" cy=\"0\" r=\"2\"/><path d=\"M4.1 0H11.3M8.6 -2.7L11.3 0L8.6 2.7\"/></g></defs>\n";
}

void SvgWriter::text(const char *classes, qreal x, qreal y, const QString &content)
{
    m_out += QByteArrayLiteral("<text class=\"") + classes + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">"
        + escaped(content) + "</text>\n";
}

void SvgWriter::writeArea(const Area &area)
{
    m_out += "<rect class=\"" + hueClass("f", area.hue) + "\" " + rect(QRectF(area.rect).adjusted(0.5, 0.5, -0.5, -0.5), AreaRadius)
        + "/>\n";
    text("a " + hueClass("g", area.hue), area.rect.x() + 12, area.rect.y() + 18, area.name);
}

void SvgWriter::writeLine(const SheetLink &link, const Route &route)
{
    const bool dashed = link.dashed || (m_notation == Notation::Idef1x && !link.ends.identifying);
    m_out += QByteArrayLiteral("<path class=\"l") + (dashed ? " d" : "") + "\" d=\"" + pathData(route) + "\"/>\n";
    const int owner = route.ownerSide();
    const int target = route.targetSide();
    writeEnd(endStrokes(route.ownerEnd(), owner, link.ends.owner, m_notation, true), owner,
        colorBehind(m_sheet, route.ownerEnd(), owner, m_colors));
    writeEnd(endStrokes(route.targetEnd(), target, link.ends.target, m_notation, false), target,
        colorBehind(m_sheet, route.targetEnd(), target, m_colors));
}

void SvgWriter::writeEnd(const EndStrokes &strokes, int side, const QColor &behind)
{
    QByteArray data;
    for (const QLineF &line : strokes.lines)
        data += 'M' + pair(line.p1()) + 'L' + pair(line.p2());
    if (!data.isEmpty())
        m_out += "<path class=\"l\" d=\"" + data + "\"/>\n";
    if (!strokes.diamond.isEmpty()) {
        QByteArray points;
        for (const QPointF &point : strokes.diamond)
            points += pair(point) + ' ';
        m_out += "<polygon class=\"l\" style=\"fill:" + behind.name().toLatin1() + "\" points=\"" + points.trimmed() + "\"/>\n";
    }
    if (strokes.circleRadius > 0) {
        const QColor fill = strokes.dot ? m_colors.color(Token::Line) : behind;
        m_out += "<circle class=\"l\" style=\"fill:" + fill.name().toLatin1() + "\" cx=\"" + number(strokes.circle.x())
            + "\" cy=\"" + number(strokes.circle.y()) + "\" r=\"" + number(strokes.circleRadius) + "\"/>\n";
    }
    if (!strokes.label.isEmpty())
        text(side < 0 ? "u e" : "u", strokes.labelAt.x(), strokes.labelAt.y(), strokes.label);
}

void SvgWriter::writeNote(const Note &note)
{
    const QRectF r = QRectF(note.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (const SheetTable *linked = m_sheet.table(note.link)) {
        const QLineF line = noteLink(r, linked->rect);
        m_out += "<path class=\"dot\" d=\"M" + pair(line.p1()) + 'L' + pair(line.p2()) + "\"/>\n";
    }
    const QPointF fold(r.right() - NoteFold, r.top() + NoteFold);
    m_out += "<path class=\"" + hueClass("f", note.hue) + "\" d=\"M" + pair(r.topLeft()) + 'L' + pair({fold.x(), r.top()}) + 'L'
        + pair({r.right(), fold.y()}) + 'L' + pair(r.bottomRight()) + 'L' + pair(r.bottomLeft()) + "Z\"/>\n<path class=\""
        + hueClass("h", note.hue) + "\" d=\"M" + pair({fold.x(), r.top()}) + 'L' + pair(fold) + 'L'
        + pair({r.right(), fold.y()}) + "Z\"/>\n";
    const CanvasFonts &fonts = CanvasFonts::instance();
    qreal top = note.rect.top() + NoteTop;
    for (const QString &line : noteLines(note, fonts)) {
        text("c", note.rect.left() + NotePadding, centredBaseline(fonts.columnMetrics, top, NoteLineHeight), line);
        top += NoteLineHeight;
    }
}

void SvgWriter::writeTable(const SheetTable &table)
{
    const TableGeometry &geometry = table.geometry;
    m_out += "<g transform=\"translate(" + pair(table.rect.topLeft()) + ")\">\n<rect class=\"b\" "
        + rect(geometry.rect().adjusted(0.5, 0.5, -0.5, -0.5), TableGeometry::CornerRadius) + "/>\n";
    writeHeader(geometry, table.hue);
    for (const RowGeometry &row : geometry.rows)
        writeRow(geometry, row);
    m_out += "</g>\n";
}

void SvgWriter::writeHeader(const TableGeometry &geometry, Hue hue)
{
    constexpr qreal radius = TableGeometry::CornerRadius;
    const qreal right = geometry.size.width() - 1;
    if (geometry.size.height() <= TableGeometry::HeaderHeight) {
        m_out += "<rect class=\"" + hueClass("h", hue) + "\" " + rect(geometry.rect().adjusted(1, 1, -1, -1), radius) + "/>\n";
    } else {
        const qreal bottom = TableGeometry::HeaderHeight - 0.5;
        m_out += "<path style=\"stroke:none\" class=\"" + hueClass("h", hue) + "\" d=\"M1 " + number(bottom) + "V6a5 5 0 0 1 5 -5H"
            + number(right - 5) + "a5 5 0 0 1 5 5V" + number(bottom) + "Z\"/>\n<path class=\"" + hueClass("h", hue)
            + "\" d=\"M1 " + number(bottom) + 'H' + number(right) + "\"/>\n";
    }
    const CanvasFonts &fonts = CanvasFonts::instance();
    text("n", TableGeometry::NameLeft, centredBaseline(fonts.tableNameMetrics, 0, TableGeometry::HeaderHeight), geometry.name);
}

void SvgWriter::writeRow(const TableGeometry &geometry, const RowGeometry &row)
{
    const CanvasFonts &fonts = CanvasFonts::instance();
    const qreal middle = row.top + TableGeometry::RowHeight / 2;
    const QFontMetricsF &metrics = row.primary ? fonts.keyColumnMetrics : fonts.columnMetrics;
    const qreal baseline = centredBaseline(metrics, row.top, TableGeometry::RowHeight);
    if (row.primary || row.foreign)
        m_out += QByteArrayLiteral("<use href=\"#") + (row.primary ? "key" : "fk") + "\" x=\"9\" y=\"" + number(middle) + "\"/>\n";
    text(row.primary ? "k" : "c", TableGeometry::ColumnLeft, baseline, row.name);
    if (!row.type.isEmpty())
        text("t", geometry.size.width() - TableGeometry::TypeRight, baseline, row.type);
    if (row.optional)
        m_out += "<circle class=\"o\" cx=\"" + number(geometry.size.width() - 8) + "\" cy=\"" + number(middle) + "\" r=\"2.5\"/>\n";
}

} // namespace jw::studio
