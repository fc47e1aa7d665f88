// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::test {

/// A small library: books, authors, copies, loans. Every feature of a schema stands in it once, and names that are
/// key words, collide or are no identifiers.
Schema featureSchema();

/// What is rare: tables that refer to each other, two ways between the same tables, many-to-many to itself, a table
/// without a key, virtual relationships, arrays, intervals, native types, wide decimals, odd indexes, unnamed checks.
Schema cornerSchema();

/// Names that no language likes: key words, macros, spaces, other scripts, twice the same but for case.
Schema hostileSchema();

/// Classes that extend one another: people, employees, managers and guests in tables of their own, vehicles that share
/// one; columns that are loaded later, and one that counts versions.
Schema staffSchema();

/// The sample shop's schema, from its model file.
Schema shopSchema();

} // namespace jw::test
