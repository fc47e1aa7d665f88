// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/picture.h"

#include "studio/designer/arranger.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/diagrampainter.h"
#include "studio/designer/router.h"
#include "studio/designer/svgwriter.h"

#include "joinwright/core/error.h"

#include <QtCore/QBuffer>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QImageWriter>
#include <QtGui/QPageLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <cmath>

namespace jw::studio {

namespace {

constexpr qint64 MostPixels = 400'000'000; // 1.6 GB of memory while it is painted
constexpr int LargestSide = 32767; // of a raster image
constexpr qreal PointsPerPixel = 0.75; // 96 pixels and 72 points to the inch
constexpr qreal LargestPage = 14400; // points: what readers of PDF take

/// A diagram ready to be painted.
struct Drawing
{
    Sheet sheet;
    Routes routes;
    QRectF bounds;
};

Diagram chosenDiagram(const Model &model, Id wanted)
{
    if (wanted.isNull() && model.diagrams.isEmpty())
        return arrangedDiagram(model.schema, Id::fromSeed(u"arranged"), model.schema.name);
    const Diagram *diagram = wanted.isNull() ? &model.diagrams.first() : model.diagram(wanted);
    if (!diagram)
        throw Error(ErrorKind::Usage, Error::phrase("The model has no diagram with the id %1", wanted.toString()));
    return *diagram;
}

Drawing drawingOf(const Model &model, Id wanted)
{
    GeometryCache cache(CanvasFonts::instance());
    Drawing drawing;
    drawing.sheet = Sheet::build(model.schema, chosenDiagram(model, wanted), cache);
    drawing.routes = router::route(drawing.sheet);
    drawing.bounds = QRectF(drawnBounds(drawing.sheet, drawing.routes).toAlignedRect());
    return drawing;
}

void paint(QPainter &painter, const Drawing &drawing, const PictureOptions &options, qreal scale)
{
    DiagramLook look;
    look.notation = options.notation;
    look.background = false;
    renderSheet(painter, drawing.sheet, drawing.routes, options.colors, look, scale);
}

QByteArray png(const Drawing &drawing, const PictureOptions &options)
{
    const QSizeF exact = drawing.bounds.size() * options.scale;
    if (std::max(exact.width(), exact.height()) > LargestSide || exact.width() * exact.height() > double(MostPixels)) {
        throw Error(ErrorKind::Unsupported,
            Error::phrase("A PNG of %1 x %2 pixels is too large; choose a smaller scale, SVG or PDF", QString::number(exact.width(), 'f', 0),
                QString::number(exact.height(), 'f', 0)));
    }
    const QSize size(std::max(1, int(std::ceil(exact.width()))), std::max(1, int(std::ceil(exact.height()))));
    QImage image(size, options.background ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        throw Error(ErrorKind::Unsupported, Error::phrase("There is not enough memory for a PNG of %1 x %2 pixels", size.width(), size.height()));
    image.fill(options.background ? options.colors.color(Token::Canvas) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(options.scale, options.scale);
    painter.translate(-drawing.bounds.topLeft());
    paint(painter, drawing, options, options.scale);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.write(image);
    return buffer.data();
}

void setPage(QPdfWriter &pdf, const Drawing &drawing, const PictureOptions &options)
{
    if (options.pages == PageMode::Paged) {
        pdf.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter));
        return;
    }
    QSizeF points = drawing.bounds.size() * PointsPerPixel * options.scale;
    const qreal largest = std::max(points.width(), points.height());
    if (largest > LargestPage)
        points *= LargestPage / largest;
    pdf.setPageLayout(QPageLayout(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch), QPageLayout::Portrait, QMarginsF()));
}

/// The pages of a drawing: one, or rows of sheets from left to right.
QList<QRectF> pageRects(const Drawing &drawing, const PictureOptions &options, const QSizeF &page)
{
    if (options.pages == PageMode::Fitted)
        return {drawing.bounds};
    QList<QRectF> result;
    for (qreal y = drawing.bounds.top(); y < drawing.bounds.bottom(); y += page.height()) {
        for (qreal x = drawing.bounds.left(); x < drawing.bounds.right(); x += page.width())
            result.append(QRectF(QPointF(x, y), page));
    }
    return result;
}

QByteArray pdf(const Drawing &drawing, const PictureOptions &options)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Joinwright"));
    writer.setResolution(int(72 / PointsPerPixel)); // a unit of the painter is a pixel at 100 %
    setPage(writer, drawing, options);
    QPainter painter(&writer);
    const QSizeF paper = writer.pageLayout().paintRectPixels(writer.resolution()).size();
    const qreal scale = options.pages == PageMode::Paged
        ? options.scale
        : std::min(paper.width() / drawing.bounds.width(), paper.height() / drawing.bounds.height());
    bool first = true;
    for (const QRectF &page : pageRects(drawing, options, paper / scale)) {
        if (!first)
            writer.newPage();
        first = false;
        painter.save();
        painter.setClipRect(QRectF(QPointF(), paper));
        if (options.background)
            painter.fillRect(QRectF(QPointF(), paper), options.colors.color(Token::Canvas));
        painter.scale(scale, scale);
        painter.translate(-page.topLeft());
        paint(painter, drawing, options, 1); // vectors: everything is drawn, whatever the scale
        painter.restore();
    }
    painter.end();
    return buffer.data();
}

QByteArray svg(const Drawing &drawing, const PictureOptions &options)
{
    return SvgWriter(drawing.sheet, drawing.routes, options.colors, options.notation, options.background).write();
}

void save(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    Error::Context context;
    context.file = path;
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        throw FileError(Error::phrase("The picture %1 cannot be written: %2", path, Error::systemPhrase(file.errorString())), context);
    }
}

} // namespace

void renderPicture(const Model &model, Id diagram, const QString &path, const PictureOptions &options)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    using Format = QByteArray (*)(const Drawing &, const PictureOptions &);
    const Format format = ending == u"png" ? png : ending == u"svg" ? svg : ending == u"pdf" ? pdf : nullptr;
    if (!format)
        throw Error(ErrorKind::Usage, Error::phrase("The picture %1 must end in .png, .svg or .pdf", path));
    save(path, format(drawingOf(model, diagram), options));
}

QByteArray renderSvg(const Model &model, Id diagram, const PictureOptions &options)
{
    return svg(drawingOf(model, diagram), options);
}

} // namespace jw::studio
