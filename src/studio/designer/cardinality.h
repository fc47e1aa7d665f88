// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::studio {

/// How many rows of the table at this end of a line belong to one row at the other end.
enum class Cardinality : quint8 { One, OptionalOne, Many, OptionalMany };

constexpr bool isMany(Cardinality cardinality)
{
    return cardinality == Cardinality::Many || cardinality == Cardinality::OptionalMany;
}
constexpr bool isOptional(Cardinality cardinality)
{
    return cardinality == Cardinality::OptionalOne || cardinality == Cardinality::OptionalMany;
}

/// Both ends of a relationship's line.
struct LineEnds
{
    Cardinality owner = Cardinality::OptionalMany; ///< at the table that holds the key's columns
    Cardinality target = Cardinality::One; ///< at the table referred to
    bool identifying = false; ///< the key's columns belong to the owner's primary key (IDEF1X draws it solid)

    friend bool operator==(const LineEnds &, const LineEnds &) = default;
};

/// The target is optional when a column of the foreign key may be NULL; the owner's end is one when its columns are
/// unique. A schema cannot demand that a row is referred to, so the owner's end is always optional. Many-to-many: both
/// ends are optional and many.
LineEnds lineEnds(const Table &owner, const Relationship &relationship);

} // namespace jw::studio
