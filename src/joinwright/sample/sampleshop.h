// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <functional>

namespace jw {

/// The sample shop that the program ships: twelve tables that use every feature of a schema, two diagrams.
Model sampleModel();

/// Told how many of the rows are written; false stops it.
using SampleProgress = std::function<bool(qsizetype written, qsizetype all)>;

/// Writes the sample shop as a new SQLite database with some 41,000 rows: the same rows at every call, in every place.
/// One review refers on purpose to a product that does not exist. `path` is there when all of it is written, and not
/// before. Throws FileError when `path` exists, Error(Cancelled) when `progress` stops it.
void createSampleShop(const QString &path, const SampleProgress &progress = {});

} // namespace jw
