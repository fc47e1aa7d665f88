// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QList>
#include <QtCore/QPoint>

namespace jw::studio {

struct Sheet;

/// Ways through a diagram for those who use no mouse, and the order in which a screen reader lists it.
namespace canvaswalk {

/// Tables in reading order: by rows of similar height, from left to right.
QList<Id> order(const Sheet &sheet);
/// The table after `from` (before it, with -1), round the end; the first one for a table that does not stand here.
Id next(const Sheet &sheet, Id from, int step);
/// The nearest table that lies in `direction` (one of the four unit steps); null when there is none.
Id towards(const Sheet &sheet, Id from, QPoint direction);

} // namespace canvaswalk
} // namespace jw::studio
