// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/session.h"

namespace jw {

/// Loads what has to be in memory before a row can be removed: association rows, rows of the classes that extend its
/// own, and the members of relationships that the session itself deletes or lets go. What the database does by
/// ON DELETE is not loaded. Does nothing in a session on a worker, which follows what is in memory.
void loadForRemoval(Session::Parts &parts, Row *row);

} // namespace jw
