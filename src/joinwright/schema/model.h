// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"
#include "joinwright/schema/schema.h"

namespace jw {

/// A whole document as one value: the schema and the diagrams drawn of it.
struct Model
{
    Schema schema;
    QList<Diagram> diagrams; ///< in the author's order
    UnknownKeys unknown {}; ///< of the diagrams' file, beside the diagrams

    const Diagram *diagram(Id wanted) const
    {
        for (const Diagram &diagram : diagrams) {
            if (diagram.id == wanted)
                return &diagram;
        }
        return nullptr;
    }
    /// For editing in place; null when there is none.
    Diagram *editDiagram(Id wanted)
    {
        for (Diagram &diagram : diagrams) {
            if (diagram.id == wanted)
                return &diagram;
        }
        return nullptr;
    }

    friend bool operator==(const Model &, const Model &) = default;
};

} // namespace jw
