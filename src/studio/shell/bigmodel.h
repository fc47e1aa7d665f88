// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw::studio {

/// A made-up model of `modules` × `tablesEach` related tables, each module arranged in an area of its own: what a big
/// model looks like in the pictures. The same at every call.
Model bigModel(int modules, int tablesEach);

} // namespace jw::studio
