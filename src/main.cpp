// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/commandline.h"

#ifdef JOINWRIGHT_WITH_STUDIO
#include "studio/shell/run.h"

#include <QtGui/QGuiApplication>
#endif

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

#include <memory>

namespace {

/// The words need no display; only drawing a picture needs fonts, which the offscreen platform has.
std::unique_ptr<QCoreApplication> applicationFor(const QString &word, int &argc, char **argv)
{
#ifdef JOINWRIGHT_WITH_STUDIO
    if (word == QLatin1StringView("render")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return std::make_unique<QGuiApplication>(argc, argv);
    }
#else
    Q_UNUSED(word);
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
#ifdef JOINWRIGHT_WITH_STUDIO
    if (!jw::cli::isWord(first))
        return jw::studio::runStudio(argc, argv);
#endif
    // Qt's own remarks (a runtime folder that is not set) would stand among what the words have to say.
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.warning=false"));
    const auto application = applicationFor(first, argc, argv);
    return jw::cli::run(argc, argv);
}
