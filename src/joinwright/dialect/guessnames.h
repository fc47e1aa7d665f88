// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw {

/// Gives the schema its naming rules (from how its tables are called) and every relationship without a name its two
/// names by those rules; all attributes of a table end up different.
void guessNames(Schema &schema);

} // namespace jw
