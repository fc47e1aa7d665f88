// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw {

/// `reflected` with the ids of `reference` wherever the two mean the same thing, so that diff() can compare them.
///
/// Tables, columns, enums and views are found by name (exactly, then without case), then by the names they had (`was`),
/// then by shape: a table with mostly the same columns, the one column of the same type and place. Keys, foreign
/// keys, indexes and checks are found by what they are over, then by name. What no database can tell is taken over from
/// the reference: class names, labels, members, relationship names and comments, virtual and many-to-many
/// relationships, `was`, the naming rules, unknown keys; comments only where the reflected schema knows none at all. A
/// constraint name that is the one by rule counts as none. What has no counterpart keeps its own id.
Schema match(const Schema &reference, const Schema &reflected);

} // namespace jw
