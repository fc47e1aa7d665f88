// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::test {

/// A small library: books, authors, copies, loans. Every feature of a schema stands in it once, and names that are
/// key words, collide or are no identifiers.
Schema featureSchema();

/// Names that no language likes: key words, macros, spaces, other scripts, twice the same but for case.
Schema hostileSchema();

/// The sample shop's schema, from its model file.
Schema shopSchema();

} // namespace jw::test
