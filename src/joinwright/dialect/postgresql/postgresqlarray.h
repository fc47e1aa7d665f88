// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/schema/columntype.h"

#include <QtCore/QString>

namespace jw::postgresql {

/// An array of PostgreSQL, "{1,NULL,3}", for a JSON one, "[1, null, 3]"; nothing when `json` is none, or holds objects.
std::optional<QString> arrayLiteral(const QString &json);
/// The same back; elements of a number's or boolean's type stand without quotes. Nothing for what is no such array.
std::optional<QString> jsonArray(const QString &literal, const ColumnType &element);

/// An array of these values, as they are bound one by one.
QString listLiteral(const QList<Value> &values);

} // namespace jw::postgresql
