// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw {

/// The sample shop that the program ships: twelve tables that use every feature of a schema, two diagrams.
Model sampleModel();

/// Writes the sample shop as a new SQLite database with some 41,000 rows: the same rows at every call, in every place.
/// One review refers on purpose to a product that does not exist. Throws FileError when `path` exists.
void createSampleShop(const QString &path);

} // namespace jw
