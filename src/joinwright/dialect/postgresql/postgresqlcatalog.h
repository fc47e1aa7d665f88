// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw::postgresql {

/// Reads the structure of a database with six queries, however many schemas and tables there are.
Reflection reflect(CatalogSource &source);

} // namespace jw::postgresql
