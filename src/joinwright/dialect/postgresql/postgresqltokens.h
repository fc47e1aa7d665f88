// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace jw::postgresql {

/// One token of SQL text as PostgreSQL reads it, without spaces and comments.
struct Token
{
    enum Kind : quint8 { Word, QuotedName, String, Number, Symbol };

    Kind kind = Symbol;
    qsizetype start = 0; ///< in the text
    qsizetype end = 0;
    QString text; ///< a name or a string without its quotes, else as written

    bool is(const char *word) const; ///< a bare word, in any case
    bool isSymbol(const char *symbol) const;
    bool isName() const { return kind == Word || kind == QuotedName; }
};

/// Never fails: an unfinished quote or comment ends with the text. Backticks and brackets quote names as well, because
/// models come from other databases too.
QList<Token> tokenize(QStringView sql);

/// `expression` without spaces around it and without parentheses that enclose all of it.
QString withoutParentheses(const QString &expression);
/// Whether `sql` can stand inside another statement without ending it: parentheses in pairs, quotes closed, no semicolon.
bool isSelfContained(const QString &sql);

/// A view's query without a semicolon at its end.
QString viewQuery(const QString &sql);

/// A name in double quotes where it needs them.
QString quotedIdentifier(QStringView name);
/// A text as a literal that means the same whatever standard_conforming_strings says.
QString textLiteral(const QString &text);

} // namespace jw::postgresql
