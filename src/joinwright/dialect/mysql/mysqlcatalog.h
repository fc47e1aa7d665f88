// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw::mysql {

/// Reads the structure of the connection's database from information_schema, in a fixed number of
/// queries. Throws Error.
Reflection reflect(CatalogSource &source);

} // namespace jw::mysql
