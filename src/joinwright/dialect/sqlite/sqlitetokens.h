// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace jw::sqlite {

/// One token of SQL text as SQLite reads it, without spaces and comments.
struct Token
{
    enum Kind : quint8 { Word, QuotedName, String, Number, Symbol };

    Kind kind = Symbol;
    qsizetype start = 0; ///< in the text
    qsizetype end = 0;
    QString text; ///< a name or a string without its quotes, else as written

    bool is(const char *word) const; ///< a bare word, in any case
    bool isSymbol(char16_t symbol) const { return kind == Symbol && text.size() == 1 && text[0] == symbol; }
    bool isName() const { return kind == Word || kind == QuotedName || kind == String; }
};

/// Never fails: an unfinished quote or comment ends with the text.
QList<Token> tokenize(QStringView sql);

/// `expression` without spaces around it and without parentheses that enclose all of it.
QString withoutParentheses(const QString &expression);
/// Whether `expression` can stand inside another statement without ending it: parentheses in pairs, no semicolon.
bool isSelfContained(const QString &expression);

/// A view's query without a semicolon at its end.
QString viewQuery(const QString &sql);

} // namespace jw::sqlite
