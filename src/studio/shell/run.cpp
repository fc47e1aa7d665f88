// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/run.h"

#include "studio/shell/mainwindow.h"
#include "studio/shell/screenshots.h"
#include "studio/shell/settingsdialog.h"
#include "studio/theme/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>

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

} // namespace

int runStudio(int argc, char **argv)
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
    begin(window, parser);
    window.show();
    return application.exec();
}

} // namespace jw::studio
