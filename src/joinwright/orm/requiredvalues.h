// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/editor.h"
#include "joinwright/orm/session.h"

namespace jw {

/// The columns of rows that wait which must have a value before their row can be written.
QList<MissingValue> missingValues(const UnitOfWork &work);
/// Throws Error(Value) naming the first of them; `before` says what was about to happen, "" for a
/// plain flush.
void checkComplete(const QList<MissingValue> &missing, const QString &before);

} // namespace jw
