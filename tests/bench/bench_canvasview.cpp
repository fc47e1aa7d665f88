// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT

// What the real canvas view costs with large schemas, offscreen: one JSON object a line with CPU and wall milliseconds
// and the limit that the design sets. Run a release build: QT_QPA_PLATFORM=offscreen bench_canvasview [TABLES]

#include "bench/measure.h"
#include "designer/schemas.h"
#include "joinwright/modelfile/modelfile.h"
#include "studio/designer/arranger.h"
#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/document/diagramedits.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;
using bench::measure;
using bench::report;

namespace {

constexpr QSize Window(1400, 900);

Model arranged(int tables)
{
    Model model;
    model.schema = test::randomSchema(tables);
    model.schema.id = Id::create();
    model.diagrams = {arrangedDiagram(model.schema, Id::create(), u"All"_s)};
    return model;
}

struct Canvas
{
    ModelDocument document;
    Selection selection;
    std::unique_ptr<DiagramView> view;

    void open()
    {
        view = std::make_unique<DiagramView>(document, selection, document.model().diagrams.first().id);
        view->resize(Window);
        view->show();
        QApplication::processEvents();
    }
    void settle() const
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 6000)
            QApplication::processEvents(QEventLoop::AllEvents, 50);
    }
};

void benchOpen(int tables)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"model.jw"_s);
    saveModel(arranged(tables), path);
    report(u"open %1 tables: file to first frame of the view"_s.arg(tables), measure(5, [&] {
        Canvas canvas;
        canvas.document.open(path);
        canvas.open();
    }), 300);
}

void benchPan(Canvas &canvas, double zoom, double limit)
{
    canvas.view->zoomTo(zoom);
    canvas.view->camera().centerOn(canvas.view->diagramScene().contentRect().center());
    QApplication::processEvents();
    int step = 0;
    report(u"pan frame at %1 %"_s.arg(zoom * 100), measure(61, [&] {
        canvas.view->camera().scrollBy({step++ % 2 ? 17 : 23, 11});
        QApplication::processEvents();
    }), limit);
}

void benchLarge(int tables)
{
    Canvas canvas;
    canvas.document.setModel(arranged(tables));
    report(u"open a view of %1 tables"_s.arg(tables), measure(1, [&] { canvas.open(); }), 0);
    canvas.settle();
    const double limit = tables >= 3000 ? 8 : 0;
    for (double zoom : {1.0, 0.5, 0.3, 0.1})
        benchPan(canvas, zoom, limit);
    canvas.view->fit();
    report(u"repaint the whole schema"_s, measure(21, [&] { canvas.view->viewport()->repaint(); }), 20);
    const Id table = canvas.view->diagramScene().sheet().tables.at(tables / 2).id;
    canvas.view->zoomTo(1);
    canvas.view->showObject(table);
    QApplication::processEvents();
    report(u"select another table"_s, measure(21, [&] {
        canvas.selection.select(canvas.selection.current() == table ? canvas.view->diagramScene().sheet().tables.first().id : table);
        QApplication::processEvents();
    }), 0);
    int delta = 8;
    report(u"one step of a drag"_s, measure(21, [&] {
        Model model = canvas.document.model();
        moveObjects(model, canvas.view->diagramId(), {table}, {delta += 8, 8});
        canvas.view->diagramScene().preview(model);
        QApplication::processEvents();
    }), 0);
    canvas.view->diagramScene().endPreview();
    canvas.selection.select(table);
    report(u"move a table: edit, route its lines, repaint"_s, measure(11, [&] {
        canvas.view->commands().moveSelected({8, 0});
        QApplication::processEvents();
    }), 0);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", u"offscreen"_s).toUtf8());
    const QApplication application(argc, argv);
    benchOpen(500);
    benchLarge(argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 3000);
    bench::reportMemory();
}
