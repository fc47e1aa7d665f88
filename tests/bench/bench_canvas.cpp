// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT

// What the canvas costs with large schemas, without a window: one JSON object a line with CPU milliseconds, wall
// milliseconds and the limit that the design sets. Run a release build: QT_QPA_PLATFORM=offscreen bench_canvas [TABLES]

#include "bench/measure.h"
#include "designer/schemas.h"
#include "studio/designer/arranger.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/camera.h"
#include "studio/designer/diagrampainter.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/farlayer.h"
#include "studio/designer/picture.h"
#include "studio/designer/router.h"

#include "joinwright/modelfile/modelfile.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/themecolors.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;
using bench::measure;
using bench::report;

namespace {

constexpr QSize Window(1400, 900);

Sheet sheetOf(const Model &model)
{
    GeometryCache cache(CanvasFonts::instance());
    return Sheet::build(model.schema, model.diagrams.first(), cache);
}

QImage blank()
{
    QImage image(Window, QImage::Format_RGB32);
    image.fill(ThemeColors::light().color(Token::Canvas));
    return image;
}

qreal fitZoom(const QRectF &bounds)
{
    return std::min({1.0, Window.width() / bounds.width(), Window.height() / bounds.height()});
}

void paintFitted(QImage &image, const FarLayer &layer, const QRectF &bounds)
{
    const qreal zoom = fitZoom(bounds);
    QPainter painter(&image);
    painter.fillRect(image.rect(), ThemeColors::light().color(Token::Canvas));
    painter.scale(zoom, zoom);
    painter.translate(-bounds.topLeft());
    layer.paint(painter, bounds, {}, ThemeColors::light(), CanvasFonts::instance(), zoom);
}

void benchOpen(int tables)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"model.jw"_s);
    Model model;
    model.schema = test::randomSchema(tables);
    model.diagrams = {arrangedDiagram(model.schema, Id::create(), u"All"_s)};
    saveModel(model, path);
    const auto cost = measure(7, [&] {
        const Model opened = readModel(path);
        const Sheet sheet = sheetOf(opened);
        const Routes routes = router::route(sheet);
        const FarLayer layer(sheet, routes);
        QImage image = blank();
        paintFitted(image, layer, drawnBounds(sheet, routes));
    });
    report(u"open a model of %1 tables: read, measure, route, first frame"_s.arg(tables), cost, 300);
}

void benchLarge(int tables)
{
    Model model;
    model.schema = test::randomSchema(tables);
    Diagram diagram;
    diagram.id = Id::create();
    for (const Table &table : model.schema.tables())
        diagram.set(Placement {.table = table.id, .position = {}, .unknown = {}});
    model.diagrams = {diagram};
    GeometryCache cache(CanvasFonts::instance());
    report(u"measure %1 tables"_s.arg(tables), measure(1, [&] { Sheet::build(model.schema, diagram, cache); }), 0);
    const Sheet loose = Sheet::build(model.schema, diagram, cache);
    report(u"arrange %1 tables"_s.arg(tables), measure(3, [&] { arranger::arrange(loose); }), 0);
    arranger::arrange(loose).apply(model.schema, model.diagrams.first());
    const Sheet sheet = Sheet::build(model.schema, model.diagrams.first(), cache);
    report(u"route %1 lines"_s.arg(sheet.links.size()), measure(3, [&] { router::route(sheet); }), 0);
    report(u"arrange and route %1 tables"_s.arg(tables), measure(3, [&] {
        arranger::arrange(loose);
        router::route(sheet);
    }), 2000);
    const Routes routes = router::route(sheet);
    const QList<Id> moved = router::linksOf(sheet, {sheet.tables.at(sheet.tables.size() / 2).id});
    report(u"route the lines of one table among %1"_s.arg(tables), measure(5, [&] { router::reroute(sheet, routes, moved); }), 0);
    const FarLayer layer(sheet, routes);
    const QRectF bounds = drawnBounds(sheet, routes);
    QImage image = blank();
    report(u"repaint the whole schema of %1 tables"_s.arg(tables), measure(21, [&] { paintFitted(image, layer, bounds); }), 20);
}

/// Waits until the view has routed its lines aside and painted itself at rest.
void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 5000)
        QApplication::processEvents(QEventLoop::AllEvents, 50);
}

/// Scrolls a window over the schema by some pixels a frame, as the hand or the wheel does.
void benchView(int tables)
{
    Model model;
    model.schema = test::randomSchema(tables);
    model.diagrams = {arrangedDiagram(model.schema, Id::create(), u"All"_s)};
    ModelDocument document;
    document.setModel(model);
    Selection selection;
    std::unique_ptr<DiagramView> view;
    report(u"make the view of %1 tables"_s.arg(tables), measure(1, [&] {
        view = std::make_unique<DiagramView>(document, selection, model.diagrams.first().id);
        view->resize(Window);
        view->show();
        QApplication::processEvents();
    }), 0);
    settle();
    for (const double zoom : {1.0, 0.5, 0.25, 0.1}) {
        view->zoomTo(zoom);
        view->camera().centerOn(view->diagramScene().contentRect().center());
        QApplication::processEvents();
        int frame = 0;
        const auto cost = measure(60, [&] {
            view->camera().scrollBy(frame++ % 40 < 20 ? QPoint(24, 8) : QPoint(-24, -8));
            QApplication::processEvents();
        });
        report(u"pan %1 tables at %2 %: one frame"_s.arg(tables).arg(zoom * 100), cost, 8);
    }
    view->fit();
    QApplication::processEvents();
    report(u"repaint the view of all %1 tables"_s.arg(tables), measure(21, [&] { view->viewport()->repaint(); }), 20);
    view->zoomTo(0.19);
    settle();
    report(u"repaint a window full of %1 tables at 19 %"_s.arg(tables), measure(21, [&] { view->viewport()->repaint(); }), 0);
}

void benchPictures()
{
    Model model;
    model.schema = test::randomSchema(500);
    model.diagrams = {arrangedDiagram(model.schema, Id::create(), u"All"_s)};
    const QTemporaryDir folder;
    for (const QString &ending : {u"svg"_s, u"pdf"_s, u"png"_s})
        report(u"export 500 tables as %1"_s.arg(ending), measure(1, [&] { renderPicture(model, {}, folder.filePath(u"picture."_s + ending)); }), 0);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", u"offscreen"_s).toUtf8());
    const QApplication application(argc, argv);
    const int tables = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 3000;
    benchOpen(500);
    benchLarge(tables);
    benchView(tables);
    benchPictures();
    bench::reportMemory();
}
