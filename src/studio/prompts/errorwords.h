// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

namespace jw::studio {

/// What an error says, in the person's language where its reason is one that is met every day, with the object, table,
/// column and constraint that it names; else the library's own sentence. What the driver said is not in it.
QString wordsOf(const Error &error);

} // namespace jw::studio
