// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/record.h"

#include <QtCore/QVariant>

namespace jw {

/// A value for views written in QML or JavaScript: numbers, booleans, texts, QDate, QTime and QDateTime as such; decimals,
/// UUIDs and JSON as text, since nothing there holds them exactly; blobs as QByteArray. NULL is an invalid QVariant.
QVariant toVariant(const Value &value);

/// What a cell holds in memory: a view never loads, not even a row that has expired.
const Value &valueInMemory(const Record &record, int cell);

/// The columns of a record by name; an invalid QVariant for a null record. Hidden keys are left out.
QVariant toVariant(const Record &record);

/// Writes what a view hands over into a cell: a jw::Value, a text as a person types it (read by the column's type; empty is
/// NULL where the column is no text), any number, boolean, date or time; an invalid QVariant is NULL. Throws Error when the record refuses.
void setFromVariant(const Record &record, int cell, const QVariant &value);

} // namespace jw
