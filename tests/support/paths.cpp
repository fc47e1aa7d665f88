// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "support/paths.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace jw::test {

QString sourcePath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(JOINWRIGHT_SOURCE_DIR "/") + relative);
}

QString binaryPath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(JOINWRIGHT_BINARY_DIR "/") + relative);
}

QString dataPath(const QString &relative)
{
    const QString folder = qEnvironmentVariable("JOINWRIGHT_DATA", sourcePath(QStringLiteral("../shared/data")));
    const QString path = QDir(folder).filePath(relative);
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace jw::test
