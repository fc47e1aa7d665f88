// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace jw {

/// Which places of a statement take nothing but texts, row by row: {false, true} of "VALUES (?, ?), (?, ?)". Whoever knows it
/// says so when the statement is prepared, which may make binding cheaper.
using TextPlaces = std::vector<bool>;

} // namespace jw
