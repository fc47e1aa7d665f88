// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::cli {

/// Counts of what a schema holds, as one JSON object on one line: schemas, tables, columns, primaryKeys,
/// compositePrimaryKeys, foreignKeys, compositeForeignKeys, selfForeignKeys, uniqueConstraints (not unique indexes), checks,
/// indexes (not those of keys), views (materialized ones too), enums. The check behind an enum is the enum's.
QString summary(const Schema &schema);

} // namespace jw::cli
