// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/sql/function.h"

#include <QtCore/QStringList>

namespace jw::mysql {

/// How MariaDB writes a function that it has under another name, or has to be made of others;
/// empty: as in standard SQL.
QString functionText(const FunctionUse &use);
QString castText(const ColumnType &to);
/// The rows of EXPLAIN as lines: the table, how it is read, by which key, how many rows, and what
/// else is said.
QStringList explainedLines(const QList<QList<Value>> &rows);

} // namespace jw::mysql
