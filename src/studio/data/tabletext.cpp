// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/tabletext.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

const auto nullWord = "NULL"_L1;

QString quoted(const QString &cell)
{
    if (cell.isNull())
        return nullWord;
    const bool plain = cell != nullWord && !cell.contains(u'\t') && !cell.contains(u'\n') && !cell.contains(u'\r')
        && !cell.startsWith(u'"');
    return plain ? cell : u'"' + QString(cell).replace(u'"', "\"\""_L1) + u'"';
}

/// Reads a cell from `at`, which moves to the character after it.
QString readCell(const QString &text, qsizetype &at)
{
    const auto ends = [&text](qsizetype i) { return i >= text.size() || text[i] == u'\t' || text[i] == u'\n' || text[i] == u'\r'; };
    if (at < text.size() && text[at] == u'"') {
        QString cell = u""_s;
        qsizetype i = at + 1;
        for (; i < text.size(); ++i) {
            if (text[i] != u'"')
                cell += text[i];
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[i++];
            else
                break;
        }
        if (i < text.size() && ends(i + 1)) {
            at = i + 1;
            return cell;
        }
    }
    const qsizetype start = at;
    while (!ends(at))
        ++at;
    const QString cell = text.mid(start, at - start);
    return cell == nullWord ? QString() : cell.isNull() ? u""_s : cell;
}

} // namespace

QString toTableText(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(quoted(cell));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QList<QStringList> fromTableText(const QString &text)
{
    QList<QStringList> rows;
    for (qsizetype at = 0; at < text.size();) {
        QStringList row;
        row.append(readCell(text, at));
        while (at < text.size() && text[at] == u'\t') {
            ++at;
            row.append(readCell(text, at));
        }
        if (at < text.size() && text[at] == u'\r')
            ++at;
        if (at < text.size() && text[at] == u'\n')
            ++at;
        rows.append(row);
    }
    return rows;
}

} // namespace jw::studio
