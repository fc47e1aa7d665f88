// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw::sqlite {

/// Reads the structure of a database with one query each for objects, columns, indexes and foreign keys, however many
/// tables there are; names of constraints, checks and expressions come from the statements that made the tables.
Reflection reflect(CatalogSource &source);

} // namespace jw::sqlite
