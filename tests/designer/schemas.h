// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw::test {

/// Adds a table written as "name: column type, column type?, …": `*` after a name puts the column into the primary key,
/// `?` after the type lets it be NULL, `>other` after the type makes it a foreign key to that table's first column,
/// `!` makes that foreign key unique. Tables referred to must be there before, except the table itself.
Table &addTable(Schema &schema, const QString &text);

/// Twelve tables, three areas and a note, placed by hand: the diagram "Main" of the design's pictures.
Model shopModel();

/// The tables and foreign keys of a music shop of eleven tables, with a self-reference and an association table.
Schema musicSchema();

/// `tables` tables of 7 to 13 columns and 1.48 foreign keys a table: most within modules of fifty tables, some to a dozen
/// hubs. The same for the same seed.
Schema randomSchema(int tables, quint32 seed = 1);

} // namespace jw::test
