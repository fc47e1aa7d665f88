// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QStringList>

// What things are called for a person.

namespace jw::studio {

/// "table", "column", "area" … in the current language; empty for an unknown id.
QString kindWord(const Model &model, Id id);
QString kindIcon(const Model &model, Id id);

/// How many rows of the other table belong to one of `owner`: "one", "none or one", or "many" over an association table.
QString targetWords(const Table &owner, const Relationship &relationship);
/// The same from the other side: "many", or "none or one" when the key's columns are unique.
QString ownerWords(const Table &owner, const Relationship &relationship);
/// "many to one, mandatory".
QString cardinalityWords(const Table &owner, const Relationship &relationship);
/// "orders.customer_id → customers.id".
QString relationshipPath(const Schema &schema, const Table &owner, const Relationship &relationship);

QString columnNames(const Table &table, const QList<Id> &columns);
/// The columns that a comma-separated text names; empty when one of them does not exist.
QList<Id> columnsFromText(const Table &table, const QString &text);
QString indexPartsText(const Table &table, const Index &index);
/// Reads "placed_on desc, lower(email)": names of columns, all else expressions.
QList<IndexPart> indexPartsFromText(const Table &table, const QString &text);

} // namespace jw::studio
