// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/topologicalsort.h"

#include <QtCore/QSet>

namespace jw {

/// Sorts like topologicalSort(), but where there are cycles it cuts dependencies that are not `required`, and only
/// those. Required ones that form a cycle by themselves end up in `cut` as well.
TopologicalOrder breakCycles(const QList<QList<int>> &dependencies, const QSet<std::pair<int, int>> &required);

} // namespace jw
