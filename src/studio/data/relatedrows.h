// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/record.h"

namespace jw::studio {

/// Rows that one row refers to, or that refer to it.
struct RelatedRows
{
    QString name; ///< of the relationship, seen from the row: "customer", "items"
    Id table;
    bool isForward = true; ///< the row refers to them
    QList<Id> columns; ///< of `table`: what tells these rows from others; empty: the row's values are NULL, so there are none
    QList<Value> values;
};

/// Along every relationship of the record's table, in both directions.
QList<RelatedRows> relatedRows(const Schema &schema, const Record &record);

} // namespace jw::studio
