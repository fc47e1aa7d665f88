// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/sqltoken.h"

#include <QtCore/QList>

namespace jw::mysql {

/// Whose SQL a text is: strings and quoted names read differently.
enum class Spelling : quint8 {
    Standard, ///< of the model: '' in strings, names in double quotes or backticks
    Server, ///< as information_schema prints it: a backslash in a string escapes, a character set
            ///< may stand before it
};

using Token = SqlToken;

/// Never fails: an unfinished quote or comment ends with the text.
QList<Token> tokenize(QStringView sql, Spelling spelling = Spelling::Standard);

/// The tokens between parentheses that enclose all of them, however often.
QList<Token> withoutParentheses(QList<Token> tokens);
/// Whether a text can stand inside another statement without ending it: parentheses in pairs,
/// quotes and comments closed, no semicolon.
bool isSelfContained(const QString &sql);

/// A text as a literal under the SQL mode of our connections, in which a backslash is a letter like
/// any other.
QString textLiteral(const QString &text);

/// A view's query without a semicolon or a comment at its end.
QString viewQuery(const QString &sql);

/// What stands between quotes in "enum('a','it''s')".
QStringList valuesIn(QStringView columnType);

} // namespace jw::mysql
