// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QPointF>

namespace jw::studio {

class DiagramScene;

/// What stands under a point of the canvas.
struct Hit
{
    enum class Kind : quint8 { Nothing, Table, Line, AreaTitle, AreaFill, Note, Handle };

    Kind kind = Kind::Nothing;
    Id object = {}; ///< the table, relationship, area or note
    Id column = {}; ///< the row under the point, when it is a table's
    Qt::Edges edges = {}; ///< of a handle: which edges of the selected area or note it drags
    int segment = -1; ///< of a line: which stretch of its way

    bool isTable() const { return kind == Kind::Table; }
    explicit operator bool() const { return kind != Kind::Nothing; }
};

/// Looks from the top: handles of what is selected, notes, tables, lines (within 6 screen pixels), areas.
Hit hitAt(const DiagramScene &scene, const QPointF &point, qreal zoom);

} // namespace jw::studio
