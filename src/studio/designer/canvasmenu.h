// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QPoint>

class QMenu;

namespace jw::studio {

class DiagramView;

/// Fills a context menu with what can be done on the canvas with `object`, which is selected; null: with the canvas at
/// `place` (scene). The keys are shown beside.
void fillCanvasMenu(QMenu &menu, DiagramView &view, Id object, QPoint place);

} // namespace jw::studio
