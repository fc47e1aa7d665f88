// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
//
// The limits of a grid over many rows, as one JSON object a line: the real tab over the orders of a file of make_bigdb.
//   bench_grid FILE.db
#include "studio/data/recordsview.h"

#include <QtCore/QTimer>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

#include <ctime>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

double processMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

/// A line of /proc/self/status in MB.
double memory(const char *line)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &text : file.readAll().split('\n')) {
        if (text.startsWith(line))
            return text.mid(qsizetype(strlen(line)) + 1).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

class Stopwatch
{
public:
    Stopwatch()
        : m_cpu(processMilliseconds())
    {
        m_wall.start();
    }
    void report(const char *what) const
    {
        printf("{\"bench\": \"grid\", \"what\": \"%s\", \"wall_ms\": %.1f, \"cpu_ms\": %.1f, \"rss_mb\": %.0f}\n", what,
            double(m_wall.nsecsElapsed()) / 1e6, processMilliseconds() - m_cpu, memory("VmRSS:"));
        fflush(stdout);
    }

private:
    QElapsedTimer m_wall;
    double m_cpu;
};

/// Runs the event loop until `done`, two minutes at most. It sleeps between events: with a time limit of its own
/// processEvents() would spin, and its CPU time would be counted as the grid's.
bool until(const std::function<bool()> &done)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(20);
    while (!done() && timer.elapsed() < 120'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done();
}

void paint(QWidget &widget)
{
    static QImage image(widget.size(), QImage::Format_RGB32);
    widget.render(&image);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"bench_grid"_s);
    if (argc < 2) {
        fprintf(stderr, "usage: bench_grid FILE.db (made by make_bigdb)\n");
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    QSettings().clear();
    Theme::instance().apply();
    DatabaseSession database;
    database.open(Url::fromFile(path));
    if (!until([&] { return database.isOpen(); }))
        return 1;
    Selection selection;
    const Id table = database.schema().table(u"orders")->id;

    const Stopwatch click;
    RecordsView view(database, table, selection);
    view.resize(1300, 900);
    view.show();
    RecordsModel &model = view.records();
    until([&] { return model.rowCount() > 0 && !model.isLoading(0); });
    paint(view);
    click.report("first rows");

    const Stopwatch last;
    view.goToRow(model.rowCount() - 1);
    until([&] { return !model.isLoading(model.rowCount() - 1) && !model.isLoading(model.rowCount() - 30); });
    paint(view);
    last.report("last row, before the count");

    const Stopwatch count;
    until([&] { return model.isCountExact(); });
    count.report("count and anchors");

    QScrollBar *bar = view.view()->verticalScrollBar();
    bar->setValue(0);
    until([&] { return !model.isLoading(0); });
    QList<double> frames;
    for (int i = 0; i < 300; ++i) {
        const double before = processMilliseconds();
        bar->setValue(bar->value() + (i % 3 == 2 ? 38 : 3));
        QCoreApplication::processEvents();
        paint(*view.view()->viewport());
        frames.append(processMilliseconds() - before);
    }
    std::sort(frames.begin(), frames.end());
    printf("{\"bench\": \"grid\", \"what\": \"scroll frame\", \"cpu_ms\": %.1f, \"cpu_p95_ms\": %.1f}\n", frames.at(150), frames.at(285));

    QList<double> jumps;
    for (int i = 0; i < 40; ++i) {
        const int row = int((qint64(i) * 7'654'321) % (model.rowCount() - 100));
        QElapsedTimer timer;
        timer.start();
        view.goToRow(row);
        until([&] { return !model.isLoading(row); });
        paint(*view.view()->viewport());
        jumps.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(jumps.begin(), jumps.end());
    printf("{\"bench\": \"grid\", \"what\": \"jump to any row\", \"wall_ms\": %.1f, \"wall_p95_ms\": %.1f, \"rss_mb\": %.0f, \"peak_mb\": %.0f}\n",
        jumps.at(20), jumps.at(38), memory("VmRSS:"), memory("VmHWM:"));

    const int total = model.columnOf(model.table().column(u"total")->id);
    const int status = model.columnOf(model.table().column(u"status")->id);
    const Stopwatch filter;
    model.setFilter(status, u"paid"_s);
    until([&] { return model.rowCount() > 0 && !model.isLoading(0); });
    paint(view);
    filter.report("filter, first rows");
    model.clearFilters();
    until([&] { return model.isCountExact(); });

    const Stopwatch sort;
    model.setSort({{total, true}});
    until([&] { return model.rowCount() > 0 && !model.isLoading(0); });
    paint(view);
    sort.report("sort, first screen");
    view.goToRow(model.rowCount() - 1);
    until([&] { return !model.isLoading(model.rowCount() - 1); });
    paint(view);
    sort.report("sort, last row");
    printf("{\"bench\": \"grid\", \"what\": \"peak\", \"peak_mb\": %.0f}\n", memory("VmHWM:"));
    for (const auto &name : {u"status"_s, u"placed_at"_s, u"number"_s}) {
        const Stopwatch text;
        model.setSort({{model.columnOf(model.table().column(name)->id), true}});
        until([&] { return model.rowCount() > 0 && !model.isLoading(0); });
        paint(view);
        text.report(qPrintable("sort by "_L1 + name + ", first screen"_L1));
        view.goToRow(model.rowCount() - 1);
        until([&] { return !model.isLoading(model.rowCount() - 1); });
        text.report(qPrintable("sort by "_L1 + name + ", last row"_L1));
    }
    return 0;
}
