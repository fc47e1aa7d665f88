// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringList>

namespace jw {

/// One line of a comparison of two texts.
struct DiffLine
{
    enum Kind : quint8 { Same, Removed, Added };
    Kind kind = Same;
    QString text;

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The shortest way from one text to another, line by line; for texts that differ in more than a thousand lines some
/// way, not always the shortest.
QList<DiffLine> lineDiff(const QString &before, const QString &after);

/// The same as patches show it: "-" and "+" lines with `context` lines around them, "@@" where lines are left out.
/// Empty when the texts are equal.
QString unifiedDiff(const QString &before, const QString &after, int context = 3);

} // namespace jw
