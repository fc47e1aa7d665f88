// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Quoting as in PostgreSQL's manual, chapter 4.1 "Lexical Structure".
#include "joinwright/engine/postgresqltext.h"

namespace jw {

namespace {

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

/// Behind the closing `quote`; a doubled one, and with `escapes` one behind a backslash, does not
/// close.
qsizetype behindQuote(QStringView sql, qsizetype from, QChar quote, bool escapes)
{
    for (qsizetype i = from + 1; i < sql.size(); ++i) {
        if (escapes && sql[i] == u'\\')
            ++i;
        else if (sql[i] == quote)
            return i + 1; // of a doubled one the second half opens the next piece
    }
    return sql.size();
}

/// Comments nest.
qsizetype behindComment(QStringView sql, qsizetype from)
{
    int depth = 0;
    for (qsizetype i = from; i + 1 < sql.size(); ++i) {
        const QStringView two = sql.sliced(i, 2);
        if (two == u"/*" || two == u"*/") {
            depth += two == u"/*" ? 1 : -1;
            ++i;
        }
        if (depth == 0)
            return i + 1;
    }
    return sql.size();
}

/// Behind $tag$ … $tag$; `from` itself when no such text begins there.
qsizetype behindDollars(QStringView sql, qsizetype from)
{
    const qsizetype second = sql.indexOf(u'$', from + 1);
    if (second < 0 || (from > 0 && isWordChar(sql[from - 1])))
        return from;
    const QStringView tag = sql.sliced(from, second - from + 1);
    const QStringView name = tag.sliced(1).chopped(1);
    if (!name.isEmpty()
        && (name.front().isDigit() || !std::all_of(name.begin(), name.end(), isWordChar)))
        return from;
    const qsizetype end = sql.indexOf(tag, second + 1);
    return end < 0 ? sql.size() : end + tag.size();
}

/// Behind the quoted text, name or comment that begins at `from`; `from` itself when none does.
qsizetype behindQuotedPart(QStringView sql, qsizetype from)
{
    const QChar c = sql[from];
    if (c == u'\'') {
        const bool escapes = from > 0 && sql[from - 1].toLower() == u'e'
            && (from < 2 || !isWordChar(sql[from - 2]));
        return behindQuote(sql, from, c, escapes);
    }
    if (c == u'"')
        return behindQuote(sql, from, c, false);
    if (c == u'$')
        return behindDollars(sql, from);
    if (sql.sliced(from).startsWith(u"--")) {
        const qsizetype end = sql.indexOf(u'\n', from);
        return end < 0 ? sql.size() : end + 1;
    }
    return sql.sliced(from).startsWith(u"/*") ? behindComment(sql, from) : from;
}

/// Calls `plain(i)` for each character outside of quotes; what it returns is where to go on.
template <typename Plain, typename Quoted>
void walk(QStringView sql, Plain plain, Quoted quoted)
{
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype behind = behindQuotedPart(sql, at);
        if (behind > at)
            quoted(sql.sliced(at, behind - at));
        else
            plain(at);
        at = std::max(behind, at + 1);
    }
}

int highestNumber(QStringView sql)
{
    int highest = 0;
    const auto look = [&](qsizetype at) {
        if (sql[at] != u'$' || (at > 0 && isWordChar(sql[at - 1])))
            return;
        qsizetype end = at + 1;
        while (end < sql.size() && sql[end].isDigit())
            ++end;
        highest = std::max(highest, sql.sliced(at + 1, end - at - 1).toInt());
    };
    walk(sql, look, [](QStringView) {});
    return highest;
}

} // namespace

NumberedText numbered(const QString &sql)
{
    if (const int highest = sql.contains(u'$') ? highestNumber(sql) : 0; highest > 0)
        return {sql, highest};
    if (!sql.contains(u'?'))
        return {sql, 0};
    NumberedText result;
    const auto plain = [&](qsizetype at) {
        if (sql[at] == u'?')
            result.sql += u'$' + QString::number(++result.places);
        else
            result.sql += sql[at];
    };
    walk(sql, plain, [&](QStringView part) { result.sql += part; });
    return result;
}

} // namespace jw
