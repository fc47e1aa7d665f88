// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/sqltoken.h"

#include <QtCore/QList>

namespace jw::postgresql {

using Token = SqlToken;

/// Never fails: an unfinished quote or comment ends with the text. Backticks and brackets quote names as well, because
/// models come from other databases too.
QList<Token> tokenize(QStringView sql);

/// `expression` without spaces around it and without parentheses that enclose all of it.
QString withoutParentheses(const QString &expression);
/// Whether `sql` can stand inside another statement without ending it: parentheses in pairs, quotes closed, no semicolon.
bool isSelfContained(const QString &sql);

/// A view's query without a semicolon or a comment at its end.
QString viewQuery(const QString &sql);

/// A name in double quotes where it needs them.
QString quotedIdentifier(QStringView name);
/// A text as a literal that means the same whatever standard_conforming_strings says.
QString textLiteral(const QString &text);

} // namespace jw::postgresql
