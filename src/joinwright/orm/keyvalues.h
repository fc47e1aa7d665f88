// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

#include <QtCore/QVarLengthArray>

namespace jw {

/// The values of a key, in the order of the mapper's key cells.
using KeyValues = QVarLengthArray<Value, 2>;

} // namespace jw
