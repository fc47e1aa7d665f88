// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/screenshots.h"

#include "studio/prompts/prompts.h"
#include "studio/shell/language.h"
#include "studio/shell/stage.h"
#include "studio/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// A picture's name and how to come to it from the one before; each group begins with a window of its own.
struct Scene
{
    const char *name;
    void (*play)(Stage &stage);
};
using Scenes = QList<Scene>;

const QList<Scenes> &scenes()
{
    static const QList<Scenes> all {
        {{"welcome", [](Stage &stage) { stage.welcome(); }}},
        {{"hero", [](Stage &stage) { stage.openSample(); stage.hero(); }}, {"changes", [](Stage &stage) { stage.changes(); }}},
        {{"joined", [](Stage &stage) { stage.openSample(); stage.joined(); }}},
        {{"export", [](Stage &stage) { stage.openSample(); stage.exportCode(); }}},
        {{"bigmodel", [](Stage &stage) { stage.openSample(); stage.bigModel(); }}},
    };
    return all;
}

/// Settings, recent files and the sample's copy of these pictures, none of the person's.
void settleIn(const QString &home)
{
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, QDir(home).filePath(QString::fromLatin1(variable).toLower()).toLocal8Bit());
}

bool write(Stage &stage, const QString &path)
{
    const QPixmap picture = stage.picture();
    if (stage.problem().isEmpty() && picture.save(path)) {
        std::printf("%s\n", qPrintable(path));
        return true;
    }
    std::fprintf(stderr, "%s: %s\n", qPrintable(path),
        qPrintable(stage.problem().isEmpty() ? u"cannot be written"_s : stage.problem()));
    return false;
}

bool isWanted(const Scenes &group, const QString &only)
{
    return only.isEmpty() || std::any_of(group.begin(), group.end(), [&](const Scene &scene) { return only == QLatin1StringView(scene.name); });
}

bool playAll(const QDir &folder, const QString &only, const QString &ending)
{
    bool good = true;
    for (const Scenes &group : scenes()) {
        if (!isWanted(group, only))
            continue;
        Theme::instance().setScheme(Scheme::Light);
        Stage stage;
        for (const Scene &scene : group) {
            scene.play(stage);
            for (const bool dark : {false, true}) {
                if (dark && !ending.isEmpty())
                    continue;
                Theme::instance().setScheme(dark ? Scheme::Dark : Scheme::Light);
                const QString name = QLatin1StringView(scene.name) + (dark ? u"-dark"_s : u"-light"_s) + ending + u".png"_s;
                good = write(stage, folder.filePath(name)) && good;
            }
            Theme::instance().setScheme(Scheme::Light);
        }
    }
    return good;
}

/// The same window at twice the pixels: the scale belongs to a process.
bool playTwice(const QString &folder)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {u"--screenshots"_s, folder, u"--only"_s, u"hero"_s});
    return process.waitForFinished(300000) && process.exitCode() == 0;
}

} // namespace

int renderScreenshots(const QString &folder, const QString &only)
{
    const QTemporaryDir home;
    if (!home.isValid() || !QDir().mkpath(folder)) {
        std::fprintf(stderr, "%s cannot be made\n", qPrintable(folder));
        return 1;
    }
    settleIn(home.path());
    Prompts::setUnattended(true);
    language::use(u"en"_s);
    Theme::instance().apply();
    const bool twice = qEnvironmentVariable("QT_SCALE_FACTOR") == "2"_L1;
    bool good = playAll(QDir(folder), only, twice ? u"@2x"_s : QString());
    if (only.isEmpty())
        good = playTwice(folder) && good;
    for (const QString &said : Prompts::said())
        std::fprintf(stderr, "%s\n", qPrintable(said));
    return good ? 0 : 1;
}

} // namespace jw::studio
