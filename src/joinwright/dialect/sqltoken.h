// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace jw {

/// One token of SQL text, without spaces and comments. Each database has a tokenizer of its own: what quotes, escapes and
/// comments are differs.
struct SqlToken
{
    enum Kind : quint8 { Word, QuotedName, String, Number, Symbol };

    Kind kind = Symbol;
    qsizetype start = 0; ///< in the text
    qsizetype end = 0;
    QString text; ///< a name or a string without its quotes, else as written

    /// A bare word, in any case.
    bool is(const char *word) const { return kind == Word && text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0; }
    bool isSymbol(char16_t symbol) const { return kind == Symbol && text.size() == 1 && text[0] == symbol; }
    bool isSymbol(const char *symbol) const { return kind == Symbol && text == QLatin1StringView(symbol); }
    bool isName() const { return kind == Word || kind == QuotedName; }
};

/// `sql` up to its last token that is no semicolon: a comment at the end would swallow what is written behind it.
inline QString withoutEnd(const QString &sql, QList<SqlToken> tokens)
{
    while (!tokens.isEmpty() && tokens.last().isSymbol(u';'))
        tokens.removeLast();
    return tokens.isEmpty() ? QString() : sql.first(tokens.last().end).trimmed();
}

} // namespace jw
