// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/sql/function.h"

#include <QtCore/QStringList>

namespace jw::sqlite {

/// How SQLite writes a function that it has under another name, or has to be made of others; empty: as in standard SQL.
/// Throws Error(Unsupported).
QString functionText(const FunctionUse &use);
QString castText(const std::optional<ColumnType> &from, const ColumnType &to);
/// The rows of EXPLAIN QUERY PLAN as lines, indented by depth.
QStringList explainedLines(const QList<QList<Value>> &rows);

} // namespace jw::sqlite
