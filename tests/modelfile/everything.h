// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw::test {

/// A model in which every property of every object has a value that is not its default.
Model everything();

} // namespace jw::test
