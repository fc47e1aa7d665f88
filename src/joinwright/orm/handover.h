// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/row.h"

#include <QtCore/QList>

namespace jw {

/// A unique value that one row gives up and another takes in the same flush: the database must see the first go before it
/// sees the second come.
struct Handover
{
    Row *giver; ///< changed or deleted
    Row *taker; ///< new or changed
    bool isKey; ///< the value is the primary key
    int cell; ///< of the giver, may be NULL: then the value is free; -1 when none of the key's cells may be
};

/// The handovers among the rows of one table that a flush inserts, updates and deletes.
QList<Handover> handovers(const Mapper &mapper, const QList<Row *> &added, const QList<Row *> &changed, const QList<Row *> &deleted);

/// The givers that are updated in such an order that each value is free when it is taken, as far as there is one: a ring of
/// rows that hand on what may not be NULL has none.
QList<Row *> inOrderOfGiving(const QList<Handover> &handovers);

} // namespace jw
