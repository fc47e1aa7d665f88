// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/cardinality.h"

namespace jw::studio {

LineEnds lineEnds(const Table &owner, const Relationship &relationship)
{
    if (relationship.isManyToMany())
        return {Cardinality::OptionalMany, Cardinality::OptionalMany, false};
    LineEnds ends;
    ends.owner = owner.isUnique(relationship.columns) ? Cardinality::OptionalOne : Cardinality::OptionalMany;
    ends.target = owner.isOptional(relationship) ? Cardinality::OptionalOne : Cardinality::One;
    ends.identifying = !relationship.columns.isEmpty()
        && std::all_of(relationship.columns.begin(), relationship.columns.end(),
            [&owner](Id column) { return owner.isPrimary(column); });
    return ends;
}

} // namespace jw::studio
