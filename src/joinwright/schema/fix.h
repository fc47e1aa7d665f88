// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/validate.h"

#include <optional>

namespace jw {

/// `model` with `issue` mended as fixTemplate() says; nothing when the issue has no fix or is not there any more.
std::optional<Model> fixed(const Model &model, const Issue &issue);

} // namespace jw
