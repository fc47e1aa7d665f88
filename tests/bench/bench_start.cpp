// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT

// The program from its start to the first paint of its window with the sample shop, and until it rests with the database
// opened and the docks filled; one JSON object a line. The second call is the one that counts: the first writes the shop.
// Run a release build: QT_QPA_PLATFORM=offscreen bench_start

#include "bench/measure.h"
#include "studio/shell/mainwindow.h"
#include "studio/shell/settingsdialog.h"
#include "studio/theme/theme.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

namespace {

/// Tells when its widget was painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget &widget)
        : QObject(&widget)
    {
        widget.installEventFilter(this);
    }
    bool wasPainted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        wasPainted = wasPainted || event->type() == QEvent::Paint;
        return false;
    }
};

double wall(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// CPU of the whole process so far, its loading included.
double cpu()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"joinwright"_s);
    QCoreApplication::setApplicationName(u"joinwright-bench"_s);
    SettingsDialog::applyStored();
    Theme::instance().apply();
    MainWindow window;
    const PaintWatch watch(window);
    window.show();
    window.workspace().openSample();
    while (!watch.wasPainted)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    bench::report(u"start to first paint with the sample"_s, {cpu(), wall(timer)}, 150);
    bench::reportMemory();
    QTimer::singleShot(3000, &application, &QCoreApplication::quit);
    QApplication::exec();
    bench::report(u"start until all rests"_s, {cpu(), wall(timer)}, 0);
    bench::reportMemory();
    return 0;
}
