// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QPoint>
#include <QtCore/QRectF>

namespace jw::studio {

struct Sheet;

/// The place on the grid nearest to `middle` where something of `size`, with room around, covers no table and no note.
QPoint freePlaceOn(const Sheet &sheet, const QPointF &middle, const QSizeF &size);

} // namespace jw::studio
