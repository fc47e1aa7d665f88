// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/sqltoken.h"

#include <QtCore/QList>

namespace jw::sqlite {

using Token = SqlToken;

/// Never fails: an unfinished quote or comment ends with the text.
QList<Token> tokenize(QStringView sql);

/// Whether SQLite takes the token for a name: it does so with strings too.
bool isNameOrString(const Token &token);

/// `expression` without spaces around it and without parentheses that enclose all of it.
QString withoutParentheses(const QString &expression);
/// Whether `expression` can stand inside another statement without ending it: parentheses in pairs, no semicolon.
bool isSelfContained(const QString &expression);

/// A view's query without a semicolon or a comment at its end.
QString viewQuery(const QString &sql);

} // namespace jw::sqlite
