// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/route.h"

#include <QtCore/QList>
#include <QtCore/QPoint>

namespace jw::studio {

/// The corners of a way after one of its stretches was pulled aside by `delta`: up and down for a level stretch, else
/// left and right. A stretch that ends at a table keeps a short straight piece there. Whole numbers, from owner to target.
QList<QPoint> pulledCorners(const Route &route, int segment, QPoint delta);

/// The stretch that a key moves: the one in the middle.
int middleSegment(const Route &route);

} // namespace jw::studio
