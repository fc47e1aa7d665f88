// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

// What the servers of the tests have in common with their kinds.
namespace jw::test {

inline constexpr int StartSeconds = 60; // on a machine that does five other things

int freePort();
/// The path of a program in one of the folders, else in the PATH; empty when it is nowhere.
QString findProgram(const QString &name, const QStringList &folders);
/// Appends.
void writeFile(const QString &path, const QByteArray &content);

} // namespace jw::test
