// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/diagrampainter.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/canvaspainter.h"
#include "studio/designer/farlayer.h"
#include "studio/designer/router.h"
#include "studio/theme/themecolors.h"

#include <QtGui/QPainter>

namespace jw::studio {

namespace {

void paintLines(QPainter &painter, const Sheet &sheet, const Routes &routes, const ThemeColors &colors,
    const DiagramLook &look, qreal zoom)
{
    const bool withoutEnds = look.detail == ZoomDetail::Bars && zoomDetail(zoom) == ZoomDetail::Full;
    for (const SheetLink &link : sheet.links) {
        const auto route = routes.constFind(link.relationship);
        if (route == routes.cend())
            continue;
        if (withoutEnds)
            painter.strokePath(linePath(*route), QPen(colors.color(Token::Line), 1.25));
        else
            paintLine(painter, *route, link.ends, restingLine(sheet, link, *route, colors, look.notation), zoom);
    }
}

void paintTables(QPainter &painter, const Sheet &sheet, const ThemeColors &colors, ZoomDetail detail, qreal zoom)
{
    for (const SheetTable &table : sheet.tables) {
        TableLook look;
        look.hue = table.hue;
        painter.save();
        painter.translate(table.rect.topLeft());
        paintTable(painter, table.geometry, look, colors, CanvasFonts::instance(), zoom, detail);
        painter.restore();
    }
}

/// The zoom whose detail is `detail`: notes and areas choose theirs by zoom alone.
qreal zoomFor(const DiagramLook &look, qreal zoom)
{
    return look.detail == ZoomDetail::Bars && zoomDetail(zoom) == ZoomDetail::Full ? 0.4 : zoom;
}

} // namespace

QColor colorBehind(const Sheet &sheet, const QPointF &end, int side, const ThemeColors &colors)
{
    const QPointF place = end + QPointF(side * 16, 0);
    for (auto it = sheet.areas.crbegin(); it != sheet.areas.crend(); ++it) {
        if (QRectF(it->rect).contains(place))
            return colors.hue(it->hue).fill;
    }
    return colors.color(Token::Canvas);
}

LineLook restingLine(const Sheet &sheet, const SheetLink &link, const Route &route, const ThemeColors &colors,
    Notation notation)
{
    return {.color = colors.color(Token::Line),
        .behindOwner = colorBehind(sheet, route.ownerEnd(), route.ownerSide(), colors),
        .behindTarget = colorBehind(sheet, route.targetEnd(), route.targetSide(), colors),
        .notation = notation,
        .dashed = link.dashed};
}

QRectF drawnBounds(const Sheet &sheet, const Routes &routes, qreal margin)
{
    QRectF bounds = sheet.bounds();
    for (const Route &route : routes)
        bounds |= route.bounds();
    return bounds.adjusted(-margin, -margin, margin, margin);
}

void renderSheet(QPainter &painter, const Sheet &sheet, const Routes &routes, const ThemeColors &colors,
    const DiagramLook &look, qreal zoom)
{
    const CanvasFonts &fonts = CanvasFonts::instance();
    const ZoomDetail detail = look.detail.value_or(zoomDetail(zoom));
    if (look.background) {
        const QRectF exposed = painter.worldTransform().inverted().mapRect(
            painter.hasClipping() ? painter.worldTransform().mapRect(painter.clipBoundingRect()) : QRectF(painter.viewport()));
        paintBackground(painter, exposed, colors, look.dots ? zoom : std::min(zoom, 0.4));
    }
    if (detail == ZoomDetail::Boxes) {
        FarLayer(sheet, routes).paint(painter, drawnBounds(sheet, routes), {}, colors, fonts, zoom);
        return;
    }
    for (const Area &area : sheet.areas)
        paintArea(painter, area, colors, fonts, zoom);
    paintLines(painter, sheet, routes, colors, look, zoom);
    for (const Note &note : sheet.notes) {
        const SheetTable *linked = sheet.table(note.link);
        paintNote(painter, note, linked ? linked->rect : QRectF(), colors, fonts, zoomFor(look, zoom));
    }
    paintTables(painter, sheet, colors, detail, zoom);
}

void renderDiagram(QPainter &painter, const Model &model, const Diagram &diagram, const ThemeColors &colors,
    const QRectF &target, const DiagramLook &look)
{
    GeometryCache cache(CanvasFonts::instance());
    const Sheet sheet = Sheet::build(model.schema, diagram, cache);
    const Routes routes = router::route(sheet);
    const QRectF bounds = drawnBounds(sheet, routes);
    const qreal zoom = std::min({1.0, target.width() / bounds.width(), target.height() / bounds.height()});
    painter.save();
    if (look.background)
        painter.fillRect(target, colors.color(Token::Canvas));
    painter.setClipRect(target, Qt::IntersectClip);
    painter.translate(target.center());
    painter.scale(zoom, zoom);
    painter.translate(-bounds.center());
    DiagramLook fitted = look;
    fitted.background = false;
    if (!fitted.detail && zoom >= 0.18)
        fitted.detail = zoom >= 0.9 ? ZoomDetail::Full : ZoomDetail::Bars;
    renderSheet(painter, sheet, routes, colors, fitted, zoom);
    painter.restore();
}

} // namespace jw::studio
