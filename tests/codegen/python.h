// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace jw::test {

/// What a program said and how it ended.
struct ProgramRun
{
    int exitCode = -1;
    QString output; ///< standard output
    QString errors; ///< standard error, or why it could not start
};

ProgramRun run(const QString &program, const QStringList &arguments, const QString &folder = {}, int seconds = 120);

/// A Python that can import `module`, the system's first; empty when there is none.
QString pythonWith(const QString &module);

/// Writes text to a file, making its folder.
void writeFile(const QString &path, const QString &text);
QString readFile(const QString &path);

} // namespace jw::test
