// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

namespace jw::postgresql {

/// An expression in the form that a model keeps: key words in upper case, only the parentheses that it needs, without the
/// casts that the server writes beside literals. PostgreSQL prints an expression anew from what it understood, so that
/// only such a form of both can be compared. What this does not understand comes back as it is.
///
/// `table`: bare words that name a column of it are written as that column, whatever their case. May be null.
QString standardExpression(const QString &sql, const Table *table);

/// The default of a column as this server takes it: 0 and 1 of a boolean are FALSE and TRUE.
QString standardDefault(const Column &column);

} // namespace jw::postgresql
