// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/mysql/mysqltokens.h"

namespace jw::mysql {

/// An expression in the form that a model keeps: standard strings, names in double quotes where
/// they need any, key words in upper case, only the parentheses that it needs, and functions by the
/// name they have elsewhere. MariaDB prints an expression anew from what it understood, so that
/// only such a form of both can be compared. What this does not understand comes back with its
/// tokens as they are.
QString standardExpression(const QString &sql, Spelling spelling);

/// SQL of a model as this server reads it whatever its mode: names in backticks.
QString nativeText(const QString &sql);
/// SQL as the server keeps it, of a view, in standard spelling: without the name of its database
/// before tables.
QString standardQuery(const QString &sql, const QString &database);

} // namespace jw::mysql
