// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/linediff.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int MaxEdits = 1000;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QList<DiffLine> replaced(const QStringList &before, const QStringList &after)
{
    QList<DiffLine> lines;
    for (const QString &line : before)
        lines.append({DiffLine::Removed, line});
    for (const QString &line : after)
        lines.append({DiffLine::Added, line});
    return lines;
}

/// Myers' greedy algorithm: for each number of edits the furthest point of each diagonal.
QList<DiffLine> shortestEdit(const QStringList &before, const QStringList &after)
{
    const int n = int(before.size());
    const int m = int(after.size());
    const int limit = std::min(n + m, MaxEdits);
    QList<int> furthest(2 * limit + 2, 0);
    QList<QList<int>> history;
    const auto at = [limit](int diagonal) { return diagonal + limit; };
    const auto goesDown = [&](const QList<int> &points, int diagonal, int edits) {
        return diagonal == -edits || (diagonal != edits && points[at(diagonal - 1)] < points[at(diagonal + 1)]);
    };
    int edits = 0;
    bool reached = n == 0 && m == 0;
    for (; edits <= limit && !reached; ++edits) {
        history.append(furthest);
        for (int diagonal = -edits; diagonal <= edits && !reached; diagonal += 2) {
            int x = goesDown(furthest, diagonal, edits) ? furthest[at(diagonal + 1)] : furthest[at(diagonal - 1)] + 1;
            int y = x - diagonal;
            while (x < n && y < m && before[x] == after[y]) {
                ++x;
                ++y;
            }
            furthest[at(diagonal)] = x;
            reached = x >= n && y >= m;
        }
    }
    if (!reached)
        return replaced(before, after);

    QList<DiffLine> lines;
    int x = n;
    int y = m;
    for (int step = int(history.size()) - 1; step >= 0; --step) {
        const QList<int> &points = history[step];
        const int diagonal = x - y;
        const bool down = goesDown(points, diagonal, step);
        const int previous = down ? diagonal + 1 : diagonal - 1;
        const int fromX = step == 0 ? 0 : points[at(previous)];
        const int fromY = step == 0 ? 0 : fromX - previous;
        while (x > fromX && y > fromY) {
            lines.append({DiffLine::Same, before[--x]});
            --y;
        }
        if (step == 0)
            break;
        if (down)
            lines.append({DiffLine::Added, after[--y]});
        else
            lines.append({DiffLine::Removed, before[--x]});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after)
{
    QStringList old = linesOf(before);
    QStringList now = linesOf(after);
    QList<DiffLine> start;
    qsizetype common = 0;
    while (common < std::min(old.size(), now.size()) && old[common] == now[common])
        start.append({DiffLine::Same, old[common++]});
    old.remove(0, common);
    now.remove(0, common);
    QList<DiffLine> end;
    while (!old.isEmpty() && !now.isEmpty() && old.last() == now.last()) {
        end.prepend({DiffLine::Same, old.takeLast()});
        now.removeLast();
    }
    return start + shortestEdit(old, now) + end;
}

QString unifiedDiff(const QString &before, const QString &after, int context)
{
    const QList<DiffLine> lines = lineDiff(before, after);
    const auto isNearChange = [&](qsizetype i) {
        for (qsizetype j = std::max<qsizetype>(0, i - context); j <= std::min(lines.size() - 1, i + context); ++j) {
            if (lines[j].kind != DiffLine::Same)
                return true;
        }
        return false;
    };
    QString text;
    int oldLine = 1;
    int newLine = 1;
    bool skipped = true;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isShown = isNearChange(i);
        if (isShown && skipped)
            text += u"@@ -%1 +%2 @@\n"_s.arg(oldLine).arg(newLine);
        skipped = !isShown;
        if (isShown)
            text += QStringLiteral(" -+").at(lines[i].kind) + lines[i].text + u'\n';
        oldLine += lines[i].kind != DiffLine::Added;
        newLine += lines[i].kind != DiffLine::Removed;
    }
    return text;
}

} // namespace jw
