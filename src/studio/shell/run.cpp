// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/run.h"

#include "studio/databases/opening.h"
#include "studio/shell/mainwindow.h"
#include "studio/shell/screenshots.h"
#include "studio/shell/settingsdialog.h"
#include "studio/theme/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Visual database design and data editing."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"sample"_s, u"Open the sample shop."_s});
    parser.addOption({u"screenshots"_s, u"Render the named pictures into DIR and end."_s, u"DIR"_s});
    parser.addOption({u"only"_s, u"With --screenshots: only the picture NAME."_s, u"NAME"_s});
    parser.addPositionalArgument(u"file"_s, u"A model, an SQLite file or a database address."_s, u"[FILE_OR_URL]"_s);
}

/// Qt would end the program with a message of its own; where it cannot be known, Qt decides.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    const char *const variables[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::any_of(std::begin(variables), std::end(variables), [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
#else
    return true;
#endif
}

/// Pictures, help and version need none.
bool needsDisplay(int argc, char **argv)
{
    return std::none_of(argv + 1, argv + argc, [](const char *argument) {
        return QByteArrayView(argument).startsWith("--screenshots") || QByteArrayView(argument) == "--help";
    });
}

void begin(MainWindow &window, const QCommandLineParser &parser)
{
    const QStringList locations = parser.positionalArguments();
    if (!locations.isEmpty())
        window.workspace().open(locations.first());
    else if (parser.isSet(u"sample"_s))
        window.workspace().openSample();
    if (!window.workspace().hasModel())
        window.showWelcome();
}

/// What Qt's platform without a display cannot do is no news to who has none.
void leaveOutPlatform(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (!text.startsWith("This plugin does not support"_L1) && !text.startsWith("QStandardPaths: XDG_RUNTIME_DIR not set"_L1))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, {}, text)));
}

int runApplication(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"joinwright"_s);
    QCoreApplication::setApplicationName(u"joinwright"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(JOINWRIGHT_VERSION));
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    if (parser.isSet(u"screenshots"_s))
        return renderScreenshots(parser.value(u"screenshots"_s), parser.value(u"only"_s));
    SettingsDialog::applyStored();
    Theme::instance().apply();
    QApplication::setWindowIcon(Theme::instance().icon(u"logo"_s, Token::Text));
    MainWindow window;
    window.show(); // first, so that what cannot be opened is said above it; it is painted once the loop runs
    begin(window, parser);
    return application.exec();
}

} // namespace

int runStudio(int argc, char **argv)
{
    if (!hasDisplay()) {
        if (needsDisplay(argc, argv)) {
            std::fputs("joinwright: there is no display to open a window on; the words of the command line need none (joinwright --help)\n", stderr);
            return 2;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (qEnvironmentVariable("QT_QPA_PLATFORM") == "offscreen"_L1)
        qInstallMessageHandler(leaveOutPlatform);
    const int code = runApplication(argc, argv);
    // Nobody waits for a host that does not answer: its thread ends with the process, and must not see what it uses go.
    if (!Opening::waitForAll(std::chrono::milliseconds(200))) {
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}

} // namespace jw::studio
